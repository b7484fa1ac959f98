"""PartialDate: a moment known only in part, as documents print it ("by June 2003", "early 2002")."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self, get_args

Precision = Literal["day", "month", "year", "part", "range"]

MONTHS = tuple(calendar.month_name)[1:]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A moment that lies in ``earliest`` … ``latest``, both days included; None leaves that side open.

    ``precision`` says how the source gives it: a day, a month, a year, a part of a year ("early 2002"), or any
    other range of days. ``phrase`` is what the source prints. Raises ValueError where the days are reversed.
    """

    earliest: date | None
    latest: date | None
    precision: Precision = "range"
    phrase: str = ""

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"A date cannot end ({self.latest}) before it begins ({self.earliest}).")
        if self.precision not in get_args(Precision):
            raise ValueError(f"{self.precision!r} is no precision of a date.")

    @classmethod
    def on(cls, year: int, month: int | None = None, day: int | None = None, phrase: str = "") -> Self:
        """A year, a month of it or a day of that, as precise as the parts given."""
        if month is None:
            return cls(date(year, 1, 1), date(year, 12, 31), "year", phrase)
        if day is None:
            return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month", phrase)
        return cls(date(year, month, day), date(year, month, day), "day", phrase)

    @classmethod
    def from_iso(cls, text: str, phrase: str = "") -> Self:
        """``1999``, ``1999-06`` or ``1999-06-12``. Raises ValueError for anything else."""
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
            raise ValueError(f"“{text}” is not a date like 1999, 1999-06 or 1999-06-12.")
        year, *rest = map(int, text.split("-"))
        month, day = (*rest, None, None)[:2]
        return cls.on(year, month, day, phrase)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The inverse of ``str()``. Raises ValueError for a text that str() cannot have written."""
        days, precision, phrase = text.split(";", 2)
        first, _, last = days.partition("/")
        earliest, latest = (None if day == ".." else date.fromisoformat(day) for day in (first, last))
        return cls(earliest, latest, precision, phrase)  # type: ignore[arg-type]  # checked on construction

    def __str__(self) -> str:
        """One line of text that sorts by ``earliest``: ``1999-06-01/1999-06-30;month;June 1999``."""
        return f"{self.earliest or '..'}/{self.latest or '..'};{self.precision};{self.phrase}"

    @property
    def iso(self) -> str | None:
        """ISO date cut to the precision, or None where it is no single day, month or year."""
        if self.earliest is None or self.latest is None:
            return None
        cut = {"day": 10, "month": 7, "year": 4}.get(self.precision)
        return self.earliest.isoformat()[:cut] if cut else None

    @property
    def coarse(self) -> str:
        """ISO text of the smallest day, month or year that holds all of it; of the side known where one is open."""
        first, last = self.earliest or self.latest, self.latest or self.earliest
        if first is None or last is None:
            return ""
        length = next((n for n in (10, 7, 4) if first.isoformat()[:n] == last.isoformat()[:n]), 4)
        return (self.iso or first.isoformat())[:length]

    def is_before(self, other: PartialDate | date) -> bool:
        """Whether this lies before the other for certain."""
        start = other if isinstance(other, date) else other.earliest
        return self.latest is not None and start is not None and self.latest < start

    def overlaps(self, other: PartialDate) -> bool:
        """Whether both may be the same moment: neither lies before the other for certain."""
        return not self.is_before(other) and not other.is_before(self)

    def within(self, other: PartialDate) -> bool:
        """Whether every day this may be is one the other may be: "12 June 1999" is within "June 1999"."""
        starts = other.earliest is None or (self.earliest is not None and self.earliest >= other.earliest)
        ends = other.latest is None or (self.latest is not None and self.latest <= other.latest)
        return starts and ends

    def words(self) -> str:
        """The date for a reader: the printed phrase, or plain words where there is none."""
        return self.phrase or self.plain()

    def plain(self) -> str:
        """The date in plain words without regard to the printed phrase: "12 June 1999", "by June 2003"."""
        if self.earliest is None and self.latest is None:
            return "at an unknown date"
        if self.earliest is None:
            return f"by {_day(self.latest, self.precision)}"
        if self.latest is None:
            return f"after {_day(self.earliest, self.precision)}"
        if self.precision in ("day", "month", "year"):
            return _day(self.earliest, self.precision)
        return f"between {_day(self.earliest, 'day')} and {_day(self.latest, 'day')}"


def _day(day: date | None, precision: Precision) -> str:
    assert day is not None  # nosec B101: callers have looked
    month = MONTHS[day.month - 1]
    if precision == "year":
        return str(day.year)
    return f"{month} {day.year}" if precision == "month" else f"{day.day} {month} {day.year}"
