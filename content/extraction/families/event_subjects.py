"""Of what an event is told: the subject of its clause, or the treaty that was signed, the body that somebody set up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from content.extraction import doctime, instruments, phrases, statements, subjects
from content.extraction.dates import Found
from content.extraction.families import counts
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

ENACTING = vocabulary("adopt sign conclude ratify pass approve initial issue endorse promulgate")
EXTENDING = vocabulary("extend prolong renew lengthen")
EXTENDED = vocabulary("mandate term mission operation deployment authorisation authorization")
GAPPED = re.compile(
    r",?(?: and| while)? (?P<name>[A-Z][\w'-]*(?: (?:of|the|and|[A-Z][\w'-]*)){0,4}?)(?:, [^,;]{3,48},)?"
    r" (?:in|on|since|from|until) (?:the )?"
)
REFERRING = frozenset(["which", "that", "whom"])


class Teller(NamedTuple):
    """Who or what an event is told of; ``said``: what is said of it where its clause says it of somebody else."""

    subject: Subject
    said: str = ""


def of(scene: Scene, sentence: Sentence, verb: Token, found: Found) -> Teller | None:
    """The subject of the event that a date places; None where none is named."""
    gapped = _gapped(scene, sentence, verb, found)
    if gapped is not None:
        return gapped
    thing = _thing(sentence, verb)
    doer = subjects.of_verb(scene, sentence, verb)
    if thing is not None:
        named = subjects.named(scene, sentence, thing)
        if named.words and named.sure:
            return Teller(named, _done(named, verb, doer))
    aside = _before_comma(verb)
    if aside is not None:
        known = scene.names.is_known(aside.text)
        return Teller(
            Subject(aside.text, aside.idx, aside.idx + len(aside.text))
            if known
            else subjects.named(scene, sentence, aside)
        )
    return Teller(doer) if doer is not None else None


def _thing(sentence: Sentence, verb: Token) -> Token | None:
    """What was signed, or what "which" stands for where it is the object: "the accord, which both signed in May"."""
    if verb.dep_ == "relcl" and any(t.lower_ in REFERRING and t.dep_ == "dobj" for t in verb.children):
        return verb.head if verb.head.pos_ in ("NOUN", "PROPN") else None
    thing = phrases.child(verb, "dobj")
    if thing is not None and verb.lemma_.casefold() in EXTENDING and thing.lemma_.casefold() in EXTENDED:
        return thing
    if thing is None or verb.lemma_.casefold() not in ENACTING:
        return None
    words = phrases.text(sentence.tokens, phrases.noun_phrase(thing))
    return thing if thing.pos_ == "PROPN" or instruments.find(words) else None


def _done(named: Subject, verb: Token, doer: Subject | None) -> str:
    """ "was signed by both armies", "will not be signed"."""
    denied = " not" if phrases.is_negated(verb) else ""
    be = f"will{denied} be" if doctime.is_to_come(verb) else f"{statements.be(named.words, past=True)}{denied}"
    by = f" by {doer.said}" if doer is not None and doer.words and doer.sure else ""
    return f"{be} {counts.participle(verb)}{by}"


def _before_comma(verb: Token) -> Token | None:
    """The noun that a participle behind a comma tells of: "the accord, initialled in May"."""
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN":
        return _before_comma(verb.head)
    helped = any(t.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for t in verb.children)
    if verb.tag_ != "VBN" or helped or verb.i < 2 or verb.dep_ not in ("advcl", "acl", "conj", "ccomp"):
        return None
    tokens = verb.doc
    if tokens[verb.i - 1].text != ",":
        return None
    before = tokens[verb.i - 2]
    if before.text == ")" and verb.i > 5:
        before = tokens[verb.i - 3]
    return before if before.pos_ == "PROPN" and before.dep_ not in ("nsubj", "nsubjpass") else None


def _gapped(scene: Scene, sentence: Sentence, verb: Token, found: Found) -> Teller | None:
    """As in "Poland joined in 2001, Slovenia in 2003": the name between two dates, and the verb without the first."""
    before = [one for one in sentence.dates if one.end <= found.start]
    if not before:
        return None
    first = before[-1].end
    match = GAPPED.fullmatch(sentence.words[first : found.start])
    if match is None:
        return None
    start, end = first + match.start("name"), first + match.end("name")
    inside = [one for one in sentence.tokens if start <= one.idx < end]
    if not any(one.pos_ == "PROPN" for one in inside):
        return None
    said = phrases.predicate(verb, range(_lead(sentence, sentence.dates[0]), first))
    return Teller(Subject(scene.names.canonical(match["name"]), start, end), said)


def _lead(sentence: Sentence, found: Found) -> int:
    """Where the preposition of a date begins."""
    return sentence.words.casefold().rfind(f"{found.connector} ", 0, found.start) if found.connector else found.start
