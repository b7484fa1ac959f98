"""Transcripts: who speaks in a text that prints what was said: "SPOKESPERSON: …", "Q (Lake Herald): …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from content.extraction import people, smoothing
from content.extraction.people import Person
from content.readers.base import Block

ASKING = r"Q|QUESTION|Question|JOURNALIST|Journalist|REPORTER|Reporter|CORRESPONDENT|Correspondent"
HOSTING = r"HOST|Host|INTERVIEWER|Interviewer|MODERATOR|Moderator|PRESENTER|Presenter"
ASKER, HOST = re.compile(rf"(?:{ASKING})(?: \d{{1,2}})?"), re.compile(HOSTING)
TURN = re.compile(r"\s*(?P<who>[A-Z][\w.'’-]*(?: [A-Z\d][\w.'’-]*){0,4})(?: \([^()]{2,60}\))?: +(?=\S)")
TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Gen|General|Col|Colonel|Amb|Ambassador|Maj|Lt|Brig|Capt|Adm)\b\.?(?: [A-Z][\w.'’-]*)+"
)
ASIDE = re.compile(r"^[\[(](?:laughs?|laughter|smiles?|pauses?|applause|inaudible|interruption|crosstalk)[\])] *", re.I)
COURTESY = re.compile(
    r"(?:good (?:morning|afternoon|evening)|thank(?:s| you)|hello|welcome|ladies and gentlemen|"
    r"(?:a )?(?:fair|good) question|let me (?:start|begin|give|turn|add|say)|(?:\w+, )?over to you)\b",
    re.IGNORECASE,
)
PRESENT = re.compile(
    r"(?:participants?|speakers?|present|briefers?|panel(?:lists)?|with|on the (?:podium|panel)): +(?=[A-Z])", re.I
)
FRONT = 6_000
"""Characters at the top of a text among which it presents who speaks."""
LEAST, SHORT = 2, 6


@dataclass(frozen=True, slots=True)
class Spoken:
    """The blocks of a text without the names of who speaks before them; ``speakers``: their names, "" if unknown.

    Those of a text that is no transcript have no speakers.
    """

    blocks: tuple[Block, ...]
    speakers: tuple[str, ...] = ()

    def is_idle(self, words: str) -> bool:
        """Whether a sentence of a transcript only asks, greets or thanks."""
        return bool(self.speakers) and (words.endswith("?") or COURTESY.match(words) is not None)


def read(text: str, blocks: tuple[Block, ...]) -> Spoken:
    """The turns of a transcript, those that only ask marked as furniture; any other text as it is."""
    plain = smoothing.smooth(text)
    labels = [_label(plain, block) for block in blocks]
    if not _is_transcript(labels):
        return Spoken(blocks)
    first = next(block.start for block, label in zip(blocks, labels, strict=True) if label)
    known = _presented(text[: min(first + SHORT * 80, FRONT)], {who for who, _ in filter(None, labels)})
    told, spoken, who = [], [], ""
    for block, label in zip(blocks, labels, strict=True):
        who = label[0] if label else "" if block.kind == "heading" else who
        told.append(_said(plain, block, label) if label else _introduced(plain, block))
        spoken.append(known.get(who, ""))
    return Spoken(tuple(told), tuple(spoken))


def _label(plain: str, block: Block) -> tuple[str, int] | None:
    """Who is named before what a block says, and how many characters that takes."""
    match = TURN.match(plain[block.start : min(block.end, block.start + 120)])
    if match is None or block.kind == "boilerplate":
        return None
    who = match["who"]
    is_name = who.isupper() or ASKER.fullmatch(who) or HOST.fullmatch(who) or TITLED.fullmatch(who)
    return (who, match.end()) if is_name else None


def _is_transcript(labels: Sequence[tuple[str, int] | None]) -> bool:
    """Whether somebody asks and another answers, each more than once; a list of questions and answers is none."""
    times = Counter(label[0] for label in labels if label)
    asking = sum(count for who, count in times.items() if ASKER.fullmatch(who) or HOST.fullmatch(who))
    others = [count for who, count in times.items() if not ASKER.fullmatch(who) and not HOST.fullmatch(who)]
    return asking >= LEAST and max(others, default=0) >= LEAST and not set(times) & {"A", "ANSWER"}


def _said(plain: str, block: Block, label: tuple[str, int]) -> Block:
    """A block that begins with what is said; furniture where it only asks."""
    start = block.start + label[1]
    aside = ASIDE.match(plain[start : block.end])
    start += aside.end() if aside else 0
    words = plain[start : block.end].strip()
    told = [part for part in re.split(r"(?<=[.?!]) ", words) if not part.endswith("?") and len(part.split()) >= SHORT]
    asks = ASKER.fullmatch(label[0]) or HOST.fullmatch(label[0])
    idle = not words or (asks and not told)
    return replace(block, start=start, kind="boilerplate" if idle else "paragraph")


def _introduced(plain: str, block: Block) -> Block:
    """A line that presents who takes part, without the word that says so."""
    match = PRESENT.match(plain[block.start : block.end]) if block.kind == "keyvalue" else None
    return replace(block, start=block.start + match.end(), kind="paragraph") if match else block


def _presented(front: str, labels: set[str]) -> Mapping[str, str]:
    """The names in full of those who speak, by what stands before their words."""
    plain = smoothing.smooth(front)
    persons = people.find(plain)
    found = ((who, _named(plain, front, who, persons)) for who in labels)
    return {who: name for who, name in found if name}


def _named(plain: str, front: str, who: str, persons: list[Person]) -> str:
    """The person whom a label means: by a bracket behind, the surname, the initials or the office."""
    at = plain.find(f"({who})")
    before = [one for one in persons if one.end <= at and not set(";\n") & set(front[one.end : at])]
    if before:
        return before[-1].words
    surname = who.rsplit(None, 1)[-1].casefold()
    for one in persons:
        parts = one.words.split()
        behind = re.split(r"[;\n]", front[one.end : one.end + 80])[0].casefold()
        by_office = len(who) > 4 and re.match(rf",? (?:the )?{re.escape(who.casefold())}\b", behind)
        if one.surname.casefold() == surname or "".join(part[0] for part in parts[-len(who) :]) == who or by_office:
            return one.words
    return ""
