"""Events: what happened in a few words, without its date, for putting events in order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from content.ledger.entry import Entry
from content.partialdate import PartialDate
from quiz.generation import inversion
from quiz.generation.phrasing import YEAR, capitalised, named
from quiz.generation.sentences import names_a_month, take_apart, value_gap

MOST_WORDS = 18


def occasion(events: Sequence[Entry]) -> str:
    """What the events have in common: their subject, else the years in which they lie."""
    if len({event.subject_key for event in events}) == 1:
        return f"in the history of {named(events[0])}"
    dates = [event.value for event in events if isinstance(event.value, PartialDate)]
    years = sorted(day.year for date in dates for day in (date.earliest, date.latest) if day)
    return f"of {years[0]}" if years[0] == years[-1] else f"of the years {years[0]} to {years[-1]}"


def event(fact: Entry, key: str) -> str | None:
    """The event as a short clause without any date: "The Council adopted Resolution 12"; None where it has none."""
    if not isinstance(fact.value, PartialDate) or fact.modality != "happened":
        return None
    text = fact.statement.strip().rstrip(".")
    gap = value_gap(text, fact, key)
    if gap is None:
        return None
    rest = re.sub(r"\s+", " ", f"{text[: gap.start]} {text[gap.end :]}").strip(" ,").replace(" ,", ",")
    sentence = take_apart(capitalised(rest))
    if sentence is None:
        return None
    openings = [opening for opening in sentence.openings if not opening.startswith("according to")]
    words = capitalised(", ".join([*openings, inversion.with_article(sentence.body)])).strip()
    verb = inversion.finite_verb(words)
    if verb is None or verb.tag_ not in ("VBD", "VBN") or words.endswith(" dates"):
        return None
    if re.search(r"\b(?:is|was|are|were|has|had)$", words):
        return None
    has_date = YEAR.search(words) or names_a_month(words)
    return None if has_date or not 2 < len(words.split()) <= MOST_WORDS else words
