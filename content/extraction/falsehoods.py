"""Falsehoods: findings whose own words show that they are untrue or no fact at all; nobody is shown them."""

from __future__ import annotations

import re
from collections.abc import Callable

from content.extraction.dateparts import MONTH_NAME
from content.extraction.mention import Mention
from content.extraction.topics import MISSION
from content.extraction.used import Used

TASKS = re.compile(r"(?:tasks?|aims?|objectives?|duties|functions|responsibilities|goals)")
DEED = re.compile(r"(?:ing|tion|sion|ment|ance|ence|ity|al|ure)s?\b")
PRINTED = re.compile(r"[A-Z]\w*")
SIGNED = re.compile(r" (?:was|were) (?:signed|ratified|concluded|initialled) ")
ALSO = re.compile(r"(?:the )?[\w ]+ and the [\w ]+")
CUT_MEMBER = re.compile(r"(?:known|called|named|one (?:that|which|of which)|which|who|that) ")
MONTH = re.compile(rf"(?:{MONTH_NAME})")
SUM = re.compile(r"The ([a-z]+) of ")
NO_THINGS = frozenset(["coordinates"])


def _names_itself(used: Used, mention: Mention) -> bool:
    """Whether the value only says the subject again."""
    value = str(mention.value).casefold().removeprefix("the ")
    return mention.kind != "acronym" and value == mention.subject.casefold().removeprefix("the ")


def _is_a_place_among_tasks(used: Used, mention: Mention) -> bool:
    """As in "the NLF tasks included Aveli": the list is one of places."""
    if mention.kind != "membership" or TASKS.fullmatch(mention.subject.split()[-1]) is None:
        return False
    words = [word for word in str(mention.value).split() if word not in ("of", "the", "and", "in")]
    return all(word != word.casefold() for word in words) and not any(DEED.search(word) for word in words)


def _is_done_by_itself(used: Used, mention: Mention) -> bool:
    """As in "the Lake Treaty was entered by the Lake Treaty"."""
    return mention.kind == "date_event" and f" by the {mention.subject} " in f"{mention.statement.rstrip('.')} "


def _is_a_signed_body(used: Used, mention: Mention) -> bool:
    """As in "NLF was signed by both sides": what was signed is the agreement that set NLF up."""
    if mention.kind != "date_event" or not SIGNED.search(mention.statement):
        return False
    names = used.scene.names
    long = names.long_of.get(mention.subject, mention.subject)
    return mention.subject in (names.topic, *names.long_of) and MISSION.search(long) is not None


def _is_one_of_a_row(used: Used, mention: Mention) -> bool:
    """As in "NLF is the police and the court", of "NLF, the police and the court"."""
    aside = mention.rule in ("definition: apposition", "definition: aside")
    return aside and ALSO.fullmatch(str(mention.value)) is not None


def _lies_in_its_own_name(used: Used, mention: Mention) -> bool:
    """As in "the Lake Mission was in Aveli", of the Lake Mission in Aveli."""
    if mention.kind != "location":
        return False
    names = used.scene.names
    own = re.compile(
        rf"{re.escape(mention.subject)} (?:in|at|of) (?:the )?{re.escape(str(mention.value))}", re.IGNORECASE
    )
    return any(own.search(name) for name in (names.topic, *names.long_of.values()))


def _is_half_an_acronym(used: Used, mention: Mention) -> bool:
    """As in "SCHOL stands for House of Learning", of "Safety Centre – House of Learning"."""
    if mention.kind != "acronym":
        return False
    initials = "".join(word[0] for word in PRINTED.findall(str(mention.value)))
    rest = mention.subject.removesuffix(initials)
    return len(initials) > 1 and rest != mention.subject and len(rest) > 1 and initials.isalpha()


def _is_cut_from_its_list(used: Used, mention: Mention) -> bool:
    """A member that only says what the one before is called, or that ends where its noun should stand."""
    if mention.rule != "list: clause":
        return False
    if CUT_MEMBER.match(str(mention.value)):
        return True
    span = mention.spans[0]
    tokens = used.tokens(span.start, span.end)
    last = next((token for token in reversed(tokens) if token.is_alpha), None)
    return last is not None and last.tag_ == "JJ" and last.dep_ == "amod" and last.head.i > last.i


def _costs_a_name(used: Used, mention: Mention) -> bool:
    """As in "the aveli of NLF was 3 euros", of "Aveli: 3 euros" in a list of givers."""
    told = SUM.match(mention.statement) if mention.kind == "quantity" else None
    return told is not None and told[1].capitalize() in used.scene.proper_words


def _is_no_thing(used: Used, mention: Mention) -> bool:
    """What a month did, and how many coordinates something has."""
    counted = mention.kind == "quantity" and mention.unit.casefold() in NO_THINGS
    return counted or MONTH.fullmatch(mention.subject) is not None


SIGNS: tuple[Callable[[Used, Mention], bool], ...] = (
    _names_itself,
    _is_a_place_among_tasks,
    _is_done_by_itself,
    _is_a_signed_body,
    _is_one_of_a_row,
    _lies_in_its_own_name,
    _is_half_an_acronym,
    _is_cut_from_its_list,
    _costs_a_name,
    _is_no_thing,
)
