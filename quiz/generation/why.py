"""Explanations: why the key is right, as of when and according to whom; and why a distractor is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from content.ledger.entry import Entry, Source
from content.partialdate import PartialDate
from quiz.generation import inversion
from quiz.generation.events import is_to_come
from quiz.generation.phrasing import capitalised, listed, publisher, publishers, written
from quiz.generation.sentences import UNDATED
from quiz.generation.tense import told_as_past


def why(fact: Entry, premises: Sequence[Entry] = ()) -> str:
    """Two sentences: what the fact says, and who says so in which text, or from what it follows."""
    return why_all([fact], lambda _: premises)


def why_all(facts: Sequence[Entry], premises_of: Callable[[Entry], Sequence[Entry]] = lambda _: ()) -> str:
    """What each of the facts says, each text that says so named once, behind what it says."""
    told: dict[str, list[str]] = {}
    for fact in facts:
        told.setdefault(_said_by(fact, premises_of(fact)), []).append(_statement(fact))
    return " ".join(f"{' '.join(said)} {by}".strip() for by, said in told.items())


def _statement(fact: Entry) -> str:
    bare = fact.statement.strip().removesuffix(".")
    is_over = isinstance(fact.value, PartialDate) and fact.modality == "happened" and not is_to_come(fact)
    told = told_as_past(bare) if is_over and fact.time.nature == "event" else None
    statement = inversion.with_article(told or bare)
    return re.sub(r"\bkm2\b", "km²", f"{statement}.")


def _said_by(fact: Entry, premises: Sequence[Entry]) -> str:
    if not fact.sources:
        return _derived(fact, premises) if fact.premises else ""
    source = _newest(fact.sources)
    by = publisher(source) if source.publisher else "the source"
    others = [name for name in publishers(fact.sources) if name != by]
    also = f" So do other texts of {listed(others)}." if others else ""
    return f"{capitalised(by)} {_say(by)} so in “{source.title}”, {written(source)}.{also}"


def _derived(fact: Entry, premises: Sequence[Entry]) -> str:
    """From what a derived fact follows, and where that stands. An order tells its events already, with their dates."""
    if not premises:
        return "This follows from other facts."
    texts = dict.fromkeys(f"“{source.title}”" for entry in premises for source in entry.sources)
    stand = f" They stand in {listed(texts)}." if texts else ""
    if fact.kind == "sequence":
        return f"This follows from {len(premises)} other facts.{stand}"
    told = "; ".join(entry.statement.strip().rstrip(".") for entry in premises)
    return f"This follows from other facts: {told}.{stand}"


def of_other_fact(other: Entry) -> str:
    """Why another fact's value is wrong here: what that value belongs to."""
    statement = other.statement.strip().replace(UNDATED, "")
    return statement if statement.endswith(".") else f"{statement}."


def of_figure(text: str, key: str) -> str:
    """Why a made-up figure is wrong."""
    return f"No source gives {text}; the figure is {key}."


def of_expansion(acronym: str, key: str) -> str:
    """Why a made-up expansion is wrong."""
    return f"{acronym} stands for {key}."


def of_place(key: str) -> str:
    """Why another place is wrong."""
    return f"The source names {key}."


def _newest(sources: tuple[Source, ...]) -> Source:
    return max(sources, key=lambda source: (str(source.dated) if source.dated else "", source.document, source.start))


def _say(publisher: str) -> str:
    return "say" if publisher.casefold().endswith("forces") else "says"
