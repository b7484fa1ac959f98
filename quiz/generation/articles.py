"""Articles: whether a subject lacks one, and whether its first letter is a capital only for opening a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content.extraction.vocabulary import vocabulary
from quiz.generation.forms import OFFICES
from quiz.generation.phrasing import COMMON_NOUNS, is_acronym

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

UNCOUNTED = vocabulary("""
    violence fighting training recruitment work peace unrest aid assistance support equipment fire shelling looting war
    construction reconstruction deployment demining decommissioning disarmament command control responsibility
    authority accession membership independence funding cooperation monitoring policing planning preparation security
""")
"""Nouns that need no article."""
OCCASIONS = re.compile(r"armistice|cease-?fire|constitution|election|plebiscite|referendum|truce", re.IGNORECASE)
"""Nouns of which a text tells one; the parser takes the first word of a headline for a name."""


def lacks_article(doc: Doc, subject: Token) -> bool:
    """Whether the subject is one thing without an article: "liaison cell", "Quay Mission mandate"."""
    if subject.text == "Area" and subject.i > 0:
        return True
    body = doc[subject.i].text
    if body[:1].isupper() and subject.i > 0 and COMMON_NOUNS.fullmatch(body) and doc[0].pos_ != "DET":
        return subject.tag_ in ("NN", "NNP") and not doc[0].text.casefold().startswith("operation")
    if doc[0].pos_ != "DET" and _is_office_or_body(doc, subject):
        return True
    is_small = subject.text.islower() or (subject.i == 0 and _is_bare_noun(doc))
    if subject.tag_ != "NN" or not is_small or subject.lower_ in UNCOUNTED:
        return False
    if doc[0].pos_ in ("DET", "PRON") or doc[0].tag_ in ("DT", "PRP$"):
        return False
    if any(token.dep_ in ("det", "poss", "nummod") and token.head == subject for token in doc[: subject.i]):
        return False
    return not any(token.like_num or token.lower_ in ("no", "each", "every") for token in doc[: subject.i + 1])


def _is_bare_noun(doc: Doc) -> bool:
    """Whether the first word is a noun with a capital only for beginning the sentence: "Tug", but not "Stage 2"."""
    first = doc[0]
    is_numbered = len(doc) > 1 and doc[1].like_num
    return is_common(first.lower_) and not is_acronym(first.text) and not is_numbered and first.lower_ != "part"


def _is_office_or_body(doc: Doc, subject: Token) -> bool:
    """Whether the subject is an office without its holder, or one body by a bare noun: "Council", "Force Commander"."""
    if subject.tag_ not in ("NN", "NNP") or not subject.text[:1].isupper():
        return False
    if subject.i == 0:
        return not doc[1].text[:1].isupper() and any(
            nouns.fullmatch(subject.text) for nouns in (COMMON_NOUNS, OCCASIONS)
        )
    return OFFICES.fullmatch(subject.text) is not None or doc[subject.i - 1 : subject.i + 1].text.endswith("-General")


def loses_capital(doc: Doc, subject: Token) -> bool:
    """Whether the first letter is a capital for no other reason than that it begins the sentence."""
    first = doc[0]
    if is_acronym(first.text) or not first.text[:1].isupper():
        return False
    if first.pos_ == "DET":
        return True
    following = doc[first.i + 1 : subject.i + 1]
    is_title = first.i < subject.i and (following[0].text[:1].isupper() or following[0].like_num)
    is_numbered = subject.i + 1 < len(doc) and doc[subject.i + 1].like_num
    return first.pos_ != "PROPN" and is_common(first.lower_) and not is_title and not is_numbered


def is_common(word: str) -> bool:
    """Whether the word is in the dictionary in small letters: "training", not "Slovenian"."""
    from lemminflect import getAllLemmas  # loads its tables, which only drafting needs

    return bool(getAllLemmas(word)) or not word.isalpha() or len(word) < 4
