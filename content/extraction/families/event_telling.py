"""The words and the time of a dated event: what its clause says, when, and by which slug it is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import entities, phrases, statements
from content.extraction.dates import Found
from content.extraction.families import event_subjects
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary
from content.ledger.entry import Time
from content.partialdate import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token

STARTS = {"commence": "start", "begin": "start"}
BOUND = frozenset(["over", "into", "for", "with", "through", "against"])
HEADLINED = vocabulary("""
    adopt announce appoint approve authorise authorize create declare deploy disband dissolve elect establish extend
    found hold inaugurate launch lift open ratify renew ship sign terminate transfer
""")
"""Verbs that need an object: where a chronicle gives them none, "Truce signed" means that it was."""
BY_ITSELF = frozenset(["cease", "expire", "lapse", "arrive", "depart", "occur", "erupt", "die"])
"""Verbs of what happens by itself: none of them has a passive."""
MAX_ATTRIBUTE = 5


def placed(found: Found) -> tuple[PartialDate, Time]:
    """The value of an event's date, and its time: "since" begins a state, "until" ends one, "by" is a latest day."""
    when = found.when
    if found.connector in ("since", "from"):
        return when, Time("state", when, None, found.known)
    if found.connector in ("until", "till"):
        return when, Time("state", None, when, found.known)
    if found.connector in ("by", "before"):
        when = PartialDate(None, when.latest, when.precision, f"{found.connector} {when.phrase}")
    elif found.connector == "after":
        when = PartialDate(when.earliest, None, when.precision, f"after {when.phrase}")
    return when, Time("event", when, None, found.known)


def statement(subject: Subject, told: str, found: Found, time: Time) -> str:
    """The clause with its date: behind a short one, in front of a long one."""
    if found.connector in ("since", "from", "until", "till"):
        is_span = found.connector == "since" and found.ends is not None
        moment = f"{'from' if is_span else found.connector} {found.when.plain()}"
    else:
        moment = statements.when(time.begins)
    words = f"{subject.said} {told}, {moment}" if len(told.split()) <= 8 else f"{moment}, {subject.said} {told}"
    return statements.placed(words if len(told.split()) > 8 else words.replace(f", {moment}", f" {moment}"), None)


def finite(subject: Subject, told: str, verb: Token, found: Found, *, planned: bool) -> str:
    """A participle or an infinitive with the helper it needs to stand alone."""
    was = statements.be(subject.words, past=True)
    if found.connector == "since" and found.ends is None:
        was = "has been" if was == "was" else "have been"
    if told.startswith("to "):
        return f"{was} {told}"
    if planned and verb.tag_ in ("VB", "VBN"):
        return f"will {'be ' if verb.tag_ == 'VBN' else ''}{told}"
    if told.startswith("having "):
        return f"had {told.removeprefix('having ')}"
    is_done = verb.tag_ in ("VBN", "VBG") or event_subjects.is_participle(verb) or is_headlined(verb)
    return f"{was} {told[:1].lower()}{told[1:]}" if is_done else told


NEVER_PAST = frozenset(["given", "shown", "chosen", "written", "drawn", "withdrawn", "sworn"])
"""Participles that no past tense looks like, whatever object follows: "Force given its name"."""


def is_headlined(verb: Token) -> bool:
    """Whether a chronicle leaves out the helper of a passive: "Truce signed at Alder" for "was signed"."""
    if verb.lower_ in NEVER_PAST and phrases.child(verb, "auxpass", "aux") is None:
        return verb.tag_ in ("VBD", "VBN")
    objects = ("dobj", "ccomp", "xcomp", "auxpass", "aux", "attr", "oprd", "dative", "conj")
    return verb.tag_ in ("VBD", "VBN") and verb.lemma_ in HEADLINED and phrases.child(verb, *objects) is None


def is_active(participle: Token) -> bool:
    """Whether what the parser takes for a participle is a past tense: it has an object, or "over" hangs on it."""
    if phrases.child(participle, "dobj") is not None or participle.lemma_ in BY_ITSELF:
        return True
    link = phrases.child(participle, "prep", "prt")
    bound = link is not None and link.i == participle.i + 1 and link.lower_ in BOUND
    return participle.dep_ == "ROOT" and bound


def said_of(verb: Token, skip: range) -> str:
    """What a verb says, with the one above it in "became the first town to be freed"."""
    said = phrases.predicate(verb, skip)
    upper = verb.head.head
    if not said.startswith("to "):
        return said
    if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB" and phrases.is_past(verb.head):
        return phrases.predicate(verb.head, skip) or said  # "was asked to leave on 3 May": no more is said than that
    return phrases.predicate(upper, skip) if verb.head.dep_ == "attr" else said


def attribute(verb: Token, found: Found) -> str:
    """A slug of what happened that paraphrases share: the lemmas of the verb, its object and its particle."""
    words: list[str] = []
    token: Token | None = verb
    while token is not None and len(words) < MAX_ATTRIBUTE:
        lemma = token.lemma_.casefold()
        words.append(STARTS.get(lemma, lemma))
        particle = phrases.child(token, "prt")
        words += [particle.lower_] if particle is not None else []
        token = phrases.child(token, "xcomp", "ccomp", "dobj", "attr", "acomp", "oprd")
        if token is not None and token.pos_ == "PRON":
            token = None
    if len(words) == 1:
        thing = next(
            (
                noun
                for noun in map(lambda one: phrases.child(one, "pobj"), _preps(verb))
                if noun is not None and noun.pos_ != "NUM" and not found.start <= noun.idx < found.end
            ),
            None,
        )
        words += [thing.lemma_.casefold()] if thing is not None else []
    if len(words) > 1 and words[0] in ("be", "have"):
        words = words[1:]
    return entities.key_of(" ".join(words[:MAX_ATTRIBUTE]))


def _preps(verb: Token) -> Iterator[Token]:
    return (
        one for one in verb.children if one.dep_ == "prep" and one.lower_ in ("to", "from", "with", "into", "as", "on")
    )
