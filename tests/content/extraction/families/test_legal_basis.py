"""Tests what the instruments are that something rests on."""

import pytest

from tests.content.extraction.families.tellings import mentions


def bases(words: str) -> list[tuple[str, str]]:
    return [(m.subject, str(m.value)) for m in mentions(words) if m.kind == "legal_basis"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (
            "NLF was established by Council Decision 2014/6/CFSP of 3 March 2014.",
            "Council Decision 2014/6/CFSP of 3 March 2014",
        ),
        ("NLF owes its existence to Security Council Resolution 18.", "Security Council Resolution 18"),
        ("NLF was authorised by UN Security Council Resolution 18 (2011).", "UN Security Council Resolution 18 (2011)"),
        ("Its legal basis is Council Joint Action 2005/64/CFSP.", "Council Joint Action 2005/64/CFSP"),
        ("Legal basis: Resolution 18 of 2011", "Resolution 18 of 2011"),
        ("The Council authorised NLF in Resolution 18 of 20 May 2011.", "Resolution 18"),
        ("The Council set up NLF by its resolution 18 of 20 May 2011.", "resolution 18"),
        ("The Council adopted Resolution 18, which authorised NLF.", "Resolution 18"),
        ("Under a protocol signed in Aveli the NLF was to stay.", "protocol signed in Aveli"),
        ("NLF works under a mandate of the Lake Union.", "mandate of the Lake Union"),
        ("NLF acts on the strength of a decision of the Shore Council.", "decision of the Shore Council"),
        ("The Aveli Accord is still the legal foundation of NLF.", "Aveli Accord"),
        ("NLF is in the country by invitation of the Orsan government.", "Orsan government"),
        ("NLF was launched in answer to a request by the Orsan Government.", "Orsan Government"),
        ("Resolution 18 established the NLF.", "Resolution 18"),
        ("It acts in accordance with the Lake Convention.", "Lake Convention"),
        ("NLF operates under Chapter VII of the UN Charter.", "Chapter VII of the UN Charter"),
        ("NLF was deployed pursuant to the Aveli Peace Agreement.", "Aveli Peace Agreement"),
    ],
)
def test_a_basis_is_read_in_many_forms(words: str, value: str):
    assert bases(words) == [("NLF", value)]


def test_what_a_text_set_up_rests_on_it():
    words = "NLF meets the Shore Board, a body set up under the Aveli Accord."

    assert bases(words) == [("Shore Board", "Aveli Accord")]


def test_what_was_adopted_under_a_chapter_is_the_text():
    words = "Resolution 18, adopted under Chapter VII of the Charter, named NLF."

    assert ("Resolution 18", "Chapter VII of the Charter") in bases(words)


def test_the_same_text_is_the_one_named_before():
    words = "Norway spoke for Resolution 18. The same resolution established NLF."

    assert ("NLF", "Resolution 18") in bases(words)


@pytest.mark.parametrize(
    "words",
    [
        "NLF is under a cloud.",
        "NLF came after a request for boats by the fishermen.",
        "That decision was late.",
    ],
)
def test_no_basis_is_read_where_none_is_told(words: str):
    assert bases(words) == []


def test_a_field_may_name_several():
    words = "Legal basis: Decision 7/2021 of the Lake Council; Status of Forces Agreement (SOFA) of 6 July 2021"

    assert [value for _, value in bases(words)] == [
        "Decision 7/2021 of the Lake Council",
        "Status of Forces Agreement (SOFA) of 6 July 2021",
    ]


def test_an_invitation_is_told_with_who_gave_it():
    (found,) = [
        m for m in mentions("NLF was launched at the request of the Gulf Commission.") if m.kind == "legal_basis"
    ]

    assert (found.attribute, found.value) == ("at-request-of", "Gulf Commission")
    assert found.statement == "NLF was launched at the request of the Gulf Commission."


def test_a_treaty_stands_with_its_article():
    found = [m.statement for m in mentions("NLF acts in accordance with the Lake Convention and Resolution 18.")]

    assert "The legal basis of NLF is the Lake Convention." in found
    assert "The legal basis of NLF is Resolution 18." in found


def test_what_pays_for_a_force_is_no_basis_of_the_force_itself():
    assert bases("Under General Assembly Resolution 4 of 1993 NLF is financed by all members.") == [
        ("NLF financing", "General Assembly Resolution 4 of 1993")
    ]
