"""What something is made of: "NLF consists of a, b and c", "is divided into three sectors: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import enumerations, phrases, subjects, times
from content.extraction.families.list_parts import parts_of
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject

COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|several|various|the following|\d{1,2})"
MADE = re.compile(
    r"\b(?P<verb>consist(?:s|ed)? of|compris(?:es|ed|e)|(?:is|are|was|were) (?:made up|composed) of|"
    r"(?:is|are|was|were) (?:divided|organi[sz]ed|structured|split|grouped) (?:in|into))"
    rf" (?:{COUNT} (?P<noun>(?:[\w-]+ ){{0,2}}[a-z]+s)(?P<sign>: | [–—-] |, namely |,? i\.e\.,? | \())?(?=\S)"
)
NUMBERED = re.compile(rf"(?:{COUNT}|about|around|some|over|almost|nearly|more|\d[\d,.]*)\b", re.IGNORECASE)
MAKE_UP = re.compile(r"^(?:composition|structure|organi[sz]ation|make-up|size|strength) of (?:the )?", re.IGNORECASE)
GIVEN = re.compile(r"(?:[\w-]+ ){0,2}(?:troops|soldiers|personnel|officers|contingents|forces|staff|people) from\b")


def find(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """The parts of what a sentence says to consist of them."""
    match = MADE.search(sentence.words)
    verb = next((t for t in sentence.tokens if match and t.idx >= match.start() and t.pos_ in ("VERB", "AUX")), None)
    if match is None or verb is None or sentence.block.kind == "heading" or phrases.is_negated(verb):
        return
    rest = sentence.words[match.end() :]
    if GIVEN.match(rest) or NUMBERED.match(rest):
        return
    parts = [enumerations.shorn(sentence.words, *part) for part in enumerations.split(sentence, match.end())]
    if len(parts) < 2 or any(NUMBERED.match(sentence.words[start:end].strip()) for start, end in parts):
        return
    lead = (
        verb if verb.pos_ == "VERB" else next((t for t in sentence.tokens if t.i > verb.i and t.pos_ == "VERB"), verb)
    )
    owner = subjects.of_verb(scene, sentence, lead) or subjects.of_verb(scene, sentence, verb)
    if owner is None or not owner.words:
        return
    words = MAKE_UP.sub("", owner.words)
    subject = Subject(f"{words} {match['noun'] or 'components'}", sure=owner.sure)
    time = times.holds(scene, sentence, verb, match.end(), "state")
    yield from parts_of(
        scene, sentence, subject, time, parts, "list: composed", tails=enumerations.shared(sentence, parts)
    )
