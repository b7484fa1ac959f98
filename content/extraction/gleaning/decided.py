"""Decided: what somebody decided, asked for, means to do or holds to be so: "ministers agreed that …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import entities, phrases, subjects
from content.extraction.builder import shortened
from content.extraction.gleaning import plain, saying
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

DECIDING = vocabulary("""
    agree decide require request authorise authorize order demand undertake promise pledge resolve instruct
    ask intend plan hope foresee hold rule find maintain propose recommend refuse vote
""")
LEAST = 5
COVERED = 0.6


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """What was agreed, asked, planned or held, for the instructor to look at."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading" or saying.is_spoken(sentence) or plain.OPEN_END.search(sentence.words):
            continue
        for verb in sentence.tokens:
            if verb.lemma_.casefold() in DECIDING and not plain.tells(sentence, verb):
                yield from filter(None, [_decided(scene, sentence, verb, taken)])


def _decided(scene: Scene, sentence: Sentence, verb: Token, taken: Taken) -> Mention | None:
    """As in "ministers agreed that the guard should take over": what was agreed."""
    what = phrases.child(verb, "ccomp", "xcomp")
    subject = saying.subject_of(scene, subjects.of_verb(scene, sentence, verb))
    if what is None or subject is None or what.i < verb.i:
        return None
    start, last = what.left_edge.idx, what.right_edge
    value = sentence.words[start : last.idx + len(last.text)]
    value = shortened(re.sub(r"^that ", "", value)).strip(" ,;.")
    end = sentence.words.find(value, start) + len(value)
    if len(value.split()) < LEAST or taken.share(sentence, start, end, "membership", "other") > COVERED:
        return None
    told = saying.clause_of(verb)
    told += ")" * (told.count("(") - told.count(")"))
    quote = (min(subject.start if subject.start is not None else verb.idx, verb.idx), max(end, verb.idx + 1))
    key = entities.key_of(f"{verb.lemma_} {what.lemma_}")
    return plain.made(scene, sentence, subject, verb, key, value, told, quote)
