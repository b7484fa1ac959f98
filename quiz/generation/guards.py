"""Guards: each says of a candidate whether it must not be a distractor. They decide what may be offered as wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from rapidfuzz import fuzz

from content.ledger.entry import Entry
from content.partialdate import MONTHS, PartialDate
from quiz.generation.forms import form_of, form_of_words
from quiz.generation.ledger_index import LedgerIndex
from quiz.generation.normal_forms import joined, normalise, parts, value_names

PARAPHRASE, NEAR_IDENTITY = 55, 85
SAME_EVENT, SAME_WORDS = 70, 80
SCALE = 12
WEIGHTY = 9
"""So long is a word that two tasks are seldom unlike if both have it: "humanitarian"."""
ALIKE = tuple(
    re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for words in ("demin|mine|ordnance|ordinance|explosive|munition", "safe|secur", "polic|law|order|public order")
)
"""Beginnings of words of which those in one line mean nearly the same task."""
CLOSE_SHARE = Decimal("0.1")
ONE_VALUE_PER_SUBJECT = frozenset({"role", "location", "acronym", "quantity", "date_event"})
TOLD_APART = re.compile(r"(?:\d+|[ivx]+|(?:north|south|east|west|centre|center|central)(?:east|west)?(?:ern)?)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that might be a distractor. ``entry`` is the fact whose value it is; ``is_made`` where it is none's."""

    text: str
    why: str
    entry: Entry | None = None
    value: int | Decimal | None = None
    is_made: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The fact that is asked, with its key and stem, the days asked about, and what its owner's lists hold."""

    fact: Entry
    key: str
    stem: str
    days: tuple[date, ...]
    index: LedgerIndex
    members: tuple[str, ...] = ()


def may_be_true(candidate: Candidate, asked: Asked) -> bool:
    """A value of the same series that is not known to be false on each day asked."""
    meant = [*([candidate.entry] if candidate.entry else []), *asked.index.named(asked.fact, normalise(candidate.text))]
    rivals = (other for other in meant if other.series == asked.fact.series and other.id != asked.fact.id)
    return any(not asked.index.is_false(other, asked.days) for other in rivals)


def overlaps(candidate: Candidate, asked: Asked) -> bool:
    """A value of the same series whose time is unknown or may be the time asked; of dates, one that may be the key."""
    other, fact = candidate.entry, asked.fact
    if other is None:
        return False
    if isinstance(fact.value, PartialDate):
        return not isinstance(other.value, PartialDate) or other.value.overlaps(fact.value)
    if other.series != fact.series:
        return False
    one, two = fact.time.begins, other.time.begins
    return one is None or two is None or one.overlaps(two)


def close_number(candidate: Candidate, asked: Asked) -> bool:
    """A number within a tenth of the key."""
    value, key = _number(candidate), asked.fact.value
    if value is None or not isinstance(key, int | Decimal):
        return False
    return abs(Decimal(value) - Decimal(key)) <= abs(Decimal(key)) * CLOSE_SHARE


def alias(candidate: Candidate, asked: Asked) -> bool:
    """Another name of the key, or a text that shares one with it."""
    names = value_names(asked.fact) | {normalise(asked.key)}
    own = parts(candidate.text) | (value_names(candidate.entry) if candidate.entry else set())
    return bool(names & own)


def paraphrase(candidate: Candidate, asked: Asked) -> bool:
    """Of a list: words much like those of any member that the owner's lists hold."""
    own = joined(candidate.text)
    weighty = {word for word in own.split() if len(word) >= WEIGHTY}
    if any(alike.search(own) and any(alike.search(member) for member in asked.members) for alike in ALIKE):
        return True
    members = [joined(member) for member in asked.members]
    return any(fuzz.token_set_ratio(own, member) > PARAPHRASE or weighty & set(member.split()) for member in members)


def near_identity(candidate: Candidate, asked: Asked) -> bool:
    """Nearly the same letters as the key or one of its names, unless a number or compass point tells them apart."""
    if candidate.is_made or not isinstance(asked.fact.value, str):
        return False
    own = normalise(candidate.text)
    for name in value_names(asked.fact) | {normalise(asked.key)}:
        if fuzz.ratio(own, name) > NEAR_IDENTITY and not _told_apart(own, name):
            return True
    return False


def other_precision(candidate: Candidate, asked: Asked) -> bool:
    """More or less precise than the key: all words of the one stand in the other."""
    if not isinstance(asked.fact.value, str):
        return False
    own, key = set(normalise(candidate.text).split()), set(normalise(asked.key).split())
    return own < key or key < own


def marked(candidate: Candidate, asked: Asked) -> bool:
    """Of another form than the key, which its form would mark: another kind of words, another precision of date."""
    if candidate.entry is not None:
        return form_of(candidate.entry) != form_of(asked.fact)
    return isinstance(asked.fact.value, str) and form_of_words(candidate.text) != form_of(asked.fact)


def in_stem(candidate: Candidate, asked: Asked) -> bool:
    """Named in the question itself, or in another name of what it asks about: Kosovo of the Kosovo Force."""
    told = " ".join(f" {normalise(words)} " for words in (asked.stem, *asked.fact.subject_aliases))
    return f" {normalise(candidate.text)} " in told


def out_of_scale(candidate: Candidate, asked: Asked) -> bool:
    """A number so much larger or smaller than the key that nobody would choose it."""
    value, key = _number(candidate), asked.fact.value
    if not value or not key or not isinstance(key, int | Decimal):
        return False
    is_same = candidate.entry is not None and candidate.entry.series == asked.fact.series
    share = abs(Decimal(value) / Decimal(key))
    return not Decimal(1) / (SCALE if is_same else SCALE // 3) <= share <= (SCALE if is_same else SCALE // 3)


def other_rounding(candidate: Candidate, asked: Asked) -> bool:
    """A number that no "about" could stand before, although it stands before the key."""
    value, key = _number(candidate), asked.fact.value
    if value is None or not isinstance(key, int) or not isinstance(value, int) or not asked.fact.hedge:
        return False
    return key % 100 == 0 and value % 10 != 0


def other_description(candidate: Candidate, asked: Asked) -> bool:
    """Words that say what another thing is, unless both are said to be the same kind of thing in unlike words."""
    if asked.fact.kind != "definition" or not isinstance(asked.fact.value, str):
        return False
    if form_of_words(candidate.text) in ("described", "words"):
        return True
    return fuzz.token_set_ratio(joined(candidate.text), joined(asked.key)) > PARAPHRASE


def other_unit(candidate: Candidate, asked: Asked) -> bool:
    """A number of something else."""
    return candidate.entry is not None and candidate.entry.unit != asked.fact.unit


def told_of_subject(candidate: Candidate, asked: Asked) -> bool:
    """A value that another fact tells of the same subject, where the two attributes may mean the same."""
    fact = asked.fact
    if fact.kind in ONE_VALUE_PER_SUBJECT:
        return False
    return any(other.series != fact.series for other in asked.index.named(fact, normalise(candidate.text)))


def told_of_key(candidate: Candidate, asked: Asked) -> bool:
    """Of offices and bodies: one to which the key itself is told to belong, so that it may stand above both."""
    other = candidate.entry
    if other is None or asked.fact.kind != "role":
        return False
    subject = {normalise(name) for name in (other.subject, *other.subject_aliases)}
    return bool(subject & (value_names(asked.fact) | {normalise(asked.key)}))


def same_event(candidate: Candidate, asked: Asked) -> bool:
    """The date of an event told in nearly the same words, so that the question may mean that one."""
    other = candidate.entry
    if other is None or not isinstance(asked.fact.value, PartialDate):
        return False
    told = (without_date(asked.fact), without_date(other))
    return fuzz.token_sort_ratio(*told) > SAME_EVENT or fuzz.token_set_ratio(*told) > SAME_WORDS


GUARDS: tuple[Callable[[Candidate, Asked], bool], ...] = (
    other_unit,
    marked,
    alias,
    close_number,
    overlaps,
    may_be_true,
    other_precision,
    near_identity,
    told_of_subject,
    told_of_key,
    in_stem,
    out_of_scale,
    other_rounding,
    other_description,
    paraphrase,
    same_event,
)


def is_sound(candidate: Candidate, asked: Asked) -> bool:
    """Whether no guard objects."""
    return not any(guard(candidate, asked) for guard in GUARDS)


def without_date(entry: Entry) -> str:
    """The words of a statement in their normal form, without months and numbers."""
    return _without_date(entry.statement)


@lru_cache(maxsize=65536)
def _without_date(statement: str) -> str:
    words = normalise(statement).split()
    return " ".join(word for word in words if word.capitalize() not in MONTHS and not word.isdigit())


def _number(candidate: Candidate) -> int | Decimal | None:
    if candidate.value is not None:
        return candidate.value
    value = candidate.entry.value if candidate.entry else None
    return value if isinstance(value, int | Decimal) else None


def _told_apart(one: str, other: str) -> bool:
    apart = set(one.split()) ^ set(other.split())
    return len(apart) == 2 and all(TOLD_APART.fullmatch(word) for word in apart)
