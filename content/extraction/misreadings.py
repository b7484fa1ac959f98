"""Misreadings: signs in a text that a fact was told of the wrong thing, or of a part of a name."""

from __future__ import annotations

import re
from collections.abc import Callable

from content.extraction import instruments
from content.extraction.mention import Mention
from content.extraction.used import Used
from content.extraction.vocabulary import vocabulary

BODIES = vocabulary("""
    office offices mission force ministry commission committee authorities authority parties states members community
    agency agencies body bodies actors
""")
FOUNDING = re.compile(
    r"legal: (?:(?:established|set up|created|launched|deployed|authori[sz]ed|mandated|conducted|extended|renewed) |"
    r"opens|given in|field|basis is)"
)
STRETCHES = vocabulary("""
    start end beginning middle summer spring autumn winter fall course night morning evening afternoon day week month
    quarter half wake early late eve close
""")
DEEDS_IN_PASSING = ("role: under", "role: does", "role: done by")


def _hangs_on_another_name(used: Used, mention: Mention) -> bool:
    """A deed told of Velin where the text tells it of "the mayor of Velin"."""
    if mention.kind not in ("date_event", "role") or mention.attribute == "office":
        return False
    span = next((one for one in mention.spans if one.role == "subject"), None)
    tokens = used.tokens(span.start, span.end) if span is not None and span.quote == mention.subject else []
    head = next((one for one in tokens if one.head not in tokens), None)
    if head is None or head.dep_ != "pobj" or head.head.lower_ == "by":
        return False
    return head.head.head.pos_ in ("NOUN", "PROPN") and head.head.head.dep_ in ("nsubj", "nsubjpass")


def _is_only_of_a_people(used: Used, mention: Mention) -> bool:
    """As in "An Indian had retired", who has a name, and "the Finnish" of "the Finnish one"."""
    if " " in mention.subject or mention.subject.isupper():
        return False
    if re.search(rf"\b[Aa]n? {re.escape(mention.subject)}\b(?! [a-z])", mention.spans[0].quote):
        return mention.kind != "acronym" and mention.subject[:1].isupper()
    behind = re.search(rf"\b{re.escape(mention.subject)} ones?\b", mention.spans[0].quote)
    return behind is not None


def _rests_by_guess(used: Used, mention: Mention) -> bool:
    """A legal basis of what only stands in the same clause as the text: "talks with a ministry under the accord"."""
    if mention.kind != "legal_basis" or FOUNDING.match(mention.rule):
        return False
    names, subject = used.scene.names, mention.subject
    known = subject in names.long_of.values() or any(one.isdigit() for one in subject)
    own = (names.topic and names.topic in subject) or any(names.is_known(word) for word in subject.split())
    return not known and not own


def _is_cut_from_a_text(used: Used, mention: Mention) -> bool:
    """As in "the Regulation was passed" of "the Regulation of Boats Act", and a legal basis called only "the MoU"."""
    if mention.kind == "legal_basis":
        return " " not in str(mention.value) and not any(one.isdigit() for one in str(mention.value))
    if mention.kind != "date_event" or " " in mention.subject:
        return False
    texts = instruments.find(used.sentence(mention.spans[0].start).words)
    return any(one.name.startswith(f"{mention.subject} of ") for one in texts)


def _is_part_of_a_name(used: Used, mention: Mention) -> bool:
    """As in "Common Security" out of "Common Security and Defence Policy (CSDP)"."""
    if mention.kind != "membership":
        return False
    value = str(mention.value)
    bare = re.sub(r" \([^()]*\)$", "", value)
    longs = used.scene.names.long_of.values()
    return any(bare != long and (f"{bare} and " in long or f" and {bare}" in long) for long in longs if bare in long)


def _names_any_body(used: Used, mention: Mention) -> bool:
    """Work with "the Office", of which the text has many."""
    return mention.kind in ("membership", "role") and str(mention.value).casefold() in BODIES


def _lies_in_its_like(used: Used, mention: Mention) -> bool:
    """As in "the Sector West headquarters were in Sector East"."""
    return mention.kind == "location" and mention.subject.split()[0] == str(mention.value).split()[0]


def _is_led_some_time(used: Used, mention: Mention) -> bool:
    """Who led what, of which is only known that the text was written after a day."""
    time = mention.time
    if mention.rule not in DEEDS_IN_PASSING or time is None or time.begins is None:
        return False
    return time.known == "inferred" and time.begins.latest is None


def _takes_the_date_of_a_noun(used: Used, mention: Mention) -> bool:
    """A deed on the day of "a decision of 3 May 2010", which is only named in its clause."""
    span = next((one for one in mention.spans if one.role == "time"), None)
    if mention.kind != "date_event" or mention.rule != "date: clause" or span is None:
        return False
    tokens = used.tokens(span.start, span.end)
    head = next((one for one in tokens if one.head not in tokens), None)
    if head is None or head.dep_ != "pobj" or head.head.lower_ != "of":
        return False
    noun = head.head.head
    took_place = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "during")
    return noun.pos_ in ("NOUN", "PROPN") and not took_place and noun.lemma_.casefold() not in STRETCHES


SIGNS: tuple[Callable[[Used, Mention], bool], ...] = (
    _hangs_on_another_name,
    _is_only_of_a_people,
    _rests_by_guess,
    _is_cut_from_a_text,
    _is_part_of_a_name,
    _names_any_body,
    _lies_in_its_like,
    _is_led_some_time,
    _takes_the_date_of_a_noun,
)
