"""Entrusted: offices told on the side of what a body was given: "was set up, with X as its head"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content.extraction import offices, phrases, subjects
from content.extraction.holding import Holding
from content.extraction.offices import TITLE
from content.extraction.people import Person
from content.extraction.scene import Scene, Sentence
from content.extraction.vocabulary import vocabulary
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

AS = re.compile(
    r"(?:, (?:who|whose) [^;.]{2,110}?,)? as (?P<own>its |their )?(?:the |an? )?"
    rf"(?P<title>{TITLE})(?=[,.;:)]|$| (?:and|from|since|until|in|on|at|to|but|while) )"
)
WITH = re.compile(r"\b[Ww]ith (?:the )?(?:[\w'-]+ ){0,2}?$")
AND = re.compile(r"\b[Ww]ith [^;.]{3,70} as [^,;.]{3,60},? and (?:the )?$")
SHARED = vocabulary("work meet talk speak serve agree negotiate discuss act deal live travel confuse")


def find(scene: Scene, sentence: Sentence, person: Person) -> Holding | None:
    """As in "was set up with X as its head", "became free with X as president and Y as prime minister"."""
    match = AS.match(sentence.words, person.behind)
    lead = sentence.words[: person.start]
    if match is None or not (WITH.search(lead) or AND.search(lead)):
        return None
    verb = _verb(sentence, person)
    if verb is None or verb.lemma_ in SHARED:
        return None
    body = subjects.of_verb(scene, sentence, verb)
    title = match["title"].strip()
    if match["own"]:
        if body is None or not scene.names.is_known(body.words):
            return None
        title = f"{title} of {body.words}"
    return Holding(
        person, offices.named(scene, title), person.start, match.end("title"), Time("state"), "role: with as"
    )


def _verb(sentence: Sentence, person: Person) -> Token | None:
    token = next((one for one in sentence.tokens if one.idx >= person.start), None)
    above = (one for one in token.ancestors if one.pos_ in ("VERB", "AUX")) if token is not None else iter(())
    return next((one for one in above if phrases.child(one, "nsubj", "nsubjpass") is not None), None)
