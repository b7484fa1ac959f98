"""Moments: dates in part, so kept that those which meet another one are found without a look at each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from datetime import date

from content.partialdate import PartialDate

Days = tuple[int, int]


class Moments:
    """Moments with a number each. They are added from the narrow to the wide, and asked for by none narrower."""

    def __init__(self) -> None:
        self._firsts: list[Days] = []
        self._lasts: list[Days] = []

    def add(self, moment: PartialDate, number: int) -> None:
        """Keeps one more."""
        first, last = days_of(moment)
        insort(self._firsts, (first, number))
        insort(self._lasts, (last, number))

    def only(self, moment: PartialDate) -> int | None:
        """The number of the one that may be the same moment; None where there are several, or none."""
        first, last = days_of(moment)
        before = bisect_left(self._lasts, (first, -1))
        after = len(self._firsts) - bisect_right(self._firsts, last, key=lambda row: row[0])
        if len(self._firsts) - before - after != 1:
            return None
        begun = bisect_left(self._firsts, (first, -1))
        if begun < len(self._firsts) and self._firsts[begun][0] <= last:
            return self._firsts[begun][1]
        return self._lasts[before][1]  # it began before; being no wider, it ends first of all that end later


def days_of(moment: PartialDate) -> Days:
    """The first and the last day as numbers, a side that is open as far away as there are days."""
    first, last = moment.earliest or date.min, moment.latest or date.max
    return first.toordinal(), last.toordinal()
