"""Datings: events paired with their dates, or with the months or years in which they surely lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from content.ledger.entry import Entry
from content.partialdate import PartialDate
from quiz.generation import why
from quiz.generation.events import apart, month_of, when, year_of
from quiz.generation.phrasing import capitalised
from quiz.generation.sets import FEW, LEAST, SOME, choices, windows
from quiz.generation.surroundings import Surroundings
from quiz.question_types.pool import Distractor, Together


class Dated(NamedTuple):
    """An event with its date as an option prints it."""

    fact: Entry
    text: str


def datings(around: Surroundings) -> Iterator[Together]:
    """Events with their dates, as exactly as these are known; then with their months, then with their years."""
    for found in (_of_dates, _of_months, _of_years):
        for story in around.stories:
            yield from found(story, around)


def _of_dates(story: Sequence[Entry], around: Surroundings) -> Iterator[Together]:
    for precision in ("day", "month", "year"):
        alike = apart(fact for fact in story if when(fact).precision == precision)
        dated = [Dated(fact, around.key(fact)) for fact in alike]
        for one in _together("When did each of these happen?", dated, around):
            yield one if one.wrong else one._replace(wrong=around.spare(one.facts, one.texts))


def _of_months(story: Sequence[Entry], around: Surroundings) -> Iterator[Together]:
    for dated in _in_periods(story, _month):
        yield from _together("In which month did each of these happen?", dated, around)


def _of_years(story: Sequence[Entry], around: Surroundings) -> Iterator[Together]:
    events = [fact for fact in story if when(fact).precision != "year"]
    for dated in _in_periods(events, _year):
        yield from _together("In which year did each of these happen?", dated, around)


def _in_periods(events: Iterable[Entry], period: Callable[[Entry], PartialDate | None]) -> Iterator[list[Dated]]:
    """All of few events with their periods; of many one of each period, as often as it takes until each was drawn."""
    periods: dict[PartialDate, list[Entry]] = defaultdict(list)
    for fact in events:
        lies_in = period(fact)
        if lies_in is not None:
            periods[lies_in].append(fact)
    in_time = sorted(periods.items(), key=lambda one: str(one[0]))
    if sum(map(len, periods.values())) <= SOME:
        yield [Dated(fact, at.plain()) for at, facts in in_time for fact in facts]
        return
    for turn in range(max(map(len, periods.values()), default=0)):
        yield [Dated(facts[(turn + place) % len(facts)], at.plain()) for place, (at, facts) in enumerate(in_time)]


def _month(fact: Entry) -> PartialDate | None:
    year, month = year_of(fact), month_of(fact)
    return PartialDate.on(year, month) if year and month else None


def _year(fact: Entry) -> PartialDate | None:
    year = year_of(fact)
    return PartialDate.on(year) if year else None


def _together(stem: str, dated: Sequence[Dated], around: Surroundings) -> Iterator[Together]:
    """The events a few at a time, each time with the date of another one to spare, if there is one."""
    for some in _few(dated):
        facts = tuple(fact for fact, _ in some)
        texts = tuple(text for _, text in some)
        left = [(fact, text) for fact, text in dated if text not in texts][:1]
        wrong = tuple(Distractor(text, why.of_other_fact(fact), (fact.id,)) for fact, text in left)
        words = tuple(capitalised(around.stories.words(fact)) for fact in facts)
        yield Together(stem, facts, texts, words, wrong)


def _few(dated: Sequence[Dated]) -> Iterable[Sequence[Dated]]:
    """Of few events all fours or fives with no date twice, of which those that share little are kept; some of many."""
    if len(dated) > SOME:
        return windows(dated)
    sizes = (LEAST, LEAST + 1) if FEW < len(dated) <= 2 * LEAST else (LEAST + 1, LEAST)
    found = (some for size in sizes for some in choices(dated, size))
    return (some for some in found if len({text for _, text in some}) == len(some))
