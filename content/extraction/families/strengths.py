"""Strengths: how many people a force has, was cut to or got in addition, also in series ("to 26 000 … to 17 500")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from content.extraction import phrases, statements, subjects, times
from content.extraction.amounts import PEOPLE, Amount, is_people
from content.extraction.builder import mention, whole
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject

if TYPE_CHECKING:
    from spacy.tokens import Token

LOSING = frozenset(
    ["lose", "kill", "injure", "wound", "arrest", "die", "capture", "attack", "train", "accuse", "convict"]
)
ALLOWED = re.compile(r"\b(?:authori[sz]ed|maximum|ceiling|mandated strength|planned strength|target strength)\b", re.I)
STRENGTH = frozenset(["level", "strength", "number", "size", "presence", "contingent", "force", "total", "ceiling"])
HAVING = frozenset(
    [
        "comprise",
        "consist",
        "compose",
        "have",
        "number",
        "include",
        "field",
        "count",
        "employ",
        "total",
        "make",
        "maintain",
        "contain",
    ]
)
CHANGING = frozenset(
    [
        "reduce",
        "increase",
        "cut",
        "grow",
        "rise",
        "raise",
        "drop",
        "fall",
        "decrease",
        "downsize",
        "shrink",
        "expand",
        "strengthen",
        "bring",
        "draw",
    ]
)
ADDED = re.compile(
    r"\b(?:additional|further|extra|another|more|fresh|reinforcements? of)\b(?! than)(?= ?$| [a-z]+$)", re.IGNORECASE
)


def changed_to(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """As in "reduced the force's troop levels to 900 by June and to 700 by May": a series whose noun is left out."""
    verb = amount.verb
    bare = not re.match(r" ?(?:%|percent|per cent|km)", sentence.words[amount.number.end :])
    if verb is None or verb.lemma_ not in CHANGING or not bare or (amount.noun is not None and not is_people(amount)):
        return None
    if not re.search(r"\b(?:to|at)\s*$", sentence.words[: amount.number.from_]):
        return None
    thing = phrases.child(verb, "dobj") or phrases.child(verb, "nsubjpass", "nsubj")
    if thing is not None and thing.lower_ == "it":
        before = (
            t for t in sentence.tokens[: thing.i] if t.lemma_.casefold() in STRENGTH and t.dep_.startswith("nsubj")
        )
        thing = next(before, thing)
    if thing is None or not (is_people(amount) or _names_strength(thing)):
        return None
    owner = _owner_of_levels(scene, sentence, thing)
    return _strength(scene, sentence, replace(amount, unit=amount.unit or "troops"), owner, "quantity: changed to")


def of_people(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """ "some 900 troops": a strength, or an addition to one."""
    lost = amount.verb is not None and amount.verb.lemma_.casefold() in LOSING
    if not is_people(amount) or lost:
        return None
    return _added(scene, sentence, amount) or _strength(
        scene, sentence, amount, _whose_people(scene, sentence, amount), "quantity: strength"
    )


def _names_strength(thing: Token) -> bool:
    words = {token.lemma_.casefold() for token in thing.subtree}
    return thing.lemma_.casefold() == "strength" or (
        bool(words & PEOPLE) and thing.lemma_.casefold() in STRENGTH | PEOPLE
    )


def _owner_of_levels(scene: Scene, sentence: Sentence, thing: Token) -> Subject | None:
    """Whose levels: a name inside "NLF troop levels", else the thing itself."""
    for token in thing.subtree:
        if token.text[:1].isupper() and token != thing:
            first = token.left_edge if token.dep_ == "poss" else token
            words = scene.names.canonical(sentence.tokens[first.i : token.i + 1].text)
            if scene.names.is_known(words):
                return Subject(words, first.idx, token.idx + len(token.text))
    owner = phrases.child(thing, "poss")
    if owner is not None and owner.tag_ == "PRP$":
        return subjects.named(scene, sentence, owner)
    if thing.lemma_.casefold() in STRENGTH | PEOPLE:
        return subjects.topic(scene)
    return subjects.named(scene, sentence, thing)


def _added(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """As in "an additional 300 soldiers": an addition, never a total."""
    lead = sentence.words[max(0, amount.number.from_ - 24) : amount.number.from_]
    behind = sentence.words[amount.number.end : amount.unit_end]
    if not (ADDED.search(lead) or ADDED.search(behind)):
        return None
    known = next((t for t in sentence.tokens if scene.names.is_known(t.text)), None)
    subject = (
        Subject(known.text, known.idx, known.idx + len(known.text)) if known is not None else subjects.topic(scene)
    )
    if subject is None:
        return None
    time = times.holds(scene, sentence, amount.verb, amount.number.start, "event")
    words = (
        f"{subject.words} was reinforced by {statements.amount(amount.number.value, amount.number.hedge, amount.unit)}"
    )
    return mention(
        scene,
        sentence,
        "quantity",
        subject,
        "troops-added",
        amount.number.value,
        whole(sentence),
        statements.placed(words, time),
        "quantity: reinforcement",
        unit=amount.unit,
        hedge=amount.number.hedge,
        time=time,
        tier="A" if time.begins else "B",
        modality=times.modality(amount.verb),
        importance=3,
    )


def _whose_people(scene: Scene, sentence: Sentence, amount: Amount) -> Subject | None:
    """Whose troops: "troops from the NLF", the subject of "consists of", else the topic as a guess."""
    assert amount.noun is not None  # nosec B101: only asked for people, who are a noun
    behind = phrases.object_of(amount.noun, "from", "of", "in")
    if behind is not None:
        subject = subjects.named(scene, sentence, behind)
        if scene.names.is_known(subject.words):
            return subject
    verb = amount.verb
    if verb is not None and verb.lemma_.casefold() in HAVING | CHANGING | {"be"}:
        doer = subjects.of_verb(scene, sentence, verb)
        if doer is not None and doer.words and not doer.encloses(amount.number.start):
            return doer
    if sentence.block.kind == "keyvalue" and scene.names.topic:
        return Subject(scene.names.topic)
    return subjects.topic(scene)


def _strength(scene: Scene, sentence: Sentence, amount: Amount, subject: Subject | None, rule: str) -> Mention | None:
    if subject is None:
        return None
    number = amount.number
    time = times.holds(scene, sentence, amount.verb, number.start)
    modality = times.modality(amount.verb)
    past = time.begins is not None or (amount.verb is not None and phrases.is_past(amount.verb))
    verb = "will have" if modality == "planned" else "had" if past else "has"
    allowed = ALLOWED.search(sentence.words[max(0, number.from_ - 60) : number.from_]) is not None
    verb = "was authorised to have" if allowed else verb
    words = f"{subject.words} {verb} {statements.amount(number.value, number.hedge, amount.unit)}"
    return mention(
        scene,
        sentence,
        "quantity",
        subject,
        "authorised-troops" if allowed else "troops",
        number.value,
        whole(sentence),
        statements.placed(words, time),
        rule,
        unit=amount.unit,
        hedge=number.hedge,
        time=time,
        modality=modality,
        is_volatile=True,
        tier="A",
        negated=amount.verb is not None and phrases.is_negated(amount.verb),
        importance=3,
    )
