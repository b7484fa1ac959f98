"""Clauses: a fact as one whole dated sentence in which its value stands as an option prints it."""

from __future__ import annotations

import re
from decimal import Decimal

from content.ledger.entry import Entry
from quiz.generation import inversion
from quiz.generation.phrasing import capitalised, moment
from quiz.generation.sentences import SMALL_NUMBERS, Sentence, number_words, take_apart

TO_COME = re.compile(r"\b(?:will|shall|is to|are to)\b")
MOST_WORDS = 4
REMARKED = re.compile(r", (?:which|who|whose) ")
ANAPHORIC = re.compile(r"^(?:it|its|they|their|this|these|those|that|he|she|his|her)\b", re.IGNORECASE)


def clause(fact: Entry, key: str) -> str | None:
    """The statement, its value as ``key``, with its date where the value changes; None where that cannot be had."""
    sentence = take_apart(fact.statement)
    if sentence is None or ANAPHORIC.match(sentence.body) or ": " in fact.statement:
        return None
    if not _is_fit_for_blank(fact, key) or REMARKED.search(sentence.body):
        return None
    if fact.modality == "planned" and TO_COME.search(fact.statement):
        return None
    text = _with_key(_told(sentence, fact.statement).replace(" (the source gives no date)", ""), fact, key)
    if text is None:
        return None
    if fact.is_volatile and not sentence.has_year:
        when = moment(fact.time.begins)
        if when is None:
            return None
        text = f"{capitalised(when)}, {_inside(text)}"
    return text if text.endswith(".") else f"{text}."


def with_article(text: str) -> str:
    """A sentence with "The" before a thing that lacks it: "The tug was sold" for "Tug was sold"."""
    if not inversion.wants_article(text):
        return text
    return f"The {text if inversion.begins_with_name(text) else text[:1].lower() + text[1:]}"


def _told(sentence: Sentence, statement: str) -> str:
    """The statement with its article; behind an opening a number word is small: "In May, eleven men …"."""
    body = sentence.body
    if sentence.openings and body.split()[0].casefold() in SMALL_NUMBERS:
        return statement.replace(body, body[:1].lower() + body[1:])
    return with_article(statement) if sentence.is_whole else statement


def _is_fit_for_blank(fact: Entry, key: str) -> bool:
    """Whether the value is a name, a number, a date or a few words: who fills in a blank can know only these."""
    if fact.kind == "definition" or key.startswith(("a ", "an ")):
        return False
    return not isinstance(fact.value, str) or fact.kind == "acronym" or len(key.split()) <= MOST_WORDS


def _inside(text: str) -> str:
    """The sentence as it goes on behind an opening: a first article becomes small."""
    return text[:1].lower() + text[1:] if re.match(r"(?:The|A|An) ", text) else text


def _with_key(text: str, fact: Entry, key: str) -> str | None:
    if isinstance(fact.value, int | Decimal):
        found = list(re.finditer(rf"(?<![\w.,-])(?:{'|'.join(number_words(fact.value))})(?![\w-]|[.,]\d)", text))
        if len(found) != 1:
            return None
        return f"{text[: found[0].start()]}{key}{text[found[0].end() :]}"
    if isinstance(fact.value, str) and fact.value != key:
        text = text.replace(fact.value, key)
    if key[:1].isupper() and re.search(rf"\ban? {re.escape(key)}", text):
        return None  # the article would fit no other name
    return text if len(re.findall(rf"(?<![\w.,-])(?<!\d ){re.escape(key)}(?![\w-])", text)) == 1 else None
