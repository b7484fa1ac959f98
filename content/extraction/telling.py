"""Telling: the clause around a number as a plain sentence, its subject by name and its number in figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content.extraction import doctime, phrases, statements
from content.extraction.amounts import Amount
from content.extraction.scene import Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

SPOKEN = re.compile(r"[\"“”]|\b(?:I|you|your|me|my)\b")
LOOSE = re.compile(r"\b(?:it|its|they|their|them|this|these|those|he|she|his|her|him|there|others?)\b", re.IGNORECASE)
DATED = re.compile(
    r"\b(?:following|next|previous|same|later|earlier|afterwards?|January|February|March|April|June|July|August|"
    r"September|October|November|December|In May|\d May|(?:19|20)\d\d)\b"
)
MODALS = vocabulary("could might should can")
IF = re.compile(r"\b(?:if|unless|would have)\b", re.IGNORECASE)
EACH_BEFORE = re.compile(r"\beach\b(?: of (?:them|which|whom|these))?(?: [a-z]+){0,3} ?$", re.IGNORECASE)
EACH_BEHIND = re.compile(r" (?:each|apiece)\b")
UP_FROM = re.compile(r",? (?:up|down) from .*$")
PARTS = re.compile(
    r"(?:, (?:one (?:in|of|at|on)|most(?:ly)?|some of|half of|both|of (?:whom|which)|among them|"
    r"the (?:biggest|largest|others?|first|rest) (?:of|being|in))|,? compared (?:with|to)) .*$"
)
LONGEST = 26


def finite(verb: Token) -> Token:
    """The verb that carries the tense of a clause: "undertaken" above "to give up"."""
    for _ in range(6):
        has_tense = verb.tag_ in phrases.FINITE or any(
            t.tag_ in phrases.FINITE for t in verb.children if t.dep_[:3] == "aux"
        )
        if has_tense or verb.head == verb:
            return verb
        if verb.dep_ not in ("xcomp", "pcomp") and not (verb.dep_ == "conj" and verb.tag_ == "VB"):
            return verb
        verb = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return verb


def clause(sentence: Sentence, verb: Token, subject: Subject, amount: Amount) -> str:
    """What the clause says of a named subject: "NLF trained 900 guards"; empty where it cannot stand alone."""
    upper = finite(verb)
    said = phrases.predicate(upper, range(0), limit=LONGEST)
    if not said or not has_tense(upper) or SPOKEN.search(said):
        return ""
    printed = sentence.words[amount.number.from_ : amount.number.end]
    said = in_figures(sentence, without_parts(UP_FROM.sub("", said), printed), amount)
    return f"{subject.said} {said}" if said else ""


def without_parts(said: str, needed: str = "") -> str:
    """What a clause says without what tells of parts of it: ", one in Orsa"; all of it where a word would be lost."""
    whole = PARTS.sub("", said)
    return whole if needed in whole else said


def counted(sentence: Sentence, verb: Token, amount: Amount) -> str:
    """The clause whose subject is what is counted: "8 suspects were handed over"."""
    upper = finite(verb)
    said = phrases.predicate(upper, range(0), limit=LONGEST)
    if not said or not has_tense(upper) or SPOKEN.search(said):
        return ""
    tail = sentence.words[amount.unit_end : _edge(amount)] if amount.noun is not None else ""
    tail = tail if len(tail) < 60 and not re.search(r"[,;(]", tail) else ""
    return f"{amount.number.told(amount.unit)}{tail.rstrip()} {said}"


def in_figures(sentence: Sentence, words: str, amount: Amount) -> str:
    """Words with the number as a fact gives it, or nothing where it does not stand there just once."""
    number = amount.number
    printed = sentence.words[number.from_ : number.end]
    if words.count(printed) != 1 or re.search(rf"[\d,.]{re.escape(printed)}|{re.escape(printed)}[,.]?\d", words):
        return ""
    return words.replace(printed, number.told())


def placed(words: str, sentence: Sentence, time: Time | None, verb: Token | None = None) -> str:
    """The words as a sentence with their time, unless they give one themselves or tell what goes on."""
    has_date = any(sentence.words[found.start : found.end] in words for found in sentence.dates) or DATED.search(words)
    unknown = time is None or time.known == "unknown" or (verb is not None and not phrases.is_past(finite(verb)))
    bare = re.sub(r" (?:–|—|-) .*$", "", words)
    if not has_date and verb is not None and time is not None and time.known == "stated" and time.nature != "state":
        done = _done_by(bare, sentence, time, finite(verb))
        if done:
            return done
    return statements.placed(bare, None if has_date or unknown else time)


def _done_by(words: str, sentence: Sentence, time: Time, verb: Token) -> str:
    """What "has" happened as what had happened by a day: "By 3 May 2014, LMM had cleared 90 km"; else nothing."""
    day, helpers = time.begins, [one for one in verb.children if one.dep_ == "aux" and one.lower_ in ("has", "have")]
    told = re.sub(r" (?:has|have) ", " had ", words, count=1)
    if len(helpers) != 1 or day is None or day.earliest is None or day.precision != "day" or told == words:
        return ""
    first = words.split()[0]
    common = any(one.lower_ == first.casefold() and one.pos_ not in ("PROPN", "X") for one in sentence.tokens)
    small = f"{told[:1].lower()}{told[1:]}" if common and first[1:].islower() else told
    return statements.placed(f"By {day.plain()}, {small}", None)


def has_tense(verb: Token) -> bool:
    """Whether the verb stands by itself: "freed", "were freed", or "trained" behind "has deployed and"."""
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        return True
    helpers = [t for t in verb.children if t.dep_ in ("aux", "auxpass") and t.lower_ != "to"]
    return bool(helpers)


def is_loose(words: str) -> bool:
    """Whether the words lean on what was said before."""
    return bool(LOOSE.search(words))


def named(subject: Subject) -> str:
    """A subject inside a sentence, with the definite article where it takes one: "the court", "NLF"."""
    if subject.told:
        return re.sub(r"^an? ", "the ", subject.told)
    return statements.the(subject.words)


def is_open(sentence: Sentence, verb: Token | None, amount: Amount) -> bool:
    """Whether the number is only possible, or one that each of several has: "could train 300", "each with 500"."""
    upper = finite(verb) if verb is not None else None
    helpers = [t.lower_ for t in upper.children if t.dep_ == "aux"] if upper is not None else []
    modal = any(low in MODALS or (low == "would" and IF.search(sentence.words)) for low in helpers)
    lead = sentence.words[: amount.number.from_]
    behind = sentence.words[amount.unit_end or amount.number.end :]
    return modal or EACH_BEFORE.search(lead) is not None or EACH_BEHIND.match(behind) is not None


def is_planned(verb: Token | None) -> bool:
    """Whether the clause tells what is to come."""
    return verb is not None and (doctime.is_to_come(verb) or doctime.is_to_come(finite(verb)))


def _edge(amount: Amount) -> int:
    """Where the "of …" behind the counted noun ends."""
    assert amount.noun is not None  # nosec B101: only asked for nouns
    end = amount.unit_end
    for child in amount.noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "from") and child.idx <= end + 1:
            last = amount.noun.doc[child.right_edge.i]
            end = last.idx + len(last.text)
    return end
