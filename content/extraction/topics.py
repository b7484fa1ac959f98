"""Topics: what a text is mainly about: the mission, operation or body that its title and its sentences keep naming."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from content.extraction import countries
from content.extraction.vocabulary import vocabulary

OPERATION = re.compile(r"\bOperation [A-Z][\w-]+(?: [A-Z][\w-]+)?")
DEFINING = re.compile(r"\b(?:is|was|are|were)\b")
DEFINED = re.compile(
    r"(?:[^.]{0,120}[:,] )?(?:[Tt]he )?[A-Z][\w' -]{6,80}?(?:, or |, | \()(?P<short>[A-Z][A-Z0-9-]{2,11})[,)] "
    r"(?:is|was) an? "
)
EARLY = 12  # sentences of a transcript or a letter before it has said what it is about
CONTINGENT = re.compile(
    r"^(?:The )?(?P<whose>[A-Z][a-z]+(?:n|sh|se|ch|ss|k|i)) (?:soldiers|troops|contingent|peacekeepers|forces) in\b"
)
UNIT = re.compile(
    r"^(?:The )?(?P<unit>[A-Z][a-z]+ (?:engineers|medics|sappers|sailors|gendarmes|policemen|police|observers|"
    r"battalion|company|frigate)) "
    r"(?:in|on|to|leaves?|returns?|departs?|arrives?|joins?|heads?|sets?|takes?|begins?|ends?|comes?)\b"
)
UNIT_WORDS = frozenset({"contingent", "company", "battalion", "detachment", "soldiers", "troops"})
"""What a text calls a unit that it is about."""
GENERAL = re.compile(
    r"(?:about(?: us)?|who we are|what we do|our (?:mission|mandate|work|history)|mission|mandate|background|overview|"
    r"history|chronology|key facts|facts and figures|at a glance|fact ?sheet|faqs?|frequently asked questions|"
    r"questions and answers|news|(?:the )?(?:(?:daily|weekly|monthly|noon) )?(?:press|media|news)[ -]"
    r"(?:conference|briefing|release|statement)|transcript)?$",
    re.IGNORECASE,
)
"""Titles that any page may bear: whose page it is says what it is about."""
PARTS = re.compile(r"\s*(?:[:|–—?]| - )\s*")
NAME = re.compile(r"[A-Z][\w'-]*(?: (?:(?:of|for|in|to|and)(?: the)? )?[A-Z][\w'-]*)+")
LAST = re.compile(r" (?:(?:of|for|in|to|and)(?: the)? )?[A-Z][\w'-]*$")
PARENTS = vocabulary("NATO EU UN AU OSCE ECOWAS US USA UK WEU ASEAN OAS CIS CSDP CFSP GDP HQ UNSC UNSCR DPKO EEAS")
"""Organisations that run missions: a text whose title names a mission is about that, however often it says whose."""


BODIES = frozenset(
    ["United Nations", "European Union", "African Union", "Security Council", "General Assembly", "North Atlantic"]
)
MISSION = re.compile(r"\b(?:Mission|Operation|Force|Corps|Brigade|Programme|Tribunal|Court|Group|Presence)\b")
SPELLED = {"EU": "European Union", "UN": "United Nations", "AU": "African Union"}
OFTEN = 3  # times that a text must repeat a name of its title


class Signs(NamedTuple):
    """What tells the topic: ``texts`` are the lines, ``running`` those that are sentences; ``counts``: of capitals."""

    title: str
    publisher: str
    texts: Sequence[str]
    running: Sequence[str]
    long_of: Mapping[str, str]
    counts: Counter[str]
    runs: Counter[str]


def of(signs: Signs) -> str:
    """The name of what the text is about; empty where none stands out."""
    certain = _operation(signs.title) or _contingent(signs.title)
    certain = certain or (_whose_page(signs) if GENERAL.match(signs.title) else "")
    if certain:
        return certain
    named, times = _in_title(signs.title, signs.texts, signs.publisher)
    own = signs.counts.copy()
    _favour(signs)
    short = _topic(signs)
    if short in PARENTS and not named:
        return _run_by(signs) or short
    if not named or not short:
        return short or named or _body(signs.title, signs.runs)
    long = signs.long_of.get(short, "")
    if short in signs.title or named == long:
        return short
    spelled = next((one for one, whole in signs.long_of.items() if whole.startswith(f"{named} ")), "")
    if spelled and MISSION.search(named):
        return spelled
    if MISSION.search(named) and long and not MISSION.search(long) and _speaks_of(named, signs.texts) >= OFTEN:
        return named
    if named in long or (long and long in named):
        return named if times > own[short] else short
    return named if short in PARENTS or not long else short


def spelled_behind(title: str, texts: Sequence[str], publisher: str) -> Iterator[tuple[str, str]]:
    """As in "The Lake Police (in Finnish: Järvipoliisi, JP)": a short form behind the name that the title bears."""
    named, _ = _in_title(title, texts, publisher)
    behind = re.compile(rf"{re.escape(named)} \([^()]{{4,80}}[,:] (?P<short>[A-Z][A-Z0-9-]{{1,9}})\)")
    match = next(filter(None, (behind.search(words) for words in texts[:30])), None) if named else None
    if match is not None:
        yield match["short"], named


def _in_title(title: str, texts: Sequence[str], publisher: str) -> tuple[str, int]:
    """The longest name of two words or more that the title bears and the text repeats, with how often it does."""
    for part in PARTS.split(title):
        for match in NAME.finditer(re.sub(r"^(?:The|About|What is|Who is) ", "", part)):
            name = match.group()
            while " " in name:
                times = sum(words.casefold().count(name.casefold()) for words in texts)
                is_own = name.casefold() in publisher.casefold()
                enough = times + _speaks_of(name, texts) if times and not _has_short(name, texts) else times
                if name not in BODIES and not countries.is_country(name) and enough >= (1 if is_own else OFTEN):
                    return name, times
                name = LAST.sub("", name)
    return "", 0


def _has_short(name: str, texts: Sequence[str]) -> bool:
    """Whether a text uses the capitals of a name as its short form: "NLM" of "Northern Lake Mission"."""
    short = "".join(re.findall(r"\b[A-Z]", name))
    return any(short in words for words in texts)


def _speaks_of(name: str, texts: Sequence[str]) -> int:
    """How often a text calls a mission by the kind of body that its name says it is: "the Mission", "the Force"."""
    kind = MISSION.search(name)
    return sum(words.count(f"he {kind.group()}") for words in texts) if kind is not None else 0


def _topic(signs: Signs) -> str:
    """The name in capitals that stands most often; one that the title bears or spells counts as many times more."""
    counts = Counter({short: count for short, count in signs.counts.items() if not _is_land(signs, short)})
    most = max(counts.values(), default=0)
    for short in list(counts):
        long = signs.long_of.get(short, "")
        in_title = re.search(rf"\b{re.escape(short)}\b", signs.title) is not None
        if in_title or (len(long) > 3 and long in _spelled(signs.title)):
            counts[short] += most if long else most // 2 + 1
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], *_weight(signs, pair[0]), pair[0]))
    return ranked[0][0] if ranked and ranked[0][1] >= 2 else ""


def _spelled(title: str) -> str:
    """A title with the names of organisations in full: "EU Lake Mission" as "European Union Lake Mission"."""
    return re.sub(r"\b(?:EU|UN|AU)\b", lambda short: SPELLED[short.group()], title)


def _is_land(signs: Signs, short: str) -> bool:
    """Whether a name is that of a country: "CAR" of "Central African Republic"."""
    return countries.is_country(short) or countries.is_country(signs.long_of.get(short, ""))


def _weight(signs: Signs, short: str) -> tuple[bool, bool]:
    """Among names that stand equally often those of missions come first, then those that the text spells out."""
    long = signs.long_of.get(short, "")
    return MISSION.search(long) is None, not long


def _favour(signs: Signs) -> None:
    """Counts a name more that the publisher bears, or of which the first sentence says what it is."""
    counts = signs.counts
    most = max(counts.values(), default=0)
    subject = DEFINING.split(signs.running[0], maxsplit=1) if signs.running else [""]
    heads = [signs.publisher, subject[0] if len(subject) > 1 else ""]
    for short in list(counts):
        counts[short] += sum(most // 2 + 1 for head in heads if re.search(rf"\b{re.escape(short)}\b", head))
    defined = _defined(signs) if len(subject) < 2 else ""
    if defined:
        counts[defined] += most // 2 + 1


def _defined(signs: Signs) -> str:
    """The mission of which one of the first sentences says what it is: "The Lake Mission, or LM, is an unarmed …"."""
    for words in signs.running[:EARLY]:
        match = DEFINED.match(words)
        short = match["short"] if match is not None else ""
        if signs.counts[short] > 1 and MISSION.search(signs.long_of.get(short, "")):
            return short
    return ""


def _contingent(title: str) -> str:
    """The contingent of which a title tells: "Portuguese contingent" for "Portuguese soldiers in Chad"."""
    match = CONTINGENT.search(title)
    if match is not None:
        return f"{match['whose']} contingent"
    unit = UNIT.search(title)
    return unit["unit"] if unit is not None else ""


def _operation(title: str) -> str:
    """The operation that a title names: "Operation Calm Lake"."""
    match = OPERATION.search(title)
    return match.group() if match is not None else ""


def _whose_page(signs: Signs) -> str:
    """The operation or mission whose page it is, by the short form of its name that the text uses, if it has one."""
    operation = _operation(signs.publisher)
    if operation and any(operation.rpartition(" ")[2] in words for words in signs.texts):
        return operation
    own = (short for short, long in signs.long_of.items() if long.casefold() == signs.publisher.casefold())
    return next(own, "") if MISSION.search(signs.publisher) else ""


def is_unit(topic: str) -> bool:
    """Whether a topic is a body of soldiers that a title tells of, "Lake engineers", and no operation by name."""
    return topic.split()[-1:] != [] and topic.split()[-1].islower() and " " in topic


def _run_by(signs: Signs) -> str:
    """The operation of which a page of its parent tells by far the most: "Operation Calm Lake" on a page of NATO's."""
    named = {match.group() for words in signs.texts for match in OPERATION.finditer(words)}
    times = Counter({name: sum(words.count(name.partition(" ")[2]) for words in signs.texts) for name in named})
    first, second = [*times.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= OFTEN and 2 * first[1] > 3 * second[1] else ""


def _body(title: str, runs: Counter[str]) -> str:
    """The body that the title names, else the one that stands most often: "Northern Lake Mission"."""
    often = [run for run, count in runs.most_common() if count >= 2 and len(run.split()) > 1]
    return next((run for run in often if run in title), next(iter(often), ""))
