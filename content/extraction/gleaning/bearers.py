"""Bearers: of what a noun somewhere in a clause tells: of the noun it hangs on, or of the subject of its verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from content.extraction import owners, phrases, subjects
from content.extraction.families import counts
from content.extraction.gleaning import saying
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

SIZES = vocabulary("""
    total number strength staff crew maximum minimum ceiling average majority rest population size capacity sum period
    distance area length range reduction increase cut initial estimate course
""")
HOLDING = vocabulary("with including of comprising having containing")
MEASURES = vocabulary("""
    ton tonne kg kilogram kilo litre liter barrel km kilometre kilometer hectare acre metre meter mile pair piece item
    cent percent %
""")
LINKS = vocabulary("touch contact cooperation co-operation coordination partnership line accordance connection talks")
PART = re.compile(r"^(?:[a-z]+ )?\d[\d,]* ")
STEPS = 12


class Bearer(NamedTuple):
    """A subject, and the verb whose grammatical subject it is, if any."""

    subject: Subject | None
    verb: Token | None = None


def of(scene: Scene, sentence: Sentence, noun: Token) -> Bearer:
    """Of whom or what a noun tells: the unit "with" it or "of" it, what it explains, else who does the verb."""
    token = noun
    for _ in range(STEPS):
        head = token.head
        if head == token:
            return Bearer(saying.subject_of(scene, owners.event(sentence)))
        held = token.dep_ == "prep" and token.lower_ in HOLDING and head.pos_ in ("NOUN", "PROPN")
        if held and head.lemma_.casefold() not in SIZES | LINKS and head.dep_ != "nummod":
            return Bearer(_unit(scene, sentence, head))
        if token.dep_ in ("appos", "relcl", "acl") and head.pos_ in ("NOUN", "PROPN"):
            return Bearer(_named(scene, sentence, head))
        if head.pos_ in ("VERB", "AUX") and head.dep_ not in ("amod", "compound"):
            return _of_verb(scene, sentence, token, head)
        token = head
    return Bearer(saying.subject_of(scene, None))


def _of_verb(scene: Scene, sentence: Sentence, below: Token, verb: Token) -> Bearer:
    """The verb's subject; where that is the noun itself, its doer, or what the text is about."""
    if below.dep_ in ("nsubj", "nsubjpass"):
        doer = phrases.object_of(verb, "by")
        if doer is not None and sentence.date_at(doer) is None and doer.pos_ in ("NOUN", "PROPN"):
            return Bearer(_named(scene, sentence, doer))
        return Bearer(owners.event(sentence) or _counted(scene, sentence, below, verb))
    found = owners.resolved(scene, subjects.of_verb(scene, sentence, verb))
    return Bearer(saying.subject_of(scene, found), verb if found is not None and found.words else None)


def _counted(scene: Scene, sentence: Sentence, noun: Token, verb: Token) -> Subject | None:
    """What is counted, as the subject of what is told of so many: "political detainees"; the owner in "9 of its …"."""
    if noun.like_num:
        whole = phrases.object_of(noun, "of")
        owner = phrases.child(whole, "poss") if whole is not None else None
        if owner is not None and owner.tag_ == "PRP$":
            return saying.subject_of(scene, _named(scene, sentence, owner))
        noun = whole if whole is not None else noun
    if noun.lemma_.casefold() in MEASURES:
        stuff = phrases.object_of(noun, "of")
        return _named(scene, sentence, stuff) if stuff is not None else saying.subject_of(scene, None)
    found = subjects.named(scene, sentence, noun, tails=False)
    bare = PART.sub("", owners.COUNTED.sub("", found.words))
    plain = bool(bare) and not bare[:1].isdigit() and bare.split()[-1].casefold() not in counts.ANYBODY
    if not plain:
        return saying.subject_of(scene, None)
    subject = Subject(f"{bare[:1].upper()}{bare[1:]}", sure=False)
    return subject if _is_done(verb) else saying.subject_of(scene, subject)


def _is_done(verb: Token) -> bool:
    """Whether a clause tells what was done, by or to whoever: then what is counted need not belong to the topic."""
    helpers = any(one.dep_ in ("aux", "auxpass") for one in verb.children)
    return verb.lemma_ not in ("be", "have") and (phrases.is_past(verb) or (verb.tag_ == "VBN" and helpers))


def _unit(scene: Scene, sentence: Sentence, head: Token) -> Subject:
    found = owners.of_group(scene, sentence, head)
    return found if found is not None and found.words else _named(scene, sentence, head)


def _named(scene: Scene, sentence: Sentence, head: Token) -> Subject:
    return subjects.named(scene, sentence, head, tails=False)
