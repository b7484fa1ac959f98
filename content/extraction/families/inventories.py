"""Inventories: lines that open with a number and have no verb of their own: "24 patrol boats", "900 guards trained"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import amounts, entities, figure_times, numbers, statements, subjects
from content.extraction.builder import mention, whole
from content.extraction.families.figure_deeds import DONE_BY
from content.extraction.mention import Mention
from content.extraction.numbers import Number
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

PART = re.compile(r"(?:among|of|including)(?: (?:them|whom|which|these))?(?: were| are)? *$", re.IGNORECASE)
OF_THEM = re.compile(r" of (?:them|whom|which|these)(?: (?:were|are))? ([a-z][\w-]+(?: [a-z][\w-]+){0,2})")
FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|shall|can|may|must)\b", re.IGNORECASE)
ACTIVE = vocabulary(
    "arrived left departed returned remained served took came went died lived joined attended participated"
)


def find(scene: Scene) -> Iterator[Mention]:
    """What the bullets of a text list with a number in front."""
    for sentence in scene.sentences:
        if sentence.block.kind == "bullet" and sentence.start == sentence.block.start:
            yield from _of_bullet(scene, sentence)


def _of_bullet(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    found = list(numbers.find(sentence.words, sentence.dates))
    topic = subjects.topic(scene)
    if not found or found[0].from_ != 0 or topic is None or FINITE.search(sentence.words):
        return
    amount = amounts.read(sentence, found[0])
    noun = _noun(sentence, found[0])
    if amount is None or noun is None:
        return
    unit = sentence.words[found[0].end : noun.idx + len(noun.text)].strip(" -")
    verb = sentence.tokens[noun.i + 1] if noun.i + 1 < len(sentence.tokens) else None
    done = verb is not None and verb.tag_ in ("VBN", "VBD") and verb.lower_ not in ACTIVE
    if verb is not None and verb.pos_ in ("VERB", "AUX") and not done:
        return
    subject = Subject(topic.words)
    time = figure_times.of_line(scene, sentence)
    first = _line(scene, sentence, subject, found[0], unit, verb.lower_ if done and verb is not None else "", time)
    if first is None:
        return
    yield first
    yield from _parts(scene, sentence, first, found[1:], unit, verb.lower_ if done and verb is not None else "")


def _line(
    scene: Scene, sentence: Sentence, subject: Subject, number: Number, unit: str, done: str, time: Time
) -> Mention | None:
    planned = (
        scene.dated is not None
        and time.begins is not None
        and time.begins != scene.dated
        and scene.dated.is_before(time.begins)
    )
    slug = entities.key_of(f"{unit} {done}")
    if done:
        when = statements.when(time.begins)
        when = re.sub(r"^(?:on|in|at|by) ", "", when)
        lead = (
            f"{when[:1].upper()}{when[1:]}, "
            if when.startswith(("between", "until", "after"))
            else f"By {when}, "
            if when
            else ""
        )
        was = "were" if lead.startswith("Between") else "had been"
        told = f"{lead}{number.told(unit)} {was} {done} by {subject.words}"
        told = told if done in DONE_BY else f"{lead}{subject.words} counted {number.told(unit)} {done}"
        return _made(scene, sentence, subject, slug, number, unit, statements.placed(told, None), time)
    has = "was to have" if planned else "had" if time.begins or time.ends else "has"
    told = statements.placed(f"{subject.words} {has} {number.told(unit)}", time)
    return _made(scene, sentence, subject, slug, number, unit, told, time, planned=planned)


def _parts(
    scene: Scene, sentence: Sentence, first: Mention, found: list[Number], unit: str, done: str
) -> Iterator[Mention]:
    """As in "900 guards trained, among them 40 women", "24 vehicles, 4 of them ambulances"."""
    for number in found:
        before = sentence.words[: number.from_]
        of_them = OF_THEM.match(sentence.words, number.end)
        amount = amounts.read(sentence, number)
        if of_them:
            what = of_them[1]
        elif PART.search(before) and amount is not None and amount.unit:
            what = amount.unit
        else:
            continue
        owner = f"{unit} {done} by {first.subject}" if done in DONE_BY else f"{first.subject} {unit}"
        told = f"{number.told()} of the {owner} were {what}"
        made = _made(
            scene, sentence, Subject(owner[:1].upper() + owner[1:]), entities.key_of(what), number, what,
            statements.placed(told, first.time), first.time or Time("observation"),
        )  # fmt: skip
        if made is not None:
            yield made


def _noun(sentence: Sentence, number: Number) -> Token | None:
    """The last of the nouns that follow a number at once."""
    last = None
    for token in sentence.tokens:
        if token.idx < number.end or token.text == "-":
            continue
        if token.pos_ in ("NOUN", "PROPN"):
            last = token
        elif token.pos_ not in ("ADJ",) and not (last is None and token.tag_ in ("VBN", "VBG", "VBD")):
            break
    return last


def _made(
    scene: Scene,
    sentence: Sentence,
    subject: Subject,
    slug: str,
    number: Number,
    unit: str,
    told: str,
    time: Time,
    *,
    planned: bool = False,
) -> Mention | None:
    return mention(
        scene,
        sentence,
        "quantity",
        subject,
        slug,
        number.amount,
        whole(sentence),
        told,
        "quantity: bullet",
        unit=unit,
        hedge=number.hedge,
        time=time,
        modality="planned" if planned else "happened",
        is_volatile=True,
        tier="A",
    )
