"""Asking: the words that open a question and stand for the value: "who", "which body", "how many", "how large"."""

from __future__ import annotations

import re

from content.ledger.entry import Entry, Hedge
from quiz.generation import inversion
from quiz.generation.forms import NAMES, form_of
from quiz.generation.sentences import Gap, Sentence

AREA = re.compile(r"(?:km2|km²|sq(?:uare)?\.? ?k\w+|hectares|acres)$", re.IGNORECASE)
LENGTH = re.compile(r"(?:km|kilomet(?:re|er)s|(?:nautical |statute )?miles|nm|m|met(?:re|er)s|feet)$")
WAY = re.compile(r" (?:long|wide|deep|high|tall|broad|away|across)\b")
"""In which way something is so many metres: "how many metres high"."""
PRINTED = {"km2": "km²", "m2": "m²"}
MONEY = {"EUR": "euros", "USD": "US dollars", "GBP": "pounds sterling", "CHF": "Swiss francs"}
BEFORE_HOW_MANY: dict[Hedge, str] = {
    "about": "about",
    "almost": "almost",
    "over": "more than",
    "under": "fewer than",
    "at_most": "at most",
    "at_least": "at least",
}
"""A hedge as a question puts it: "over 800" is asked for as "more than how many"."""
GOES_ON = re.compile(r" (?:more|less|further|other|and|who|whom|which|that)\b")
OF_ALL = re.compile(r"\b(?:all|and|another|each)(?: of)?(?: the| its)? $")
"""What leaves a question in pieces: the number is one of two, or tells whose they all were."""
IS_TO = re.compile(r"\b(?:is|are|was|were) to$")
"""Words before a task, whatever its verb: "part of the mandate is to"."""
BESIDE = frozenset({"near", "outside", "beside", "behind", "opposite", "inside"})
"""Words before a place at which something is not: the question keeps them."""
WHICH = {"body": "which body", "operation": "which mission or operation", "paper": "which document"}
"""The question word for a thing; of persons and offices it is "who"."""


def is_measure(fact: Entry) -> bool:
    """Whether a fact tells how large or long a thing is, or how long it took, which needs no day to be asked for."""
    is_size = fact.attribute.startswith("duration") or any(unit.match(fact.unit) for unit in (AREA, LENGTH))
    return is_size and not fact.is_volatile


def how_many(fact: Entry, sentence: Sentence, gap: Gap, *, is_past: bool) -> str | None:
    """The question for a number: "how many troops did HMF have", "by how many soldiers was HMF reinforced"."""
    word = f"{BEFORE_HOW_MANY[fact.hedge]} how many" if fact.hedge else "how many"
    body = sentence.body
    if gap.start == 0:
        return inversion.ask_counted(body, gap.end, word)
    area = re.search(r"(?P<subject>.+?) (?P<verb>is|was|covers|covered)$", body[: gap.start].rstrip())
    if area and AREA.match(fact.unit):
        subject = inversion.subject_inside(body, is_whole=True)
        unit = PRINTED.get(fact.unit, fact.unit)
        rest = body[gap.end :].strip().removeprefix(fact.unit).strip()
        return subject and " ".join(filter(None, (word, unit, "did" if is_past else "does", subject, "cover", rest)))
    end = inversion.counted_end(body, gap.bare, gap.end)
    if end is None or GOES_ON.match(body, end) or OF_ALL.search(body[: gap.start]):
        return None
    if fact.unit in MONEY:
        return _how_much(fact, sentence, gap, end, is_past=is_past)
    way = WAY.match(body, end) if is_measure(fact) else None
    end = way.end() if way else end
    word = f"{word} {body[gap.end : end].strip()}"
    start, word = _with_preposition(body, gap.start, word)
    return inversion.ask_rest(body, start, end, word, is_whole=sentence.is_whole, is_past=is_past)


def _how_much(fact: Entry, sentence: Sentence, gap: Gap, end: int, *, is_past: bool) -> str | None:
    """The question for an amount of money: "how large was the budget in 2021, in euros"."""
    body, money = sentence.body, MONEY[fact.unit]
    is_size = re.search(r"\b(?:is|was|are|were)$", body[: gap.start].rstrip())
    word = "how large" if is_size else f"how many {money}"
    asked = inversion.ask_rest(body, gap.start, end, word, is_whole=sentence.is_whole, is_past=is_past)
    return asked and (f"{asked}, in {money}" if is_size else asked)


def who_or_what(fact: Entry, sentence: Sentence, gap: Gap, *, is_past: bool) -> str | None:
    """The question for words: "who led the talks", "which body did the commander head", "where was HMF based"."""
    body = _without_remark(sentence.body, gap)
    who = "which of these" if fact.is_list else _thing(fact)
    if gap.start == 0:
        return inversion.ask_subject(body, gap.end, who)
    word, start, tail = _question_word(fact, body, gap, who)
    asked = inversion.ask_rest(body, start, gap.end, word, is_whole=sentence.is_whole, is_past=is_past)
    return asked and f"{asked.removesuffix(' also')}{tail}"


def _thing(fact: Entry) -> str:
    """What a value is, as a question asks for it."""
    form = form_of(fact)
    if form in ("person", "office"):
        return "who"
    is_leader = fact.kind == "role" and form == "name"  # a name alone, and most that lead are persons
    return WHICH.get(form, "who" if is_leader and _is_led_by(fact) else "what")


def _is_led_by(fact: Entry) -> bool:
    """Whether the value is told as who acts: "was led by Ada Lind", "is under the command of Ada Lind"."""
    return bool(re.search(rf"\b(?:by|under|of|to) (?:the )?{re.escape(str(fact.value))}", fact.statement))


def _with_preposition(body: str, start: int, word: str) -> tuple[int, str]:
    """The question word behind the preposition that stands before the value, and where that begins."""
    before = body[:start].split()
    if not before or not inversion.PREPOSITIONS.fullmatch(before[-1]) or len(before) < 3:
        return start, word
    return start - len(before[-1]) - 1, f"{before[-1]} {word}"


def _without_remark(body: str, gap: Gap) -> str:
    """The body without a relative clause that tells more of the value."""
    return body[: gap.end] if re.match(r", (?:which|who|whose|where)\b", body[gap.end :]) else body


def _question_word(fact: Entry, body: str, gap: Gap, who: str) -> tuple[str, int, str]:
    """The words that open the question, where those begin that they stand for, and what is left for its end."""
    before = body[: gap.start].split()
    preposition = before[-1] if before and inversion.PREPOSITIONS.fullmatch(before[-1]) else ""
    start = gap.start - len(preposition) - 1 if preposition else gap.start
    whose = re.search(r"\b(under|at|on) the (\w+) of$", body[: gap.start].rstrip())
    if fact.kind == "role" and whose and form_of(fact) in NAMES:
        return f"{whose[1]} whose {whose[2]}", whose.start(), ""
    if fact.kind == "location" and before and before[-1] in BESIDE:
        return f"{before[-1]} which place", gap.start - len(before[-1]) - 1, ""
    if fact.kind == "location":
        return ("in which of these places" if fact.is_list else "where"), start, ""
    if form_of(fact) == "task" or IS_TO.search(" ".join(before)):
        return who, gap.start if preposition == "to" else 0, " do"
    if not preposition or who == "what":
        return who, gap.start, ""
    return f"{preposition} {'whom' if who == 'who' else who}", start, ""
