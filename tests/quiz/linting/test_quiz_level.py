"""Checks of a quiz."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import count

import pytest

from quiz.linting import quiz_level
from quiz.linting.quiz_level import Item, QuizContext, lint_quiz
from quiz.question_types.base import Option
from quiz.question_types.numeric import Numeric
from quiz.question_types.short_answer import ShortAnswer
from quiz.question_types.single_choice import SingleChoice
from quiz.question_types.true_false import TrueFalse

numbers = count(1)


def item(stem: str, *texts: str, key: int = 0, asked: str = "", **told: object) -> Item:
    rows = tuple(Option(str(place), text) for place, text in enumerate(texts))
    content = SingleChoice(stem, rows, (str(key),)) if texts else ShortAnswer(stem, ("Norrvik",))
    return Item(content, frozenset([asked or f"f{next(numbers)}"]), **told)  # type: ignore[arg-type]


def found(check, *items, **told):
    return [(problem.check, problem.severity) for problem in check(QuizContext(items, **told))]


@pytest.mark.parametrize(("longest", "expected"), [(9, [("C2", "warn")]), (4, [])])
def test_key_is_the_longest_more_often_than_by_chance(longest, expected):
    long = [item("Where?", "Norrvik harbour", "Sudvik", "Ostvik") for _n in range(longest)]
    short = [item("Where?", "Norrvik", "Sudvik", "Ostvik harbour") for _n in range(12 - longest)]

    assert found(quiz_level.longest_keys, *long, *short) == expected


def test_few_questions_say_nothing():
    long = [item("Where?", "Norrvik harbour", "Sudvik", "Ostvik") for _n in range(9)]

    assert found(quiz_level.longest_keys, *long) == []


@pytest.mark.parametrize(("middle", "expected"), [(9, [("C17", "warn")]), (6, [])])
def test_key_is_the_middle_number_too_often(middle, expected):
    items = [item("How many?", "900", "1,850", "2,700", key=1 if n < middle else n % 2 * 2) for n in range(12)]

    assert found(quiz_level.middle_keys, *items) == expected


@pytest.mark.parametrize(("true", "expected"), [(8, [("N5", "warn")]), (5, []), (3, [("N5", "warn")])])
def test_true_and_false_in_balance(true, expected):
    items = [Item(TrueFalse(f"The base had {n} piers.", n < true)) for n in range(10)]

    assert found(quiz_level.true_share, *items) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "Where was the first base of the mission in May 2004?",
            "Where was the first base of the mission by May 2004?",
            True,
        ),
        ("Where was the base of the mission in May 2004?", "In May 2004 where was the base of the mission?", True),
        ("Where was the base of the mission in May 2004?", "Which town held the head office in June 2009?", False),
    ],
)
def test_two_questions_of_one_paper_that_ask_the_same_block(one, other, expected):
    texts = ("Norrvik", "Sudvik", "Ostvik")

    assert found(quiz_level.duplicate_items, item(one, *texts), item(other, *texts)) == [("X1", "block")] * expected


def test_same_stem_with_another_key_is_another_question():
    stem = "Where was the base of the mission in May 2004?"

    assert found(quiz_level.duplicate_items, item(stem, "Norrvik", "Sudvik"), item(stem, "Ostvik", "Sudvik")) == []


@pytest.mark.parametrize(("is_fixed", "expected"), [(True, [("X1", "block")]), (False, [])])
def test_questions_on_the_same_fact_meet_only_where_both_are_always_asked(is_fixed, expected):
    one = item("Where was the base?", "Norrvik", "Sudvik", asked="f", is_fixed=is_fixed)
    other = item("Which town held the office?", "Norrvik", "Ostvik", asked="f", is_fixed=is_fixed)

    assert found(quiz_level.duplicate_items, one, other) == expected


GIVER = "Which tugs lay in Norrvik, base of the Harbour Mission, in May 2004?"
ASKER = "Where was the base of the Harbour Mission?"


@pytest.mark.parametrize(
    ("is_test", "is_fixed", "expected"),
    [
        (True, True, [("X2", "block")]),
        (False, True, [("X2", "warn")]),
        (True, False, [("X2", "info")]),
    ],
)
def test_question_that_shows_the_key_of_another_one(is_test, is_fixed, expected):
    items = [item(ASKER, "Norrvik", "Sudvik", is_fixed=is_fixed), item(GIVER, "Ada", "Eda", is_fixed=is_fixed)]

    assert found(quiz_level.leaks, *items, is_test=is_test) == expected


@pytest.mark.parametrize(
    "other",
    [
        item("Which tugs lay in Sudvik, base of the Harbour Mission, in May 2004?", "Ada", "Eda"),
        item("Which ferry sank near Norrvik?", "Ada", "Eda"),
        item("From where did the Harbour Mission lead its tugs to their base?", "Sudvik", "Norrvik"),
        Item(TrueFalse("The base of the Harbour Mission was in Norrvik.", False)),
    ],
)
def test_question_that_shows_no_key(other):
    assert found(quiz_level.leaks, item(ASKER, "Norrvik", "Sudvik"), other) == []


@pytest.mark.parametrize(("tells_at_once", "expected"), [(True, [("X2", "info")]), (False, [])])
def test_feedback_shows_keys_only_where_it_comes_at_once(tells_at_once, expected):
    asker = item(ASKER, "Norrvik", "Sudvik")
    content = item("Who led the Harbour Mission base?", "Ada", "Eda").content
    other = Item(replace(content, explanation="Norrvik obeyed Ada at that time."), frozenset(["g"]))

    assert found(quiz_level.leaks, asker, other, tells_at_once=tells_at_once) == expected


def test_small_number_is_everywhere_and_leaks_nothing():
    asker = Item(Numeric("How many tugs had the Harbour Mission?", Decimal(5)), frozenset("a"))

    assert found(quiz_level.leaks, asker, item("Which 5 tugs of the Harbour Mission sank?", "Ada", "Eda")) == []


def test_key_in_one_place_among_ascending_numbers():
    lowest = [item("How many?", "900", "1,850", "2,700") for _n in range(15)]
    even = [item("How many?", "900", "1,850", "2,700", key=n % 3) for n in range(15)]
    words = [item("Where?", "Norrvik", "Sudvik", "Ostvik") for _n in range(15)]

    assert found(quiz_level.key_positions, *lowest) == [("X4", "warn")]
    assert found(quiz_level.key_positions, *even, *words) == []


@pytest.mark.parametrize(("keys", "expected"), [([0, 0, 0, 0], [("X4", "warn")]), ([0, 0, 1, 0], [])])
def test_key_in_one_place_question_after_question(keys, expected):
    items = [item("How many?", "900", "1,850", "2,700", key=key, is_fixed=True) for key in keys]

    assert found(quiz_level.key_positions, *items) == expected


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ({"Mandate": 5, "Tasks": 5}, []),
        ({"Mandate": 6, "Tasks": 5}, []),
        ({"Mandate": 8, "Tasks": 2}, [("X5", "warn"), ("X5", "warn")]),
        ({"Mandate": 4, "Tasks": 4, "History": 2}, [("X5", "warn")]),
        ({}, []),
    ],
)
def test_shares_of_topics_are_those_of_the_blueprint(held, expected):
    assert found(quiz_level.blueprint_gap, wanted={"Mandate": 5, "Tasks": 5}, held=held) == expected


def test_sound_quiz_has_no_findings():
    items = [item("Where was the base in May 2004?", "Norrvik", "Sudvik"), item("Who led the tugs?", "Ada", "Eda")]

    assert lint_quiz(QuizContext(items, is_test=True, wanted={"Tasks": 2}, held={"Tasks": 2})) == []
