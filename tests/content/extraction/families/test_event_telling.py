"""Tests of how a dated event is told: by whom it happened to, at which date, in a sentence that stands alone."""

import pytest

from tests.content.extraction.families.tellings import mentions


def told(words: str, **more: str) -> list[str]:
    """What the families say of the events of a text."""
    return [one.statement for one in mentions(words, **more) if one.rule.startswith("date: ")]


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        (
            "Under the Velin Accord, concluded in July 2012, the two banks opened a bridge.",
            "The Velin Accord was concluded in July 2012.",
        ),
        (
            "General Ada Lind of Sweden, appointed in May 2014, speaks Finnish.",
            "General Ada Lind of Sweden was appointed in May 2014.",
        ),
        (
            "A treaty between Orsa and the shore towns, signed in Velin on 3 May 2011, settled the matter.",
            "A treaty was signed in Velin on 3 May 2011.",
        ),
    ],
)
def test_a_participle_behind_a_comma_tells_of_the_noun_before_it(words, statement):
    assert statement in told(words)


def test_what_a_body_is_said_to_be_did_what_the_relative_clause_tells():
    words = "The Shore Guard was a small body that watched the river from May 1997 to June 1998."

    assert told(words) == [
        "The Shore Guard watched the river from May 1997.",
        "The Shore Guard watched the river until June 1998.",
    ]


def test_a_prolonged_mandate_is_what_ends_then():
    words = "Resolution 12 extended the mandate until 30 June 2021."

    assert told(words, opening="The Northern Lake Force (NLF) keeps the peace. NLF is small.\n\n") == [
        "The NLF mandate was extended by Resolution 12 until 30 June 2021."
    ]


def test_the_council_is_told_to_have_prolonged_a_mandate_on_the_day_it_did():
    assert told("On 3 June 2019 the council extended the mandate.") == [
        "The council extended the mandate on 3 June 2019."
    ]


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("Norway and Iceland signed a plan in May 2012.", "Norway and Iceland signed a plan in May 2012."),
        (
            "On 1 July 2013 the school was sold and the last teachers went home.",
            "The last teachers went home on 1 July 2013.",
        ),
        ("It was not until April 2012 that a boat was added.", "A boat was added in April 2012."),
        ("The board upheld the expulsion on 3 May 2012.", "The board upheld the expulsion on 3 May 2012."),
        ("NLF was set up by Decision 7 of 3 May 1998.", "NLF was set up by Decision 7 on 3 May 1998."),
    ],
)
def test_events_are_told_of_all_that_took_part_and_when(words, statement):
    assert statement in told(words)


def test_what_followed_on_a_clash_has_not_its_date():
    assert told("After a river clash in Orsa on 3 May 2012 the guard sent more men.") == [
        "A river clash in Orsa took place on 3 May 2012."
    ]


def test_what_happened_later_has_not_the_date_that_opens_the_sentence():
    words = "On 1 July 2013 the school was sold and the teachers later went home."

    assert told(words) == ["The school was sold on 1 July 2013."]


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("First flight: 2 October 2011", "The first flight of NLF took place on 2 October 2011."),
        ("Planned end: 31 March 2023", "NLF is due to end on 31 March 2023."),
        ("Current end of mandate: 28 February 2023", "The mandate of NLF is due to end on 28 February 2023."),
        ("Current mandate: until 31 December 2024", "The mandate of NLF is due to end on 31 December 2024."),
        ("Extended: 14 February 2018", "The mandate of NLF was extended on 14 February 2018."),
        (
            "Commander: Colonel Ada Lind (Sweden), since 3 May 2019",
            "Colonel Ada Lind has been Commander of NLF since 3 May 2019.",
        ),
    ],
)
def test_fields_tell_events_of_what_the_text_is_about(words, statement):
    assert statement in [one.statement for one in mentions(f"{words}\nBase: Velin\nColour: blue")]


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("Two field offices lie on the lake. A third, in Osk, was shut in 2011.", "third field office"),
        ("The mandate is renewed each year; the current one ends on 31 December 2022.", "NLF mandate"),
    ],
)
def test_what_only_counts_is_named_by_what_it_counts(words, subject):
    assert [one.subject for one in mentions(words) if one.rule.startswith("date: ")] == [subject]


def test_a_date_that_is_taken_for_a_verb_tells_nothing():
    assert told(";sin;ce May 2011: the council met General Ada Berg in Velin.") == []


@pytest.mark.parametrize(
    ("words", "statements"),
    [
        ("The council gave the order to leave on 3 May 2012.", ["The council gave the order to leave on 3 May 2012."]),
        (
            "Ada Lind was asked to form a board on 4 March 2012.",
            ["Ada Lind was asked to form a board on 4 March 2012."],
        ),
        (
            "Later laws widened its work, up to the holding of the elections of 3 May 2012.",
            ["The elections took place on 3 May 2012."],
        ),
    ],
)
def test_a_date_behind_a_noun_is_told_of_what_happened_then(words, statements):
    assert told(words) == statements
