"""Distractors, best first: provably wrong values that look as if they could be right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from content.ledger.entry import Entry
from content.partialdate import PartialDate
from quiz.generation import near_values, why
from quiz.generation.forms import NAMES, form_of, form_of_words
from quiz.generation.guards import Asked, Candidate, is_sound
from quiz.generation.kinship import Kinship, names_an_owner
from quiz.generation.normal_forms import normalise
from quiz.generation.phrasing import short_forms
from quiz.generation.sentences import UNDATED
from quiz.generation.wording import is_well_worded
from quiz.question_types.pool import Distractor

MOST = 8
BEST = 4
"""So many of the best are taken in a drawn order, lest the key always lie between its neighbours in time."""
YEARS_APART = 9
BOUNDS = {"over": 1, "at_least": 1, "under": -1, "at_most": -1}
LEAST_WORDS = 3
TASKS = frozenset(
    {"tasks", "task", "mandate", "function", "functions", "duties", "role", "roles", "objectives", "aims"}
)
BOUNDED = re.compile(r"\b(?:since|from|until|till)\b", re.IGNORECASE)
DENIAL = re.compile(r"\b(?:no|not|never|without)\b(?! (?:more|less|fewer) than)", re.IGNORECASE)
ONE_SIDED = ("by ", "until ", "before ", "after ", "since ")


def values(asked: Asked, places: Sequence[str], rng: Random) -> list[Distractor]:
    """At most MOST wrong values of a fact whose attribute has one value at a time."""
    if asked.fact.is_list or _is_one_sided(asked.fact):
        return []
    chosen: list[Candidate] = []
    for source in _sources(asked, places, rng):
        sound = _distinct((one for one in source if is_sound(one, asked)), chosen, asked)
        sound.sort(key=lambda one: not _is_of_same_text(one, asked.fact))
        head, tail = sound[:BEST], sound[BEST:]
        chosen += [*rng.sample(head, len(head)), *tail]
        if len(chosen) >= MOST:
            break
    return [_distractor(one) for one in _outside_bound_first(chosen, asked.fact)[:MOST]]


def strangers(asked: Asked, kinship: Kinship, rng: Random) -> list[Distractor]:
    """At most MOST members of other lists that are provably no members of the fact's list.

    Such a member is told to have begun later or ended before; or it belongs to another owner that is no kin.
    """
    fact = asked.fact
    nearby = [*asked.index.of_attribute(fact), *asked.index.of_kind(fact)]
    found: dict[str, Candidate] = {}
    for other in nearby:
        if is_stranger(other, asked, kinship):
            found.setdefault(other.id, _as_stranger(other))
    ranked = rng.sample(list(found.values()), len(found))
    ranked.sort(key=lambda one: abs(len(one.text) - len(asked.key)) // 12)
    return [_distractor(one) for one in _distinct(ranked, [], asked)[:MOST]]


def is_stranger(other: Entry, asked: Asked, kinship: Kinship) -> bool:
    """Whether a member of another list is provably no member of the fact's list."""
    is_fit = other.is_list and _is_usable(other) and _is_no_member(other, asked, kinship)
    return is_fit and is_sound(_as_stranger(other), asked)


def _as_stranger(other: Entry) -> Candidate:
    return Candidate(str(other.value), why.of_other_fact(other), other)


def _is_no_member(other: Entry, asked: Asked, kinship: Kinship) -> bool:
    fact, form = asked.fact, form_of(asked.fact)
    if form in NAMES and (other.attribute != fact.attribute or _listed_as(other) != _listed_as(fact)):
        return False
    if form not in NAMES and len(str(other.value).split()) < LEAST_WORDS:
        return False  # "crisis response" may be said of anybody
    if form == "country" or (fact.kind == "legal_basis" and not re.search(r"\d", str(other.value))):
        return False  # a list of states is seldom complete, and many missions rest on one chapter of a charter
    if BOUNDED.search(other.statement) and asked.index.is_false(other, asked.days):
        return True  # elsewhere a beginning may only be when a text says so
    if other.series == fact.series or not (names_an_owner(fact) and names_an_owner(other)):
        return False
    return not kinship.are_kin(fact, other)


def _listed_as(fact: Entry) -> str:
    """What the members of a list are: the noun that ends the subject ("languages"), "tasks" for all of that sort."""
    last = fact.subject.split()[-1].casefold()
    return "tasks" if last in TASKS or fact.attribute != "includes" else last


def _sources(asked: Asked, places: Sequence[str], rng: Random) -> Iterator[Iterable[Candidate]]:
    fact = asked.fact
    if isinstance(fact.value, PartialDate):
        yield _dates(asked)
        return
    yield _of_facts(entry for entry in _by_time(asked) if entry.modality == fact.modality)
    if fact.kind == "acronym":
        yield _expansions(asked, rng)
    yield _of_facts(
        entry for entry in asked.index.of_attribute(fact) if not entry.is_list and _may_be_taken(entry, fact)
    )
    if form_of(fact) in NAMES and fact.kind in ("role", "legal_basis", "location"):
        yield _of_facts(entry for entry in asked.index.of_kind(fact) if _is_like(entry, fact))
    if isinstance(fact.value, int | Decimal):
        yield _numbers(asked, rng)
    if fact.kind == "legal_basis":
        yield _numerals(asked)
    if fact.kind == "location":
        yield _places(asked, places, rng)


def _by_time(asked: Asked) -> list[Entry]:
    """The other facts of the series, those nearest to the time asked first."""
    fact = asked.fact
    return [entry for entry in asked.index.of_attribute(fact) if entry.series == fact.series]


def _of_facts(entries: Iterable[Entry]) -> Iterator[Candidate]:
    for entry in entries:
        if _is_usable(entry):
            yield Candidate(option_text(entry), why.of_other_fact(entry), entry)


def _is_usable(entry: Entry) -> bool:
    """Whether the fact is sure and well worded, and its value told as such, not denied ("is to have no tanks")."""
    is_sure = entry.tier == "A" and not entry.negated
    told = entry.statement.replace(UNDATED, "")
    return is_sure and not DENIAL.search(told) and is_well_worded(entry)


def option_text(entry: Entry) -> str:
    """A fact's value as an option prints it: a number bare, words without the short form in brackets behind them."""
    if isinstance(entry.value, PartialDate):
        return entry.value.plain() if entry.value.iso else entry.value.words()
    if isinstance(entry.value, int | Decimal):
        return f"{entry.value:,}"
    head, bracket, tail = entry.value.rpartition(" (")
    is_short_form = bracket and tail.endswith(")") and tail[:-1].isupper()
    words = head if is_short_form else entry.value
    as_told = words[:1].lower() + words[1:]
    return as_told if words not in entry.statement and as_told in entry.statement else words


def _dates(asked: Asked) -> Iterator[Candidate]:
    key = asked.fact.value
    assert isinstance(key, PartialDate)  # nosec B101: only asked for dates
    for entry in (*asked.index.of_topic(asked.fact), *asked.index.of_kind(asked.fact)):
        value = entry.value
        if entry.modality != "happened" or entry.series == asked.fact.series or not isinstance(value, PartialDate):
            continue
        if asked.fact.modality == "planned" and not _is_after_plan(value, asked.fact):
            continue
        start = key.earliest or key.latest
        if value.earliest and start and abs(value.earliest.year - start.year) <= YEARS_APART:
            yield from _of_facts([replace(entry, value=_as_precise(value, key))])


def _as_precise(date: PartialDate, key: PartialDate) -> PartialDate:
    """A day or month cut to the month or year of the key, for a year among days would be marked."""
    first = date.earliest
    if first is None or date.precision not in ("day", "month") or key.precision not in ("month", "year"):
        return date
    if key.precision == "year":
        return PartialDate.on(first.year)
    return PartialDate.on(first.year, first.month)


def _is_after_plan(date: PartialDate, plan: Entry) -> bool:
    """Whether the date lies after the texts that tell the plan: nobody plans for a day that is over."""
    written = [source.dated for source in plan.sources]
    return bool(written) and all(text is not None and text.is_before(date) for text in written)


def _may_be_taken(entry: Entry, fact: Entry) -> bool:
    """Whether a value might be taken for the fact's: the letters of an expansion are known from the short form."""
    if fact.kind != "acronym":
        return True
    one, two = (re.findall(r"\b[A-Za-z]", str(each.value).replace(" of ", " ")) for each in (entry, fact))
    alike = sum(a.casefold() == b.casefold() for a, b in zip(one, two, strict=False))
    return len(one) == len(two) and alike * 3 >= len(two) * 2


def _is_like(entry: Entry, fact: Entry) -> bool:
    return not entry.is_list and form_of(entry) == form_of(fact)


def _numbers(asked: Asked, rng: Random) -> Iterator[Candidate]:
    assert isinstance(asked.fact.value, int | Decimal)  # nosec B101: only asked for numbers
    for value in near_values.near_numbers(asked.fact.value, BEST, rng):
        text = f"{value:,}"
        yield Candidate(text, why.of_figure(text, asked.key), value=value, is_made=True)


def _expansions(asked: Asked, rng: Random) -> Iterator[Candidate]:
    forms = short_forms(asked.fact)
    for text in near_values.other_expansions(asked.key, rng):
        yield Candidate(text, why.of_expansion(forms[0] if forms else asked.fact.subject, asked.key), is_made=True)


def _numerals(asked: Asked) -> Iterator[Candidate]:
    for text in near_values.other_numerals(asked.key):
        yield Candidate(text, why.of_place(asked.key), is_made=True)


def _places(asked: Asked, places: Sequence[str], rng: Random) -> Iterator[Candidate]:
    form = form_of(asked.fact)
    known = sorted(
        {place for place in places if form_of_words(place) == form and (" / " in place) == (" / " in asked.key)}
    )
    for text in rng.sample(known, min(len(known), MOST)):
        yield Candidate(text, why.of_place(asked.key), is_made=True)


def _is_of_same_text(candidate: Candidate, fact: Entry) -> bool:
    """Whether a text tells of both, so that the candidate is likely to belong to the same matter."""
    return candidate.entry is None or bool(candidate.entry.documents & fact.documents)


def _distinct(candidates: Iterable[Candidate], taken: Sequence[Candidate], asked: Asked) -> list[Candidate]:
    """Each text once, and no two numbers of the same series that are nearly one."""
    seen = {normalise(one.text) for one in taken}
    found: list[Candidate] = []
    for candidate in candidates:
        form = normalise(candidate.text)
        if form not in seen and not _is_close_to_any(candidate, [*taken, *found]):
            seen.add(form)
            found.append(candidate)
    return found


def _is_close_to_any(candidate: Candidate, others: Iterable[Candidate]) -> bool:
    value = _value(candidate)
    if isinstance(value, PartialDate):
        dates = (_value(other) for other in others)
        return any(isinstance(date, PartialDate) and date.overlaps(value) for date in dates)
    if not isinstance(value, int | Decimal):
        return False
    numbers = [Decimal(number) for number in map(_value, others) if isinstance(number, int | Decimal)]
    return any(abs(number - value) * 20 <= max(abs(number), abs(Decimal(value))) for number in numbers)


def _value(candidate: Candidate) -> object:
    return candidate.value if candidate.value is not None else candidate.entry.value if candidate.entry else None


def _outside_bound_first(chosen: list[Candidate], fact: Entry) -> list[Candidate]:
    """Of a bounded number ("over 900") first those that the bound itself excludes, for "over 400" would be true too."""
    side = BOUNDS.get(fact.hedge or "", 0)
    key = fact.value
    if not side or not isinstance(key, int | Decimal):
        return chosen
    return sorted(chosen, key=lambda one: not _is_outside(one, key, side))


def _is_outside(candidate: Candidate, key: int | Decimal, side: int) -> bool:
    value = _value(candidate)
    return isinstance(value, int | Decimal) and (value - key) * side > 0


def _is_one_sided(fact: Entry) -> bool:
    """Whether the source gives no date but a bound: complete "by" a day may mean complete long before."""
    phrase = fact.time.begins.phrase.casefold() if fact.time.begins else ""
    return isinstance(fact.value, PartialDate) and phrase.startswith(ONE_SIDED)


def _distractor(candidate: Candidate) -> Distractor:
    return Distractor(candidate.text, candidate.why, (candidate.entry.id,) if candidate.entry else ())
