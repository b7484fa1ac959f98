"""Contractions and first persons of speech as writing has them: "we've got" is what "NLF has got"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

CLITICS = {"'ve": "have", "'ll": "will", "'re": "are", "'m": "is", "n't": "not"}
STUMPS = {"ca": "can", "wo": "will", "sha": "shall"}
AS_ONE = {"have": "has", "are": "is", "were": "was", "do": "does", "am": "is"}
SPEAKING = frozenset(["i", "we"])
STEPS = 6


def full(token: Token) -> str:
    """A word as it is written out: "will" for "'ll", "has" for the "'s" of "it's been"."""
    low = token.lower_
    if low in CLITICS:
        return CLITICS[low]
    if low in STUMPS and token.i + 1 < len(token.doc) and token.nbor().lower_ == "n't":
        return STUMPS[low]
    if low == "'s" and token.dep_ not in ("case", "possessive") and token.pos_ in ("AUX", "VERB"):
        return "has" if _is_perfect(token) else "is"
    if low == "'d" and token.pos_ in ("AUX", "VERB"):
        return "had" if token.head.tag_ == "VBN" else "would"
    return str(token.text)


def agreeing(token: Token) -> str:
    """A word written out, a finite verb as one body has it where "we" or "I" say it: "has" for "we've"."""
    word = full(token)
    if token.tag_ not in ("VBP", "VBD") or not _is_spoken(token):
        return word
    if word in AS_ONE:
        return AS_ONE[word]
    return third_person(word) if token.tag_ == "VBP" else word


def third_person(word: str) -> str:
    """The present of a verb as one person or body has it: "carries", "reaches", "plans"."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "sh", "ch", "x", "o")) else f"{word}s"


def _is_perfect(token: Token) -> bool:
    """Whether "'s" stands for "has": "he's lost two men", "it's been closed", "it's got"."""
    verb = token.head
    return (token.dep_ == "aux" and verb.tag_ == "VBN") or (token.dep_ == "auxpass" and verb.lower_ == "been")


def _is_spoken(token: Token) -> bool:
    """Whether the finite verb has "I" or "we" as its subject, its own or that of the verb it is joined to."""
    verb = token.head if token.dep_ in ("aux", "auxpass") else token
    for _ in range(STEPS):
        doer = next((one for one in verb.children if one.dep_ in ("nsubj", "nsubjpass")), None)
        if doer is not None:
            return doer.lower_ in SPEAKING
        if verb.dep_ != "conj" or verb.head == verb:
            return False
        verb = verb.head
    return False
