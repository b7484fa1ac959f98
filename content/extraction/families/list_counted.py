"""What a line counts before its bullets: "the following priorities:", "shared among four sections:", "six things:"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content.extraction import entities, owners, subjects
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

EMPTY = frozenset(["things", "ways", "areas", "points", "lines", "fields", "steps", "matters"])
COUNT = re.compile(
    r"^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|the|these|following|several|main)\b"
    r" ?(?:following |main )?",
    re.IGNORECASE,
)
NO_LEAD = re.compile(
    r"\b(?:not|never|no|nor|neither|nobody|none|nothing|without|see|read|visit|at hand|download|contact|click)\b",
    re.IGNORECASE,
)
DULL = re.compile(
    r"\b(?:facts|links|documents|questions|figures|pages|news|photos|videos|contacts|results|updates)\b", re.IGNORECASE
)
NO_MEMBERS = vocabulary("""
    reasons problems months years weeks days people men women soldiers troops dead wounded occasions times incidents
    others
""")
MANY = re.compile(r"\b(?:twofold|threefold|fourfold|double|triple|dual) (?P<noun>task|mandate|mission|aim|role)s?\s*:$")
UNITS = re.compile(
    r"\b(?:units|sections|divisions|branches|departments|formations|commands|brigades|battalions|companies|components|"
    r"elements|teams|offices|groups|sectors|regions|committees|bodies|missions|operations|organi[sz]ations|agencies)$"
)


def noun_of(lead: Sentence) -> Token | None:
    """The plural that a line counts or promises: "sections" of "four sections", "priorities" of "the following …"."""
    nouns = [one for one in lead.tokens if one.tag_ in ("NNS", "NNPS") and one.dep_ != "compound"]
    counted = [
        one for one in nouns if any(t.dep_ == "nummod" or t.lower_ in ("following", "these") for t in one.children)
    ]
    return counted[-1] if counted else None


def kind_of(scene: Scene, lead: Sentence, noun: Token) -> str:
    """What the members of a list are, without their number: "sections", for "six things" plainly "tasks"."""
    named = subjects.named(scene, lead, noun, tails=False)
    return "tasks" if noun.lower_ in EMPTY else entities.trim(COUNT.sub("", named.words))


def owner(scene: Scene, lead: Sentence) -> Subject | None:
    """Of what the bullets are members, if the line ends in a colon and counts them: "NLF sections"."""
    words = lead.words.rstrip()
    if not words.endswith(":") or NO_LEAD.search(words):
        return None
    many = MANY.search(words)
    if many is not None and scene.names.topic:
        return Subject(f"{scene.names.topic} {many['noun']}s")
    noun = noun_of(lead)
    if noun is None or noun.lower_ in NO_MEMBERS or DULL.search(noun.text):
        return None
    kind = kind_of(scene, lead, noun)
    plain = kind[:1].lower() + kind[1:] if kind[1:].islower() else kind
    found = owners.owned(scene, Subject(plain))
    return found if found.words != plain else None
