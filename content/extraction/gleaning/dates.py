"""Dates that no family took: in brackets, in rows, of clauses that the rules for events do not understand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from content.extraction import doctime, phrases, subjects
from content.extraction.builder import mention
from content.extraction.dates import Found
from content.extraction.families import date_events, event_telling
from content.extraction.gleaning import saying
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.partialdate import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token

STAMPED = re.compile(
    r"\b(?:updated?|modified|reviewed|revised|published|posted|released|issued|date|correct|as (?:of|at|on)|status)"
    r"(?: on| as of)?:? *$",
    re.IGNORECASE,
)
INSTRUMENT = re.compile(
    r"(?:Resolution|Decision|Regulation|Law|Act|Agreement|No\.?) ?[\w/()-]* ?\(?$|"
    r"\b(?:Code|Statute|Charter) of (?:the )?$"
)


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """One event for each date that was not taken yet."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading" or saying.is_spoken(sentence):
            continue
        told = {_days(one.value) for one in taken.of(sentence, "date_event") if isinstance(one.value, PartialDate)}
        figures = {_days(one.time.begins) for one in taken.of(sentence, "quantity", "role") if one.time is not None}
        for found in _dates(sentence):
            days = _days(found.when)
            if days not in told and days not in figures and not _is_of_text(sentence, found):
                yield from filter(None, [_event(scene, sentence, found)])


def _dates(sentence: Sentence) -> Iterator[Found]:
    """The dates of a sentence and of the entry that it opens, both ends of a span by themselves."""
    label = sentence.label
    opening = [label] if label is not None and label.start < 0 and label.end <= 0 else []
    for found in (*opening, *sentence.dates):
        yield from date_events.ends_of(replace(found, connector="until") if found.connector == "to" else found)


def _days(when: PartialDate | None) -> tuple[object, object]:
    return (when.earliest, when.latest) if when is not None else (None, None)


def _is_of_text(sentence: Sentence, found: Found) -> bool:
    """Whether a date only says when the text was written, or belongs to the name of another one."""
    before = sentence.words[: max(0, found.start)]
    return STAMPED.search(before) is not None or INSTRUMENT.search(before) is not None


def _event(scene: Scene, sentence: Sentence, found: Found) -> Mention | None:
    verb = doctime.governor(sentence.tokens, found) if found.start >= 0 else _main_verb(sentence)
    aside = _named_before(sentence, found) if found.is_bracketed else None
    subject = _subject(scene, sentence, verb, aside)
    if subject is None:
        return None
    value, time = event_telling.placed(found)
    slug = event_telling.attribute(verb, found) if verb is not None else ""
    if aside is not None:
        slug = f"{slug}-{aside.lemma_.casefold()}" if subject.start != aside.left_edge.idx else slug
    start = min(found.start, 0) if aside is None else 0
    return mention(
        scene,
        sentence,
        "date_event",
        subject,
        slug or "date",
        value,
        (start, len(sentence.words)),
        _told(scene, sentence, found, subject),
        "gleaned: date",
        time=time,
        modality="planned" if verb is not None and doctime.is_to_come(verb) else "happened",
        negated=verb is not None and phrases.is_negated(verb),
    )


def _main_verb(sentence: Sentence) -> Token | None:
    return next((one for one in sentence.tokens if one.dep_ == "ROOT" and one.pos_ in ("VERB", "AUX")), None)


def _named_before(sentence: Sentence, found: Found) -> Token | None:
    """The noun right before a date in brackets."""
    before = [token for token in sentence.tokens if token.idx < found.start and token.text not in "(,"]
    return before[-1] if before and before[-1].pos_ in ("NOUN", "PROPN") else None


def _subject(scene: Scene, sentence: Sentence, verb: Token | None, aside: Token | None) -> Subject | None:
    """Of whom the date tells: the subject of its verb, the noun before its bracket, the first noun of its row."""
    found = subjects.of_verb(scene, sentence, verb) if verb is not None else None
    if found is not None:
        return found if found.words else None  # "she", of whom nothing is known
    noun = aside or next(
        (one for one in sentence.tokens if one.pos_ in ("NOUN", "PROPN") and _is_plain(sentence, one)), None
    )
    if noun is None:
        return subjects.topic(scene, sentence)
    while noun.dep_ in ("compound", "amod", "nmod") and noun.head.i > noun.i:
        noun = noun.head
    return saying.subject_of(scene, subjects.named(scene, sentence, noun, tails=False))


def _is_plain(sentence: Sentence, token: Token) -> bool:
    return sentence.date_at(token) is None and token.ent_type_ != "DATE"


def _told(scene: Scene, sentence: Sentence, found: Found, subject: Subject) -> str:
    words = saying.printed(scene, sentence)
    if found.start >= 0:
        return words
    moment = found.when.plain()
    return saying.whole(f"{moment}: {words}")
