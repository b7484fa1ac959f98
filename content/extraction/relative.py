"""Dates told by an earlier one: "five days later", "the following year", "in October of the same year", "today"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from content.extraction import newsdates
from content.extraction.dates import CONNECTOR, MONTH, Found, month_number
from content.extraction.newsdates import COUNTS, NUMBER
from content.partialdate import PartialDate

UNIT = r"(?P<unit>day|week|month|year)"
WHICH = r"(?:the|that) (?P<which>same|following|next|very next)"
FORMS = (
    re.compile(rf"\b{NUMBER} {UNIT}s? (?:later|afterwards|after that)\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:in |on )?(?:(?P<day>\d{{1,2}}) )?(?P<month>{MONTH}) (?:of )?(?:{WHICH} year|that year)\b", re.IGNORECASE
    ),
    re.compile(rf"\b(?:on |in |by |later in |at the end of )?{WHICH} (?P<span>day|month|year)\b", re.IGNORECASE),
    re.compile(r"\b(?:by|at|until|since) the (?P<edge>end|start|beginning) of (?:that|the same) year\b", re.IGNORECASE),
    re.compile(r"\b(?:in|later|by|since) that (?P<then>month|year)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:at|by|towards?) the (?:end|close|start|beginning) of (?:the|that) (?P<then>month)\b", re.IGNORECASE
    ),
    re.compile(r"\b(?:the )?(?P<edge>end|close|beginning|start) of (?:that|the same) year\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Dd]uring|[Ff]rom) (?:(?:early|mid|late)[- ]|last |this |next )?"
        rf"(?P<bare>{MONTH})(?! \d)\b"
    ),
    re.compile(
        rf"\b(?:[Aa]t|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|[Tt]owards?) the (?:end|start|beginning|middle|close) of "
        rf"(?P<bare>{MONTH})"
        r"(?! \d)\b"
    ),
)
CONNECTORS = re.compile(r"(?:in|on|by|as of|since|until|during|at|from|towards?|(?:night|morning) of)\b", re.IGNORECASE)


def find(
    words: str,
    known: Sequence[Found],
    last: PartialDate | None = None,
    anchor: date | None = None,
    printed: date | None = None,
) -> list[Found]:
    """The relative dates of a sentence beside those ``known`` in it, in order.

    Each counts from the nearest date before it, else from ``last``, the last one of the sentences before. ``anchor``
    is the day the text was published, where it is stated and the text is news: "today" means it. ``printed`` is that
    day for any text: "on Tuesday" is the last one before it.
    """
    found: list[Found] = []
    forms = (*newsdates.FORMS, *FORMS)
    for match in sorted((m for form in forms for m in form.finditer(words)), key=lambda m: (m.start(), -m.end())):
        if any(match.start() < one.end and one.start < match.end() for one in (*known, *found)):
            continue
        before = [one.when for one in (*known, *found) if one.end <= match.start()]
        near = printed if match.groupdict().get("weekday") else anchor
        resolve = partial(newsdates.resolved, words) if match.re in newsdates.FORMS else _resolved
        when = resolve(match, before[-1] if before else last, near)
        if when is not None:
            lead = CONNECTORS.match(match.group())
            start = match.start() + (lead.end() + 1 if lead else 0)
            before_it = CONNECTOR.search(words[max(0, start - 24) : start])
            connector = before_it[1].casefold() if before_it else ""
            found.append(Found(start, match.end(), when, connector, known="inferred"))
    return found


def _resolved(match: re.Match[str], last: PartialDate | None, anchor: date | None) -> PartialDate | None:
    given = {name: value.casefold() for name, value in match.groupdict().items() if value}
    if "bare" in given:
        return _bare_month(month_number(given["bare"]), last, anchor)
    if last is None or last.earliest is None or last.latest is None:
        return None
    if "count" in given:
        return _later(last, int(COUNTS.get(given["count"], 0) or given["count"]), given["unit"])
    step = 0 if given.get("which", "same") == "same" else 1
    if "edge" in given:
        return PartialDate.on(last.earliest.year, 12 if given["edge"] in ("end", "close") else 1)
    if "month" in given:
        return _in_month(last.earliest.year + step, given)
    return _later(last, step, given.get("span") or given["then"], is_whole=True)


def _bare_month(month: int, last: PartialDate | None, anchor: date | None) -> PartialDate | None:
    """A month without a year: after the last date where that is told to the month, else near the publication."""
    first = last.earliest if last is not None else None
    later = PartialDate.on(first.year, month) if first is not None and month >= first.month else None
    if anchor is None or (first is not None and anchor.year - first.year == 1):
        return later
    is_exact = last is not None and last.precision in ("day", "month")
    is_far = first is not None and abs(anchor.year - first.year) > 1
    return later if later is not None and is_exact and is_far else _near(month, anchor)


def _near(month: int, anchor: date) -> PartialDate | None:
    """The month without a year in a text just published: the nearest, if that is within a few months."""
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        if abs((year - anchor.year) * 12 + month - anchor.month) <= 4:
            return PartialDate.on(year, month)
    return None


def _in_month(year: int, given: dict[str, str]) -> PartialDate | None:
    try:
        return PartialDate.on(year, month_number(given["month"]), int(given["day"]) if "day" in given else None)
    except ValueError:  # a day that the month does not have
        return None


def _later(last: PartialDate, count: int, unit: str, *, is_whole: bool = False) -> PartialDate | None:
    """So much after a date, no more precise than the date and the unit allow; ``is_whole``: "the same year"."""
    first = last.earliest
    if first is None:
        return None
    if unit in ("day", "week"):
        if last.precision != "day":
            return None
        day = first + timedelta(days=count * (7 if unit == "week" else 1))
        return PartialDate.on(day.year, day.month, day.day)
    if unit == "month":
        months = first.year * 12 + first.month - 1 + count
        return PartialDate.on(months // 12, months % 12 + 1) if last.precision in ("day", "month") else None
    return PartialDate.on(first.year + count) if is_whole or count < 10 else None
