"""Incidents: the attack, crash or shelling in which people were killed or hurt, which a number of them belongs to."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from content.extraction import entities, owners, phrases, subjects
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import MAX_WORDS, Subject
from content.extraction.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

INCIDENTS = vocabulary("""
    attack ambush shelling bombing bombardment explosion blast raid crash accident riot earthquake quake massacre
    shooting collision airstrike strike flood landslide avalanche tsunami assault clash mutiny stampede derailment
""")
HURTING = vocabulary("kill die perish drown injure wound")
BEFALLING = vocabulary("in during by at from")
STRIKING = {
    "attack": "attack on",
    "ambush": "ambush of",
    "bomb": "bombing of",
    "shell": "shelling of",
    "raid": "raid on",
    "storm": "storming of",
    "assault": "assault on",
    "bombard": "bombardment of",
}
STRUCK = frozenset(name.split()[0] for name in STRIKING.values())
PLACED = frozenset({"of", "on", "at", "near", "in", "against"})
DANGLING = re.compile(r" (?:of|on|at|near|in|against|the)$")


def suffered(scene: Scene, sentence: Sentence, verb: Token) -> Subject | None:
    """In what somebody was killed or hurt: by the clause, by the heading, or by what was told right before."""
    if verb.lemma_.casefold() not in HURTING:
        return None
    return _of(scene, sentence, verb) or owners.event(sentence) or _before(scene, sentence)


def _of(scene: Scene, sentence: Sentence, verb: Token) -> Subject | None:
    """What people were hurt or died in, by the clause itself: "in the attack at Velin"."""
    for prep in verb.children:
        noun = phrases.child(prep, "pobj") if prep.dep_ in ("prep", "agent") else None
        if noun is not None and prep.lower_ in BEFALLING and noun.lemma_.casefold() in INCIDENTS:
            found = _named(scene, sentence, noun)
            return replace(found, start=noun.idx, end=noun.idx + len(noun.text)) if found is not None else None
    return None


def _before(scene: Scene, sentence: Sentence) -> Subject | None:
    """The incident that a sentence right before tells of: "the shelling of Velin", "rebels attacked the depot"."""
    earlier = next(scene.before(sentence), None)
    if earlier is None:
        return None
    # an event told in one sentence, its victims in the next
    noun = next((one for one in earlier.tokens if one.lemma_.casefold() in INCIDENTS and _is_told(one)), None)
    if noun is not None:
        return _named(scene, earlier, noun)
    struck = next((one for one in earlier.tokens if _is_strike(one)), None)
    return _of_strike(earlier, struck) if struck is not None else None


def is_understood(subject: Subject) -> bool:
    """Whether a subject is an incident that the sentence itself does not name."""
    named = any(word.casefold() in INCIDENTS | STRUCK for word in subject.words.split())
    return subject.start is None and subject.told.startswith("the ") and named


def _is_told(noun: Token) -> bool:
    """Whether a noun names one incident that took place, and is no part of another name."""
    single = noun.tag_ == "NN" and any(one.lower_ in ("a", "an", "the", "another") for one in noun.lefts)
    return single and noun.dep_ in ("nsubj", "nsubjpass", "attr", "dobj", "ROOT") and not _is_open(noun)


def _is_open(token: Token) -> bool:
    """Whether something above a word is denied or only thought of."""
    verbs = [one for one in token.ancestors if one.pos_ in ("VERB", "AUX")]
    return any(phrases.is_negated(one) or one.tag_ not in ("VBD", "VBN", "VBG", "VBZ", "VBP") for one in verbs)


def _is_strike(verb: Token) -> bool:
    done = verb.tag_ == "VBD" and phrases.child(verb, "dobj") is not None
    return verb.lemma_.casefold() in STRIKING and done and not phrases.is_negated(verb)


def _of_strike(sentence: Sentence, verb: Token) -> Subject | None:
    target = phrases.child(verb, "dobj")
    if target is None or target.pos_ not in ("NOUN", "PROPN"):
        return None
    start, end = phrases.offsets(sentence.tokens, phrases.noun_phrase(target, limit=MAX_WORDS - 2, tails=PLACED))
    words = f"{STRIKING[verb.lemma_.casefold()]} {sentence.words[start:end]}"
    return _about(words) if len(words.split()) <= MAX_WORDS else None


def _named(scene: Scene, sentence: Sentence, noun: Token) -> Subject | None:
    stretch = phrases.noun_phrase(noun, limit=MAX_WORDS, tails=PLACED)
    start, end = phrases.offsets(sentence.tokens, stretch)
    dates = [one.start for one in sentence.dates if start < one.start < end]
    words = DANGLING.sub("", entities.trim(sentence.words[start : min([end, *dates])]).strip(" ,"))
    if len(words.split()) > MAX_WORDS:
        return _about(subjects.named(scene, sentence, noun, tails=False).words)
    return _about(words) if words else None


def _about(words: str) -> Subject:
    told = f"{words[:1].lower()}{words[1:]}" if words[1:2].islower() else words
    return Subject(f"{words[:1].upper()}{words[1:]}", sure=False, told=f"the {told}")
