"""Seats: places told the other way round: "its base is Camp Orsa", "Velin is home to the unit", "Orsa, a town"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import phrases, places, statements, subjects
from content.extraction.families import location_names
from content.extraction.families.location_facts import Found, is_past, told, when
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject

if TYPE_CHECKING:
    from spacy.tokens import Token

SEAT_IS = re.compile(
    rf"(?P<unit>\b(?:[Ii]ts |[Tt]heir |[Tt]he )?(?:[A-Z][\w-]+ ){{0,3}}(?:{location_names.KINDS}){{0,2}}"
    r"(?:HQ|[Hh]eadquarters|[Bb]ase|[Hh]ub|[Ss]eat)) (?P<verb>is|was|has been|remains)(?: now| currently| today)? "
    r"(?=(?:the )?[A-Z])"
)
LIES_IN = re.compile(
    rf"(?P<name>{places.NAME}), (?:an?|the) (?:[a-z-]+ ){{0,3}}"
    r"(?:island|town|city|village|port|district|province|region|camp|valley|base|airfield|suburb|settlement|mountain)"
    r" (?P<prep>in|on|off|near) (?=\S)"
)
ENDS = re.compile(r"\s*(?:$|[,;.:()])")
HOME = frozenset(["home", "seat", "base", "headquarters"])
HOSTS = frozenset(["host", "house", "accommodate"])


def find(scene: Scene) -> Iterator[Mention]:
    """Each unit with the place that is told to be its own, and each place with what it lies in."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading":
            continue
        for match in SEAT_IS.finditer(sentence.words):
            yield from _seat(scene, sentence, match)
        for match in LIES_IN.finditer(sentence.words):
            yield from _lies(scene, sentence, match)
        for token in sentence.tokens:
            unit = _hosted(token)
            if unit is not None:
                yield from _home(scene, sentence, token, unit)


def _seat(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Iterator[Mention]:
    where = places.listed(sentence.words, match.end())
    if len(where) != 1 or not ENDS.match(sentence.words, where[0].end):
        return
    named = location_names.printed(scene, sentence, match.start("unit"), match.end("unit"))
    if named is None:
        return
    time = when(scene, sentence, where[0].start, None)
    be = statements.be(named.subject.words, past=is_past(sentence, match.start("verb"), time))
    said = f"{be} {places.preposition(where[0])}"
    yield from told(scene, sentence, Found(named.subject, said, where, match.start(), time), "location: seat is")


def _lies(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Iterator[Mention]:
    where = places.listed(sentence.words, match.end())[:1]
    name = places.at(sentence.words, match.start("name"))
    if not where or name is None or name.end != match.end("name"):
        return
    subject = Subject(name.words, name.start, name.end)
    found = Found(subject, f"is {match['prep']}", where, match.start(), None, "B")
    yield from told(scene, sentence, found, "location: lies in")


def _hosted(verb: Token) -> Token | None:
    """What a place is home to, or hosts."""
    if phrases.is_negated(verb):
        return None
    if verb.lemma_ == "be":
        kind = phrases.child(verb, "attr")
        denied = kind is not None and any(one.lower_ == "no" for one in kind.children)
        return phrases.object_of(kind, "to", "of") if kind is not None and kind.lower_ in HOME and not denied else None
    return phrases.child(verb, "dobj") if verb.pos_ == "VERB" and verb.lemma_.casefold() in HOSTS else None


def _home(scene: Scene, sentence: Sentence, verb: Token, unit: Token) -> Iterator[Mention]:
    """As in "Camp Orsa is home to the unit", "Velin hosts the headquarters of NLF"."""
    site = phrases.child(verb, "nsubj")
    where = places.at(sentence.words, site.left_edge.idx) if site is not None and site.pos_ == "PROPN" else None
    body = subjects.named(scene, sentence, unit)
    is_unit = location_names.UNIT.search(unit.text) is not None or scene.names.is_known(body.words)
    if site is None or where is None or not is_unit or not where.start <= site.idx < where.end:
        return
    named = location_names.of_noun(scene, sentence, unit)
    if named is None:
        return
    time = when(scene, sentence, where.start, verb)
    be = statements.be(named.subject.words, past=is_past(sentence, verb.idx, time))
    end = max(where.end, named.subject.end or unit.idx + len(unit.text))
    place = where._replace(start=where.start, end=end)
    found = Found(named.subject, f"{be} {places.preposition(where)}", [place], where.start, time)
    yield from told(scene, sentence, found, "location: home of")
