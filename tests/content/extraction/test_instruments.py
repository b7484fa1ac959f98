"""Tests the finding of resolutions, treaties and other instruments."""

import pytest

from content.extraction import instruments


def names(words: str) -> list[str]:
    return [found.name for found in instruments.find(words)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("under UNSCR 1244 (1999) and", ["UNSCR 1244 (1999)"]),
        (
            "Security Council resolutions 10 (1999) and 13 (2000) call",
            ["Security Council resolution 10 (1999)", "Security Council resolution 13 (2000)"],
        ),
        ("Council Decision (CFSP) 2017/97 was", ["Council Decision (CFSP) 2017/97"]),
        (
            "by Council Joint Action 2008/12/CFSP of 4 May 2008, and",
            ["Council Joint Action 2008/12/CFSP of 4 May 2008"],
        ),
        ("under the Common Security and Defence Policy (CSDP).", ["Common Security and Defence Policy (CSDP)"]),
        ("the Aveli Peace Agreement of 1995 was", ["Aveli Peace Agreement of 1995"]),
        ("the Convention on the Law of the Sea and", ["Convention on the Law of the Sea"]),
        ("Chapter VII of the UN Charter", ["Chapter VII of the UN Charter"]),
        (
            "a Memorandum of Understanding between Suvala and the Council.",
            ["Memorandum of Understanding between Suvala and the Council"],
        ),
        ("the Lake Accords and the Aveli Memorandum of 2 May 2001", ["Lake Accords", "Aveli Memorandum of 2 May 2001"]),
        ("the Agreement was signed; a law on policy", []),
        ("the resolution of the conflict", []),
    ],
)
def test_find_names_each_instrument(words: str, found: list[str]):
    assert names(words) == found


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("They signed the Velin Accord in May 2010.", "Velin Accord"),
        ("It adopted Resolution 12 in May 2010.", "Resolution 12"),
        ("They signed the Treaty of Velin in June 2010.", "Treaty of Velin"),
        ("They signed the Treaty of Velin of 3 June 2010.", "Treaty of Velin of 3 June 2010"),
    ],
)
def test_the_month_behind_a_name_is_no_part_of_it(words: str, name: str):
    assert [one.name for one in instruments.find(words)] == [name]
