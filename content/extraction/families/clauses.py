"""Clauses: plain statements of a named subject that no other family takes: "the NLF cooperates with the police"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import entities, phrases, statements, subjects, times
from content.extraction.builder import mention
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTNERING = frozenset(["cooperate", "co-operate", "work", "coordinate", "liaise", "collaborate"])
SUPPORTING = frozenset(["support", "contribute", "assist", "help", "maintain"])
FRAMED = frozenset(
    [
        "fund",
        "finance",
        "provide",
        "endorse",
        "reject",
        "train",
        "command",
        "rotate",
        "control",
        "replace",
        "succeed",
        "take",
        "operate",
        "deploy",
        "exercise",
        "possess",
    ]
)
VAGUE_OBJECTS = frozenset(["part", "place", "account", "advantage", "role", "it", "them", "this", "that"])


def find(scene: Scene) -> Iterator[Mention]:
    """What named subjects do, with whom and to what; for the instructor to look at."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading":
            continue
        for verb in sentence.tokens:
            if verb.pos_ != "VERB" or verb.dep_ in ("amod", "compound"):
                continue
            lemma = verb.lemma_.casefold()
            if lemma in PARTNERING:
                yield from _partners(scene, sentence, verb)
            elif lemma in SUPPORTING | FRAMED:
                yield from filter(None, [_plain(scene, sentence, verb)])


def _partners(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Mention]:
    """Each partner that a subject cooperates with."""
    with_ = _with(verb)
    subject = subjects.of_verb(scene, sentence, verb)
    if not with_ or subject is None or (verb.lemma_ == "work" and with_[0].pos_ != "PROPN"):
        return
    for partner in sorted({token for one in with_ for token in phrases.conjuncts(one)}, key=lambda token: token.i):
        named = subjects.named(scene, sentence, partner, tails=False)
        if not named.words or named.start is None or named.end is None:
            continue
        time = times.written(scene, "state")
        made = mention(
            scene,
            sentence,
            "membership",
            subject,
            "cooperates-with",
            named.words,
            (verb.idx, named.end),
            statements.placed(f"{subject.words} cooperates with {named.words}", time),
            "clause: cooperates with",
            time=time,
            is_list=True,
            tier="A" if named.sure and scene.names.is_known(subject.words) else "B",
            modality=times.modality(verb),
        )
        if made is not None:
            yield made


def _with(verb: Token) -> list[Token]:
    """The nouns behind "with", also behind "with and helping …" and "as well as with …"."""
    prep = next((one for one in verb.children if one.dep_ == "prep" and one.lower_ == "with"), None)
    if prep is None:
        return []
    found = [phrases.child(one, "pobj") for one in (prep, *prep.conjuncts)]
    if found[0] is None:
        helped = phrases.child(verb, "conj")
        found = [phrases.child(helped, "dobj")] if helped is not None else []
    return [noun for noun in found if noun is not None]


def _plain(scene: Scene, sentence: Sentence, verb: Token) -> Mention | None:
    subject = subjects.of_verb(scene, sentence, verb)
    thing = phrases.child(verb, "dobj") or phrases.object_of(verb, "to", "by", "as", "among", "towards", "toward")
    if (
        subject is None
        or not subject.sure
        or thing is None
        or thing.lower_ in VAGUE_OBJECTS
        or any(t.like_num for t in thing.children)
    ):
        return None
    start, end = _stretch(sentence, verb)
    value = sentence.words[start:end].strip(" ,;.")
    if len(value.split()) > 16 or len(value.split()) < 2 or re.search(r"\d{3}", value):
        return None
    told_by = (
        verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ in ("continue", "help", "begin", "seek", "aim") else verb
    )
    told = phrases.predicate(told_by, range(0))
    if not told:
        return None
    past = phrases.is_past(verb)
    time = Time("state") if past else times.written(scene, "state")
    helped = any(t.dep_ in ("aux", "auxpass") and t.lower_ != "to" for t in told_by.children)
    finite = told if told_by.tag_ in ("VBZ", "VBP", "VBD") or helped else ""
    if not finite:
        return None
    attribute = entities.key_of(f"{verb.lemma_} {thing.lemma_}")
    return mention(
        scene,
        sentence,
        "other",
        subject,
        attribute,
        value,
        (subject.start if subject.start is not None else start, end),
        statements.placed(f"{subject.words} {finite}", None),
        "clause: plain",
        time=time,
        tier="B",
        negated=phrases.is_negated(verb),
        modality=times.modality(verb),
        importance=1,
    )


def _stretch(sentence: Sentence, verb: Token) -> tuple[int, int]:
    """From the object to the end of what belongs to it, clauses that only hang on cut off."""
    below = [
        t
        for t in verb.rights
        if t.dep_ not in ("advcl", "punct", "cc", "conj", "parataxis", "npadvmod", "prt", "advmod")
    ]
    if not below:
        return verb.idx, verb.idx + len(verb.text)
    first = below[0].left_edge
    last = max(t.right_edge.i for t in below)
    for token in sentence.tokens[first.i : last + 1]:
        if token.dep_ in ("relcl", "advcl") and token.left_edge.i > first.i + 1:
            last = min(last, token.left_edge.i - 1)
    end = sentence.tokens[last]
    start = first.i + 1 if first.dep_ == "prep" and first.i + 1 <= last else first.i
    return sentence.tokens[start].idx, end.idx + len(end.text)
