"""What the checks find in the shipped KFOR pack: nothing that blocks, next to no warning."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from quiz import packing, publishing
from quiz.models import QuestionVersion, Quiz

PACK = Path(__file__).parents[2] / "content" / "packs" / "kfor"


@pytest.mark.django_db
def test_a_loaded_pack_has_been_checked_and_its_quizzes_may_be_published() -> None:
    packing.load(PACK, now=datetime(2026, 11, 1, tzinfo=UTC))

    found = [row for version in QuestionVersion.objects.all() for row in version.problems]
    assert [(row["check"], row["words"]) for row in found] == [("N3", "United Nations Mission in Kosovo")]
    for quiz in Quiz.objects.select_related("current"):
        assert quiz.current
        told = [row for row in publishing.problems(quiz.current, date(2026, 11, 1)) if row.severity != "info"]
        assert told == [], quiz.slug
