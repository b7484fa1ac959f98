"""Leanings: signs that a statement leans on what stands elsewhere, trails off, or is no sentence: nothing to ask."""

from __future__ import annotations

import re
from collections.abc import Callable

from content.extraction import countries, offices, statements
from content.extraction.dateparts import DAY_OR_MONTH, MONTH_NAME
from content.extraction.mention import Mention
from content.extraction.used import Used
from content.extraction.vocabulary import vocabulary

PLACED = rf"(?:on|in|by|since|until|before|after|between) (?:the \w+ (?:\w+ )?of )?(?:{DAY_OR_MONTH}|\d{{4}})"
GENERIC_NAME = re.compile(
    r"\b(?:[Tt]he|[Tt]his) (?:country|nation|republic|capital|city|town|village|island|region|operation|mission|force|"
    r"deployment|conflict|war|(?:two |three )(?:parties|sides)|Mission|Force|Operation|Agreement|Accords?|Decision)"
    r"(?='s?\b|[.,;:)]|$| (?:by|was|were|is|are|has|had|and|should|apart)\b|"
    r" (?:on|in|since|until|after|before|between|at the|from) (?:\d|[A-Z][a-z]+ \d))"
)
NAME = re.compile(r"[A-Z][\w'-]+(?: (?:of |and )?[A-Z][\w'-]+)*")
PORTFOLIOS = vocabulary("""
    defence defense police staff operations state interior justice finance foreign affairs security information
    administration personnel logistics training health education support press media military civil army navy
""")
BARE_TEXT = re.compile(
    r"(?:(?:Security )?Council )?(?:Decision|Resolution|Joint Action|Regulation|Directive|Order|Agreement|Act|Protocol)"
)
ACTIVE_TEXT = re.compile(
    r"\b(?:Agreement|Accords?|Treaty|Protocol|Declaration|Memorandum) (?:concluded|signed|adopted|ratified)\b"
)
OBJECTLESS = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!be )(?<!is )(?<!are )(?<!to )(?<! and )"
    r"\b(?:signed|adopted|approved|announced|provided|sent|gave|received|hosted|"
    rf"conducted|appointed|authori[sz]ed|foreseen|delivered|supplied|destroyed|seized|carried out|set up) {PLACED}\b"
)
STRANDED = re.compile(rf"\b(?:for|of|at|to|with|called|named|from|as) {PLACED}", re.IGNORECASE)
HALF_VERB = re.compile(
    r"\b(?:was|were) (?:starting|beginning|ending|including|following|numbering|consisting|according|leaving|making)\b"
)
RUN_ON = re.compile(r"(?<![.:;\"'] )\b[a-z]{2,} (?:A|An|The|In|On|At) [a-z]{2,}")
SINCE_WHEN = re.compile(r"^Since [^,]+, .*\bwhen\b")
DAY_WITHOUT_YEAR = re.compile(
    rf"\b(?:on|by|until|from) (?:\d{{1,2}} (?:{MONTH_NAME})|(?:{MONTH_NAME}) \d{{1,2}})\b(?!,? (?:of )?\d{{4}})"
)
ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LIKE_THEN = re.compile(
    r"\buntil then\b|\bat the time\b|\bname given\b|\bthat (?:effort|year|day|decision)\b|"
    r"\b(?:outside|near|in|from|around) town\b|\bso far\b|\bnot the only\b|"
    r"\bshort (?:drive|walk|flight|ride)\b|\bdid (?!not\b)[a-z]+\b"
)
OF_ALL = re.compile(r"\ball \d")
AFTER = re.compile(r"\b(?:After|Before|Following) (?:the|an?) [^,.;]+, (?:on |in )?(?:[A-Z][a-z]+day,? )?$")
FEW_MEN = re.compile(r"(?:soldiers|troops|personnel|men|women|members|officers)")
VAGUE_UNITS = re.compile(
    r"(?:own )?(?:losses|persons|people|cases|complaints|incidents|casualties)|(?:km²|km|m²|hectares|square \w+) .+"
)
HAD = re.compile(r" had (?:about |over |almost |some )?\d")
NO_EVENT = vocabulary("start beginning end contribution contributions period duration budget mandate")
BODY = re.compile(r"(?:Mission|Force|Office|Operation|Presence|Team|force|mission|operation)")


def _is_officer_of_nobody(used: Used, mention: Mention) -> bool:
    """As in "the Special Representative took office", "Ana Vel was the chief of operations": of what is not said."""
    title = str(mention.value) if mention.kind == "role" and mention.attribute in ("office", "acts-as") else ""
    if mention.kind == "date_event" and offices.WHOLE.fullmatch(mention.subject):
        title = mention.subject
    if not title or offices.WHOLE.fullmatch(title) is None:
        return False
    topic = used.scene.names.topic
    named = [
        word
        for word in re.split(r"[ -]", title)[1:]
        if word[:1].isupper()
        and word.casefold() not in PORTFOLIOS
        and word not in TITLES
        and not offices.WHOLE.fullmatch(word)
    ]
    is_named = bool(named) or any(len(word) > 1 and word.isupper() for word in title.split())
    return not is_named and (not topic or topic not in title)


TITLES = frozenset(
    ["Special", "Force", "General", "Mission", "Deputy", "Assistant", "Senior", "Chief", "Executive", "Commander"]
)


def _means_one_named_before(used: Used, mention: Mention) -> bool:
    """As in "the Assembly approved the operation": which one only the sentences before say."""
    if mention.kind in ("acronym", "definition", "membership"):
        return False
    topic = used.scene.names.topic
    if topic and topic in mention.statement:
        return False
    told = GENERIC_NAME.search(mention.statement)
    if told is None:
        return False
    of_land = re.search(r"country|nation|republic|capital", told.group())
    return of_land is None or not any(countries.is_country(name) for name in NAME.findall(mention.statement))


def _is_a_text_without_number(used: Used, mention: Mention) -> bool:
    """As in "the Council Decision runs until 2024", of which there are many."""
    return mention.kind == "date_event" and BARE_TEXT.fullmatch(mention.subject) is not None


def _stops_short(used: Used, mention: Mention) -> bool:
    """As in "the Union signed on 3 May": what it signed is lost; "was foreseen for in May"."""
    told = mention.statement
    return mention.kind == "date_event" and any(
        one.search(told) for one in (OBJECTLESS, STRANDED, HALF_VERB, ACTIVE_TEXT)
    )


def _has_no_agreeing_verb(used: Used, mention: Mention) -> bool:
    """As in "Ana Vel were killed", of two who were, "the Federation destroy its tanks", "NLF not to be outdone"."""
    at = mention.statement.find(mention.subject)
    rest = mention.statement[at + len(mention.subject) :].split()
    if at < 0 or not rest or mention.kind not in ("date_event", "quantity", "role"):
        return False
    if rest[0] == "not":
        return True
    one = statements.be(mention.subject, past=False) == "is" and not _is_group(mention.subject)
    if at > 4 or not one:
        return False
    if rest[0] in ("were", "are", "have"):
        return True
    tokens = used.sentence(mention.spans[0].start).tokens
    tags = {token.tag_ for token in tokens if token.text == rest[0]}
    return tags == {"VB"}


def _is_group(name: str) -> bool:
    return " and " in name or name.split()[-1].islower() or name.split()[-1] in ("Police", "Staff", "People", "Council")


def _runs_on(used: Used, mention: Mention) -> bool:
    """Words of two lines in one, two days of which one has no year, or words that only their sentence explains."""
    told = mention.statement
    if mention.kind == "quantity" and OF_ALL.search(told):
        return True
    dated = mention.kind == "date_event" and DAY_WITHOUT_YEAR.search(told) and ANY_YEAR.search(told)
    return bool(dated) or any(one.search(told) for one in (RUN_ON, SINCE_WHEN, LIKE_THEN))


def _counts_vaguely(used: Used, mention: Mention) -> bool:
    """As in "NLF had 126,000 persons", "NLF had 2 soldiers", "NLF had 900 km² open water"; no day, and no remark."""
    if mention.kind != "quantity" or not HAD.search(mention.statement):
        return False
    if mention.rule == "quantity: transition" and not re.search(r"\d{4}|\(the source", mention.statement):
        return True
    if not mention.rule.startswith(("quantity: line", "quantity: bullet")):
        return False
    few = isinstance(mention.value, int) and mention.value < 10 and FEW_MEN.fullmatch(mention.unit)
    return bool(few) or VAGUE_UNITS.fullmatch(mention.unit) is not None


def _is_no_event(used: Used, mention: Mention) -> bool:
    """As in "the start of NLF took place on 3 May"."""
    head = mention.subject.split(" of ")[0].split()[-1]
    return mention.kind == "date_event" and " took place " in mention.statement and head.casefold() in NO_EVENT


def _was_first(used: Used, mention: Mention) -> bool:
    """An office that somebody was the first to hold, told as held on the day of the text."""
    time = mention.time
    first = mention.attribute == "office" and offices.DATED_ORDER.match(str(mention.value)) is not None
    return first and time is not None and time.begins is not None and time.known != "stated"


def _lies_in_its_own_land(used: Used, mention: Mention) -> bool:
    """As in "the UN force was in Velin", a country, and "the Lake Mission was in Aveli" of "Lake Mission in Aveli"."""
    if mention.kind != "location" or not BODY.fullmatch(mention.subject.split()[-1]):
        return False
    is_force = mention.rule == "location: unit in" and mention.subject.split()[-1] not in ("Team", "Office")
    return is_force or countries.is_country(str(mention.value))


def _is_only_after(used: Used, mention: Mention) -> bool:
    """What was done after what a day saw: "After the first round, on 3 May, we counted 40 boats"."""
    span = next((one for one in mention.spans if one.role == "time"), None)
    if span is None or mention.kind not in ("date_event", "quantity"):
        return False
    sentence = used.sentence(span.start)
    return AFTER.search(sentence.words[: max(0, span.start - sentence.start)]) is not None


def _only_denies(used: Used, mention: Mention) -> bool:
    """As in "NLF is no occupation force", which does not say what it is."""
    return mention.kind == "definition" and str(mention.value).startswith("no ")


def _leaves_out_its_owner(used: Used, mention: Mention) -> bool:
    """As in "The boats left Orsa" of the boats that the rule knows to be NLF's."""
    topic = used.scene.names.topic
    begins = mention.statement.startswith("The ") and mention.kind in ("date_event", "quantity")
    return begins and bool(topic) and mention.subject.startswith(f"{topic} ") and topic not in mention.statement


def _is_set_off(used: Used, mention: Mention) -> bool:
    """As in "the road shut to traffic in May", of "The road, shut to traffic in May, is open"."""
    rest = mention.statement.partition(mention.subject)[2].split()
    if mention.kind != "date_event" or len(rest) < 2 or rest[1] not in ("in", "on", "at", "by", "to", "from", "until"):
        return False
    words = used.sentence(mention.spans[0].start).words
    is_aside = f", {mention.subject}," in words  # "the envoy, Ana Vel, went to Orsa"
    return f"{mention.subject}, {rest[0]} " in words and not is_aside and rest[0] not in ("was", "were", "had")


def _is_a_list_of_nobody(used: Used, mention: Mention) -> bool:
    """As in "the area sectors included North": no name says whose."""
    return mention.kind == "membership" and mention.subject.islower() and not any(map(str.isdigit, mention.subject))


SIGNS: tuple[Callable[[Used, Mention], bool], ...] = (
    _is_officer_of_nobody,
    _means_one_named_before,
    _is_a_text_without_number,
    _stops_short,
    _has_no_agreeing_verb,
    _runs_on,
    _counts_vaguely,
    _is_no_event,
    _was_first,
    _lies_in_its_own_land,
    _is_only_after,
    _only_denies,
    _leaves_out_its_owner,
    _is_set_off,
    _is_a_list_of_nobody,
)
