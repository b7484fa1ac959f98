"""Feedback and results: the verdict, the source, points by topic, and what is held back."""

from __future__ import annotations

import pytest

from content.models import Premise
from quiz import results
from quiz.models import Attempt, PaperQuestion
from quiz.saving import Save
from tests.factories import (
    NOW,
    keep,
    save_attempt,
    save_document,
    save_fact,
    save_mission,
    save_question,
    save_quiz,
    save_topic,
)

pytestmark = pytest.mark.django_db

CERTAIN = "You were certain, so this one is worth a second look."


def answered(ana, option: str | None, *, confidence: int | None = None, **question) -> tuple[Attempt, PaperQuestion]:
    """A practice of two questions, the first of which was responded to."""
    first = save_question(**question)
    save_question()
    quiz = save_quiz(blueprint=[{"count": 1}])
    quiz.versions.get().fixed.create(question=first.question)
    attempt = save_attempt(ana, quiz, right=[], is_finished=False)
    raw = {"response": [option]} if option else {}
    keep(attempt, Save(1, raw, "page", confidence=confidence), now=NOW)
    attempt.refresh_from_db()
    return attempt, attempt.paper.get(position=1)


@pytest.mark.parametrize(
    ("option", "confidence", "verdict", "heading", "confidence_words"),
    [
        ("o1", 2, "right", "Right. The answer is 420 pilots.", ""),
        ("o1", 1, "right", "Right. The answer is 420 pilots.", "You said it was a guess. Read why it is right."),
        ("o2", 1, "wrong", "Not correct. The answer is 420 pilots.", ""),
        ("o2", 3, "wrong", "Not correct. The answer is 420 pilots.", CERTAIN),
    ],
)
def test_feedback_says_how_it_went(ana, option, confidence, verdict, heading, confidence_words):
    page = results.feedback_page(*answered(ana, option, confidence=confidence))

    assert (page["verdict"], page["heading"], page["confidence_words"]) == (verdict, heading, confidence_words)


def test_feedback_of_a_skipped_question_gives_the_key_without_blame(ana):
    page = results.feedback_page(*answered(ana, None))

    assert page["heading"].endswith("The answer is 420 pilots.")
    assert "Not correct" not in page["heading"]


def test_feedback_leads_to_the_next_open_question_then_to_the_results(ana):
    attempt, asked = answered(ana, "o1")
    ahead = results.feedback_page(attempt, asked)
    keep(attempt, Save(2, {"response": ["o1"]}, "page"), now=NOW)
    attempt.refresh_from_db()
    last = results.feedback_page(attempt, asked)

    assert (ahead["next_url"], ahead["next_label"]) == (f"/attempts/{attempt.uuid}/2/", "Next question")
    assert (last["next_url"], last["next_label"]) == (f"/attempts/{attempt.uuid}/", "See the results")


def test_feedback_ends_at_the_source_with_the_words_around_the_quote(ana):
    document = save_document(text="# Report\n\nIn June 2004 the watch had 420 pilots on duty.")
    fact = save_fact("It had 420 pilots.", document=document, quote="420 pilots")

    source = results.feedback_page(*answered(ana, "o1", fact=fact))["sources"][0]

    assert (source["before"], source["quote"], source["after"]) == (
        "In June 2004 the watch had ",
        "420 pilots",
        " on duty.",
    )
    assert (source["title"], source["may_show"]) == (document.title, True)


def test_feedback_on_a_derived_fact_shows_every_quote_it_follows_from(ana):
    premises = [save_fact("22 boats were grey."), save_fact("Seven boats were blue.")]
    fact = save_fact("It had 29 boats.", quote="")
    Premise.objects.bulk_create(Premise(version=fact, premise=premise) for premise in premises)

    page = results.feedback_page(*answered(ana, "o1", fact=fact))

    assert [source["quote"] for source in page["sources"]] == ["22 boats were grey.", "Seven boats were blue."]
    assert (page["is_derived"], page["other_sources"]) == (True, [])


def test_feedback_names_a_restricted_source_without_its_words(ana):
    document = save_document(text="The watch had 420 pilots.", rights="restricted")
    fact = save_fact("It had 420 pilots.", document=document, quote="420 pilots")

    source = results.feedback_page(*answered(ana, "o1", fact=fact))["sources"][0]

    assert (source["before"], source["quote"], source["after"], source["may_show"]) == ("", "", "", False)
    assert source["title"] == document.title


def test_results_count_points_by_topic(ana):
    mission = save_mission()
    mandate = save_topic(mission, slug="mandate", title="Mandate")
    for topic in (mandate, mandate, save_topic(mission), None):
        save_question(topic=topic)
    quiz = save_quiz(blueprint=[{"topic": "mandate", "count": 2}, {"topic": "structure", "count": 1}, {"count": 1}])
    attempt = save_attempt(ana, quiz, right=[True, False, True, True])

    page = results.results_page(attempt)

    assert page["topics"] == [
        {"title": "Mandate", "earned": "1", "points": 2, "share": 50},
        {"title": "Structure", "earned": "1", "points": 1, "share": 100},
        {"title": "Other", "earned": "1", "points": 1, "share": 100},
    ]
    assert (page["score_words"], page["percent"], page["passed"]) == ("3 of 4 points", 75, None)
    assert [row["verdict"] for row in page["questions"]] == ["right", "wrong", "right", "right"]


def test_results_hold_back_what_the_rule_never_shows(ana):
    save_question()
    attempt = save_attempt(ana, save_quiz(purpose="test", feedback="never"))

    row = results.results_page(attempt)["questions"][0]

    assert (row["verdict"], row["url"]) == ("", "")


def test_a_percent_that_misses_the_mark_never_looks_like_it(ana):
    for _ in range(3):
        save_question()
    quiz = save_quiz(blueprint=[{"count": 3}], pass_percent=67, purpose="test", feedback="submitted")

    page = results.results_page(save_attempt(ana, quiz, right=[True, True, False]))

    assert (page["passed"], page["percent"], page["pass_percent"]) == (False, 66, 67)
