"""What the checks found, at the desk: in words, mended by a click, or let stand for a reason."""

from __future__ import annotations

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.test import Client

from quiz.models import QuestionVersion
from tests.factories import save_fact, save_question, save_staff
from tests.people.factors import enter_desk
from tests.quiz.admin.question_forms import LIST, filled, page_of, status_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    return enter_desk(client, save_staff())


UNDATED = "How many pilots did Harbour Watch employ altogether?"
DATED = "As of June 2004, how many pilots did Harbour Watch employ altogether?"


def test_a_click_mends_a_problem_in_the_form_and_saves_nothing(desk):
    version = save_question(UNDATED, status="draft")
    page = desk.get(page_of(version))
    assert 'form="editor" name="fix" value="T2|pilots">Begin with “As of June 2004,”' in page.content.decode()

    mended = desk.post(page_of(version), filled(page) | {"note": "Dated", "fix": "T2|pilots"})

    assert mended.status_code == 200
    form = mended.context["form"]
    assert form["stem"].value() == DATED
    assert form["note"].value() == "Dated"
    assert "Changed below, not saved yet." in mended.content.decode()
    assert mended.context["problems"] == []
    assert version.question.versions.count() == 1


def test_what_a_click_mended_is_saved_as_it_stands(desk):
    version = save_question(UNDATED)
    mended = desk.post(page_of(version), filled(desk.get(page_of(version))) | {"fix": "T2|pilots"})

    desk.post(page_of(version), filled(mended) | {"save": "1"})

    fresh = version.question.versions.get(number=2)
    assert fresh.stem == DATED
    assert fresh.data == version.data


def test_a_click_works_on_what_was_typed_and_not_saved(desk):
    version = save_question()
    typed = filled(desk.get(page_of(version))) | {"stem": "How many pilots had the Watch?", "fix": "T2|pilots"}

    page = desk.post(page_of(version), typed)

    assert page.context["form"]["stem"].value() == "As of June 2004, how many pilots had the Watch?"


def test_a_problem_that_is_gone_is_told(desk):
    version = save_question()

    page = desk.post(page_of(version), filled(desk.get(page_of(version))) | {"fix": "T2|pilots"})

    assert "This problem is gone. Nothing was changed." in page.content.decode()


def test_preview_checks_what_is_not_saved(desk):
    version = save_question()
    typed = filled(desk.get(page_of(version))) | {"stem": UNDATED, "preview": "1"}

    page = desk.post(page_of(version), typed)

    assert [row["check"] for row in page.context["problems"]] == ["T2"]
    version.refresh_from_db()
    assert version.problems == []


def test_a_question_being_written_is_checked_and_mended(desk):
    fact = save_fact()
    url = f"{LIST}add/?fact={fact.fact_id}&kind=single_choice"
    rows = {"row-0-text": "420 pilots", "row-0-key": "1", "row-1-text": "250 pilots", "row-2-text": "600 pilots"}
    typed = {"stem": UNDATED, "as_of": "June 2004", "rows": 3, **rows}

    seen = desk.post(url, typed | {"preview": "1"})
    mended = desk.post(url, typed | {"fix": "T2|pilots"})

    assert "T2" in {row["check"] for row in seen.context["problems"]}
    assert "T2" not in {row["check"] for row in mended.context["problems"]}
    assert mended.context["form"]["stem"].value() == DATED
    assert not QuestionVersion.objects.exists()


def test_warning_is_let_stand_and_counts_again(desk):
    version = save_question(status="draft", explanation="So it was.")
    posted = {"version": version.pk, "waive": "E3|So it was."}

    refused = desk.post(page_of(version), posted | {"why": ""})
    done = desk.post(page_of(version), posted | {"why": "The quote says it."}, follow=True).content.decode()

    assert "Give a reason. It stays with the decision." in refused.content.decode()
    assert "The warning may stand. Your reason is kept." in done
    assert "May stand" in done
    assert "The quote says it. (Eda" in done
    assert "warn</span>" not in desk.get(LIST).content.decode()
    again = desk.post(page_of(version), {"version": version.pk, "enforce": "E3|So it was."}, follow=True)
    assert "The warning counts again." in again.content.decode()
    assert not version.waivers.exists()


def test_approve_many_takes_those_whose_warnings_may_stand(desk):
    version = save_question(status="draft", explanation="So it was.")
    desk.post(page_of(version), {"version": version.pk, "waive": "E3|So it was.", "why": "Fine"})

    desk.post(LIST, {"action": "approve_selected", ACTION_CHECKBOX_NAME: [version.question_id]})

    assert status_of(version) == "approved"


def test_who_may_not_change_lets_nothing_stand(client):
    enter_desk(client, save_staff(may=("view",)))
    version = save_question(status="draft", explanation="So it was.")

    page = client.get(page_of(version)).content.decode()

    assert "The explanation is too short." in page
    assert "Let it stand" not in page
    assert 'name="fix"' not in page
    posted = {"version": version.pk, "waive": "E3|So it was.", "why": "Fine"}
    assert client.post(page_of(version), posted).status_code == 403
