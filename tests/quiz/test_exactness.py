"""The product grades as an independent exact oracle does, whatever the questions, the responses and the rules."""

from __future__ import annotations

import ast
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.reliability.grading import difference, graded, taken
from quiz.question_types import QUESTION_TYPES
from tests.factories import save_quiz
from tests.quiz.exams import KINDS, random_exam, random_item
from tests.quiz.oracle import Rules, outcome


@settings(max_examples=300)
@given(st.randoms(use_true_random=False))
def test_a_random_exam_is_graded_as_the_oracle_grades_it(rng):
    items, rules = random_exam(rng)

    assert difference(graded(items, rules), items, rules) == ""


@given(st.randoms(use_true_random=False))
def test_the_order_of_questions_changes_nothing(rng):
    items, rules = random_exam(rng)

    assert graded(items, rules) == graded(rng.sample(items, len(items)), rules)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(6))
def test_a_stored_exam_is_graded_as_the_oracle_grades_it(ana, seed):
    rng = Random(seed)
    save_quiz()
    items, rules = random_exam(rng)

    assert difference(taken(ana, seed, items, rules, rng), items, rules) == ""


@pytest.mark.parametrize("module", ["oracle", "oracle_reading", "exams"])
def test_the_oracle_shares_no_code_with_the_product(module):
    tree = ast.parse(Path(__file__).with_name(f"{module}.py").read_text())
    named = [str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    named += [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]

    assert [name for name in named if name.partition(".")[0] in ("quiz", "content", "people", "kfor_site")] == []


def test_the_oracle_knows_every_kind():
    assert set(KINDS) == set(QUESTION_TYPES)


@pytest.mark.parametrize(
    "other",
    [
        {"credit": "whole"},
        {"order_credit": "places"},
        {"penalty": "1/4"},
        {"penalty": "chance"},
        {"floor": "question", "penalty": "1"},
        {"floor": "none", "penalty": "1"},
        {"by_certainty": True},
    ],
)
def test_the_oracle_tells_one_rule_from_another(other):
    """So that no rule can be left out of the product unnoticed."""
    rng = Random(1)
    items = [random_item(rng, kind) for kind in KINDS for _ in range(12)]
    some = [items[n::12] for n in range(12)] + [[item] for item in items]
    base = Rules(penalty=other["penalty"]) if "floor" in other else Rules()

    assert [outcome(part, base) for part in some] != [outcome(part, base._replace(**other)) for part in some]


@pytest.mark.parametrize("kind", KINDS)
def test_random_responses_are_right_wrong_and_left_out(kind):
    rng = Random(2)

    found = {outcome([random_item(rng, kind)], Rules(penalty="1", floor="none")).passed for _ in range(60)}

    assert found == {True, False}
