"""The registry of checks: all of the table, each under its own id, quick, and never failing."""

from __future__ import annotations

import inspect
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.linting import CHECKS, LintContext, examine, lint
from quiz.linting.quiz_level import QUIZ_CHECKS
from quiz.question_types import QUESTION_TYPES
from quiz.question_types.base import BadQuestion, Option
from quiz.question_types.single_choice import SingleChoice

TABLE = {
    *(f"C{number}" for number in range(1, 29)),
    *(f"E{number}" for number in range(1, 5)),
    *(f"T{number}" for number in range(1, 9)),
    *(f"N{number}" for number in range(1, 8)),
    *(f"X{number}" for number in range(1, 6)),
    *(f"G{number}" for number in range(1, 4)),
    *(f"A{number}" for number in range(1, 3)),
}


def test_every_check_of_the_table_is_there_and_no_other():
    assert {*CHECKS, *QUIZ_CHECKS} == TABLE


@pytest.mark.parametrize(("id", "check"), [*CHECKS.items(), *QUIZ_CHECKS.items()])
def test_check_stands_under_its_own_id_in_its_words_and_in_its_problems(id, check):
    source = inspect.getsource(check)

    assert (check.__doc__ or "").startswith(f"{id}: ")
    others = [other for other in TABLE - {id} if f'Problem("{other}"' in source]
    assert others == []
    assert len(source.splitlines()) <= 30


def test_nothing_is_told_twice():
    rows = (Option("a", "Norrvik"), Option("b", "norrvík"))
    question = SingleChoice("Where was the mission based in May 2004?", rows, ("a",), explanation="As the log has it.")

    told = [problem.check for problem in examine(question, LintContext())]

    assert "same_options" in {problem.check for problem in question.problems()}
    assert told.count("C18") == 1
    assert "same_options" not in told


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
TELLING = ["What", "an", "___", "not", "today", "HMF", "1,850", "12 May 2004", "over", "3/4/05", "?", "😀", "(", "["]
words = st.lists(st.sampled_from(TELLING), max_size=12).map(" ".join)


@pytest.mark.parametrize("kind", QUESTION_TYPES)
@settings(max_examples=15, deadline=None)
@given(stem=texts | words, explanation=texts, cells=st.lists(texts | words, min_size=4, max_size=12))
def test_no_words_make_a_check_fail(kind, stem, explanation, cells):
    columns = [column.name for column in QUESTION_TYPES[kind].columns]
    rows = [dict(zip(columns, cells[at:], strict=False)) for at in range(0, len(cells), 3)]
    try:
        question = QUESTION_TYPES[kind].from_rows(stem, explanation, rows)
    except BadQuestion:
        return

    found = lint(question, LintContext())

    assert all(problem.check in CHECKS and problem.text for problem in found)
    assert all(isinstance(problem.fix.content, type(question)) for problem in found if problem.fix)


@pytest.mark.parametrize("kind", QUESTION_TYPES)
def test_example_of_every_kind_has_no_blocking_finding(kind):
    example = import_module(f"tests.quiz.question_types.test_{kind}").EXAMPLE

    assert [problem for problem in lint(example, LintContext()) if problem.severity == "block"] == []
