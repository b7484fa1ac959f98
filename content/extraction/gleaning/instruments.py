"""Resolutions, treaties and laws that a clause names without words the rules for legal bases know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import instruments, phrases, subjects
from content.extraction.builder import mention, whole
from content.extraction.families.legal_basis import told_at
from content.extraction.gleaning import saying
from content.extraction.gleaning.taken import Taken
from content.extraction.instruments import Instrument
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

GIVERS = re.compile(
    r"\b(?:Council|Assembly|Parliament|Government|governments?|Ministers?|Secretary-General|Congress)\b"
)


ACTING = vocabulary("""
    authorise authorize establish create set add launch approve endorse welcome extend renew prolong mandate empower
    allow permit request task deploy recommend increase raise reduce cut multiply lift impose foresee invite entrust
    order dissolve end terminate demand confirm ask note support oblige bind commit enable entitle
""")
PASSING = vocabulary("adopt pass approve issue follow")
TEXTS = re.compile(r"(?:resolution|decision|agreement|treaty|protocol|accord|law|act|report)s?", re.IGNORECASE)


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """Each named instrument, as what the clause around it rests on or refers to."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading" or saying.is_spoken(sentence):
            continue
        told = [str(one.value) for one in taken.of(sentence, "legal_basis")]
        for one in instruments.find(sentence.words):
            if not any(name in one.name or one.name in name for name in told):
                yield from filter(None, [_made(scene, sentence, one)])


def _made(scene: Scene, sentence: Sentence, one: Instrument) -> Mention | None:
    verb = _verb(sentence, one)
    subject = _bearer(scene, sentence, one, verb)
    if subject is None or subject.words == one.name:
        return None
    return mention(
        scene,
        sentence,
        "legal_basis",
        subject,
        "legal-text",
        one.short,
        whole(sentence),
        saying.printed(scene, sentence),
        "gleaned: instrument",
        time=told_at(scene, sentence),
        is_list=True,
        negated=verb is not None and phrases.is_negated(verb),
    )


def _verb(sentence: Sentence, one: Instrument) -> Token | None:
    token = next((t for t in sentence.tokens if t.idx >= one.start), None)
    return next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None) if token is not None else None


def _bearer(scene: Scene, sentence: Sentence, one: Instrument, verb: Token | None) -> Subject | None:
    """The subject of the clause; where that is the instrument itself or who gave it, what is done by it."""
    found = subjects.of_verb(scene, sentence, verb) if verb is not None else None
    own = found is not None and (found.encloses(one.start) or instruments.find(found.words))
    if found is None or own or GIVERS.search(found.words):
        is_told = own or (verb is not None and verb.lemma_.casefold() in PASSING)
        thing = _acted_on(sentence, one, verb, told_in_aside=bool(is_told))
        named = subjects.named(scene, sentence, thing) if thing is not None else None
        return named if named is not None and named.sure else saying.subject_of(scene, None)
    return saying.subject_of(scene, found)


def _acted_on(sentence: Sentence, one: Instrument, verb: Token | None, *, told_in_aside: bool) -> Token | None:
    """What a text or its giver acts upon: "the efforts" in "adopted Decision 2, in which it endorsed the efforts"."""
    inside = [token for token in sentence.tokens if one.start <= token.idx < one.end]
    clauses = [clause for token in inside for clause in token.children if clause.dep_ == "relcl" and told_in_aside]
    for deed in (*clauses, *([verb] if verb is not None else [])):
        below = [deed, *(token for token in deed.children if token.dep_ in ("xcomp", "ccomp"))]
        things = (phrases.child(token, "dobj") for token in below if token.lemma_.casefold() in ACTING)
        thing = next((token for token in things if token is not None and token not in inside), None)
        if thing is not None and thing.pos_ in ("NOUN", "PROPN") and not TEXTS.fullmatch(thing.text):
            return thing
    return None
