"""Wording: signs in a fact's own words that it was cut wrong, or that they cannot be said so."""

from __future__ import annotations

import re

from content.extraction import dates, statements
from content.extraction.dateparts import DAY_OR_MONTH
from content.extraction.mention import Mention

DATE = rf"(?:{DAY_OR_MONTH}(?: \d{{4}})?|\d{{4}})"
BROKEN = re.compile(
    rf"\b(?:on|in) (?:the )?{DATE},? (?:since|from|until) (?:the )?{DATE}\b"  # "was occupied in 1915 since 1884"
    rf"|\b(?:beyond|before|after) {DATE},? (?:since|from|until|on|in) {DATE}\b"
    r"|\bthe same (?:day|week|month|year)\b"
    r"|\b(?:no|not) (?:later|earlier) than (?!the|[A-Z]|(?:\w+ )?\d)"  # "to present, no later than options"
    r"|(?<=\w) :| /\d|,,| '(?:ve|re|ll|m)\b"
    r"|\b(?:is|are|was|were) (?:began|came|went|took|gave|saw|did|wrote|rose|broke|drove|spoke|chose|became)\b"
    r"|^(?!.*\b(?:has|have|had|is|are|being)\b)(?!Since ).* since (?:the )?[\dA-Z]"  # "closes since 2014"
    r"|\bto (?:train|advise|assist|support|help|protect|monitor|provide|ensure|oversee|supervise|observe|verify)\."
    r"|\bhanded(?=[.,]| (?:on|by|in) )"
    r"|\band of the\b[^,.]* (?:is|was|are|were) responsible\b"
)
OPENING = re.compile(r"^(?:(?:Late |Early )?(?:On|In|By|Since|Until|Between|From|During|After) [^,]*\d[^,]*, )")
SECOND_VERB = re.compile(r", (?:is|are|was|were|has|have|had|will) ")
ASIDE = re.compile(r",(?! (?:is|are|was|were|has|have|had|will) )")
JOINT = re.compile(
    r",| (?:of|in|for|with|on|at|to|from|by|outside|inside|around|under|over|across|which|that|who|and|or|between|made|"
    r"based|led|called|known|set|run|given|used|drawn|placed|held|near|along|like|than) "
)
ONE = re.compile(r"(?:[Hh]eadquarters|[Cc]orps|[Ff]orces|[Ss]eries|[Mm]eans|[Ss]ervices|'s)$")
BARE_MEASURES = re.compile(
    r"(?:tonnes?|tons?|kg|km|met(?:re|er)s|kilomet(?:re|er)s|miles|lit(?:re|er)s|hours?|US dollars|euros?)"
)
RUN_ON = re.compile(r"[a-z] [A-Z][a-z]+ [a-z]")
LINES = ("quantity: line", "quantity: bullet")


def is_broken(mention: Mention) -> bool:
    """Whether the statement breaks off, has two verbs or two dates, or says both when and that nobody knows when."""
    told = mention.statement
    if BROKEN.search(told):
        return True
    if "(the source gives no date)" in told and dates.find(told):
        return True
    bare = OPENING.sub("", told)
    second = SECOND_VERB.search(bare)
    return second is not None and ASIDE.search(bare[: second.start()]) is None


def disagrees(mention: Mention) -> bool:
    """Whether one is said to be many: "Velin is the only losses of the war"."""
    if mention.kind != "definition" or mention.is_list:
        return False
    value = re.sub(r"^(?:the|an?|its|their) ", "", str(mention.value))
    head = JOINT.split(value, maxsplit=1)[0]
    is_one = statements.be(mention.subject, past=False) == "is"
    is_many = head.endswith("s") and not ONE.search(head) and statements.be(head, past=False) == "are"
    return is_one and is_many and not value.startswith("one of ")


def counts_nothing(mention: Mention) -> bool:
    """A line of a table that gives tonnes of nobody knows what, or whose unit runs on into the next line."""
    if mention.kind != "quantity":
        return False
    unit = mention.unit.strip()
    in_line = mention.rule in LINES and BARE_MEASURES.fullmatch(unit) is not None
    return (in_line and " had " in mention.statement) or RUN_ON.search(unit) is not None


def is_of_no_one(mention: Mention, topic: str) -> bool:
    """A line of a table below words that are no name: "Assets at present", "Largest single day"."""
    if mention.rule not in LINES or (topic and topic in mention.subject):
        return False
    words = mention.subject.split()
    return (
        len(words) > 1
        and sum(word[:1].islower() for word in words if word not in ("of", "the", "in", "for", "and")) > 0
    )
