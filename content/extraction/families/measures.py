"""Measures: how long, wide, far, large or lasting something is, and what share it makes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from content.extraction import entities, figure_times, owners, phrases, statements, subjects, telling, times
from content.extraction.amounts import Amount
from content.extraction.builder import mention, whole
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

METRE = r"(?:kilo)?met(?:re|er)s"
AREA = rf"km2|km²|sq\.? ?(?:km|m|{METRE}|miles)|square (?:{METRE}|miles|km)|hectares|acres|ha"
LENGTH = r"km|kilomet(?:re|er)s|(?:nautical |statute )?miles|nm|m|met(?:re|er)s|feet"
WEIGHT = r"(?:metric )?tons|tonnes|kg|kilo(?:gram)?s|litres|liters|barrels|rounds of ammunition"
SHARE = r"%|per cent|percent"
MEASURE = re.compile(
    rf" ?(?:(?P<area>{AREA})|(?P<share>{SHARE})|(?P<length>{LENGTH})|(?P<weight>{WEIGHT}))(?![\w²])"
    r"(?: of (?P<of>[a-z]\w+))?"
)
LONG = re.compile(r"[ -](long|wide|deep|high|tall|broad|away|in length|in width|across)\b")
FAR = re.compile(r" (?:(?:to the )?(?:north|south|east|west)[a-z-]*(?: of)?|from|off|away from|outside|inside)\b")
WIDENING = ("widen", "narrow")
SPAN = r"minute|hour|day|week|month|year"
HYPHEN = re.compile(rf"-({SPAN})s?(?:-long)? ")
OF_SPAN = re.compile(rf" ((?:{SPAN})s) of (?!every|each)")
LASTING = re.compile(
    rf" ((?:{SPAN})s)\b(?! (?:later|before|after|ago|earlier|old|a (?:week|day|month|year)|per|of every|of each))"
)
FRAMED = re.compile(r"\b(?:[Aa]fter|[Ff]ollowing|[Dd]uring)(?: [\w'-]+){0,4}\s*$")


def duration(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """As in "a 78-day campaign", "after 14 months of talks": how long something took."""
    words = sentence.words[amount.number.end :]
    hyphen, of_span, head = HYPHEN.match(words), OF_SPAN.match(words), amount.noun
    if hyphen and head is not None:
        head = head.head if head.lemma_.casefold() in SPAN.split("|") and head.head.i > head.i else head
        unit = f"{hyphen[1]}s"
        subject = subjects.named(scene, sentence, head)
        bare = re.sub(
            rf"\b(?:every |each )?{_printed(sentence, amount)} ?- ?{hyphen[1]}(?:-long)? ",
            "",
            subject.words,
            flags=re.I,
        )
        subject = replace(
            subject, words=bare[:1].upper() + bare[1:] if bare == subject.words else bare, sure=True, told=""
        )
    elif of_span and head is not None and phrases.object_of(head, "of") is not None:
        head = phrases.object_of(head, "of")
        assert head is not None  # nosec B101: looked at above
        subject, unit = subjects.named(scene, sentence, head), of_span[1]
    else:
        return _lasting(scene, sentence, amount)
    time = times.of_event(scene, sentence, head, amount.number.end)
    if time.known == "unknown" and amount.verb is not None and FRAMED.search(sentence.words[: amount.number.from_]):
        time = figure_times.of_deed(scene, sentence, amount.verb, (amount.number.start, amount.number.end))
    told = f"{telling.named(subject)} lasted {amount.number.told(unit)}"
    return _made(scene, sentence, subject, "duration", amount, unit, told, _or_unknown(time), tier="A")


def _lasting(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """As in "it ran for three months", "had held the post for three years", "reached the scene within five hours"."""
    match, verb = LASTING.match(sentence.words, amount.number.end), amount.verb
    if match is None or verb is None or phrases.is_negated(verb):
        return None
    lead = sentence.words[: amount.number.from_].rstrip().rsplit(None, 1)
    link = lead[-1].casefold() if lead else ""
    takes = verb.lemma_ in ("last", "take", "run", "span")
    if link not in ("for", "within", "in", "over") and not takes:
        return None
    subject = owners.resolved(scene, subjects.of_verb(scene, sentence, verb))
    if link in ("in", "over") or subject is None or subject.encloses(amount.number.start):
        return None
    if lasts_each(sentence, amount):
        subject = replace(subject, told=f"each {subject.words[:1].lower()}{subject.words[1:]}")
    told = telling.clause(sentence, verb, subject, amount) or _of_span(sentence, verb, subject, amount, match[1])
    if not told and verb.tag_ == "VBN" and takes:
        told = f"{subject.words} was meant to {verb.lemma_} {amount.number.told(match[1])}"
    slug = "time-taken" if link == "within" else "duration"
    slug = slug if link == "within" or takes or verb.lemma_ == "be" else entities.key_of(f"duration of {verb.lemma_}")
    time = figure_times.of_figure(scene, sentence, verb, (amount.number.start, match.end()))
    return _made(scene, sentence, subject, slug, amount, match[1], told, time, tier="B") if told else None


def _of_span(sentence: Sentence, verb: Token, subject: Subject, amount: Amount, span: str) -> str:
    """As in "courses last five weeks", where the span is no object of the verb by the parse."""
    behind = sentence.words[verb.idx + len(verb.text) : amount.number.from_].strip()
    plain = verb.lemma_ == "last" and not behind and verb.tag_ in ("VBZ", "VBP", "VBD")
    return f"{subject.said} {verb.text} {amount.number.told(span)}" if plain else ""


def lasts_each(sentence: Sentence, amount: Amount) -> bool:
    """As in "each rotation lasts six months": what each of several lasts tells how long such a thing lasts."""
    found = phrases.child(amount.verb, "nsubj") if amount.verb is not None and amount.verb.lemma_ == "last" else None
    each = found is not None and any(one.lower_ in ("each", "every") for one in found.children if one.dep_ == "det")
    return each and LASTING.match(sentence.words, amount.number.end) is not None


def measure(scene: Scene, sentence: Sentence, amount: Amount, last: Mention | None) -> Mention | None:
    """As in "the zone is 900 km2", "a strip 180 km long", "covers 3 per cent", "seized 3.2 tonnes of flour"."""
    match = MEASURE.match(sentence.words, amount.number.end)
    kind = match.lastgroup if match else None
    if match is None or kind is None:
        return None
    kind = "weight" if match["weight"] else "area" if match["area"] else "share" if match["share"] else "length"
    unit = match[kind].replace("%", "per cent") if kind == "share" else match[kind]
    if kind == "weight" or (match["of"] and kind != "share"):
        return _of_stuff(scene, sentence, amount, unit, match)
    if kind == "length":
        return _far(scene, sentence, amount, unit, match.end()) or _long(
            scene, sentence, amount, unit, match.end(), last
        )
    return _extent(scene, sentence, amount, unit, kind, last)


def _extent(
    scene: Scene, sentence: Sentence, amount: Amount, unit: str, kind: str, last: Mention | None
) -> Mention | None:
    """An area or a share of the subject."""
    field, verb = sentence.block.kind == "keyvalue", amount.verb
    if verb is None and not field:
        return None
    lemma = verb.lemma_ if verb is not None else "be"
    subject = _holder(scene, sentence, amount, last) if verb is not None else Subject(scene.names.topic)
    if subject is None or subject.encloses(amount.number.start):
        return None
    sure = lemma in ("be", "cover", "measure", "span", "have") or field
    value, be = amount.number.told(unit), statements.be(subject.words, past=False)
    if kind == "share" and not field:
        told = telling.clause(sentence, verb, subject, amount) if verb is not None else ""
        told = told.replace("%", " per cent") if told else ""
        slug = "share" if lemma in ("be", "cover", "have", "make") else f"share-{lemma}"
    else:
        covers = "covers" if kind == "area" and (lemma != "be" or field) else be
        told, slug = f"{telling.named(subject)} {covers} {value}", kind
    time = figure_times.of_figure(scene, sentence, verb, (amount.number.start, amount.unit_end or amount.number.end))
    if re.search(r"\b(?:at present|currently|now|today),? *$", sentence.words[: amount.number.from_]):
        time, told = times.written(scene), f"{telling.named(subject)} {be} {value}"
    return _made(scene, sentence, subject, slug, amount, unit, told, time, "A" if sure else "B", None) if told else None


def _long(
    scene: Scene, sentence: Sentence, amount: Amount, unit: str, end: int, last: Mention | None
) -> Mention | None:
    """As in "a strip about 180 kilometres long", "widens to more than 7 kilometres"."""
    way, verb = LONG.match(sentence.words, end), amount.verb
    lemma = verb.lemma_ if verb is not None else ""
    subject: Subject | None = None
    if way:
        noun = next((t for t in reversed(sentence.tokens[: amount.token.i]) if t.idx < amount.number.from_), None)
        if noun is not None and noun.pos_ in ("NOUN", "PROPN"):
            subject = subjects.named(scene, sentence, owners.explained(sentence, noun) or noun, tails=False)
    subject = subject or (_holder(scene, sentence, amount, last) if verb is not None else None)
    if (
        subject is None
        or subject.encloses(amount.number.start)
        or not (way or lemma in (*WIDENING, "be", "measure", "span", "stretch", "extend", "run"))
    ):
        return None
    slug = {
        "long": "length",
        "wide": "width",
        "across": "width",
        "widen": "greatest-width",
        "narrow": "least-width",
    }.get(way[1] if way else lemma, "length")
    be = statements.be(subject.words, past=False)
    told = f"{telling.named(subject)} {be} {amount.number.told(unit)}{f' {way[1]}' if way else ' long'}"
    if lemma in WIDENING and not way and verb is not None:
        told = telling.clause(sentence, verb, replace(subject, told=telling.named(subject)), amount)
    return _made(scene, sentence, subject, slug, amount, unit, told, times.written(scene), "A", None) if told else None


def _far(scene: Scene, sentence: Sentence, amount: Amount, unit: str, end: int) -> Mention | None:
    """As in "Fort Lambre, 40 km north of the port": how far one place is from another."""
    way = FAR.match(sentence.words, end)
    if way is None:
        return None
    place = re.match(r"(?: (?:the |of |and )*[A-Za-z][\w-]*){1,5}", sentence.words[way.end() :])
    tail = re.split(r"[,;]", f"{way.group()}{place.group() if place else ''}")[0]
    before = sentence.words[: amount.number.from_].rstrip()
    head = next(
        (t for t in reversed(sentence.tokens[: amount.token.i]) if t.idx < len(before) - 1 and t.is_alpha), None
    )
    if before.endswith(",") and head is not None and head.pos_ == "PROPN":
        subject = subjects.named(scene, sentence, head, tails=False)
        told = f"{subject.words} is {amount.number.told(unit)}{tail}"
        return _made(scene, sentence, subject, "distance", amount, unit, told, None, "A")
    if amount.verb is None:
        return None
    found = owners.resolved(scene, subjects.of_verb(scene, sentence, amount.verb))
    told = telling.clause(sentence, amount.verb, found, amount) if found is not None and found.words else ""
    time = figure_times.of_deed(scene, sentence, amount.verb, (amount.number.start, end))
    return (
        _made(scene, sentence, owners.event(sentence) or found, "distance", amount, unit, told, time) if told else None
    )


def _of_stuff(scene: Scene, sentence: Sentence, amount: Amount, unit: str, match: re.Match[str]) -> Mention | None:
    """As in "seized 3.2 tonnes of flour"."""
    verb = amount.verb
    subject = owners.resolved(scene, subjects.of_verb(scene, sentence, verb)) if verb is not None else None
    if verb is None or subject is None or not subject.words or subject.encloses(amount.number.start):
        return None
    told = telling.clause(sentence, verb, subject, amount)
    slug = entities.key_of(f"{match['of'] or unit} {verb.lemma_ if verb.tag_ == 'VB' else verb.lower_}")
    time = figure_times.of_deed(scene, sentence, verb, (amount.number.start, match.end()))
    return _made(scene, sentence, subject, slug, amount, unit, told, time, "A", (sentence, verb)) if told else None


def _holder(scene: Scene, sentence: Sentence, amount: Amount, last: Mention | None) -> Subject | None:
    """The subject of the verb; where "and covers …" carries on a measure, what that was of."""
    assert amount.verb is not None  # nosec B101: looked at by the callers
    own = phrases.child(amount.verb, "nsubj", "nsubjpass")
    if (
        last is not None
        and last.rule.startswith("quantity: measure")
        and (own is None or own.lower_ in ("which", "that"))
    ):
        return Subject(last.subject, sure=last.tier == "A", told=statements.the(last.subject))
    return owners.resolved(scene, subjects.of_verb(scene, sentence, amount.verb))


def _printed(sentence: Sentence, amount: Amount) -> str:
    return re.escape(sentence.words[amount.number.start : amount.number.end])


def _or_unknown(time: Time) -> Time | None:
    return time if time.begins or time.ends else None


def _made(
    scene: Scene,
    sentence: Sentence,
    subject: Subject | None,
    slug: str,
    amount: Amount,
    unit: str,
    told: str,
    time: Time | None,
    tier: str = "B",
    dated_by: tuple[Sentence, Token] | None = None,
) -> Mention | None:
    statement = (
        telling.placed(told, dated_by[0], time, dated_by[1]) if dated_by is not None else statements.placed(told, None)
    )
    loose = telling.is_loose(told)
    return mention(
        scene,
        sentence,
        "quantity",
        subject,
        slug,
        amount.number.amount,
        whole(sentence),
        statement,
        "quantity: duration" if slug == "duration" else f"quantity: measure {slug.split('-')[0]}",
        unit=unit,
        hedge=amount.number.hedge,
        time=time,
        tier="A" if tier == "A" and not loose else "B",
        is_volatile=slug == "share",
    )
