"""Statements: one plain, dated sentence for a fact."""

from __future__ import annotations

import re
from decimal import Decimal

from content.extraction.vocabulary import vocabulary
from content.ledger.entry import HEDGE_WORDS, Hedge, Time
from content.partialdate import PartialDate

SEVERAL = re.compile(
    r"(?:(?:about|some|over|almost|nearly|up to) )?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"twenty|thirty|forty|fifty|several|many|most|some|both|few|all)(?:-\w+)? of (?:the|these|those|its|their)\b",
    re.IGNORECASE,
)
LOOSE = re.compile(r"(?:very )?(?:early|late) in ", re.IGNORECASE)
NATIONAL = re.compile(
    r"[A-Z]\w+(?:ian|ese|ish|[hmr]ican)|Afghan|Cuban|Czech|Danish|Dutch|Fijian|Finnish|French|German|Greek|Iraqi|Israeli|"
    r"Kenyan|Moroccan|Norwegian|Pakistani|Salvadoran|Somali|Swiss|Thai|Ugandan|Yemeni"
)
NO_NATION = vocabulary("""
    civilian humanitarian guardian custodian pedestrian parliamentarian technician politician physician utilitarian
    librarian veterinarian totalitarian sectarian egalitarian
""")
WITH_ARTICLE = frozenset(["UN", "EU", "AU", "US", "UK", "USA", "OSCE", "ICJ", "ICC", "IMF"])
SPELLED = re.compile(
    r"(?!Operation |Task Force )(?:[A-Z][\w-]*(?!'s) )+"
    r"(?:Mission|Force|Group|Commission|Committee|Council|Tribunal|Authority)(?: (?:in|to|of|for|on) .+)?"
)
EDGE = re.compile(r"(?:the )?(?:end|close|beginning|start)\b", re.IGNORECASE)
TAIL = re.compile(r" (?:of|in|for|on|at|between|against) ")
HEAD = re.compile(r" (?:of|in|for|on|at|between|against|with|from|to|under|by) ")
PARTS = ("first ", "second ", "third ", "fourth ", "last ", "end ", "close ", "beginning ", "start ", "middle ")


def when(date: PartialDate | None) -> str:
    """The words that place something in time, with their preposition; empty where nothing is known."""
    if date is None or (date.earliest is None and date.latest is None):
        return ""
    if date.phrase.startswith(("until ", "before ", "after ")) and (date.earliest is None or date.latest is None):
        return date.phrase
    if date.earliest is None or date.latest is None:
        return date.plain()
    if date.precision == "part":
        if LOOSE.match(date.phrase):
            return date.phrase[:1].lower() + date.phrase[1:]
        word = "at" if EDGE.match(date.phrase) else "in"
        article = "the " if date.phrase.startswith(PARTS) else ""
        return f"{word} {article}{date.phrase}"
    if date.precision == "range":
        return date.plain() if date.phrase else half_year(date)
    return f"{'on' if date.precision == 'day' else 'in'} {date.plain()}"


def half_year(date: PartialDate) -> str:
    """A time that is only known to lie between two days, as loosely as it is known: "in the first half of 2009"."""
    first, last = date.earliest, date.latest
    if first is None or last is None or first.year != last.year:
        return date.plain()
    if (first.month - 1) // 6 != (last.month - 1) // 6:
        return f"in {first.year}"
    return f"in the {'first' if last.month < 7 else 'second'} half of {first.year}"


def placed(words: str, time: Time | None) -> str:
    """The words as a sentence with their time, or with the remark that the source gives none."""
    bare = words.strip(" .,;:")
    bare = bare[:1].upper() + bare[1:]
    if time is None:
        return f"{bare}."
    moment = time.begins or time.ends
    if moment is None or time.known == "unknown":
        return f"{bare} (the source gives no date)."
    if time.begins is None and not moment.phrase.startswith(("until ", "before ")):
        return f"{bare} until {moment.plain()}."
    if moment.phrase == "initially":
        return f"{bare} at the start, {when(PartialDate(moment.earliest, moment.latest, moment.precision))}."
    return f"{bare}, {when(moment)}." if " and " in bare and len(bare) > 80 else f"{bare} {when(moment)}."


def is_of_nation(word: str) -> bool:
    """Whether a word keeps its capital: "Norwegian", "French"."""
    return NATIONAL.fullmatch(word) is not None and word.casefold() not in NO_NATION


def takes_article(name: str) -> bool:
    """Whether a name is told with "the": "the UN", "the Lake Mission in Aveli", but "NLF"."""
    return name in WITH_ARTICLE or SPELLED.fullmatch(name) is not None


def the(words: str) -> str:
    """A name with "the" where it ends in a common noun: "the NLF mandate", but "NLF"."""
    head = TAIL.split(words)[0]
    last = head.rpartition(" ")[2]
    is_small = words[1:].islower() or (" " in head and head[1:].islower())
    if " " in words and is_small and not is_of_nation(words.split()[0]):
        words = words[:1].lower() + words[1:]
    return f"the {words}" if last.islower() and not words.casefold().startswith(("the ", "a ", "an ")) else words


def be(words: str, *, past: bool) -> str:
    """The form of "to be" that a name takes."""
    head = HEAD.split(words)[0]
    plural = SEVERAL.match(words) is not None or (
        head.endswith("s") and not head.endswith(("ss", "Corps", "corps", "us", "is")) and not head.isupper()
    )
    return ("were" if plural else "was") if past else ("are" if plural else "is")


def have(*, past: bool, denied: bool = False, planned: bool = False) -> str:
    """The form of "to have" that tells of one owner, or denies it: "had", "did not have"."""
    if planned:
        return "will not have" if denied else "will have"
    if denied:
        return "did not have" if past else "does not have"
    return "had" if past else "has"


def amount(value: int | Decimal, hedge: Hedge | None, unit: str) -> str:
    """A number with its hedge and unit: "almost 6,000 troops"."""
    return " ".join(part for part in (HEDGE_WORDS[hedge] if hedge else "", f"{value:,}", unit) if part)
