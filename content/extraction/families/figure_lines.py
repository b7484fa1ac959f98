"""Lines with a figure taken apart: their key, when they hold, and the unit behind a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from content.extraction import entities, figure_times, times
from content.extraction.families import figure_deeds
from content.extraction.families.figure_deeds import Deed
from content.extraction.numbers import Number
from content.extraction.scene import Scene, Sentence
from content.extraction.vocabulary import vocabulary
from content.ledger.entry import Time
from content.partialdate import PartialDate
from content.readers.text import FIELD

if TYPE_CHECKING:
    from spacy.tokens import Token

NO_FIGURE = re.compile(
    r"\b(?:tel|phone|fax|mobile|id|ref\w*|no|page|version|code|postcode|box|edition|room|flight|case|resolutions?|unscr|"
    r"decisions?|law|legal|mandate|authority|categor\w+|date|established|founded|since|year|born|"
    r"(?<!waiting )(?<!response )(?<!travel )(?<!flight )time|hours|address|isbn|"
    r"issn|updated|published|url|call|extension|document|series|index|episode|questions?)\b",
    re.IGNORECASE,
)
YEAR_IN_KEY = re.compile(r",? ?\(?(?:in |for |since |as of )?\b((?:19|20)\d\d)\b\)?")
SINCE = ("since", "from", "until", "till")
AS_ADJECTIVE = vocabulary("""
    military civilian international national local uniformed female male foreign expatriate seconded contracted
    regular reserve
""")
NO_UNIT = (
    r"(?!(?:of|in|plus|and|as|at|by|to|from|per|until|under|for|on|with|before|after|since|during|between|now|including|"
    r"each|out|over|when|while|most|half|or)\b)"
)
UNIT = re.compile(rf" ?(%|per ?cent\b|{NO_UNIT}[a-zA-Z][\w'-]*(?: {NO_UNIT}[a-zA-Z][\w'-]*){{0,4}})?")
TWOFOLD = re.compile(
    rf" ?((?:{'|'.join(sorted(AS_ADJECTIVE))}) and (?:[a-z]+ ){{1,2}}"
    r"(?:personnel|staff|officers|observers|members|employees))"
)
TWO_NOUNS = re.compile(r" ?[a-z]+ and [a-z]+s\b")
BEFORE = re.compile(r"(?: [a-z-]+){0,3} before ")
NOW = re.compile(r"[,;] (?:now|today|currently|at present) $")
POINT = re.compile(
    r"(?: [a-z]+)? (?P<point>at (?:the|its) (?:beginning|start|outset|end|peak|height|close|time))\b|"
    r"(?: [a-z]+)? \((?:at )?(?:its )?(?P<peak>peak|maximum|at the peak)\)"
)
NAMES = frozenset(["ORG", "GPE", "PERSON", "NORP", "LOC", "PRODUCT", "FAC"])
ROW = re.compile(r"[A-Za-z][\w'()/&%, -]{1,70}?(?: ?: +| {3,})(?=\S)")
TABBED = re.compile(r"[A-Za-z][A-Za-z'() -]{2,60}? (?=[\d$€£~][\d,.]*(?: ?%| million)?$)")


@dataclass(frozen=True)
class Line:
    """A line taken apart: what it is about, in words and as a slug, where its value begins, and the deed it tells."""

    key: str
    slug: str
    at: int
    time: Time | None = None
    deed: Deed | None = None


def key_of(sentence: Sentence) -> re.Match[str] | None:
    """The name at the head of a line with a value: before a colon, a row of dots (smoothed to one) or a column."""
    field = FIELD.match(sentence.words)
    if field is not None and _is_clause(sentence, field):
        return None  # a sentence with a colon: "Some 84 people work for us: …"
    if field is not None or sentence.block.kind not in ("keyvalue", "bullet"):
        return field
    row = ROW.match(sentence.words) or TABBED.match(sentence.words)
    return row if row is None or not _is_clause(sentence, row) else None


def _is_clause(sentence: Sentence, field: re.Match[str]) -> bool:
    """Whether what stands before a figure is a clause, as in "Some 84 people work for us: …"."""
    before = [one for one in sentence.tokens if one.idx < field.end()]
    if before and before[0].lower_ in ("we", "i", "they", "it", "he", "she", "there", "you"):
        return True
    return len(field.group().split()) > 3 and any(one.tag_ in ("VBZ", "VBP", "MD") for one in before)


def read(sentence: Sentence) -> Line | None:
    """The line that a sentence is, if its key may bear a figure."""
    match = key_of(sentence)
    if match is None or "|" in sentence.words:
        return None
    printed = re.sub(r" ?\([^()]*\)", "", re.sub(r"[ .:]+$", "", match.group())).strip()
    deed = figure_deeds.of_key(printed)
    if NO_FIGURE.search(f"{deed.things} {deed.done}" if deed is not None else printed):
        return None
    year = YEAR_IN_KEY.search(match.group())
    own = next((found for found in sentence.dates if found.end <= match.end()), None)
    when = figure_times.stated(own, "observation") if own is not None and own.connector not in SINCE else None
    if own is None and year:
        when = Time("observation", PartialDate.on(int(year[1]), phrase=year[1]), None, "stated")
    key = YEAR_IN_KEY.sub("", printed).strip(" ,")
    if deed is not None and when is not None:
        deed = deed._replace(rest=YEAR_IN_KEY.sub("", deed.rest).strip(" ,"))
    return Line(key, entities.key_of(key), match.end(), when, deed) if key else None


def time_of(scene: Scene, sentence: Sentence, line: Line, number: Number, others: Sequence[Number]) -> Time:
    """When a number of a line holds: by the date beside it, else by that of its key, of the heading or of the text."""
    near = figure_times.beside(sentence, number.end)
    if near is not None:
        return figure_times.stated(near, "observation")
    bound = bounded(sentence, number)
    if bound is not None:
        return bound
    if NOW.search(sentence.words[: number.from_]):
        return times.written(scene)
    if line.time is not None:
        return line.time
    following = next((one.start for one in others if one.start > number.end), None)
    is_of_other = following is not None and all(found.start > following for found in sentence.dates)
    return figure_times.of_line(scene, replace(sentence, dates=()) if is_of_other else sentence)


def bounded(sentence: Sentence, number: Number) -> Time | None:
    """The time that a number held before: "4,700 troops before May 2012"."""
    found = next((one for one in sentence.dates if one.start >= number.end), None)
    if found is None or not BEFORE.fullmatch(sentence.words[number.end : found.start]) or found.when.earliest is None:
        return None
    until = PartialDate(None, found.when.earliest, found.when.precision, f"before {found.when.plain()}")
    return Time("observation", until, None, "stated")


def point_of(sentence: Sentence, number: Number) -> str:
    """At what point a number holds that has no date: "at the end", "at its peak"."""
    match = POINT.match(sentence.words, number.end)
    return "" if match is None else match["point"] or "at its peak"


def unit_of(sentence: Sentence, number: Number) -> str:
    """The words behind a number that say what it counts, up to their last noun."""
    twofold = TWOFOLD.match(sentence.words, number.end)
    if twofold is not None:
        return twofold[1]
    if TWO_NOUNS.match(sentence.words, number.end):
        return ""  # as in "450 soldiers and civilians", whom only the key counts together
    behind = UNIT.match(sentence.words, number.end)
    unit = (behind[1] or "") if behind else ""
    if behind is None or unit.startswith(("%", "per")) or sentence.words[number.end : number.end + 1].isalpha():
        return unit
    start = behind.start(1)
    inside = [one for one in sentence.tokens if start <= one.idx < start + len(unit)]
    while inside and not _is_counted(inside[-1]):
        inside.pop()
    return sentence.words[start : inside[-1].idx + len(inside[-1].text)] if inside else ""


def _is_counted(token: Token) -> bool:
    is_noun = token.pos_ in ("NOUN", "PROPN") or token.lower_ in AS_ADJECTIVE
    return is_noun or figure_deeds.MEASURES.fullmatch(token.text) is not None


def lowered(sentence: Sentence, words: str) -> str:
    """A key inside a sentence: "patrol boats", but "WFP vessels", "Formed Police Units" and "Mi-17 helicopters"."""
    first, *others = words.split()
    token = next((one for one in sentence.tokens if one.text == first), None)
    is_name = (
        not first[1:].islower()
        or any(map(str.isdigit, first))
        or (token is not None and token.ent_type_ in NAMES and not _is_plural(first))
    )
    is_title = bool(others) and all(word[:1].isupper() for word in others)
    return words if is_name or is_title else f"{words[:1].lower()}{words[1:]}"


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")
