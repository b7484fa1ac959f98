"""Rosters: lists of those who held an office, line by line, by years, or as "Commander: X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import offices, subjects, tenures
from content.extraction.holding import Holding, Roster
from content.extraction.offices import MORE_OFFICES
from content.extraction.people import Person
from content.extraction.scene import Scene, Sentence
from content.ledger.entry import Time

PLURAL = re.compile(
    rf"(?<![\w-])(?P<title>(?:(?:{offices.LOWER}|{offices.PLACE}) ){{0,4}}"
    r"(?:[Cc]ommanders|[Hh]eads of [Mm]ission|[Dd]irectors|[Cc]hiefs of [Ss]taff|[Rr]epresentatives|[Ee]nvoys|"
    r"[Ss]ecretaries-[Gg]eneral|[Cc]ommissioners|[Cc]oordinators|[Pp]residents|[Cc]hairmen)"
    rf"(?:{offices.TAIL})?)"
)
WERE = re.compile(r"[^;.]{0,60}?\b(?:were|are|have been|included|include|was held by)\b[^;.]{0,20}$")
COMMAND = re.compile(r"\b(?:[Cc]ommand|[Ll]eadership)\b[^.]{0,60}\b(?:rotated|passed|alternated|changed)\b")
KEY = re.compile(rf"(?:(?:{offices.LOWER}|[\w'/-]+) ){{0,4}}(?:{MORE_OFFICES})(?: .{{1,40}}?)?", re.IGNORECASE)
SINGULAR = (
    (r"ommanders\b", "ommander"),
    (r"eads\b", "ead"),
    (r"hiefs\b", "hief"),
    (r"ecretaries\b", "ecretary"),
    (r"airmen\b", "airman"),
    (r"(ctor|tive|nvoy|ioner|ator|dent)s\b", r"\1"),
)
ROW_WORDS = 20
TITLED = re.compile(r"([A-Z][^:.;]{2,70}):[ \t]+(?=\S)")


def find(scene: Scene, sentence: Sentence, persons: list[Person], roster: Roster) -> Iterator[Holding]:
    """The persons of a list, a row of one, or a field."""
    if not persons:
        _announced(scene, sentence, roster)
        return
    plural = _plural_before(sentence, persons[0])
    if plural is not None:
        yield from _enumerated(scene, sentence, persons, _singular(scene, plural["title"]), plural.start())
    elif (found := _row(sentence, persons, roster)) is not None or (
        found := _field(scene, sentence, persons)
    ) is not None:
        yield found
    elif sentence.block.kind != "bullet":
        roster.listing = ""


def _announced(scene: Scene, sentence: Sentence, roster: Roster) -> None:
    """A heading or lead-in says of what office the rows below are."""
    opens = sentence.block.kind == "heading" or sentence.words.rstrip().endswith(":")
    plural = PLURAL.search(sentence.words)
    if opens and plural is not None:
        roster.listing = _singular(scene, plural["title"])
    elif opens and COMMAND.search(sentence.words) and scene.names.topic:
        roster.listing = f"commander of {scene.names.topic}"
    elif sentence.block.kind != "bullet" and len(sentence.words.split()) > 3:
        roster.listing = ""


def _singular(scene: Scene, title: str) -> str:
    bare = re.sub(r"^(?:[Tt]he|[Ff]ormer|[Pp]revious|[Ss]uccessive|[Pp]ast|[Aa]ll|[Ll]ist of) ", "", title)
    for plural, one in SINGULAR:
        bare = re.sub(plural, one, bare)
    return offices.named(scene, bare)


def _plural_before(sentence: Sentence, person: Person) -> re.Match[str] | None:
    found = None
    for match in PLURAL.finditer(sentence.words[: person.start]):
        found = match
    lead = sentence.words[found.end() : person.start] if found is not None else ""
    return found if found is not None and (WERE.match(lead) or lead.strip() in (":", "-", "–")) else None


def _enumerated(scene: Scene, sentence: Sentence, persons: list[Person], title: str, start: int) -> Iterator[Holding]:
    """As in "the commanders were X (2010-2011), Y (2011-2013) and, lastly, Z"."""
    for at, person in enumerate(persons):
        reach = persons[at + 1].start if at + 1 < len(persons) else len(sentence.words)
        gap = sentence.words[person.behind : reach]
        if not re.match(r"\s*(?:[(,.;]|and\b|$)", gap):
            return
        bracket = re.match(r"\s*\(([^)]*)\)", gap)
        last = person.behind + (bracket.end() if bracket is not None else 0)
        time = tenures.of(sentence, person.behind, last) or Time("state")
        yield Holding(person, title, person.start, max(person.end, last), _of_list(time), "role: listed")


def _of_list(time: Time) -> Time:
    """A single date by a name in a list does not say which end of the tenure it is."""
    return time if time.nature == "state" else Time("state")


def _row(sentence: Sentence, persons: list[Person], roster: Roster) -> Holding | None:
    """As in "Jun 2002 - Feb 2003  Turkey, Maj. Gen. X" below "Commanders"."""
    if not roster.listing or len(sentence.words.split()) > ROW_WORDS:
        return None
    if any(token.tag_ in ("VBD", "VBZ", "MD") and token.dep_ == "ROOT" for token in sentence.tokens):
        return None
    time = _labelled(sentence) or tenures.of(sentence, 0, len(sentence.words))
    if time is None or time.nature != "state":
        return None
    return Holding(persons[0], roster.listing, 0, len(sentence.words), time, "role: row of a list")


def _labelled(sentence: Sentence) -> Time | None:
    """The tenure that the first column of a row gives, where that was read as the date of the whole row."""
    label = sentence.label
    ends = tenures.span(label) if label is not None else None
    if label is not None and ends is None and label.connector in ("since", "from"):
        return Time("state", label.when, None, "stated")
    return Time("state", *ends, "stated") if ends is not None else None


def _field(scene: Scene, sentence: Sentence, persons: list[Person]) -> Holding | None:
    """As in "Deputy Commander: Colonel X (Spain), since 1 May 2020"."""
    match = TITLED.match(sentence.words) if sentence.block.kind in ("keyvalue", "bullet", "paragraph") else None
    if match is None or not KEY.fullmatch(match[1]) or persons[0].start - match.end() > 4:
        return None
    time = tenures.of(sentence, persons[0].end, len(sentence.words)) or tenures.present(scene)
    if time.nature == "observation" and time.known == "stated" and time.begins != scene.dated:
        time = Time("state", time.begins, None, "stated")
    body = subjects.topic(scene, sentence)
    title = offices.named(scene, match[1], body.words if body is not None else "")
    return Holding(persons[0], title, 0, persons[0].behind, time, "role: field")
