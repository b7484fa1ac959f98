"""Posts: units with their places in rows and lists, as in "RC West, Herat", "Sector East (Naqoura)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from content.extraction import countries, places, statements
from content.extraction.families import location_names
from content.extraction.families.location_facts import Found, is_past_row, told, when
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence

UNIT = (
    rf"(?:(?:[A-Z0-9][\w'/-]*|of|the|for|and|[a-z]+) ){{0,6}}?"
    rf"(?:(?:{location_names.UNITS})|RC|TF|MNB|Sector|Task Force|Zone)"
    r"(?: (?:[A-Z0-9][\w'-]*|\d+)){0,2}(?: \([A-Z0-9][\w -]+\))?"
)
SHORT = r"[A-Z]{2,}[\w-]*(?: [A-Z0-9][\w-]*){0,2}"
ROW = re.compile(rf"^(?:\d+ )?(?P<name>{UNIT}|{SHORT})(?P<sign>, | \(| [–—-] |: )(?P<rest>(?:in |at |the )?[A-Z])")
CAPITALS = re.compile(r"[A-Z]{2,}s?")
SEAT = re.compile(r"(?:;|,| [–—-]|\() ?(?:with )?(?:its )?(?:headquarters|HQ)(?: is)?(?: in| at|:)? (?=[A-Z])")
OFFICE = re.compile(r"\b(?:Head|Commander|Chief|Director|Deputy|Representative|Spokes\w+|Adviser|Officer|Lead)\b")
HUB = re.compile(r"\b(?:hub|base|port|depot|site|station)$", re.IGNORECASE)
HEADQUARTERS = re.compile(r"\b(?:HQ|headquarters|base|offices?|centres?)$", re.IGNORECASE)
ENDS = re.compile(r"\s*(?:$|[,;:.()]|[–—-] )")


def find(scene: Scene) -> Iterator[Mention]:
    """Each row that is a unit and its place, and no more than a remark behind."""
    for sentence in scene.sentences:
        if sentence.block.kind not in ("bullet", "keyvalue"):
            continue
        found = _headquarters(scene, sentence) or _posted(scene, sentence)
        if found is not None:
            yield from told(scene, sentence, found, "location: post")


def _headquarters(scene: Scene, sentence: Sentence) -> Found | None:
    """As in "Sector 2 - the eastern shore; headquarters Velin"."""
    row, seat = ROW.match(sentence.words), SEAT.search(sentence.words)
    where = places.listed(sentence.words, seat.end()) if row is not None and seat is not None else []
    if row is None or not where:
        return None
    named = location_names.printed(scene, sentence, row.start("name"), row.end("name"))
    if named is None:
        return None
    time = when(scene, sentence, where[0].start, None)
    be = statements.be(named.subject.words, past=is_past_row(scene, sentence, time))
    told_as = f"{be} headquartered {places.preposition(where[0])}"
    return Found(named.subject, told_as, where[:1], named.start, time, "A", named.counted)


def _may_be_land(match: re.Match[str]) -> bool:
    """Whether a country behind a unit tells where that is, not who sends it: "Logistics hub: Norway"."""
    return match["sign"] == ", " or HUB.search(match["name"]) is not None


def _posted(scene: Scene, sentence: Sentence) -> Found | None:
    match = ROW.match(sentence.words)
    if match is None:
        return None
    start = match.start("rest") + (3 if match["rest"].startswith(("in ", "at ")) else 0)
    where = places.listed(sentence.words, start)
    if (
        not where
        or not ENDS.match(sentence.words, where[-1].end)
        or (any(countries.is_country(one.words) for one in where) and not _may_be_land(match))
    ):
        return None
    closed = sentence.words.startswith(")", where[-1].end) and not CAPITALS.fullmatch(where[0].words)
    if match["sign"] == " (" and not closed:
        return None
    if match["sign"] == ": " and HEADQUARTERS.search(match["name"]):
        return None  # a field
    if OFFICE.search(match["name"]) or (match["sign"] == " (" and any(one.words.isupper() for one in where)):
        return None
    named = location_names.printed(scene, sentence, match.start("name"), match.end("name"))
    if named is None:
        return None
    time = when(scene, sentence, where[0].start, None)
    past = is_past_row(scene, sentence, time)
    be = statements.be(named.subject.words, past=past)
    tier: Literal["A", "B"] = "A" if match["sign"] != ": " and not named.unsure else "B"
    return Found(
        named.subject, f"{be} based {places.preposition(where[0])}", where, named.start, time, tier, named.counted
    )
