"""Duties: what somebody is responsible for, is in charge of, watches over, or serves as."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import actors, entities, phrases, statements, subjects, times
from content.extraction.builder import VALUE_WORDS, mention
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

RESPONSIBLE = re.compile(r"\bresponsib(?:le|ility) for (?!the (?:first|second|last) time)")
CHARGE = re.compile(
    r"\b(?P<verb>is|are|was|were|remains?)(?: also| now| currently)? "
    r"(?:in charge of|tasked with|charged with|entrusted with) "
)
BELONGS = re.compile(
    r"\b(?:is|are|was|were|remains?)(?: now| currently| still| primarily)? (?:the|a) (?:sole |primary |main )?"
    r"responsibility of (?:the )?"
)
ACTS = re.compile(r"\b(?:operates?|acts?|serves?|functions?) as (?:the |a |an )?(?=[a-z])")
WATCHES = re.compile(r"\b(?P<verb>watch|oversee|supervise|safeguard|guard)(?:e?s)?(?: over)? (?=[a-zA-Z])")
MAIN_TASK = re.compile(
    r"\b(?:main|chief|primary|principal|core|key|central|original|initial|sole|overall) "
    r"(?:task|role|business|function|job|mission|duty|responsibility|purpose)(?: there| today)? "
    r"(?P<verb>is|was|has been|remains|will be) to (?P<what>[a-z][^.;]+)"
)
PAST = {
    "acts": "acted",
    "watches": "watched",
    "oversees": "oversaw",
    "supervises": "supervised",
    "safeguards": "safeguarded",
    "guards": "guarded",
}
DUTY_ENDS = re.compile(r"[.;]|, (?![\w -]+(?:,| and ))|\bthat\b|\bwhich\b")
FIRST_COMMA = re.compile(r"[.;,]|\bthat\b|\bwhich\b")

DENIABLE = re.compile(r"^(is|are|was|were|will) ")


def find(scene: Scene) -> Iterator[Mention]:
    """The duties told in a text."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading":
            continue
        yield from _duties(scene, sentence)
        yield from filter(None, (_belongs(scene, sentence, match) for match in BELONGS.finditer(sentence.words)))
        yield from filter(None, (_main_task(scene, sentence, match) for match in MAIN_TASK.finditer(sentence.words)))


def _duties(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "is responsible for x", "operates as y", "responsibility for x rests with y"."""
    for match in RESPONSIBLE.finditer(sentence.words):
        verb = _verb_above(sentence, match.start())
        if verb is None:
            continue
        if verb.lemma_ in ("rest", "lie", "belong"):
            yield from _rests(scene, sentence, verb, match.end())
            continue
        yield from _told(scene, sentence, verb, match.end(), "responsible-for", "is responsible for")
    yield from _charged(scene, sentence)


def _charged(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "is in charge of x", "acts as x", "watches over x"."""
    for match in CHARGE.finditer(sentence.words):
        is_charge = " charge of" in match.group()
        attribute, words = ("in-charge-of", "is in charge of") if is_charge else ("tasked-with", "is tasked with")
        yield from _told(scene, sentence, _token(sentence, match.start()), match.end(), attribute, words)
    for match in ACTS.finditer(sentence.words):
        yield from _told(scene, sentence, _token(sentence, match.start()), match.end(), "acts-as", "acts as the")
    for match in WATCHES.finditer(sentence.words):
        verb = _token(sentence, match.start())
        if verb is not None and verb.tag_ in ("VBZ", "VBP") and phrases.child(verb, "nsubj") is not None:
            attribute = "supervises" if verb.lemma_ == "supervise" else "oversees"
            if _is_of_several(verb):
                continue
            yield from _told(scene, sentence, verb, match.end(), attribute, match.group().strip())


def _is_of_several(verb: Token) -> bool:
    """Whether several watch together: no one of them can be named alone."""
    first = phrases.child(verb, "nsubj")
    return verb.tag_ == "VBP" and first is not None and phrases.child(first, "conj") is not None


def _token(sentence: Sentence, at: int) -> Token | None:
    return next((token for token in sentence.tokens if token.idx == at), None)


def _verb_above(sentence: Sentence, at: int) -> Token | None:
    token = _token(sentence, at)
    return next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None) if token is not None else None


def _told(
    scene: Scene, sentence: Sentence, verb: Token | None, at: int, attribute: str, words: str
) -> Iterator[Mention]:
    if verb is None:
        return
    subject = actors.of_verb(scene, sentence, verb)
    made = _duty(scene, sentence, subject, at, attribute, words, verb)
    if made is not None:
        yield made


def _duty(
    scene: Scene, sentence: Sentence, subject: Subject | None, at: int, attribute: str, words: str, verb: Token
) -> Mention | None:
    end = (FIRST_COMMA if attribute == "acts-as" else DUTY_ENDS).search(sentence.words, at)
    value = sentence.words[at : end.start() if end is not None else None].strip()
    if len(value.split()) > VALUE_WORDS:
        value = re.split(r" of an? |,", value, maxsplit=1)[0]
    value = " ".join(entities.BRACKET.sub("", value).split())
    if subject is None or not value or re.match(r"(?:this|that|these|those|it|them|doing)\b", value):
        return None
    planned = times.modality(verb) == "planned"
    time = Time("state") if planned or phrases.is_past(verb) else times.written(scene, "state")
    told = (
        f"will {words}"
        if planned
        else words.replace(
            "is ", f"{statements.be(subject.words, past=bool(time.begins) or phrases.is_past(verb))} ", 1
        )
    )
    told = told.replace("will is ", "will be ").replace("will acts", "will act")
    told = _past(told) if time.begins is not None and not planned else told
    told = DENIABLE.sub(r"\1 not ", told) if phrases.is_negated(verb) else told
    return mention(
        scene,
        sentence,
        "role",
        subject,
        attribute,
        value,
        (subject.start or 0, end.start() if end is not None else len(sentence.words)),
        statements.placed(f"{subject.said} {told} {value}", time),
        f"role: {attribute.replace('-', ' ')}",
        time=time,
        modality="planned" if planned else "happened",
        negated=phrases.is_negated(verb),
        tier="A",
    )


def _past(told: str) -> str:
    verb, _, rest = told.partition(" ")
    return f"{PAST.get(verb, verb)} {rest}".strip()


def _rests(scene: Scene, sentence: Sentence, verb: Token, at: int) -> Iterator[Mention]:
    holder = phrases.object_of(verb, "with", "to")
    if holder is None:
        return
    subject = subjects.named(scene, sentence, holder)
    value = sentence.words[at : verb.idx].strip()
    if re.match(r"(?:this|that|these|those)\b", value):
        return
    made = mention(
        scene,
        sentence,
        "role",
        subject,
        "responsible-for",
        value,
        (0, (subject.end or verb.idx + 4)),
        statements.placed(f"{subject.words} is responsible for {value}", None),
        "role: rests with",
        time=times.written(scene, "state"),
        tier="B",
    )
    if made is not None:
        yield made


def _belongs(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Mention | None:
    """As in "vetting is now the responsibility of the inspectorate"."""
    verb = _token(sentence, match.start())
    thing = subjects.of_verb(scene, sentence, verb) if verb is not None else None
    owner = next((t for t in sentence.tokens if t.idx >= match.end() and t.pos_ in ("NOUN", "PROPN")), None)
    if verb is None or thing is None or owner is None or not thing.words:
        return None
    while owner.dep_ == "compound" and owner.head.i > owner.i:
        owner = owner.head
    subject = subjects.named(scene, sentence, owner)
    past = phrases.is_past(verb)
    time = Time("state") if past else times.written(scene, "state")
    value = thing.words[:1].lower() + thing.words[1:] if thing.words[1:].islower() else thing.words
    be = statements.be(subject.words, past=past or time.begins is not None)
    return mention(
        scene,
        sentence,
        "role",
        subject,
        "responsible-for",
        value,
        (thing.start or 0, subject.end or match.end()),
        statements.placed(f"{statements.the(subject.said)} {be} responsible for {value}", time),
        "role: responsibility of",
        time=time,
        tier="A" if thing.sure and subject.sure else "B",
    )


def _main_task(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Mention | None:
    """As in "its main task has been to supervise the ceasefire"."""
    noun = next((t for t in sentence.tokens if match.start() <= t.idx < match.start("verb") and t.pos_ == "NOUN"), None)
    owner = phrases.child(noun, "poss") if noun is not None else None
    if owner is None and noun is not None:
        owner = phrases.object_of(noun, "of")
    if noun is None or owner is None:
        return None
    subject = subjects.named(scene, sentence, owner)
    if owner.lower_ == "its" and not scene.names.is_known(subject.words) and scene.names.topic:
        subject = Subject(scene.names.topic)
    if re.search(r"(?:,|;| and) to ", match["what"]):
        return None
    ends = FIRST_COMMA.search(match["what"])
    value = match["what"][: ends.start() if ends is not None else None].strip()
    kind = " ".join(match.group().split()[:2])
    past = match["verb"] == "was"
    time = Time("state") if past else times.written(scene, "state")
    verb = "has been" if match["verb"] == "has been" else "was" if past else "is"
    return mention(
        scene,
        sentence,
        "role",
        subject,
        kind.replace(" ", "-"),
        value,
        (match.start(), match.start("what") + len(value)),
        statements.placed(f"The {kind} of {statements.the(subject.words)} {verb} to {value}", None),
        "role: main task",
        time=time,
        tier="A" if subject.sure else "B",
        importance=3,
    )
