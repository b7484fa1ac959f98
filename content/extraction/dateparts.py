"""Parts of dates: the names of months and weekdays, and which months "early" or "spring" of a year mean."""

from __future__ import annotations

import re

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


DONE = re.compile(
    r"(?<!is )(?<!are )(?<!be )\b(?:[a-z]{3,}(?<!need)(?<!exceed)(?<!proceed)ed|took|came|began|went|left|met|held|set|"
    r"put|gave|was|were|became)\b"
)
TO_COME = re.compile(
    r"\b(?:will|shall|would|to be|is to|are to|due|planned|scheduled|expected|foreseen|next|going to|until|expires?|"
    r"ends?|runs?|plans?|hopes?|coming)\b|'ll\b"
)
UP_TO = re.compile(r"\b(?:until|till|by|before|to|through|from|as of|for)(?: the| on| and including)? $")


def looks_back(words: str, at: int) -> bool:
    """Whether what a sentence tells of the day at a character has been done: "which they passed on 7 March"."""
    around = words[max(0, at - 70) : at + 60]
    return DONE.search(around) is not None and not (TO_COME.search(words) or UP_TO.search(words[:at]))
