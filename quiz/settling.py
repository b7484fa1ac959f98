"""The score of an attempt, summed exactly: what finishing it and grading it again share."""

from __future__ import annotations

from django.db.models import BigIntegerField

from kfor_site.prepared import Prepared, Slot
from quiz import grading, scoring
from quiz.models import Attempt
from quiz.scoring import Score

_locked = Prepared(
    lambda: (
        Attempt.objects.filter(learner=Slot("learner", BigIntegerField()), pk=Slot("pk", BigIntegerField()))
        .select_for_update(of=("self",))
        .select_related("quiz_version")
    )
)


def lock(attempt: Attempt) -> Attempt:
    """The attempt as it stands now, locked until the transaction ends, with the rules of its quiz."""
    return _locked.get(learner=attempt.learner_id, pk=attempt.pk)


def score_of(attempt: Attempt) -> Score:
    """The exact score: the sum of points × mark over the paper, never below 0 where the rules say so.

    A question without a grade earns 0.
    """
    marks = {pk: grade.fraction for pk, grade in grading.counting_grades(attempt).items()}
    paper = attempt.paper.filter(learner_id=attempt.learner_id).values_list("pk", "points")
    graded = [(marks.get(pk, scoring.NOTHING), points) for pk, points in paper]
    return scoring.score(graded, is_floored=attempt.quiz_version.marking.is_floored)


def settle(attempt: Attempt) -> None:
    """Set the score of a locked attempt, and whether it passes: decided on the exact score. The caller saves it."""
    record(attempt, score_of(attempt))


def record(attempt: Attempt, found: Score) -> None:
    """Set this score, and what follows from it."""
    attempt.earned_numerator, attempt.earned_denominator = found.earned.numerator, found.earned.denominator
    attempt.passed = scoring.passes(found, attempt.quiz_version.pass_mark)
