"""Figure times: as of when a number holds: by the date beside it, in its clause, above its line, or of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content.extraction import dates, doctime, phrases, statements, telling, times
from content.extraction.dateparts import MONTH_NAME
from content.extraction.dates import Found
from content.extraction.scene import Scene, Sentence
from content.ledger.entry import Nature, Time
from content.partialdate import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token

BESIDE = re.compile(
    r"(?: (?!to\b)[A-Za-z'-]+){0,5}? ?(?:\((?:as (?:of|at|on) |at |on |in |from |since )?|"
    r",? (?:in|at|on|by|of|around|during|since|up to|up until|as (?:of|at|on)) (?:the )?(?:eve of the [a-z]+ of )?)",
    re.IGNORECASE,
)
OF_TEXT = r"(?:[A-Z][\w-]+ ){0,3}(?:[Rr]esolution|[Dd]ecision|Decree|Law|Order|Directive)\b[^,;.]{0,24}(?:\bof|\()\s*$"
BY_TEXT = re.compile(rf"\b(?:[Bb]y|[Uu]nder|[Tt]hrough|[Ww]ith|[Ii]n) {OF_TEXT}")
TEXT_ITSELF = re.compile(rf"^(?:The )?{OF_TEXT}")
RELATIVE = re.compile(
    r"(?: [\w'-]+){0,3}? (?:by|in|at|on|until|since|before) (?:(?:the )?(?:end|start|beginning|middle|close|summer|"
    r"spring|autumn|winter) of )?(?:that|the same|the following|the next|the previous) "
    r"(?:year|month|day|week|decade|date)\b"
)
VAGUE = re.compile(
    r"\b(?:following|next|previous|same|later|earlier|afterwards?|before|then|meanwhile|height|peak|begin with|"
    rf"[Bb]y the time|at first|initially|originally|once|ago|last (?:year|month|week)|{MONTH_NAME})\b"
)
STATES = frozenset(["be", "have", "number", "count", "comprise", "contain", "include", "stand", "remain", "stay"])
OWN_TIME = re.compile(
    r"\b(?:before|ago|later|earlier|afterwards?|"
    r"(?:this|last|next|the (?:previous|following)) (?:week|weekend|month|year)|"
    r"by (?:the )?(?:following )?(?:spring|summer|autumn|winter))\b",
    re.IGNORECASE,
)
OCCASIONS = frozenset(["meet", "speak", "report", "write", "act", "vote", "gather", "assemble", "address", "announce"])
BOUNDS = ("until", "till", "since", "after", "before", "to", "from")
NAMING = re.compile(r" [A-Z][a-z]")
VERBS = ("VERB", "AUX")
TO = re.compile(r",? (?:to|until|till|and|through) (?:the )?(?:end of )?|(?: ?[–—-] ?)")
STAMP = re.compile(r"\b(?:as (?:of|at|on)|status:?|updated|to|until|by)\s*$|\($", re.IGNORECASE)


def of_figure(
    scene: Scene, sentence: Sentence, verb: Token | None, span: tuple[int, int], nature: Nature = "observation"
) -> Time:
    """When the number at ``span`` of a sentence (its unit included) holds."""
    near = beside(sentence, span[1]) or _by_text(sentence, span[0], verb) or _by_occasion(sentence, span[0], verb)
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
    return _own(scene, sentence, verb, span[0], time)


def _own(scene: Scene, sentence: Sentence, verb: Token, at: int, time: Time) -> Time:
    """The time of a figure, unless that is only a bound, or borrowed although the sentence tells of another."""
    if time.begins is None and time.ends is not None and phrases.is_negated(verb):
        return Time("observation", time.ends, None, time.known)  # "did not pay the sum until May"
    if _is_only_bounded(sentence, time) or (_is_participle_of_past(verb) and time == times.written(scene)):
        return Time(time.nature)
    if _is_borrowed(scene, sentence, time):
        if _has_own_time(sentence, at):
            return Time(time.nature)
        earlier = [one for one in sentence.dates if one.end <= at and one.connector not in BOUNDS]
        return Time(time.nature, earlier[-1].when, None, "inferred") if earlier else time
    if time == times.written(scene) and time.known == "stated":
        reported = _reported(sentence, verb)
        return stated(reported, time.nature) if reported is not None else _unless_timed(sentence, at, time)
    if time.nature == "state" and _is_told_as_done(verb):
        return times.written(scene)
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
    last = next(reversed(own or sentence.dates), None)
    if last is not None and last.connector != "since":
        return stated(last, nature)
    over = next(filter(None, map(_of_heading, reversed(sentence.block.heading_path))), None)
    return Time(nature, over, None, "stated") if over is not None else times.written(scene, nature)


def _of_heading(heading: str) -> PartialDate | None:
    """As of when a heading gives its figures: "Results to 3 May 2012", "Results, 2 May 2011 to 3 May 2012"."""
    words = heading.title() if heading.isupper() else heading
    for one in dates.find(words):
        ends = one.ends or dates.both_ends(words[one.start : one.end].replace(" To ", " to "), one.when)
        if ends is not None and ends[1].precision != "year":
            return ends[1]
        if STAMP.search(words[: one.start]):
            return one.when
    return None


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
        if times.leads_on(sentence, found) and sentence.dates[0].end <= end:
            return None
        if not BESIDE.fullmatch(between) and not BESIDE.fullmatch(f"{between} "):
            return None
        verbs = (t for t in sentence.tokens if end <= t.idx < found.start and t.pos_ in VERBS)
        return None if next(verbs, None) is not None else found
    return None


def _by_text(sentence: Sentence, at: int, verb: Token | None) -> Found | None:
    """The date of the text that made a change: "the Council, by Resolution 10 of 3 May 1998, cut …"."""
    before = [found for found in sentence.dates if found.end <= at]
    if not before or verb is None or not phrases.is_past(telling.finite(verb)):
        return None
    lead = sentence.words[: before[-1].start]
    parted = times.CLAUSE.search(sentence.words, before[-1].end, at)
    return before[-1] if not parted and (BY_TEXT.search(lead) or TEXT_ITSELF.match(lead)) else None


def _by_occasion(sentence: Sentence, at: int, verb: Token | None) -> Found | None:
    """The date of what went on just then: "meeting in May 2011, the Council …", "when sent out in 2011 the force …"."""
    for found in sentence.dates if verb is not None else ():
        other = doctime.governor(sentence.tokens, found) if found.end <= at else None
        if other is None or other == verb or other.dep_ not in ("acl", "advcl", "relcl") or not _is_just_then(other):
            continue
        subject = phrases.child(verb, "nsubj", "nsubjpass") if verb is not None else None
        if other.head in (verb, subject):
            return found
    return None


def _is_just_then(verb: Token) -> bool:
    """Whether a clause without a tense tells what went on at the time: "meeting", "when deployed"."""
    bare = not any(one.dep_ in ("nsubj", "nsubjpass", "aux", "mark") for one in verb.children)
    when = any(one.lower_ == "when" for one in verb.children)
    return bare and (when or (verb.tag_ == "VBG" and verb.lemma_ in OCCASIONS))


def _is_too_late(scene: Scene, sentence: Sentence) -> bool:
    """Whether the sentences before tell of days before what was taken for the start of the operation."""
    began = scene.started.earliest if scene.started is not None else None
    days = (found.when.earliest for before in scene.before(sentence) for found in before.dates)
    return began is not None and any(day is not None and day < began for day in days)


def _unless_timed(sentence: Sentence, at: int, time: Time) -> Time:
    """The time of the text, unless the clause says "by the autumn"."""
    return Time(time.nature) if OWN_TIME.search(sentence.words, *_clause_of(sentence, at)) else time


def _reported(sentence: Sentence, verb: Token) -> Found | None:
    """The date of who said so: "so many have fled, the office reported in May"."""
    above = verb.head if verb.dep_ == "ccomp" else None
    found = [one for one in sentence.dates if doctime.governor(sentence.tokens, one) in (above, verb)]
    return found[0] if above is not None and phrases.is_past(above) and len(found) == 1 else None


def _is_participle_of_past(verb: Token) -> bool:
    """As in "the land, inhabited by so many, fell to them": the figure is no more of today than what is told of it."""
    if verb.tag_ != "VBN" or any(one.dep_ in ("aux", "auxpass") for one in verb.children):
        return False
    if verb.dep_ in ("pobj", "ccomp"):
        return True  # taken for a participle, but it tells what was: "the guard at first consisted of …"
    above = next((one for one in verb.ancestors if one.tag_ in phrases.FINITE), None)
    return above is not None and phrases.is_past(above)


def _is_only_bounded(sentence: Sentence, time: Time) -> bool:
    """Whether the date only says what the figure came after or before: "after 1972 the dam had cost 20,000"."""
    found = next((one for one in sentence.dates if one.when in (time.begins, time.ends)), None)
    return found is not None and found.connector in ("after", "before")


def _is_borrowed(scene: Scene, sentence: Sentence, time: Time) -> bool:
    """Whether a time comes from the sentences before."""
    own = any(one.when == time.begins for one in sentence.dates)
    begins = time.begins
    elsewhere = begins is not None and begins != scene.dated and begins.phrase != "initially"
    return time.known == "inferred" and not own and elsewhere


def _has_own_time(sentence: Sentence, at: int) -> bool:
    """Whether a clause says by itself when, if only by other words than a date: "before this weekend"."""
    first, last = _clause_of(sentence, at)
    opened = sentence.words.find("(", at, last)
    last = opened if opened >= 0 else last
    dated = any(first <= one.start < last for one in sentence.dates)
    return dated or OWN_TIME.search(sentence.words, first, last) is not None


def _clause_of(sentence: Sentence, at: int) -> tuple[int, int]:
    """Where the clause around a character begins and ends."""
    joints = [0, *(joint.end() for joint in times.CLAUSE.finditer(sentence.words)), len(sentence.words)]
    return max(one for one in joints if one <= at), min(one for one in joints if one > at)


def _is_told_as_done(verb: Token) -> bool:
    """As in "have passed through it since 2010": so many until now, not so many at that time."""
    helpers = {one.lower_ for one in verb.children if one.dep_ in ("aux", "auxpass")}
    return bool(helpers & {"has", "have"}) and verb.lemma_ not in STATES


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
    return above is not None and telling.finite(above) != telling.finite(verb)


def _is_perfect_infinitive(verb: Token) -> bool:
    """As in "is thought to have cost", of either verb: what is thought today was so at another time."""
    infinitives = [one for one in (verb, *verb.children) if one.dep_ == "xcomp"]
    return any(t.lower_ == "have" for one in infinitives for t in one.children if t.dep_ == "aux")


def _is_over(verb: Token) -> bool:
    """Whether the verb tells what is done: "freed", "has been examined"."""
    if phrases.is_past(verb):
        return True
    return verb.tag_ == "VBN" and any(t.lower_ in ("has", "have", "had") for t in verb.children if t.dep_ == "aux")


def placed(words: str, time: Time) -> str:
    """The words as a sentence with their time, if that is known."""
    return statements.placed(words, time if time.known != "unknown" else None)
