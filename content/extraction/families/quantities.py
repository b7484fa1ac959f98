"""Quantities: strengths, counts, areas and durations with their hedges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from content.extraction import amounts, entities, numbers, phrases, statements, subjects, times
from content.extraction.amounts import Amount
from content.extraction.builder import mention, whole
from content.extraction.families.strengths import HAVING, changed_to, of_people
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time
from content.partialdate import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token

MEASURES = {
    "km2": "area",
    "km²": "area",
    "sq": "area",
    "hectares": "area",
    "km": "length",
    "kilometres": "length",
    "kilometers": "length",
    "miles": "length",
    "m": "length",
    "metres": "length",
    "%": "share",
    "percent": "share",
    "per": "share",
}
SPANS = frozenset(["day", "week", "month", "year", "hour", "minute"])
DULL = frozenset(
    [
        "entity",
        "reason",
        "way",
        "time",
        "thing",
        "page",
        "side",
        "point",
        "party",
        "example",
        "kind",
        "type",
        "step",
        "question",
        "fact",
        "link",
    ]
)
PARTNERS = frozenset(["country", "nation", "state", "partner", "contributor", "ally"])


def find(scene: Scene) -> Iterator[Mention]:
    """The amounts of a text. Personnel get the attribute "troops", reinforcements "troops-added"."""
    for sentence in scene.sentences:
        before: Amount | None = None
        for number in numbers.find(sentence.words, sentence.dates):
            amount = amounts.read(sentence, number, before)
            if amount is None:
                continue
            made = next(filter(None, (rule(scene, sentence, amount) for rule in RULES)), None)
            if made is not None:
                yield made
            before = amount


def _duration(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """As in "a 78-day campaign", "after 14 months of talks": how long something took."""
    hyphen = re.match(r"-(day|week|month|year|hour)s?(?:-long)? ", sentence.words[amount.number.end :])
    head = amount.noun
    if hyphen and head is not None:
        head = head.head if head.lemma_.casefold() in SPANS and head.head.i > head.i else head
        subject, unit = subjects.named(scene, sentence, head), hyphen[1] + "s"
        subject = replace(subject, words=re.sub(r"^\S*\d\S*(?: ?- ?\w+)? ", "", subject.words), sure=True)
    else:
        match = re.match(r" (days|weeks|months|years|hours) of ", sentence.words[amount.number.end :])
        topic = phrases.object_of(head, "of") if match and head is not None else None
        if match is None or topic is None:
            return None
        head = topic
        subject, unit = subjects.named(scene, sentence, topic), match[1]
    time = times.of_event(scene, sentence, head, amount.number.end)
    words = f"The {subject.words} lasted {statements.amount(amount.number.value, amount.number.hedge, unit)}"
    return mention(
        scene,
        sentence,
        "quantity",
        subject,
        "duration",
        amount.number.value,
        whole(sentence),
        statements.placed(words, None),
        "quantity: duration",
        unit=unit,
        time=time if time.begins or time.ends else None,
        hedge=amount.number.hedge,
        tier="A",
    )


def _measure(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """As in "the zone is 900 km2": an area, a length or a share of the subject."""
    after = re.match(r" ?(%|[\w²]+)", sentence.words[amount.number.end :])
    unit = after[1] if after else ""
    kind = MEASURES.get(unit)
    field = sentence.block.kind == "keyvalue"
    if kind is None or (amount.verb is None and not field):
        return None
    lemma = amount.verb.lemma_ if amount.verb is not None else "be"
    topic = scene.names.topic
    subject = subjects.of_verb(scene, sentence, amount.verb) if amount.verb is not None else Subject(topic)
    if subject is None or subject.encloses(amount.number.start):
        return None
    if unit in ("sq", "per"):
        unit = " ".join(sentence.words[amount.number.end :].split()[:2])
    sure = lemma in ("be", "cover", "measure", "span", "have")
    value = statements.amount(amount.number.value, amount.number.hedge, unit)
    verb = "covers" if kind == "area" and (lemma != "be" or field) else statements.be(subject.words, past=False)
    return mention(
        scene,
        sentence,
        "quantity",
        subject,
        kind,
        amount.number.value,
        whole(sentence),
        statements.placed(f"{subject.words} {verb} {value}", None),
        f"quantity: {kind}",
        unit=unit,
        hedge=amount.number.hedge,
        tier="A" if sure else "B",
        time=times.holds(scene, sentence, amount.verb, amount.number.start),
    )


def _count(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """Any other plural that is counted: countries, units, posts. Sure only in a plain frame."""
    number, verb, noun = amount.number, amount.verb, amount.noun
    words = amount.unit.split()
    if noun is None or not 0 < len(words) <= 5 or not re.fullmatch(r"[\w' -]+", amount.unit):
        return None
    if (
        noun.lemma_.casefold() in DULL | SPANS | MEASURES.keys()
        or noun.tag_ not in ("NNS", "NNPS", "NN", "NNP")
        or amounts.is_people(amount)
    ):
        return None
    subject, framed = _counting_subject(scene, sentence, amount)
    attribute = _attribute(noun, words)
    if subject is None or not framed:
        return None
    time = _from_or_at(sentence, times.holds(scene, sentence, verb, number.start), amount)
    linked = noun.lemma_.casefold() in PARTNERS
    past = time.begins is not None or (verb is not None and phrases.is_past(verb))
    has = "had" if past else "has"
    value = statements.amount(number.value, number.hedge, amount.unit)
    told = f"{subject.words} {f'{has} contributions from' if linked else has} {value}"
    modality = times.modality(verb)
    told = told.replace(" has ", " is to have ").replace(" had ", " is to have ") if modality == "planned" else told
    return mention(
        scene,
        sentence,
        "quantity",
        subject,
        attribute,
        number.value,
        whole(sentence),
        statements.placed(told, time),
        "quantity: count",
        unit=amount.unit,
        hedge=number.hedge,
        time=time,
        modality=modality,
        is_volatile=True,
        negated=verb is not None and phrases.is_negated(verb),
        tier="A",
    )


def _counting_subject(scene: Scene, sentence: Sentence, amount: Amount) -> tuple[Subject | None, bool]:
    """Who has what is counted, and whether the frame says so: "X comprises", "provided by 30 countries", "X: …"."""
    assert amount.noun is not None  # nosec B101: looked at by the caller
    if amount.noun.lemma_.casefold() in PARTNERS:
        subject = subjects.topic(scene)
        return (replace(subject, sure=True), True) if subject else (None, False)
    verb = amount.verb
    if verb is None:
        subject = subjects.topic(scene)
        return (replace(subject, sure=True), sentence.block.kind == "keyvalue") if subject else (None, False)
    found = subjects.of_verb(scene, sentence, verb)
    own = found is not None and found.encloses(amount.number.start)
    framed = verb.lemma_.casefold() in HAVING or (verb.lemma_ in ("complete", "transform", "reorganise", "reorganize"))
    return (subjects.topic(scene) if own else found) or subjects.topic(scene), framed


def _attribute(noun: Token, words: list[str]) -> str:
    """A slug of what is counted, its noun in the plural: "contributing-countries", "battle-groups"."""
    if noun.lemma_.casefold() in PARTNERS:
        kinds = [word.casefold() for word in words[:-1] if word.casefold() not in ("and", "contributing", "troop")]
        return "-".join(["contributing", *entities.key_of(" ".join(kinds)).split("-"), words[-1].casefold()]).replace(
            "--", "-"
        )
    return entities.key_of(" ".join(word for word in words if word.casefold() not in ("the", "and")))


def _from_or_at(sentence: Sentence, time: Time, amount: Amount) -> Time:
    """In "went from four to five in June" the four held until June."""
    begins = time.begins
    left = re.search(r"\bfrom\s*$", sentence.words[: amount.number.from_]) and re.search(
        r"\bto\b", sentence.words[amount.unit_end :]
    )
    if not left or begins is None or begins.earliest is None or time.known != "stated":
        return time
    return Time(
        time.nature, PartialDate(None, begins.earliest, begins.precision, f"until {begins.plain()}"), None, "inferred"
    )


RULES = (_duration, _measure, changed_to, of_people, _count)
