"""What holds for every kind of question; a new kind is tested here from the day it is listed."""

from __future__ import annotations

import ast
import json
import re
import runpy
import sys
from fractions import Fraction
from itertools import combinations, permutations, product
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.question_types import QUESTION_TYPES
from quiz.question_types.base import Grade, QuestionType, Reading

every_kind = pytest.mark.parametrize("kind", QUESTION_TYPES)

FIELDS = ["response", *(f"response-{n}" for n in range(6)), "response-day", "response-month", "response-year", "x"]
texts = st.one_of(
    st.text(max_size=20),
    st.text(st.characters(categories=["Cs", "Cc", "Cf", "Nd", "Zs", "Sm", "Pd"]), max_size=20),
    st.sampled_from(
        ["a", "b", "c", "1", "2", "3", "true", "NaN", "inf", "1e400", "-", "31", "2005", "\ud800", "\0", "x" * 9999]
    ),
)
values = st.one_of(st.lists(texts, max_size=4), texts, st.none(), st.integers(), st.lists(st.none(), max_size=2))
anything = st.dictionaries(st.sampled_from(FIELDS), values)
orders = st.lists(st.sampled_from(["a", "b", "c", "d", "zz"]), max_size=6)

_NAMESPACES: dict[str, dict[str, QuestionType]] = {}


def example(kind: str, name: str = "EXAMPLE") -> QuestionType:
    """The question that the test of a kind gives as an example, or another one that it gives."""
    if kind not in _NAMESPACES:
        _NAMESPACES[kind] = runpy.run_path(str(Path(__file__).with_name(f"test_{kind}.py")))
    return _NAMESPACES[kind][name]


def graded(question: QuestionType, raw: dict[str, list[str]], order: list[str]) -> Grade:
    reading = question.read(raw, order)
    assert reading.value is not None, reading.error
    return question.grade(reading.value)


@every_kind
def test_kind_is_listed_under_its_own_name_and_file(kind):
    listed = QUESTION_TYPES[kind]

    assert (listed.kind, listed.__module__) == (kind, f"quiz.question_types.{kind}")
    assert all([listed.label, listed.hint, listed.columns])


@every_kind
def test_kind_imports_no_other_kind(kind):
    source = Path(sys.modules[QUESTION_TYPES[kind].__module__].__file__ or "").read_text()

    imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
    named = {
        word for node in imports for word in [str(node.module).split(".")[-1], *(name.name for name in node.names)]
    }

    assert named & (QUESTION_TYPES.keys() - {kind}) == set()


@every_kind
@pytest.mark.parametrize("seed", range(5))
def test_self_test_responses_earn_all_and_nothing(kind, seed):
    question = example(kind)
    order = question.draw(Random(seed))

    right = graded(question, question.key_response(order), order)
    wrong = graded(question, question.wrong_response(order), order)

    assert (right, wrong) == (Grade(Fraction(1)), Grade(Fraction(0)))
    assert (right.verdict, wrong.verdict) == ("right", "wrong")


@every_kind
def test_example_has_no_problems(kind):
    assert (example(kind).problems(), example(kind, "REKEYED").problems()) == ([], [])


@every_kind
def test_question_without_a_stem_says_so(kind):
    question = example(kind)

    bare = type(question).from_data("", "", question.as_data())

    assert "no_stem" in {problem.check for problem in bare.problems()}


@every_kind
def test_data_survive_json(kind):
    question = example(kind)

    stored = json.loads(json.dumps(question.as_data()))

    assert QUESTION_TYPES[kind].from_data(question.stem, question.explanation, stored) == question


@every_kind
@pytest.mark.parametrize(
    "damage", [{}, {"key": 7, "options": "x"}, {"key": {"a": 1}, "value": "NaN", "accepted": [3], "blanks": 1}]
)
def test_malformed_data_are_refused_in_a_sentence(kind, damage):
    with pytest.raises(ValueError, match=r"^\S.*\.$") as refused:
        QUESTION_TYPES[kind].from_data("Why?", "", damage)

    assert type(refused.value).__name__ == "BadQuestion"


@every_kind
def test_an_unchanged_editor_changes_nothing(kind):
    question = example(kind)
    rows = question.rows()
    blank = [] if question.fixed_rows else [{column.name: "" for column in question.columns}] * 2

    edited = QUESTION_TYPES[kind].from_rows(question.stem, question.explanation, [*rows, *blank])

    assert edited == question
    assert all(set(row) == {column.name for column in question.columns} for row in rows)
    assert not question.fixed_rows or len(rows) == question.fixed_rows


@every_kind
def test_draft_output_is_json_with_options_prompts_and_key(kind):
    draft = example(kind).as_draft()

    assert json.loads(json.dumps(draft)) == draft
    assert draft.keys() == {"options", "prompts", "key"}


@every_kind
@settings(max_examples=20)
@given(seed=st.integers(0, 999))
def test_order_is_a_permutation_of_the_option_ids(kind, seed):
    question = example(kind)

    order = question.draw(Random(seed))

    assert sorted(order) == sorted(option.id for option in getattr(question, "options", ()))


@every_kind
@pytest.mark.parametrize("seed", range(5))
def test_nothing_a_learner_gets_depends_on_the_key(kind, seed):
    question, rekeyed = example(kind), example(kind, "REKEYED")

    order, other = question.draw(Random(seed)), rekeyed.draw(Random(seed))

    assert question != rekeyed
    assert (order, repr(question.controls(order))) == (other, repr(rekeyed.controls(other)))


@every_kind
def test_controls_have_labels_and_allowed_names(kind):
    question = example(kind)

    controls = question.controls(question.draw(Random(1)))

    assert all(control.label for control in controls)
    assert all(re.fullmatch(r"response(-\d+|-day|-month|-year)?", control.name) for control in controls)
    assert len({control.name for control in controls}) == len(controls)


@every_kind
def test_controls_show_what_was_responded(kind):
    question = example(kind)
    order = question.draw(Random(3))
    raw = question.key_response(order)

    controls = question.controls(order, raw)

    shown = {c.name: [choice.value for choice in c.choices if choice.chosen] or [c.value] for c in controls}
    assert {name: sorted(values) for name, values in shown.items()} == {n: sorted(v) for n, v in raw.items()}


@every_kind
@pytest.mark.parametrize(
    "silence", [{}, {"response": []}, {"response": [""], "response-1": [" "], "response-day": ["\0"]}]
)
def test_silence_is_refused_with_a_reason_at_a_field(kind, silence):
    question = example(kind)
    order = question.draw(Random(2))

    value, error, field = question.read(silence, order)

    assert (value, error[-1:]) == (None, ".")
    assert field in {control.name for control in question.controls(order)}


@every_kind
@settings(max_examples=40)
@given(raw=anything, order=orders)
def test_reading_never_raises_and_grades_lie_between_0_and_1(kind, raw, order):
    question = example(kind)

    reading = question.read(raw, order)
    controls = question.controls(order, raw)

    assert isinstance(reading, Reading)
    assert (reading.value is None) == bool(reading.error)
    assert controls
    if reading.value is not None:
        assert 0 <= question.grade(reading.value).fraction <= 1
        question.lines(order, reading.value)
        said = [question.value_words(reading.value), *question.summarise(reading.value)]
        assert all(text and "\0" not in text and text.encode() for text in said)


@every_kind
def test_a_huge_post_is_read_like_any_other(kind):
    question = example(kind)
    raw = {name: ["9" * 100_000] * 1_000 for name in FIELDS}

    assert question.read(raw, []).value is None


@every_kind
def test_feedback_without_a_response_shows_the_key(kind):
    question = example(kind)

    lines = question.lines(question.draw(Random(1)), None)

    assert lines
    assert not any(line.is_chosen for line in lines)
    assert question.key_words()


@every_kind
def test_responded_key_reads_as_the_key_in_words(kind):
    question = example(kind)
    order = question.draw(Random(4))

    value = question.read(question.key_response(order), order).value

    assert question.value_words(value) == question.key_words()


@every_kind
def test_guessing_earns_less_than_knowing(kind):
    assert 0 <= example(kind).guess_fraction() < 1


def blind_responses(kind: str) -> list[object]:
    """All values of which a blind guess takes one, each as likely; empty for what is typed."""
    question = example(kind)
    ids = [option.id for option in getattr(question, "options", ())]
    prompts = [prompt.id for prompt in getattr(question, "prompts", ())]
    ways: dict[str, list[object]] = {
        "single_choice": list(ids),
        "multiple_response": [chosen for n in range(1, len(ids) + 1) for chosen in combinations(ids, n)],
        "true_false": [True, False],
        "matching": [dict(zip(prompts, chosen, strict=True)) for chosen in product(ids, repeat=len(prompts))],
        "ordering": list(permutations(ids)),
    }
    return ways.get(kind, [])


@every_kind
@pytest.mark.parametrize("by_places", [False, True])
@pytest.mark.parametrize("is_whole", [False, True])
def test_the_guess_fraction_is_the_mean_of_all_blind_guesses(kind, by_places, is_whole):
    question, ways = example(kind), blind_responses(kind)

    earned = [question.grade_by(value, by_places=by_places).fraction for value in ways]
    counted = [Fraction(fraction == 1) if is_whole else fraction for fraction in earned]

    mean = sum(counted, Fraction(0)) / max(1, len(counted))
    assert question.guess_by(is_whole=is_whole, by_places=by_places) == mean
