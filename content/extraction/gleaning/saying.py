"""Saying: a clause of a text as a sentence that names whom it speaks of, where no rule knows how to tell it better."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content.extraction import anaphora, contractions, owners, phrases, statements, subjects, telling
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 44
SPOKEN = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Yy]ou|[Yy]our)\b")
LEADING = re.compile(r"^(?:It|They|He|She|We)(?= |'(?:s|ve|re|ll)\b)")
JOINTS = re.compile(r"; | – | — |, (?:and|but|while|whereas|which|who|where|although|though) ")

TAKEN_UP = re.compile(r"(?:this|these|those) [a-z]", re.IGNORECASE)


def is_spoken(sentence: Sentence) -> bool:
    """Whether somebody speaks for himself in the sentence, so that its words are not the document's own."""
    return SPOKEN.search(sentence.words) is not None


def clause(scene: Scene, sentence: Sentence, verb: Token | None, subject: Subject) -> str:
    """What the clause of a verb says of its subject; the sentence where the clause cannot be cut out."""
    upper = telling.finite(verb) if verb is not None else None
    if upper is not None and telling.has_tense(upper) and not subject.encloses(upper.idx):
        said = phrases.predicate(upper, range(0), limit=telling.LONGEST)
        if said and said.count("(") == said.count(")"):
            return whole(f"{doers(sentence, upper, subject) or subject.said} {said}")
    return printed(scene, sentence)


def doers(sentence: Sentence, verb: Token, subject: Subject) -> str:
    """All who do it together, where the subject is the first of them; else nothing."""
    first = phrases.child(verb, "nsubj", "nsubjpass")
    if first is None or not any(one.dep_ == "conj" for one in first.children):
        return ""
    start, end = first.left_edge.idx, first.right_edge.idx + len(first.right_edge.text)
    return sentence.words[start:end] if subject.start == start else ""


def called(sentence: Sentence, subject: Subject) -> str:
    """A subject as a sentence says it, with its owner where it points back: "the NLF tasks" for "these tasks"."""
    points = subject.start is not None and TAKEN_UP.match(sentence.words, subject.start)
    ends = subject.words.casefold().endswith((" this", " these", " those"))
    return statements.the(subject.words) if points and " " in subject.words and not ends else subject.said


def is_of_some(verb: Token) -> bool:
    """Whether it is only told of "those guards not taken over", who are not all guards."""
    noun = anaphora.subject_of(verb)
    return noun is not None and any(one.dep_ == "det" and one.lower_ == "those" for one in noun.children)


def clause_of(verb: Token) -> str:
    """What a verb says, without its subject."""
    return phrases.predicate(telling.finite(verb), range(0), limit=LONGEST)


def printed(scene: Scene, sentence: Sentence) -> str:
    """The sentence as it stands, its leading pronoun named; the first part of one that is too long."""
    words = " ".join(sentence.words.split()).strip(" •–—-*")
    if LEADING.match(words):
        found, verb = subjects.named(scene, sentence, sentence.tokens[0]), sentence.tokens[1]
        rest = LEADING.sub("", words).strip()
        if rest.startswith(verb.text):
            rest = f"{contractions.agreeing(verb)}{rest.removeprefix(verb.text)}"
        words = f"{found.said} {rest}" if found.words else words
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
    return owners.owned(scene, found)
