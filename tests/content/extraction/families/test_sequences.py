"""Tests what came after what, and who after whom."""

import pytest

from tests.content.extraction.families.tellings import mentions


def orders(words: str) -> list[str]:
    return [one.statement for one in mentions(words) if one.rule == "sequence: succession"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("The two shore posts gave way to a single fort.", "A single fort succeeded the two shore posts."),
        ("The lake police relieved the ferry guards in May 2019.", "The lake police succeeded the ferry guards."),
    ],
)
def test_a_relief_tells_who_came_after_whom(words: str, said: str):
    assert orders(words) == [said]


@pytest.mark.parametrize(
    "words",
    ["The drivers gave way to the ferry.", "The camp took over from Major General Ada Lind.", "The rain gave up."],
)
def test_what_is_no_relief_tells_no_order(words: str):
    assert not [one for one in orders(words) if "Lind" in one or "drivers" in one]
