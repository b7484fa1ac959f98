"""Documents come in whole or not at all, twice as once, and say what they change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from content import readers
from content.importing import Cancelled, Submission
from content.models import Document, Edition, Evidence, Fact, FactVersion, Mission
from content.models.facts import Status
from content.partialdate import PartialDate
from content.readers import ReadError
from content.recording import record_edition
from people.models import AuditRow
from quiz import intake
from quiz.models import QuestionVersion
from tests.factories import NOW, save_fact, save_mission, save_question, save_quiz
from tests.rows import row_counts

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parent.parent / "samples"

FIRST = """The Northern Lake Monitoring Mission

The Northern Lake Monitoring Mission (NLMM) was established by Security Council Resolution 2911 of 4 March 2011. By May
2013 it comprised 650 soldiers.
"""
SECOND = """Lake news

In May 2013 the NLMM had 650 soldiers. In March 2015 the NLMM had 500 soldiers.
"""
UNDATED = """Lake brochure

The Northern Lake Monitoring Mission (NLMM) watches the lake. Today, nearly 380 troops from the NLMM are deployed there.
"""


@pytest.fixture
def mission() -> Mission:
    return save_mission("lake", name="Lake")


def submit(mission: Mission, text: str | bytes, title: str = "Lake report", **given: Any) -> Submission:
    data = text if isinstance(text, bytes) else text.encode()
    told = {"file_name": "report.txt", "publisher": "Lake Press", **given}
    return Submission(mission, data, title=title, **told)


def take_in(mission: Mission, text: str | bytes, title: str = "Lake report", **given: Any) -> intake.Intake:
    return intake.take_in(submit(mission, text, title, **given), now=NOW, by=None)


def statements(done: intake.Intake, name: str) -> list[str]:
    return [row["statement"] for row in done.outcome.report[name]]


def troops() -> dict[str, FactVersion]:
    return {version.value: version for version in FactVersion.objects.filter(attribute__slug="troops")}


@pytest.mark.parametrize("sample", ["lake_mission.txt", "lake_history.md"])
def test_importing_twice_changes_nothing(mission, sample):
    data = (SAMPLES / sample).read_bytes()
    first = take_in(mission, data, file_name=sample)
    before = row_counts()

    second = take_in(mission, data, "Another title", file_name=sample)

    assert (first.outcome.status, second.outcome.status) == ("imported", "already")
    assert second.outcome.edition == first.outcome.edition
    assert row_counts() == before
    assert before["FactVersion"] > 5
    assert before["Question"] == len(first.drafts)


def test_every_quote_is_cut_from_the_text(mission, capsys):
    for sample in ("lake_mission.txt", "lake_history.md"):
        take_in(mission, (SAMPLES / sample).read_bytes(), sample, file_name=sample)

    call_command("check_evidence")

    assert '"broken": [], "without_evidence": []' in capsys.readouterr().out
    assert all(
        quote == text[start:end]
        for text, start, end, quote in Evidence.objects.values_list("passage__edition__text", "start", "end", "quote")
    )


def test_facts_and_questions_come_in_as_drafts(mission):
    done = take_in(mission, FIRST)

    assert set(FactVersion.objects.values_list("status", flat=True)) == {Status.DRAFT}
    assert set(QuestionVersion.objects.values_list("status", flat=True)) <= {Status.DRAFT}
    assert AuditRow.objects.values_list("action", "after").get() == (
        "import",
        {"facts": len(done.outcome.versions), "questions": len(done.drafts)},
    )


class PowerCut(RuntimeError):
    """What stops a test's import in the middle."""


def cut(step: str) -> Callable[[str], None]:
    """Stops the import at a step."""

    def progress(at: str) -> None:
        if at == step:
            raise PowerCut

    return progress


@pytest.mark.parametrize("step", ["Reading the text", "Finding facts", "Comparing with what is known", "Writing"])
def test_an_import_that_stops_stores_nothing(mission, step):
    before = row_counts()

    with pytest.raises(PowerCut):
        intake.take_in(submit(mission, FIRST), now=NOW, by=None, progress=cut(step))

    assert row_counts() == before


def test_an_import_that_fails_after_writing_stores_nothing(mission):
    before = row_counts()

    def settle(done: intake.Intake) -> None:
        assert row_counts()["FactVersion"] == len(done.outcome.versions) > 0
        raise PowerCut

    with pytest.raises(PowerCut):
        intake.take_in(submit(mission, FIRST), now=NOW, by=None, settle=settle)

    assert row_counts() == before
    assert take_in(mission, FIRST).outcome.status == "imported"


def test_a_cancelled_import_stores_nothing(mission):
    before = row_counts()

    def progress(step: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        intake.take_in(submit(mission, FIRST), now=NOW, by=None, progress=progress)

    assert row_counts() == before


@pytest.mark.parametrize(
    ("data", "file_name"),
    [
        (b"", "a.txt"),
        (b" \n\t ", "a.txt"),
        (b"%PDF-1.7 ...", "a.txt"),
        (b"PK\x03\x04zip", "a.txt"),
        (b"GIF89a...", "a.html"),
        ("Der See gehört allen. Über zwölf Fähren.".encode("cp1252"), "a.txt"),
        (b"plain", "a.docx"),
        (b"plain", "a"),
        (b"x" * 2_000_001, "a.txt"),
        (b"a\n" * 30_000, "a.txt"),
        (b"<html></html>", "a.html"),
    ],
)
def test_what_cannot_be_read_stores_nothing_and_says_why(mission, data, file_name):
    before = row_counts()

    with pytest.raises(ReadError, match=r"^.{20,}\.$"):
        take_in(mission, data, file_name=file_name)

    assert row_counts() == before


def test_a_confirmed_encoding_is_read(mission):
    done = take_in(mission, "Über zwölf Fähren.".encode("cp1252"), encoding="cp1252")

    assert done.outcome.edition.text == "Über zwölf Fähren."


def test_a_plan_made_stale_by_another_import_is_made_again(mission):
    steps: list[str] = []

    def progress(step: str) -> None:
        steps.append(step)
        if steps.count("Finding facts") == 1 and step == "Finding facts":
            save_fact(mission=mission)

    done = intake.take_in(submit(mission, FIRST), now=NOW, by=None, progress=progress)

    assert done.outcome.status == "imported"
    assert steps.count("Finding facts") == 2


def test_an_import_gives_up_where_the_facts_never_rest(mission):
    before = row_counts("Fact", "FactVersion", "Document", "Edition", "Passage", "Entity", "Attribute", "Evidence")

    def progress(step: str) -> None:
        if step == "Finding facts":
            save_fact(mission=mission)

    with pytest.raises(intake.Busy, match="Import this text again"):
        intake.take_in(submit(mission, FIRST), now=NOW, by=None, progress=progress)

    assert row_counts(*(row_counts().keys() - before.keys())) == before
    assert not Document.objects.filter(title="Lake report").exists()


def test_two_imports_of_one_text_at_once_make_one_edition(mission):
    rival: list[Any] = []

    def progress(step: str) -> None:
        if step == "Finding facts" and not rival:
            rival.append(None)
            rival.append(take_in(mission, FIRST))

    done = intake.take_in(submit(mission, FIRST), now=NOW, by=None, progress=progress)

    assert done.outcome.status == "already"
    assert done.outcome.edition == rival[1].outcome.edition
    assert Edition.objects.count() == 1


def test_a_second_document_confirms_facts_instead_of_repeating_them(mission):
    take_in(mission, FIRST)
    known = troops()["650"]
    assert known.evidence.count() >= 1
    facts = Fact.objects.filter(current__attribute__slug="troops").count()

    done = take_in(mission, SECOND, "Lake news")

    assert troops()["650"] == known
    assert Fact.objects.filter(current__attribute__slug="troops").count() == facts + 1
    assert known.statement in statements(done, "confirmed")
    documents = {evidence.passage.edition.document.title for evidence in known.evidence.all()}
    assert documents == {"Lake report", "Lake news"}


def test_a_newer_figure_supersedes_the_older_and_names_what_asks_it(mission):
    take_in(mission, FIRST)
    old = troops()["650"]
    FactVersion.objects.filter(pk=old.pk).update(status=Status.APPROVED)
    asking = save_question(fact=old)
    quiz = save_quiz(mission=mission)
    quiz.versions.get().fixed.create(question=asking.question)

    done = take_in(mission, SECOND, "Lake news")

    new = troops()["500"]
    row = done.outcome.report["superseded"]
    assert [(found["id"], found["by"]) for found in row] == [(str(old.fact.uuid), str(new.fact.uuid))]
    assert done.touched == {
        "questions": [{"id": str(asking.question.uuid), "statement": asking.stem}],
        "quizzes": [{"id": quiz.slug, "statement": quiz.title}],
    }


def test_an_older_figure_supersedes_nothing(mission):
    take_in(mission, SECOND, "Lake news")

    done = take_in(mission, "Lake past\n\nIn June 2012 the NLMM had 900 soldiers.\n", "Lake past")

    assert troops()["900"].begins == PartialDate.on(2012, 6, phrase="June 2012")
    assert done.outcome.report["superseded"] == []


def test_another_figure_for_the_same_time_contradicts(mission):
    take_in(mission, FIRST)

    done = take_in(mission, "Lake rumour\n\nIn May 2013 the NLMM had 700 soldiers.\n", "Lake rumour")

    assert [row["by"] for row in done.outcome.report["contradicted"]] == [str(troops()["700"].fact.uuid)]
    assert done.outcome.report["superseded"] == []


def test_an_undated_figure_is_not_placed_and_supersedes_nothing(mission):
    take_in(mission, FIRST)

    done = take_in(mission, UNDATED, "Lake brochure")

    new = troops()["380"]
    assert (new.begins, new.known) == (None, "unknown")
    assert statements(done, "not_placed") == [new.statement]
    assert (done.outcome.report["superseded"], done.outcome.report["contradicted"]) == ([], [])
    assert not QuestionVersion.objects.filter(links__fact_version=new, links__role="asked").exists()


def test_a_date_given_by_hand_places_what_the_text_leaves_open(mission):
    done = take_in(mission, UNDATED, published=PartialDate.on(2015, 9))

    assert (done.outcome.edition.dated, done.outcome.edition.dated_known) == (PartialDate.on(2015, 9), "set")
    assert done.outcome.report["not_placed"] == []
    begins = troops()["380"].begins
    assert begins is not None
    assert begins.overlaps(PartialDate.on(2015, 9))


def test_a_new_edition_tells_which_facts_it_no_longer_mentions(mission):
    first = take_in(mission, FIRST)
    document = first.outcome.edition.document

    second = take_in(mission, SECOND, document=document)

    assert (second.outcome.edition.document, second.outcome.edition.number) == (document, 2)
    assert Document.objects.count() == 1
    silent = statements(second, "silent")
    assert troops()["650"].statement not in silent
    assert any("2911" in statement for statement in silent)


def test_another_document_says_nothing_of_silent_facts(mission):
    take_in(mission, FIRST)

    assert take_in(mission, SECOND, "Lake news").outcome.report["silent"] == []


def test_missions_do_not_mix(mission):
    take_in(mission, FIRST)

    done = take_in(save_mission("sea", name="Sea"), FIRST)

    assert done.outcome.status == "imported"
    assert done.outcome.report["confirmed"] == []


def test_the_original_of_a_brief_joins_its_document(mission):
    document = take_in(mission, FIRST).outcome.edition.document
    brief = Document.objects.create(mission=mission, slug="brief", title="Lake news", publisher="Lake Press")
    reading = readers.read(b"NLMM had soldiers.", "brief.txt")
    record_edition(brief, reading, dated=None, dated_known="unknown", is_brief=True, now=NOW)

    done = take_in(mission, SECOND, "Lake News")

    assert (done.outcome.edition.document, done.outcome.edition.number) == (brief, 2)
    assert take_in(mission, UNDATED, document.title).outcome.edition.document not in (document, brief)


def test_the_order_of_imports_does_not_change_what_is_known(mission):
    def known(scope: Mission) -> set[tuple[Any, ...]]:
        return set(
            FactVersion.objects.filter(fact__mission=scope).values_list(
                "subject__name", "attribute__slug", "value", "unit", "begins", "evidence__quote"
            )
        )

    other = save_mission("sea", name="Sea")
    for scope, order in ((mission, (FIRST, SECOND)), (other, (SECOND, FIRST))):
        for text in order:
            take_in(scope, text, text.partition("\n")[0])

    assert {row[:3] for row in known(mission)} == {row[:3] for row in known(other)}


def test_an_attribute_of_another_kind_under_the_same_name_is_kept_apart(mission):
    mission.attributes.create(slug="troops", label="Troops", kind="other", value_type="text")

    take_in(mission, FIRST)
    done = take_in(mission, SECOND, "Lake news")
    take_in(mission, "Lake past\n\nIn June 2012 the NLMM had 900 soldiers.\n", "Lake past")

    assert list(mission.attributes.filter(kind="quantity").values_list("slug", flat=True)) == ["troops-quantity"]
    assert any("650" in statement for statement in statements(done, "confirmed"))
