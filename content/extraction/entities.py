"""Names: what a text calls its organisations, and which one it is mainly about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from content.extraction import topics
from content.extraction.abbreviations import Abbreviation, initials

DETERMINERS = re.compile(
    r"^(?:the|a|an|this|that|these|those|its|their|his|her|our|all|such|each|both|any|another|some)\s+", re.IGNORECASE
)
BRACKET = re.compile(r"\s*\([^()]*\)")
POSSESSOR = re.compile(r"^(?:[A-Z][\w-]*)'s\s+")
LED = re.compile(r"^(?:[\w-]+-(?:led|based|backed|mandated|wide)\s+)+", re.IGNORECASE)
OR_NAME = re.compile(r",? or [A-Z][A-Z0-9-]+,?$")
CAPITALS = re.compile(r"\b(?:Operation )?[A-Z][A-Z0-9]{2,11}(?:-[A-Z0-9]{1,6}\b)?(?: [A-Z]{3,11})*\b")
DOUBLE = re.compile(r"\b[A-Z][A-Z0-9]{2,11} [A-Z][a-z]{3,}\b")
PAPERS = frozenset(["Resolution", "Resolutions", "Decision", "Directive", "Regulation"])
RUNNING = 6  # words of a line that is no heading
CAPITAL_PAIR = re.compile(r"\b([A-Z][A-Z0-9]{2,11}) ([A-Z]{4,})\b")
SECOND = re.compile(r"[A-Za-z0-9]+")
RUN = re.compile(
    r"\b[A-Z][\w'-]+(?: (?:of|for|in|and|the|[A-Z][\w'-]+)){0,7}(?<! of)(?<! for)(?<! in)(?<! and)(?<! the)"
)
BODY = re.compile(
    r"\b(?:Mission|Force|Operation|Presence|Brigade|Command|Corps|Tribunal|Court|Chambers?|Group|Team|Office|Agency|"
    r"Administration|Authority|Programme|Deployment|Detachment|Contingent|Battalion|Squadron|Committee|Commission|Council|"
    r"Centre|Center|Service|Unit|Support|Guard|Police|Army|Navy|Fleet|Union|Organi[sz]ation|Assistance|Observers?)\b"
)
WELL_KNOWN = {"Alliance": "NATO", "European Union": "EU", "United Nations": "UN"}
LONGEST = 12
WORD = re.compile(r"[\w'’/-]+")
HANDY = 4  # words of a name that is not too long to be told again and again
INITIALS = re.compile(r"(?<=[A-Z])[\w'-]+|\b[a-z]+|\W")


@dataclass(frozen=True)
class Names:
    """Short forms by their long forms, and the organisation a text is mainly about (empty if none stands out)."""

    short_of: dict[str, str] = field(default_factory=dict)
    long_of: dict[str, str] = field(default_factory=dict)
    topic: str = ""
    capitals: frozenset[str] = frozenset()

    def canonical(self, words: str) -> str:
        """One name for a thing: its short form where the text has one, without article and brackets."""
        bare = trim(words)
        if WELL_KNOWN.get(bare) in self.capitals | self.long_of.keys():
            return WELL_KNOWN[bare]
        for form in (bare, LED.sub("", bare), POSSESSOR.sub("", bare)):
            short = self.short_of.get(form.casefold())
            if short:
                return short
        words_ = bare.split()
        if len(words_) > 2 and self.topic.isupper() and INITIALS.sub("", bare) == self.topic:
            return self.topic
        for count in range(min(len(words_) - 1, LONGEST), 0, -1):
            long = " ".join(words_[:count])
            short = self.short_of.get(long.removesuffix("'s").casefold())
            if short and bare.startswith(f"{short} "):  # "EUPOL Velin staff" where "EUPOL" alone means "EUPOL Velin"
                return bare
            if short:
                return short + bare[len(long.removesuffix("'s")) :]
        return bare

    def begun_by(self, words: str) -> tuple[str, str] | None:
        """The longest name in full, of four words or more, with which the words begin: how it is called, and itself."""
        ends = [match.end() for match in islice(WORD.finditer(words), LONGEST)][3:]
        longs = (words[:end] for end in reversed(ends))
        return next(((self.short_of[one.casefold()], one) for one in longs if one.casefold() in self.short_of), None)

    def is_known(self, words: str) -> bool:
        """Whether the words are a short form of this text, or its topic."""
        return words in self.long_of or words == self.topic or words in self.capitals

    def is_itself(self, words: str) -> bool:
        """Whether a word is the kind of body that the long form of the topic names: "Corps" of "Lake Corps (LC)"."""
        long = self.long_of.get(self.topic, self.topic)
        if long == self.topic and topics.is_unit(long):
            return words.casefold() in topics.UNIT_WORDS or words.casefold() == long.split()[-1]
        kinds = BODY.findall(long)
        return bool(kinds) and words.casefold() == kinds[0].casefold()

    def meant_by(self, kind: str) -> str:
        """Which name "the Mission" stands for: the topic, unless another one is of that kind and the topic is not."""
        long, low = self.long_of.get(self.topic, self.topic), kind.casefold()
        is_unit = long == self.topic and topics.is_unit(long)
        may_be_other = is_unit or (kind[:1].isupper() and long != self.topic)
        if not may_be_other or low in (one.casefold() for one in BODY.findall(long)):
            return self.topic
        others = (short for short, whole in self.long_of.items() if _kind(whole) == low)
        return next(others, self.topic)

    def in_heading(self, heading: str) -> str:
        """The first of the short forms that a heading ends with, or has before a bracket that closes; else empty."""
        ends = [len(heading), *(at for at, sign in enumerate(heading) if sign == ")")]
        near = ((start, end) for end in ends for start in range(max(0, end - self._longest), end))
        found = (heading[a:b] for a, b in near if b < len(heading) or heading[a - 1 : a] == " ")
        return min((name for name in found if name in self._ranks), key=self._ranks.__getitem__, default="")

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {name: at for at, name in enumerate(self.long_of)}

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.long_of), default=0)

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Names of the same thing, each group with the short form first."""
        return tuple((short, long) for short, long in sorted(self.long_of.items()))


def names(abbreviations: Iterable[Abbreviation], title: str, texts: Iterable[str], publisher: str = "") -> Names:
    """The names of a text: its abbreviations, and its topic by how often short forms stand in it."""
    short_of: dict[str, str] = {}
    long_of: dict[str, str] = {}
    for found in sorted(abbreviations, key=lambda one: not one.is_spelled):
        long_of.setdefault(found.short, trim(found.long))
        short_of.setdefault(trim(found.long).casefold(), found.short)
    texts = tuple(texts)
    running = [words for words in texts if len(words.split()) >= RUNNING]
    doubles = [*DOUBLE.findall(title), *_doubled(title)]
    titled = [double for double in doubles if any(double in words for words in running)]
    counts, runs = _counted(texts, [*(short for short in long_of if " " in short), *titled])
    often = frozenset(word for word, count in counts.items() if count >= 2 and not any(sign.isdigit() for sign in word))
    for name in [one for one in counts if " " in one and counts[one.rsplit(" ", 1)[1]] >= 2]:
        counts[name.rsplit(" ", 1)[1]] += counts[name]
    for short, long in _of_title(title, publisher, texts, counts):
        if short not in long_of:
            long_of[short] = long
            short_of.setdefault(long.casefold(), short)
    printed = counts.copy()
    topic = topics.of(topics.Signs(title, publisher, texts, running, long_of, counts, runs))
    whole = long_of.get(topic, "")
    if printed[topic] == 1 and whole in (title, *topics.PARTS.split(title)) and len(whole.split()) <= HANDY:
        topic = whole  # the page bears the full name, and never uses the short one
    topic = short_of.get(topic.casefold(), topic) if len(topic.split()) > HANDY else topic
    idle = {short for short, long in long_of.items() if counts[short] == 1 and short != topic and _is_name(long)}
    short_of = {long: short for long, short in short_of.items() if short not in idle}
    full = next((double for double in titled if double.startswith(f"{topic} ")), topic)
    if full in titled:
        short_of.setdefault(full.split()[0].casefold(), full)
    return Names(short_of, long_of, full, often)


def _of_title(title: str, publisher: str, texts: tuple[str, ...], counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """Short forms that the text uses, with the names that its title or its publisher spells out."""
    yield from topics.spelled_behind(title, texts, publisher)
    for long in (publisher, *topics.PARTS.split(title)):
        spelled = initials(long, counts)
        if spelled:
            yield spelled, long


def _is_name(long: str) -> bool:
    """Whether a long form is a name by itself, which a text that never uses the short form is better told by.

    Papers with numbers are not: other texts cite them by the short form.
    """
    words = long.split()
    if words[-1] in PAPERS:
        return False
    return 1 < len(words) <= 6 and words[0][:1].isupper() and words[-1][:1].isupper()


def _kind(long: str) -> str:
    """The kind of body that a name in full begins with: "mission" of "Lake Mission for the Northern Force"."""
    found = BODY.search(long)
    return found.group().casefold() if found is not None else ""


def _counted(texts: Iterable[str], doubles: list[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each name in capitals, and each name of a body in full, stands in a text."""
    counts: Counter[str] = Counter()
    runs: Counter[str] = Counter()
    ranks = {short: at for at, short in reversed(list(enumerate(doubles)))}
    begins = {short.split()[0] for short in doubles}
    for words in texts:
        if words.upper() != words or len(words.split()) < 4:
            counts.update(_capitals(words, ranks, begins))
            runs.update(trim(run) for run in RUN.findall(words) if BODY.search(run))
    return counts, runs


def _capitals(words: str, ranks: dict[str, int], begins: set[str]) -> Iterator[str]:
    """The names in capitals of a sentence, each with its second word where the text has such a short form."""
    for match in CAPITALS.finditer(words):
        yield _double(words, match.start(), ranks, begins) or match.group()


def _double(words: str, start: int, ranks: dict[str, int], begins: set[str]) -> str:
    """The first of the short forms of two words that stands at a character, if any; ``begins``: their first words."""
    space = words.find(" ", start)
    if space < 0 or words[start:space] not in begins:
        return ""
    last = SECOND.match(words, space + 1)
    ends = range(space + 2, last.end() + 1) if last is not None else ()
    found = [words[start:end] for end in ends if words[start:end] in ranks]
    return min(found, key=ranks.__getitem__, default="")


def _doubled(title: str) -> list[str]:
    """As in "EUBAM KARVELIA" of a title in capitals: the short form with its second word as running text prints it."""
    return [f"{short} {second.capitalize()}" for short, second in CAPITAL_PAIR.findall(title)]


def trim(words: str) -> str:
    """Words without the article before, brackets inside, and a possessive or mark behind."""
    bare = " ".join(BRACKET.sub("", words).split())
    bare = OR_NAME.sub("", bare).strip(' ,.;:-–—•"')
    while (shorter := DETERMINERS.sub("", bare)) != bare:
        bare = shorter
    return re.sub(r"'s?$", "", bare) if bare.endswith(("'s", "s'")) else bare


def key_of(words: str) -> str:
    """A slug that stays the same for the same name however it is printed."""
    plain = words.casefold().replace("'s", "").replace("’s", "")
    return "-".join(re.findall(r"[^\W_]+", plain))[:80]
