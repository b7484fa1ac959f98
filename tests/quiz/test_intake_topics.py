"""What an import brings is filed under the topics of the mission: else topic pages stay empty."""

from __future__ import annotations

import pytest

from content import curation
from content.importing import Submission
from content.models import FactVersion, Mission
from quiz import intake
from tests.factories import NOW, save_mission, save_staff, save_topic

pytestmark = pytest.mark.django_db

FIRST = "# Lake report\n\nThe Northern Lake Monitoring Mission (NLMM) watches. In May 2013 the NLMM had 650 soldiers.\n"
SECOND = "# Lake news\n\nIn March 2015 the NLMM had 500 soldiers.\n"


@pytest.fixture
def mission() -> Mission:
    return save_mission("lake", name="Lake")


def take_in(mission: Mission, text: str, title: str = "Lake report") -> intake.Intake:
    submission = Submission(mission, text.encode(), "report.md", title=title, publisher="Lake Press")
    return intake.take_in(submission, now=NOW, by=None)


def test_new_facts_and_their_questions_come_in_under_the_topic_of_their_like(mission):
    save_topic(mission, slug="mandate", title="Mandate")
    strength = save_topic(mission, slug="strength", title="Strength")
    take_in(mission, FIRST)
    former = FactVersion.objects.get(value="650")
    assert former.topic is None
    curation.set_topic([former.fact], strength, by=save_staff())

    done = take_in(mission, SECOND, "Lake news")

    assert FactVersion.objects.get(value="500").topic == strength
    assert {draft.topic for draft in done.drafts if draft.links.filter(fact_version__value="500")} == {strength}


def test_the_first_document_of_a_mission_is_filed_by_its_headings(mission):
    topic = save_topic(mission, slug="strength", title="Strength")

    take_in(mission, "# Strength of the mission\n\nIn May 2013 the NLMM had 650 soldiers.\n")

    assert FactVersion.objects.get(value="650").topic == topic


def test_the_topics_of_another_mission_are_no_proposal(mission):
    save_topic(save_mission("harbour"), slug="strength", title="Strength")

    take_in(mission, "# Strength of the mission\n\nIn May 2013 the NLMM had 650 soldiers.\n")

    assert FactVersion.objects.get(value="650").topic is None
