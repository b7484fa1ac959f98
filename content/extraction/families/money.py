"""Money: budgets, costs and contributions, as whole numbers of a currency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from content.extraction import (
    countries,
    entities,
    figure_times,
    numbers,
    owners,
    phrases,
    statements,
    subjects,
    telling,
)
from content.extraction.builder import mention, whole
from content.extraction.families import counts
from content.extraction.families.figure_lines import key_of
from content.extraction.mention import Mention
from content.extraction.numbers import Number
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time
from content.partialdate import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token

SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
CODES = "EUR|USD|GBP|CHF|CAD|AUD|NOK|SEK|DKK|JPY|PLN|CZK"
NAMES = {
    "euro": "EUR",
    "dollar": "USD",
    "us dollar": "USD",
    "u.s. dollar": "USD",
    "american dollar": "USD",
    "pound": "GBP",
    "pounds sterling": "GBP",
    "swiss franc": "CHF",
}
SUM = r"(?P<sum>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
SCALE = r"(?:[ -]?(?P<scale>million|billion|thousand|m|bn|mn)\b)?"
BEFORE = rf"(?:(?:US|U\.S\.|CA|AU)? ?(?P<sign>[€$£¥])|(?P<code>{CODES})) ?{SUM}{SCALE}"
BEHIND = (
    SUM.replace("sum", "sum2")
    + SCALE.replace("scale", "scale2")
    + (rf" (?P<name>{CODES}|(?:US |U\.S\. |American |Swiss )?(?:euros?|dollars?|pounds?(?: sterling)?|francs?)\b|€)")
)
MONEY = re.compile(rf"(?<![\w.,])(?:{BEFORE}|{BEHIND})")
SCALES = {"million": 10**6, "m": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "thousand": 1000, "": 1}
GIVER = re.compile(r"^(?:[A-Z][a-z]+ )+(?:Union|Nations|Bank|Fund|Facility|Commission|Trust)$")
PERIOD = re.compile(r",? (?:[A-Z][a-z]{2,8} )?\d{4} ?[–/-] ?(?:[A-Z][a-z]{2,8} )?\d{2,4}(?=:)")
TO = re.compile(r"\b(?:contributions?|grants?|aid|assistance|support|donations?)$", re.IGNORECASE)
RATE = re.compile(r" (?:a|per|each|every) (?:year|month|annum|day)\b|,? annually\b| yearly\b|/year\b")
KINDS = re.compile(
    r"\b(budget|costs?|funding|fund|expenditure|spending|contribution|grant|loan|aid|price|value|appropriation|"
    r"financing|assistance|allocation|envelope|reference amount)\b",
    re.IGNORECASE,
)
KIND_OF = re.compile(rf"{KINDS.pattern} (?:of|worth|at|totall?ing) *$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Money:
    """A sum of money where it stands, its rate ("a year") part of its unit."""

    number: Number
    currency: str
    end: int


def spans(words: str) -> list[tuple[int, int]]:
    """Where sums of money stand."""
    return [match.span() for match in MONEY.finditer(words)]


def sums(sentence: Sentence) -> list[Money]:
    """The sums of money in a sentence."""
    return [_read(sentence.words, match) for match in MONEY.finditer(sentence.words)]


def find(scene: Scene) -> Iterator[Mention]:
    """The sums of money of a text with what they are for."""
    for sentence in scene.sentences:
        for money in sums(sentence):
            made = _of_line(scene, sentence, money) or _of_clause(scene, sentence, money)
            if made is not None:
                yield made


def _read(words: str, match: re.Match[str]) -> Money:
    digits = match["sum"] or match["sum2"]
    scale = (match["scale"] or match["scale2"] or "").casefold()
    value = Decimal(digits.replace(",", "")) * SCALES[scale]
    plain = int(value) if value == value.to_integral_value() else value.normalize()
    name = (match["name"] or "").casefold().removesuffix("s")
    currency = SIGNS.get(match["sign"] or "") or match["code"] or NAMES.get(name) or SIGNS.get(name) or name.upper()
    hedge, from_ = numbers.hedge_before(words, match.start())
    rate = RATE.match(words, match.end())
    unit = f"{currency}{rate.group().replace(',', '')}" if rate else currency
    return Money(Number(match.start(), match.end(), plain, hedge, from_), unit, rate.end() if rate else match.end())


def _of_line(scene: Scene, sentence: Sentence, money: Money) -> Mention | None:
    """As in "Common costs 2022: EUR 24.3 million"."""
    match = key_of(sentence)
    topic = subjects.topic(scene)
    if match is None or topic is None or sentence.block.kind not in ("keyvalue", "bullet"):
        return None
    if sentence.words[match.end() : money.number.from_].strip():
        return None
    key = re.sub(r"\(.*?\)|\b(?:19|20)\d\d\b|[ .:]+$", "", PERIOD.sub("", match.group())).strip(" ,.:–-/")
    own = re.search(r"\b((?:19|20)\d\d)\b", match.group())
    near = figure_times.beside(sentence, money.end)
    time = figure_times.stated(near, "observation") if near is not None else figure_times.of_line(scene, sentence)
    if own and not any(found.end <= match.end() for found in sentence.dates):
        time = replace(time, begins=PartialDate.on(int(own[1]), phrase=own[1]), known="stated")
    if countries.is_country(key) or GIVER.search(key):
        giver = f"the {key}" if " " in key else key
        told = f"{topic.words} had {money.number.told(money.currency)} from {giver}"
        return _made(scene, sentence, topic, entities.key_of(f"from {key}"), money, told, time)
    name = f"{key[:1].lower()}{key[1:]}"
    verb = "were" if key.endswith("s") else "was"
    name = key if key[1:2].isupper() else name
    told = f"the {name} {'to' if TO.search(key) else 'of'} {topic.words} {verb} {money.number.told(money.currency)}"
    subject = Subject(key if key[1:2].isupper() and " " in key else topic.words)
    return _made(scene, sentence, subject, entities.key_of(key), money, told, time)


def _of_clause(scene: Scene, sentence: Sentence, money: Money) -> Mention | None:
    token = next(
        (
            t
            for t in sentence.tokens
            if money.number.start <= t.idx < money.number.end and any(map(str.isdigit, t.text))
        ),
        None,
    )
    verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX") and t.dep_ != "amod"), None) if token else None
    if token is None or verb is None:
        return None
    found = subjects.of_verb(scene, sentence, verb)
    if found is None or not found.words or found.encloses(money.number.start) or phrases.is_negated(verb):
        return None
    kind = KINDS.search(found.words)
    time = figure_times.of_figure(scene, sentence, verb, (money.number.start, money.end))
    if kind and verb.lemma_ in ("be", "amount", "total", "stand", "reach", "come"):
        return _budget(scene, sentence, money, found, kind[1].casefold(), verb)
    before = KIND_OF.search(sentence.words[: money.number.from_])
    slug = entities.key_of(before[1]) if before else entities.key_of(f"sum {counts.participle(verb)}")
    subject = owners.resolved(scene, found)
    told = _clause(sentence, verb, subject, money) if subject is not None else ""
    return _made(scene, sentence, subject, slug, money, told, time, verb) if told else None


def _clause(sentence: Sentence, verb: Token, subject: Subject, money: Money) -> str:
    upper = telling.finite(verb)
    said = phrases.predicate(upper, range(0), limit=telling.LONGEST)
    if not said or not telling.has_tense(upper) or telling.SPOKEN.search(said):
        return ""
    printed = sentence.words[money.number.from_ : money.end]
    if said.count(printed) != 1:
        return ""
    return f"{subject.said} {said.replace(printed, money.number.told(money.currency))}"


def _budget(scene: Scene, sentence: Sentence, money: Money, found: Subject, kind: str, verb: Token) -> Mention | None:
    """As in "the budget for this period is 9 million euros"."""
    topic = subjects.topic(scene)
    named = any(word[:1].isupper() for word in found.words.split()[1:]) or scene.names.is_known(found.words.split()[0])
    subject = found if named or topic is None else Subject(f"{topic.words} {kind}", found.start, found.end)
    time = figure_times.of_figure(scene, sentence, verb, (money.number.start, money.end))
    be = statements.be(subject.words, past=time.begins is not None or phrases.is_past(verb))
    told = f"the {subject.words} {be} {money.number.told(money.currency)}"
    return _made(scene, sentence, subject, "amount", money, told, time)


def _made(
    scene: Scene,
    sentence: Sentence,
    subject: Subject | None,
    slug: str,
    money: Money,
    told: str,
    time: Time,
    verb: Token | None = None,
) -> Mention | None:
    statement = telling.placed(told, sentence, time, verb) if verb is not None else statements.placed(told, time)
    return mention(
        scene,
        sentence,
        "quantity",
        subject,
        slug,
        money.number.value,
        whole(sentence),
        statement,
        "quantity: money",
        unit=money.currency,
        hedge=money.number.hedge,
        time=time,
        tier="B" if telling.is_loose(told) else "A",
        is_volatile=slug == "amount",
    )
