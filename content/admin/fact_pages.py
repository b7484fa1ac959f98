"""What the desk shows of one fact: its words in their passages, its versions, its series, its questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from content import disputes
from content.admin.desk import COLOURS, change_url
from content.ledger import chart
from content.ledger.truth import is_placed
from content.models import Evidence, Fact, FactVersion, Passage
from content.models.facts import Status
from content.partialdate import PartialDate
from content.queries import entry_of, versions_with_evidence
from content.reading import dated_words, segments, series_url


def fact_page(fact: Fact) -> dict[str, Any]:
    """All that stands on the page of a fact but its forms."""
    version = versions_with_evidence().select_related("decided_by").get(pk=fact.current_id or 0)
    entry = entry_of(version)
    return {
        "version": version,
        "value_words": entry.value_words(),
        "time_words": time_words(version),
        "colour": COLOURS.get(version.status, ""),
        "is_placed": is_placed(entry),
        "sources": sources(version.evidence.all()),
        "premises": [fact_row(row.premise) for row in version.premises.select_related("premise__fact")],
        "conclusions": [
            fact_row(row.version)
            for row in version.conclusions.select_related("version__fact").exclude(version__status=Status.REPLACED)
        ],
        "versions": list(
            fact.versions.select_related("decided_by", "recorded_by").exclude(pk=version.pk).order_by("-number")
        ),
        "questions": question_rows(fact),
        "ruling": disputes.standing([fact.pk]).get(fact.pk),
        "topics": fact.mission.topics.all(),
        **series(version),
    }


def value_words(version: FactVersion) -> str:
    """The value for a reader, with hedge and unit; load subject, attribute and value_entity with it."""
    value = version.typed_value
    if isinstance(value, PartialDate):
        return value.words()
    shown = value if isinstance(value, str) else f"{value:,}"
    parts = (version.get_hedge_display() if version.hedge else "", shown, version.unit)
    return " ".join(str(part) for part in parts if part)


def time_words(version: FactVersion) -> str:
    """When it holds: "June 2004", "June 2004 until 2006", "not dated"."""
    if version.begins is None:
        return _("not dated")
    ends = _(" until %(end)s") % {"end": version.ends.words()} if version.ends else ""
    return f"{version.begins.words()}{ends}"


def sources(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    """Each passage that carries a part of the fact, with all its quotes marked; whatever the rights say."""
    by_passage: dict[int, list[Evidence]] = {}
    for row in evidence:
        by_passage.setdefault(row.passage_id, []).append(row)
    return [_source(rows) for rows in by_passage.values()]


def _source(rows: list[Evidence]) -> dict[str, Any]:
    passage: Passage = rows[0].passage
    edition = passage.edition
    marks = [(row.start, row.end, "#") for row in rows]
    first, last = min(passage.start, *(row.start for row in rows)), max(passage.end, *(row.end for row in rows))
    return {
        "segments": segments(edition.text, first, last, marks),
        "heading": " › ".join(passage.heading_path),
        "roles": [f"{row.get_role_display()}: “{row.quote}”" for row in rows if len(rows) > 1],
        "document": edition.document,
        "publisher": edition.document.publisher,
        "edition": edition,
        "dated": dated_words(edition),
        "url": f"{change_url('content.document', edition.document_id)}?edition={edition.number}#p{passage.pk}",
    }


def fact_row(version: FactVersion) -> dict[str, Any]:
    """A fact as one line of a list."""
    return {
        "url": change_url("content.fact", version.fact_id),
        "statement": version.statement,
        "status": version.get_status_display(),
        "colour": COLOURS.get(version.status, ""),
    }


def question_rows(fact: Fact) -> list[dict[str, Any]]:
    """The questions that rest on any version of the fact. They are found by relation: content imports no quiz."""
    asked = fact.versions.filter(question_links__isnull=False).values_list(
        "question_links__version__question",
        "question_links__version__question__current__stem",
        "question_links__version__question__current__status",
        "question_links__role",
    )
    rows = {
        pk: {
            "url": change_url("quiz.question", pk),
            "stem": stem,
            "status": Status(status).label,
            "colour": COLOURS.get(status, ""),
            "role": role,
        }
        for pk, stem, status, role in asked
    }
    return list(rows.values())


def series(version: FactVersion) -> dict[str, Any]:
    """The facts of the same subject and attribute over time, drafts too, and their chart where there are numbers."""
    same = versions_with_evidence().filter(
        subject=version.subject_id, attribute=version.attribute_id, fact__merged_into=None,
        status__in=[Status.APPROVED, Status.DRAFT],
    ).order_by("begins", "pk")[:60]  # fmt: skip
    found = list(same)
    if len(found) < 2:
        return {"series": [], "chart": None}
    rows = [
        {**fact_row(row), "value": value_words(row), "time": time_words(row), "is_this": row.fact_id == version.fact_id}
        for row in found
    ]
    return {
        "series": rows,
        "chart": chart.steps([entry_of(row) for row in found if row.status == Status.APPROVED]),
        "series_url": series_url(version),
    }
