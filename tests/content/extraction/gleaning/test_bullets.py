"""Tests bullets and bare rows as members of what stands above them."""

import pytest

from tests.content.extraction.families.tellings import mentions
from tests.content.extraction.gleaning.gleanings import gleaned, told


def members(words: str) -> list[tuple[str, str]]:
    return [(subject, value) for subject, _, value in told(words, "bullet")]


@pytest.mark.parametrize(
    ("lead", "owner"),
    [
        ("These include:", "NLF"),
        ("The guards carry many things:", "NLF tasks"),
        ("The council made two promises. These are:", "NLF promises"),
        ("NLF met with no trouble of its own. Five old rules apply", "NLF old rules"),
        ("The lake is calm today.", "NLF"),
    ],
)
def test_a_bullet_belongs_to_what_the_line_above_counts_or_else_to_the_topic(lead, owner):
    assert members(f"{lead}\n • clean water\n • safe ports\n") == [(owner, "clean water"), (owner, "safe ports")]


@pytest.mark.parametrize(
    "words",
    [
        "The crews do not carry:\n • old guns\n • long knives\n",
        "See the following pages:\n • guns for all\n • knives for all\n",
        "NLF tasks are to:\n • clear the mines of Orsa\n • train the Lake Guard\n",
        "The lake\n\nCrews trained: 26\n • clean water\n • safe ports\n",
        "The lake is safe:\n • The guards watch the lake.\n • The pirates left the lake.\n",
    ],
)
def test_what_is_denied_linked_taken_or_a_sentence_of_its_own_is_no_member(words):
    assert members(words) == []


def test_a_row_of_names_below_a_heading_in_the_plural_gives_the_name_before_the_comma():
    found = members("Old partners\n\n • The Lake Guard, Velin – founded long ago\n • The Boat School; Orsa\n")

    assert ("NLF old partners", "The Boat School; Orsa") in found


def test_the_line_above_is_quoted_as_what_says_whose_the_bullet_is():
    (found, _) = gleaned("These include:\n • clean water\n • safe ports\n", "bullet")

    assert [(span.role, span.quote) for span in found.spans] == [
        ("value", "clean water"),
        ("subject", "These include:"),
    ]


def test_what_a_body_is_to_do_is_one_of_its_tasks():
    words = "Under its terms the NLF promised the towns:\n\n • to watch over the ports; and\n • to man the posts.\n"

    assert members(words) == [("NLF tasks", "watch over the ports"), ("NLF tasks", "man the posts")]


def test_a_bullet_that_only_names_what_the_line_above_counts_is_no_member():
    assert ("Lake Posts", "Lake Post") not in members("Lake Posts:\n\n • Lake Post\n • Lake Gate\n")


@pytest.mark.parametrize(
    "lead",
    [
        "The mandate, which the Shore Council extends every six months, instructs us to:",
        "Its tasks are laid down in an agreement with the Government, the Aveli Arrangement:",
        "Under our mandate we:",
    ],
)
def test_tasks_that_somebody_gave_are_those_of_whom_they_were_given_to(lead):
    found = mentions(f"{lead}\n\n • watch the ceasefire along the line;\n • escort food from the port;\n")
    owners = {mention.subject for mention in found if mention.kind == "membership"}

    assert owners
    assert owners <= {"NLF tasks", "NLF mandate"}


def test_a_bullet_that_names_what_the_page_is_about_is_no_member_of_it():
    assert members("Five old rules\n • the Northern Lake Force\n • clean water\n") == [("NLF old rules", "clean water")]


def test_a_point_that_only_spells_out_its_owner_is_no_member():
    lead = "NLF has four Lake Guard Posts (LGP). These are the LGPs:"
    assert members(f"{lead}\n • Lake Guard Post\n • Orsa Quay\n") == [("four LGPs", "Orsa Quay")]
