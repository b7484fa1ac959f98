"""Saying: a clause of a text as a sentence that names whom it speaks of, where no rule knows how to tell it better."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from content.extraction import phrases, subjects, telling
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import MAX_WORDS, Subject
from content.extraction.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 44
SPOKEN = re.compile(r"\b(?:I|me|my|you|your)\b")
LEADING = re.compile(r"^(?:It|They|He|She|We) ")
COUNTED = re.compile(
    r"^(?:(?:more|less|fewer) than |about |some |around |nearly |almost |over |up to |at least |roughly )?"
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many|most|only|first) ",
    re.IGNORECASE,
)
TIMES = vocabulary("evening morning afternoon night day days week weeks month months year years today tuesday monday")
FREE = vocabulary("people persons others one violence fighting war peace man men woman women all each both part parts")
JOINTS = re.compile(r"; | – | — |, (?:and|but|while|whereas|which|who|where|although|though) ")


def is_spoken(sentence: Sentence) -> bool:
    """Whether somebody speaks for himself in the sentence, so that its words are not the document's own."""
    return SPOKEN.search(sentence.words) is not None


def clause(scene: Scene, sentence: Sentence, verb: Token | None, subject: Subject) -> str:
    """What the clause of a verb says of its subject; the sentence where the clause cannot be cut out."""
    upper = telling.finite(verb) if verb is not None else None
    if upper is not None and telling.has_tense(upper) and not subject.encloses(upper.idx):
        said = phrases.predicate(upper, range(0), limit=telling.LONGEST)
        if said and said.count("(") == said.count(")"):
            return whole(f"{subject.said} {said}")
    return printed(scene, sentence)


def printed(scene: Scene, sentence: Sentence) -> str:
    """The sentence as it stands, its leading pronoun named; the first part of one that is too long."""
    words = " ".join(sentence.words.split()).strip(" •–—-*")
    if LEADING.match(words):
        found = subjects.named(scene, sentence, sentence.tokens[0])
        words = LEADING.sub(f"{found.said} ", words) if found.words else words
    while len(words.split()) > LONGEST and (joints := list(JOINTS.finditer(words))):
        words = words[: joints[-1].start()]
    return whole(words)


def whole(words: str) -> str:
    """Words with a capital in front and a full stop behind."""
    bare = " ".join(words.split()).strip(" ,;:")
    return f"{bare[:1].upper()}{bare[1:]}{'' if bare.endswith(('.', '?', '!')) else '.'}"


def subject_of(scene: Scene, found: Subject | None) -> Subject | None:
    """The subject found, with its owner where it is a plain noun; what the whole text is about where there is none."""
    if found is None or not found.words:
        return Subject(scene.names.topic, sure=False) if scene.names.topic else None
    return owned(scene, found)


def _is_common(scene: Scene, words: str) -> bool:
    """Whether a name has its capital only for standing first."""
    first = words.split()[0]
    return words[1:].islower() and (first[:1].islower() or first.casefold() in scene.common_words)


def owned(scene: Scene, subject: Subject) -> Subject:
    """A common noun with the name of what the text is about: "NLF crossing points" for "crossing points"."""
    bare = COUNTED.sub("", subject.words)
    topic = scene.names.topic
    if bare.split() and bare.split()[-1].casefold() in TIMES:
        return Subject(topic, sure=False) if topic else subject
    if not topic or not bare or not _is_common(scene, bare) or topic.casefold() in bare.casefold():
        return subject
    words = f"{topic} {bare[:1].lower()}{bare[1:]}"
    if len(words.split()) > MAX_WORDS or bare.split()[0].casefold() in FREE:
        return subject
    return replace(subject, words=words, told=subject.told or f"the {bare[:1].lower()}{bare[1:]}")
