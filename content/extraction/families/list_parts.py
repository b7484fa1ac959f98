"""The parts of a list as mentions, each told in a sentence of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from content.extraction import enumerations, owners, statements
from content.extraction.builder import mention
from content.extraction.mention import Mention, Span
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

BROKEN = re.compile(
    r"^(?:which|who|whom|where|while|although|but|is|are|was|were|has|have|had|it|they|he|she|this|that|there|not)\b",
    re.I,
)
PLURAL = re.compile(r"(?<![siu])s(?: (?:of|in|for|at) .*)?$")
LEADING = re.compile(r"\w+s(?:, \w+s)*,? (?:and|or) \w+s(?= )")
TITLED = re.compile(
    r"(?:United|European|African|Arab|Red|World|International|Czech|Dominican|Central African) [A-Z]|"
    r"(?:Netherlands|Philippines|Gambia|Bahamas|Maldives|Seychelles|UN|EU|UK|US|USA|UAE|OSCE|AU)$|"
    r"(?:[A-Z][\w-]* )+(?:Union|Nations|Council|League|Bank|Commission|Cross|Member States)$"
)
UNIT = re.compile(
    r"\b(?:component|element|unit|office|company|battalion|team|cell|centre|center|force|brigade|facility|school|section|"
    r"pillar|branch|division|headquarters|HQ|department|service|squadron|flight|group|regiment|wing|committee|agency)"
    r"(?: \([A-Z][\w-]*\))?$",
    re.IGNORECASE,
)
NAMED_UNIT = re.compile(rf"(?![A-Z]{{2,}} )[A-Z].*{UNIT.pattern[:-1]}$")
PROPER = re.compile(
    r"(?![A-Z]{2,} )(?:\d+\w\w )?[A-Z][\w'-]*(?: (?:of|and|for|the|[A-Z][\w'-]*))* [A-Z][\w-]+(?: \([A-Z][\w-]*\))?$"
)
ARTICLE = re.compile(r"(?:\w+ing|an?|the|one|two|each|every|its|their)\b", re.IGNORECASE)
LEAST = 4
Form = Literal["any", "to", "does"]


def parts_of(
    scene: Scene,
    sentence: Sentence,
    subject: Subject,
    time: Time,
    parts: list[tuple[int, int]],
    rule: str,
    lead_in: Span | None = None,
    form: Form = "any",
    told: str = "",
    tails: str = "",
    past: bool = False,
) -> Iterator[Mention]:
    """One mention a part.

    ``form``: what the lead-in says the parts are; ``told``: how to say a part; ``tails``: the noun that they share;
    ``past``: whether the list is told as what was.
    """
    if not subject.words:
        return
    subject = owners.owned(scene, subject)
    values = [enumerations.clean(sentence.words[start:end]) for start, end in parts]
    is_sound = all(enumerations.is_whole(value) and not BROKEN.match(value) for value in values)
    for (start, _), printed in zip(parts, values, strict=True):
        first = sentence.words.find(printed, start) if printed else -1
        if first < 0 or len(printed) < LEAST or not enumerations.is_whole(printed) or BROKEN.match(printed):
            continue
        is_verb = form in ("to", "does") or _is_verb(sentence, first, parts[0][0], lead_in)
        value = _value(sentence, first, printed, form, tails, is_verb=is_verb)
        shown = value if is_verb else _with_article(sentence, first, value)
        words = (
            told.format(shown) if told else said(subject, shown, past=past or time.begins is not None, is_verb=is_verb)
        )
        made = mention(
            *(scene, sentence, "membership", subject, "includes", value, (first, first + len(printed))),
            _dated(words, time),
            rule,
            time=time,
            tier="A" if is_sound and (len(parts) > 1 or lead_in) else "B",
            is_list=True,
            lead_in=lead_in,
            importance=3 if lead_in else 2,
        )
        if made is not None:
            yield made


def _value(sentence: Sentence, at: int, printed: str, form: Form, tails: str, *, is_verb: bool) -> str:
    """A part as a fact names it: spaces and capitals plain, a verb in its base form, a shared noun put behind."""
    is_plain = is_verb or _is_common(sentence, at, printed)
    value = " ".join((printed[:1].lower() + printed[1:] if is_plain else printed).split())
    value = _infinitive(sentence, at, value) if form == "does" else value
    return f"{value} {tails}" if tails and not value.endswith(tails) else value


def _is_common(sentence: Sentence, at: int, printed: str) -> bool:
    """Whether a part has its capital only for standing first: "Military component"."""
    is_label = sentence.words.startswith(":", at + len(printed)) and re.match(r"[A-Z][a-z]+(?: [a-z]+)*$", printed)
    if not is_label and not (re.match(r"[A-Z][a-z]+ [a-z ]+$", printed) and UNIT.search(printed)):
        return False
    token = next((one for one in sentence.tokens if one.idx == at), None)
    return token is not None and token.ent_type_ == ""


def _with_article(sentence: Sentence, at: int, value: str) -> str:
    """A part as a sentence names it: "the United Nations", "a police component"."""
    named = TITLED.match(value) or NAMED_UNIT.match(value) or (PROPER.match(value) and UNIT.search(value))
    if sentence.words[:at].endswith("the ") or named:
        return f"the {value}"
    if " " in value and UNIT.search(value) and not ARTICLE.match(value):
        return f"an {value}" if value[0] in "aeiouAEIO" else f"a {value}"
    return value


def _is_verb(sentence: Sentence, at: int, start: int, lead_in: Span | None) -> bool:
    """Whether a part is a verb behind "to", or stands in a list that begins with one: "to watch a and report b"."""
    if re.search(r"\bto(?: be)?\s$", sentence.words[max(0, at - 6) : at]):
        return True
    token = next((one for one in sentence.tokens if one.idx == at), None)
    if token is None or token.tag_ not in ("VB", "VBP") or token.text.endswith("ing"):
        return False
    begins = re.search(r"\bto $", sentence.words[max(0, start - 4) : start]) or sentence.words.startswith("to ", start)
    return lead_in is not None or bool(begins)


def _infinitive(sentence: Sentence, at: int, value: str) -> str:
    """ "trains and leads the guard" as "train and lead the guard"."""
    inside = [token for token in sentence.tokens if token.idx >= at]
    joined = [token for token in inside[1:] if token.dep_ == "conj" and token.head.i == inside[0].i]
    verbs = {token.text for token in joined if token.tag_ == "VBZ"}
    chain = LEADING.match(value)
    verbs |= set(re.findall(r"\w+", chain.group())) - {"and", "or"} if chain else {inside[0].text.casefold()}
    return " ".join(_bare(word) if word.strip(",") in verbs else word for word in value.split())


def _bare(verb: str) -> str:
    mark = "," if verb.endswith(",") else ""
    bare = re.sub(r"(?<=(?:sh|ch|ss|zz))es$|(?<=[xo])es$|(?<!s)s$", "", re.sub(r"ies$", "ys", verb.rstrip(",")))
    return bare + mark


def said(subject: Subject, value: str, *, past: bool, is_verb: bool) -> str:
    """A part of a list in a sentence."""
    whole = statements.the(subject.words)
    if is_verb:
        kind = "one" if PLURAL.search(subject.words) else "part"
        return f"{kind} of {whole} {'was' if past else 'is'} to {value}"
    return f"{whole} {'included' if past else 'include' if PLURAL.search(subject.words) else 'includes'} {value}"


def _dated(words: str, time: Time) -> str:
    if time.begins is None:
        return statements.placed(words, time if time.ends is None else None)
    moment = "At the start" if time.begins.phrase == "initially" else statements.when(time.begins)
    return statements.placed(f"{moment}, {words}", None)
