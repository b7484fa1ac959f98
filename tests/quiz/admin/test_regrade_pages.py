"""Grading again at the desk: offered after a correction, looked at first, done for a reason; and points by hand."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from django.test import Client

from content.curation import CannotDecide
from quiz.admin.regrade_pages import points_of
from quiz.models import Attempt, Grade, QuestionVersion
from tests.conftest import save_learner
from tests.factories import NOW, save_attempt, save_question, save_quiz, save_staff
from tests.people.factors import enter_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, eda) -> Client:
    return enter_desk(client, eda)


@pytest.fixture
def asked() -> QuestionVersion:
    return save_question("How many pilots?")


def taken(learner, is_right: bool | None = True) -> Attempt:
    return save_attempt(learner, save_quiz(purpose="test", feedback="submitted"), right=(is_right,))


def corrected(version: QuestionVersion, change: str = "substantive") -> QuestionVersion:
    version.question.versions.update(status="replaced")
    fresh = version.question.versions.create(
        number=2, kind=version.kind, stem=version.stem, data={**version.data, "key": ["o2"]}, created_at=NOW,
        change=change, status="approved",
    )  # fmt: skip
    version.question.current = fresh
    version.question.save()
    return fresh


def page_of(version: QuestionVersion, part: str = "change/") -> str:
    return f"/admin/quiz/question/{version.question_id}/{part}"


def test_a_substantive_correction_offers_to_grade_again(desk, ana, asked):
    taken(ana)

    before = desk.get(page_of(asked)).content.decode()
    key = corrected(asked)
    after = desk.get(page_of(asked)).content.decode()

    assert ("Grade attempts again with this key" in before, "Void this question" in before) == (False, True)
    assert page_of(asked, f"regrade/{key.pk}/") in after


def test_a_correction_of_the_wording_or_of_what_nobody_was_asked_offers_nothing(desk, ana, asked):
    unasked = corrected(asked)
    assert "Grade attempts again" not in desk.get(page_of(unasked)).content.decode()

    reworded = save_question("How many boats?")
    taken(ana)
    corrected(reworded, change="cosmetic")
    assert "Grade attempts again" not in desk.get(page_of(reworded)).content.decode()


def test_the_dry_run_lists_who_changes_and_the_press_changes_them(desk, ana, ben, asked):
    taken(ana, True)
    taken(ben, False)
    url = page_of(asked, f"regrade/{corrected(asked).pk}/")

    looked = desk.get(url)
    text = " ".join(looked.content.decode().split())
    done = desk.post(url, {"seen": looked.context["plan"].digest, "reason": "The report was corrected."}, follow=True)

    assert "2 scores change. 1 attempt passes that did not. 1 attempt no longer passes." in text
    assert ("Ana" in text, "Ben" in text, "no longer passed" in text, "now passed" in text) == (True,) * 4
    assert "2 responses graded again. 2 scores changed." in done.content.decode()
    assert dict(Attempt.objects.values_list("learner", "passed")) == {ana.pk: False, ben.pk: True}
    assert "Nothing. All finished attempts are graded so already." in desk.get(url).content.decode()


def test_without_a_reason_or_after_a_change_nothing_is_done(desk, ana, asked):
    attempt = taken(ana)
    url = page_of(asked, "void/")

    wordless = desk.post(url, {"seen": "", "reason": " "})
    stale = desk.post(url, {"seen": "of another list", "reason": "Nobody could know."})

    assert (wordless.status_code, stale.status_code) == (409, 409)
    assert "have changed since you looked" in stale.content.decode()
    assert 'value="Nobody could know."' in stale.content.decode()
    assert Grade.objects.filter(response__attempt=attempt).count() == 1


@pytest.mark.parametrize("part", ["regrade/{key}/", "void/"])
def test_who_may_only_write_questions_grades_nothing_again(client, ana, asked, part):
    taken(ana)
    enter_desk(client, save_staff(may=("view", "add", "change")))
    url = page_of(asked, part.format(key=asked.pk))

    assert [client.get(url).status_code, client.post(url, {"reason": "So."}).status_code] == [403, 403]
    assert "Void this question" not in client.get(page_of(asked)).content.decode()


@pytest.mark.parametrize("count", [1, 4])
def test_the_dry_run_asks_the_same_number_of_queries_for_one_and_many(desk, asked, count, django_assert_num_queries):
    for n in range(count):
        taken(save_learner(f"l{n}@quiz.test", f"Learner {n}"), n % 2 == 0)
    url = page_of(asked, f"regrade/{corrected(asked).pk}/")
    desk.get(url)

    with django_assert_num_queries(14):
        desk.get(url)


def test_points_by_hand_are_given_for_a_reason_and_told_at_the_attempt(desk, ana, asked):
    attempt = taken(ana, False)
    url = f"/admin/quiz/attempt/{attempt.pk}/points/1/"

    offered = desk.get(f"/admin/quiz/attempt/{attempt.pk}/change/").content.decode()
    page = desk.get(url).content.decode()
    wordless = desk.post(url, {"points": "1/2", "reason": ""})
    done = desk.post(url, {"points": "1/2", "reason": "It is arguable."}, follow=True)

    assert (url in offered, "250 pilots" in page, "420 pilots" in page) == (True, True, True)
    assert wordless.status_code == 409
    assert Attempt.objects.get(pk=attempt.pk).earned == F(1, 2)
    text = " ".join(done.content.decode().split())
    assert "Eda: It is arguable." in text
    assert "(points before 0, now 1/2)" in text


def test_points_of_an_open_attempt_are_not_offered(desk, ana, asked):
    attempt = save_attempt(ana, save_quiz(purpose="test", feedback="submitted"), is_finished=False)

    assert "/points/1/" not in desk.get(f"/admin/quiz/attempt/{attempt.pk}/change/").content.decode()
    refused = desk.post(f"/admin/quiz/attempt/{attempt.pk}/points/1/", {"points": "1", "reason": "So."})
    assert "still open" in refused.content.decode()


@pytest.mark.parametrize(
    ("text", "points"),
    [("1", F(1)), ("0.5", F(1, 2)), ("1,25", F(5, 4)), ("2/3", F(2, 3)), (" 1 1/2 ", F(3, 2)), ("0", F(0))],
)
def test_points_are_read_as_people_type_them(text, points):
    assert points_of(text) == points


@pytest.mark.parametrize("text", ["", " ", "one", "-1", "1/0", "1.5 1/2", "1e3", "١", "9" * 30, "1/2/3"])
def test_what_is_no_number_of_points_is_refused(text):
    with pytest.raises(CannotDecide, match="Write the points as a number"):
        points_of(text)


def test_a_learner_is_told_that_the_score_changed(desk, client, ana, asked):
    attempt = taken(ana, True)
    url = page_of(asked, f"regrade/{corrected(asked).pk}/")
    desk.post(url, {"seen": desk.get(url).context["plan"].digest, "reason": "The report was corrected."})

    own = Client()
    own.force_login(ana.user)
    results = " ".join(own.get(f"/attempts/{attempt.uuid}/").content.decode().split())
    feedback = " ".join(own.get(f"/attempts/{attempt.uuid}/1/feedback/").content.decode().split())

    assert "a question was graded again and your score changed. Before, it was 1 of 1 points." in results
    assert "The answer is 250 pilots" in feedback
    assert "The key of this question was corrected" in feedback
