"""Mention: one place in one text where a rule found a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from content.ledger.entry import Hedge, Kind, Modality, Time, Value
from content.partialdate import PartialDate

Role = Literal["value", "subject", "time"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the edition's text, in Unicode code points: ``text[start:end] == quote``."""

    role: Role
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text to extract from, with what is known of it. ``published`` is None where that is unknown."""

    document: str
    text: str
    title: str = ""
    publisher: str = ""
    published: PartialDate | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Mention:
    """A fact where it stands. ``spans[0]`` has the role "value" and is the quote that carries the fact.

    ``tier`` A is sure enough to draft questions from, B is shown to the instructor only; ``rule`` names the rule that
    found it. ``time`` is None where the fact needs none (a definition, an acronym). ``topic`` is the heading it stands
    under, if any.
    """

    document: str
    kind: Kind
    subject: str
    attribute: str
    value: Value
    statement: str
    spans: tuple[Span, ...]
    rule: str
    time: Time | None = None
    unit: str = ""
    hedge: Hedge | None = None
    modality: Modality = "happened"
    negated: bool = False
    tier: Literal["A", "B"] = "B"
    is_list: bool = False
    is_volatile: bool = False
    importance: int = 2
    topic: str = ""
