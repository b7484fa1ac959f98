"""Selections: right options among wrong ones: members of a list, or what happened in one year or on one day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from content.ledger.entry import Entry
from quiz.generation import why
from quiz.generation.events import when, year_of
from quiz.generation.normal_forms import normalise
from quiz.generation.phrasing import capitalised, moment
from quiz.generation.sets import runs
from quiz.generation.surroundings import Surroundings
from quiz.question_types import drafting
from quiz.question_types.pool import Distractor, Together

FEWEST, MOST_KEYS, OPTIONS = 2, 4, 5
"""How many keys and wrong options there are at least, how many keys at most, and how many of both as a rule."""
MAY_RECUR = re.compile(
    r"\b(?:renewed|extended|prolonged|reaffirmed|met|meeting|visit(?:ed)?|reviewed|reported|held|urged|called|condemned|"
    r"discussed|confirmed|welcomed|stressed|reminded|rotated|reiterated)\b"
)
"""Verbs of what may happen every year, so that another year may be right too."""


def selections(around: Surroundings) -> Iterator[Together]:
    """All selections that the ledger yields; those that share half of their keys fall out later."""
    seen: set[str] = set()
    told: dict[str, list[Entry]] = defaultdict(list)
    for fact in around.index.entries:
        if fact.is_list and fact.id not in seen and around.may_ask(fact):
            members = around.members(fact)
            seen.update(member.id for member in members)
            yield from _of_list([one for one in members if not _is_told_of_kin(one, told, around)], around)
            for member in members:
                told[normalise(around.key(member))].append(member)
    for story in around.stories:
        yield from _of_years(story, around)


def _is_told_of_kin(fact: Entry, told: Mapping[str, list[Entry]], around: Surroundings) -> bool:
    """Whether the same member was met in a list of the owner by another name: KFOR's mandate and NATO's."""
    return any(around.kinship.are_kin(fact, other) for other in told.get(normalise(around.key(fact)), ()))


def _of_list(members: Sequence[Entry], around: Surroundings) -> Iterator[Together]:
    """The members, a few at a time, among members of other owners' lists."""
    used: set[str] = set()
    for some in runs(members, FEWEST, MOST_KEYS):
        asker = next((fact for fact in some if around.may_ask(fact)), None)
        stem = around.stem(asker) if asker else None
        if asker is None or not stem:
            continue
        wrong = around.distractors(asker, OPTIONS * 2)
        wrong = [*(one for one in wrong if one.text not in used), *(one for one in wrong if one.text in used)]
        wrong = wrong[: max(FEWEST, OPTIONS - len(some))]
        used.update(one.text for one in wrong)
        keys = tuple(around.key(fact) for fact in some)
        if len(wrong) >= FEWEST and drafting.different(keys):
            stem = stem.replace("of these belongs to", "of these belong to")
            yield Together(stem, tuple(some), keys, (), tuple(wrong), drafting.as_of(asker))


def _of_years(story: Sequence[Entry], around: Surroundings) -> Iterator[Together]:
    """What happened in a year, among what happened in the years around it."""
    years: dict[int, list[Entry]] = defaultdict(list)
    for fact in story:
        year = year_of(fact)
        if year is not None:
            years[year].append(fact)
    for year, events in sorted(years.items()):
        near = sorted((other for other in years if other != year), key=lambda other: (abs(other - year), other))
        others = [fact for other in near for fact in years[other]]
        for some in runs(events, FEWEST, MOST_KEYS - 1):
            wrong = _elsewhen(others, year, around)[: OPTIONS - len(some)]
            if len(wrong) >= FEWEST:
                texts = tuple(capitalised(around.stories.words(fact)) for fact in some)
                yield Together(f"Which of these happened in {year}?", tuple(some), texts, (), tuple(wrong))


def moments(around: Surroundings) -> Iterator[Together]:
    """What happened on a day for which no other dates can be offered, among what happened in the years around it."""
    for story in around.stories:
        for fact in story:
            year, at, text = year_of(fact), moment(when(fact)), capitalised(around.stories.words(fact))
            if year is None or at is None or len(around.distractors(fact, FEWEST)) >= FEWEST:
                continue
            others = [other for other in story if year_of(other) not in (None, year)]
            wrong = _elsewhen(others, year, around)
            wrong.sort(key=lambda one: (abs(len(one.text) - len(text)), one.text))
            if len(wrong) >= FEWEST:
                yield Together(f"Which of these happened {at}?", (fact,), (text,), (), tuple(wrong[:FEWEST]))


def _elsewhen(others: Sequence[Entry], year: int, around: Surroundings) -> list[Distractor]:
    """Events of other years that happened but once, and of which nothing like them is told of this year."""
    once = (fact for fact in others if not MAY_RECUR.search(fact.statement))
    found = [fact for fact in once if not around.stories.may_be_of(fact, year)]
    return [Distractor(capitalised(around.stories.words(fact)), why.of_other_fact(fact), (fact.id,)) for fact in found]
