"""Quantities: every number of a text handed to the rule that knows what it counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from content.extraction import (
    amounts,
    entities,
    figure_times,
    numbers,
    owners,
    phrases,
    statements,
    subjects,
    telling,
    times,
)
from content.extraction.amounts import Amount
from content.extraction.builder import mention, whole
from content.extraction.families import counts, figures, inventories, measures, money, series, strengths, tables
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary
from content.ledger.entry import Time
from content.partialdate import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token

SPANS = frozenset(["day", "week", "month", "year", "hour", "minute"])
DULL = vocabulary("""
    entity reason way time thing page side point party example kind type step question fact link
    km kilometre kilometer metre meter mile tonne ton hectare acre percent cent kg litre
""")
FROM_STATES = re.compile(r"(?:\b(?:from|by|with|and|of|comprises?|includes?|plus)|[(,:])\s*$", re.IGNORECASE)
GIVING = re.compile(
    r"\b(?:contribut|provid|troop|soldier|personnel|force|staff|observer|monitor|participat|tak(?:e|es|ing) part|drawn|"
    r"suppl|police|officer|member|contingent|mission|mann)",
    re.IGNORECASE,
)
PARTNERS = frozenset(["country", "nation", "state", "states", "nations", "partner", "contributor", "ally", "allies"])


@dataclass(frozen=True, slots=True)
class Place:
    """A number in its sentence, with the numbers before and behind it and the fact told last there."""

    scene: Scene
    sentence: Sentence
    amount: Amount
    partner: Amount | None = None
    last: Mention | None = None


def find(scene: Scene) -> Iterator[Mention]:
    """The amounts of a text. Personnel get the attribute "troops", reinforcements "troops-added"."""
    rows = list(tables.find(scene))
    seen = {mention.spans[0].start for mention in rows}
    given = (*figures.find(scene), *inventories.find(scene))
    lines = rows + [mention for mention in given if mention.spans[0].start not in seen]
    yield from lines
    yield from money.find(scene)
    told = {mention.spans[0].start for mention in lines}
    for sentence in scene.sentences:
        if sentence.start not in told and sentence.block.kind != "heading" and " | " not in sentence.words:
            yield from _of_sentence(scene, sentence)


def _of_sentence(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    last: Mention | None = None
    found = amounts_of(sentence)
    for at, amount in enumerate(found):
        near = [other for other in (found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None)]
        way = series.way(sentence, amount)
        partner = near[0] if way == "to" else near[1] if way == "from" else None
        place = Place(scene, sentence, amount, partner, last)
        is_open = telling.is_open(sentence, amount.verb, amount) and not measures.lasts_each(sentence, amount)
        made = None if is_open else next(filter(None, (rule(place) for rule in RULES)), None)
        if made is not None:
            yield made
            last = made


def amounts_of(sentence: Sentence) -> list[Amount]:
    """The amounts of a sentence without sums of money."""
    sums = money.spans(sentence.words)
    found: list[Amount] = []
    before: Amount | None = None
    for number in numbers.find(sentence.words, sentence.dates):
        if any(start < number.end and number.start < end for start, end in sums):
            continue
        amount = amounts.read(sentence, number, before)
        if amount is not None:
            found.append(amount)
            before = amount
    return found


def clause(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """A count of things to which something was done, or that did something."""
    if not _is_countable(amount):
        return counts.how_often(scene, sentence, amount)
    rules = (counts.there_are, counts.of_object, counts.of_subject, counts.in_steps)
    return next(filter(None, (rule(scene, sentence, amount) for rule in rules)), None)


def _is_countable(amount: Amount) -> bool:
    """Whether the noun is a plural of things or people that a reader would count."""
    noun, words = amount.noun, amount.unit.split()
    if noun is None or not 0 < len(words) <= 5 or not re.fullmatch(r"[\w' -]+", amount.unit):
        return False
    if amount.number.value == 1 and noun.lemma_.casefold() not in counts.PEOPLE:
        return False
    return noun.lemma_.casefold() not in DULL | SPANS and noun.tag_ in ("NNS", "NNPS", "NN", "NNP")


def _count(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """Any other plural that is counted: countries, units, posts. Sure only in a plain frame."""
    number, verb, noun = amount.number, amount.verb, amount.noun
    words = amount.unit.split()
    if noun is None or not _is_countable(amount) or amounts.is_people(amount) or amount.head.dep_.startswith("nsubj"):
        return None
    subject, framed = _counting_subject(scene, sentence, amount)
    attribute = _attribute(noun, words)
    if subject is None or not framed:
        return None
    time = (
        times.written(scene)
        if _explains(sentence, amount)
        else _from_or_at(
            sentence, figure_times.of_figure(scene, sentence, verb, (number.start, amount.unit_end)), amount
        )
    )
    linked = noun.lemma_.casefold() in PARTNERS
    past = time.begins is not None or (verb is not None and phrases.is_past(verb))
    modality = times.modality(verb)
    negated = verb is not None and phrases.is_negated(verb)
    has = statements.have(past=past, denied=negated, planned=negated and modality == "planned")
    value = number.told(amount.unit)
    told = f"{telling.named(subject)} {f'{has} contributions from' if linked else has} {value}"
    told = told.replace(" has ", " is to have ").replace(" had ", " is to have ") if modality == "planned" else told
    return mention(
        scene,
        sentence,
        "quantity",
        subject,
        attribute,
        number.amount,
        whole(sentence),
        statements.placed(told, time),
        "quantity: count",
        unit=amount.unit,
        hedge=number.hedge,
        time=time,
        modality=modality,
        is_volatile=True,
        negated=negated,
        tier="A",
    )


def _counting_subject(scene: Scene, sentence: Sentence, amount: Amount) -> tuple[Subject | None, bool]:
    """Who has what is counted, and whether the frame says so: "X comprises", "provided by 30 countries", "X: …"."""
    assert amount.noun is not None  # nosec B101: looked at by the caller
    group = amount.noun.head.head if amount.noun.dep_ == "pobj" and amount.noun.head.lower_ == "of" else None
    if (
        amount.noun.lemma_.casefold() in PARTNERS
        and _takes_part(sentence, amount)
        and (group is None or group.lemma_.casefold() not in owners.GROUPS)
    ):
        subject = subjects.topic(scene, sentence)
        return (replace(subject, sure=True), True) if subject else (None, False)
    verb = amount.verb
    if verb is None:
        subject = subjects.topic(scene, sentence)
        return (replace(subject, sure=True), sentence.block.kind == "keyvalue") if subject else (None, False)
    owner = owners.of_group(scene, sentence, group) if group is not None else None
    if owner is not None and owner.words:
        return owners.resolved(scene, owner), True
    found = owners.resolved(scene, subjects.of_verb(scene, sentence, verb))
    own = found is not None and found.encloses(amount.number.start)
    framed = strengths.has(verb) or (verb.lemma_ in ("complete", "transform", "reorganise", "reorganize"))
    return (subjects.topic(scene, sentence) if own else found) or subjects.topic(scene, sentence), framed


def _explains(sentence: Sentence, amount: Amount) -> bool:
    """As in "the Alliance, a grouping of 13 nations,": told of what it is, whatever the clause around tells."""
    noun = amount.noun
    group = (
        noun.head.head if noun is not None and noun.dep_ == "pobj" and noun.lemma_ in PARTNERS | {"member"} else None
    )
    return group is not None and owners.explained(sentence, group) is not None


def _takes_part(sentence: Sentence, amount: Amount) -> bool:
    """Whether countries are counted for what they give: "troops from 27 nations", "provided by 30 countries"."""
    if not FROM_STATES.search(sentence.words[: amount.number.from_]):
        return False
    heading = sentence.block.heading_path[-1] if sentence.block.heading_path else ""
    return bool(GIVING.search(f"{heading} {sentence.words}"))


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


RULES: tuple[Callable[[Place], Mention | None], ...] = (
    lambda at: measures.duration(at.scene, at.sentence, at.amount),
    lambda at: measures.measure(at.scene, at.sentence, at.amount, at.last),
    lambda at: strengths.strong(at.scene, at.sentence, at.amount),
    lambda at: strengths.staffed(at.scene, at.sentence, at.amount),
    lambda at: series.changed(at.scene, at.sentence, at.amount, at.last, at.partner),
    lambda at: series.transition(at.scene, at.sentence, at.amount, at.partner),
    lambda at: strengths.of_people(at.scene, at.sentence, at.amount),
    lambda at: _count(at.scene, at.sentence, at.amount),
    lambda at: clause(at.scene, at.sentence, at.amount),
)
