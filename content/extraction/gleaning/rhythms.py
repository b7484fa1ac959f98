"""Rhythms: how often something happens: "every six months", "each August", "twice a year"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import entities, owners, phrases, statements, subjects, times
from content.extraction.builder import mention
from content.extraction.dateparts import MONTH_NAME, WEEKDAY_NAME
from content.extraction.families import event_subjects
from content.extraction.gleaning import saying
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

COUNT = r"(?:other|second|third|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2})"
RHYTHM = re.compile(
    rf"\b(?:every|each) (?:{COUNT} )?(?:days?|weeks?|fortnight|months?|quarter|years?|spring|summer|autumn|winter|"
    rf"night|morning|{MONTH_NAME}|{WEEKDAY_NAME})\b|"
    rf"\b(?:once|twice|three times|four times) (?:a|per|every|each) (?:day|week|month|year)\b",
)


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """How often the clauses of a text say that something is done."""
    for sentence in scene.sentences:
        if sentence.block.kind != "heading" and not saying.is_spoken(sentence):
            for match in RHYTHM.finditer(sentence.words):
                yield from filter(None, [_repeated(scene, sentence, match)])


def _repeated(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Mention | None:
    verb = _verb_of(sentence, match)
    if verb is None or phrases.is_negated(verb) or _counts(sentence, verb, match) or 0 < match.start() < verb.idx:
        return None
    subject, told = _told(scene, sentence, verb)
    if subject is None or not subject.words or not told:
        return None
    shown = told if match.group() in told else f"{told} {match.group()}"
    return mention(
        *(scene, sentence, "other", subject, entities.key_of(f"{verb.lemma_} how often"), match.group()),
        (min(verb.idx, match.start()), max(match.end(), verb.idx + len(verb.text))),
        statements.placed(f"{subject.said} {shown}", None),
        "gleaned: rhythm",
        time=Time("state") if phrases.is_past(verb) else times.written(scene, "state"),
    )


def _verb_of(sentence: Sentence, match: re.Match[str]) -> Token | None:
    """The verb on which the words hang by themselves, rather than on a number: "2,000 guards every year"."""
    first = next((one for one in sentence.tokens if one.idx >= match.start()), None)
    inside = [one for one in sentence.tokens if match.start() <= one.idx < match.end()]
    top = next((one for one in inside if one.head not in inside), first)
    return top.head if top is not None and top.head.pos_ == "VERB" and top.head != top else None


def _counts(sentence: Sentence, verb: Token, match: re.Match[str]) -> bool:
    """Whether the clause tells how much is done in that time: the quantities have it."""
    numbers = (one for one in verb.subtree if one.like_num and not match.start() <= one.idx < match.end())
    return any(sentence.date_at(one) is None for one in numbers)


def _told(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Subject | None, str]:
    """Of what the rhythm is told, and what is said of it: a mandate "is renewed" where a council renews it."""
    thing = phrases.child(verb, "dobj")
    lemma = verb.lemma_.casefold()
    if thing is not None and lemma in event_subjects.EXTENDING and thing.lemma_.casefold() in event_subjects.EXTENDED:
        named = owners.of_topic(scene, subjects.named(scene, sentence, thing))
        be = statements.be(named.words, past=phrases.is_past(verb))
        return Subject(
            named.words, named.start, named.end, told=f"the {named.words}"
        ), f"{be} {event_subjects.done(verb)}"
    found = saying.subject_of(scene, subjects.of_verb(scene, sentence, verb))
    return found, saying.clause_of(verb)
