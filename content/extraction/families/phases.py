"""Phases: what comes first, second and third in one sentence: steps, stages, and names that follow one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from content.extraction import anaphora, enumerations, owners, phrases, statements, subjects, times
from content.extraction.builder import mention
from content.extraction.families.field_owners import owner_of
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time
from content.readers.text import FIELD

if TYPE_CHECKING:
    from spacy.tokens import Token

STEPS = re.compile(
    r"\b[Ff]irst,? (?P<first>[^;:]{3,90}?)[,;] (?:and )?(?:then|next|secondly|second|after that),? "
    r"(?P<rest>[^:]{3,260})"
)
STEP = re.compile(r"[,;] (?:and )?(?:then|next|secondly|thirdly|lastly|finally|at last|third|after that),? ")
STAGES = re.compile(
    r"\b(?:in|through) (?:two|three|four|five|six|seven|\d) (?:stages|phases|steps|rounds|waves): "
    r"(?P<parts>[^:]{6,400})$"
)
CHAIN = re.compile(
    r", (?:and )?(?:later |then )?(?:followed|succeeded|replaced) (?:(?:on|in) [^,;]{3,24}? )?by (?:the )?"
    r"(?P<next>[A-Z][\w'-]*(?: (?:of |de |for )?[A-Z0-9][\w'-]*){0,5})"
)
BEFORE = re.compile(r"(?:^|[: ])(?:the )?(?P<name>[A-Z][\w'-]*(?: (?:of |de |for )?[A-Z0-9][\w'-]*){0,5})$")
TURNS = re.compile(r"\bone after (?:the other|another)\b[^:;]{0,90}: (?P<parts>[^:;]{6,200})$")
THEN = re.compile(
    r", (?:and )?then (?P<name>(?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3})(?=,|\.|$| (?:until|from|since|in|to|for)\b)"
)
LEANING = re.compile(r"^(?:(?:and|the|they|it|these|those|were|was|are|is|to) )+", re.IGNORECASE)
TAIL = re.compile(r"(?:,| where | which | until | from | completed | on \d| in \d| \().*$")
LONGEST = 12


def find(scene: Scene) -> Iterator[Mention]:
    """Each order that a sentence tells by itself."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading":
            continue
        told = _steps(sentence) or _stages(sentence) or _turns(sentence) or _chain(sentence) or _then(sentence)
        if told is not None:
            yield from filter(None, [_made(scene, sentence, *told)])


def _steps(sentence: Sentence) -> tuple[list[str], int, int] | None:
    """As in "first the boats were counted, then they were sold, and finally sunk"."""
    match = STEPS.search(sentence.words)
    first = next((one for one in sentence.tokens if match is not None and one.idx == match.start()), None)
    if match is None or first is None or first.dep_ != "advmod":
        return None
    parts = [match["first"], *STEP.split(match["rest"])]
    return [LEANING.sub("", part) for part in parts], match.start(), match.end()


def _stages(sentence: Sentence) -> tuple[list[str], int, int] | None:
    """As in "in three stages: to the north, …; to the west, …; and finally to the south"."""
    match = STAGES.search(sentence.words)
    if match is None:
        return None
    parts = re.split(r"; (?:and )?(?:finally |lastly |then )?", match["parts"])
    return [TAIL.sub("", part) for part in parts], match.start(), match.end()


def _turns(sentence: Sentence) -> tuple[list[str], int, int] | None:
    """As in "ran three operations, one after the other: Calm Lake, Still Shore and Deep Bay"."""
    match = TURNS.search(sentence.words)
    if match is None:
        return None
    parts = enumerations.split(sentence, match.start("parts"))
    return [sentence.words[start:end] for start, end in parts], match.start(), match.end()


def _chain(sentence: Sentence) -> tuple[list[str], int, int] | None:
    """As in "Operation Calm Lake, followed in 1998 by Operation Still Shore"."""
    matches = list(CHAIN.finditer(sentence.words))
    before = BEFORE.search(sentence.words[: matches[0].start()]) if matches else None
    if before is None:
        return None
    return [before["name"], *(one["next"] for one in matches)], before.start("name"), matches[-1].end()


def _then(sentence: Sentence) -> tuple[list[str], int, int] | None:
    """As in "Norway led until May 2012, then Finland until 2014, then Iceland"."""
    matches = list(THEN.finditer(sentence.words))
    first = next((one for one in sentence.tokens if one.dep_ == "nsubj" and one.pos_ == "PROPN"), None)
    if len(matches) < 2 or first is None or first.idx > matches[0].start():
        return None
    return [first.text, *(one["name"] for one in matches)], first.idx, matches[-1].end()


def _made(scene: Scene, sentence: Sentence, parts: Sequence[str], start: int, end: int) -> Mention | None:
    names = [subjects.trim(part.strip(" ,;.")) for part in parts]
    if len(names) < 2 or not all(0 < len(name.split()) <= LONGEST for name in names):
        return None
    subject = _subject(scene, sentence, start)
    if subject is None or not subject.words:
        return None
    value = "; ".join(f"{place} {name}" for place, name in enumerate(names, 1))
    later = ", ".join(f"then {name}" for name in names[1:])
    told = f"{statements.the(subject.words)}: first {names[0]}, {later}"
    verb = next((one for one in _verbs(sentence) if one.idx > start), None)
    if names[0] == subject.words and verb is not None:  # each in turn did the same for what the text is about
        subject, told = subjects.topic(scene), f"first {names[0]} {verb.text}, {later}"
    return mention(
        *(scene, sentence, "sequence", subject, "order", value, (start, end), statements.placed(told, None)),
        "sequence: phases",
        time=Time("state") if phrases.is_past(_root(sentence)) else times.written(scene, "state"),
        is_list=True,
    )


def _subject(scene: Scene, sentence: Sentence, at: int) -> Subject | None:
    """Of what the order is: the key of a field, the subject of the clause above it, else what the text is about."""
    field = FIELD.match(sentence.words)
    owner = owner_of(scene, sentence) if field is not None and field.end() <= at else ""
    if field is not None and owner:
        key = field[1].strip()
        return Subject(f"{owner} {key[:1].lower()}{key[1:]}")
    verb = next((one for one in reversed(_verbs(sentence)) if one.idx < at), None) or _root(sentence)
    found = subjects.of_verb(scene, sentence, verb)
    return owners.owned(scene, found) if found is not None and found.words else subjects.topic(scene)


def _verbs(sentence: Sentence) -> list[Token]:
    return [one for one in sentence.tokens if one.pos_ in ("VERB", "AUX") and anaphora.subject_of(one) is not None]


def _root(sentence: Sentence) -> Token:
    return next((one for one in sentence.tokens if one.dep_ == "ROOT"), sentence.tokens[0])
