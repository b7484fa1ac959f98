"""Actors: who does something: a person by name, else what the noun names, through "her deputy, X" and appositions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from content.extraction import people, phrases, subjects
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject

if TYPE_CHECKING:
    from spacy.tokens import Token


def of_verb(scene: Scene, sentence: Sentence, verb: Token) -> Subject | None:
    """The subject of a verb as an actor."""
    own = phrases.child(verb, "nsubj", "nsubjpass")
    if own is not None and own.lower_ in subjects.RELATIVE and verb.dep_ == "relcl":
        return named(scene, sentence, verb.head)
    if own is not None:
        return named(scene, sentence, own)
    return subjects.of_verb(scene, sentence, verb)


def named(scene: Scene, sentence: Sentence, token: Token) -> Subject:
    """The person whose name a noun belongs to, else the noun's name, by its short form where one stands behind."""
    told = phrases.child(token, "appos")
    apposed = [token, *([told] if told is not None and told.pos_ == "PROPN" else [])]
    for person in people.find(sentence.words):
        if any(person.start <= one.idx < person.end for one in apposed):
            return Subject(person.words, person.start, person.end)
    if token.dep_ == "appos" and token.head.pos_ == "PROPN" and token.pos_ == "NOUN":
        token = token.head
    if token.dep_ == "attr" and token.head.lemma_ == "be":
        found = subjects.of_verb(scene, sentence, token.head)
        if found is not None and found.words:
            return found
    return _called(scene, sentence, subjects.named(scene, sentence, token))


def is_name(token: Token, who: Subject) -> bool:
    """Whether an actor is told by name, not by a common noun: "Italy", not "Greek officers"."""
    return who.words[:1].isupper() and (token.pos_ == "PROPN" or not any(w.islower() for w in who.words.split()))


def _called(scene: Scene, sentence: Sentence, who: Subject) -> Subject:
    """The short name in brackets right behind, where there is one that the text uses: "a local partner (LRO)"."""
    short = re.match(r"[^().,;]{0,40} ?\(([A-Z][A-Z0-9-]{1,9})\)", sentence.words[who.end :]) if who.end else None
    if short is None or who.end is None:
        return who
    between = (one for one in sentence.tokens if who.end <= one.idx < who.end + short.end())
    if any(one.pos_ in ("VERB", "AUX") for one in between) or scene.names.long_of.get(short[1]) == who.words:
        return who
    return replace(who, words=short[1], end=who.end + short.end(), sure=True, told="")
