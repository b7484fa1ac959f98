"""Checks of a quiz: what no question shows by itself, but many of them show together; pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations, groupby
from math import ceil, sqrt
from random import Random
from statistics import fmean

from quiz.linting.amounts import sorting_value
from quiz.linting.context import one_key_of
from quiz.linting.leaks import Shown, gives_away, shown
from quiz.question_types.base import Problem, QuestionType
from quiz.question_types.text_matching import normalise

ENOUGH = 10
"""Below this many questions a share says nothing."""
SIGMAS, MOST_MIDDLE, TRUE_SHARE, MOST_ALIKE, LONGEST_RUN, MOST_POINTS = 1.96, 0.6, (0.4, 0.6), 0.8, 4, 10
CHI_SQUARED = {1: 3.84, 2: 5.99, 3: 7.81, 4: 9.49, 5: 11.07}
"""What chance exceeds in one of twenty cases, by degrees of freedom."""
LEAST_EXPECTED = 5


@dataclass(frozen=True, slots=True)
class Item:
    """A question of a quiz: the ids of the facts it asks, its topic, and whether every paper holds it."""

    content: QuestionType
    asked: frozenset[str] = frozenset()
    topic: str = ""
    is_fixed: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True)
class QuizContext:
    """The questions that a paper of a quiz may hold.

    ``wanted`` says how many questions the rows of the blueprint want of each topic, and ``held`` how many of each a
    paper holds. ``tells_at_once``: learners read the feedback of one question before the next.
    """

    items: Sequence[Item] = ()
    is_test: bool = False
    tells_at_once: bool = False
    wanted: Mapping[str, int] = field(default_factory=dict)
    held: Mapping[str, int] = field(default_factory=dict)
    commonplace: frozenset[str] = frozenset()


QuizCheck = Callable[[QuizContext], list[Problem]]


def longest_keys(quiz: QuizContext) -> list[Problem]:
    """C2: the key is the longest option more often than chance has it."""
    found = [choices for item in quiz.items if (choices := one_key_of(item.content))]
    if len(found) < ENOUGH:
        return []
    longest = sum(len(c.keys[0].text) > max(len(option.text) for option in c.distractors) for c in found)
    fair = fmean(1 / len(c.all) for c in found)
    if longest / len(found) - fair <= SIGMAS * sqrt(fair * (1 - fair) / len(found)):
        return []
    text = f"The correct answer is the longest option in {longest} of {len(found)} questions. Shorten some."
    return [Problem("C2", "warn", text, f"{longest} of {len(found)}")]


def middle_keys(quiz: QuizContext) -> list[Problem]:
    """C17: the key is the middle number more often than not."""
    places = [place for item in quiz.items if (place := _place(item.content)) and place[1] % 2 and place[1] > 1]
    middle = sum(at == count // 2 for at, count in places)
    if len(places) < ENOUGH or middle <= MOST_MIDDLE * len(places):
        return []
    text = f"The correct number is the middle one in {middle} of {len(places)} questions. Change some distractors."
    return [Problem("C17", "warn", text, f"{middle} of {len(places)}")]


def true_share(quiz: QuizContext) -> list[Problem]:
    """N5: true statements and false ones are not in balance."""
    keys = [key for item in quiz.items if isinstance(key := item.content.as_draft()["key"], bool)]
    low, high = TRUE_SHARE
    if len(keys) < ENOUGH or low <= sum(keys) / len(keys) <= high:
        return []
    text = f"{sum(keys)} of {len(keys)} statements are true. Let about half of them be."
    return [Problem("N5", "warn", text, f"{sum(keys)} of {len(keys)}")]


def duplicate_items(quiz: QuizContext) -> list[Problem]:
    """X1: two questions of one paper that ask the same."""
    text = "“{}” and “{}” ask the same. Take one of them out."
    return [
        Problem("X1", "block", text.format(one.content.stem, other.content.stem), one.content.stem)
        for one, other in _near_pairs(quiz.items)
        if may_meet(one, other) and _ask_the_same(one, other)
    ]


def leaks(quiz: QuizContext) -> list[Problem]:
    """X2: a question shows the key of another one; drawn papers keep such two apart."""
    read = [(item, shown(item.content, quiz.commonplace, with_feedback=quiz.tells_at_once)) for item in quiz.items]
    problems = []
    for place, giver in _givers([told for _, told in read]):
        item, other = read[place][0], read[giver][0]
        if not may_meet(item, other):
            continue
        key = gives_away(read[giver][1], read[place][1])
        both_fixed = item.is_fixed and other.is_fixed
        ending = "Change one of them." if both_fixed else "Papers keep the two apart."
        text = f"“{other.content.stem}” shows “{key}”, which answers “{item.content.stem}” {ending}"
        severity = ("block" if quiz.is_test else "warn") if both_fixed else "info"
        problems.append(Problem("X2", severity, text, key or ""))  # type: ignore[arg-type]  # one of three
    return problems


def key_positions(quiz: QuizContext) -> list[Problem]:
    """X4: where the order is fixed, as numbers and dates ascend, the key stands too often in one place."""
    problems = []
    places = [place for item in quiz.items if (place := _place(item.content))]
    for count in sorted({count for _, count in places}):
        found = Counter(at for at, of in places if of == count)
        expected = found.total() / count
        chi = sum((found[at] - expected) ** 2 / expected for at in range(count))
        if count - 1 in CHI_SQUARED and expected >= LEAST_EXPECTED and chi > CHI_SQUARED[count - 1]:
            said = ", ".join(f"{found[at]} in place {at + 1}" for at in range(count))
            text = f"Among questions with {count} ascending options the key stands {said}. Change some distractors."
            problems.append(Problem("X4", "warn", text, said))
    fixed = [_place(item.content) for item in quiz.items if item.is_fixed]
    runs = [(place, len(list(run))) for place, run in groupby(fixed)]
    problems += [
        Problem("X4", "warn", f"{length} questions in a row have their key in place {place[0] + 1}.", str(length))
        for place, length in runs
        if place is not None and length >= LONGEST_RUN
    ]
    return problems


def blueprint_gap(quiz: QuizContext) -> list[Problem]:
    """X5: a paper's shares of topics are not those that the blueprint wants."""
    wanted, held = sum(quiz.wanted.values()), sum(quiz.held.values())
    if not wanted or not held:
        return []
    return [
        Problem("X5", "warn", f"{topic}: the blueprint wants {want} %, a paper holds {have} %.", topic)
        for topic in sorted({*quiz.wanted, *quiz.held})
        for want in [round(100 * quiz.wanted.get(topic, 0) / wanted)]
        for have in [round(100 * quiz.held.get(topic, 0) / held)]
        if abs(want - have) > MOST_POINTS
    ]


QUIZ_CHECKS: dict[str, QuizCheck] = {
    "C2": longest_keys,
    "C17": middle_keys,
    "N5": true_share,
    "X1": duplicate_items,
    "X2": leaks,
    "X4": key_positions,
    "X5": blueprint_gap,
}
"""The checks of a quiz by their ids; C17 and N5 have a part that looks at one question, in CHECKS."""


def lint_quiz(quiz: QuizContext) -> list[Problem]:
    """What the checks find in a quiz, in the order of the checks."""
    return [problem for check in QUIZ_CHECKS.values() for problem in check(quiz)]


def may_meet(one: Item, other: Item) -> bool:
    """Whether one paper may hold both: no fact is asked twice in it, unless both must be in it."""
    return (one.is_fixed and other.is_fixed) or not one.asked & other.asked


def _place(content: QuestionType) -> tuple[int, int] | None:
    """The place of the key among options in a fixed order, from 0, and how many there are."""
    found = one_key_of(content)
    if found is None or any(sorting_value(option.text) is None for option in found.all):
        return None
    order = content.draw(Random(0))
    return order.index(found.keys[0].id), len(order)


@dataclass(frozen=True, slots=True)
class _Told:
    """What decides whether two questions ask the same."""

    key: str
    words: frozenset[str]

    def is_near(self, other: _Told) -> bool:
        shared = len(self.words & other.words)
        return self.key == other.key and shared >= MOST_ALIKE * len(self.words | other.words)


@lru_cache(maxsize=4096)
def _told(content: QuestionType) -> _Told:
    return _Told(normalise(content.key_words()), frozenset(normalise(content.stem).split()))


def _ask_the_same(one: Item, other: Item) -> bool:
    ours, theirs = _told(one.content), _told(other.content)
    if one.language != other.language:
        return False
    is_same_fact = bool(one.asked) and one.asked == other.asked and one.content.kind == other.content.kind
    return (is_same_fact and ours.key == theirs.key) or ours.is_near(theirs)


def _near_pairs(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Pairs that may ask the same: on the same facts, or with one of their rarest words in common."""
    told = [_told(item.content).words for item in items]
    counts = Counter(word for row in told for word in row)
    groups: defaultdict[object, list[int]] = defaultdict(list)
    for place, row in enumerate(told):
        rarest = sorted(row, key=lambda word: (counts[word], word))
        for word in rarest[: ceil((1 - MOST_ALIKE) * len(row)) + 1]:
            groups[word].append(place)
        if items[place].asked:
            groups[items[place].asked].append(place)
    pairs = {pair for places in groups.values() for pair in combinations(places, 2)}
    return ((items[one], items[other]) for one, other in sorted(pairs))


def _givers(told: Sequence[Shown]) -> Iterator[tuple[int, int]]:
    """Places of a question and of one that shows its key; an index of words spares most pairs."""
    by_word: defaultdict[str, set[int]] = defaultdict(set)
    for place, row in enumerate(told):
        for word in row.words:
            by_word[word].add(place)
    for place, row in enumerate(told):
        near = {
            giver for key in row.keys for giver in set.intersection(*(by_word[word] for word in key.split())) - {place}
        }
        yield from ((place, giver) for giver in sorted(near) if gives_away(told[giver], row))
