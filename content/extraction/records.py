"""Records: mentions as plain data, one JSON object each, as the extract command prints them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from content.extraction.mention import Mention
from content.ledger.entry import Time
from content.partialdate import PartialDate

SUBJECT_WORDS = 8
SHORT_NAME = 3  # words of a long form that still reads well beside its short form
Record = dict[str, object]


def record(mention: Mention, fact: str, long_of: Mapping[str, str] | None = None) -> Record:
    """The mention as data; ``fact`` is the id of the fact it tells, ``long_of`` the long forms of its text's names."""
    span = mention.spans[0]
    return {
        "id": mention_id(mention),
        "fact": fact,
        "document": mention.document,
        "kind": mention.kind,
        "subject": _printed(mention, long_of or {}),
        "attribute": mention.attribute,
        "value": _value(mention),
        "unit": mention.unit,
        "hedge": mention.hedge,
        "time": _time(mention.time),
        "modality": mention.modality,
        "negated": mention.negated,
        "statement": mention.statement,
        "quote": span.quote,
        "start": span.start,
        "end": span.end,
        "tier": mention.tier,
        "rule": mention.rule,
    }


def records(
    mentions: Sequence[Mention], facts: Mapping[Mention, str], names: Mapping[str, Mapping[str, str]] | None = None
) -> list[Record]:
    """All mentions as data, in their order; ``names`` are the long forms by short form, by document."""
    return [record(mention, facts[mention], (names or {}).get(mention.document)) for mention in mentions]


def _printed(mention: Mention, long_of: Mapping[str, str]) -> str:
    """The subject with its long form where the words that carry the fact print that: "Northern Lake Force (NLF)"."""
    short, _, rest = mention.subject.partition(" ")
    long = long_of.get(short, "")
    whole = f"{long} {rest}".strip()
    if not long or mention.kind == "acronym" or len(whole.split()) > SUBJECT_WORDS:
        return mention.subject
    quote, at = next(((text, at) for text, at in _places(mention, whole) if at >= 0), ("", 0))
    found = quote[at : at + len(whole)]
    if rest or not found:
        return found or mention.subject
    weighty = [word for word in long.split() if word[:1].isupper()]
    if len(weighty) <= SHORT_NAME:
        return f"{found} ({short})"
    return mention.subject if re.search(rf"\b{re.escape(short)}\b", quote) else found


def _places(mention: Mention, words: str) -> Iterator[tuple[str, int]]:
    """Each quote of a mention on one line, and where the words stand in it, however they are cased."""
    for span in mention.spans:
        text = " ".join(span.quote.split())
        yield text, text.casefold().find(words.casefold())


def mention_id(mention: Mention) -> str:
    """An id that is the same for the same finding at the same place."""
    span = mention.spans[0]
    parts = (
        mention.document,
        str(span.start),
        str(span.end),
        mention.kind,
        mention.subject,
        mention.attribute,
        str(mention.value),
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _value(mention: Mention) -> int | float | str:
    value = mention.value
    if isinstance(value, PartialDate):
        return _iso(value)
    return float(value) if isinstance(value, Decimal) else value


def _iso(value: PartialDate) -> str:
    """An ISO date cut to its precision: of an open range the known side, of a range what its two ends share."""
    if value.iso:
        return value.iso
    first, last = value.earliest or value.latest, value.latest or value.earliest
    if first is None or last is None:
        return ""
    cut = {"day": 10, "month": 7, "year": 4}.get(value.precision)
    if cut and first == last:
        return first.isoformat()[:cut]
    if first == last:
        return first.isoformat()
    if first.year != last.year:
        return f"{first.isoformat()}/{last.isoformat()}"
    return first.isoformat()[: 7 if first.month == last.month else 4]


def _time(time: Time | None) -> Record | None:
    if time is None:
        return None
    moment = time.begins or time.ends
    return {
        "nature": time.nature,
        "earliest": moment.earliest.isoformat() if moment and moment.earliest else None,
        "latest": moment.latest.isoformat() if moment and moment.latest else None,
        "phrase": moment.phrase if moment else "",
        "known": "stated" if time.known == "set" else time.known,
    }
