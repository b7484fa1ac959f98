"""Drafts in the database, and the command that prints drafts without one."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from content.models.facts import Status
from content.partialdate import PartialDate
from content.queries import entries
from kfor_site.console import WrongUsage
from quiz import checking, drafting
from quiz.models import Question, QuestionFact, QuestionVersion
from tests.factories import NOW, save_attribute, save_fact, save_mission, save_question, save_topic

STEM = "In June 2004, how many pilots did the Harbour Watch have?"
MAY_2007 = PartialDate.on(2007, 5)


@pytest.fixture
def strength(db):
    """The strength of the Harbour Watch in June 2004."""
    attribute = save_attribute("pilots", holds_days=90)
    statement = "In June 2004 the Harbour Watch had 420 pilots."
    return save_fact(statement, attribute=attribute, value="420", topic=save_topic())


@pytest.fixture
def later(strength):
    """Its strength in May 2007."""
    statement = "In May 2007 the Harbour Watch had 900 pilots."
    return save_fact(statement, attribute=strength.attribute, value="900", begins=MAY_2007)


def plan(*facts):
    ids = [str(version.fact.uuid) for version in facts]
    return drafting.plan(entries(save_mission()), ids), dict(zip(ids, facts, strict=True))


def test_write_makes_drafts_with_their_facts_topic_time_and_problems(strength, later):
    planned, versions = plan(strength)

    written = drafting.write(save_mission(), planned, versions, now=NOW, by=None)

    version = QuestionVersion.objects.get(kind="single_choice")
    assert [found.kind for found in written] == [draft.content.kind for draft in planned]
    assert version.question.current == version
    assert (version.stem, version.status, version.topic) == (STEM, Status.DRAFT, strength.topic)
    assert str(version.as_of) == str(strength.begins)
    assert set(version.links.values_list("fact_version", "role")) == {(strength.pk, "asked"), (later.pk, "distractor")}
    assert version.problems == []


def test_write_leaves_out_what_is_asked_already(strength, later):
    save_question(fact=strength)
    planned, versions = plan(strength)

    first = drafting.write(save_mission(), planned, versions, now=NOW, by=None)
    again = drafting.write(save_mission(), planned, versions, now=NOW, by=None)

    assert "single_choice" not in {version.kind for version in first}
    assert again == []
    assert Question.objects.count() == 1 + len(first)


def test_fact_that_does_not_change_asks_about_no_moment(db):
    attribute = save_attribute("opened on", kind="date_event", value_type="date", is_volatile=False)
    statement = "The northern pier of Norrvik opened on 7 June 2004."
    fact = save_fact(statement, attribute=attribute, value="2004-06-07", unit="", nature="event")
    planned, versions = plan(fact)

    written = drafting.write(save_mission(), planned, versions, now=NOW, by=None)

    assert {version.as_of for version in written} == {None}


def test_relint_sees_what_has_become_known_since(strength):
    save_fact("In June 2004 the Harbour Watch had 250 pilots.", attribute=strength.attribute, value="250")
    question = save_question(STEM, fact=strength, problems=[])

    found = checking.relint(question)

    question.refresh_from_db()
    assert question.problems == found
    assert "T5" in {problem["check"] for problem in found}


def test_writing_takes_as_many_queries_for_many_drafts_as_for_few(strength, later, django_assert_max_num_queries):
    planned, versions = plan(strength, later)

    with django_assert_max_num_queries(26):
        drafting.write(save_mission(), planned, versions, now=NOW, by=None)

    assert QuestionFact.objects.filter(role="asked").count() == len(planned)


REPORT = """The Harbour Mission Force (HMF) guards the northern coast.

HMF had 4,200 inspectors in June 2004. By May 2007 HMF had 1,900 inspectors.

The Port Council adopted the Quay Charter on 7 April 2003.
"""
KEYS = ["kind", "stem", "options", "prompts", "key", "explanation", "facts", "as_of", "language", "problems"]


def test_command_prints_one_draft_a_line(tmp_path: Path):
    report, meta = tmp_path / "report.txt", tmp_path / "meta.json"
    report.write_text(REPORT)
    meta.write_text(json.dumps({"report.txt": {"title": "Report", "publisher": "Port Office", "published": "2008-02"}}))
    out = StringIO()

    call_command("draft", str(report), meta=meta, stdout=out)

    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [list(row) for row in rows] == [KEYS] * len(rows)
    assert "What does HMF stand for?" in {row["stem"] for row in rows}
    assert {problem["severity"] for row in rows for problem in row["problems"]} <= {"warn", "info"}


def test_command_without_a_file_is_wrong_usage():
    with pytest.raises(WrongUsage):
        call_command("draft")
