"""Dates that news counts from its own day: "yesterday", "two years ago", "last November", "on Friday, the 25th"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from content.extraction.dateparts import WEEKDAY_NAME, WEEKDAYS
from content.extraction.dates import MONTH, month_number
from content.partialdate import PartialDate

WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNTS = {word: number for number, word in enumerate(WORDS, 1)} | {"a": 1, "an": 1}
NUMBER = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))})"
DAY_NAME = rf"(?P<weekday>{WEEKDAY_NAME})"
ORDINAL = r"the (?P<ordinal>\d{1,2})(?:st|nd|rd|th)"
ENDED = (
    r"(?: of (?P<whose>this|that|the same) month\b|(?=[,.;:)]|$| (?:and|or|but|when|while|after|before|at|in|near)\b))"
    r"(?!,? (?:and )?(?:the )?\d{1,2}(?:st|nd|rd|th))"
)
NUMBERED = rf",? (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)\b|(?:\d{{1,2}} )?(?:of )?{MONTH})"
FORMS = (
    re.compile(r"\b(?P<today>today|this (?:morning|afternoon|evening)|tonight|yesterday|last night|tomorrow)\b", re.I),
    re.compile(rf"\b(?:[Oo]n|[Bb]y|[Uu]ntil) {DAY_NAME},? {ORDINAL}{ENDED}"),
    re.compile(rf"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Nn]ight of|[Mm]orning of|[Ff]ollowed on) {ORDINAL}{ENDED}"),
    re.compile(rf"\b(?:[Oo]n|[Aa]s of|[Uu]ntil|[Ss]ince) {DAY_NAME}(?=[,.;]|$| (?:[a-z]|[A-Z][a-z]))(?!{NUMBERED})"),
    re.compile(rf"\b{NUMBER} (?P<ago>day|week|month|year)s? ago\b", re.IGNORECASE),
    re.compile(rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y)?,? ?\b(?P<step>last|next) (?P<named>{MONTH})(?! \d)"),
    re.compile(
        rf"\b(?:(?:in|by|since|until|during|from) )?(?:(?P<day>\d{{1,2}}) )?(?P<month>{MONTH}),? (?:of )?"
        r"(?P<step>this|last|next) year\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<!the )(?<!past )\b"
        r"(?:(?:(?:at|by|until|since|towards?) )?the (?P<edge>end|close|start|beginning|middle) of )?"
        r"(?P<step>this|last|next) (?P<span>year|month)\b(?!['-])",
        re.IGNORECASE,
    ),
)
RECENT = re.compile(r"\b(?:this|last|next) week\b|\bnext\b", re.IGNORECASE)
SPANS = re.compile(r"(?:this|last|next) year", re.IGNORECASE)
AHEAD = re.compile(r"\b(?:will|shall|going to|is to|are to|due to|expected to)\b|'ll\b")
STEPS = {"this": 0, "last": -1, "next": 1, "yesterday": -1, "last night": -1, "tomorrow": 1}


def resolved(words: str, match: re.Match[str], last: PartialDate | None, day: date | None) -> PartialDate | None:
    """When a match of one of the forms is, for news of a ``day``; ``last`` is the date that stands before it."""
    given = {name: value.casefold() for name, value in match.groupdict().items() if value}
    lead = words[: match.start()]
    if "ordinal" in given:
        is_news = given.get("whose") == "this" or RECENT.search(lead) or AHEAD.search(lead)
        months = (day, None) if is_news else (_month_of(last), day)
        return _of_months(int(given["ordinal"]), given.get("weekday", ""), *months)
    if day is None:
        return None
    if "today" in given:
        return _on(day + timedelta(days=STEPS.get(given["today"], 0)))
    if "weekday" in given:
        return _on(_weekday(given["weekday"], day, ahead=AHEAD.search(lead) is not None))
    if "ago" in given:
        exact = lead.casefold().endswith("exactly ")
        return _ago(int(COUNTS.get(given["count"], 0) or given["count"]), given["ago"], day, exact=exact)
    return _stepped(given, day)


def _stepped(given: dict[str, str], day: date) -> PartialDate | None:
    """The month or year that is "this", the "last" or the "next" one on a day."""
    step = STEPS[given["step"]]
    if "named" in given:
        month = month_number(given["named"])
        is_other = month >= day.month if step < 0 else month <= day.month
        return PartialDate.on(day.year + (step if is_other else 0), month)
    if "month" in given:
        return _valid(day.year + step, month_number(given["month"]), int(given["day"]) if "day" in given else None)
    if given["span"] == "year":
        edge = given.get("edge", "middle")
        return PartialDate.on(day.year + step, None if edge == "middle" else 12 if edge in ("end", "close") else 1)
    months = day.year * 12 + day.month - 1 + step
    return PartialDate.on(months // 12, months % 12 + 1)


def _on(day: date) -> PartialDate:
    return PartialDate.on(day.year, day.month, day.day)


def _valid(year: int, month: int, day: int | None) -> PartialDate | None:
    try:
        return PartialDate.on(year, month, day)
    except ValueError:  # a day that the month does not have
        return None


def _weekday(name: str, day: date, *, ahead: bool) -> date:
    """The last weekday of a name up to a day, or the next one behind it."""
    back = (day.weekday() - [one.casefold() for one in WEEKDAYS].index(name)) % 7
    return day + timedelta(days=7 - back if ahead else -back)


def _ago(count: int, unit: str, day: date, *, exact: bool) -> PartialDate | None:
    """So long before a day, as loosely as the unit is counted."""
    if unit == "day":
        return _on(day - timedelta(days=count))
    if unit == "week":
        return None
    months = day.year * 12 + day.month - 1 - count * (12 if unit == "year" else 1)
    if exact:
        return _valid(months // 12, months % 12 + 1, day.day)
    return PartialDate.on(months // 12, months % 12 + 1 if unit == "month" else None)


def _month_of(last: PartialDate | None) -> date | None:
    """A day of the month that was spoken of last."""
    return last.earliest if last is not None and last.precision in ("day", "month") else None


def _of_months(number: int, weekday: str, *months: date | None) -> PartialDate | None:
    """The day of that number in the first of the months in which its weekday agrees."""
    for month in filter(None, months):
        when = _valid(month.year, month.month, number)
        first = when.earliest if when is not None else None
        if first is not None and weekday in ("", WEEKDAYS[first.weekday()].casefold()):
            return when
    return None
