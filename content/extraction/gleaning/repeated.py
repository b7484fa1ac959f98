"""Lists whose parts all repeat a preposition: "it provided for a new law, for courts and for the use of Orsan"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import entities, enumerations, phrases, statements, subjects, telling, times
from content.extraction.builder import mention
from content.extraction.gleaning import saying
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

PREPOSITIONS = vocabulary("for to on with of by from against through")
PROVIDING = vocabulary("provide call allow")
PARTS = re.compile(r"(?P<joint>(?:,? and|,? or|,|;|,? as well as) (?:also )?)(?P<word>[a-z]+) ")
ENDS = re.compile(
    r"[.:()]|[,;] (?!(?:and |or )?(?:also )?(?:for|to|on|with|of|by|from|against|through) )|"
    r" (?:wherever|when|where|while|because|if|after|before) "
)
LEAST, MOST_WORDS = 3, 16


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """The parts behind each verb, one by one."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading" or saying.is_spoken(sentence):
            continue
        for verb in sentence.tokens:
            link = _link(verb) if verb.pos_ == "VERB" and not phrases.is_negated(verb) else None
            if link is not None:
                yield from _parts(scene, sentence, verb, link, taken)


def _link(verb: Token) -> Token | None:
    return next(
        (one for one in verb.rights if one.dep_ in ("prep", "dative", "agent") and one.lower_ in PREPOSITIONS), None
    )


def _parts(scene: Scene, sentence: Sentence, verb: Token, link: Token, taken: Taken) -> Iterator[Mention]:
    spans = _spans(sentence, link)
    enough = 2 if verb.lemma_ in PROVIDING and link.lower_ == "for" else LEAST
    printed = scene.source.text[sentence.start : sentence.start + len(sentence.words)]
    if len(spans) < enough or printed.isupper() or taken.share(sentence, spans[0][0], spans[-1][1], "membership") > 0.2:
        return
    subject = saying.subject_of(scene, subjects.of_verb(scene, sentence, verb))
    if subject is None or not telling.has_tense(telling.finite(verb)):
        return
    helpers = [one.text for one in verb.lefts if one.dep_ in ("aux", "auxpass")]
    for start, end in spans:
        value = enumerations.clean(sentence.words[start:end])
        shown = sentence.words[start:end].strip(" ,;")
        made = mention(
            *(scene, sentence, "membership", subject, entities.key_of(f"{verb.lemma_} {link.lower_}"), value),
            (start, end),
            statements.placed(" ".join([subject.said, *helpers, verb.text, link.text, shown]), None),
            "gleaned: repeated",
            time=times.holds(scene, sentence, verb, start, "state"),
            is_list=True,
        )
        yield from filter(None, [made])


def _spans(sentence: Sentence, link: Token) -> list[tuple[int, int]]:
    """Where the parts stand that this preposition opens, one after the other; none where one is a deed or a date."""
    start = link.idx + len(link.text) + 1
    ends = ENDS.search(sentence.words, start)
    stop = ends.start() if ends is not None else len(sentence.words)
    joints = [m for m in PARTS.finditer(sentence.words, start, stop) if m["word"] == link.lower_]
    edges = [start, *[edge for joint in joints for edge in joint.span()], stop]
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    return spans if all(_is_noun(sentence, *span) for span in spans) else []


def _is_noun(sentence: Sentence, start: int, end: int) -> bool:
    inside = [token for token in sentence.tokens if start <= token.idx < end]
    if not inside or len(inside) > MOST_WORDS or sentence.date_at(inside[0]) is not None:
        return False
    return inside[0].tag_ not in ("VB", "PRP", "WDT", "WP", "WRB") and any(t.pos_ in ("NOUN", "PROPN") for t in inside)
