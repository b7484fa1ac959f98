"""Single choice: its editor, reading, feedback, checks and drafting."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from quiz.question_types.base import BadQuestion, Line, Option, Problem, Reading
from quiz.question_types.pool import Together
from quiz.question_types.single_choice import SingleChoice

OPTIONS = (
    Option("a", "Port Alder", "The depot stands there."),
    Option("b", "Lake Birch"),
    Option("c", "Cape Cedar", "It closed in 2003."),
)
EXAMPLE = SingleChoice("In 2004, where was the staff college?", OPTIONS, ("b",), explanation="By the lake since 2002.")
REKEYED = SingleChoice("In 2004, where was the staff college?", OPTIONS, ("c",), explanation="By the lake since 2002.")


def checks(question: SingleChoice) -> list[str]:
    return [problem.check for problem in question.problems()]


@pytest.mark.parametrize(
    ("posted", "error"),
    [
        (["a", "b"], "Choose one answer only."),
        (["zz"], "Choose one of the answers shown."),
        (["  "], "Choose an answer."),
    ],
)
def test_reading_refuses(posted, error):
    assert EXAMPLE.read({"response": posted}, []) == Reading(None, error)


def test_feedback_follows_the_order_shown():
    assert EXAMPLE.lines(["c", "a", "b"], "a") == [
        Line("Cape Cedar", is_key=False, is_chosen=False, why="It closed in 2003."),
        Line("Port Alder", is_key=False, is_chosen=True, why="The depot stands there."),
        Line("Lake Birch", is_key=True, is_chosen=False),
    ]


def test_words_and_guessing():
    assert (EXAMPLE.key_words(), EXAMPLE.value_words("c"), EXAMPLE.summarise("c"), EXAMPLE.guess_fraction()) == (
        "Lake Birch",
        "Cape Cedar",
        ["c"],
        Fraction(1, 3),
    )


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (["14,000", "about 6,000", "some 50,000"], [1, 0, 2]),
        (["12 June 1999", "June 1998", "early 2002", "end of 2001"], [1, 0, 3, 2]),
        (["1.9 million", "800,000"], [1, 0]),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_numbers_and_dates_ascend(texts, shown, seed):
    options = tuple(Option(f"o{index}", text) for index, text in enumerate(texts))

    assert SingleChoice("How many?", options, ("o0",)).draw(Random(seed)) == [f"o{index}" for index in shown]


def test_other_texts_are_shuffled():
    assert {tuple(EXAMPLE.draw(Random(seed))) for seed in range(60)} == {
        ("a", "b", "c"),
        ("a", "c", "b"),
        ("b", "a", "c"),
        ("b", "c", "a"),
        ("c", "a", "b"),
        ("c", "b", "a"),
    }


def test_editor_keeps_ids_and_gives_new_rows_ids_blind_to_the_key():
    rows = [
        {"id": "b", "text": "Lake Birch, north shore", "key": ""},
        {"id": "", "text": "Zeal Point", "key": "1"},
        {"id": "", "text": "Alp Moor", "why": " Too high. "},
        {"id": "b", "text": "Copy of b"},
        {"id": "", "text": "  ", "key": ""},
    ]

    question = SingleChoice.from_rows("Where?", "", rows)

    assert question.options == (
        Option("b", "Lake Birch, north shore"),
        Option("d", "Zeal Point"),
        Option("a", "Alp Moor", "Too high."),
        Option("c", "Copy of b"),
    )
    assert question.key == ("d",)


def test_editor_refuses_a_key_without_text():
    with pytest.raises(BadQuestion, match="Option 2 has no text"):
        SingleChoice.from_rows("Where?", "", [{"text": "Port Alder"}, {"text": "", "key": "1"}])


@pytest.mark.parametrize(
    ("stem", "options", "key", "found"),
    [
        ("Where?", OPTIONS, (), ["no_key"]),
        ("Where?", OPTIONS, ("a", "b"), ["several_keys"]),
        ("Where?", OPTIONS, ("z",), ["unknown_key"]),
        ("Where?", OPTIONS[:2], ("a",), []),
        ("Where?", OPTIONS[:1], ("a",), ["too_few"]),
        ("Where?", (*OPTIONS, Option("d", "the Lake-Birch")), ("b",), ["same_options"]),
        ("Where?", (*OPTIONS, Option("d", " ")), ("b",), ["empty_option"]),
        (" ", OPTIONS, ("b",), ["no_stem"]),
    ],
)
def test_problems(stem, options, key, found):
    assert checks(SingleChoice(stem, options, key, explanation="So it is.")) == found


def test_problem_says_what_to_do():
    assert SingleChoice("Where?", OPTIONS, (), explanation="So it is.").problems() == [
        Problem("no_key", "block", "No option is marked correct. Mark one.")
    ]


def test_unknown_ids_repeated_ids_and_floats_are_refused_in_data():
    row = {"id": "a", "text": "Port Alder"}

    for options in ([row, row], [{**row, "id": "a b"}], [{**row, "text": 3}], ["a"]):
        with pytest.raises(BadQuestion):
            SingleChoice.from_data("Where?", "", {"options": options, "key": ["a"]})


def test_draft_has_the_value_among_distractors_and_says_what_it_rests_on(draft_from, make_fact, pool, wrong):
    pool.wrong = wrong("2,400", "900", "3,100", "5,000")

    draft = draft_from(SingleChoice, make_fact(), pool)

    assert [option.text for option in draft.content.options] == ["900", "1,850", "2,400"]
    assert draft.content.key_words() == "1,850"
    assert draft.content.explanation == "So says the yearbook about the Harbour Mission."
    assert draft.facts == (("f1", "asked"), ("w1", "distractor"), ("w2", "distractor"))
    assert draft.as_of == "2004-05"
    assert draft.content.problems() == []


def test_draft_option_ids_do_not_follow_the_key(draft_from, make_fact, pool, wrong):
    pool.wrong = wrong("Aspen Hall", "Larch House")

    draft = draft_from(SingleChoice, make_fact(value="Birch Court"), pool)

    ids = {option.text: option.id for option in draft.content.options}
    assert ids == {"Aspen Hall": "a", "Birch Court": "b", "Larch House": "c"}


def test_draft_needs_a_stem_and_two_distractors(draft_from, make_fact, pool, wrong):
    pool.wrong = wrong("2,400")
    too_few = draft_from(SingleChoice, make_fact(), pool)
    pool.wrong, pool.a_stem = wrong("2,400", "900"), None
    no_stem = draft_from(SingleChoice, make_fact(), pool)

    assert (too_few, no_stem) == (None, None)


def test_draft_has_an_event_among_those_of_other_times_where_the_fact_asks_for_that(draft_from, make_fact, pool, wrong):
    fact = make_fact()
    pool.together = Together(
        "Which of these happened in 2004?", (fact,), ("Tug sold",), wrong=tuple(wrong("Pier lit", "Quay built"))
    )

    draft = draft_from(SingleChoice, fact, pool)

    assert draft.content.key_words() == "Tug sold"
    assert draft.facts == (("f1", "asked"), ("w1", "distractor"), ("w2", "distractor"))
    assert draft.content.problems() == []
