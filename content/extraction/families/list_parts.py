"""The parts of a list as mentions, each told in a sentence of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from content.extraction import enumerations, statements
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
) -> Iterator[Mention]:
    """One mention a part. ``form``: what the lead-in says the parts are; ``told``: how to say a part."""
    if not subject.words:
        return
    values = [enumerations.clean(sentence.words[start:end]) for start, end in parts]
    is_sound = all(enumerations.is_whole(value) and not BROKEN.match(value) for value in values)
    for (start, _), printed in zip(parts, values, strict=True):
        first = sentence.words.find(printed, start) if printed else -1
        if first < 0 or len(printed) < LEAST or not enumerations.is_whole(printed) or BROKEN.match(printed):
            continue
        is_verb = form in ("to", "does") or _is_verb(sentence, first, lead_in)
        value = " ".join((printed[:1].lower() + printed[1:] if is_verb else printed).split())
        value = _infinitive(sentence, first, value) if form == "does" else value
        shown = f"the {value}" if sentence.words[:first].endswith("the ") and not is_verb else value
        said = told.format(shown) if told else _said(subject, shown, past=time.begins is not None, is_verb=is_verb)
        made = mention(
            scene,
            sentence,
            "membership",
            subject,
            "includes",
            value,
            (first, first + len(printed)),
            _dated(said, time),
            rule,
            time=time,
            tier="A" if is_sound and (len(parts) > 1 or lead_in) else "B",
            is_list=True,
            lead_in=lead_in,
            importance=3 if lead_in else 2,
        )
        if made is not None:
            yield made


def _is_verb(sentence: Sentence, at: int, lead_in: Span | None) -> bool:
    """Whether a part is a verb behind "to": "to watch the lake"."""
    if re.search(r"\bto(?: be)?\s$", sentence.words[max(0, at - 6) : at]):
        return True
    token = next((one for one in sentence.tokens if one.idx == at), None)
    if token is None or token.tag_ not in ("VB", "VBP") or token.text.endswith("ing"):
        return False
    return at > 0 or lead_in is not None


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


def _said(subject: Subject, value: str, *, past: bool, is_verb: bool) -> str:
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
