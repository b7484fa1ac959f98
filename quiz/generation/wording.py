"""Wording: whether a fact's statement is a plain sentence that tells something by itself, so that it can be asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from content.ledger.entry import Entry
from content.partialdate import MONTHS, PartialDate
from quiz.generation import inversion
from quiz.generation.phrasing import COMMON_NOUNS, YEAR, is_acronym
from quiz.generation.sentences import SMALL_NUMBERS, take_apart, value_gap

POINTERS = re.compile(
    r"\b(?:respectively|thereafter|thereby|aforementioned|i\.e|e\.g|in turn|meanwhile|(?:since|by|until) then|"
    r"(?:of |in )?th(?:at|ese|is|ose) (?:year|month|day|time|date|point|years|months|days)|the same (?:day|month|year)|"
    r"the (?:former|latter)|by which|the day on which|(?:on|in) which date|"
    r"(?:years?|months?|weeks?|days?) (?:earlier|later)|a year before|him|them|"
    r"(?:the )?(?:next|following|previous) (?:day|week|month|year))\b|"
    r"^(?:whose|which|who|what|when|where|each|every)\b|"
    r"\b(?:above|below|more|less)$|(?<!between )\bthere\b(?! (?:is|are|was|were|had|has))",
    re.IGNORECASE,
)
"""Words that point outside the sentence, or begin what is no sentence."""

PREPOSITION = r"(?:of|in|on|at|by|to|for|with|after|before|under|from|into|since|until|between)"
BROKEN = re.compile(
    rf"\bof (?:after|before|in|on|to|at|with|from)\b|\bto (?:after|before|of)\b|"
    rf"\b(?:the|a|an) (?:{PREPOSITION}|and|or)\b|"
    r"\b(?!(?:its|their|his|her|of|on|s)\b)\w+ own\b|\[\d|"
    r"\b(\w+) \1\b|^\W",
    re.IGNORECASE,
)
PARTS = re.compile(
    r"(?:The )?(?:first |last |other |remaining )?(?:elements|members|parts?|rest|remainder|majority|others|half)\b"
    r"(?! (?:of|from|states|countries|nations))",
    re.IGNORECASE,
)
BARE = re.compile(rf"^The (?=[A-Z])(?i:{COMMON_NOUNS.pattern})(?! [A-Z]| \()")
"""A common noun with a capital that says nothing by itself: "the Council", "the Agreement"."""
NO_FACT = frozenset({"should", "could", "might", "may", "can", "must"})
HOPED = re.compile(r"\b(?:was|were) (?:\w+ly )?(?:expected|planned|scheduled|due|intended|meant|supposed|hoped)\b")
INCOMPLETE = re.compile(r"\b(?:appointed|named|nominated|elected|took over|takes over)(?: (?:on|in|by) [\w ]+)?\.?$")
NUMBERED = re.compile(
    r"(?:Resolution|Resolutions|UNSCR|Decision|Regulation|Directive|Order|Act|Action|Law|Decree|Document|No\.?)s? "
    r"(?:\([A-Z]+\) )?(?:No\.? )?\d[\w/-]*|\d+/\w[\w/-]*"
)
"""Papers with a number, which may look like a year."""
BOUNDS = re.compile(r"\b(?:since|until|by|from) (?:the )?[\w ]*\d{4}", re.IGNORECASE)
POINTING = re.compile(r"(?:one|ones|that|those|which|who|it|its|their|such)\b")
MEASURES = frozenset({"km", "m", "nm", "ha", "km2", "EUR", "USD", "GBP", "CHF"})
SAME_IN_PLURAL = re.compile(
    r"(?:troops|personnel|people|staff|police|aircraft|men|women|children|personnel|infantry|military personnel|"
    r"headquarters|crew|seafarers|percent|km2|km²|square kilomet\w+|vehicles|nautical miles)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def is_well_worded(fact: Entry) -> bool:
    """Whether nothing objects to the wording."""
    if fact.kind == "acronym":
        return has_letters_of(fact)  # what they stand for is asked in words of our own
    if fact.kind == "sequence" and fact.premises:
        return True  # a derived order is asked in the words of its premises
    return not any(objects(fact) for objects in OBJECTIONS)


def has_letters_of(fact: Entry) -> bool:
    """Whether an expansion begins as one of the short forms does, and is plural with it; a translation does not."""
    forms = [name for name in (fact.subject, *fact.subject_aliases) if is_acronym(name)]
    if any(name[-1:] == "s" and name[:-1].isupper() for name in forms[:1]) and not str(fact.value).endswith("s"):
        return False
    return not forms or any(name[:1].casefold() == str(fact.value)[:1].casefold() for name in forms)


def points_outside(fact: Entry) -> bool:
    """Words that mean something only beside the sentence before: "of that year", "respectively", "there"."""
    sentence = take_apart(fact.statement)
    return sentence is None or bool(POINTERS.search(sentence.body))


def is_broken(fact: Entry) -> bool:
    """Two words meet that cannot: a date was cut out between them, or a word stands twice."""
    return bool(BROKEN.search(fact.statement.replace("had had", "had")))


def is_part_of_nothing(fact: Entry) -> bool:
    """A subject that lacks what only the text before names: "the first elements entered", "the Indian replaced"."""
    sentence = take_apart(fact.statement)
    if sentence is None or PARTS.match(sentence.body):
        return True
    adjective = re.match(r"The [A-Z]\w+(?:ian|ish|ese) ", sentence.body)  # "the Indonesian", of "flag", say
    verb = inversion.finite_verb(sentence.body) if adjective else None
    return adjective is not None and verb is not None and verb.idx == adjective.end()


def has_no_plain_verb(fact: Entry) -> bool:
    """No finite verb, or one that tells a wish, a possibility, or what was before something else."""
    sentence = take_apart(fact.statement)
    verb = inversion.finite_verb(sentence.body) if sentence else None
    if verb is None or sentence is None or re.match(r"No\b(?! ?\.| \d)|None ", sentence.body):
        return True
    if verb.lower_ in NO_FACT or (fact.modality == "happened" and HOPED.search(fact.statement)):
        return True
    is_before = verb.lower_ == "had" and verb.dep_ in ("aux", "auxpass")
    return is_before and not re.match(r"By\b", fact.statement)


def disagrees(fact: Entry) -> bool:
    """A plural subject with the verb of a singular one: "the accords was signed"."""
    sentence = take_apart(fact.statement)
    return sentence is not None and inversion.number_disagrees(sentence.body)


def tells_two_things(fact: Entry) -> bool:
    """A second clause with a subject of its own: "…, and the search came to an end"."""
    sentence = take_apart(fact.statement)
    return sentence is not None and inversion.has_second_clause(sentence.body)


def is_incomplete(fact: Entry) -> bool:
    """A verb that lacks what it needs: "was appointed", "took over"; or hardly any word but the date."""
    sentence = take_apart(fact.statement)
    if sentence is None or INCOMPLETE.search(sentence.body):
        return True
    told = re.sub(r"(?:(?:on|in|by|since|until) )?(?:\d+ )?(?:[A-Z]\w+ )?\d{4}$", "", sentence.body)
    return isinstance(fact.value, PartialDate) and len(told.split()) < 3


def has_second_date(fact: Entry) -> bool:
    """An event told with a further date, so that "when" may mean either."""
    if not isinstance(fact.value, PartialDate):
        return False
    sentence = take_apart(fact.statement)
    text = fact.statement.rstrip(".")
    if sentence and sentence.openings and value_gap(sentence.body, fact, fact.value.plain()):
        text = sentence.body  # when a plan was made is said first
    gap = value_gap(text, fact, fact.value.plain()) or value_gap(text, fact, fact.value.words())
    if gap is None:
        return True
    rest = NUMBERED.sub(" ", f"{text[: gap.start]} {text[gap.end :]}")
    return bool(YEAR.search(rest))


def counts_no_noun(fact: Entry) -> bool:
    """A number of something that is no plural noun: "65 civilian", "38 %"."""
    if not isinstance(fact.value, int | Decimal) or not fact.unit or fact.value == 1:
        return False
    if fact.unit.startswith(("%", "all ")) or fact.unit == "per cent":
        return True
    if fact.unit in MEASURES:
        return False
    last = fact.unit.split()[-1]
    return last[:1].islower() and not last.endswith("s") and not SAME_IN_PLURAL.search(fact.unit)


def gives_itself_away(fact: Entry) -> bool:
    """The number stands in the name of what has it: "the six-month tour lasted 6 months"."""
    if not isinstance(fact.value, int | Decimal):
        return False
    words = [str(fact.value)]
    if isinstance(fact.value, int) and 0 <= fact.value < len(SMALL_NUMBERS):
        words.append(SMALL_NUMBERS[fact.value])
    return bool(re.search(rf"\b(?:{'|'.join(map(re.escape, words))})-\w", fact.statement, re.IGNORECASE))


def dates_a_perfect(fact: Entry) -> bool:
    """What has been done tells no day: "the guard has left on 4 May"; but for "since", "until" and "by"."""
    sentence = take_apart(fact.statement)
    if sentence is None or not isinstance(fact.value, PartialDate) or fact.time.nature != "event":
        return False
    verb = inversion.finite_verb(sentence.body)
    return (
        verb is not None and verb.lower_ in ("has", "have") and verb.dep_ == "aux" and not BOUNDS.search(fact.statement)
    )


def is_cut_short(fact: Entry) -> bool:
    """A member of a list that lacks its noun or points at another: "help bring about a lasting", "one that keeps"."""
    if not fact.is_list or not isinstance(fact.value, str):
        return False
    return POINTING.match(fact.value) is not None or inversion.lacks_noun(fact.value)


def names_nothing(fact: Entry) -> bool:
    """No name but the value's: "training activities started on 2 February" may be told of any mission."""
    sentence = take_apart(fact.statement)
    if sentence is None:
        return True
    text = sentence.body.replace(str(fact.value), " ") if isinstance(fact.value, str) else sentence.body
    text = BARE.sub(lambda thing: thing[0].lower(), text)
    first, *others = re.findall(r"[^\W\d][\w’'-]*", text) or [""]
    if any(word[:1].isupper() and word not in MONTHS for word in others) or is_acronym(first):
        return False
    if BARE.match(sentence.body) and not NUMBERED.search(text):
        return True
    if NUMBERED.search(text) or inversion.begins_with_name(sentence.body):
        return False
    return not inversion.is_rich_in_words(sentence.body)


OBJECTIONS: tuple[Callable[[Entry], bool], ...] = (
    points_outside,
    is_broken,
    is_part_of_nothing,
    is_incomplete,
    has_second_date,
    counts_no_noun,
    gives_itself_away,
    has_no_plain_verb,
    disagrees,
    tells_two_things,
    dates_a_perfect,
    is_cut_short,
    names_nothing,
)
