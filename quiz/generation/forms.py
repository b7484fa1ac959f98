"""The form of a value: what kind of words it is, so that options of one question look alike."""

from __future__ import annotations

import re
from decimal import Decimal

from content.ledger.entry import Entry
from content.partialdate import PartialDate

VERBS = frozenset(
    re.findall(
        r"\w+",
        "advise assist bring build carry clear conduct contribute control coordinate create defend deliver "
        "demilitarise demilitarize deploy deter develop disarm enable encourage enforce ensure establish "
        "facilitate guard help implement inspect investigate maintain monitor observe oversee patrol perform "
        "prevent promote protect provide rebuild remove report restore secure stop supervise support train "
        "verify",
    )
)
AFTER_A_NOUN = frozenset({"of", "for", "and", "by", "with"})
COUNTRIES = frozenset(
    re.findall(
        r"\w+",
        "Afghanistan Albania Armenia Austria Azerbaijan Belgium Bulgaria Cambodia Canada Croatia Cyprus Czechia "
        "Denmark Estonia Finland France Georgia Germany Greece Hungary Iceland Iraq Ireland Italy Latvia "
        "Lebanon Libya Lithuania Luxembourg Mali Malta Moldova Montenegro Netherlands Norway Poland Portugal Romania "
        "Russia Serbia Slovakia Slovenia Somalia Spain Sudan Sweden Switzerland Syria Turkey Türkiye "
        "Ukraine Yugoslavia",
    )
)
OFFICES = re.compile(
    r"\b(?:commander|chief|head|minister|president|secretary|envoy|director|representative|chairman|chairperson|"
    r"ambassador|commissioner|chancellor)\b",
    re.IGNORECASE,
)
RANKS = re.compile(
    r"^(?:(?:Maj|Lt|Brig|Lieutenant|Major|Brigadier)\.? )?(?:Gen|General|Col|Colonel|Adm|Admiral|Mr|Ms|Dr)\.? "
)
SITES = re.compile(r"^(?:camp|fort|base|barracks|airport)\b|\b(?:camp|barracks|airfield|airport)$", re.IGNORECASE)


def form_of(entry: Entry) -> str:
    """The form of a fact's value; options of one question share it. Dates and numbers carry precision and unit."""
    if isinstance(entry.value, PartialDate):
        return f"date {entry.value.precision}"
    if isinstance(entry.value, int | Decimal):
        return f"number {entry.unit}"
    return form_of_words(entry.value)


def form_of_words(words: str) -> str:
    """The form of words: a site, office, person or other name; a phrase that begins with a verb, or another."""
    first, _, rest = words.partition(" ")
    if first[:1].isupper() or first[:1].isdigit():
        if RANKS.match(words):
            return "person"
        if words in COUNTRIES or words.startswith(("United ", "North Macedonia", "Bosnia")):
            return "country"
        return "site" if SITES.search(words) else "office" if OFFICES.search(words) else "name"
    if first in VERBS and _goes_on_as_task(rest.split()[:3]):
        return "task"
    if first.endswith("ing") and rest:
        return "activity"
    return "described" if first in ("a", "an", "the") else "words"


def _goes_on_as_task(words: list[str]) -> bool:
    """Whether the words after a verb let it be one: "support the …", "coordinate with and help", not "support for"."""
    return not words or words[0] not in AFTER_A_NOUN or any(word in VERBS for word in words)
