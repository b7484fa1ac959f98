"""Vocabulary: lists of words, written as a person would."""

from __future__ import annotations


def vocabulary(words: str) -> frozenset[str]:
    """The words of a text, however they are spaced."""
    return frozenset(words.split())
