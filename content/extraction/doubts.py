"""Doubts: what makes a finding unsure, whatever rule made it: a statement that cannot stand alone, a borrowed date.

A finding in doubt goes to tier B: it is shown to the instructor, and no question is drafted from it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from content.extraction import dates, falsehoods, leanings, misreadings, people, wording
from content.extraction.dateparts import DAY_OR_MONTH
from content.extraction.mention import Mention
from content.extraction.scene import Scene
from content.extraction.used import Used
from content.extraction.vocabulary import vocabulary

COUNTED = re.compile(
    r"(?:\d|(?:about|over|almost|some|several|many|most|more|no|not|only|other|others|another|these|those|this|that|half|"
    r"two|three|four|five|six|seven|eight|nine|ten|twelve|both|all|none|neither|first|second|third|last|latter|former|"
    r"each|every|such|it|they|he|she|we|who|which|there|everyone|nobody|anyone|one)\b(?!-))",
    re.IGNORECASE,
)
LOOSE = re.compile(
    r"\b[Tt]h(?:at|is) (?:post|office|year|time|day|date|force|body)\b|\bthe post\b|"
    r"\b(?:it|It|they|They|them|he|she|He|She|him|us|we|We|our|Our|whom|these|those|there|There)\b"
)
TWICE_PLACED = re.compile(r"\b(?:until|since|by|on|in) (?:between|until|since|by|on|in|from)\b", re.IGNORECASE)
TWO_DATES = re.compile(rf"\b(?:on|in) {wording.DATE},? (?:on|in) (?:the )?(?:{DAY_OR_MONTH}|\d{{4}})\b")
HANGING = re.compile(
    r"\b(?:and|or|of|the|a|an|to|for|with|by|from|which|that|in|on|at)[.,]|\b(?:and|or) (?:on|in|by|since|until) \d",
    re.IGNORECASE,
)
EMPTY_DEEDS = vocabulary("""
    be do date have become mean follow take get go come see lead command serve last continue work hold remain stay plan
    use find first provide give make pass
""")
OUT_OF = re.compile(r"\b(?:\d[\d,]*|[a-z]+) of (?:the |its |their )?$")
GENERIC = vocabulary("""
    process way part case time number one force body group body place capital town name result step thing measure aim
    question problem fact matter example kind type party member man woman person day year month predecessor successor
""")
BARE_PART = re.compile(
    r"(?:North|South|East|West|Cent(?:re|er)|Northern|Southern|Eastern|Western|Upper|Lower)(?:-?\w*(?:east|west))?"
)
RUN_TOGETHER = re.compile(r" (?:in|at|near) [A-Z][\w'-]+ (?!and |or |of |for |in |on |de |del )[a-z]")
IDLE_UNITS = vocabulary("""
    guest guests content contents hat hats times
    question questions job jobs reason reasons way ways point points thing things answer answers page pages word words
    line lines step steps
""")
OF_SOMETHING = re.compile(r" (?:of|in|for|on|at|to|from|by|that|which|who|with) |'s? ")
SPANS = frozenset(["years", "months", "weeks", "days"])
OF_WHAT = re.compile(
    r"\b(?:took|takes|assumed?s?|relinquished|handed over|gave up) (?:command|office|charge)\b(?! (?:of|as|in|from)\b)"
)
LEADING = ("leads", "commands", "heads", "chairs", "runs")


def settle(scene: Scene, found: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions, those in doubt as tier B, without those that are false or no facts."""
    used = Used(scene)
    mentions = list(found)
    places = _places(mentions)
    for mention in mentions:
        if any(false(used, mention) for false in falsehoods.SIGNS):
            continue
        doubtful = mention.tier == "A" and any(doubt(used, mention) for doubt in DOUBTS)
        if mention.kind == "location" and not mention.is_list and len(places[_asked(mention)]) > 1:
            doubtful = True  # who names another of its places would be right as well
        yield replace(mention, tier="B") if doubtful else mention


def _places(mentions: Iterable[Mention]) -> dict[tuple[str, str, str], set[str]]:
    """The places that a text names for each thing at a time, a place within another only once."""
    places: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for mention in mentions:
        moved = mention.rule.startswith("location: moved")
        if mention.kind == "location" and not moved and not mention.statement.startswith(("A ", "An ")):
            place = str(mention.value).removeprefix("the ")
            known = places[_asked(mention)]
            if not any(place in other or other in place for other in known):
                known.add(place)
    return places


def _asked(mention: Mention) -> tuple[str, str, str]:
    moment = (mention.time.begins or mention.time.ends) if mention.time else None
    return mention.subject, mention.attribute, (moment.phrase or moment.iso or "") if moment else ""


def _counts_its_subject(used: Used, mention: Mention) -> bool:
    """As in "340 of whom", "The first", "Two cargo flights"."""
    return COUNTED.match(mention.subject) is not None and not mention.subject.isupper() and mention.kind != "acronym"


def _has_common_subject(used: Used, mention: Mention) -> bool:
    """As in "Talks broke down": no name says whose."""
    if mention.kind in ("acronym", "membership") or used.scene.names.is_known(mention.subject):
        return False
    topic = used.scene.names.topic
    if topic and topic in mention.subject:
        return False
    span = next((one for one in mention.spans if one.role == "subject"), None)
    if span is None:
        return False
    tokens = used.tokens(span.start, span.end)
    return bool(tokens) and not any(one.pos_ == "PROPN" or (one.text.isupper() and len(one) > 1) for one in tokens)


def _is_understood(used: Used, mention: Mention) -> bool:
    """Whether the subject is not printed where the fact is told, and is not what the text is about."""
    if mention.kind in ("acronym", "membership", "location") or any(one.role == "subject" for one in mention.spans):
        return False
    topic = used.scene.names.topic
    quote = mention.spans[0].quote
    known = (topic and topic in mention.subject) or mention.subject in mention.topic
    return not known and mention.subject not in quote


def _is_in_speech(used: Used, mention: Mention) -> bool:
    """Whether the words that carry the fact are somebody's own."""
    sentence = used.sentence(mention.spans[0].start)
    return '"' in sentence.words or "“" in sentence.words


def _defines_by_a_person(used: Used, mention: Mention) -> bool:
    """A definition that names a person or a day: the clause was turned round, or told of somebody else."""
    if mention.kind != "definition":
        return False
    value = str(mention.value)
    if len(value.split()) < 3 and value.split()[-1].casefold() in GENERIC:
        return True
    return bool(people.find(value) or dates.find(value)) or bool(re.match(r"(?:just|not|only|also)\b", value))


def _leans(used: Used, mention: Mention) -> bool:
    """Whether the statement speaks of "it" or "them"."""
    return LOOSE.search(mention.statement.replace("the source gives", "")) is not None


def _is_misplaced(used: Used, mention: Mention) -> bool:
    """Whether the statement says twice when, or is broken by a bracket or a joint that leads nowhere."""
    told = mention.statement
    if TWICE_PLACED.search(told) or TWO_DATES.search(told) or HANGING.search(told):
        return True
    return told.count("(") != told.count(")") or told.count('"') % 2 == 1


def _has_no_verb(used: Used, mention: Mention) -> bool:
    """As in "the Secretary-General to present options"."""
    at = mention.statement.find(mention.subject)
    return at >= 0 and mention.statement[at + len(mention.subject) :].startswith(" to ")


def _says_nothing(used: Used, mention: Mention) -> bool:
    """An event of which only "was" or "did" is left, or "took command" of nobody knows what."""
    if mention.kind == "date_event" and OF_WHAT.search(mention.statement):
        return True
    return (
        mention.kind == "date_event" and mention.attribute in EMPTY_DEEDS and not mention.rule.startswith("date: noun")
    )


def _is_of_borrowed_date(used: Used, mention: Mention) -> bool:
    """An event whose date only follows from other sentences."""
    return mention.kind == "date_event" and mention.time is not None and mention.time.known == "inferred"


def _is_at_borrowed_date(used: Used, mention: Mention) -> bool:
    """A figure whose day only follows from the sentences before."""
    time = mention.time
    if mention.kind != "quantity" or time is None or time.known != "inferred" or time.begins is None:
        return False
    return time.begins != used.scene.dated and time.begins.precision in ("day", "month")


def _is_out_of_more(used: Used, mention: Mention) -> bool:
    """The whole in "101 of 155 seats"."""
    if mention.kind != "quantity":
        return False
    number = f"{mention.value:,}" if isinstance(mention.value, int) else str(mention.value)
    at = mention.statement.find(number)
    return at > 0 and OUT_OF.search(mention.statement[:at]) is not None


def _explains_little(used: Used, mention: Mention) -> bool:
    """An apposition of one general noun: "the LAF, a process"."""
    if mention.rule not in ("definition: apposition", "definition: aside"):
        return False
    words = str(mention.value).split()
    if words[0] == "the" and len(words) < 5 and not OF_SOMETHING.search(str(mention.value)):
        return True  # "the police mission", of which there are others
    plain = [word.casefold() for word in words if word.casefold() not in ("a", "an", "the", "of", "in", "for", "and")]
    return len(plain) < 2 or (len(plain) < 4 and bool(GENERIC & set(plain))) or str(mention.value)[:1].isupper()


def _is_used_once(used: Used, mention: Mention) -> bool:
    """A short form that the text explains and never uses."""
    return mention.kind == "acronym" and used.count(mention.subject) < 2


def _is_named_by_halves(used: Used, mention: Mention) -> bool:
    """As in "North", of which only the table knows what lies there, or two units run together."""
    return BARE_PART.fullmatch(mention.subject) is not None or RUN_TOGETHER.search(mention.subject) is not None


def _counts_idly(used: Used, mention: Mention) -> bool:
    """So many "jobs" or "questions", which the text counts only to go through them, or so many "two years"."""
    if mention.kind != "quantity":
        return False
    unit = mention.unit.casefold().split()
    return bool(unit) and (
        bool(IDLE_UNITS.intersection(unit[:3])) or unit[-1] in IDLE_UNITS or (len(unit) > 1 and unit[-1] in SPANS)
    )


def _is_led_in_passing(used: Used, mention: Mention) -> bool:
    """Who led what in a text of the past: it does not say when."""
    if mention.kind != "role" or mention.attribute not in LEADING or mention.time is None:
        return False
    dated = used.scene.dated is not None and mention.time.begins == used.scene.dated
    return " led " in mention.statement and (dated or mention.time.known == "unknown")


def _is_broken(used: Used, mention: Mention) -> bool:
    """Whether its own words show that it was cut wrong."""
    topic = used.scene.names.topic
    signs = (wording.is_broken, wording.disagrees, wording.counts_nothing)
    return any(sign(mention) for sign in signs) or wording.is_of_no_one(mention, topic)


DOUBTS: tuple[Callable[[Used, Mention], bool], ...] = (
    _counts_its_subject,
    _has_common_subject,
    _is_understood,
    _is_in_speech,
    _defines_by_a_person,
    _leans,
    _is_misplaced,
    _has_no_verb,
    _says_nothing,
    _is_of_borrowed_date,
    _is_at_borrowed_date,
    _is_out_of_more,
    _explains_little,
    _is_used_once,
    _is_led_in_passing,
    _is_named_by_halves,
    _counts_idly,
    _is_broken,
    *misreadings.SIGNS,
    *leanings.SIGNS,
)
