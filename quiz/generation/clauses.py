"""Clauses: a fact as one whole dated sentence in which its value stands as an option prints it."""

from __future__ import annotations

import re
from decimal import Decimal

from content.ledger.entry import Entry
from content.partialdate import PartialDate
from quiz.generation import inversion
from quiz.generation.events import is_to_come
from quiz.generation.phrasing import STARTS, capitalised, moment
from quiz.generation.sentences import (
    ASIDE,
    SMALL_NUMBERS,
    UNDATED,
    Sentence,
    is_small_and_hedged,
    names_a_month,
    number_words,
    take_apart,
)
from quiz.generation.tense import told_as_past

TO_COME = re.compile(r"\b(?:will|shall|is to|are to)\b")
MOST_WORDS, LONGEST = 4, 32
REMARKED = re.compile(r", (?:which|who|whose) ")
ANAPHORIC = re.compile(r"^(?:it|its|they|their|this|these|those|that|he|she|his|her)\b", re.IGNORECASE)


def clause(fact: Entry, key: str) -> str | None:
    """The statement, its value as ``key``, with its date where the value changes; None where that cannot be had."""
    sentence = take_apart(fact.statement)
    if sentence is None or not _is_fit_for_blank(fact, key) or not _stands_alone(fact, sentence):
        return None
    if fact.modality == "planned" and TO_COME.search(fact.statement):
        return None
    told = _told(sentence, ASIDE.sub("", fact.statement.replace(UNDATED, "")))
    is_event = isinstance(fact.value, PartialDate) and fact.time.nature == "event"
    if is_event and fact.modality == "happened" and not is_to_come(fact):
        told = told_as_past(told) or told
    text = _with_key(told, fact, key)
    if text is None:
        return None
    if fact.is_volatile and not sentence.has_year:
        when = moment(fact.time.begins)
        if when is None:
            return None
        text = f"{capitalised(when)}, {_inside(text)}"
    text = re.sub(r"\bkm2\b", "km²", text)
    return text if text.endswith(".") else f"{text}."


def _stands_alone(fact: Entry, sentence: Sentence) -> bool:
    """Whether the sentence is short and plain, begins with no numeral, and has the year of each date it names."""
    body = sentence.body
    if ANAPHORIC.match(body) or REMARKED.search(body) or ": " in fact.statement or body[:1].isdigit():
        return False
    return len(fact.statement.split()) <= LONGEST and (sentence.has_year or not names_a_month(body))


def _told(sentence: Sentence, statement: str) -> str:
    """The statement with its article; behind an opening a number word is small: "In May, eleven men …"."""
    body = sentence.body
    if sentence.openings and body.split()[0].casefold() in SMALL_NUMBERS:
        return statement.replace(body, body[:1].lower() + body[1:])
    return inversion.with_article(statement) if sentence.is_whole else statement


def _is_fit_for_blank(fact: Entry, key: str) -> bool:
    """Whether the value is a name, a number, a date or a few words: who fills in a blank can know only these."""
    if is_small_and_hedged(fact) or STARTS.match(key):
        return False
    if fact.kind == "location" and any(key in name for name in fact.subject_aliases):
        return False
    if (
        fact.kind == "definition"
        or fact.is_list
        or (fact.kind == "role" and not re.match(r"(?:the )?[A-Z0-9].*[A-Z]|[A-Z]", key))
    ):
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
