"""Figure times: as of when a number holds: by the date beside it, in its clause, above its line, or of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content import partialdate
from content.extraction import dates, doctime, phrases, statements, times
from content.extraction.dates import Found
from content.extraction.scene import Scene, Sentence
from content.ledger.entry import Nature, Time
from content.partialdate import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token

BESIDE = re.compile(
    r"(?: (?!to\b)[A-Za-z'-]+){0,5}? ?(?:\((?:as (?:of|at|on) |at |on |in |from |since )?|"
    r",? (?:in|at|on|by|of|around|during|since|as (?:of|at|on)) (?:the )?(?:eve of the [a-z]+ of )?)",
    re.IGNORECASE,
)
BY_TEXT = re.compile(
    r"\b(?:by|under|through|with|in) (?:[A-Z][\w-]+ ){0,3}(?:Resolution|Decision|Decree|Law|Order|Directive)\b"
    r"[^,;.]{0,24}(?:\bof|\()\s*$"
)
RELATIVE = re.compile(
    r"(?: [\w'-]+){0,3}? (?:by|in|at|on|until|since|before) (?:(?:the )?(?:end|start|beginning|middle|close|summer|"
    r"spring|autumn|winter) of )?(?:that|the same|the following|the next|the previous) "
    r"(?:year|month|day|week|decade|date)\b"
)
MONTHS = "|".join(partialdate.MONTHS)
VAGUE = re.compile(
    r"\b(?:following|next|previous|same|later|earlier|afterwards?|before|then|meanwhile|height|peak|begin with|"
    rf"at first|initially|originally|once|ago|last (?:year|month|week)|{MONTHS})\b"
)
NAMING = re.compile(r" [A-Z][a-z]")
VERBS = ("VERB", "AUX")
TO = re.compile(r",? (?:to|until|till|and|through) (?:the )?(?:end of )?|(?: ?[–—-] ?)")
STAMP = re.compile(r"\b(?:as (?:of|at|on)|status:?|updated|to|until|by)\s*$|\($", re.IGNORECASE)


def of_figure(
    scene: Scene, sentence: Sentence, verb: Token | None, span: tuple[int, int], nature: Nature = "observation"
) -> Time:
    """When the number at ``span`` of a sentence (its unit included) holds."""
    near = beside(sentence, span[1]) or _by_text(sentence, span[0])
    if near is not None:
        return stated(near, nature)
    if verb is None:
        return of_line(scene, sentence, nature)
    if RELATIVE.match(sentence.words, span[1]) or _is_perfect_infinitive(verb):
        return Time(nature)
    time = times.holds(scene, sentence, verb, span[0], nature)
    if time.known == "inferred" and times.AT_FIRST.search(sentence.words) and _is_too_late(scene, sentence):
        return Time(nature)
    if _is_of_another(sentence, verb, time):
        return times.written(scene, nature)
    return time


def of_deed(scene: Scene, sentence: Sentence, verb: Token, span: tuple[int, int]) -> Time:
    """When so many had been trained, seized, freed: as of_figure, or by the time of a text that tells it as done."""
    time = of_figure(scene, sentence, verb, span)
    if time.begins is not None and time.known == "stated" and time.nature == "state":
        return _over_a_time(scene, sentence, verb, time)
    vague = sentence.dates or VAGUE.search(sentence.words)
    if time.known != "unknown" or vague or not _is_over(verb) or _is_perfect_infinitive(verb):
        return time
    return by_then(scene) or time


def _over_a_time(scene: Scene, sentence: Sentence, verb: Token, time: Time) -> Time:
    """So many "from 2006 to 2018" are counted at the end, so many "since 2014" when the text was written."""
    first = next((one for one in sentence.dates if one.when == time.begins), None)
    if first is not None and first.ends is not None:
        return Time("observation", first.when, None, "stated")
    last = next((one for one in sentence.dates if first is not None and one.start > first.end), None)
    if first is not None and last is not None and TO.fullmatch(sentence.words[first.end : last.start]):
        return Time("observation", last.when, None, "stated")
    perfect = any(one.lower_ in ("has", "have") for one in verb.children if one.dep_ == "aux")
    return times.written(scene) if perfect else time


def of_line(scene: Scene, sentence: Sentence, nature: Nature = "observation") -> Time:
    """When a line without a verb holds: by a date of its own, of the heading above it, or of the text."""
    if sentence.label is not None and not sentence.dates:
        return stated(sentence.label, nature)
    if times.AT_FIRST.search(sentence.words):
        return Time(nature, times.at_first(scene.started) if scene.started is not None else None, None, "inferred")
    own = [found for found in sentence.dates if found.is_bracketed or STAMP.search(sentence.words[: found.start])]
    if own or sentence.dates:
        last = (own or list(sentence.dates))[-1]
        return times.written(scene, nature) if last.connector == "since" else stated(last, nature)
    for heading in reversed(sentence.block.heading_path):
        for one in dates.find(heading.title() if heading.isupper() else heading):
            if one.ends is not None or STAMP.search(heading[: one.start]):
                return Time(nature, one.ends[1] if one.ends is not None else one.when, None, "stated")
    return times.written(scene, nature)


def by_then(scene: Scene, nature: Nature = "observation") -> Time | None:
    """What a text of known date tells as done, without a date of its own, was done by then."""
    if scene.dated is None or scene.dated_known != "stated" or scene.dated.latest is None:
        return None
    return Time(nature, PartialDate(None, scene.dated.latest, "day"), None, "inferred")


def until(time: Time) -> Time:
    """The time of what a change at ``time`` ended."""
    begins = time.begins
    if begins is None or begins.earliest is None or time.known != "stated":
        return time
    phrase = f"until {begins.plain()}"
    return Time(time.nature, PartialDate(None, begins.earliest, begins.precision, phrase), None, "inferred")


def stated(found: Found, nature: Nature) -> Time:
    """The time that a printed date gives."""
    if found.connector in ("until", "till"):
        return Time("state", None, found.when, "stated")
    return Time("state" if found.connector == "since" else nature, found.when, None, "stated")


def beside(sentence: Sentence, end: int) -> Found | None:
    """The date that stands right behind a number, with no verb and no other number between."""
    for found in sentence.dates:
        if found.start < end:
            continue
        between = sentence.words[end : found.start]
        if not BESIDE.fullmatch(between) and not BESIDE.fullmatch(f"{between} "):
            return None
        verbs = (t for t in sentence.tokens if end <= t.idx < found.start and t.pos_ in VERBS)
        return None if next(verbs, None) is not None else found
    return None


def _by_text(sentence: Sentence, at: int) -> Found | None:
    """The date of the text by which a change was made: "the Council, by Resolution 10 of 3 May 1998, cut …"."""
    before = [found for found in sentence.dates if found.end <= at]
    return before[-1] if before and BY_TEXT.search(sentence.words[: before[-1].start]) else None


def _is_too_late(scene: Scene, sentence: Sentence) -> bool:
    """Whether the sentences before tell of days before what was taken for the start of the operation."""
    began = scene.started.earliest if scene.started is not None else None
    days = (found.when.earliest for before in scene.before(sentence) for found in before.dates)
    return began is not None and any(day is not None and day < began for day in days)


def _is_of_another(sentence: Sentence, verb: Token, time: Time) -> bool:
    """Whether what is told as present took its time from a date of another clause."""
    if verb.tag_ not in ("VBZ", "VBP") or time.known != "stated":
        return False
    found = next((one for one in sentence.dates if one.when in (time.begins, time.ends)), None)
    if (
        found is not None
        and NAMING.match(sentence.words, found.end)
        and "the" in sentence.words[: found.start].split()[-1:]
    ):
        return True
    above = doctime.governor(sentence.tokens, found) if found is not None and not found.is_bracketed else None
    return above is not None and above != verb


def _is_in_name(sentence: Sentence, found: Found) -> bool:
    """As in "the 1998 Agreement"."""
    return bool(NAMING.match(sentence.words, found.end)) and sentence.words[: found.start].endswith("the ")


def _is_perfect_infinitive(verb: Token) -> bool:
    """As in "is thought to have cost"."""
    return verb.dep_ == "xcomp" and any(t.lower_ == "have" for t in verb.children if t.dep_ == "aux")


def _is_over(verb: Token) -> bool:
    """Whether the verb tells what is done: "freed", "has been examined"."""
    if phrases.is_past(verb):
        return True
    return verb.tag_ == "VBN" and any(t.lower_ in ("has", "have", "had") for t in verb.children if t.dep_ == "aux")


def placed(words: str, time: Time) -> str:
    """The words as a sentence with their time, if that is known."""
    return statements.placed(words, time if time.known != "unknown" else None)
