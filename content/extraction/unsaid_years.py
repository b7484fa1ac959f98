"""Unsaid years: of which year a day is that a text prints without one."""

from __future__ import annotations

from datetime import date

from content.partialdate import PartialDate

RECENT, JUST = 45, 10
"""Days around its publication of which news tells without the year, whatever year it spoke of last."""
SOON = 60
"""Days within which a story goes on from one day to the next that it tells."""


def nearest(month: int, day: int, year: int | None, near: date, *, is_fresh: bool, is_done: bool) -> int:
    """The year in which a day lies nearest to the publication, unless the text speaks of other years.

    ``is_fresh``: it speaks of the year of its publication more than of the one before. ``is_done``: it tells that what
    it tells of the day has been done, so that this lies before the publication.
    """
    found = min((near.year, near.year - 1, near.year + 1), key=lambda one: abs((date(one, month, day) - near).days))
    found -= date(found, month, day) > near and is_done
    away = abs((date(found, month, day) - near).days)
    if year is None or year == near.year or (is_fresh and abs(year - near.year) == 1):
        return found
    return found if away <= (RECENT if is_fresh else JUST) else year


def going_on(month: int, day: int, year: int | None, last: PartialDate | None) -> int | None:
    """The year of a day in a story that told the day ``last``: a January after its December is of the next year."""
    told = last.earliest if last is not None and last.precision == "day" else None
    if told is None or year != told.year:
        return year
    return year + ((date(year + 1, month, day) - told).days <= SOON)
