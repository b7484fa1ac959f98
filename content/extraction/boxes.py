"""Boxes: parts of a text that tell the facts of one thing, which their heading names: "Facts: Operation Calm Lake"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from content.extraction.entities import Names

HEADING = re.compile(
    r"^(?:(?:key |quick |basic )?facts?(?: and figures)?(?: ?(?:box|file|sheet))?|profile|in brief|at a glance)"
    r"(?: ?[:|–—-] ?| (?:about|on) )(?:the )?(?P<name>\w.*)",
    re.IGNORECASE,
)
MISSION = re.compile(r"\b(?:Operation|Mission|Force)\b")


def named(headings: Iterable[str], text: str, names: Names) -> dict[str, str]:
    """By the heading of each box what it is about, where that is a mission or the topic, as the text prints it."""
    found: dict[str, str] = {}
    for heading in dict.fromkeys(headings):
        box = HEADING.match(heading)
        if box is None:
            continue
        printed = re.findall(rf"\b{re.escape(box['name'].split(' (')[0])}\b", text, re.IGNORECASE)
        name = names.canonical(next((one for one in printed if not one.isupper()), ""))
        if name and (MISSION.search(name) or name == names.topic):
            found[heading] = name
    return found
