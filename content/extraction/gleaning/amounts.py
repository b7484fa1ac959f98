"""Numbers that no family knew what to make of: whose they are by their clause, what they count by their noun."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from content.extraction import (
    entities,
    figure_times,
    numbers,
    phrases,
    telling,
    times,
)
from content.extraction.amounts import Amount
from content.extraction.builder import mention, whole
from content.extraction.families import counts, money, quantities
from content.extraction.gleaning import bare, bearers, saying
from content.extraction.gleaning.bearers import Bearer
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.numbers import Number
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject

if TYPE_CHECKING:
    from spacy.tokens import Token

NO_COUNT = re.compile(r"(?:pages?|minutes? read|results?|items?|comments?|views?|characters?|times?)$", re.IGNORECASE)
OFTEN = re.compile(r"\b(?:every|each) $")
IN_NAME = re.compile(
    r"[\d/:.@-]$|\b(?:tel|phone|fax|no|nr|box|street|road|room|page|case|article|chapter|annex|figure)\.? ?$",
    re.IGNORECASE,
)
PAIR = re.compile(
    r"(?:^|[,;:(] |\b(?:and|by|of) )(?P<name>[A-Z][\w'-]+(?: (?:of |and )?[A-Z][\w'-]+){0,3}),? "
    r"(?P<with>(?:(?:first|second|third|next|last) )?with )?(?:(?:gave|sent|provided|contributed|supplied|lent) )?"
    r"(?P<number>(?:(?:about|some|around|nearly|almost|over) )?\d[\d,.]*\d|\d+)(?=,|;|\.|\)| and |$)"
)
LIMITS = re.compile(r"\b(?:up to|at most|no more than|capacity|can (?:receive|hold|carry|take|reach|call|treat))\b")
OUT_OF = re.compile(
    r"\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|half|most|many|some|none) "
    r"of (?:(?:the|its|their) )?$",
    re.IGNORECASE,
)


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """Each number with a noun, and each sum of money, that was not taken yet."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading" or saying.is_spoken(sentence):
            continue
        told = Counter(str(one.value) for one in taken.of(sentence, "quantity"))
        amounts = quantities.amounts_of(sentence)
        for before, amount in zip([None, *amounts], amounts, strict=False):
            if told[str(amount.number.amount)]:
                told[str(amount.number.amount)] -= 1
            elif not _is_only_possible(sentence, bare.verb_of(amount), amount):
                yield from filter(None, [_counted(scene, sentence, amount) or _bare(scene, sentence, amount, before)])
        yield from _pairs(scene, sentence, told)
        for money_ in money.sums(sentence):
            if told[str(money_.number.amount)]:
                told[str(money_.number.amount)] -= 1
            else:
                yield from filter(None, [_paid(scene, sentence, money_)])


def _is_only_possible(sentence: Sentence, verb: Token | None, amount: Amount) -> bool:
    """Whether the clause only tells what might be, what is not, or what each of several has."""
    if OFTEN.search(sentence.words[: amount.number.from_]):
        return True
    negated = verb is not None and phrases.is_negated(verb)
    return negated or (telling.is_open(sentence, verb, amount) and not LIMITS.search(sentence.words))


def _counted(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """A number with what it counts: the noun behind it, or the one before "of": "a staff of 68"."""
    noun, unit = amount.noun, amount.unit
    if noun is None and amount.token.dep_ == "pobj" and amount.token.head.lower_ == "of":
        noun = amount.token.head.head
        unit = noun.text
    if noun is None or noun.pos_ not in ("NOUN", "PROPN") or not _is_worth(sentence, amount, noun, unit):
        return None
    verb = amount.verb
    bearer = bearers.of(scene, sentence, noun)
    slug = entities.key_of(f"{unit} {bare.deed(noun, verb)}")
    end = amount.unit_end or amount.number.end
    return _made(scene, sentence, bearer, slug, amount.number, unit, verb, end)


def _bare(scene: Scene, sentence: Sentence, amount: Amount, before: Amount | None) -> Mention | None:
    """A number whose noun is left out: "grew to 110 in 2015", "some 1,400 have been injured"."""
    read = bare.read(scene, sentence, amount, before)
    if read is None or IN_NAME.search(sentence.words[: amount.number.from_]):
        return None
    return _made(scene, sentence, read.bearer, read.slug, amount.number, read.unit, read.verb, amount.number.end)


def _pairs(scene: Scene, sentence: Sentence, told: Counter[str]) -> Iterator[Mention]:
    """As in "Italy gave about 3,800, France 950 and Greece 800": one number a name."""
    found = list(PAIR.finditer(sentence.words))
    if len(found) < 2 and not any(match["with"] for match in found):
        return
    first = found[0].start("number")
    verbs = [one for one in sentence.tokens if one.pos_ == "VERB"]
    lead = next((one for one in reversed(verbs) if one.idx < first), verbs[0] if verbs else None)
    slug = entities.key_of(counts.participle(lead)) if lead is not None else "number"
    for match in found:
        number = next((one for one in numbers.find(match["number"])), None)
        at = match.start("number")
        if number is None or told[str(number.amount)] or any(one.start <= at < one.end for one in sentence.dates):
            continue
        told[str(number.amount)] += 1
        placed = replace(number, start=at, end=match.end("number"), from_=at)
        subject = Subject(scene.names.canonical(match["name"]), match.start("name"), match.end("name"))
        yield from filter(
            None, [_made(scene, sentence, Bearer(subject), slug, placed, "", verbs[0] if verbs else None, match.end())]
        )


def _is_worth(sentence: Sentence, amount: Amount, noun: Token, unit: str) -> bool:
    """Whether a reader would take the number for a figure: it counts something, and is no part of a name."""
    before = sentence.words[: amount.number.from_]
    if IN_NAME.search(before) or OUT_OF.search(before) or NO_COUNT.search(unit):
        return False
    if not unit or len(unit.split()) > 6 or not re.fullmatch(r"[\w' -]+", unit):
        return False
    return amount.number.value != 1 or noun.lemma_.casefold() in counts.PEOPLE


def _paid(scene: Scene, sentence: Sentence, sum_: money.Money) -> Mention | None:
    token = next((one for one in sentence.tokens if one.idx >= sum_.number.start), None)
    if token is None:
        return None
    verb = next((one for one in token.ancestors if one.pos_ in ("VERB", "AUX")), None)
    kind = money.KINDS.search(sentence.words)
    slug = entities.key_of(kind[1] if kind is not None else bare.deed(token, verb) or "money")
    return _made(scene, sentence, bearers.of(scene, sentence, token), slug, sum_.number, sum_.currency, verb, sum_.end)


def _made(
    scene: Scene, sentence: Sentence, bearer: Bearer, slug: str, number: Number, unit: str, verb: Token | None, end: int
) -> Mention | None:
    if bearer.subject is None or not slug:
        return None
    printed = sentence.words[number.start : number.end]
    told = saying.clause(scene, sentence, bearer.verb, bearer.subject) if bearer.verb is not None else ""
    return mention(
        scene,
        sentence,
        "quantity",
        bearer.subject,
        slug,
        number.amount,
        whole(sentence),
        told if number.told() in told or printed in told else saying.printed(scene, sentence),
        "gleaned: number",
        unit=unit,
        hedge=number.hedge,
        time=figure_times.of_figure(scene, sentence, verb, (number.start, end)),
        modality="planned" if telling.is_planned(verb) else times.modality(verb),
        negated=verb is not None and phrases.is_negated(verb),
        is_list=True,
        is_volatile=True,
    )
