"""Bare numbers: those whose noun is left out: "grew to 110", "now has 39", "some 1,400 have been injured"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from content.extraction import entities, incidents, owners, phrases, subjects
from content.extraction.amounts import Amount
from content.extraction.families import counts, field_owners
from content.extraction.gleaning import saying
from content.extraction.gleaning.bearers import Bearer
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary
from content.readers.text import FIELD

if TYPE_CHECKING:
    from spacy.tokens import Token

SUFFERED = vocabulary(
    "kill die perish drown injure wound drive displace lose evacuate detain arrest vaccinate treat flee"
)
CHANGING = vocabulary("""
    grow rise increase climb swell fall drop decline shrink decrease sink come go stand reach reduce cut raise lower
    bring put estimate total number count exceed expand pass surpass approach hit top
""")
STATIC = frozenset(["be", "have", "comprise", "include", "consist", "contain", "number", "total", "remain", "stand"])
HOLDING = vocabulary("have provide contribute send furnish supply lend deploy lose offer give number field keep")
TURNS = vocabulary("reduction increase cut rise growth drop fall return expansion decrease")
LEADS = ("to", "at")
MOST = 12  # tokens between a number and the one whose noun it shares


class Reading(NamedTuple):
    """Whose a bare number is, under which slug, what it counts and the verb it stands with."""

    bearer: Bearer
    slug: str
    unit: str = ""
    verb: Token | None = None


def read(scene: Scene, sentence: Sentence, amount: Amount, before: Amount | None) -> Reading | None:
    """What a number without a noun tells; ``before`` is the amount in front of it in the sentence."""
    if amount.noun is not None:
        return None
    field = FIELD.match(sentence.words)
    if field is not None and 0 <= amount.number.from_ - field.end() < 2:
        named = field_owners.opening(scene, sentence)
        owner = Subject(named, sure=False) if named else saying.subject_of(scene, None)
        return Reading(Bearer(owner), entities.key_of(field[1]))
    verb = verb_of(amount)
    if verb is None:
        return None
    if amount.token.dep_ in ("nsubj", "nsubjpass"):
        return _of_subject(scene, sentence, amount.token, verb)
    return _of_turn(scene, amount, verb) or _of_predicate(scene, sentence, amount, verb, before)


def deed(noun: Token, verb: Token | None) -> str:
    """What was done to what is counted, as a part of the slug: two numbers of the same noun are rarely one series."""
    return "" if verb is None or verb.lemma_.casefold() in STATIC else counts.participle(verb)


def verb_of(amount: Amount) -> Token | None:
    """The verb above a number; that of "to" right before it where the number hangs on words behind."""
    lead = _lead(amount)
    return lead.head if lead is not None and lead.head.pos_ == "VERB" and lead.head.i < lead.i else amount.verb


def _lead(amount: Amount) -> Token | None:
    """The "to" or "at" that a number stands behind: by the parse, else right before it or its hedge."""
    token = amount.token
    if token.dep_ == "pobj" and token.head.lower_ in LEADS:
        return token.head
    before = [one for one in token.doc[max(0, token.i - 6) : token.i] if one.idx < amount.number.from_]
    return before[-1] if before and before[-1].lower_ in LEADS and before[-1].dep_ == "prep" else None


def _of_subject(scene: Scene, sentence: Sentence, token: Token, verb: Token) -> Reading:
    """As in "some 1,400 have been injured", "12,379 are soldiers"."""
    kind = phrases.object_of(token, "of")
    what = phrases.child(verb, "attr") if verb.lemma_ == "be" else None
    unit = kind.text if kind is not None else "people" if verb.lemma_.casefold() in SUFFERED else ""
    unit = what.text if what is not None and what.tag_ == "NNS" else unit
    found = saying.subject_of(scene, incidents.suffered(scene, sentence, verb) or owners.event(sentence))
    return Reading(Bearer(found), entities.key_of(f"{unit} {deed(token, verb)}"), unit, verb)


def _of_turn(scene: Scene, amount: Amount, verb: Token) -> Reading | None:
    """As in "a reduction to 180 is planned"."""
    lead = amount.token.head
    if lead.lower_ != "to" or lead.head.pos_ != "NOUN" or lead.head.lemma_.casefold() not in TURNS:
        return None
    return Reading(Bearer(saying.subject_of(scene, None)), f"{lead.head.lemma_.casefold()}-to", "", verb)


def _of_predicate(
    scene: Scene, sentence: Sentence, amount: Amount, verb: Token, before: Amount | None
) -> Reading | None:
    """As in "grew to 110", "the tally was 40", "now has 39"."""
    token, lead = amount.token, _lead(amount)
    is_level = lead is not None and lead.head == verb
    is_size = token.dep_ == "attr" and verb.lemma_ == "be"
    is_changed = verb.lemma_.casefold() in CHANGING and (is_level or token.dep_ == "dobj")
    is_held = verb.lemma_.casefold() in HOLDING and token.dep_ == "dobj"
    if not is_size and not is_changed and not is_held:
        return None
    owner = owners.resolved(scene, subjects.of_verb(scene, sentence, verb))
    subject = saying.subject_of(scene, owner)
    bearer = Bearer(subject, verb if subject is not None and owner is not None and owner.words else None)
    if is_held:
        near = before is not None and before.noun is not None and token.i - before.token.i < MOST
        unit = before.unit if before is not None and near else ""
        return Reading(bearer, entities.key_of(f"{unit} {deed(token, verb)}") or "number", unit, verb)
    level = phrases.child(verb, "nsubj", "nsubjpass")
    slug = level.lemma_.casefold() if level is not None and level.pos_ == "NOUN" else "level"
    return Reading(bearer, slug, "", verb)
