"""Keys corrected and questions voided after the exam: the dry run, what then changes, and a second run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from django.db import transaction
from django.utils import timezone

from bench.reliability.grading import begun, finish, hasten, stored_version, version_of
from bench.reliability.trials import Tally, Trial, trials
from people.models import User
from quiz import regrading
from quiz.demo import make_load_learners
from quiz.models import Attempt, Learner, QuestionVersion
from quiz.regrading import Order
from tests.quiz.exams import KINDS, random_exam, random_item, rekeyed
from tests.quiz.oracle import Item, Rules, outcome

LEARNERS = 4


@dataclass(frozen=True)
class Exam:
    """One learner's exam; the question that is graded again comes first in ``items``."""

    attempt: Attempt
    items: list[Item]
    rules: Rules


Scores = dict[int, tuple[Fraction, bool]]
"""What each attempt earned and whether it passed, by its id."""


@trials(sqlite=400, postgresql=400)
def experiment_dry_run_tells_what_changes(trial: Trial) -> Tally:
    """Learners were asked the same question, by rules of their own; its key is corrected, or it is voided."""
    hasten()
    make_load_learners(LEARNERS)
    learners = list(Learner.objects.filter(user__email__startswith="load"))
    by, tally = User.objects.get(email="instructor@demo.test"), Tally(figures={"attempts_each": LEARNERS})
    for number in range(trial.n):
        version, exams = one_question(trial.rng, learners, number)
        order, exams = corrected(trial.rng, version, exams, by)
        tally.add(failure(order, exams, by))
    return tally


def failure(order: Order, exams: Sequence[Exam], by: User) -> str:
    """What is wrong with grading these exams again; "" where nothing is."""
    before, planned, now = stored(exams), regrading.plan(order), timezone.now()
    if stored(exams) != before:
        return "The dry run wrote."
    regrading.apply(order, by=by, now=now, reason="It was wrong.", seen=planned.digest)
    after = stored(exams)
    told = before | {row.attempt.pk: (row.after.earned, row.passed_after) for row in planned.changes}
    if told != after:
        return f"The dry run told {told}, but {after} came."
    if after != expected(exams):
        return f"{after} is not {expected(exams)}: {[(exam.items[0], exam.rules) for exam in exams]}"
    again = regrading.apply(order, by=by, now=now, reason="It was wrong.")
    return f"The second run graded {again.graded}." if again.graded or stored(exams) != after else ""


def one_question(rng: Random, learners: Sequence[Learner], number: int) -> tuple[QuestionVersion, list[Exam]]:
    """A question, and a finished exam of each learner in which it came first."""
    first, exams = random_item(rng, rng.choice(list(KINDS))), []
    version = stored_version(first)
    for place, learner in enumerate(learners):
        others, rules = random_exam(rng)
        items = [_responded(rng, first, version), *others]
        with transaction.atomic():
            asked = [version, *map(stored_version, others)]
            attempt = begun(learner, number * len(learners) + place, list(zip(items, asked, strict=True)), rules)
        finish(attempt, items, rng)
        exams.append(Exam(attempt, items, rules))
    return version, exams


def _responded(rng: Random, item: Item, version: QuestionVersion) -> Item:
    """The question in an order of its own, with a response to it."""
    order = rng.sample(item.order, len(item.order))
    content, other = version.content, random_item(rng, item.kind)
    raw = rng.choice([content.key_response(order), content.wrong_response(order), other.raw, item.raw, None])
    return item._replace(order=order, raw=raw, certainty=other.certainty)


def corrected(rng: Random, version: QuestionVersion, exams: list[Exam], by: User) -> tuple[Order, list[Exam]]:
    """An order about the question, and the exams as they should then count; a person may have decided on one first."""
    by_hand = rng.choice([None, None, *exams])
    if by_hand is not None:
        asked, share = by_hand.attempt.paper.get(position=1), rng.choice((Fraction(0), Fraction(1, 2), Fraction(1)))
        regrading.override(asked, share * asked.points, by=by, now=timezone.now(), reason="It is arguable.")
        exams = [_first(exam, given=share) if exam == by_hand else exam for exam in exams]
    if rng.random() < 0.3:
        voided = [exam if exam.items[0].given is not None else _first(exam, given=Fraction(1)) for exam in exams]
        return Order(version.question), voided
    data = rekeyed(rng, exams[0].items[0])
    key = version_of(exams[0].items[0]._replace(data=data))
    key.question, key.number, key.status, key.created_at = version.question, 2, "approved", timezone.now()
    key.save()
    return Order(version.question, key), [_first(exam, data=data, asked=version.data) for exam in exams]


def _first(exam: Exam, **changes: object) -> Exam:
    return replace(exam, items=[exam.items[0]._replace(**changes), *exam.items[1:]])  # type: ignore[arg-type]  # by name


def stored(exams: Sequence[Exam]) -> Scores:
    """What stands in the database."""
    found = Attempt.objects.in_bulk([exam.attempt.pk for exam in exams])
    return {pk: (row.earned or Fraction(0), bool(row.passed)) for pk, row in found.items()}


def expected(exams: Sequence[Exam]) -> Scores:
    """What the oracle says."""
    found = {exam.attempt.pk: outcome(exam.items, exam.rules) for exam in exams}
    return {pk: (told.earned, told.passed) for pk, told in found.items()}
