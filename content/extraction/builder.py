"""Builds mentions: every rule hands its finding here, and none leaves without an exact quote."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal, NotRequired, TypedDict, Unpack

from content.extraction import articles, owners, statements
from content.extraction.mention import Mention, Span
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import MAX_WORDS, Subject
from content.ledger.entry import Hedge, Kind, Modality, Time, Value
from content.partialdate import PartialDate

VALUE_WORDS = 16
NAMING = frozenset(["stands-for", "full-name"])
"""Attributes whose value is a name only spoken of."""
NO_NAME = re.compile(
    r"(?:more|most|less|few|fewer|many|some|over|about|almost|nearly|additional|another|several|both|he|she|it|they|"
    r"(?:19|20)\d\d(?=$)|last(?= (?:of|year|month|week|day|night|time|one|two|three|few|decade)|$)|"
    r"(?:i|today|tomorrow|yesterday|tonight)(?=$)|good (?:morning|afternoon|evening)|"
    r"you|we|somebody|someone|anybody|anyone|"
    r"this|that|these|those|there|who|which|what|\d{1,3}(?:,\d{3})+|\d+ (?:per|troops|soldiers|men))\b(?!-)",
    re.IGNORECASE,
)
FURNITURE = (" page", " web page", " website", " article", " fact sheet", " factsheet")
"""What a text calls itself: nothing that it says of this is a fact."""
WORD = re.compile(r"[\w']+")
JOINT = re.compile(r"[,;] | (?:and|or|of|for|in|to|on|by|with|from|through|including|which|that|who) ")


class Details(TypedDict):
    """What a rule may say of its finding beside subject, attribute and value."""

    time: NotRequired[Time | None]
    unit: NotRequired[str]
    hedge: NotRequired[Hedge | None]
    modality: NotRequired[Modality]
    negated: NotRequired[bool]
    tier: NotRequired[Literal["A", "B"]]
    is_list: NotRequired[bool]
    is_volatile: NotRequired[bool]
    importance: NotRequired[int]


def mention(
    scene: Scene,
    sentence: Sentence,
    kind: Kind,
    subject: Subject | None,
    attribute: str,
    value: Value,
    quote: tuple[int, int],
    statement: str,
    rule: str,
    lead_in: Span | None = None,
    **details: Unpack[Details],
) -> Mention | None:
    """The finding as a mention, or None where it names no subject or says too much. ``quote``: in the sentence."""
    short = shortened(value) if isinstance(value, str) and kind != "sequence" else value
    if subject is None or not _is_nameable(subject) or not attribute or short == "":
        return None
    subject = owners.of_topic(scene, subject)
    if not subject.sure or short != value:
        details["tier"] = "B"
    value = short
    subject = replace(subject, words=_with_capitals(scene, subject.words, subject.words))
    statement = _with_capitals(scene, subject.words, statement)
    statement = owners.said_of(scene, subject, statement)
    if isinstance(value, str):
        statement = _with_capitals(scene, value, statement)
        value = _with_capitals(scene, value, value)
        value, statement = _without_capital(scene, value, statement)
    if kind != "acronym" and attribute not in NAMING:
        statement = _with_articles(scene, sentence, statement, subject, value)
    spans = [span(scene, sentence, "value", *quote)]
    if lead_in is not None:
        spans.append(lead_in)
    elif subject.start is not None and subject.end is not None:
        spans.append(span(scene, sentence, "subject", subject.start, subject.end))
    moment = details.get("time")
    found = _time_span(scene, sentence, moment)
    if found is not None:
        spans.append(found)
    document = scene.source.document
    topic = sentence.block.heading_path[-1] if sentence.block.heading_path else ""
    return Mention(
        document, kind, subject.words, attribute, value, statement, tuple(spans), rule, topic=topic, **details
    )


def _with_capitals(scene: Scene, name: str, words: str) -> str:
    """Words in which a name begins with the capital that the text always gives it: "the NLF Fijian guard"."""
    first, *others = name.split()
    for word in (first, *others[:1]) if first.isupper() else (first,):
        if word.isalpha() and word.capitalize() in scene.proper_words:
            words = re.sub(rf"\b{word.lower()}\b", word.capitalize(), words, count=1)
    return words


def _without_capital(scene: Scene, value: str, statement: str) -> tuple[str, str]:
    """Value and statement with a small letter in "the Political control": it was a capital for standing first."""
    first, _, rest = value.partition(" ")
    is_plain = first.istitle() and f"{first}{rest}".replace(" ", "").isalpha() and rest.islower()
    is_plain = is_plain and first not in scene.proper_words
    if not is_plain or f"the {value}" not in statement or statements.is_of_nation(first):
        return value, statement
    small = f"{first.lower()} {rest}"
    return small, statement.replace(f"the {value}", f"the {small}")


def _with_articles(scene: Scene, sentence: Sentence, statement: str, subject: Subject, value: Value) -> str:
    """A statement with the articles that its subject and its value have in the text."""
    if subject.start is not None:
        statement = articles.kept(statement, subject.words, sentence.words[: subject.end], subject.start)
    for name in (subject.words, value):
        if isinstance(name, str):
            statement = articles.given(statement, name, scene.articled)
    return statement


def _is_nameable(subject: Subject) -> bool:
    if f" {subject.words.casefold()}".endswith(FURNITURE):
        return False
    return 0 < len(subject.words.split()) <= MAX_WORDS and (subject.words.isupper() or not NO_NAME.match(subject.words))


def shortened(value: str) -> str:
    """A value of so few words as a fact may have: a longer one ends at the last joint that still fits."""
    words = [match.end() for match in WORD.finditer(value)]
    if len(words) <= VALUE_WORDS:
        return value if words else ""
    joints = [match.start() for match in JOINT.finditer(value) if match.start() <= words[VALUE_WORDS - 1]]
    return value[: joints[-1]].strip(" ,;") if joints else ""


def span(scene: Scene, sentence: Sentence, role: Literal["value", "subject", "time"], start: int, end: int) -> Span:
    """A stretch of a sentence as a span of the edition's text, spaces around it cut off."""
    first, last = sentence.start + start, sentence.start + end
    text = scene.source.text
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return Span(role, first, last, text[first:last])


def whole(sentence: Sentence) -> tuple[int, int]:
    """The whole sentence as a quote."""
    return 0, len(sentence.words)


def _time_span(scene: Scene, sentence: Sentence, time: Time | None) -> Span | None:
    moment = (time.begins or time.ends) if time else None
    if not isinstance(moment, PartialDate):
        return None
    if sentence.label is not None and sentence.label.start < 0 and sentence.label.when == moment:
        return span(scene, sentence, "time", sentence.label.start, sentence.label.end)
    at = next(
        (found for found in sentence.dates if found.when == moment or found.when.phrase == moment.phrase != ""), None
    )
    return span(scene, sentence, "time", at.start, at.end) if at else None
