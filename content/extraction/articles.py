"""Articles: "the" before a name in full where the text prints it, or where it is a body's: "the Lake Force"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from content.extraction.dateparts import MONTH_NAME

NAME = re.compile(r"(?!The )[A-Z][\w'-]*(?: (?:(?:of|for|in|and) (?:the )?)?[A-Z][\w'-]*)+")
RUN = re.compile(rf"\b(?:(?P<the>[Tt]he) |(?P<other>[a-z']+,? ))?(?P<name>{NAME.pattern})")
MONTH = re.compile(rf"\b{MONTH_NAME}\b")
BODY = re.compile(
    r"[A-Z].* (?:Mission|Force|Forces|Union|Council|Committee|Commission|Assembly|Authority|Agency|Organi[sz]ation|"
    r"Bank|Fund|Office|Ministry|Army|Navy|Police|League|Alliance|Facility|Construct|Coalition|Corps|Agreement|Accord|"
    r"Accords|Treaty|Protocol|Convention|Charter|Federation|Kingdom|Republic|Nations|States|Sea|Ocean|River|Basin|"
    r"Canal|Strait|Peninsula|Court|Tribunal|Delegation|Section|Division|Community|Conference|Programme|Program|Front)"
)
TAIL = re.compile(r" (?:in|of|for|on) (?=(?:the )?[A-Z])")
DEFINITE = re.compile(r"(?:the|this|these) ", re.IGNORECASE)
ENDS_DEFINITE = re.compile(r"(?<![\w-])(?:the|this|these) $", re.IGNORECASE)
NO_NOUN = re.compile(
    r"(?:all|both|one|ones|two|three|four|others?|rest|same|former|latter|first|second|last|nobody|\w+ \d)\b",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"(?:(?:Deputy|Acting|First|Special|Force|Military|Police) )*(?:Head|Director|Chief|Commander|Minister|President|"
    r"Chair|Chairperson|Chairman|Secretary|Representative|Governor)(?:-General)? (?:of|for) .*"
)
NO_ARTICLE_BEHIND = re.compile(
    r"(?:^|.* )(?:the|an?|its|their|his|her|our|my|your|this|that|these|those|no|any|each|every|another|some|one|as|"
    r"called|named|stands for|is|are|was|were|be|been|become|became) $",
    re.IGNORECASE,
)


def printed(sentences: Iterable[str]) -> frozenset[str]:
    """The names of two words or more before which a text prints "the" more often than not."""
    told: Counter[str] = Counter()
    for words in sentences:
        for match in RUN.finditer(words):
            is_opening = match["the"] is None and match["other"] is None
            weight = 1 if match["the"] else 0 if is_opening else -1
            names = {match["name"], TAIL.split(match["name"], maxsplit=1)[0]}
            told.update({name: weight for name in names if " " in name})
    return frozenset(name for name, count in told.items() if count > 0)


def given(statement: str, name: str, known: frozenset[str]) -> str:
    """A statement with "the" before a name that takes it and lacks it; ``known`` are those of ``printed``."""
    at = statement.find(name)
    if at < 0 or not _takes_article(name, known):
        return statement
    before, behind = statement[:at], statement[at + len(name) :]
    if re.match(r"[\w-]| \(?[A-Z\d]|/|:", behind) or NO_ARTICLE_BEHIND.match(before):
        return statement
    if not before:
        return f"The {statement}"
    if not re.search(r"(?:^|[ ,])[a-z]+ $|, $", before):
        return statement
    return f"{before}the {name}{behind}"


def kept(statement: str, subject: str, printed: str, at: int) -> str:
    """A statement that begins with a plain noun, with "the" where that is printed so: "This air campaign"."""
    plain = subject[:1].isupper() and subject[1:].islower() and statement.startswith(f"{subject} ")
    article = DEFINITE.match(printed, at) or ENDS_DEFINITE.search(printed[:at])
    if not plain or article is None or NO_NOUN.match(subject):
        return statement
    first = printed[article.end() :][:1]
    return f"The {first}{statement[1:]}" if first.casefold() == statement[:1].casefold() else statement


def _takes_article(name: str, known: frozenset[str]) -> bool:
    if name.casefold().startswith(("the ", "a ", "an ", "operation ")) or " " not in name:
        return False
    if NAME.fullmatch(name) is None or MONTH.search(name):
        return False
    return (
        name in known
        or BODY.fullmatch(TAIL.split(name, maxsplit=1)[0]) is not None
        or OFFICE.fullmatch(name) is not None
    )
