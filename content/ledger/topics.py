"""Topics: where a new fact belongs among the topics of its mission, told by the facts filed already and by words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from content.ledger.entry import Entry

ALIKE = 3.0
"""The most that facts of the same subject say for the topic they are filed under, and those of the same attribute."""
IN_TITLE, IN_SUMMARY = 1.0, 0.5
"""What a word of the statement says for a topic that has it too. A word of the heading says twice as much."""
ENOUGH = 1.5
"""Below this no topic is proposed: none is found sooner than a wrong one."""

WORD = re.compile(
    r"\b(?!(?:the|and|for|with|from|into|its|was|were|are|has|had|have|been|not|who|which|what|that|this|these|those|their"
    r"|since|until|over|after|before|under|during|also|all)\b)[^\W_]{3,}"
)
"""The words that tell: the common ones say nothing, wherever they stand."""


@dataclass(frozen=True, slots=True)
class TopicWords:
    """A topic as its words show it."""

    slug: str
    title: str
    summary: str = ""


class Filing:
    """The topics of a mission, the facts filed under them, and those among the latter that are approved."""

    def __init__(self, topics: Sequence[TopicWords], known: Sequence[Entry], approved: Sequence[Entry]) -> None:
        self.topics = {topic.slug: topic for topic in topics}
        self._series = self._counts((entry.series, entry) for entry in known)
        self._subjects = self._counts((entry.subject_key, entry) for entry in approved)
        self._attributes = self._counts((entry.attribute, entry) for entry in approved)

    def proposals(self, entries: Iterable[Entry]) -> dict[tuple[str, str], str]:
        """The topic of each series among the new entries, whose own ``topic`` is the heading they stand under.

        That of the known facts of the series; else that of which subject, attribute and words of its entries say most
        and enough. A series for which nothing says enough, or two topics say as much, is left out.
        """
        grouped: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in entries:
            grouped[entry.series].append(entry)
        found = {series: self._proposal(series, members) for series, members in grouped.items()}
        return {series: slug for series, slug in found.items() if slug}

    def _proposal(self, series: tuple[str, str], members: Sequence[Entry]) -> str:
        if known := self._series.get(series):
            return min(known, key=lambda slug: (-known[slug], slug))
        scores = {slug: sum(self._score(entry, slug) for entry in members) / len(members) for slug in self.topics}
        most = max(scores.values(), default=0.0)
        first = [slug for slug, score in scores.items() if score == most]
        return first[0] if most >= ENOUGH and len(first) == 1 else ""

    def _score(self, entry: Entry, slug: str) -> float:
        """What subject, attribute and words of the entry say for the topic."""
        alike = (self._subjects.get(entry.subject_key), self._attributes.get(entry.attribute))
        headed, said = words(entry.topic), words(entry.statement)
        weights = self._weights[slug]
        told = sum(weights.get(word, 0) * (2 if word in headed else 1) for word in headed | said)
        return told + ALIKE * sum(_share(counts, slug) for counts in alike)

    @cached_property
    def _weights(self) -> dict[str, dict[str, float]]:
        """What each word of a topic's title and summary says for it: less, where other topics have it as well."""
        having = Counter(word for topic in self.topics.values() for word in words(f"{topic.title} {topic.summary}"))
        return {
            slug: {word: IN_SUMMARY / having[word] for word in words(topic.summary)}
            | {word: IN_TITLE / having[word] for word in words(topic.title)}
            for slug, topic in self.topics.items()
        }

    def _counts[Key: Hashable](self, pairs: Iterable[tuple[Key, Entry]]) -> dict[Key, Counter[str]]:
        counts: dict[Key, Counter[str]] = defaultdict(Counter)
        for key, entry in pairs:
            if entry.topic in self.topics:
                counts[key][entry.topic] += 1
        return dict(counts)


def words(text: str) -> frozenset[str]:
    """The words of the text without their endings: "brigades" is "brigade", and "deployed" goes with "deployment"."""
    return frozenset(word.removesuffix("s")[:6] for word in WORD.findall(text.casefold()))


def _share(counts: Mapping[str, int] | None, slug: str) -> float:
    """How far the facts agree on the topic: a few say less than many, and those of many topics next to nothing."""
    return (counts[slug] / (sum(counts.values()) + 1)) ** 2 if counts and slug in counts else 0.0
