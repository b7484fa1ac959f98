"""Moves: from where to where a unit moved, and the area that an operation covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import phrases, places, statements, subjects, times
from content.extraction.families import location_names
from content.extraction.families.location_facts import Found, told
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

MOVED = re.compile(
    r"\b(?P<verb>moved|relocated|transferred|shifted|redeployed)"
    r"(?P<what> (?:its|their|the) (?:[\w-]+ ){0,3}(?:headquarters|HQ|base|seat|offices?|[Cc]ommand|staff))?"
    r"(?: again| back| permanently| temporarily| \w+ards)?(?: in \w+(?: \d{4})?)?,? (?:from (?P<old>[^;:.]{2,60}?) )?"
    r"(?:and )?to (?=\S)"
)
EXTENDED = re.compile(
    r"\b(?P<verb>extended|expanded|widened|enlarged)(?: \w+(?:ly|wards?))? to (?:include |cover |take in )?(?=\S)"
)
AREA = re.compile(r"\b(?P<noun>operation|mission|force|deployment|presence|campaign|contingent) in (?=\S)")


ASIDE = re.compile(r"(?:,| was| were| has| had| be| been| is| then)+ $")


def find(scene: Scene) -> Iterator[Mention]:
    """The new and the old base of each unit that moved; the areas of operations."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading":
            continue
        for match in MOVED.finditer(sentence.words):
            yield from _moved(scene, sentence, match)
        for match in EXTENDED.finditer(sentence.words):
            yield from _extended(scene, sentence, match)
        for match in AREA.finditer(sentence.words):
            yield from _area(scene, sentence, match)


def _moved(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Iterator[Mention]:
    new = places.at(sentence.words, match.end())
    verb = _verb(sentence, match)
    named = _mover(scene, sentence, match, verb) if new is not None else None
    if new is None or named is None or (verb is not None and phrases.is_negated(verb)):
        return
    time = times.holds(scene, sentence, verb, new.end, "state")
    if time.known != "stated":
        time = Time("state")
    found = Found(named.subject, "moved to", [new], named.start, time)
    yield from told(scene, sentence, found, "location: moved to")
    old = places.at(sentence.words, match.start("old")) if match["old"] else None
    if old is not None:
        until = Time("state", None, time.begins, "stated") if time.begins is not None else Time("state")
        be = statements.be(named.subject.words, past=True)
        yield from told(
            scene, sentence, Found(named.subject, f"{be} based in", [old], named.start, until), "location: moved from"
        )


def _mover(scene: Scene, sentence: Sentence, match: re.Match[str], verb: Token | None) -> location_names.Named | None:
    """Whose base moved: the unit in front, or the headquarters of whoever moved them."""
    ahead = ASIDE.sub("", sentence.words[max(0, match.start() - location_names.REACH) : match.start()])
    first = max(0, match.start() - location_names.REACH)
    start, end = location_names.before(sentence.words, first + len(ahead))
    found = location_names.printed(scene, sentence, start, end) if start < end else None
    if found is None and verb is not None:
        found = location_names.of_verb(scene, sentence, verb)
    if found is None or not (match["what"] or _is_unit(scene, found.subject.words)):
        return None
    if not match["what"]:
        return found
    noun = match["what"].split(None, 1)[1]
    return found._replace(subject=Subject(f"{found.subject.words} {noun}", sure=found.subject.sure))


def _is_unit(scene: Scene, name: str) -> bool:
    return (
        bool(location_names.UNIT.search(name))
        or any(scene.names.is_known(word) for word in name.split())
        or bool(re.match(r"[A-Z]{2,}\b", name))
    )


def _extended(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Iterator[Mention]:
    """As in "its area of operations will be extended to the waters off Orsa"."""
    where = places.listed(sentence.words, match.end())
    verb = _verb(sentence, match)
    head = next((t for t in verb.children if t.dep_ in ("nsubjpass", "nsubj")), None) if verb is not None else None
    if (
        not where
        or verb is None
        or head is None
        or head.lower_ not in ("area", "areas", "zone", "theatre", "operation")
    ):
        return
    named = subjects.named(scene, sentence, head)
    owned = named.words.split()[0].isupper() or scene.names.topic in named.words
    words = named.words if owned else f"{scene.names.topic} {named.words[:1].lower()}{named.words[1:]}"
    time = times.holds(scene, sentence, verb, where[-1].end, "state")
    planned = times.modality(verb) == "planned"
    said = f"{'will be' if planned else statements.be(words, past=True)} {match['verb']} to"
    start = named.start if named.start is not None else match.start()
    found = Found(Subject(words), said, where, start, time, attribute="extended-to")
    yield from told(scene, sentence, found, "location: extended to")


def _area(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Iterator[Mention]:
    """As in "X is a training mission in Orsa" and "X, the counter-piracy operation in the Gulf of Orsa"."""
    where = places.listed(sentence.words, match.end())
    noun = next((t for t in sentence.tokens if t.idx == match.start("noun")), None)
    if not where or noun is None or noun.dep_ not in ("attr", "appos"):
        return
    verb = noun.head if noun.dep_ == "attr" else None
    subject = (
        subjects.of_verb(scene, sentence, verb) if verb is not None else subjects.named(scene, sentence, noun.head)
    )
    if (
        subject is None
        or not subject.sure
        or subject.words.islower()
        or (verb is not None and phrases.is_negated(verb))
    ):
        return
    time = (
        times.holds(scene, sentence, verb, where[-1].end, "state")
        if verb is not None
        else times.written(scene, "state")
    )
    past = time.begins is not None or (verb is not None and phrases.is_past(verb))
    start = subject.start if subject.start is not None else match.start()
    said = (
        "operated in" if past else ("operates in" if statements.be(subject.words, past=False) == "is" else "operate in")
    )
    yield from told(scene, sentence, Found(subject, said, where, start, time, attribute="area"), "location: area")


def _verb(sentence: Sentence, match: re.Match[str]) -> Token | None:
    inside = (token for token in sentence.tokens if match.start("verb") <= token.idx < match.end("verb"))
    return next((token for token in inside if token.pos_ in ("VERB", "AUX")), None)
