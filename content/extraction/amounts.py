"""Amounts: a number in its sentence with what it counts and the verb above it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from content.extraction import numbers
from content.extraction.scene import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

PEOPLE = frozenset(["troop", "soldier", "peacekeeper", "serviceman", "servicemember", "serviceperson", "personnel"])
MEN_AND_WOMEN = re.compile(r"^(?:men and women|all ranks|military personnel|service ?members)\b", re.IGNORECASE)
COLUMNS = re.compile(r"\s{2,}|\t")
"""What parts the columns of a table: the noun behind it is not counted by the number before it."""
SHARED = re.compile(r"([A-Za-z][A-Za-z -]*?)(?:,| and| or|, and) (?:some |about )?\d")
PAIR = re.compile(r" (?:and|or) ([a-z]+(?:s|men|women|police|staff|personnel|people))\b")


@dataclass(frozen=True)
class Amount:
    """A number in its sentence, with the noun it counts (None where that is left out) and its governing verb."""

    number: numbers.Number
    token: Token
    noun: Token | None
    verb: Token | None
    unit: str = ""
    unit_end: int = 0

    @property
    def head(self) -> Token:
        """What stands in the clause for so many: the noun, or the number itself in "41 of the 72 seats"."""
        return self.noun if self.noun is not None and self.noun not in self.token.subtree else self.token


def read(sentence: Sentence, number: numbers.Number, before: Amount | None = None) -> Amount | None:
    """The amount that a number stands for; ``before``, the amount in front of it, may lend its hedge or its noun."""
    inside = [token for token in sentence.tokens if number.start <= token.idx < number.end]
    if not inside:
        return None
    token = inside[-1]
    part = _of_whole(token)
    noun = _noun(token, inside) or part
    if noun is not None and noun != part and COLUMNS.search(sentence.words, number.end, noun.idx):
        noun = None
    verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("amod", "compound")), None)
    unit, end = _unit(sentence, token, noun) if noun is not None else ("", 0)
    if part is not None and noun == part:
        unit, end = part.text, number.end
    if before is not None and before.noun is not None and noun is not None and noun.pos_ == "PROPN":
        opens = sentence.words[before.unit_end : number.from_].strip() == "("  # as in "9 states (4 Shore and 5 …"
        noun, unit = (before.noun, f"{unit} {before.noun.text}") if opens else (noun, unit)
    unit, end = _bare(unit, end, noun, number)
    if number.hedge is None and before is not None and _shares_hedge(sentence, before, number):
        number = replace(number, hedge=before.number.hedge)
    return Amount(number, token, noun, verb, unit, end)


def _of_whole(token: Token) -> Token | None:
    """What a number is a part of: "seats" in "41 of the 72 seats", "27 of its members"."""
    for prep in token.children:
        if prep.lower_ == "of" and prep.i == token.i + 1:
            return next((one for one in prep.children if one.dep_ == "pobj" and one.tag_ in ("NNS", "NNPS")), None)
    return None


def _bare(unit: str, end: int, noun: Token | None, number: numbers.Number) -> tuple[str, int]:
    """The unit up to a second number: "international staff" of "90 international and 40 local staff"."""
    shared = SHARED.match(unit)
    if shared and noun is not None:
        return f"{shared[1]} {noun.text}", number.end + 1 + shared.end(1)
    return re.sub(r"^more ", "additional ", unit), end


def is_people(amount: Amount) -> bool:
    """Whether the amount counts people of a force."""
    unit = amount.unit.casefold()
    head = amount.noun.lemma_.casefold() if amount.noun is not None else ""
    return (
        bool(MEN_AND_WOMEN.match(unit))
        or (head in PEOPLE and len(unit.split()) == 1)
        or unit
        in ("armed personnel", "allied troops", "military troops", "uniformed personnel", "international troops")
    )


def _shares_hedge(sentence: Sentence, before: Amount, number: numbers.Number) -> bool:
    """As in "no more than 20 officers and 8 clerks" hedges both."""
    between = sentence.words[before.unit_end : number.start] if before.unit_end else ""
    return before.number.hedge in ("at_most", "at_least") and between.strip() in ("and", ",", "and/or")


def _noun(token: Token, inside: list[Token]) -> Token | None:
    """The noun counted: the head if it stands behind the number, else the last of the nouns that follow at once."""
    if any(one.like_num for one in token.doc[token.i + 1 : token.i + 2]):
        return None  # as in "to 155 two years later"
    for one in inside:
        counts = one.dep_ in ("nummod", "amod", "compound", "quantmod") and one.head.i > token.i
        parted = any(t.dep_ == "punct" and t.text in ",;(" for t in token.doc[token.i + 1 : one.head.i])
        if counts and not parted and one.head.pos_ in ("NOUN", "PROPN"):
            return one.head
    return _shared(token) or _last_behind(token)


def _last_behind(token: Token) -> Token | None:
    """The last of the nouns that follow a number at once."""
    if token.doc[token.i + 1 : token.i + 3].text == "all ranks":
        return token.doc[token.i + 2]
    last = None
    for after in token.doc[token.i + 1 : token.i + 7]:
        if after.pos_ in ("NOUN", "PROPN"):
            last = after
        elif after.pos_ not in ("ADJ",) and after.text != "-":
            break
    return last


def _shared(token: Token) -> Token | None:
    """The noun that a second number shares: "civilians" for the 90 in "90 foreign and 40 local civilians"."""
    near = [one for one in token.doc[token.i + 1 : token.i + 5] if one.lower_ not in ("some", "about", "around")]
    if len(near) < 3 or near[0].pos_ != "ADJ" or near[1].pos_ != "CCONJ" or not near[2].like_num:
        return None
    behind = (one for one in token.doc[near[2].i + 1 : near[2].i + 4] if one.pos_ in ("NOUN", "PROPN"))
    return next(behind, None)


def _unit(sentence: Sentence, token: Token, noun: Token) -> tuple[str, int]:
    """The words counted: from behind the number to the noun, "men and women" whole."""
    first = sentence.tokens[token.i + 1].idx if token.i + 1 < len(sentence.tokens) else 0
    if pair := MEN_AND_WOMEN.match(sentence.words, first):
        return pair.group(), pair.end()
    if pair := re.match(r"men and women", sentence.words[first:]):
        return pair.group(), first + pair.end()
    end = noun.idx + len(noun.text)
    other = PAIR.match(sentence.words, end)
    if (
        other
        and noun.tag_ in ("NNS", "NNPS")
        and any(t.pos_ == "NOUN" and t.idx == other.start(1) for t in sentence.tokens)
    ):
        end = other.end()
    return sentence.words[first:end].strip(" -"), end
