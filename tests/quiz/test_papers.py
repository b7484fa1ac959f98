"""Which stored questions a paper draws."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from content import confirming, curation
from content.models import Fact, FactVersion
from content.models.facts import Status
from content.partialdate import PartialDate
from quiz import papers
from quiz.models import QuizQuestion
from tests.factories import (
    NOW,
    save_attribute,
    save_choice,
    save_fact,
    save_mission,
    save_question,
    save_quiz,
    save_ruling,
    save_staff,
    save_topic,
)

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 2)


def drawn(quiz, day: date = DAY) -> list[tuple[int, int]]:
    return [(found.version.pk, found.points) for found in papers.draw_paper(quiz.current, day, Random(1))]


def test_a_paper_asks_only_approved_questions_of_the_mission():
    asked = save_question()
    save_question(status=Status.DRAFT)
    save_question(fact=save_fact(mission=save_mission("lake-watch")))

    assert drawn(save_quiz(blueprint=[{"topic": "", "count": 9}])) == [(asked.pk, 1)]


def test_a_question_whose_fact_was_retired_is_not_asked():
    fact = save_fact()
    save_question(fact=fact)
    type(fact).objects.filter(pk=fact.pk).update(status=Status.RETIRED)

    assert drawn(save_quiz()) == []


def test_a_blueprint_row_draws_from_its_topic():
    structure = save_topic()
    inside = save_question(topic=structure)
    save_question()

    assert drawn(save_quiz(blueprint=[{"topic": "structure", "count": 5}])) == [(inside.pk, 1)]


def test_a_pinned_quiz_asks_for_what_was_true_on_its_day():
    wardens = save_attribute("wardens", holds_days=30)
    then = save_question(fact=save_fact(attribute=wardens, begins=PartialDate.on(2009, 5, 1)))
    save_question(fact=save_fact(attribute=wardens, value="300", begins=PartialDate.on(2012, 2)))
    series = [{"series": ["harbour-watch", "wardens"], "count": 1}]

    quiz = save_quiz(blueprint=series, knowledge_day=date(2009, 5, 12))

    assert drawn(quiz, date(2009, 5, 12)) == [(then.pk, 1)]


def test_fixed_questions_come_first_in_their_order_with_their_points():
    first, second, third = (save_question() for _ in range(3))
    quiz = save_quiz(blueprint=[{"topic": "", "count": 1}])
    for position, (version, points) in enumerate([(third, 5), (first, 2)]):
        QuizQuestion.objects.create(
            version=quiz.versions.get(), question=version.question, position=position, points=points
        )

    assert drawn(quiz) == [(third.pk, 5), (first.pk, 2), (second.pk, 1)]


def test_the_newest_approved_version_of_a_fixed_question_is_asked():
    version = save_question()
    quiz = save_quiz(blueprint=[])
    quiz.versions.update(blueprint=[])
    quiz.refresh_from_db()
    QuizQuestion.objects.create(version=quiz.versions.get(), question=version.question)
    type(version).objects.filter(pk=version.pk).update(status=Status.REPLACED)
    newer = type(version).objects.create(
        question=version.question, number=2, kind=version.kind, stem="Reworded?", data=version.data,
        created_at=version.created_at, status=Status.APPROVED, as_of=version.as_of,
    )  # fmt: skip
    newer.links.create(fact_version=version.links.get().fact_version, role="asked")

    assert drawn(quiz) == [(newer.pk, 1)]


def test_drawing_takes_the_same_number_of_queries_however_many_questions(django_assert_num_queries):
    mission = save_mission()
    quiz = save_quiz(blueprint=[{"topic": "", "count": 20}])
    save_question(fact=save_fact(mission=mission))
    with django_assert_num_queries(13):
        assert len(drawn(quiz)) == 1
    for _ in range(5):
        save_question(fact=save_fact(mission=mission))

    with django_assert_num_queries(13):
        assert len(drawn(quiz)) == 6
    with django_assert_num_queries(4):
        assert len(drawn(quiz)) == 6


def test_what_was_decided_a_moment_ago_is_what_the_next_paper_draws():
    first, eda = save_question(), save_staff()
    quiz = save_quiz(blueprint=[{"topic": "", "count": 9}])
    assert drawn(quiz) == [(first.pk, 1)]

    second = save_question()
    assert {pk for pk, _points in drawn(quiz)} == {first.pk, second.pk}

    curation.retire(first.facts.get(), by=eda, now=NOW, reason="The harbour closed.")
    assert drawn(quiz) == [(second.pk, 1)]


def test_a_question_is_still_asked_after_its_fact_was_filed_under_another_topic():
    asked = save_question()
    curation.set_topic([asked.facts.get().fact], save_topic(), by=save_staff())

    assert drawn(save_quiz()) == [(asked.pk, 1)]


GIVER = "Which tugs of the Lowhaven dredgers lay beside their lightship?"
ASKER = "Near which town did the dredgers have their lightship?"


@pytest.mark.parametrize("seed", range(6))
def test_a_drawn_paper_holds_no_question_beside_one_that_shows_its_key(seed):
    asker, giver = save_choice(ASKER, "Lowhaven", "Sudvik"), save_choice(GIVER, "Ada", "Eda")
    others = [save_choice(f"Who led the {name} office?", "Ola", "Ida") for name in ("cargo", "ferry")]

    version = save_quiz(blueprint=[{"count": 3}]).versions.get()

    paper = papers.draw_paper(version, DAY, Random(seed))

    held = {row.version.pk for row in paper}
    assert len(held) == 3
    assert {version.pk for version in others} < held
    assert not {asker.pk, giver.pk} <= held


def test_a_full_paper_goes_before_keeping_questions_apart():
    asker, giver = save_choice(ASKER, "Lowhaven", "Sudvik"), save_choice(GIVER, "Ada", "Eda")

    assert {pk for pk, _points in drawn(save_quiz(blueprint=[{"count": 2}]))} == {asker.pk, giver.pk}


def test_what_is_always_asked_stays_whatever_it_shows():
    asker, giver = save_choice(ASKER, "Lowhaven", "Sudvik"), save_choice(GIVER, "Ada", "Eda")
    quiz = save_quiz(blueprint=[{"count": 1}])
    QuizQuestion.objects.create(version=quiz.versions.get(), question=giver.question)
    other = save_choice("Who led the cargo office?", "Ola", "Ida")

    assert asker.status == Status.APPROVED
    assert [pk for pk, _points in drawn(quiz)] == [giver.pk, other.pk]


def save_steady(**fields):
    """A question about what a thing is, whose fact is due for review on 1 March 2026."""
    steady = save_attribute("kind", is_volatile=False)
    fact = save_fact(attribute=steady, begins=None, nature="state")
    Fact.objects.filter(pk=fact.fact_id).update(review_by=date(2026, 3, 1), reviewed_at=NOW - timedelta(days=9))
    return save_question(fact=fact, **fields)


def test_a_stale_fact_leaves_practice_and_comes_back_once_it_is_confirmed():
    asked = save_steady(as_of=None)
    quiz = save_quiz()

    assert drawn(quiz, date(2026, 3, 1)) == [(asked.pk, 1)]
    assert drawn(quiz) == []

    confirming.confirm(FactVersion.objects.get(), by=save_staff(), now=NOW, seen="2026-03-01", until=date(2026, 9, 1))

    assert drawn(quiz) == [(asked.pk, 1)]


def test_a_running_test_keeps_what_became_stale_after_it_began():
    asked = save_steady(as_of=None)
    quiz = save_quiz(purpose="test", feedback="submitted", frozen_at=NOW - timedelta(days=1))

    assert drawn(quiz, date(2026, 5, 1)) == [(asked.pk, 1)]


def test_a_test_that_began_later_does_not_ask_what_was_stale_by_then():
    save_steady(as_of=None)

    assert drawn(save_quiz(purpose="test", feedback="submitted", frozen_at=NOW)) == []


def test_a_question_of_a_past_day_and_a_quiz_of_one_ask_what_is_stale_today():
    dated = save_steady(as_of=PartialDate.on(2004, 6))
    timeless = save_steady(as_of=None)
    blueprint = [{"topic": "", "count": 1}]

    assert drawn(save_quiz(blueprint=blueprint)) == [(dated.pk, 1)]
    assert (timeless.pk, 1) in drawn(
        save_quiz(blueprint=[{"topic": "", "count": 2}], knowledge_day=DAY), date(2012, 1, 1)
    )


@pytest.mark.parametrize(
    ("verdict", "left"),
    [("both", {"one", "other"}), ("prefer", {"one"}), ("not_asked", set()), ("open", {"one", "other"})],
)
def test_a_ruling_takes_the_questions_of_its_facts_out_of_every_draw_at_once(verdict, left):
    one, other = save_fact(), save_fact(value="500")
    questions = {"one": save_question(fact=one).pk, "other": save_question(fact=other).pk}
    quiz = save_quiz(blueprint=[{"topic": "", "count": 9}])
    assert {pk for pk, _points in drawn(quiz)} == set(questions.values())

    save_ruling(one, other, verdict=verdict, preferred=one if verdict == "prefer" else None)

    assert {pk for pk, _points in drawn(quiz)} == {questions[name] for name in left}


def test_a_fact_that_is_preferred_is_no_longer_made_doubtful_by_the_other():
    pilots = save_attribute(holds_days=90)
    one, other = save_fact(attribute=pilots), save_fact(attribute=pilots, value="500")
    asked = save_question(fact=one)
    quiz, soon_after = save_quiz(knowledge_day=date(2004, 7, 15)), date(2004, 7, 15)
    assert drawn(quiz, soon_after) == []

    save_ruling(one, other, verdict="prefer", preferred=one)

    assert drawn(quiz, soon_after) == [(asked.pk, 1)]
