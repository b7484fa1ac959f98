"""Used: a text as the doubts need it: its tokens by place, and how often it uses a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from content.extraction.scene import Scene, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = re.compile(r"\w+(?:-\w+)*")


class Used:
    """A text as the doubts need it: its tokens by place, and how often it uses a name."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._starts = [sentence.start for sentence in scene.sentences]

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens between two characters of the text."""
        sentence = self.sentence(start)
        return [token for token in sentence.tokens if start <= sentence.start + token.idx < end]

    def sentence(self, start: int) -> Sentence:
        """The sentence around a character of the text."""
        return self.scene.sentences[max(0, bisect_right(self._starts, start) - 1)]

    def count(self, name: str) -> int:
        """How often the first word of a name stands in the text."""
        return self._words[name.split()[0]]

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(NAME.findall(self.scene.source.text))
