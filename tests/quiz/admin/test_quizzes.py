"""Quizzes at the desk: the builder, publishing, the preview without an attempt, the scores."""

from __future__ import annotations

import pytest
from django.test import Client

from people.models import AuditRow
from quiz.models import Attempt, Quiz, QuizQuestion, QuizVersion
from tests.conftest import save_learner
from tests.factories import (
    NOW,
    save_attempt,
    save_choice,
    save_mission,
    save_question,
    save_quiz,
    save_staff,
    save_topic,
)
from tests.people.factors import enter_desk

pytestmark = pytest.mark.django_db
LIST = "/admin/quiz/quiz/"
MARKING = {"credit": "partial", "order_credit": "pairs", "penalty": "0", "floor": "total"}
RULES = {
    **{"title": "Harbour", "summary": "", "purpose": "practice", "feedback": "at_once", "pass_percent": "80"},
    **MARKING,
}


@pytest.fixture
def desk(client: Client) -> Client:
    return enter_desk(client, save_staff())


def page_of(quiz: Quiz, part: str = "change/") -> str:
    return f"{LIST}{quiz.pk}/{part}"


@pytest.mark.parametrize("count", [1, 5])
def test_list_asks_the_same_number_of_queries_for_one_and_many(desk, count, django_assert_num_queries):
    save_question()
    for n in range(count):
        save_attempt(save_learner(f"l{n}@quiz.test", f"Learner {n}"), save_quiz())

    with django_assert_num_queries(9):
        page = desk.get(LIST)

    assert page.context["cl"].result_count == count


def test_empty_list_says_what_to_do(desk):
    assert "No quiz yet. Add one" in desk.get(LIST).content.decode()


def test_add_takes_title_and_purpose(desk):
    posted = {"mission": save_mission().pk, "title": "Harbour", "slug": "harbour", "purpose": "test"}

    saved = desk.post(f"{LIST}add/", posted)
    again = desk.post(f"{LIST}add/", posted)

    quiz = Quiz.objects.get()
    assert saved.url == page_of(quiz)
    assert QuizVersion.objects.values_list("purpose", "time_limit_minutes").get() == ("test", 30)
    assert "Another quiz has this short name." in again.content.decode()


def test_builder_says_what_each_row_has_and_lacks(desk):
    save_question(topic=save_topic())
    quiz = save_quiz(status="draft", blueprint=[{"topic": "structure", "count": 3}])

    page = desk.get(page_of(quiz)).content.decode()

    assert "lacks 2" in page
    assert '<option value="series:harbour-watch|pilots">Harbour Watch: pilots</option>' in page


def test_save_and_publish(desk):
    save_question(topic=save_topic())
    quiz = save_quiz(status="draft")
    rows = {"row-0-what": "topic:structure", "row-0-count": "1", "row-1-what": "topic:", "row-1-count": ""}

    desk.post(page_of(quiz), {**RULES, **rows, "knowledge_day": "2004-06-15", "save": "1"})
    desk.post(page_of(quiz), {"decision": "publish", "seen": "draft"})

    version = QuizVersion.objects.get()
    assert version.blueprint == [{"topic": "structure", "count": 1}]
    assert str(version.knowledge_day) == "2004-06-15"
    assert Quiz.objects.values_list("title", "status").get() == ("Harbour", "published")


def test_publish_is_refused_with_the_row_that_lacks(desk):
    quiz = save_quiz(status="draft", blueprint=[{"topic": "", "count": 2}])

    page = desk.post(page_of(quiz), {"decision": "publish", "seen": "draft"})

    assert page.status_code == 409
    assert "Any topic: needs 2, has 0, lacks 2." in page.content.decode()
    assert Quiz.objects.get().status == "draft"


@pytest.mark.parametrize("count", ["many", "0", "9" * 9])
def test_a_bad_count_is_refused_and_kept(desk, count):
    quiz = save_quiz(status="draft")

    page = desk.post(page_of(quiz), {**RULES, "row-0-what": "topic:", "row-0-count": count, "save": "1"})

    assert page.status_code == 409
    assert f'value="{count}"' in page.content.decode()
    assert "Row 1:" in page.content.decode()


@pytest.mark.parametrize("rule", ["time_limit_minutes", "attempts_allowed", "pass_percent"])
@pytest.mark.parametrize("value", ["-1", "99999999999", "soon"])
def test_a_rule_out_of_all_bounds_is_refused_and_kept(desk, rule, value):
    quiz = save_quiz(status="draft")

    page = desk.post(page_of(quiz), {**RULES, "row-0-what": "topic:", "row-0-count": "1", rule: value, "save": "1"})

    assert page.status_code == 409
    assert f'value="{value}"' in page.content.decode()
    assert QuizVersion.objects.count() == 1


def test_a_change_after_the_first_attempt_makes_a_new_version(desk, ana):
    save_question()
    quiz = save_quiz()
    save_attempt(ana, quiz)
    rows = {"row-0-what": "topic:", "row-0-count": "1"}

    desk.post(page_of(quiz), {**RULES, **rows, "pass_percent": "60", "save": "1"})

    assert list(QuizVersion.objects.values_list("number", "pass_percent")) == [(1, 80), (2, 60)]


def test_retire_needs_a_reason(desk):
    quiz = save_quiz()

    refused = desk.post(page_of(quiz), {"decision": "retire", "seen": "published", "reason": ""})
    desk.post(page_of(quiz), {"decision": "retire", "seen": "published", "reason": "The course is over"})

    assert refused.status_code == 409
    assert Quiz.objects.get().status == "retired"


def test_presets_fill_in_the_usual_rules(desk):
    quiz = save_quiz(status="draft")

    form = desk.get(f"{page_of(quiz)}?preset=test").context["form"]

    assert (form.initial["purpose"], form.initial["feedback"], form.initial["attempts_allowed"]) == (
        "test",
        "submitted",
        1,
    )


def test_preview_shows_all_questions_with_feedback_and_makes_no_attempt(desk):
    save_question("First?")
    save_question("Second?")
    quiz = save_quiz(blueprint=[{"topic": "", "count": 2}])

    page = desk.get(page_of(quiz, "preview/")).content.decode()

    assert "First?" in page
    assert "Second?" in page
    assert page.count("The answer is 420 pilots.") == 4
    assert not Attempt.objects.exists()
    assert QuizVersion.objects.get().frozen_at is None


def test_scores_show_learners_and_questions(desk, ana):
    save_question("How many?")
    quiz = save_quiz()
    save_attempt(ana, quiz)

    page = desk.get(page_of(quiz, "scores/")).content.decode()

    assert "Ana" in page
    assert "1 of 1" in page
    assert "too few to judge" in page


@pytest.mark.parametrize("count", [1, 5])
def test_scores_ask_the_same_number_of_queries_for_one_and_many(desk, count, django_assert_num_queries):
    save_question()
    quiz = save_quiz()
    for n in range(count):
        save_attempt(save_learner(f"l{n}@quiz.test", f"Learner {n}"), quiz)

    with django_assert_num_queries(13):
        desk.get(page_of(quiz, "scores/"))


def test_scores_of_a_new_quiz_say_so(desk):
    page = desk.get(page_of(save_quiz(), "scores/")).content.decode()

    assert "No results yet. Nobody has taken this quiz." in page


@pytest.mark.parametrize("what", ["scores", "responses"])
def test_downloads_are_csv_and_audited(desk, ana, what):
    save_question()
    quiz = save_quiz("harbour")
    save_attempt(ana, quiz, now=NOW)

    page = desk.get(page_of(quiz, f"scores/{what}.csv"))

    assert page.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert page.headers["Content-Disposition"] == f'attachment; filename="harbour-{what}.csv"'
    assert page.content.decode("utf-8-sig").startswith("Learner,Name,")
    assert AuditRow.objects.get().action == f"download {what}"


@pytest.mark.parametrize("part", ["change/", "preview/", "scores/", "scores/scores.csv", "scores/responses.csv"])
def test_strangers_do_not_get_in(client, part):
    quiz = save_quiz()
    enter_desk(client, save_staff(may=()))

    assert client.get(page_of(quiz, part)).status_code == 403


def test_one_who_may_only_view_changes_nothing(client):
    quiz = save_quiz(status="draft")
    enter_desk(client, save_staff(may=("view",)))

    assert client.get(page_of(quiz)).status_code == 200
    assert client.post(page_of(quiz), {"decision": "publish", "seen": "draft"}).status_code == 403
    assert client.get(f"{LIST}add/").status_code == 403


def test_builder_shows_what_the_checks_found_in_the_whole_quiz(desk):
    for month in ("May", "June"):
        save_choice(f"Near which small town did the dredgers have their first lightship in {month}?", "Lowhaven", "Sud")
    quiz = save_quiz(status="draft", blueprint=[{"topic": "", "count": 1}])

    page = desk.get(page_of(quiz)).content.decode()

    assert "What the checks found" in page
    assert "Blocks publishing" in page
    assert "ask the same. Take one of them out." in page


def test_builder_folds_away_what_asks_for_no_decision(desk):
    save_choice("Where was the base of the Harbour Mission?", "Norrvik", "Sudvik")
    save_choice("Which tugs lay in Norrvik, base of the Harbour Mission, in May 2004?", "Ada", "Eda")
    quiz = save_quiz(status="draft", purpose="test", feedback="submitted", blueprint=[{"topic": "", "count": 1}])

    page = desk.get(page_of(quiz))

    assert [row["severity"] for row in page.context["problems"] if row["severity"] == "info"] == []
    assert page.context["hint_count"] >= 1
    assert "worth knowing, nothing to do" in page.content.decode()


def test_publishing_tells_what_the_checks_warn_of(desk):
    tasks, structure = save_topic(slug="tasks", title="Tasks"), save_topic()
    save_choice("Who led the cargo office?", "Ola", "Ida", topic=tasks)
    fixed = save_choice("Near which town did the dredgers have their lightship?", "Lowhaven", "Sud", topic=structure)
    quiz = save_quiz(status="draft", blueprint=[{"topic": "tasks", "count": 1}])
    QuizQuestion.objects.create(version=quiz.versions.get(), question=fixed.question)

    page = desk.post(page_of(quiz), {"decision": "publish", "seen": "draft"}, follow=True)

    assert [str(message) for message in page.context["messages"]] == [
        "Published. Learners see it in their list.",
        "Structure: the blueprint wants 0 %, a paper holds 50 %.",
        "Tasks: the blueprint wants 100 %, a paper holds 50 %.",
    ]


def test_the_window_and_the_marking_are_saved_with_the_rules(desk):
    save_question(topic=save_topic())
    quiz = save_quiz(status="draft")
    told = {"row-0-what": "topic:", "row-0-count": "1", "penalty": "1/4", "floor": "none", "save": "1"}

    desk.post(page_of(quiz), {**RULES, **told, "opens_at": "2026-03-02T09:00", "closes_at": "2026-03-02T11:30"})
    page = desk.get(page_of(quiz)).content.decode()

    quiz.refresh_from_db()
    assert (quiz.opens_at, str(quiz.closes_at)) == (NOW, "2026-03-02 11:30:00+00:00")
    assert QuizVersion.objects.values_list("penalty", "floor").get() == ("1/4", "none")
    assert 'value="2026-03-02T11:30"' in page
    assert "Closes (UTC)" in page


def test_feedback_after_closing_without_a_closing_time_is_refused_whole(desk):
    quiz = save_quiz(status="draft", purpose="check", feedback="submitted")
    told = {"row-0-what": "topic:", "row-0-count": "1", "purpose": "check", "feedback": "closed", "save": "1"}

    page = desk.post(page_of(quiz), {**RULES, **told})

    assert page.status_code == 409
    assert "needs a closing time" in page.content.decode()
    assert Quiz.objects.get().title != "Harbour"
