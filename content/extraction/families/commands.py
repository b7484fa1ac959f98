"""Commands: who leads, mans, runs or launches what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from content.extraction import (
    actors,
    countries,
    doctime,
    people,
    phrases,
    statements,
    subjects,
    tenures,
    times,
)
from content.extraction.builder import mention
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

LED_BY = re.compile(
    r"\b(?P<verb>led|headed|commanded|chaired)(?: at first| initially| originally| jointly)? by (?:the )?"
)
DONE_BY = vocabulary("""
    implement run oversee supervise manage lead command operate head chair launch direct exercise coordinate co-chair
    organise organize administer broker mediate guarantee sponsor
""")
DOES = vocabulary("command head chair lead direct man co-chair coordinate")
AGENTS = DOES | {"launch", "exercise", "oversee", "supervise"}
FAR = 40
PAST = {
    "run": "ran",
    "oversee": "oversaw",
    "lead": "led",
    "man": "manned",
    "command": "commanded",
    "co-chair": "co-chaired",
}


def find(scene: Scene) -> Iterator[Mention]:
    """Who leads, mans or runs what."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading":
            continue
        yield from _led_by(scene, sentence)
        for verb in sentence.tokens:
            if verb.pos_ not in ("VERB", "AUX", "ADJ") or verb.lemma_.casefold() not in DONE_BY:
                continue
            made = _does(scene, sentence, verb) if _is_active(verb) else _done_by(scene, sentence, verb)
            if made is not None:
                yield made


def _is_active(verb: Token) -> bool:
    """As in "commands", "has commanded"; not "is commanded", "commanded by"."""
    return _is_perfect(verb) or verb.tag_ in ("VBZ", "VBD", "VBP")


def _is_perfect(verb: Token) -> bool:
    helped = any(one.lemma_ == "have" for one in verb.children if one.dep_ == "aux")
    return verb.tag_ == "VBN" and helped and phrases.child(verb, "auxpass", "agent") is None


def _done_by(scene: Scene, sentence: Sentence, verb: Token) -> Mention | None:
    """As in "is being implemented by x", "located in y and led at first by z"."""
    doer = phrases.object_of(verb, "by")
    head = phrases.child(verb, "nsubjpass") or (verb.head if verb.dep_ == "acl" else None)
    if doer is None or doer.i < verb.i or (head is not None and sentence.date_at(head) is not None):
        return None
    thing = actors.named(scene, sentence, head) if head is not None else subjects.of_verb(scene, sentence, verb)
    who = actors.named(scene, sentence, doer)
    if thing is None or not thing.words or not who.words or countries.is_country(thing.words):
        return None
    return _deed(scene, sentence, verb, who, thing, is_named=actors.is_name(doer, who))


def _led_by(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "located in Aveli and led at first by General X", where the parser loses what is led."""
    for match in LED_BY.finditer(sentence.words):
        verb = next((token for token in sentence.tokens if token.idx == match.start("verb")), None)
        who = next((one for one in people.find(sentence.words) if one.start == match.end()), None)
        if verb is None or who is None or (verb.tag_ == "VBN" and phrases.object_of(verb, "by") is not None):
            continue
        before = [one for one in sentence.tokens[: verb.i] if one.dep_ == "acl" and one.tag_ == "VBN"]
        if not before or verb.i < 1 or verb.nbor(-1).lower_ not in ("and", ","):
            continue
        thing = actors.named(scene, sentence, before[-1].head)
        leader = Subject(who.words, who.start, who.end)
        made = _deed(scene, sentence, verb, leader, thing, is_named=True)
        if made is not None:
            yield made


def _does(scene: Scene, sentence: Sentence, verb: Token) -> Mention | None:
    """As in "the commander, who heads the planning staff", "Italy leads the western command"."""
    if verb.lemma_.casefold() not in DOES:
        return None
    thing = phrases.child(verb, "dobj")
    subject = phrases.child(verb, "nsubj")
    if thing is None or subject is None or phrases.is_negated(verb):
        return None
    if subject.lower_ in subjects.RELATIVE and verb.dep_ == "relcl":
        subject = verb.head
    who = actors.named(scene, sentence, subject)
    led = subjects.named(scene, sentence, thing)
    is_named = actors.is_name(subject, who) and any(word[0].isupper() for word in led.words.split())
    is_named = is_named and not countries.is_country(led.words)
    return _deed(scene, sentence, verb, who, led, is_named=True) if is_named else None


def _deed(
    scene: Scene, sentence: Sentence, verb: Token, who: Subject, thing: Subject, *, is_named: bool
) -> Mention | None:
    lemma = verb.lemma_.casefold()
    if scene.names.long_of.get(who.words, who.words) == scene.names.long_of.get(thing.words, thing.words):
        return None
    if thing.words.startswith(("new ", "current ")):
        thing = replace(thing, words=scene.names.canonical(thing.words.split(" ", 1)[1]), told="")
    time = times.holds(scene, sentence, verb, verb.idx, "state") if lemma == "launch" else _time(scene, sentence, verb)
    far = thing.start is not None and verb.idx - thing.start > FAR
    ends = () if far else (thing.start, thing.end)
    known = [at for at in (verb.idx, who.start, who.end, *ends) if at is not None]
    is_guessed = thing.start is None and thing.words != scene.names.topic  # "it" of a sentence before
    sure = (
        who.sure
        and thing.sure
        and not is_guessed
        and is_named
        and not phrases.is_negated(verb)
        and len(thing.words.split()) <= 6
    )
    return mention(
        scene,
        sentence,
        "role",
        who,
        _third(lemma),
        thing.words,
        (min(known), max(known)),
        _told(verb, who, thing, time),
        "role: done by" if verb.tag_ == "VBN" else "role: does",
        time=time,
        tier="A" if sure and lemma in AGENTS else "B",
        modality=times.modality(verb),
        negated=phrases.is_negated(verb),
        is_volatile=lemma in AGENTS - {"launch"},
    )


def _told(verb: Token, who: Subject, thing: Subject, time: Time) -> str:
    words = f"{who.said} {_did(verb, who, time)} {_shown(thing)}"
    if _is_perfect(verb) and time.begins is not None and time.ends is None:
        return f"{words[:1].upper()}{words[1:]} since {tenures.plain(time.begins)}."
    return (
        tenures.said(words[:1].upper() + words[1:], time) if time.ends is not None else statements.placed(words, time)
    )


def _did(verb: Token, who: Subject, time: Time) -> str:
    """The verb as the statement says it: past where it is over or dated, "will" where it is planned."""
    lemma = verb.lemma_.casefold()
    if times.modality(verb) == "planned":
        return f"will {lemma}"
    past = PAST.get(lemma, f"{lemma}d" if lemma.endswith("e") else f"{lemma}ed")
    if _is_perfect(verb) and time.ends is None and not phrases.is_negated(verb):
        return f"{'have' if statements.be(who.words, past=False) == 'are' else 'has'} {past}"
    if lemma == "launch" or time.begins is not None or time.ends is not None or _is_past(verb):
        return f"did not {lemma}" if phrases.is_negated(verb) else past
    return lemma if statements.be(who.words, past=False) == "are" else _third(lemma)


def _shown(thing: Subject) -> str:
    """A thing as a sentence says it: with its article, in lower case where it is no name."""
    said = thing.said
    if said[1:].islower() and not said.startswith(("the ", "a ", "an ")):
        return statements.the(said[:1].lower() + said[1:])
    return said


def _is_past(verb: Token) -> bool:
    """Whether a verb tells what is over; "led by" without a finite verb is as the sentence is."""
    helped = any(one.dep_ in ("aux", "auxpass", "nsubj") for one in verb.children)
    if helped or verb.tag_ != "VBN":
        return phrases.is_past(verb)
    above = next((one for one in verb.ancestors if one.tag_ in phrases.FINITE), None)
    return above is not None and above.tag_ == "VBD"


def _time(scene: Scene, sentence: Sentence, verb: Token) -> Time:
    for found in sentence.dates:
        if doctime.governor(sentence.tokens, found) == verb:
            return tenures.of(sentence, found.start, found.start + 1) or Time("state")
    return Time("state") if _is_past(verb) or _is_perfect(verb) else times.written(scene, "state")


def _third(lemma: str) -> str:
    return f"{lemma}es" if lemma.endswith(("sh", "ch", "s")) else f"{lemma}s"
