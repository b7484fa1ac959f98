"""Dates as documents print them: "12 June 1999", "early 2002", "2-3 December 2008", "12 June" after a year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date

from content.extraction import unsaid_years
from content.extraction.dateparts import PARTS_OF_MONTH, PARTS_OF_YEAR, looks_back
from content.ledger.entry import Known
from content.partialdate import MONTHS, PartialDate, Precision

FIRST_YEAR, LAST_YEAR = 1500, 2099

MONTH = (
    r"(?:January|Jan\.?|February|Feb\.?|March|Mar\.?|April|Apr\.?|May|June|Jun\.?|July|Jul\.?|August|Aug\.?|"
    r"September|Sept?\.?|October|Oct\.?|November|Nov\.?|December|Dec\.?)(?![A-Za-z])"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]|20)\d\d(?![\d,.]\d|\d)"
PART = (
    r"(?:the )?(?P<part>very early|very late|early|mid|late|beginning|start|middle|end|close|first half|second half|"
    r"spring|summer|autumn|fall|winter|first quarter|second quarter|third quarter|fourth quarter|"
    r"last quarter)(?:[- ]| of | in )(?:the )?"
)
TO = r" ?(?:-|–|—|to|and|until) ?"
FORMS = (
    rf"(?P<iso>{YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?![\d-])",
    rf"(?P<dotted>{DAY}\.(?:0?[1-9]|1[0-2])\.{YEAR})",
    rf"(?P<d1>{DAY}) ?(?:-|–|/|and|to) ?(?P<d2>{DAY}) (?:of )?(?P<dm>{MONTH})(?:,? (?P<dy>{YEAR}))?",
    rf"(?P<s1>{DAY}) (?P<sm>{MONTH})(?: (?P<sy>{YEAR}))?{TO}(?P<e1>{DAY}) (?P<em>{MONTH}),? (?P<ey>{YEAR})",
    rf"(?:{PART})?(?P<day>{DAY}) (?:of )?(?P<month>{MONTH}),?(?: (?P<year>{YEAR}))?",
    rf"(?P<us_month>{MONTH}) (?P<us_day>{DAY}),? (?P<us_year>{YEAR})",
    rf"(?P<m1>{MONTH})(?: (?P<m1y>{YEAR}))?(?: ?(?:-|–|/|and|to) ?)(?P<m2>{MONTH}),? (?P<m2y>{YEAR})",
    rf"(?:{PART.replace('part', 'mpart')})?(?P<only_month>{MONTH}),? (?:of )?(?P<month_year>{YEAR})",
    rf"(?P<y1>{YEAR})(?: ?(?:-|–|/) ?)(?P<y2>{YEAR}|\d\d(?!\d))",
    r"(?:the )?(?P<decade>(?:1[5-9]|20)\d0)s(?![a-z])",
    rf"(?:{PART.replace('part', 'ypart')})?(?P<only_year>{YEAR})",
)
GRAMMARS = tuple(re.compile(rf"(?<![\w.,/-]){form}", re.IGNORECASE) for form in FORMS)
STARTS = re.compile(
    r"(?<![\w.,/-])(?:\d|the |very |early|mid|late|beginning|start|middle|end|close|first|second|"
    r"third|fourth|"
    r"last|spring|summer|autumn|fall|winter|jan|feb|mar|apr|may|jun|jul|aug|sep|"
    r"oct|nov|dec)",
    re.IGNORECASE,
)

NUMBERED = re.compile(
    r"(?:resolutions?|unscr|s/res/|no\.?|nos\.?|number|id|article|para\w*|chapter|page|decision|"
    r"regulation|"
    r"directive|law|route|room|flight|version|ref\w*|case|#|\$|€|£)(?:"
    r" \([\w/]+\))?[ :/#]*$",
    re.IGNORECASE,
)
BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|during|after|before|from|of|for|between|and|to|through|"
    r"throughout|early|around|circa|as of|"
    r"as at|as on|year|the|late|mid|summit|since the|updated|dated|published|is|was)|[(,–-]|^)\s*$",
    re.IGNORECASE,
)
HEDGED = re.compile(
    r"\b(?:over|some|about|almost|nearly|under|than|least|most|approximately|additional|further|another|up to)\s*$",
    re.I,
)
COUNTED = re.compile(
    r"\s+(?:(?!(?:our|the|its|their|his|her|my|your|these|those|all|both|some|many|most|several|few|other)\b)"
    r"[a-z]+(?:-[a-z]+)* )?[a-z]{3,}(?:s|men|women|people|personnel|children|km|kilometres|percent)\b"
)
VERBS_S = re.compile(r"\s+(?:was|has|is|this|its|as|sees|saw|us|does|always|perhaps|thus|across|towards|besides)\b")
OF_NEWS = re.compile(r",? (?:of )?(?:this|last|next) year\b", re.IGNORECASE)
OF_THAT_YEAR = re.compile(r" (?:of|in) (?:that|the same) year\b")
DAY_AND_MONTH = re.compile(rf"(?P<day>{DAY}) (?:of )?(?P<month>{MONTH})(?!,? \d)", re.IGNORECASE)
LOOKING_BACK = re.compile(r"\bhad\b[^.;]*$|\bof (?:the )?$")  # "the port, which had closed on 3 January"
DAY_BEFORE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? (?:of )?$")
SURE_BEFORE = re.compile(r"\b(?:in|since|until|during)\s*$", re.IGNORECASE)
CONNECTOR = re.compile(
    r"(?:\b(since|from|until|till|by|before|after|in|on|at|during|as of|as at|as on|between|to|"
    r"around|about)\s+(?:the\s+)?)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date where it stands; ``connector`` is the word before it (since, by, until …) in lower case, or empty."""

    start: int
    end: int
    when: PartialDate
    connector: str = ""
    is_bracketed: bool = False
    known: Known = "stated"
    ends: tuple[PartialDate, PartialDate] | None = None  # of "from … to …"


def find(
    words: str,
    year: int | None = None,
    near: date | None = None,
    *,
    is_fresh: bool = True,
    last: PartialDate | None = None,
) -> list[Found]:
    """The dates of one smoothed text, in order. ``year`` completes a day and month printed without one.

    ``near``, the day of publication, does so where no date in the text says otherwise: the nearest such day is meant.
    ``last`` is the date told before: a January after its December is of the next year.
    """
    found: list[Found] = []
    at = 0
    while start := STARTS.search(words, at):
        told = found[-1].when if found else last
        known = _year_of(words, start.start(), year, near, told, is_first=not found, is_fresh=is_fresh)
        hit = _at(words, start.start(), known)
        if hit is None:
            at = start.end()
            continue
        found.append(hit)
        if hit.when.earliest and leads_on(hit, has_year=year is not None):
            year = hit.when.earliest.year
        at = hit.end
    return _ranges(words, found)


def leads_on(found: Found, *, has_year: bool = True) -> bool:
    """Whether a day told next is of the year of this date: not of a decade's, nor of "head since 1953" in an aside."""
    is_aside = has_year and found.connector == "since" and found.when.precision == "year"
    return not is_aside and not is_long(found.when)


def is_long(when: PartialDate) -> bool:
    """Whether a time is so long that a day told next is not of its first year: "the 1970s"."""
    return when.earliest is not None and when.latest is not None and when.latest.year - when.earliest.year > 8


def _year_of(
    words: str,
    at: int,
    year: int | None,
    near: date | None,
    told: PartialDate | None,
    *,
    is_first: bool,
    is_fresh: bool,
) -> int | None:
    """The year of a day and month that stand at a character without one."""
    match = DAY_AND_MONTH.match(words, at)
    if match is None:
        return year
    month, day = month_number(match["month"]), min(_day(match["day"]), 28)
    if is_first and near is not None:
        year = unsaid_years.nearest(month, day, year, near, is_fresh=is_fresh, is_done=looks_back(words, at))
    return unsaid_years.going_on(month, day, year, told) if not LOOKING_BACK.search(words[:at]) else year


def _ranges(words: str, found: list[Found]) -> list[Found]:
    """Both ends of "between … and …" and "from … to …" as one date."""
    joined: list[Found] = []
    for one in found:
        before = joined[-1] if joined else None
        opens = before is not None and before.connector in ("between", "from")
        if (
            before is not None
            and opens
            and re.fullmatch(
                r",? (?:and|to|until|till|through)(?: on| in)? (?:the )?",
                words[before.end : one.start],
            )
        ):
            first, last = before.when.earliest, one.when.latest
            if first is not None and last is not None and first <= last:
                when = PartialDate(first, last, "range", words[before.start : one.end])
                ends = (before.when, one.when) if before.connector == "from" else None
                joined[-1] = Found(before.start, one.end, when, "between", ends=ends)
                continue
        joined.append(one)
    return joined


def _at(words: str, at: int, year: int | None) -> Found | None:
    for grammar in GRAMMARS:
        match = grammar.match(words, at)
        if match is None:
            continue
        when = _when(words, match, year)
        if when is not None:
            before = words[max(0, at - 24) : at]
            connector = CONNECTOR.search(before)
            bracketed = before.endswith("(") and words[match.end() : match.end() + 2].lstrip().startswith(")")
            printed = match.group().rstrip(", ")
            when = replace(when, phrase=printed)
            tail = OF_THAT_YEAR.match(words, at + len(printed))
            end = tail.end() if tail else at + len(printed)
            word = connector[1].casefold() if connector else ""
            ends = both_ends(printed, when) if word == "from" else None
            return Found(at, end, when, word, bracketed, ends=ends)
    return None


def both_ends(printed: str, when: PartialDate) -> tuple[PartialDate, PartialDate] | None:
    """Both ends of a range printed as one date, "15 April to 12 August 1997", each as precise as it stands."""
    parts = re.split(TO, printed, maxsplit=1)
    if when.precision != "range" or len(parts) != 2 or when.earliest is None or when.latest is None:
        return None
    month = re.search(MONTH, parts[0]) is not None or re.search(MONTH, parts[1]) is not None
    day = month and re.match(rf"{DAY}\b", parts[0]) is not None and not re.match(YEAR, parts[0])
    precision: Precision = "day" if day else "month" if month else "year"
    return _cut(when.earliest, precision), _cut(when.latest, precision)


def _cut(day: date, precision: Precision) -> PartialDate:
    """A day as loosely as it was printed."""
    if precision == "year":
        return PartialDate.on(day.year)
    return PartialDate.on(day.year, day.month, day.day if precision == "day" else None)


def _when(words: str, match: re.Match[str], year: int | None) -> PartialDate | None:
    given = {name: value for name, value in match.groupdict().items() if value}
    try:
        return next(filter(None, (build(words, match, given, year) for build in _BUILDERS)), None)
    except ValueError:  # a day that no calendar has, such as 31 June
        return None


def _numeric(_words: str, match: re.Match[str], given: dict[str, str], _year: int | None) -> PartialDate | None:
    if "iso" in given:
        return PartialDate.from_iso(given["iso"], match.group())
    if "dotted" in given:
        day, month, year = given["dotted"].split(".")
        return PartialDate.on(int(year), int(month), int(day), match.group())
    return None


def _days(words: str, match: re.Match[str], given: dict[str, str], year: int | None) -> PartialDate | None:
    if "d1" in given:
        month, known = month_number(given["dm"]), int(given["dy"]) if "dy" in given else year
        if known is None or ("dy" not in given and given["dm"][0].islower()):
            return None
        return _range(date(known, month, _day(given["d1"])), date(known, month, _day(given["d2"])), match)
    if "s1" in given:
        last_year = int(given["ey"])
        first = date(int(given.get("sy", last_year)), month_number(given["sm"]), _day(given["s1"]))
        return _range(first, date(last_year, month_number(given["em"]), _day(given["e1"])), match)
    if "us_day" in given:
        return PartialDate.on(
            int(given["us_year"]), month_number(given["us_month"]), _day(given["us_day"]), match.group()
        )
    if "day" in given:
        known = int(given["year"]) if "year" in given else year
        if "year" not in given and OF_NEWS.match(words, match.end()):
            return None
        if known is None or ("year" not in given and given["month"][0].islower()):
            return None
        return PartialDate.on(known, month_number(given["month"]), _day(given["day"]), match.group())
    return None


def _months(words: str, match: re.Match[str], given: dict[str, str], _year: int | None) -> PartialDate | None:
    if "m1" in given:
        year = int(given["m2y"])
        last = PartialDate.on(year, month_number(given["m2"]))
        first = PartialDate.on(int(given.get("m1y", year)), month_number(given["m1"]))
        return PartialDate(first.earliest, last.latest, "range", match.group())
    if "only_month" not in given:
        return None
    if DAY_BEFORE.search(words[max(0, match.start() - 8) : match.start()]):
        return None  # a day that this month does not have
    year, month = int(given["month_year"]), month_number(given["only_month"])
    part = PARTS_OF_MONTH.get(given.get("mpart", "").casefold())
    if part is None:
        return PartialDate.on(year, month, phrase=match.group())
    last_day = calendar.monthrange(year, month)[1]
    return PartialDate(date(year, month, part[0]), date(year, month, min(part[1], last_day)), "part", match.group())


def _years(words: str, match: re.Match[str], given: dict[str, str], _year: int | None) -> PartialDate | None:
    if "decade" in given:
        return PartialDate(
            date(int(given["decade"]), 1, 1), date(int(given["decade"]) + 9, 12, 31), "range", match.group()
        )
    if "y1" in given and not NUMBERED.search(words[max(0, match.start() - 30) : match.start()]):
        first, last = given["y1"], given["y2"]
        return _range(date(int(first), 1, 1), date(int(last if len(last) == 4 else first[:2] + last), 12, 31), match)
    if "only_year" not in given or not _is_year(words, match, given):
        return None
    year = int(given["only_year"])
    part = given.get("ypart", "").casefold()
    if part == "winter":
        return _range(date(year, 1, 1), date(year + 1, 3, 31), match)
    if part not in PARTS_OF_YEAR:
        return PartialDate.on(year)
    months = PARTS_OF_YEAR[part]
    last_day = calendar.monthrange(year, months[1])[1]
    return PartialDate(date(year, months[0], 1), date(year, months[1], last_day), "part", match.group())


_BUILDERS = (_numeric, _days, _months, _years)


def _is_year(words: str, match: re.Match[str], given: dict[str, str]) -> bool:
    """Whether a bare number is a year: a preposition before it, nothing counted after it, no number of a text."""
    before, after = words[max(0, match.start() - 30) : match.start()], words[match.end() : match.end() + 40]
    if NUMBERED.search(before) or HEDGED.search(before):
        return False
    if "ypart" in given:
        return True
    if re.match(r"\s+[A-Z][a-z]+", after) and re.search(r"\bthe\s*$", before, re.IGNORECASE):
        return True
    if SURE_BEFORE.search(before) and not re.match(r" (?:troops|soldiers|men|people|cases|days|km)\b", after):
        return True
    if COUNTED.match(after) and not VERBS_S.match(after):
        return False
    return bool(BEFORE_YEAR.search(before)) and not re.search(r"\b(?:the|is|was|of the)\s*$", before, re.IGNORECASE)


def _range(first: date, last: date, match: re.Match[str]) -> PartialDate:
    return PartialDate(first, last, "range", match.group())


def month_number(name: str) -> int:
    """1 to 12 for the name of a month, however short."""
    short = name[:3].casefold()
    return next(number for number, full in enumerate(MONTHS, 1) if full[:3].casefold() == short)


def _day(words: str) -> int:
    return int(re.sub(r"\D", "", words))
