"""Times: when a figure or a state holds, bound to its sentence, to the text, or to nothing; never to today."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content.extraction import doctime, phrases
from content.extraction.dates import Found
from content.extraction.scene import Scene, Sentence
from content.ledger.entry import Modality, Nature, Time
from content.partialdate import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token

AT_FIRST = re.compile(
    r"\b(?:initial(?:ly)?(?! (?:period|term|phase|[\w-]+ (?:days?|weeks?|months?|years?)))|"
    r"original(?:ly)?|at first|at (?:its|the) "
    r"(?:outset|start|launch|beginning|creation|inception))\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r";|, (?:and|but|while|whereas) ")
LEADS = re.compile(r",? (?:at|to|with|only|already|about|some|over|almost|nearly|it \w+(?: at)?)? ?(?:\d|none\b|no\b)")
SAW = re.compile(r" (?:saw|sees|witnessed|brought) ")
NAMING = re.compile(r" [A-Z][a-z]")
NOW = re.compile(r"\b(?:today|now|currently|current|at present|presently|to date|at the moment)\b", re.IGNORECASE)
THEN = re.compile(
    r"\b(?:at th(?:at|e same) time|then|during (?:the same|that|this) period|at that point|meanwhile)\b", re.IGNORECASE
)


def holds(scene: Scene, sentence: Sentence, verb: Token | None, at: int, nature: Nature = "observation") -> Time:
    """When what stands at character ``at`` of a sentence holds."""
    found = _dated(sentence, at, verb)
    if found is not None:
        return _stated(found, nature)
    if AT_FIRST.search(sentence.words) and scene.started is not None:
        return Time(nature, at_first(scene.started), None, "inferred")
    if verb is not None and doctime.is_to_come(verb):
        return _to_come(scene, nature)
    if verb is not None and phrases.is_past(verb) and not NOW.search(sentence.words):
        return _carried(scene, sentence, nature)
    return written(scene, nature)


def written(scene: Scene, nature: Nature = "observation") -> Time:
    """The time of what a text tells as present: when it was written, or unknown, as of an operation that is over."""
    is_over = scene.ended is not None and scene.dated is not None and scene.ended.is_before(scene.dated)
    if nature == "observation" and is_over:
        return Time(nature)
    return Time(nature, scene.dated, None, scene.dated_known if scene.dated else "unknown")


def _to_come(scene: Scene, nature: Nature) -> Time:
    """What "will" be without a date holds at some time after the text was written."""
    known = scene.dated.earliest if scene.dated is not None else None
    return Time(nature, PartialDate(known, None, "range"), None, "inferred") if known is not None else Time(nature)


def of_event(scene: Scene, sentence: Sentence, noun: Token, at: int) -> Time:
    """When what a noun names took place: by a date of its clause, or of the next sentence on "this …"."""
    verbs = [token for token in (*noun.children, *noun.ancestors) if token.pos_ == "VERB"]
    for verb in verbs[:2]:
        found = _dated(sentence, at, verb)
        if found is not None:
            return _stated(found, "observation")
    after = scene.sentences[sentence.at + 1] if sentence.at + 1 < len(scene.sentences) else None
    if after is None or after.block_at != sentence.block_at or not after.dates:
        return Time("observation")
    taken_up = re.match(rf"(?:this|the) (?:[\w-]+ ){{0,2}}{re.escape(noun.text)}\b", after.words, re.IGNORECASE)
    return Time("observation", after.dates[0].when, None, after.dates[0].known) if taken_up else Time("observation")


def at_first(started: PartialDate) -> PartialDate | None:
    """The time of "initially": the year in which the operation began."""
    return PartialDate.on(started.earliest.year, phrase="initially") if started.earliest else None


def by_year(sentence: Sentence, at: int) -> Found | None:
    """The year that itself "saw" so many: "2012 saw seven boats taken"."""
    before = [found for found in sentence.dates if found.end <= at]
    return before[-1] if before and SAW.match(sentence.words, before[-1].end) else None


def modality(verb: Token | None) -> Modality:
    """Whether a verb tells what is or was, or what is planned."""
    return "planned" if verb is not None and doctime.is_to_come(verb) else "happened"


def _stated(found: Found, nature: Nature) -> Time:
    if found.connector in ("until", "till"):
        return Time("state", None, found.when, found.known)
    if found.connector in ("since", "from"):
        return Time("state", found.when, None, found.known)
    return Time(nature, found.when, None, found.known)


def _dated(sentence: Sentence, at: int, verb: Token | None) -> Found | None:
    """The date of what stands at a character: of the same verb where that tells.

    Among several it is the next one behind if no other number is between, else the last before; none across clauses.
    """
    if (seen := by_year(sentence, at)) is not None:
        return seen
    usable = [found for found in sentence.dates if not _is_of_text(sentence, found)]
    same = [found for found in usable if verb is not None and doctime.governor(sentence.tokens, found) == verb]
    if not same:
        usable = [found for found in usable if _is_within_reach(sentence, found, at)]
    return _nearest(sentence, at, same or usable) or sentence.label


def _is_within_reach(sentence: Sentence, found: Found, at: int) -> bool:
    """Whether no clause ends between a date and a character, and the date is not of a clause that hangs on."""
    verb = doctime.governor(sentence.tokens, found)
    hangs = verb is not None and verb.dep_ in ("relcl", "advcl", "conj", "acl") and not found.is_bracketed
    return not hangs and not CLAUSE.search(sentence.words[min(at, found.end) : max(at, found.start)])


def _nearest(sentence: Sentence, at: int, usable: list[Found]) -> Found | None:
    before = [found for found in usable if found.start < at]
    behind = next((found for found in usable if found.start > at), None)
    if behind is not None:
        between = re.sub(r"^[\d,.]+", "", sentence.words[at : behind.start])
        parted = re.search(r"\d|;|\bto\b.*\bto\b", between) or (before and leads_on(sentence, behind))
        if behind.is_bracketed or not parted:
            return behind if len(between) < 160 else None
    return before[-1] if before else None


def leads_on(sentence: Sentence, found: Found) -> bool:
    """Whether a date leads over to the next number: "stood at 900 in May, in June at 800"."""
    return bool(LEADS.match(sentence.words, found.end)) and sentence.words[: found.start].count(", ") > 0


def _is_of_text(sentence: Sentence, found: Found) -> bool:
    """Whether the date belongs to a name: "Resolution 10 (1998) of 3 March 1998", "the 2003 Agreement"."""
    before = sentence.words[max(0, found.start - 40) : found.start]
    if before.endswith("the ") and NAMING.match(sentence.words, found.end):
        return True
    return bool(
        re.search(
            r"\b(?:resolution|unscr|agreement|treaty|decision|act|law|regulation)\b[^.;]*(?:\bof|\()\s*$", before, re.I
        )
    )


def _carried(scene: Scene, sentence: Sentence, nature: Nature) -> Time:
    """A past figure without a date of its own takes the nearest date told before it in its block."""
    for before in scene.before(sentence):
        told = [found for found in before.dates if not _is_of_text(before, found)]
        if told:
            return Time(nature, told[-1].when, None, "inferred")
        if not THEN.search(before.words):
            break
    return Time(nature)
