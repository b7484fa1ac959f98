"""Commands: JSON alone on stdout, 0 done, 1 refused with one sentence, 2 called wrongly."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from content.models import Document, Edition, Evidence, FactVersion, Mission
from people.models import User
from quiz.models import Learner
from tests.factories import save_fact, save_mission
from tests.rows import row_counts

pytestmark = pytest.mark.django_db

KFOR = Path(__file__).parent.parent.parent.parent / "content" / "packs" / "kfor"
SAMPLE = Path(__file__).parent.parent.parent / "samples" / "lake_mission.txt"
TOLD = ("--title", "Lake report", "--publisher", "Lake Press", "--published", "unknown")


def run(*command: object) -> tuple[int, Any, str]:
    """The exit status, the JSON of stdout (or its text) and what is said beside it."""
    out, err = StringIO(), StringIO()
    try:
        call_command(str(command[0]), *map(str, command[1:]), stdout=out, stderr=err)
    except CommandError as error:
        return error.returncode, out.getvalue(), str(error)
    text = out.getvalue()
    return 0, json.loads(text) if text.startswith("{") else text, err.getvalue()


def test_import_document_reports_in_json():
    status, row, _ = run("import_document", SAMPLE, *TOLD, "--json")

    assert (status, row["status"], row["document"], row["edition"]) == (0, "imported", "lake-report", 1)
    assert set(row) == {"status", "document", "edition", "facts", "drafts", "questions", "quizzes"}
    assert set(row["facts"]) == {"confirmed", "new", "superseded", "contradicted", "not_placed", "silent"}
    assert all(set(fact) == {"id", "statement"} for fact in row["facts"]["new"])


def test_draft_asks_what_follows_from_the_facts_of_several_texts(tmp_path):
    files = [tmp_path / "report.txt", tmp_path / "news.txt"]
    for file, count in zip(files, ("12 military advisers", "5 civilian advisers"), strict=True):
        file.write_text(
            f"The Northern Lake Mission (NLM) watches. In March 2014 the NLM had {count}.\n", encoding="utf-8"
        )

    out = StringIO()
    call_command("draft", *map(str, files), stdout=out)

    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    [row] = [row for row in rows if row["kind"] == "numeric" and row["key"]["value"] == 17]
    assert "This follows from other facts: NLM had 12 military advisers in March 2014; " in row["explanation"]
    assert [fact["role"] for fact in row["facts"]] == ["asked", "context", "context"]


def test_import_document_twice_says_already():
    run("import_document", SAMPLE, *TOLD)
    before = row_counts()

    status, row, _ = run("import_document", SAMPLE, *TOLD, "--json")

    assert (status, row["status"], row["document"], row["edition"]) == (0, "already", "lake-report", 1)
    assert row["facts"] == {}
    assert row_counts() == before


def test_import_document_says_it_in_words_too():
    _, first, _ = run("import_document", SAMPLE, *TOLD)
    _, second, _ = run("import_document", SAMPLE, *TOLD)

    assert first.startswith("Imported lake-report, edition 1: 0 confirmed, ")
    assert second == "Already imported as lake-report, edition 1. Nothing changed.\n"


def test_import_document_makes_a_new_edition_of_a_known_document(tmp_path):
    run("import_document", SAMPLE, *TOLD)
    newer = tmp_path / "newer.txt"
    newer.write_text("In May 2019 the Northern Lake Monitoring Mission (NLMM) had 200 soldiers.")

    status, row, _ = run(
        "import_document", newer, *TOLD[:4], "--published", "June 2019", "--document", "lake-report", "--json"
    )

    assert (status, row["document"], row["edition"]) == (0, "lake-report", 2)
    assert len(row["facts"]["silent"]) > 0
    assert Edition.objects.get(number=2).dated_known == "set"


@pytest.mark.parametrize(
    ("command", "status", "reason"),
    [
        (["no-such-file.txt", *TOLD], 2, "There is no file no-such-file.txt."),
        ([SAMPLE, *TOLD[:4], "--published", "soon"], 2, "“soon” is no date: write 2012-02, 12 June 1999, or unknown."),
        ([SAMPLE, *TOLD, "--title", " "], 2, "--title takes a text of 1 to 200 characters."),
        ([SAMPLE, *TOLD, "--publisher", "x" * 201], 2, "--publisher takes a text of 1 to 200 characters."),
        ([SAMPLE, *TOLD, "--mission", "sea"], 1, "There is no mission sea."),
        ([SAMPLE, *TOLD, "--document", "none"], 1, "There is no document none."),
        ([KFOR / "pack.json", *TOLD], 1, "“.json” is no format this program reads; give one of "),
    ],
)
def test_import_document_refuses_and_stores_nothing(command, status, reason):
    before = row_counts()

    found, out, said = run("import_document", *command)

    assert (found, out) == (status, "")
    assert said.startswith(reason)
    assert row_counts() == before


def test_import_document_asks_for_the_mission_where_there_are_several():
    save_mission("lake")
    save_mission("sea")

    assert run("import_document", SAMPLE, *TOLD)[0] == 2
    assert run("import_document", SAMPLE, *TOLD, "--mission", "sea", "--json")[1]["status"] == "imported"
    assert Document.objects.get().mission.slug == "sea"


def test_import_document_needs_its_options():
    with pytest.raises(CommandError, match="--title"):
        call_command("import_document", str(SAMPLE))


def test_load_pack_twice():
    first, second = run("load_pack", KFOR), run("load_pack", KFOR)

    assert (first[0], first[1]["status"], first[1]["mission"]) == (0, "loaded", "kfor")
    assert (second[0], second[1]["status"], set(second[1]["new"].values())) == (0, "already", {0})
    assert User.objects.count() == 0


def test_load_pack_refuses_what_is_no_pack(tmp_path):
    assert run("load_pack", tmp_path) == (
        1,
        "",
        f"There is no pack.json in {tmp_path.name}: is it the folder of a pack?",
    )
    assert run("load_pack", tmp_path / "none") == (2, "", f"{tmp_path / 'none'} is no folder.")
    assert Mission.objects.count() == 0


def test_demonstration_accounts_need_demo(settings):
    refused = run("load_pack", KFOR, "--demo")
    nothing = User.objects.count(), Mission.objects.count()
    settings.DEMO = True
    made, again = run("load_pack", KFOR, "--demo"), run("load_pack", KFOR, "--demo")

    assert refused == (1, "", "--demo makes accounts with a known password: set DEMO=1 to allow it.")
    assert nothing == (0, 0)
    assert (made[0], made[1]["status"], again[1]["status"]) == (0, "loaded", "already")
    assert set(User.objects.values_list("email", "is_demo", "is_staff", "is_superuser")) == {
        ("trainee@demo.test", True, False, False),
        ("trainee2@demo.test", True, False, False),
        ("instructor@demo.test", True, True, False),
        ("admin@demo.test", True, True, True),
    }


def test_seed_load_makes_trainees_once(settings):
    refused = run("seed_load", 3)
    settings.DEMO = True

    assert refused[0] == 1
    assert run("seed_load", 3)[1] == {"status": "done", "new": 3}
    assert run("seed_load", 5)[1] == {"status": "done", "new": 2}
    assert run("seed_load", 0)[0] == 2
    assert Learner.objects.count() == 5
    assert User.objects.get(email="load5@demo.test").check_password("demo-demo-demo")


def test_check_evidence_counts_what_is_exact():
    save_fact()

    assert run("check_evidence")[:2] == (0, {"status": "done", "quotes": 1, "broken": [], "without_evidence": []})


def test_check_evidence_finds_a_quote_that_is_not_the_text_and_a_fact_without_any():
    fact, bare = save_fact("Pilots numbered 420."), save_fact(quote="")
    passage = fact.evidence.get().passage
    wrong = Evidence.objects.create(version=fact, passage=passage, role="time", start=0, end=6, quote="Pylots")

    status, out, said = run("check_evidence")

    assert (status, said) == (1, "1 quotes differ from their text, 1 facts have no evidence.")
    assert json.loads(out)["broken"] == [wrong.pk]
    assert json.loads(out)["without_evidence"] == [bare.pk]


def test_a_rejected_fact_needs_no_evidence():
    save_fact(quote="", status="rejected")

    assert run("check_evidence")[0] == 0


def test_run_due_tells_what_each_duty_did():
    assert run("run_due")[1] == {
        "status": "done", "take_up_lost": 0, "prune": 0, "expire_attempts": 0, "release_results": 0,
        "purge_staged": 0, "report_lost_imports": 0, "find_stale_facts": 0,
    }  # fmt: skip


def test_facts_of_the_pack_are_approved_and_exact():
    run("load_pack", KFOR)

    assert set(FactVersion.objects.values_list("status", flat=True)) == {"approved"}
    assert run("check_evidence")[1]["broken"] == []
