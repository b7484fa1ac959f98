"""Stems: for each fact a full question that stands alone, dated where the value changes; None rather than a bad one."""

from __future__ import annotations

import re
from decimal import Decimal

from content.ledger.entry import Entry
from content.partialdate import PartialDate
from quiz.generation import asking, inversion
from quiz.generation.forms import is_office
from quiz.generation.normal_forms import normalise
from quiz.generation.phrasing import (
    YEAR,
    capitalised,
    listed,
    moment,
    named,
    noun_label,
    possessed,
    publishers,
    short_forms,
    with_article,
)
from quiz.generation.sentences import Sentence, is_small_and_hedged, names_a_month, take_apart, value_gap

MOST_WORDS = 30
PLANNED = re.compile(r"\b(?:planned|was to|were to|was planned|were planned|is to|are to|will)\b")
UNTURNED = frozenset({"sequence", "date_event", "acronym", "definition"})
REMARK = re.compile(r", (?:which|who|whose|where)\b[^,]*$")
"""A clause at the end that tells more of the last thing named."""
ASKS_ITSELF = re.compile(
    r"\b(?:when|while|where|before|after|until|since)\b (?!then\b)(?:[\w’'-]+ ){1,6}?"
    r"(?:is|was|were|has|had|did|\w+ed)\b"
)
"""A clause that tells the time, although the question asks for it."""
STARTS_LOOSELY = re.compile(r"(?:Under|In|By|With|On|Through|After)\b")
"""The beginning of words that are no paper's name."""
ONE_OF_MANY = re.compile(r"^((?:\w+ )?when \w+ )an? ")
"""Who asks for its date means one thing: "when was the liaison cell closed"."""
NEGATIVES = re.compile(r"\b(?:no|not|never|without)$", re.IGNORECASE)


def stem(fact: Entry, key: str, *, is_contested: bool = False) -> str | None:
    """A question whose key is the fact's value. ``is_contested``: sources differ, so it must name its own."""
    question = _acronym(fact) if fact.kind == "acronym" else _question(fact, key)
    if question is None:
        return None
    openings, words = question
    if is_small_and_hedged(fact) or (names_a_month(words) and not YEAR.search(words)):
        return None
    if fact.is_volatile and not YEAR.search(" ".join((*openings, words))):
        when = moment(fact.time.begins)
        if when is None:
            return None
        openings = (*openings, when)
    if is_contested and not any("according to" in opening for opening in openings):
        if not publishers(fact.sources) or any(name.endswith(fact.subject) for name in publishers(fact.sources)):
            return None
        openings = (f"according to {listed(publishers(fact.sources))}", *openings)
    if fact.modality == "planned" and not openings and publishers(fact.sources):
        openings = (f"according to {listed(publishers(fact.sources))}",)
    text = capitalised(f"{', '.join((*openings, words))}?")
    return text if _is_sound(text, fact, key) else None


Question = tuple[tuple[str, ...], str]


def _question(fact: Entry, key: str) -> Question | None:
    sentence = take_apart(re.sub(r":.*", ".", fact.statement) if fact.kind == "quantity" else fact.statement)
    if sentence is None:
        return None
    if fact.modality == "planned" and not PLANNED.search(fact.statement):
        return None
    if isinstance(fact.value, PartialDate):
        return _when(fact, key)
    if fact.attribute in ("includes", "legal-basis") and fact.is_list:
        return _from_label(fact, sentence)
    if fact.kind in ("quantity", "location", "role", "legal_basis", "membership"):
        asked = _from_statement(fact, key, sentence)
        if asked is not None:
            return _opened(fact, sentence), asked
    return _from_label(fact, sentence)


def _acronym(fact: Entry) -> Question | None:
    forms = short_forms(fact)
    return ((), f"what does {forms[0]} stand for") if forms else None


def _when(fact: Entry, key: str) -> Question | None:
    """When something happened: the statement without its date, turned round."""
    text = fact.statement.strip().rstrip(".")
    gap = value_gap(text, fact, key)
    if gap is None:
        return None
    paper = re.fullmatch(r"(.+) dates?", text[: gap.start].strip())
    if text[: gap.start].rstrip().endswith(" dated") or (paper and STARTS_LOOSELY.match(paper[1])):
        return None
    if paper and text[gap.start : gap.bare].strip() == "from" and not text[gap.end :].strip():
        return (), f"what is the date of {paper[1]}"
    lead = text[gap.start : gap.bare].strip().lower()
    word = f"{lead} when" if lead in ("by", "until", "since", "from") else "when"
    rest = f"{text[: gap.start].strip()} {REMARK.sub('', text[gap.end :]).strip(' ,')}".strip(" ,").replace(" ,", ",")
    sentence = take_apart(capitalised(rest))
    if sentence is None:
        return None
    body, is_whole = REMARK.sub("", sentence.body), sentence.is_whole or gap.start == 0
    if ASKS_ITSELF.search(body) or inversion.frame_of(body, is_whole=is_whole) is None:
        return None
    end = len(body)
    asked = inversion.ask_rest(f"{body} ", end + 1, end + 1, word, is_whole=is_whole, is_past=True)
    return (sentence.openings, ONE_OF_MANY.sub(r"\1the ", asked, count=1)) if asked else None


def _from_statement(fact: Entry, key: str, sentence: Sentence) -> str | None:
    gap = value_gap(sentence.body, fact, key)
    if gap is None or NEGATIVES.search(sentence.body[: gap.start].rstrip()):
        return None
    if isinstance(fact.value, int | Decimal):
        return asking.how_many(fact, sentence, gap, is_past=_is_past(fact, sentence))
    if "among other things" in sentence.body or fact.attribute == "office":
        return None
    return asking.who_or_what(fact, sentence, gap, is_past=_is_past(fact, sentence))


def _from_label(fact: Entry, sentence: Sentence) -> Question | None:
    """A question made of the attribute's label, where the statement cannot be turned round."""
    openings = _opened(fact, sentence)
    if YEAR.search(fact.attribute_label):
        openings = tuple(opening for opening in openings if not YEAR.search(opening))
    words = _known_label(fact) or (_listed(fact) if fact.is_list else _plain_label(fact))
    return (openings, words) if words else None


def _known_label(fact: Entry) -> str | None:
    """The question for attributes whose label is no noun."""
    subject = named(fact)
    if fact.attribute == "includes" and fact.is_list:
        return f"which of these did {with_article(subject)} include"
    if fact.attribute == "legal-basis" and fact.is_list:
        return f"which of these belongs to the legal basis of {subject}"
    if fact.attribute == "office":
        return f"which office did {subject} hold" if is_office(str(fact.value)) else None
    is_definition = fact.kind == "definition" and fact.attribute_label in ("is", "what it is")
    return f"what is {subject}" if is_definition and fact.modality == "happened" else None


def _listed(fact: Entry) -> str | None:
    noun = noun_label(fact)
    if noun is None or fact.kind in UNTURNED or fact.modality == "planned":
        return None
    whole = re.match(r"parts of (?:the )?(.+)", noun)
    if whole:
        return f"which of these belonged to {possessed(whole[1], named(fact))}"
    return f"which of these counted among {possessed(noun, named(fact))}"


def _plain_label(fact: Entry) -> str | None:
    noun = noun_label(fact)
    if noun is None or fact.kind not in ("other", "location") or fact.modality == "planned":
        return None
    verb = "was" if fact.time.nature != "state" or fact.is_volatile else "is"
    return f"what {verb} {possessed(noun, named(fact))}"


def _opened(fact: Entry, sentence: Sentence) -> tuple[str, ...]:
    """What is said first: the statement's own openings, or when and according to whom."""
    if sentence.openings or sentence.has_year:
        return sentence.openings
    if fact.is_volatile or (fact.time.nature == "observation" and not asking.is_measure(fact)):
        when = moment(fact.time.begins)
        return (when,) if when else ()
    return ()


def _is_past(fact: Entry, sentence: Sentence) -> bool:
    """Whether a present verb must become a past one, for the words name a moment that is over."""
    words = " ".join((*sentence.openings, sentence.body, *_opened(fact, sentence)))
    names_moment = bool(YEAR.search(words)) or fact.is_volatile
    return names_moment and not re.search(r"\bsince\b", words) and fact.time.nature != "event"


def _is_sound(text: str, fact: Entry, key: str) -> bool:
    """Whether the question is short, balanced and does not give its key away."""
    if len(text.split()) > MOST_WORDS or text.count("(") != text.count(")") or ";" in text:
        return False
    form = f" {normalise(key)} "
    if fact.kind == "location" and any(form in f" {normalise(name)} " for name in fact.subject_aliases):
        return False  # that the Harbour Force is in Harbour, its name says
    return form not in f" {normalise(text)} " or (key.isdigit() and len(key) < 3)
