"""Facts made by hand of a sentence: what is stored, and what is not stored twice."""

from __future__ import annotations

import pytest

from content import handmade
from content.handmade import KnownAlready, Selection
from content.ledger.entry import Entry, Time
from content.models import Document, Evidence, Fact, FactVersion
from content.partialdate import PartialDate
from content.readers.base import Block, Reading
from content.recording import record_edition
from people.models import AuditRow, User
from tests.factories import NOW, save_attribute, save_document, save_fact, save_staff, save_topic

pytestmark = pytest.mark.django_db

QUOTE = "It carried 420 people in May 2004."
TEXT = f"# Žabák 𝒳\n\nThe 𝒳 ferry 🚢 sailed – daily. {QUOTE}\n\nIt stopped."
MAY_2004 = PartialDate.on(2004, 5)


@pytest.fixture
def eda() -> User:
    return save_staff()


def chosen(document: Document | None = None, quote: str = QUOTE) -> Selection:
    edition = (document or save_document(text=TEXT)).editions.get()
    start = edition.text.index(quote)
    found = handmade.selection(edition, start, start + len(quote))
    assert found is not None
    return found


def made(**told) -> Entry:
    fields = {
        "kind": "quantity", "subject": "Ferry", "subject_key": "ferry", "attribute": "people", "value": 420,
        "attribute_label": "people", "time": Time("observation", MAY_2004, None, "stated"), "unit": "people",
        "statement": "The ferry carried 420 people in May 2004.", "tier": "A", **told,
    }  # fmt: skip
    return Entry(id="", **fields)


def test_a_fact_is_stored_as_a_draft_with_its_exact_quote(eda):
    version, is_new = handmade.store(chosen(), made(), [], by=eda, now=NOW)

    evidence = Evidence.objects.get()
    assert is_new
    assert (version.status, version.rule, version.recorded_by, str(version.subject)) == ("draft", "", eda, "Ferry")
    assert (evidence.role, evidence.quote) == ("value", QUOTE)
    assert evidence.passage.edition.text[evidence.start : evidence.end] == QUOTE
    row = AuditRow.objects.get()
    assert (row.action, row.by, row.thing_id, row.after) == (
        "make fact", eda, str(version.pk), {"statement": version.statement, "quote": QUOTE},
    )  # fmt: skip


def test_what_else_carries_it_is_quoted_besides(eda):
    selection = chosen()
    start = selection.edition.text.index("The 𝒳 ferry 🚢")

    handmade.store(selection, made(), [("subject", start, start + 13)], by=eda, now=NOW)

    assert set(Evidence.objects.values_list("role", "quote")) == {("value", QUOTE), ("subject", "The 𝒳 ferry 🚢")}


def test_it_goes_under_the_topic_of_its_series(eda):
    earlier = save_fact(subject="Ferry", attribute=save_attribute("people"), value="300", topic=save_topic())

    version, _ = handmade.store(chosen(), made(), [], by=eda, now=NOW)

    assert (version.topic, version.attribute) == (earlier.topic, earlier.attribute)


@pytest.mark.parametrize("status", ["draft", "approved", "rejected", "retired"])
def test_the_same_words_do_not_carry_the_same_fact_twice(eda, status):
    document = save_document(text=TEXT)
    known = save_fact(
        "It carried 420.", document=document, quote="420 people", status=status,
        subject="Ferry", attribute=save_attribute("people"), begins=MAY_2004, unit="people",
    )  # fmt: skip

    with pytest.raises(KnownAlready, match="These words carry that fact already") as refusal:
        handmade.store(chosen(document), made(), [], by=eda, now=NOW)

    assert refusal.value.version == known
    assert (Fact.objects.count(), Evidence.objects.count(), AuditRow.objects.count()) == (1, 1, 0)


def test_a_fact_known_from_elsewhere_gets_the_sentence_as_further_evidence(eda):
    known = save_fact(
        "The ferry carried 420 people in May 2004.",
        subject="Ferry", attribute=save_attribute("people"), begins=MAY_2004, unit="people",
    )  # fmt: skip

    version, is_new = handmade.store(chosen(), made(), [], by=eda, now=NOW)

    assert (version, is_new, Fact.objects.count()) == (known, False, 1)
    assert known.evidence.filter(quote=QUOTE).exists()
    assert AuditRow.objects.get().action == "add evidence"


@pytest.mark.parametrize("other", [{"value": 300}, {"subject": "Tug", "subject_key": "tug"}, {"attribute": "guests"}])
def test_another_fact_of_the_same_words_is_stored_beside_it(eda, other):
    selection = chosen()
    handmade.store(selection, made(), [], by=eda, now=NOW)

    handmade.store(selection, made(**other), [], by=eda, now=NOW)

    assert FactVersion.objects.count() == 2


@pytest.mark.parametrize(("before", "after"), [(1, 0), (0, 1), (0, 4), (0, 9999), (-20, -20), (-9999, 0)])
def test_nothing_is_chosen_outside_a_passage_or_with_a_space_at_its_end(before, after):
    there = chosen()

    assert handmade.selection(there.edition, there.start - before, there.end + after) is None


@pytest.mark.parametrize(
    ("when", "known"),
    [(MAY_2004, "stated"), (PartialDate.on(2004, 6), "stated"), (PartialDate.on(1999), "set"), (None, "unknown")],
)
def test_how_a_date_is_known_is_told_from_the_quote_and_from_the_text(when, known):
    assert handmade.how_known(chosen(), [], when) == known


def test_of_a_long_text_only_what_stands_near_is_read():
    document = save_document(text="\n\n".join(f"The ferry carried {n} people." for n in range(1000, 2000)))
    selection = chosen(document, "The ferry carried 1500 people.")

    [found, said] = handmade.proposals(selection, [])

    assert (found.entry.value, said.entry.rule) == (1500, "")
    assert len(handmade._around(selection)) == 2 * handmade.NEAR + 1


def test_what_a_reader_took_for_furniture_can_be_chosen():
    document = save_document()
    reading = Reading("Home | News | Contact", (Block("boilerplate", 0, 21),))
    edition = record_edition(document, reading, dated=None, dated_known="unknown", now=NOW)
    selection = handmade.selection(edition, 0, 21)
    assert selection is not None

    found = handmade.proposals(selection, [])

    assert [row.entry.statement for row in found] == ["Home | News | Contact."]
