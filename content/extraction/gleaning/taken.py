"""Taken: which mentions the rules before have already made of each sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence

POINTING = frozenset(["gleaned: instrument"])  # rules that quote a whole sentence only to point at a name in it


class Taken:
    """The mentions of a text by the sentence in which their quotes begin."""

    def __init__(self, scene: Scene, found: Iterable[Mention]) -> None:
        self._starts = [sentence.start for sentence in scene.sentences]
        self._by_sentence: dict[int, list[Mention]] = {}
        self.add(found)

    def add(self, found: Iterable[Mention]) -> None:
        """Counts further mentions among those taken."""
        for mention in found:
            at = max(0, bisect_right(self._starts, mention.spans[0].start) - 1)
            self._by_sentence.setdefault(at, []).append(mention)

    def of(self, sentence: Sentence, *kinds: str) -> list[Mention]:
        """The mentions of a sentence, of these kinds only where any are given."""
        found = self._by_sentence.get(sentence.at, [])
        return [mention for mention in found if mention.kind in kinds] if kinds else found

    def share(self, sentence: Sentence, start: int, end: int, *kinds: str) -> float:
        """The largest share of a stretch of a sentence that one quote covers, 0 to 1."""
        first, last = sentence.start + start, sentence.start + end
        quotes = (mention.spans[0] for mention in self.of(sentence, *kinds) if mention.rule not in POINTING)
        shared = (min(span.end, last) - max(span.start, first) for span in quotes)
        return max(0, max(shared, default=0)) / max(1, last - first)
