"""Consolidation: mentions of the same fact, from one text or from many, become one entry that keeps all sources."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import islice

from content.ledger.entry import LASTING, Entry, Source, Time, lasts
from content.ledger.moments import Moments
from content.ledger.naming import WORD, Naming, folded, naming
from content.ledger.told import Text, Told
from content.partialdate import PartialDate

LABELS = {
    "troops": "number of troops",
    "troops-added": "reinforcement",
    "base": "base",
    "stands-for": "stands for",
    "legal-basis": "legal basis",
    "office": "office",
    "is": "what it is",
    "includes": "includes",
    "aim": "aim",
    "date": "date",
}
HOLDS_DAYS = {"quantity": 90, "role": 180, "location": 365, "other": 365}


def consolidate(
    mentions: Iterable[Told],
    sources: Mapping[str, Text],
    dated: Mapping[str, PartialDate | None] | None = None,
    names: Iterable[tuple[str, str, str]] = (),
) -> list[Entry]:
    """The facts that the mentions tell, the same for any order of them.

    ``sources`` and ``dated`` go by document; ``names`` are further (document, short form, long form).
    """
    return [entry for entry, _ in grouped(mentions, sources, dated, names)]


def grouped[T: Told](
    mentions: Iterable[T],
    sources: Mapping[str, Text],
    dated: Mapping[str, PartialDate | None] | None = None,
    names: Iterable[tuple[str, str, str]] = (),
) -> list[tuple[Entry, tuple[T, ...]]]:
    """Each fact with its mentions, in the order of the texts."""
    known = sorted(mentions, key=_place)
    spoken = naming([*names, *((m.document, m.subject, str(m.value)) for m in known if m.kind == "acronym")])
    series: dict[tuple[str, ...], list[T]] = defaultdict(list)
    for mention in known:
        series[_series(mention, spoken)].append(mention)
    groups = [
        (_entry(key, cluster, sources, dated or {}, spoken), tuple(sorted(cluster, key=_place)))
        for key, members in sorted(series.items())
        for cluster in _clusters(members)
    ]
    return sorted(groups, key=lambda group: (_place(group[1][0]), group[0].id))


def _place(mention: Told) -> tuple[str, int, int, str, str, str, str]:
    span = mention.spans[0]
    return mention.document, span.start, span.end, mention.kind, mention.attribute, str(mention.value), mention.subject


def _series(mention: Told, spoken: Naming) -> tuple[str, ...]:
    """What must be equal for two mentions to tell one fact, time aside; dates are told apart later."""
    value = "" if isinstance(mention.value, PartialDate) else _value_key(mention, spoken)
    hedge = mention.hedge if mention.hedge not in (None, "about") else ""  # "some 900" and "900" may be one count
    return (
        spoken.key(mention.subject, mention.document),
        mention.attribute,
        mention.kind,
        value,
        mention.modality,
        str(mention.negated),
        hedge,
    )


def _value_key(mention: Told, spoken: Naming) -> str:
    if isinstance(mention.value, int | Decimal):
        return str(mention.value)
    return spoken.key(str(mention.value), mention.document) if mention.kind != "acronym" else folded(str(mention.value))


def _clusters[T: Told](members: list[T]) -> list[list[T]]:
    """Mentions that may tell of one moment, the most precise first; one that fits several stays alone."""
    clusters: list[list[T]] = []
    dated = Moments()
    of_moment: dict[PartialDate | None, list[T]] = {}
    for mention in sorted(members, key=lambda one: (_width(one), _place(one))):
        moment = _moment(mention)
        twin = of_moment.get(moment)
        if twin is not None and _is_same(twin[0], mention):
            twin.append(mention)
            continue
        home = _home(mention, clusters, dated)
        if home is not None:
            home.append(mention)
            continue
        of_moment[moment] = [mention]
        clusters.append(of_moment[moment])
        if moment is not None:
            dated.add(moment, len(clusters) - 1)
    return clusters


def _home[T: Told](mention: T, clusters: list[list[T]], dated: Moments) -> list[T] | None:
    """The one cluster that a mention fits, whose place ``dated`` finds by its moment, unless it fits several or none.

    Where each may be compared with each, two that fit settle it: those that last fit the first one that they meet.
    """
    moment = _moment(mention)
    if _is_one_day(mention):
        return None
    if moment is not None and not _is_lasting(mention):
        at = dated.only(moment)  # what has no date comes last, so that all clusters made so far have one
        return clusters[at] if at is not None else None
    fitting = list(islice((one for one in clusters if _is_same(one[0], mention)), 2))
    return fitting[0] if len(fitting) == 1 else None


def _is_one_day(mention: Told) -> bool:
    """Whether it happened on a single day, so that no earlier cluster but its twin can hold it."""
    return isinstance(mention.value, PartialDate) and _width(mention) == 0


def _is_same(first: Told, second: Told) -> bool:
    left, right = _moment(first), _moment(second)
    if isinstance(first.value, PartialDate) or (left is not None and right is not None):
        return _is_lasting(first) or (left is not None and right is not None and left.overlaps(right))
    if first.is_volatile or second.is_volatile:
        return left is None and right is None and first.document == second.document
    return first.kind in LASTING or first.kind == "quantity" or (left is None and right is None)


def _is_lasting(mention: Told) -> bool:
    return lasts(mention.kind, mention.value)


def _moment(mention: Told) -> PartialDate | None:
    if isinstance(mention.value, PartialDate):
        return replace(mention.value, phrase="")
    begins = mention.time.begins if mention.time else None
    return replace(begins, phrase="") if begins else None


def _width(mention: Told) -> int:
    """How many days the moment may lie on; an open or unknown one counts as the widest."""
    moment = _moment(mention)
    if moment is None:
        return 2 * date.max.toordinal()
    if moment.earliest is None or moment.latest is None:
        return date.max.toordinal()
    return (moment.latest - moment.earliest).days


def _entry(
    key: tuple[str, ...],
    cluster: Sequence[Told],
    sources: Mapping[str, Text],
    dated: Mapping[str, PartialDate | None],
    spoken: Naming,
) -> Entry:
    """The cluster's first mention is the most precise and gives the words; the others add their evidence."""
    chief = cluster[0]
    hedge = next((one.hedge for one in cluster if one.hedge), None)
    return Entry(
        id=_id(key, chief),
        kind=chief.kind,
        subject=chief.subject,
        subject_key=key[0],
        attribute=chief.attribute,
        attribute_label=label_of(chief.attribute),
        value=chief.value,
        time=chief.time if chief.time is not None else Time("state"),
        statement=chief.statement,
        unit=chief.unit,
        hedge=hedge,
        modality=chief.modality,
        negated=chief.negated,
        topic=next((one.topic for one in cluster if one.topic), ""),
        importance=max(one.importance for one in cluster),
        tier=min(one.tier for one in cluster),
        rule=chief.rule,
        is_list=any(one.is_list for one in cluster),
        is_volatile=chief.is_volatile,
        holds_days=HOLDS_DAYS.get(chief.kind, 0) if chief.is_volatile else 0,
        sources=_sources(cluster, sources, dated),
        subject_aliases=spoken.aliases_of(chief.subject, chief.document),
        value_aliases=spoken.aliases_of(chief.value, chief.document) if isinstance(chief.value, str) else (),
    )


def label_of(attribute: str) -> str:
    """What readers call an attribute."""
    return LABELS.get(attribute, attribute.replace("-", " "))


def attribute_of(label: str) -> str:
    """The attribute that readers call so: the inverse of ``label_of``."""
    known = {words: attribute for attribute, words in LABELS.items()}
    return known.get(label.casefold()) or "-".join(WORD.findall(label.casefold()))[:80]


def _id(key: tuple[str, ...], chief: Told) -> str:
    moment = _moment(chief)
    days = f"{moment.earliest or ''}/{moment.latest or ''}" if moment else ""
    return hashlib.sha256("\x1f".join((*key, days)).encode()).hexdigest()[:16]


def _sources(
    cluster: Sequence[Told], sources: Mapping[str, Text], dated: Mapping[str, PartialDate | None]
) -> tuple[Source, ...]:
    found = set()
    for mention in cluster:
        text, span = sources[mention.document], mention.spans[0]
        when = dated.get(mention.document, text.published)
        found.add(Source(mention.document, text.title, text.publisher, span.quote, span.start, span.end, when))
    return tuple(sorted(found, key=lambda source: (source.document, source.start, source.end)))
