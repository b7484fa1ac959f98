"""Nouns that carry a date of their own: a text that names its day, an event that took place on one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content.extraction import statements, subjects
from content.extraction.builder import mention
from content.extraction.dates import Found
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

EVENT_ENDINGS = re.compile(r"(?:tion|sion|ment|ance|ence|ing|al|ure|dom|meeting|ship)s?$", re.IGNORECASE)
EVENTS = frozenset(
    [
        "summit",
        "war",
        "campaign",
        "attack",
        "talk",
        "strike",
        "riot",
        "vote",
        "poll",
        "crisis",
        "visit",
        "launch",
        "start",
        "end",
        "close",
        "collapse",
        "coup",
        "ceasefire",
        "truce",
        "handover",
        "mandate",
        "operation",
        "conference",
        "session",
        "report",
        "speech",
        "exercise",
        "birth",
        "death",
        "election",
        "intervention",
        "arrival",
        "entry",
        "withdrawal",
        "meeting",
        "ruling",
        "decision",
        "referendum",
    ]
)
INSTRUMENT = re.compile(
    r"(?P<name>(?:[A-Z][\w-]*(?: of(?: the)?)? ){0,6}(?:[Rr]esolution|Agreement|Treaty|Accord|"
    r"Accords|Protocol|Declaration|Decision|Act|"
    r"Regulation|Convention|UNSCR)(?: \([A-Z]+\))?(?: [A-Z]?\d[\w/]*(?: \(\d{4}\))?)?)"
    r"(?: of | \(|, (?:of|dated|adopted on) )$"
)


def text(scene: Scene, sentence: Sentence, found: Found) -> Mention | None:
    """The text that the date belongs to, as in "Resolution 7 of 3 May 1998"."""
    match = INSTRUMENT.search(sentence.words[max(0, found.start - 100) : found.start])
    if match is None:
        return None
    start = max(0, found.start - 100) + match.start("name")
    name = scene.names.canonical(match["name"])
    subject = Subject(name, start, start + len(match["name"]))
    time = Time("event", found.when, None, found.known)
    return mention(
        scene,
        sentence,
        "date_event",
        subject,
        "adopted",
        found.when,
        (start, found.end),
        statements.placed(f"{name} dates from {found.when.plain()}", None),
        "date: of a text",
        time=time,
        tier="A" if re.search(r"\d", name) else "B",
    )


def event(scene: Scene, sentence: Sentence, found: Found) -> Mention | None:
    """The event that a noun names, as in "the ruling of the court on 3 May 1998"."""
    root = sentence.root_of(found)
    head = root.head if root is not None else None
    if head is not None and head.dep_ == "prep":
        head = head.head
    if head is None or head.pos_ not in ("NOUN", "PROPN") or head.i > (root.i if root is not None else 0) + 3:
        return None
    head = _event_noun(head, found)
    if head is None:
        return None
    if any(token.tag_ == "PRP$" for token in head.lefts):
        return None
    subject = subjects.named(scene, sentence, head)
    words = subject.words
    start = subject.start if subject.start is not None else 0
    if subject.start is None or not words or len(words.split()) < 2:
        return None
    time = Time("event", found.when, None, found.known)
    is_sure = subject.sure and found.connector in ("on", "in", "at", "during", "")
    return mention(
        scene,
        sentence,
        "date_event",
        subject,
        "date",
        found.when,
        (min(start, found.start), max(found.end, subject.end or 0)),
        statements.placed(f"{subject.said} took place", time),
        "date: noun",
        time=time,
        tier="A" if is_sure else "B",
    )


def _event_noun(head: Token, found: Found) -> Token | None:
    for _ in range(3):
        if head.idx > found.start and found.connector not in ("at", ""):
            return None
        if head.lemma_.casefold() in EVENTS or (EVENT_ENDINGS.search(head.text) and len(head.text) > 5):
            return head
        if head.dep_ == "pobj" and head.head.head.pos_ in ("NOUN", "PROPN"):
            head = head.head.head
        else:
            return None
    return None
