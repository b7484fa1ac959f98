"""What of a question may reach a learner is listed here; a new kind, field or piece of a page fails until it is."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import fields
from math import erfc, sqrt
from pathlib import Path
from random import Random

import pytest
from django.utils import timezone

from quiz import attempts, pages, queries
from quiz.question_types import QUESTION_TYPES
from quiz.question_types.base import Choice, Control, Option
from tests.access.canaries import example
from tests.factories import save_question, save_quiz

OPTIONS = {"options", "key"}
DATA: dict[str, set[str]] = {
    "single_choice": OPTIONS,
    "multiple_response": OPTIONS,
    "ordering": OPTIONS,
    "matching": {*OPTIONS, "prompts"},
    "true_false": {"key", "correction"},
    "numeric": {"value", "tolerance", "unit"},
    "date": {"value"},
    "short_answer": {"accepted", "refused"},
    "cloze": {"blanks"},
}
"""The stored data of each kind. Shown before the feedback are: texts and ids of options and prompts, and units."""

QUESTION_PAGE = {
    *("attempt", "number", "total", "answered", "quiz_title", "topic", "stem", "language", "hint", "controls", "error"),
    *("asks_certainty", "certainty", "is_test", "flagged", "saved_at", "seen", "ends_at", "client", "seq"),
}
CHECK_PAGE = {"attempt", "quiz_title", "rows", "unanswered", "submit_url"}
CHECK_ROW = {"number", "stem", "answered", "response_words", "flagged", "url"}


def test_every_kind_is_listed_with_its_data():
    assert {kind: set(example(kind).as_data()) for kind in QUESTION_TYPES} == DATA


def test_what_a_control_tells_is_listed():
    assert {field.name for field in fields(Control)} == {
        *("widget", "name", "label", "choices", "value", "before", "after", "hint", "width")
    }
    assert {field.name for field in fields(Choice)} == {"value", "text", "chosen"}
    assert {field.name for field in fields(Option)} == {"id", "text", "why"}


@pytest.mark.django_db
def test_what_the_pages_of_an_open_attempt_tell_is_listed(ana):
    save_question()
    attempt = attempts.start(ana, save_quiz(purpose="test", feedback="never"), now=timezone.now(), rng=Random(1))
    check = pages.check_page(attempt)

    assert set(pages.question_page(attempt, queries.shown_or_404(attempt, 1))) <= QUESTION_PAGE
    assert (set(check) <= CHECK_PAGE, set(check["rows"][0]) <= CHECK_ROW) == (True, True)


@pytest.mark.parametrize("kind", QUESTION_TYPES)
def test_controls_do_not_depend_on_the_key(kind):
    one, other = example(kind), example(kind, "REKEYED")
    order = one.draw(Random(1))

    assert one.controls(order) == other.controls(order)


def p_value(counts: list[int]) -> float:
    """That of a chi-square test against equal chances, by the approximation of Wilson and Hilferty (PNAS 17, 1931)."""
    expected, free = sum(counts) / len(counts), len(counts) - 1
    found = sum((count - expected) ** 2 / expected for count in counts)
    away = ((found / free) ** (1 / 3) - (1 - 2 / (9 * free))) / sqrt(2 / (9 * free))
    return erfc(away / sqrt(2)) / 2


@pytest.mark.parametrize("kind", ["single_choice", "multiple_response", "matching"])
def test_the_place_of_the_right_option_says_nothing(kind):
    question, rng = example(kind), Random(20_040_317)
    key = question.as_data()["key"]
    right = next(iter(key.values())) if isinstance(key, dict) else key[0]
    places = Counter(question.draw(rng).index(right) for _ in range(10_000))

    assert p_value([places[place] for place in range(len(question.draw(rng)))]) > 0.01


def test_the_drawn_order_of_what_is_to_be_ordered_says_nothing():
    question, rng = example("ordering"), Random(20_040_317)
    places = Counter(question.draw(rng).index(question.key[0]) for _ in range(10_000))

    assert p_value([places[place] for place in range(len(question.key))]) > 0.01


def test_the_ids_of_the_shipped_questions_say_nothing():
    """Where the right option stands in the order of the ids of three, over all of that size in the pack."""
    pack = json.loads((Path(__file__).parents[2] / "content/packs/kfor/questions.json").read_text())
    ranks: Counter[int] = Counter()
    for row in pack:
        ids = sorted(option["id"] for option in row["data"].get("options", []))
        if row["kind"] == "single_choice" and len(ids) == 3:
            ranks[ids.index(row["data"]["key"][0])] += 1

    assert sum(ranks.values()) >= 30
    assert p_value([ranks[rank] for rank in range(3)]) > 0.01
