"""What enters the database of a text: quotes are cut from it, never passed in."""

from __future__ import annotations

import pytest

from content.models import Evidence, Passage
from content.recording import BadEvidence, NewSpan, add_evidence, digest_of
from tests.factories import save_document, save_fact

pytestmark = pytest.mark.django_db

TEXT = "# Žabák 𝒳\n\nThe 𝒳 ferry 🚢 took 420 people – daily.\n\nIt stopped in 2004.\n"


def test_a_quote_is_cut_in_code_points_from_its_passage():
    document = save_document(text=TEXT)
    fact = save_fact("The ferry took 420 people.", document=document, quote="420 people – daily")

    evidence = Evidence.objects.get()

    assert (evidence.quote, evidence.version) == ("420 people – daily", fact)
    assert evidence.passage.text == "The 𝒳 ferry 🚢 took 420 people – daily."
    assert evidence.passage.edition.text[evidence.start : evidence.end] == evidence.quote


def test_passages_keep_their_place_and_headings():
    edition = save_document(text=TEXT).editions.get()

    found = list(edition.passages.values_list("position", "kind", "heading_path"))

    assert found == [
        (0, Passage.Kind.HEADING, []),
        (1, Passage.Kind.PARAGRAPH, ["Žabák 𝒳"]),
        (2, Passage.Kind.PARAGRAPH, ["Žabák 𝒳"]),
    ]


def test_the_same_evidence_is_kept_once():
    fact = save_fact("It stopped in 2004.", document=save_document(text=TEXT))
    evidence = Evidence.objects.get()
    span = NewSpan(evidence.passage.edition, "value", evidence.start, evidence.end)

    assert add_evidence([(fact, span), (fact, span)]) == 0
    assert add_evidence([(fact, NewSpan(span.edition, "time", span.start, span.end))] * 2) == 1
    assert Evidence.objects.count() == 2


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 5), (5, 4), (7, 12), (47, 49), (20, 9999), (9999, 10_000)])
def test_a_span_outside_the_passages_is_no_evidence(start, end):
    fact = save_fact("It stopped in 2004.", document=save_document(text=TEXT))

    with pytest.raises(BadEvidence, match="No passage of"):
        add_evidence([(fact, NewSpan(Evidence.objects.get().passage.edition, "value", start, end))])


def test_digests_tell_texts_apart_even_broken_ones():
    assert len({digest_of(text) for text in ("", "a", "a ", "\ud800")}) == 4
