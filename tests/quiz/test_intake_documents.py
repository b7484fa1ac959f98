"""The five real documents come in, on top of the pack and without it. They lie outside the repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

from content.importing import Submission
from content.models import Evidence, FactVersion, Mission, Passage
from quiz import intake, packing
from tests.factories import NOW, save_mission
from tests.rows import row_counts

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PACK = Path(__file__).parent.parent.parent / "content" / "packs" / "kfor"


def submissions(folder: Path, mission: Mission) -> list[Submission]:
    meta = json.loads((folder / "meta.json").read_text())
    return [
        Submission(mission, (folder / name).read_bytes(), name, title=told["title"], publisher=told["publisher"])
        for name, told in sorted(meta.items())
    ]


def take_in_all(folder: Path, mission: Mission) -> list[intake.Intake]:
    return [intake.take_in(submission, now=NOW, by=None) for submission in submissions(folder, mission)]


@pytest.mark.parametrize("on_top_of_the_pack", [False, True])
def test_the_documents_come_in_once_with_exact_quotes(documents_dir, on_top_of_the_pack, capsys):
    mission = save_mission("kfor", name="KFOR")
    if on_top_of_the_pack:
        with transaction.atomic():
            mission = packing.load(PACK, now=NOW).mission

    first = take_in_all(documents_dir, mission)
    counts = row_counts()
    second = take_in_all(documents_dir, mission)

    assert [done.outcome.status for done in first] == ["imported"] * 5
    assert [done.outcome.status for done in second] == ["already"] * 5
    assert row_counts() == counts
    call_command("check_evidence")  # refuses where a quote is not exact
    assert '"broken": [], "without_evidence": []' in capsys.readouterr().out
    assert all(done.outcome.versions for done in first)
    boilerplate = Evidence.objects.filter(passage__kind=Passage.Kind.BOILERPLATE)
    assert not boilerplate.exists()
    if on_top_of_the_pack:
        assert sum(len(done.outcome.report["confirmed"]) for done in first) > 0
        assert {done.outcome.edition.document.editions.count() for done in first} == {2}


def test_no_undated_strength_is_placed_by_an_import(documents_dir):
    mission = save_mission("kfor", name="KFOR")
    take_in_all(documents_dir, mission)

    undated = FactVersion.objects.filter(begins=None, attribute__is_volatile=True)

    assert not undated.filter(questions__links__role="asked", questions__status="approved").exists()
    assert set(undated.values_list("known", flat=True)) <= {"unknown"}
