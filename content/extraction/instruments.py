"""Instruments: resolutions, decisions, treaties and accords by name, as the words of a text print them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from content.extraction.people import UPPER
from content.partialdate import MONTHS

CAPITAL = rf"[{UPPER}](?:[\w'-]|\.(?=\w))*"
IN_NAME = rf"(?!(?:{'|'.join(MONTHS)})\b){CAPITAL}"
LINK = r"(?:of|for|on|and|in)(?: the)?"
NOUN = (
    r"(?:[Rr]esolution|UNSCRs?|S/RES/|Agreements?|Treaty|Accords?|Charter|Protocol|Convention|Decision|Constitution|"
    r"Joint Action|Common Position|Memorandum|MoU|MOU|Pact|Declaration|Communiqué|Regulation|Directive|Decree|Act|Law|"
    r"Peace Plan|Policy|Arrangements?)"
)
NUMBER = r"(?: \([A-Z]{2,5}\))?(?: [Nn]o\.?)?(?: [A-Z]{0,4}\d[\w/]*(?:-\d+)?)?(?: ?\((?:[A-Za-z]{2,8}|\d{4})\))?"
FURTHER = rf"(?:(?:of|for|on|in)(?: the)?|and(?! (?:the )?(?:{CAPITAL} ){{0,4}}{NOUN}))"
OF_BODY = rf"(?: (?:of|for|on|in)(?: the)? {IN_NAME}(?: (?:{FURTHER} )?{IN_NAME}){{0,8}}(?: \([A-Za-z]{{2,8}}\))?)?"
DAY = r"\d{1,2} [A-Z][a-z]+ \d{4}"
DATED = rf"(?: of {DAY}|, {DAY}| of (?:[A-Z][a-z]+ )?\d{{4}})?"
BETWEEN = r"(?: between [A-Za-zÀ-ž' -]{5,120}?(?=[.;,]|$| (?:on|in) \d| (?:was|is|which|that|has)\b))?"
INSTRUMENT = re.compile(
    rf"(?<![\w'-])(?:(?:the )?(?:{CAPITAL}'s )?)?(?:{CAPITAL}(?: {LINK})? ){{0,7}}?{NOUN}(?![\w-])"
    rf"{NUMBER}{OF_BODY}{DATED}{BETWEEN}"
)
CHAPTER = re.compile(
    rf"(?:Chapters?|Articles?) [IVXLC\d]+(?:\(\d\))?(?: and [IVXLC\d]+)? of the (?:{CAPITAL}(?: of(?: the)?)? ?){{1,6}}"
)
SEVERAL = re.compile(
    rf"(?<![\w'-])(?P<kind>(?:{CAPITAL} ){{0,4}}[Rr]esolutions|UNSCRs)"
    r" (?P<numbers>\d+(?: \(\d{4}\))?(?:(?:, | and |, and )\d+(?: \(\d{4}\))?)+)"
)
IS_NAMED = re.compile(
    r"\d|between|(?:Charter|Agreements?|Treaty|Accords?|Constitution|Protocol|Convention|Memorandum|MoU|MOU|Pact|"
    r"Declaration|Policy|Law)\b"
)
NO_TEXT = re.compile(
    r"\bRule (?:of|and) Law$|\b(?:International|Humanitarian|Martial|Civil|Criminal|Maritime|Common) Law$"
)
NUMBERED = re.compile(
    rf"^((?:[Rr]esolution|UNSCR|Decision|Regulation|Directive) [^ ]*\d[^ ]*(?: \(\d+\))?)(?: of|,) {DAY}$"
)
LED_IN = re.compile(rf"(?:(?!{NOUN}\b).)+? (?:in|on|by)(?: the)? (?={NOUN}(?![\w-]))")
BARE = re.compile(
    r"(?:the )?(?:Agreement|Charter|Treaty|Protocol|Convention|Declaration|Policy|Law|Act|Decision|Pact|Memorandum)s?"
)


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument's name and where it stands in a sentence."""

    name: str
    start: int
    end: int

    @property
    def short(self) -> str:
        """The name without its day where it begins with its number: "Decision 18" of "Decision 18 of 3 May 2011"."""
        return NUMBERED.sub(r"\1", self.name)


def find(words: str) -> list[Instrument]:
    """The instruments named in a text, in order, none within another."""
    found = [one for match in SEVERAL.finditer(words) for one in _each(match)]
    found += [Instrument(_trim(m.group()), *_ends(m)) for m in CHAPTER.finditer(words)]
    for match in INSTRUMENT.finditer(words):
        name = _trim(match.group())
        start, end = _ends(match)
        if (led_in := LED_IN.match(name)) is not None:
            name, start = name[led_in.end() :], match.start() + match.group().index(name) + led_in.end()
        if not IS_NAMED.search(name) or NO_TEXT.search(name) or BARE.fullmatch(name) or _is_bare_policy(name):
            continue
        if not any(start < one.end and one.start < end for one in found):
            found.append(Instrument(name, start, end))
    return sorted(found, key=lambda one: one.start)


def _each(several: re.Match[str]) -> list[Instrument]:
    """As in "Resolutions 1 and 2 (1999)": each by its full name."""
    kind = several["kind"].removesuffix("s")
    at = several.start("numbers")
    return [
        Instrument(
            f"{kind} {match.group()}", several.start() if match.start() == 0 else at + match.start(), at + match.end()
        )
        for match in re.finditer(r"\d+(?: \(\d{4}\))?", several["numbers"])
    ]


def _trim(name: str) -> str:
    return re.sub(r"^(?:[Tt]he|Under|In|By|Both|This|That|An?) ", "", name.strip(" ,.;"))


def _ends(match: re.Match[str]) -> tuple[int, int]:
    """Where a name begins and ends without the marks and the article around it."""
    printed = match.group()
    lead = 4 if printed.startswith("the ") else 0
    return match.start() + lead, match.start() + len(printed.rstrip(" ,.;"))


def _is_bare_policy(name: str) -> bool:
    """A policy or law counts by its proper name only: "Common Security and Defence Policy"."""
    return bool(re.search(r"\b(?:Policy|Law|Act)$", name)) and len(name.split()) < 3
