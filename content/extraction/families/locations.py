"""Locations: where a unit, a headquarters or a body is based."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import entities, statements, subjects, times
from content.extraction.builder import mention
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

PLACE = r"[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|of|am|de|upon))*"
PLACES = rf"(?P<places>{PLACE}(?:, (?!and|or){PLACE})*(?:,? and {PLACE})?)"
NAME = (
    r"(?P<name>(?:[A-Z0-9][\w'’-]*(?: \([A-Z]\w+\))?(?: of(?: the)?| for| and)? ){0,6}[A-Z][\w'’-]*(?: \([A-Z]\w+\))?)"
)
UNITS = (
    r"HQ|[Hh]eadquarters|[Cc]ommand|[Bb]attle [Gg]roups?|[Bb]rigades?|[Bb]attalions?|"
    r"[Dd]etachments?|[Tt]eams?|[Cc]amps?|[Bb]ases?|"
    r"[Oo]ffices?|[Cc]entres?|[Cc]enters?|[Uu]nits?|[Cc]ompan(?:y|ies)|[Ss]quadrons?|[Ss]tations?|"
    r"[Pp]osts?|[Ff]orces?|[Gg]roups?"
)
BASED = re.compile(
    rf"{NAME}(?:,)? (?:(?:is|are|was|were|has been|have been|which is|that is|that has been|which has been|will be) )?"
    rf"(?:now |currently )?(?P<verb>based|located|headquartered|stationed|situated|established|"
    rf"quartered|set up) (?:in|at|near) (?:the )?{PLACES}"
)
UNIT_IN = re.compile(
    rf"(?P<name>(?:(?:[A-Z0-9][\w'’-]*|the) ){{0,5}}(?:{UNITS})(?: [A-Z][a-z]+)?(?: \([A-Z]\w+\))?) in {PLACES}"
)
COUNTRY = re.compile(r"(?P<name>(?:[A-Z][\w'-]* ){1,6}(?:\([A-Z][A-Z ]+\)))?, (?P<places>[A-Z][a-z]+)\.?$")
NOT_PLACES = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "support",
        "order",
        "addition",
    ]
)


def find(scene: Scene) -> Iterator[Mention]:
    """Each unit with each of its places."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading":
            continue
        seen: set[int] = set()
        for pattern, rule in ((BASED, "location: based in"), (UNIT_IN, "location: unit in")):
            for match in pattern.finditer(sentence.words):
                if match.start("places") not in seen:
                    seen.add(match.start("places"))
                    yield from _based(scene, sentence, match, rule)


def _based(scene: Scene, sentence: Sentence, match: re.Match[str], rule: str) -> Iterator[Mention]:
    if any(at == sentence.start and short.start <= match.start("places") < short.end for at, short in scene.shorts):
        return  # a part of a name: "Force in the Lakes (FL)"
    name = _unit(scene, match["name"])
    if not name or name.casefold() in ("it", "they"):
        return
    places = [(m.start(), m.group()) for m in re.finditer(PLACE, match["places"])]
    base = match.start("places")
    subject = _subject(scene, sentence, name, match)
    name = subject.words
    verb = next((t for t in sentence.tokens if t.idx >= match.end("name") and t.pos_ in ("VERB", "AUX")), None)
    time = _time(scene, sentence, match, verb is not None and verb.idx < base)
    for at, place in places:
        if place in NOT_PLACES or re.fullmatch(r"[A-Z]{2,}", place):
            continue
        statement = statements.placed(
            f"{name} {statements.be(name, past=time.begins is not None)} based in {place}", time
        )
        made = mention(
            scene,
            sentence,
            "location",
            subject,
            "base",
            place,
            (match.start("name"), base + at + len(place)),
            statement,
            rule,
            time=time,
            tier="A",
            is_volatile=True,
            is_list=len(places) > 1,
        )
        if made is not None:
            yield made


def _subject(scene: Scene, sentence: Sentence, name: str, match: re.Match[str]) -> Subject:
    """The unit; one that is only "headquarters" gets the name of its owner."""
    if not name.islower():
        return Subject(name, match.start("name"), match.end("name"))
    token = next((t for t in sentence.tokens if t.idx + len(t.text) == match.end("name")), None)
    found = subjects.named(scene, sentence, token, tails=False) if token is not None else None
    owned = found is not None and found.words.casefold() != name
    return found if found is not None and owned else Subject(f"{scene.names.topic} {name}".strip(), sure=False)


def _time(scene: Scene, sentence: Sentence, match: re.Match[str], has_verb: bool) -> Time:
    if sentence.dates:
        token = next((t for t in sentence.tokens if t.idx >= match.start("places")), None)
        above = token.ancestors if token is not None else ()
        verb = next((t for t in above if t.pos_ in ("VERB", "AUX")), None)
        return times.holds(scene, sentence, verb, match.end(), "state")
    if sentence.block.kind == "bullet" or not has_verb:
        lead = _lead_in(scene, sentence)
        if lead is not None and lead.dates:
            return Time("state", lead.dates[-1].when, None, "inferred")
    return times.written(scene, "state")


def _lead_in(scene: Scene, sentence: Sentence) -> Sentence | None:
    """The line that a bulleted list stands under."""
    if sentence.block.kind != "bullet":
        return None
    for at in range(sentence.at - 1, max(-1, sentence.at - 30), -1):
        before = scene.sentences[at]
        if before.block.kind != "bullet":
            return before if before.words.rstrip().endswith(":") else None
    return None


def _unit(scene: Scene, words: str) -> str:
    """A unit's name, its number and article cut off, a short form put for its long one."""
    bare = re.sub(r"^(?:\d+ |the |The )+", "", words)
    bare = re.sub(r"^(?:Primary|While|In|At|The) ", "", bare)
    counted = bare != words and words[:1].isdigit()
    name = scene.names.canonical(bare)
    if bare.startswith(tuple(scene.names.long_of)) or name != entities.trim(bare):
        return name
    return name[:-1] if counted and name.endswith("s") else name
