"""Tests the families that read plain clauses: appositions, aims, successions, and what else a subject does."""

import pytest

from tests.content.extraction.families.tellings import mentions


def told(words: str, *rules: str) -> list[str]:
    return [mention.statement for mention in mentions(words) if mention.rule in rules]


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        (
            "NLF works with the Lake Guard, a militia of volunteers, at night.",
            "The Lake Guard is a militia of volunteers.",
        ),
        (
            "The Shore Council, an independent oversight body, met twice.",
            "The Shore Council is an independent oversight body.",
        ),
        ("NLF disbanded its supply branch, the Lake Depot.", "The Lake Depot is NLF supply branch."),
    ],
)
def test_what_stands_between_commas_tells_what_a_name_is(words, statement):
    assert statement in told(words, "definition: apposition")


@pytest.mark.parametrize(
    "words",
    [
        "The Lake Guard, its best unit, left.",
        "On 12 May 2011, the third day, NLF left.",
    ],
)
def test_what_is_no_definition_is_not_told_as_one(words):
    assert told(words, "definition: apposition") == []


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        (
            "The patrols were aimed at ending the smuggling of fuel.",
            "The patrols were aimed at ending the smuggling of fuel.",
        ),
        ("NLF was deployed to protect the ferry ports.", "NLF was meant to protect the ferry ports."),
        ("NLF closed the bay in order to clear the mines, which took a year.", "NLF was meant to clear the mines."),
    ],
)
def test_what_something_is_for_is_told_up_to_the_clause_that_hangs_on(words, statement):
    assert statement in told(words, "other: aim")


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("NLF took over from the Lake Patrol Group.", "NLF succeeded the Lake Patrol Group."),
        ("NLF replaced the Lake Patrol Group.", "NLF succeeded the Lake Patrol Group."),
        ("NLF was succeeded by the Lake Support Mission.", "The Lake Support Mission succeeded NLF."),
        ("NLF is the successor of the Lake Patrol Group.", "NLF succeeded the Lake Patrol Group."),
    ],
)
def test_one_body_follows_another(words, statement):
    assert statement in told(words, "sequence: succession")


def test_people_who_follow_each_other_in_an_office_are_no_succession_of_bodies():
    assert told("General Ana Berg succeeded Colonel Olaf Ruud.", "sequence: succession") == []


def test_what_came_before_an_event_is_told():
    assert told("NLF was set up following the truce of the fishermen.", "sequence: followed") == [
        "NLF was set up following the truce of the fishermen."
    ]


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        (
            "NLF supports the fishing villages of the eastern shore.",
            "NLF supports the fishing villages of the eastern shore.",
        ),
        ("The mission does not carry weapons or make arrests.", "NLF does not carry weapons or make arrests."),
        ("A rescue programme funded by the Lake Fund runs.", "A rescue programme was funded by the Lake Fund."),
        ("The Lake Guard shall be armed and possess no boats.", "The Lake Guard shall be armed and possess no boats."),
    ],
)
def test_a_plain_clause_becomes_a_statement_by_itself(words, statement):
    assert statement in told(words, "gleaned: statement")


@pytest.mark.parametrize(
    "words",
    [
        "“We protect the lake and its people,” he said.",
        "The commander said that the lake was calm.",
        "NLF left the bay in June 2011.",
        "NLF took part.",
    ],
)
def test_speech_dates_and_empty_clauses_make_no_statement(words):
    assert told(words, "gleaned: statement") == []


@pytest.mark.parametrize(
    "words",
    ["Ana Berg, not a member of the council, left.", "Ana Berg, formerly a fisherman, left."],
)
def test_what_a_person_is_not_or_is_no_more_is_no_definition(words):
    assert told(words, "definition: apposition") == []


def test_a_duty_that_is_denied_is_told_as_denied():
    assert [
        (one.statement, one.negated)
        for one in mentions("NLF is no longer responsible for the port.")
        if one.kind == "role"
    ] == [("NLF was not responsible for the port on 1 May 2020.", True)]


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("NLF is cooperating with the Shore Council.", "NLF cooperated with the Shore Council on 1 May 2020."),
        ("NLF will cooperate with the Shore Council.", "NLF was to cooperate with the Shore Council on 1 May 2020."),
    ],
)
def test_what_a_dated_text_says_of_partners_is_told_in_the_past(words, statement):
    assert told(words, "clause: cooperates with") == [statement]


def test_what_was_conceived_as_something_is_told_in_the_past():
    assert told("NLF was conceived as a lasting presence.", "definition: as a") == ["NLF was a lasting presence."]


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        (
            "The Lake Guard joined with a boat of nine men in May 2014, its first on the lake.",
            "The Lake Guard joined with a boat of nine men in May 2014, its first on the lake.",
        ),
        (
            "The Shore Court held in its opinion of 21 June 2011 that the raid was lawful.",
            "On 21 June 2011, the Shore Court held in its opinion that the raid was lawful.",
        ),
        (
            "On 3 February 2011 Haan formally handed over to the new head of the guard.",
            "On 3 February 2011, Haan formally handed over to the new head of the guard.",
        ),
        ("The Lake Guard ceased at midnight on 3 May 2012.", "The Lake Guard ceased at midnight on 3 May 2012."),
        ("NLF was set up by the council back in August 2014.", "NLF was set up by the council in August 2014."),
    ],
)
def test_a_dated_clause_is_told_whole_without_its_date(words, statement):
    assert statement in [mention.statement for mention in mentions(words)]


def test_what_stands_in_another_column_is_not_counted():
    found = [
        m for m in mentions("Unit      Strength     Head\n\nGuard     300          Captain Haan") if m.value == 300
    ]

    assert all("Captain" not in m.unit for m in found)


def test_a_partner_that_is_an_office_of_something_is_named_with_it():
    assert told("NLF is cooperating with the Ministry of Fish.", "clause: cooperates with") == [
        "NLF cooperated with the Ministry of Fish on 1 May 2020."
    ]


def test_a_land_with_a_name_in_the_plural_is_one():
    assert "The United States is the largest donor." in told(
        "The United States, the largest donor, sent boats.", "definition: apposition"
    )
