"""What each of the real documents does to the facts and the questions that are there when it comes in."""

from __future__ import annotations

import pytest

from content import curation
from content.importing import Submission
from content.models import FactVersion, Mission
from quiz import intake
from quiz.models import QuestionFact, QuestionVersion
from tests.factories import NOW, save_mission, save_staff
from tests.realdocs import DATED, real_documents

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def kfor() -> Mission:
    return save_mission("kfor", name="KFOR")


def take_in_each(folder, mission, years=()):
    """Each document comes in, and all strengths that can be are approved with their questions before the next."""
    user = save_staff()
    for real in real_documents(folder, dict(years)):
        submission = Submission(
            mission, real.file.read_bytes(), real.file.name, real.title, real.publisher, real.published
        )
        yield real.number, intake.take_in(submission, now=NOW, by=None)
        approve_strengths(mission, user)


def approve_strengths(mission: Mission, user) -> None:
    strengths = FactVersion.objects.filter(fact__mission=mission, attribute__slug="troops", status="draft")
    for version in strengths.exclude(begins=None):
        curation.approve(version, by=user, now=NOW)
    asking = QuestionFact.objects.filter(role="asked", fact_version__attribute__slug="troops")
    QuestionVersion.objects.filter(pk__in=asking.values("version"), status="draft").update(status="approved")


def strengths(rows) -> list[int]:
    """The values of those among the reported facts that are strengths, in order."""
    ids = [row["id"] for row in rows]
    found = FactVersion.objects.filter(fact__uuid__in=ids, attribute__slug="troops", number=1)
    return sorted(int(version.value) for version in found)


def asked_about(done) -> set[int]:
    """The strengths that the touched questions ask about."""
    touched = [row["id"] for row in done.touched["questions"]]
    links = QuestionFact.objects.filter(
        version__question__uuid__in=touched, role="asked", fact_version__attribute__slug="troops"
    )
    return {int(value) for value in links.values_list("fact_version__value", flat=True)}


def test_undated_documents_supersede_nothing_and_are_listed_as_not_placed(documents_dir, kfor):
    found = {number: done.outcome.report for number, done in take_in_each(documents_dir, kfor)}

    assert {number: strengths(report["superseded"]) for number, report in found.items()} == {
        "003": [], "001": [14000], "000": [], "002": [], "004": [],
    }  # fmt: skip
    assert {number: strengths(report["not_placed"]) for number, report in found.items()} == {
        "003": [], "001": [], "000": [5600], "002": [3700], "004": [],
    }  # fmt: skip
    assert sum(len(report["superseded"]) for report in found.values()) == 1


def test_documents_that_an_instructor_dates_supersede_the_strength_before_and_its_question_alone(documents_dir, kfor):
    touched, superseded = {}, {}
    for number, done in take_in_each(documents_dir, kfor, DATED.items()):
        touched[number] = asked_about(done)
        superseded[number] = strengths(done.outcome.report["superseded"])

    assert superseded == {"003": [], "001": [14000], "000": [6000], "002": [5600], "004": []}
    assert touched == {"003": set(), "001": {14000}, "000": {6000}, "002": {5600}, "004": set()}
