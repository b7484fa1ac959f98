"""Contrasts: who took something one way, and who another: "Whilst Orsa backed the plan, Velin rejected it"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import phrases, subjects, times
from content.extraction.builder import mention
from content.extraction.gleaning import saying
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

OPENING = re.compile(r"(?:Whilst|While|Whereas|Although|Though) (?=\S)")
TAKEN_UP = frozenset(["it", "them", "this"])


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """What two sides did with one and the same thing."""
    for sentence in scene.sentences:
        opening = OPENING.match(sentence.words)
        if opening is not None and sentence.block.kind != "heading" and not saying.is_spoken(sentence):
            yield from filter(None, [_contrast(scene, sentence, opening.end())])


def _contrast(scene: Scene, sentence: Sentence, at: int) -> Mention | None:
    second = next((one for one in sentence.tokens if one.dep_ == "ROOT" and one.tag_ in phrases.FINITE), None)
    first = next((one for one in sentence.tokens if one.head == second and one.dep_ in ("advcl", "ccomp")), None)
    if first is None or second is None or first.tag_ not in phrases.FINITE or first.i > second.i:
        return None
    if phrases.is_negated(first) or phrases.is_negated(second):
        return None
    matter, again = phrases.child(first, "dobj"), phrases.child(second, "dobj")
    other = phrases.child(second, "nsubj")
    if matter is None or again is None or again.lower_ not in TAKEN_UP or other is None:
        return None
    subject = saying.subject_of(scene, subjects.named(scene, sentence, matter, tails=False))
    if subject is None:
        return None
    value = f"{sentence.words[at : first.idx].strip()} {first.text}; {_told(sentence, other, second)}"
    end = second.right_edge.idx + len(second.right_edge.text)
    return mention(
        *(scene, sentence, "other", subject, "responses", value, (0, end)),
        saying.whole(sentence.words),
        "gleaned: contrast",
        time=times.holds(scene, sentence, second, second.idx, "event") if sentence.dates else Time("event"),
    )


def _told(sentence: Sentence, subject: Token, verb: Token) -> str:
    return (
        f"{sentence.words[subject.left_edge.idx : subject.right_edge.idx + len(subject.right_edge.text)]} {verb.text}"
    )
