"""The figures on drafts: which of them have time distractors."""

from __future__ import annotations

import pytest

from bench.bench_drafts import figures, has_time_distractors
from content.ledger.entry import Entry, Time
from content.partialdate import PartialDate
from quiz.question_types.base import Draft, Option
from quiz.question_types.single_choice import SingleChoice

OPTIONS = (Option("a", "1,850"), Option("b", "900"))


def fact(id, year, value, subject="harbour"):
    time = Time("observation", PartialDate.on(year), known="stated")
    return Entry(id, "quantity", subject, subject, "staff", "staff", value, time, f"It had {value}.")


@pytest.mark.parametrize(("subject", "expected"), [("harbour", True), ("port", False)])
def test_values_of_the_series_at_other_times_are_time_distractors(subject, expected):
    facts = {"f1": fact("f1", 2004, 1850), "f2": fact("f2", 2006, 900, subject)}
    draft = Draft(SingleChoice("How many?", OPTIONS, ("a",)), (("f1", "asked"), ("f2", "distractor")))

    assert has_time_distractors(draft, facts) is expected
    assert figures([draft, draft], facts) == {
        "made": 2,
        "distinct": 1,
        "time_distractors": 2 * expected,
        "kinds": {"single_choice": 2},
    }
