"""Finds abbreviations with their long forms: "Northern Lake Force (NLF)", "the Lake Police, or LP,"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

SHORT = r"[A-Z][A-Za-z0-9&/-]{1,9}(?: [A-Z][A-Za-z0-9]{1,11})?"
BRACKETED = re.compile(rf"\((?P<short>{SHORT})(?:[;,] [^();]{{2,40}})?\)")
FOREIGN = re.compile(
    r"\((?:(?:in )?[A-Z][a-z]+: )?(?P<long>[^\W\d_a-z][^(),;:]{6,80}), (?:or )?(?P<short>[A-Z][A-Z0-9-]{1,9})\)"
)
ASKED = re.compile(r"\b[Ww]hat (?:does|did) (?:the )?(?P<short>[A-Z][A-Z0-9-]{1,9}) (?:stand for|mean)\b")
LABELLED = re.compile(
    r"(?:short name|short form|acronym|abbreviation|abbreviated(?: as)?): (?P<short>[A-Z].{1,14})", re.I
)
OR_SHORT = re.compile(r",? or (?P<short>[A-Z][A-Z0-9-]{1,9})(?=[,.;)]| (?:is|was|has|entered)\b)")
REVERSED = re.compile(r"\b(?P<short>[A-Z][A-Z0-9-]{1,9}) \((?P<long>[A-Z][^()]{4,80})\)")
KNOWN_AS = re.compile(
    r",? (?:(?:also|better|commonly|generally|widely|usually|often|mostly|sometimes) )?"
    r"(?:known|referred to|abbreviated|shortened)"
    r"(?: by (?:its|their|the) [\w -]{0,24}?(?:initials|acronym|abbreviation|name))?(?: (?:as|to)|,) (?:the )?[\"']?"
    r"(?P<short>[A-Z][A-Z0-9-]{1,9})\b"
)
LEADING = re.compile(r"(?:The )?[A-Z][\w'-]*(?: (?:(?:of|for|and|in|on)(?: the)? )?[A-Z][\w'-]*)+")
CAPITALISED = re.compile(r"(?:[A-Z][\w'-]*(?: (?:of|for|and|in|on)(?: the)?)? ){0,8}[A-Z][\w'-]*$")
LONG = r"(?P<long>[A-Z][^,.;()]{4,80})"
NAME = r"(?P<long>[A-Z][\w'-]+(?: (?:of|for|the|and|in|de|[A-Z][\w'-]+)){1,9})"
CAPITALS = r"(?P<short>[A-Z][A-Z0-9-]{1,11})"
SAID = (
    re.compile(rf"\b{CAPITALS},? (?:(?:is )?short for|is an abbreviation of|stands for) (?:the )?{LONG}"),
    re.compile(
        rf"\babbreviat(?:ed|ion)(?: as| to)? {CAPITALS},? (?:after|from|for) (?:its |the )?"
        rf"(?:\w+ (?:title|name|initials),? )?{LONG}"
    ),
    re.compile(rf"{NAME}, {CAPITALS} for short"),
)
BODY = re.compile(
    r"\b(?:Mission|Force|Office|Operation|Programme|Program|Group|Command|Support|Service|Team|Agency|Administration|"
    r"Authority|Committee|Court|Chambers|Tribunal|Organi[sz]ation|Fund|Union|Presence|Centre|Center)\b"
)
APPOSED = re.compile(
    r"\b(?P<short>[A-Z][A-Z0-9-]{2,9}), the "
    r"(?P<long>[A-Z][\w'-]+(?: (?:of|for|the|and|in|[A-Z][\w'-]+)){1,8})(?=[,.;]|$)"
)
CALLED = re.compile(r", (?P<the>(?:or )?the )?(?P<short>[A-Z][A-Z0-9-]{2,9})(?=(?(the)[,.;:)]|[,.;:])|$)")
WINDOW = 160
TOKEN = re.compile(r"[^\s]+")
TOP = 8  # lines of a page below which no title is spelled out
LONGEST = 9
SMALL = frozenset(
    ["of", "the", "for", "and", "in", "on", "to", "de", "la", "und", "für", "des", "du", "former", "–", "—", "-", "&"]
)
PLURAL = re.compile(r"(?<=[A-Z]{2})s$")
COUNTS = re.compile(
    r"(?:\b\d+|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|all|these|those|both|other)) $",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short and a long form; the offsets enclose both. ``is_aside``: no name by which the text calls the thing."""

    short: str
    long: str
    start: int
    end: int
    is_spelled: bool
    is_aside: bool = False


def find(words: str) -> Iterator[Abbreviation]:
    """The abbreviations one smoothed sentence introduces."""
    for match in BRACKETED.finditer(words):
        if _is_short(match["short"]) and (found := _before(words, match)):
            yield found
    yield from _foreign(words)
    yield from _said(words)
    for match in OR_SHORT.finditer(words):
        if found := _before(words, match):
            yield found
    yield from _known_as(words)
    yield from _apposed(words)
    for match in REVERSED.finditer(words):
        long = match["long"].strip()
        if _spells(match["short"], long) and len(long.split()) <= 2 * len(match["short"]):
            yield Abbreviation(match["short"], long, match.start(), match.end(), True)


def _foreign(words: str) -> Iterator[Abbreviation]:
    """As in "the Lake Police (Finnish: Järvipoliisi, JP)"."""
    for match in FOREIGN.finditer(words):
        if _spells(match["short"], match["long"]):
            yield Abbreviation(match["short"], match["long"], *match.span(), True, is_aside=True)


def asked(question: str, answer: str) -> Abbreviation | None:
    """As in "What does NLF stand for?" before "Northern Lake Force", offsets in the answer."""
    match = ASKED.search(question)
    named = LEADING.match(answer) if match is not None else None
    if match is None or named is None or not _spells(match["short"], named.group()):
        return None
    return Abbreviation(match["short"], named.group(), 0, named.end(), _is_whole(match["short"], named.group()))


def in_title(title: str, lines: Sequence[str]) -> tuple[int, Abbreviation] | None:
    """The line near the top of a page that spells out a short form of its title, with its place among the lines."""
    shorts = [one for one in re.findall(r"\b[A-Z][A-Z0-9-]{2,11}\b", title) if _is_short(one)]
    for at, line in enumerate(lines[:TOP]):
        words = line.strip()
        label = LABELLED.fullmatch(words)
        named = LEADING.match(title) if label is not None else None
        if label is not None and named is not None and _spells(label["short"], named.group()):
            return at, Abbreviation(label["short"], named.group(), 0, len(line), True, is_aside=True)
        for short in shorts:
            if CAPITALISED.fullmatch(words) and len(words.split()) > 2 and short not in words and _spells(short, words):
                return at, Abbreviation(short, words, 0, len(line), True)
    return None


def initials(name: str, known: Container[str]) -> str:
    """The short form among those ``known`` that the capitals of a name in full make: "JLM" of "Joint Lake Mission"."""
    words = [word for word in re.split(r"[\s-]+", name) if word and word.casefold() not in SMALL]
    short = "".join(word[0] for word in words)
    return short if 2 < len(words) <= LONGEST and short.isupper() and short in known else ""


def _said(words: str) -> Iterator[Abbreviation]:
    """As in "NLF, short for Northern Lake Force"."""
    for pattern in SAID:
        for match in pattern.finditer(words):
            long = match["long"].strip()
            if _is_short(match["short"]) and match["short"] not in long.split():
                yield Abbreviation(match["short"], long, match.start(), match.end(), _spells(match["short"], long))


def _apposed(words: str) -> Iterator[Abbreviation]:
    """As in "the NLM, the Northern Lake Mission," and "the Northern Lake Mission, (the) NLM,"."""
    for match in CALLED.finditer(words):
        whole = _before(words, match)
        if whole is not None and whole.is_spelled and _is_whole(match["short"], whole.long):
            yield whole
    for match in APPOSED.finditer(words):
        short, long = match["short"], match["long"]
        is_spelled = _is_whole(short, long) and _spells(short, long)
        is_body = len(short) > 3 and BODY.search(long) is not None and long[0] in short and len(long.split()) > 3
        if is_spelled or is_body:
            yield Abbreviation(short, long, match.start(), match.end(), is_spelled)


def _known_as(words: str) -> Iterator[Abbreviation]:
    """As in "the Lake Movement, known by its initials as LM"."""
    for match in KNOWN_AS.finditer(words):
        named = CAPITALISED.search(words[max(0, match.start() - WINDOW) : match.start()])
        if named is not None and " " in named.group():
            start = match.start() - len(named.group())
            yield Abbreviation(match["short"], named.group(), start, match.end(), False)


def _is_short(short: str) -> bool:
    return sum(letter.isupper() for letter in short) >= 2


def _before(words: str, match: re.Match[str]) -> Abbreviation | None:
    """The long form in front of a bracket: spelled by its letters, else a capitalised name with its first letter."""
    short = PLURAL.sub("", match["short"])
    end = match.start()
    lead = words[max(0, end - WINDOW) : end].rstrip()
    offset = max(0, end - WINDOW)
    letters = len(_letters(short))
    tokens = list(TOKEN.finditer(lead))
    start = _spelled(short, lead, tokens[-min(letters + 5, 2 * letters) :])
    spelled = start is not None
    if start is None:
        start = _ending_alike(short, tokens) if " " in short else None
    if start is None:
        start = _named(short, tokens[-min(letters + 5, 2 * letters) :]) or _named(short, tokens[-3 * letters :])
    if start is None:
        start = _turned_round(short, tokens)
    if start is None:
        start = _body(short, tokens[-LONGEST:])
    if start is None:
        return None
    long = lead[start:].rstrip(" ,")
    many = short != match["short"] or COUNTS.search(lead[:start]) is not None
    if many and long.endswith("s") and not long.endswith("ss"):
        long = long[:-1]
    if short in long.split() and len(long.split()) < 2:
        return None
    return Abbreviation(short, long, offset + start, match.end(), spelled)


def _ending_alike(short: str, tokens: list[re.Match[str]]) -> int | None:
    """A short form of which the last word is written out in both: "Lake Police Mission in Aveli (LPM Aveli)"."""
    head, _, tail = short.rpartition(" ")
    if not tokens or tokens[-1].group() != tail or not head.isupper():
        return None
    for first in reversed(tokens[:-1]):
        words = " ".join(token.group() for token in tokens[tokens.index(first) : -1])
        if re.search(r"[,;:()]", words):
            return None
        weighty = [word for word in words.split() if word.casefold() not in SMALL]
        given = sum(word[0].casefold() in _letters(head) for word in weighty)
        if first.group()[0] == head[0] and _spells(head, words) and given >= len(weighty) - 1:
            return first.start()
    return None


def _turned_round(short: str, tokens: list[re.Match[str]]) -> int | None:
    """A short form of another language, whose letters begin the words in another order: "Lake Guard Unit (UGL)"."""
    letters = _letters(short)
    last = [token for token in tokens if token.group().casefold() not in SMALL][-len(letters) :]
    initials = [token.group()[0] for token in last]
    is_name = all(one.isupper() for one in initials) and not any(token.group()[-1] in ",;:" for token in last)
    alike = sorted("".join(initials).casefold()) == sorted(letters) and len(letters) > 2
    return last[0].start() if is_name and alike else None


def _letters(short: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", short).casefold()


def _spelled(short: str, lead: str, tokens: list[re.Match[str]]) -> int | None:
    """The shortest run of last words whose letters spell the short form, the first letter beginning a word."""
    for first in reversed(tokens):
        if re.search(r"[,;:()]", lead[first.start() : len(lead.rstrip(" ,"))]):
            return _listed(short, lead, tokens)
        word = first.group()
        begins = {first.start() + at for at in (0, word.rfind("-") + 1)}
        for start in sorted(begins, reverse=True):
            if _spells(short, lead[start:]) and _is_whole(short, lead[start:]):
                listed = _listed(short, lead, tokens)
                return start if listed is None else min(start, listed)
    return None


def _listed(short: str, lead: str, tokens: list[re.Match[str]]) -> int | None:
    """A long form with commas, each word giving its letter: "Intelligence, Surveillance and Reconnaissance"."""
    weighty = [token for token in tokens if token.group().casefold() not in SMALL]
    letters = _letters(short)
    last = weighty[-len(letters) :]
    initials = "".join(token.group()[0].casefold() for token in last)
    whole = lead[last[0].start() :] if last else ""
    return last[0].start() if initials == letters and not re.search(r"[;:()]", whole) else None


def _spells(short: str, long: str) -> bool:
    """Schwartz and Hearst (2003): each letter in turn, the first at the beginning of the long form."""
    letters, low = _letters(short), long.casefold()
    if not low.startswith(letters[:1]):
        return False
    at = 0
    for letter in letters:
        at = low.find(letter, at)
        if at < 0:
            return False
        at += 1
    return True


def _is_whole(short: str, long: str) -> bool:
    """Whether the capitals of the short form fit the words: most words of weight give a letter."""
    weighty = [word for word in re.split(r"[\s-]+", long) if word and word.casefold() not in SMALL]
    given = sum(word[0].casefold() in _letters(short) for word in weighty)
    many = len(weighty) <= len(_letters(short))
    return bool(weighty) and given == len(weighty) and (many or len(weighty) <= 2) and (len(weighty) > 1 or " " in long)


def _named(short: str, tokens: list[re.Match[str]]) -> int | None:
    """A capitalised name right before the bracket that begins with the short form's letter.

    Of a short form of two words, "LAKEPOL Border", the first gives the letters and the second stands in the name.
    """
    first, _, second = short.partition(" ")
    if second and second not in " ".join(token.group() for token in tokens).split():
        return None
    short = first
    start = None
    for token in reversed(tokens):
        word = token.group()
        if word[0].isupper():
            if "'s" in word or word[-1] in ",;:":
                break
            start = token if word[0] == short[0] else start
        elif (word not in SMALL and start is not None) or (token is not tokens[-1] and word not in SMALL):
            break
    if start is None or start is tokens[-1]:
        return None
    letters = _letters(short)
    initials = [token.group()[0].casefold() for token in tokens if token.start() >= start.start()]
    shared = sum(letter in initials for letter in letters)
    return start.start() if 2 * shared > len(letters) else None


def _body(short: str, tokens: list[re.Match[str]]) -> int | None:
    """The name of a body right before a bracket with capitals of another language: "Mission to the Lakes (MISLAC)"."""
    start = None
    for token in reversed(tokens):
        word = token.group()
        if word[0].isupper() and word[-1] not in ",;:" and "'s" not in word:
            start = token
        elif word not in SMALL:
            break
    if start is None or len(_letters(short)) < 4 or not short.isupper():
        return None
    words = [token.group() for token in tokens if token.start() >= start.start()]
    capital = [word for word in words if word[0].isupper()]
    return start.start() if len(capital) >= 3 and BODY.search(" ".join(words)) else None
