"""Tenures: from when to when somebody held an office, as the words around it say."""

from __future__ import annotations

import re

from content.extraction import dates, statements
from content.extraction.dates import Found
from content.extraction.scene import Scene, Sentence
from content.extraction.times import written
from content.ledger.entry import Time
from content.partialdate import PartialDate

JOINTS = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\band\b)\s*")
OPEN = re.compile(r"\s*(?:-|–|—|to|onwards?)\s*(?:present|today|date|now)?", re.IGNORECASE)
TODAY = re.compile(r"\b(?:today|this morning|this week)\b", re.IGNORECASE)
BESIDE = re.compile(
    r"[\s,(]*(?:of [\w -]{2,30}? )?(?:\w+ )?\(?(?:since|from|until|till|between|in|on|as of|during|for)?\s*(?:the )?"
)


def span(found: Found) -> tuple[PartialDate, PartialDate] | None:
    """The two ends of a printed range: "2010-2011", "June 2009 to June 2010"."""
    parts = JOINTS.split(found.when.phrase)
    if found.when.precision != "range" or len(parts) != 2:
        return None
    last = dates.find(parts[1], None)
    year = next((one.when.earliest.year for one in last if one.when.earliest), None)
    first = dates.find(parts[0], year)
    firsts, lasts = list(first), list(dates.find(parts[1], None))
    return (firsts[0].when, lasts[0].when) if len(firsts) == 1 and len(lasts) == 1 else None


def of(sentence: Sentence, first: int, last: int) -> Time | None:
    """The tenure told between two characters: since, until, from … to, in brackets; None where no date stands there."""
    for found in sentence.dates:
        if not first <= found.start < last:
            continue
        ends = span(found)
        if ends is not None:
            return Time("state", ends[0], ends[1], "stated")
        if found.connector in ("until", "till"):
            return Time("state", None, found.when, "stated")
        behind = sentence.words[found.end : found.end + 10]
        if found.connector in ("since", "from") or re.match(r"\s*(?:-|–|—)\s*(?:present|today|\)|\s{2}|$)", behind):
            return Time("state", found.when, None, "stated")
        return Time("observation", found.when, None, "stated")
    return None


def going_on(sentence: Sentence, last: int) -> Time | None:
    """The tenure told before its verb, as in "Since May the commander is X", if it is one that goes on."""
    tenure = of(sentence, 0, last) if re.search(r"\b[Ss]ince\b", sentence.words[:last]) else None
    return tenure if tenure is not None and tenure.nature == "state" and tenure.ends is None else None


def beside(sentence: Sentence, at: int) -> Time | None:
    """The tenure told right behind an office: "commander since 2010", "commander (2010-2012)"."""
    found = next((one for one in sentence.dates if one.start >= at), None)
    if found is None or not BESIDE.fullmatch(sentence.words[at : found.start]):
        return None
    return of(sentence, at, found.start + 1)


def said(words: str, time: Time) -> str:
    """A sentence in the past tense with the tenure it holds for."""
    if time.nature != "state" or time.known == "unknown" or (time.begins is not None and time.ends is None):
        return statements.placed(words, time)
    if time.begins is not None:
        return f"{words} from {plain(time.begins)} to {plain(time.ends)}."
    return f"{words} until {plain(time.ends)}."


def plain(date: PartialDate | None) -> str:
    """A date as it stands behind "from", "since" and "until"."""
    if date is None:
        return ""
    return date.phrase if date.precision in ("part", "range") and date.phrase else date.plain()


def begun(scene: Scene, sentence: Sentence, first: int, last: int) -> Time:
    """When somebody took an office over: the date of the clause, "today", or unknown."""
    time = of(sentence, first, last)
    if time is not None and time.begins is not None:
        return Time("state", time.begins, None, "stated")
    return Time("state", scene.dated, None, scene.dated_known) if _is_today(scene, sentence) else Time("state")


def ended(scene: Scene, sentence: Sentence, first: int, last: int) -> Time:
    """When somebody gave an office up."""
    time = begun(scene, sentence, first, last)
    return Time("state", None, time.begins, time.known) if time.begins is not None else Time("state")


def _is_today(scene: Scene, sentence: Sentence) -> bool:
    return bool(TODAY.search(sentence.words)) and scene.dated is not None and scene.dated_known == "stated"


def clause(sentence: Sentence, at: int) -> tuple[int, int]:
    """Where the clause around a character begins and ends, as far as marks tell."""
    starts = [match.end() for match in re.finditer(r"; |, (?:and|but|while|whereas) ", sentence.words[:at])]
    ends = re.search(r"; |, (?:but|while|whereas|when|who|which) ", sentence.words[at:])
    return (starts[-1] if starts else 0), (at + ends.start() if ends is not None else len(sentence.words))


def present(scene: Scene) -> Time:
    """The time of an office that a text tells as held when it was written."""
    return written(scene, "observation")
