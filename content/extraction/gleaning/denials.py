"""Denials: what a text says there is not: "has no mandate to …", "no training was given", "there was no resolution"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import anaphora, entities, phrases, statements, subjects, telling, times
from content.extraction.builder import VALUE_WORDS, mention
from content.extraction.gleaning import plain, saying
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

COMPARING = vocabulary("fewer more less longer later earlier other one way doubt matter")
CUTTING = ("relcl", "advcl", "cc", "conj", "punct", "parataxis")
AGAIN = frozenset(["it", "them", "this"])


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """What "no" denies, for the instructor to look at."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading" or saying.is_spoken(sentence):
            continue
        for token in sentence.tokens:
            noun = token.head
            is_no = token.lower_ == "no" and token.dep_ in ("det", "neg") and noun.pos_ in ("NOUN", "PROPN")
            if is_no and not {one.lower_ for one in sentence.tokens[token.i + 1 : noun.i + 1]} & COMPARING:
                yield from filter(None, [_denied(scene, sentence, token, noun)])


def _denied(scene: Scene, sentence: Sentence, no: Token, noun: Token) -> Mention | None:
    verb = noun.head
    is_reported = verb.dep_ == "ccomp" and verb.head.i < verb.i
    if verb.pos_ not in ("VERB", "AUX") or is_reported or not telling.has_tense(telling.finite(verb)):
        return None
    if any(one.dep_ == "advcl" and one.i < no.i for one in verb.children):
        return None
    if noun.dep_ in anaphora.SUBJECTS:
        return _never_done(scene, sentence, no, noun, verb)
    if noun.dep_ == "attr" and any(one.dep_ == "expl" for one in verb.children):
        start, end = no.idx, _end_of(noun)
        topic = saying.subject_of(scene, None)
        return _made(scene, sentence, topic, verb, noun, (start, end), f"There {phrases.predicate(verb, range(0))}")
    subject = saying.subject_of(scene, subjects.of_verb(scene, sentence, verb)) if noun.dep_ == "dobj" else None
    is_whole, said = plain.told_of(subject, verb)
    if subject is None or not said or not is_whole:
        return None
    return _made(scene, sentence, subject, verb, noun, (no.idx, _end_of(verb, noun)), f"{subject.said} {said}")


def _never_done(scene: Scene, sentence: Sentence, no: Token, noun: Token, verb: Token) -> Mention | None:
    """As in "No training has been given so far" and "No treaty created it"."""
    again = phrases.child(verb, "dobj")
    told = sentence.words[no.idx : _end_of(verb)]
    if again is not None and again.lower_ in AGAIN:
        subject = subjects.named(scene, sentence, again)
        span = (no.idx, _end_of(noun))
        told = re.sub(rf" {again.text}\b", f" {telling.named(subject)}", told, count=1)
        return _made(scene, sentence, subject, verb, noun, span, told)
    found = subjects.named(scene, sentence, noun)
    bare = re.sub(r"^[Nn]o ", "", found.words)
    thing = saying.subject_of(scene, Subject(bare[:1].upper() + bare[1:], found.start, found.end, sure=False))
    if verb.tag_ != "VBN" or not bare:
        return None
    value = f"not {sentence.words[verb.idx : _end_of(verb)]}"
    return _made(scene, sentence, thing, verb, noun, (verb.idx, _end_of(verb)), told, value)


def _made(
    scene: Scene,
    sentence: Sentence,
    subject: Subject | None,
    verb: Token,
    noun: Token,
    span: tuple[int, int],
    told: str,
    value: str = "",
) -> Mention | None:
    start, end = span
    value = value or sentence.words[start:end].strip(" ,;.")
    value = value[:1].lower() + value[1:]
    if not 1 < len(value.split()) <= VALUE_WORDS or value.count("(") != value.count(")"):
        return None
    return mention(
        *(scene, sentence, "other", subject, entities.key_of(f"{verb.lemma_} no {noun.lemma_}"), value),
        (min(start, verb.idx), max(end, verb.idx + len(verb.text))),
        statements.placed(plain.DANGLING.sub("", told.strip(" ,;.")), None),
        "gleaned: denial",
        time=Time("state") if phrases.is_past(verb) else times.written(scene, "state"),
        negated=True,
        importance=1,
    )


def _end_of(*heads: Token) -> int:
    """Where the words below a verb or noun end, clauses that only hang on cut off."""
    last = heads[-1]
    for head in heads:
        for one in head.rights:
            if one.dep_ in CUTTING and one.left_edge.lower_ != "to":
                break
            last = max(last, _last_of(one), key=lambda token: token.i)
    return last.idx + len(last.text)


def _last_of(token: Token) -> Token:
    hanging = [
        one.left_edge.i for one in token.subtree if one.dep_ in ("relcl", "advcl") and one.left_edge.lower_ != "to"
    ]
    return token.doc[min(hanging, default=token.right_edge.i + 1) - 1]
