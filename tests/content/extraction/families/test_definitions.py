"""Tests definitions: what a name is said to be, by "is" or right behind the name."""

import pytest

from tests.content.extraction.families.tellings import mentions


def defined(words: str, *rules: str) -> list[tuple[str, str]]:
    return [(one.subject, str(one.value)) for one in mentions(words) if one.rule in rules]


def told(words: str, *rules: str) -> list[str]:
    return [one.statement for one in mentions(words) if one.rule in rules]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("NLF is one of the smallest forces on the lake.", "one of the smallest forces on the lake"),
        ("NLF was a rescue operation under Article 9 of the Lake Charter.", "a rescue operation under Article 9"),
        ("NLF is a naval force which guards the ferry ports.", "a naval force which guards the ferry ports"),
        ("NLF is a body run by the fishing towns.", "a body run by the fishing towns"),
        (
            "NLF is the office through which the towns govern the lake, and it sits in Orsa.",
            "the office through which the towns govern the lake",
        ),
    ],
)
def test_a_definition_takes_along_the_clause_that_makes_it_one(words, value):
    assert any(found.startswith(value) for _, found in defined(words, "definition: is"))


@pytest.mark.parametrize(
    "words",
    ["NLF is a naval force led by Norway, Sweden and Finland.", "NLF is a naval force which was founded in May 2011."],
)
def test_a_definition_ends_before_a_list_and_before_a_date(words):
    (value,) = [found for _, found in defined(words, "definition: is")]

    assert not value.endswith(("Norway", "2011"))


def test_what_there_is_defines_nobody():
    assert defined("NLF sends the most, and there are boats from Norway.", "definition: is") == []


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        (
            "War broke out between the towns and the Lake Fighters (LF), an armed group of fishermen.",
            "LF is an armed group of fishermen.",
        ),
        (
            "Vetting is done by the Lake Boat Authority (LBA), an independent body which marks each boat.",
            "The Lake Boat Authority is an independent body which marks each boat.",
        ),
        (
            "Shore Watch Teams (SWTs), small units of guards and clerks, still patrol the bay.",
            "SWTs are small units of guards and clerks.",
        ),
        (
            "It was agreed in the Orsa Declaration of May 2011, a statement on fishing.",
            "The Orsa Declaration is a statement on fishing.",
        ),
    ],
)
def test_what_stands_right_behind_a_name_says_what_it_is(words, statement):
    assert statement in told(words, "definition: aside")


@pytest.mark.parametrize(
    "words",
    [
        "When the council had left the Lake Fighters (LF), the towns met in Orsa.",
        "NLF sent the Lake Guard (LG), a battalion and a company.",
        "They met Colonel Ana Berg, a veteran of the war.",
        "NLF supports the Lake Forum (LF), a process of many years.",
        "Besides, a team of doctors works on the shore.",
        "NLF left Norway, a year too early.",
    ],
)
def test_what_stands_behind_a_name_is_not_always_what_it_is(words):
    assert told(words, "definition: aside") == []


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("The towns laid a line of buoys, known since as the Calm Line.", "The Calm Line is a line of buoys."),
        ("They paid for it from a rescue fund called LARES.", "LARES is a rescue fund."),
    ],
)
def test_what_bears_a_name_says_what_the_name_is(words, statement):
    assert statement in told(words, "definition: called")


@pytest.mark.parametrize(
    "words", ["They met a man called Olaf Ruud.", "The force, known as the Calm Guard, left.", "A fund was called for."]
)
def test_a_person_and_a_thing_known_before_get_no_such_definition(words):
    assert told(words, "definition: called") == []


def test_what_will_be_certified_as_something_is_not_yet():
    assert told("NLF will be certified as a rescue corps.", "definition: as a") == ["NLF is to be a rescue corps."]
