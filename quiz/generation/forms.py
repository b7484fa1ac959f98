"""The form of a value: what kind of words it is, so that options of one question look alike."""

from __future__ import annotations

import re
from decimal import Decimal

from content.ledger.entry import Entry
from content.partialdate import PartialDate
from quiz.generation.phrasing import is_acronym

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
        "Ukraine Yugoslavia Kosovo Serbia China India Indonesia Iran Israel Egypt Ethiopia Kenya Nigeria Ghana Benin "
        "Togo Gabon Cameroon Niger Chad Rwanda Burundi Uganda Liberia Libya Tunisia Algeria Morocco Jordan Pakistan "
        "Bangladesh Nepal Japan Australia Argentina Brazil Chile Colombia Haiti Mexico Peru Uruguay Angola Namibia "
        "Mozambique Singapore Philippines Brunei Malaysia Thailand Vietnam Laos Myanmar",
    )
)
OFFICES = re.compile(
    r"\b(?:commander|chief|head|minister|president|secretary|envoy|director|representative|chairman|chairperson|"
    r"ambassador|commissioner|chancellor|spokesperson|spokesman|spokeswoman|adviser|advisor|officer|prosecutor|judge|"
    r"coordinator|inspector|deputy|governor|mayor|king|queen|pope)\b",
    re.IGNORECASE,
)
RANKS = re.compile(
    r"^(?:(?:Maj|Lt|Brig|Lieutenant|Major|Brigadier)\.? )?(?:Gen|General|Col|Colonel|Adm|Admiral|Mr|Ms|Dr)\.? "
)
GENERA: dict[str, re.Pattern[str]] = {
    "operation": re.compile(
        r"\b(?:mission|operation|campaign|deployment|exercise|programme|program|project|process)\b", re.IGNORECASE
    ),
    "body": re.compile(
        r"\b(?:agency|alliance|army|assembly|authority|bureau|centre|command|commission|committee|corps|council|court|"
        r"department|force|forces|government|group|headquarters|inspectorate|institute|ministry|office|organisation|"
        r"organization|parliament|police|service|team|tribunal|union|unit|university|battalion|brigade|company|capability|"
        r"body|contingent|squadron|regiment|nations|bank|fund|guard|senate|navy|party|cell)\b",
        re.IGNORECASE,
    ),
    "paper": re.compile(
        r"\b(?:agreement|agreements|resolution|chapter|charter|treaty|act|law|convention|decision|protocol|mandate|"
        r"constitution|article|accord|accords|memorandum|action|regulation|decree|declaration|plan|annex)\b",
        re.IGNORECASE,
    ),
}
"""What a thing is, by the noun that ends its name (before any "of", "for" or "in")."""
NAMES = frozenset({"name", "site", "country", "person", "office", *GENERA})
SMALL_IN_NAMES = frozenset({"of", "the", "for", "and", "in", "on", "de", "del", "der", "van", "von", "e", "la", "km"})
SITES = re.compile(r"^(?:camp|fort|base|barracks|airport)\b|\b(?:camp|barracks|airfield|airport)$", re.IGNORECASE)


def form_of(entry: Entry) -> str:
    """The form of a fact's value; options of one question share it. Dates and numbers carry precision and unit."""
    if isinstance(entry.value, PartialDate):
        return f"date {entry.value.precision}"
    if isinstance(entry.value, int | Decimal):
        return f"number {entry.unit}"
    form = form_of_words(entry.value)
    if form == "name":  # a short form says nothing, but what it stands for may
        others = (form_of_words(name) for name in entry.value_aliases)
        return next((other for other in others if other in GENERA or other == "office"), form)
    return form


def form_of_words(words: str) -> str:
    """The form of words: a site, office, person or other name; a phrase that begins with a verb, or another."""
    first, _, rest = words.partition(" ")
    if is_office(words):
        return "office"
    if _is_name(words):
        if RANKS.match(words):
            return "person"
        if words in COUNTRIES or words.startswith(("United ", "Republic of ", "North Macedonia", "Bosnia")):
            return "country"
        return "site" if SITES.search(words) else genus(words) or "name"
    if first in VERBS and _goes_on_as_task(rest.split()[:3]):
        return "task"
    if first.endswith("ing") and rest:
        return "activity"
    if first in ("a", "an", "the"):
        return f"described {genus(words)}" if genus(words) else "described"
    return "words"


def is_office(words: str) -> bool:
    """Whether words name what a person may be: "Deputy Commander of the Harbour Force", "commander of HMF"."""
    if words.startswith(("a ", "an ", "the ")) or RANKS.match(words):
        return False
    return bool(OFFICES.search(re.split(r" (?:of|for|in|to)\b|,", words)[0]))


def genus(words: str) -> str | None:
    """What kind of thing words name, by their head noun: "operation", "body" or "paper"."""
    head = re.split(r",| (?:of|for|in|on|to|at|from|between|that|which|with|by)\b", words)[0]
    for last in reversed(head.split()):
        return next((kind for kind, nouns in GENERA.items() if nouns.fullmatch(last)), None)
    return None


def _is_name(words: str) -> bool:
    """Whether words are a name: "Novo Selo", "7 Brigade", but not "Political control", "78-day air campaign"."""
    first, *rest = words.split()
    if not (first[:1].isupper() or first[:1].isdigit()):
        return False
    carrying = [word for word in rest if word[:1].isalpha() and word not in SMALL_IN_NAMES]
    return not carrying or any(word[:1].isupper() for word in carrying) or is_acronym(first)


def _goes_on_as_task(words: list[str]) -> bool:
    """Whether the words after a verb let it be one: "support the …", "coordinate with and help", not "support for"."""
    return not words or words[0] not in AFTER_A_NOUN or any(word in VERBS for word in words)
