"""Parts of dates: the names of months and weekdays, and which months "early" or "spring" of a year mean."""

from __future__ import annotations

from content.partialdate import MONTHS

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAME = "|".join(MONTHS)
WEEKDAY_NAME = "|".join(WEEKDAYS)
DAY_OR_MONTH = rf"(?:\d{{1,2}} )?(?:{MONTH_NAME})"
"""A month, with the day before it where there is one: patterns for groups of an expression."""

PARTS_OF_YEAR: dict[str, tuple[int, int]] = {
    "very early": (1, 2),
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "very late": (11, 12),
    "beginning": (1, 1),
    "start": (1, 1),
    "middle": (6, 7),
    "end": (12, 12),
    "close": (12, 12),
    "first half": (1, 6),
    "second half": (7, 12),
    "spring": (3, 6),
    "summer": (6, 9),
    "autumn": (9, 12),
    "fall": (9, 12),
    "first quarter": (1, 3),
    "second quarter": (4, 6),
    "third quarter": (7, 9),
    "fourth quarter": (10, 12),
    "last quarter": (10, 12),
}
PARTS_OF_MONTH: dict[str, tuple[int, int]] = {
    "very early": (1, 5),
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "very late": (26, 31),
    "beginning": (1, 3),
    "start": (1, 3),
    "middle": (14, 17),
    "end": (28, 31),
    "close": (28, 31),
    "first half": (1, 15),
    "second half": (16, 31),
}
