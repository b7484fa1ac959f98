"""Checks of stored questions: what stands around each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content import curation as facts
from content.models import EntityName
from content.models.facts import Status
from quiz import checking
from tests.factories import NOW, save_entity, save_fact, save_question, save_staff

pytestmark = pytest.mark.django_db


def checks(version):
    return {problem.check for problem in checking.problems(version)}


def test_sound_question_has_no_problem():
    assert checking.problems(save_question()) == []


def test_correction_in_force_overtakes_the_question():
    eda, fact = save_staff(), save_fact()
    version = save_question(fact=fact)
    corrected = facts.correct(fact, {"value": "425", "statement": "It had 425."}, by=eda, now=NOW, reason="Misread")
    assert "T4" not in checks(version)

    facts.approve(corrected, by=eda, now=NOW)

    found = next(problem for problem in checking.problems(version) if problem.check == "T4")
    assert "It now says: It had 425." in found.text


def test_correction_of_what_no_question_asks_overtakes_nothing():
    eda, fact = save_staff(), save_fact()
    version = save_question(fact=fact)

    facts.approve(facts.correct(fact, {"importance": 3}, by=eda, now=NOW, reason="Dull"), by=eda, now=NOW)

    assert "T4" not in checks(version)


def test_retired_fact_overtakes_the_question():
    fact = save_fact()
    version = save_question(fact=fact)

    facts.retire(fact, by=save_staff(), now=NOW, reason="Wrong")

    assert "T4" in checks(version)


def test_names_of_the_mission_are_known():
    version = save_question("In June 2004, how many pilots did the HW of Quayside have?")
    assert "C26" not in checks(version)  # two letters are no acronym
    version = save_question("In June 2004, how many pilots did the HWF of Quayside have?")
    assert "C26" in checks(version)

    EntityName.objects.create(entity=save_entity("Harbour Watch"), name="HWF", kind="acronym")

    assert "C26" not in checks(version)


def test_same_question_in_another_language_is_its_translation():
    fact = save_fact()
    version = save_question("In June 2004, how many pilots did Harbour Watch have?", fact=fact)
    polish = save_question("Ilu pilotów miała Harbour Watch w czerwcu 2004?", fact=fact, language="pl")
    assert "G1" not in checks(version) | checks(polish)

    save_question("Ilu pilotów miała Harbour Watch w czerwcu 2005?", fact=fact, language="sl", as_of=fact.begins)

    assert "G1" in checks(version)


def test_other_words_are_checked_without_being_saved():
    version = save_question()

    found = checking.problems(version, replace(version.content, explanation=""))

    assert [problem.check for problem in found] == ["E3"]
    version.refresh_from_db()
    assert version.problems == []


def test_many_facts_around_take_no_more_queries(django_assert_max_num_queries):
    fact = save_fact()
    version = save_question(fact=fact)
    for _n in range(4):
        save_fact(status=Status.DRAFT)

    with django_assert_max_num_queries(20):
        checking.problems(version)
