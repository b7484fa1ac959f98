"""Locations: where a unit, a headquarters or a body is based, from where to where it moved, what area it covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from content.extraction import phrases, places, statements
from content.extraction.families import location_names
from content.extraction.families.location_facts import Found, is_past, told, when
from content.extraction.mention import Mention
from content.extraction.places import Place
from content.extraction.scene import Scene, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

PREPOSITION = r"(?P<prep>in|at|near|on|outside|off|around|across|throughout|from|out of|to)"
AUX = (
    r"(?:(?:,? (?:which|that|and))? ?(?:is|are|was|were|has been|have been|had been|will be|is to be|are to be)"
    r"(?: \w+ly)? )"
)
BASED = re.compile(
    rf"(?:^|(?<=[\w)\]]),? )(?P<aux>{AUX}|(?:which|that) )?"
    r"(?:now |currently |also |still |initially |then |first |once )?"
    r"(?P<verb>(?:co-)?(?:based|located|headquartered|stationed|situated|established|quartered|garrisoned|deployed|"
    r"housed|set up|opened|positioned|home-?ported|billeted))(?: \w+ly| mainly| since \d{4}| then| now)? "
    rf"{PREPOSITION} (?=\S)"
)
ACTIVE = re.compile(
    r"\b(?P<verb>opened|(?:is|was|are) (?:due|scheduled|set|expected) to open|(?:will|to) open|operates?|operated|"
    r"worked|works?|remains?|remained|sits|sat|lies|lay|stands|stood)(?: \w+ly| mainly| today)? "
    r"(?P<prep>in|at|near|on|from|out of) (?=\S)"
)
SITS = re.compile(
    rf"(?P<unit>{location_names.UNITS})(?: \([A-Z]\w+\))?,? (?P<verb>is|are|was|were|has been|remains?|remained)"
    r"(?: now| currently| still| today| then| initially)? (?P<prep>in|at|near|on) (?=\S)"
)
UNIT_IN = re.compile(
    rf"(?P<name>(?:(?:[A-Z0-9][\w'’-]*|the) ){{0,5}}{location_names.KINDS}{{0,3}}(?:{location_names.UNITS})"
    r"(?: [A-Z][a-z]+)?(?: \([A-Z]\w+\))?)(?:,(?= at | near ))? (?P<prep>in|at|near|on) (?=\S)"
)
SHORT_IN = re.compile(
    r"(?P<name>(?:[A-Z][\w'-]*(?: of| for| and| the)? ){1,7}\([A-Z][A-Za-z-]+\)) (?P<prep>in|at) (?=\S)"
)
PART_IN = re.compile(
    r"(?P<name>(?:Sector|Zone|Area|Region|Camp|Base|Post|Outpost|(?:[Tt]he )?(?:province|district|city|town|island|"
    r"state|region|village) of) [A-Z0-9][\w'-]*), (?P<prep>in|on|off|at|near) (?=\S)"
)


TO_COME = re.compile(r",? \(?(?:to|will|due to|planned to|expected to) (?:be opened|open|be set up|be established)\b")


def find(scene: Scene) -> Iterator[Mention]:
    """Each unit with each of its places."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading":
            continue
        seen: set[int] = set()
        for pattern, rule in RULES:
            for match in pattern.finditer(sentence.words):
                where = _places(scene, sentence, match.end())
                if not where or where[0].start in seen:
                    continue
                found = _found(scene, sentence, match, where, rule)
                if found is not None:
                    seen.update(place.start for place in where)
                    yield from told(scene, sentence, found, rule)


RULES = (
    (BASED, "location: based in"),
    (SITS, "location: is in"),
    (UNIT_IN, "location: unit in"),
    (PART_IN, "location: part in"),
    (ACTIVE, "location: works in"),
    (SHORT_IN, "location: body in"),
)


def _places(scene: Scene, sentence: Sentence, at: int) -> list[Place]:
    """The places from a character on, unless they are a part of a name: "Force in the Lakes (FL)"."""
    within = any(short.start <= at < short.end for short in scene.shorts_of(sentence))
    found = [] if within else places.listed(sentence.words, at)
    return [] if found and _is_attribute(sentence, found[-1]) else found


def _is_attribute(sentence: Sentence, place: Place) -> bool:
    """Whether a name only tells of the noun behind it: "deployed to Orsa experts in …"."""
    token = next((one for one in sentence.tokens if one.idx + len(one.text) == place.end), None)
    return token is not None and token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i


def _found(scene: Scene, sentence: Sentence, match: re.Match[str], where: list[Place], rule: str) -> Found | None:
    verb = _verb(sentence, match) if "verb" in match.groupdict() else None
    if match["prep"] == "to" and match["verb"] != "deployed":
        return None
    if verb is not None and (phrases.is_negated(verb) or (match.re is ACTIVE and _is_modal(verb))):
        return None
    named = _named(scene, sentence, match, verb)
    if named is None or _is_wanted(sentence, match):
        return None
    time = when(scene, sentence, where[0].start, verb)
    said = _said(match, named.subject.words, past=is_past(sentence, where[0].start, time))
    if TO_COME.match(sentence.words, where[-1].end):
        said = f"{statements.be(named.subject.words, past=False)} to open {match['prep']}"
    tier: Literal["A", "B"] = "B" if rule.endswith("body in") or named.unsure else "A"
    return Found(named.subject, said, where, named.start, time, tier, named.counted)


def _is_wanted(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the unit is what somebody is to command or help: "control the land forces in Velin"."""
    token = next((one for one in sentence.tokens if one.idx >= match.start("prep")), None)
    head = token.head if token is not None and match.re is UNIT_IN else None
    return (
        head is not None and head.dep_ in ("dobj", "conj") and head.head.tag_ in ("VB", "VBP") and head.i > head.head.i
    )


def _named(scene: Scene, sentence: Sentence, match: re.Match[str], verb: Token | None) -> location_names.Named | None:
    """The unit: as printed before the place or the verb, else the subject of the verb."""
    groups = match.groupdict()
    if groups.get("name"):
        return location_names.printed(scene, sentence, match.start("name"), match.end("name"))
    if groups.get("unit"):
        first, last = location_names.before(sentence.words, match.end("unit"))
        return location_names.printed(scene, sentence, min(first, match.start("unit")), last)
    start, end = location_names.before(sentence.words, match.start())
    if start < end and match.re is BASED:
        return location_names.printed(scene, sentence, start, end)
    found = location_names.of_verb(scene, sentence, verb) if verb is not None else None
    return found or (location_names.printed(scene, sentence, start, end) if " " in sentence.words[start:end] else None)


def _is_modal(verb: Token) -> bool:
    """Whether "will", "shall" or "would" stands by a verb that tells of a state."""
    return any(one.dep_ == "aux" and one.tag_ == "MD" for one in verb.children)


def _verb(sentence: Sentence, match: re.Match[str]) -> Token | None:
    inside = [token for token in sentence.tokens if match.start("verb") <= token.idx < match.end("verb")]
    return next((token for token in reversed(inside) if token.pos_ in ("VERB", "AUX")), None)


def _said(match: re.Match[str], name: str, *, past: bool) -> str:
    """What the unit does at the place, up to the preposition."""
    verb, prep = match.groupdict().get("verb") or "", match["prep"]
    be = statements.be(name, past=past)
    if match.re is BASED:
        alone = re.search(r"\b(?:which|that|and)\s*$", match["aux"] or "") is not None
        return f"{verb} {prep}" if alone else f"{be} {verb} {prep}"
    if match.re is not ACTIVE:
        return f"{be} {prep}"
    if verb.endswith("open"):
        return f"{statements.be(name, past=verb.startswith('was'))} to open {prep}"
    if verb == "opened":
        return f"opened {prep}"
    base = re.sub(r"(?:s|ed)$", "", verb)
    if base in ("work", "operate", "operat"):
        plural = be in ("are", "were")
        return (
            f"{'worked' if base == 'work' else 'operated'} {prep}"
            if past
            else (f"{'work' if base == 'work' else 'operate'}{'' if plural else 's'} {prep}")
        )
    return f"{be} {prep}"
