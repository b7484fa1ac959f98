"""What is said of a place: the fact that a unit is based there, with its time and its statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from content.extraction import phrases, statements, times
from content.extraction.builder import mention
from content.extraction.families.location_names import UNITS
from content.extraction.mention import Mention
from content.extraction.places import Place
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

ENDS_IN_UNIT = re.compile(
    rf"[^ ]+ .*\b(?!HQ)(?:{UNITS}|Mission|Operation|Agency|Group|Council|Committee|Capability|Cell)$"
)


class Found(NamedTuple):
    """A unit, what it does at its places, and the places; ``start``: where the quote begins."""

    subject: Subject
    said: str
    where: list[Place]
    start: int
    time: Time | None
    tier: Literal["A", "B"] = "A"
    counted: bool = False
    attribute: str = "base"


def when(scene: Scene, sentence: Sentence, at: int, verb: Token | None) -> Time:
    """When a unit is at a place: by a date of its clause, by its finite verb, by the line its bullet stands under."""
    token = next((one for one in sentence.tokens if one.idx >= at), None)
    above = [one for one in token.ancestors if one.pos_ in ("VERB", "AUX")] if token is not None else []
    governing = verb if verb is not None else next(iter(above), None)
    finite = next((one for one in above if one.tag_ in phrases.FINITE or phrases.child(one, "aux", "auxpass")), None)
    if sentence.dates:
        time = times.holds(scene, sentence, governing, at, "state")
        carried = time.begins is not None and time.known == "inferred" and time.begins != scene.dated
        return Time("state") if carried and not times.AT_FIRST.search(sentence.words) else time
    if sentence.block.kind == "bullet":
        lead = lead_in(scene, sentence)
        if lead is not None and lead.dates:
            return Time("state", lead.dates[-1].when, None, "inferred")
        root = next((one for one in lead.tokens if one.dep_ == "ROOT"), None) if lead is not None else None
        if lead is not None and root is not None and phrases.is_past(root):
            return times.holds(scene, lead, root, 0, "state")
    if finite is not None and phrases.is_past(finite):
        return Time("state")
    return times.holds(scene, sentence, finite, at, "state")


def is_past(sentence: Sentence, at: int, time: Time) -> bool:
    """Whether the clause around a place tells what was."""
    token = next((one for one in sentence.tokens if one.idx >= at), None)
    above = token.ancestors if token is not None else ()
    finite = next((one for one in above if one.tag_ in phrases.FINITE or phrases.child(one, "aux", "auxpass")), None)
    known = time.begins is not None or time.ends is not None
    return known or (finite is not None and phrases.is_past(finite))


def is_past_row(scene: Scene, sentence: Sentence, time: Time) -> bool:
    """Whether a row tells what was: by its date, or by the line it stands under ("The posts were:")."""
    if time.begins is not None or time.ends is not None:
        return True
    lead = lead_in(scene, sentence)
    root = next((one for one in lead.tokens if one.dep_ == "ROOT"), None) if lead is not None else None
    return root is not None and phrases.is_past(root)


def lead_in(scene: Scene, sentence: Sentence) -> Sentence | None:
    """The line that a bulleted list stands under."""
    for at in range(sentence.at - 1, max(-1, sentence.at - 30), -1):
        before = scene.sentences[at]
        if before.block.kind != "bullet":
            return before if before.words.rstrip().endswith(":") else None
    return None


def told(scene: Scene, sentence: Sentence, found: Found, rule: str) -> Iterator[Mention]:
    """One mention for each place."""
    who = _who(found.subject.words, found.counted)
    for place in (*found.where, *_together(found)):
        made = mention(
            scene,
            sentence,
            "location",
            found.subject,
            found.attribute,
            place.words,
            (min(found.start, place.start), place.end),
            statements.placed(f"{who} {found.said} {place.told}", found.time),
            rule,
            time=found.time,
            tier=found.tier if place in found.where else "B",
            modality="planned" if " to open" in found.said else "happened",
            is_volatile=True,
            is_list=len(found.where) > 1,
        )
        if made is not None:
            yield made


def _together(found: Found) -> list[Place]:
    """Three places or more as one more fact: "Velin, Orsa and Lund"."""
    if len(found.where) < 3 or found.counted:
        return []
    *first, last = found.where
    words = f"{', '.join(one.words for one in first)} and {last.words}"
    shown = f"{', '.join(one.told for one in first)} and {last.told}"
    return [Place(words, shown, found.where[0].start, last.end)]


def _who(name: str, counted: bool) -> str:
    """The unit with its article: "the NLF headquarters", "the Lake Guard Academy", "a detachment" of several."""
    if counted:
        return f"{'an' if name[:1] in 'AEIOU' else 'a'} {name}"
    return f"the {name}" if ENDS_IN_UNIT.match(name) else statements.the(name)
