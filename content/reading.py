"""What the reading pages show: an allow-list, with quotes only where the rights of the document allow them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from content import disputes
from content.extraction.sentences import within
from content.ledger import chart
from content.ledger.truth import Truth, is_placed, truth_on
from content.models import Document, Edition, Evidence, Fact, FactVersion, Passage, Topic
from content.models.facts import Status
from content.queries import entry_of, versions_with_evidence


def document_list() -> dict[str, Any]:
    """Each active document with its newest edition's date, and whether missions need telling apart."""
    active = Document.objects.filter(status=Document.Status.ACTIVE).select_related("mission").order_by("title")
    found = list(active.prefetch_related("editions"))
    rows = []
    for document in found:
        edition = max(document.editions.all(), key=lambda row: (not row.is_brief, row.number), default=None)
        if edition is not None:
            rows.append({"document": document, "url": document.get_absolute_url(), "dated": dated_words(edition)})
    return {"documents": rows, "many_missions": len({document.mission_id for document in found}) > 1}


def edition_to_show(document: Document, number: str) -> Edition | None:
    """The edition asked for, or the newest; where the source's words may not be shown, our own brief before it."""
    editions = document.editions.select_related("document__mission")
    if number.isdecimal():
        return editions.filter(number=int(number)).first()
    return editions.order_by("is_brief" if document.may_be_quoted else "-is_brief", "-number").first()


def rests_on(edition: Edition, facts: Collection[int]) -> bool:
    """Whether any of the facts has its evidence in the edition's document."""
    if not facts:
        return False
    return Evidence.objects.filter(passage__edition__document=edition.document, version__fact__in=list(facts)).exists()


def dated_words(edition: Edition) -> str:
    """When the text was written, and how that is known."""
    if edition.dated is None:
        return _("date not known")
    return f"{edition.dated.words()} ({edition.get_dated_known_display()})"


def document_page(edition: Edition, *, may_make: bool = False) -> dict[str, Any]:
    """The passages of an edition with the quotes of approved facts marked; none where its words may not be shown.

    ``may_make`` gives each sentence the address at which an instructor makes a fact of it.
    """
    document = edition.document
    make = make_address(edition) if may_make else ""
    passages = _passages(edition) if document.may_be_quoted or edition.is_brief else ()
    return {
        "document": document,
        "edition": edition,
        "dated": dated_words(edition),
        "footnote": document.mission.footnote,
        "passages": [_passage(edition, passage, make) for passage in passages],
        "may_make": bool(make),
    }


def _passages(edition: Edition) -> QuerySet[Passage]:
    shown = edition.passages.exclude(kind=Passage.Kind.BOILERPLATE)
    return shown.prefetch_related("evidence__version").order_by("position")


def _passage(edition: Edition, passage: Passage, make: str) -> dict[str, Any]:
    marks = [
        (evidence.start, evidence.end, reverse("content:fact", args=[evidence.version.fact_id]))
        for evidence in passage.evidence.all()
        if evidence.role == Evidence.Role.VALUE and evidence.version.status == Status.APPROVED
    ]
    return {
        "id": f"p{passage.pk}",
        "kind": passage.kind,
        "level": passage.level,
        "text": edition.text[passage.start : passage.end],
        "sentences": sentences(edition.text, passage.start, passage.end, marks, make),
    }


def segments(text: str, start: int, end: int, marks: list[tuple[int, int, str]]) -> list[dict[str, Any]]:
    """``text[start:end]`` cut at the marks (start, end, address): where marks overlap, the earlier one wins."""
    found, at = [], start
    for first, last, address in sorted(marks):
        first, last = max(first, at), min(last, end)
        if first >= last:
            continue
        if first > at:
            found.append({"text": text[at:first], "is_marked": False, "fact_url": ""})
        found.append({"text": text[first:last], "is_marked": True, "fact_url": address})
        at = last
    if at < end:
        found.append({"text": text[at:end], "is_marked": False, "fact_url": ""})
    return found


def sentences(text: str, start: int, end: int, marks: list[tuple[int, int, str]], make: str) -> list[dict[str, Any]]:
    """The segments of a passage sentence by sentence, each with the address where a fact is made of it.

    ``make`` is the address of that page without the place; where it is "" the passage stays whole.
    """
    found, at = [], start
    for first, last in within(text, start, end) if make else ():
        if first > at:
            found.append({"segments": segments(text, at, first, marks), "words": "", "make_url": ""})
        address = f"{make}&start={first}&end={last}"
        found.append({"segments": segments(text, first, last, marks), "words": text[first:last], "make_url": address})
        at = last
    if at < end:
        found.append({"segments": segments(text, at, end, marks), "words": "", "make_url": ""})
    return found


def make_address(edition: Edition) -> str:
    """Where facts are made of an edition's words, but for the place; "" where its document is out of use."""
    if edition.document.status != Document.Status.ACTIVE:
        return ""
    return f"{reverse('admin:content_document_make', args=[edition.document_id])}?edition={edition.number}"


def topic_page(topic: Topic, sealed: Collection[int]) -> dict[str, Any]:
    """A topic's approved facts, and the documents they stand in."""
    versions = versions_with_evidence().filter(topic=topic, status=Status.APPROVED, fact__merged_into=None)
    versions = versions.exclude(fact__in=list(sealed)).order_by("-importance", "pk")
    rows = [{"statement": row.statement, "url": row.fact.get_absolute_url()} for row in versions]
    documents = Document.objects.filter(editions__passages__evidence__version__in=versions).distinct()
    documents = documents.select_related("mission").order_by("title")
    return {"topic": topic, "facts": rows, "documents": documents, "footnote": topic.mission.footnote}


def approved_version(fact: Fact) -> FactVersion | None:
    """The version of a fact that learners may see."""
    return versions_with_evidence().filter(fact=fact, status=Status.APPROVED).first()


def premises_of(version: FactVersion) -> set[int]:
    """The ids of the facts from which the fact follows: its page tells them too."""
    return {row.premise.fact_id for row in version.premises.all()}


def fact_page(version: FactVersion, sealed: Collection[int]) -> dict[str, Any]:
    """A fact in words, when it holds, where it stands, and what was ruled where texts say otherwise."""
    entry = entry_of(version)
    in_series = FactVersion.objects.filter(
        subject=version.subject, attribute=version.attribute, status=Status.APPROVED
    ).aggregate(count=Count("fact", distinct=True))["count"]
    return {
        "fact": version.fact,
        "version": version,
        "statement": version.statement,
        "value": entry.value_words(),
        "time_words": version.begins.words() if version.begins else _("no date known"),
        "known_words": version.get_known_display(),
        "sources": [_source(found) for found in version.evidence.all() if found.role == Evidence.Role.VALUE],
        "premises": [row.premise for row in version.premises.all()],
        "series_url": series_url(version) if in_series > 1 else "",
        "ruling": ruling_shown(version, sealed),
        "footnote": version.fact.mission.footnote,
    }


def ruling_shown(version: FactVersion, sealed: Collection[int] = ()) -> dict[str, Any] | None:
    """What an instructor ruled where other texts say otherwise; None where nothing, or the other facts are closed."""
    found = disputes.standing([version.fact_id]).get(version.fact_id)
    if found is None or not {fact.pk for fact in found.facts.all()}.isdisjoint(sealed):
        return None
    shown = FactVersion.objects.filter(fact__in=found.facts.all(), status=Status.APPROVED).exclude(pk=version.pk)
    return {
        "is_preferred": found.preferred_id == version.fact_id,
        "verdict": found.verdict,
        "reason": found.reason,
        "ruled_at": found.ruled_at,
        "others": [{"statement": row.statement, "url": row.fact.get_absolute_url()}
                   for row in shown.select_related("fact").order_by("pk")],
    }  # fmt: skip


def series_url(version: FactVersion) -> str:
    slug = f"{version.subject.slug}--{version.attribute.slug}"
    return version.fact.mission.address("content:series", slug)


def _source(evidence: Evidence) -> dict[str, Any]:
    edition = evidence.passage.edition
    may_show = edition.document.may_be_quoted or edition.is_brief
    address = edition.document.mission.address("content:document", edition.document.slug, edition=edition.number)
    return {
        "quote": evidence.quote if may_show else "",
        "publisher": edition.document.publisher,
        "title": edition.document.title,
        "as_of": edition.dated.words() if edition.dated else _("no date known"),
        "url": f"{address}#p{evidence.passage_id}",
        "is_brief": edition.is_brief,
        "may_show": may_show,
    }


def series_page(slug: str, *, mission: str = "", today: date) -> dict[str, Any] | None:
    """The values over time as a chart and a table; None where there is no such series.

    Where two missions name a series alike, ``mission`` (a slug) chooses; without it, the older one's is shown.
    """
    subject, _sep, attribute = slug.partition("--")
    named = Q(subject__slug=subject, attribute__slug=attribute, status=Status.APPROVED, fact__merged_into=None)
    named &= Q(fact__mission__slug=mission) if mission else Q()
    found = list(versions_with_evidence().filter(named).order_by(F("begins").asc(nulls_last=True), "pk"))
    versions = [version for version in found if version.subject.mission_id == _oldest_mission(found)]
    if not versions:
        return None
    entries = [entry_of(version) for version in versions]
    rows = [
        {
            "value": entry.value_words(),
            "time": version.begins.words() if version.begins else _("not placed: no date known"),
            "is_placed": is_placed(entry),
            "is_current": truth_on(entry, today, entries) is Truth.TRUE,
            "statement": version.statement,
            "url": version.fact.get_absolute_url(),
        }
        for version, entry in zip(versions, entries, strict=True)
    ]
    return {
        "subject": versions[0].subject,
        "attribute": versions[0].attribute,
        "rows": rows,
        "chart": chart.steps(entries),
        "fact_ids": {version.fact_id for version in versions},
        "footnote": versions[0].fact.mission.footnote,
    }


def _oldest_mission(versions: Collection[FactVersion]) -> int | None:
    """Two missions may name a series alike; the page shows that of the older one."""
    return min((version.subject.mission_id for version in versions), default=None)
