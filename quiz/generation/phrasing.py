"""Words around a value: when, according to whom, the name of a subject, and what an attribute is called."""

from __future__ import annotations

import re
from collections.abc import Iterable

from content.extraction.statements import half_year
from content.ledger.entry import Entry, Source
from content.partialdate import PartialDate

YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z]*(?:[ -][A-Z]+)*")
OFFICE_OF = re.compile(r"(?:Commander|Chief|Head|Minister|Secretary|Bank|Bay|Gulf|Court|Council|House|Treaty|Law) ")
COMMON_NOUNS = re.compile(
    r"\b(?:academy|agency|agreement|alliance|army|assembly|authority|battalion|board|brigade|bureau|campaign|"
    r"centre|chamber|charter|command|commission|committee|conference|convention|corps|council|court|"
    r"declaration|department|detachment|force|forces|fund|government|group|headquarters|inspectorate|"
    r"institute|minister|ministry|mission|nations|office|operation|organisation|organization|parliament|"
    r"plan|police|presence|programme|project|proposal|protocol|regiment|secretary general|service|squadron|"
    r"states|summit|team|treaty|troika|tribunal|union|unit|university)\b",
    re.IGNORECASE,
)
NO_NOUN_END = re.compile(r"(?:ed|ing)$|^(?:by|to|in|on|of|for|at|as|with|within|under|from|over|after|are|is|urgent)$")
NO_NOUN_START = re.compile(r"^(?:what|who|how|when|where|is|are|was|takes?|took|also|set|given|stands|includes)$|ed$")
NO_NOUN = re.compile(r"\b(?:it|not|its|they)\b")
BEFORE_DATES = {"day": "on", "month": "in", "year": "in", "part": "in", "range": ""}
STARTS = re.compile(r"^(?:by|until|since|from|in|on|at|before|after|between|during|around)\b", re.IGNORECASE)


def moment(date: PartialDate | None) -> str | None:
    """When, as the opening of a sentence in small letters: "in June 2003", "at the end of 2003"; None if unclear."""
    if date is None or date.earliest is None or date.latest is None:
        return None
    if date.precision in ("day", "month", "year"):
        return f"{BEFORE_DATES[date.precision]} {date.plain()}"
    phrase = re.sub(r"^by (?:the )?", "", date.phrase)
    if not YEAR.search(phrase):
        return _loosely(date) if date.precision == "range" else None
    if STARTS.match(phrase):
        return phrase
    if re.match(r"(?:the )?(?:end|close|beginning|start|turn)\b", phrase):
        return f"at the {phrase.removeprefix('the ')}"
    return f"in {phrase}" if date.precision == "part" else date.plain()


def _loosely(date: PartialDate) -> str:
    """A range as loosely as the statements tell it where no text prints it."""
    return date.plain() if date.phrase else half_year(date)


def written(source: Source) -> str:
    """What a source is, with its date where that is known and not only bracketed: "a text of February 2012"."""
    dated = source.dated
    when = moment(dated)
    if dated is None or when is None or dated.precision == "range":
        return "an undated text"
    return f"a text written {when}" if dated.precision == "part" else f"a text of {dated.plain()}"


def publishers(sources: Iterable[Source]) -> list[str]:
    """The publishers in the order of their names, each with its article, without those whose name adds to another's."""
    names = sorted({publisher(source) for source in sources if source.publisher})
    return [name for name in names if not any(name != other and name.startswith(f"{other} ") for other in names)]


def publisher(source: Source) -> str:
    """The publisher as it stands inside a sentence, without the name of its pages."""
    name = source.publisher.split(",")[0].strip()
    return f"the {name}" if _takes_article(name) else name


def listed(words: Iterable[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def named(fact: Entry) -> str:
    """The subject as it stands inside a sentence, with its article where it has one: "the Harbour Force", "HMF"."""
    for name in (fact.subject, *fact.subject_aliases):
        match = re.search(
            rf"(?<![\w-])(the |its |their |[\w.]+['’]s? )?{re.escape(name)}(?![\w-])", fact.statement, re.I
        )
        if match and (match.start() > 0 or match[1]):
            return f"the {name}" if match[1] else name
    subject = fact.subject
    if re.match(r"[A-Z][a-z]+ (?:of|for|in|on|to|by) ", subject) and not OFFICE_OF.match(subject):
        subject = subject[:1].lower() + subject[1:]
    return f"the {subject}" if _takes_article(subject) else subject


def possessive(name: str) -> str:
    """ "KFOR's", "the Slovenian Armed Forces'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def short_forms(fact: Entry) -> list[str]:
    """The short forms among the names of the subject, those that the statement uses first."""
    found = [name for name in (fact.subject, *fact.subject_aliases) if is_acronym(name) and name != fact.value]
    return sorted(dict.fromkeys(found), key=lambda name: not re.search(rf"\b{re.escape(name)}\b", fact.statement))


def is_acronym(name: str) -> bool:
    """Whether a name is made of letters that stand for words: "KFOR", "COM JFCN"."""
    return bool(ACRONYM.fullmatch(name)) and sum(letter.isupper() for letter in name) * 2 > len(name)


def noun_label(fact: Entry) -> str | None:
    """The attribute's label where it is a noun phrase, such as "base" or "measures to protect minorities"; or None."""
    label = fact.attribute_label.strip()
    words = label.casefold().split()
    if not words or NO_NOUN.search(label) or NO_NOUN_END.search(words[-1]) or NO_NOUN_START.search(words[0]):
        return None
    is_verb = len(words) > 1 and words[0].endswith("s") and words[1] in ("with", "to", "for", "in", "on", "as", "under")
    return None if is_verb and not _is_plural_noun(label) else label


def capitalised(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def possessed(noun: str, owner: str) -> str:
    """A noun with its owner: "KFOR's structure", "the tasks of the Slovenian Armed Forces in Kosovo"."""
    if len(owner.split()) < 4 and " of " not in owner:
        return f"{possessive(owner)} {noun}"
    head, preposition, rest = (*re.split(r" (in|for|during|since) ", noun, maxsplit=1), "", "")[:3]
    return f"the {head} of {owner} {preposition} {rest}".strip()


def with_article(subject: str) -> str:
    """A name of several words with "the" before it."""
    words = subject.split()
    return subject if words[0] == "the" or len(words) == 1 else f"the {subject}"


def _takes_article(subject: str) -> bool:
    if is_acronym(subject) or re.search(r"\d$", subject):
        return False
    if subject[:1].islower():
        return True
    head, *rest = re.split(r" (?:of|for|in|on|to) ", subject)
    if " of " in subject and rest and not is_acronym(head):
        return True
    return len(subject.split()) > 1 and bool(COMMON_NOUNS.search(head))


def _is_plural_noun(label: str) -> bool:
    return bool(re.match(r"(?:measures|tasks|parts|members|duties|powers|rights|limits|contributions)\b", label))
