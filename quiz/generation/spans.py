"""Spans: stretches of days with what they belong to, so kept that those over a day are found without a look at each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

Days = tuple[date, date]


class Spans[T]:
    """A tree over stretches in the order of their first days; each knot has the latest of the last days below it."""

    def __init__(self, rows: Iterable[tuple[Days, T]]) -> None:
        self._rows = sorted(rows, key=lambda row: row[0])
        self._firsts = [first for (first, _), _ in self._rows]
        self._half = 1 << max(0, len(self._rows) - 1).bit_length()
        self._latest = [date.min] * (2 * self._half)
        for at, ((_, last), _) in enumerate(self._rows):
            self._latest[self._half + at] = last
        for knot in range(self._half - 1, 0, -1):
            self._latest[knot] = max(self._latest[2 * knot], self._latest[2 * knot + 1])

    def over(self, first: date, last: date) -> Iterator[T]:
        """What belongs to stretches that share a day with this one, the earliest first."""
        stop = bisect_right(self._firsts, last)
        waiting = [(1, 0, self._half)]
        while waiting:
            knot, low, high = waiting.pop()
            if low >= stop or self._latest[knot] < first:
                continue
            if knot >= self._half:
                yield self._rows[low][1]
                continue
            middle = (low + high) // 2
            waiting += [(2 * knot + 1, middle, high), (2 * knot, low, middle)]
