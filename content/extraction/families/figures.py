"""Figures: numbers on lines without a verb: "Strength: 640 (575 military)", "Courses run ..... 58", "24 vehicles"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.extraction import entities, figure_times, numbers, statements, subjects
from content.extraction.builder import mention, whole
from content.extraction.mention import Mention
from content.extraction.numbers import Number
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary
from content.ledger.entry import Time
from content.partialdate import PartialDate
from content.readers.text import FIELD

NO_FIGURE = re.compile(
    r"\b(?:tel|phone|fax|mobile|id|ref\w*|no|page|version|code|postcode|box|edition|room|flight|case|resolutions?|unscr|"
    r"decisions?|law|legal|mandate|authority|categor\w+|date|established|founded|since|year|born|time|hours|address|isbn|"
    r"issn|updated|published|url|call|extension|document|series|index)\b",
    re.IGNORECASE,
)
YEAR_IN_KEY = re.compile(r",? ?\(?(?:in |for |since |as of )?\b((?:19|20)\d\d)\b\)?")
STRENGTH = re.compile(
    r"(?:(?:total|current|actual|present|overall|authori[sz]ed|maximum|planned|troop|personnel|approved) )*"
    r"(?:strength|personnel|troops|soldiers|size|force|manpower|headcount)$",
    re.IGNORECASE,
)
ALLOWED = re.compile(r"\b(?:authori[sz]ed|maximum|ceiling|planned|approved)\b", re.IGNORECASE)
DONE_BY = vocabulary("""
    trained certified run refurbished built rebuilt validated mentored equipped delivered destroyed cleared escorted
    seized disrupted treated repaired donated distributed inspected issued conducted organised organized held completed
    carried handled renovated constructed installed provided supplied advised visited vaccinated screened
    registered rescued disarmed demobilised demobilized patrolled monitored investigated examined processed
    opened
""")
DONE = re.compile(r"\w{2,}ed$|run$|held$|built$|rebuilt$|lost$|sent$|met$|made$|given$|taken$|found$|sunk$|paid$")
AS_ADJECTIVE = vocabulary("""
    military civilian international national local uniformed female male foreign expatriate seconded contracted
    regular reserve
""")
SIZES = vocabulary("strength staff personnel troops soldiers police officers total number share budget costs people")
PARTNERS = re.compile(r"(?:countries|nations|states|partners|allies|members)$", re.IGNORECASE)
MEASURED = re.compile(r"(?:km²?2?|sq|square .*|hectares|acres|kilomet(?:re|er)s|(?:nautical )?miles|m)", re.IGNORECASE)
PART_OF = re.compile(r"(?:of (?:whom|which|these|them)|including|thereof|among (?:them|whom))\b:? ?", re.IGNORECASE)
NO_UNIT = r"(?!(?:of|in|plus|and|as|at|by|to|from|per|until|under|for|on|with)\b)"
UNIT = re.compile(rf" ?(%|per ?cent\b|{NO_UNIT}[a-zA-Z][\w'-]*(?: {NO_UNIT}[a-zA-Z][\w'-]*){{0,4}})?")
NAMED = re.compile(r"([A-Z][\w'-]+(?: (?:of |and |the )?[A-Z][\w'-]+)*)[ :–-]+(?:\()?(\d[\d,]*)\)?(?=,|;|$| and )")
ROW = re.compile(r"[A-Za-z][\w'()/&%, -]{1,70}?(?: ?: +| {3,})(?=\S)")
TABBED = re.compile(r"[A-Za-z][A-Za-z'() -]{2,60}? (?=[\d$€£~][\d,.]*(?: ?%| million)?$)")
BY_COUNTRY = re.compile(r"contribut|by (?:country|nationality|state|nation)|nationalities", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A line taken apart: what it is about, in words and as a slug, and where its value begins."""

    key: str
    slug: str
    at: int
    time: Time | None = None


def find(scene: Scene) -> Iterator[Mention]:
    """The figures of lines that give a name and its number."""
    above: tuple[str, str] | None = None
    for sentence in scene.sentences:
        line = _line(sentence) if sentence.block.kind in ("keyvalue", "bullet", "paragraph") else None
        topic = subjects.topic(scene)
        if line is None or topic is None:
            above = above if sentence.block.kind == "keyvalue" else None
            continue
        part = PART_OF.match(line.key)
        if part and above is not None:
            yield from _given(_part_of_line(scene, sentence, line, above, line.key[part.end() :]))
            continue
        made = list(_of_line(scene, sentence, line, Subject(topic.words)))
        above = (line.key, topic.words) if made else None
        yield from made


def key_of(sentence: Sentence) -> re.Match[str] | None:
    """The name at the head of a line with a value: before a colon, a row of dots (smoothed to one) or a column."""
    field = FIELD.match(sentence.words)
    if (
        field is not None
        and len(field[1].split()) > 3
        and any(one.tag_ in ("VBZ", "VBP", "MD") for one in sentence.tokens if one.idx < field.end())
    ):
        return None  # a sentence with a colon: "Some 84 people work for us: …"
    if field is not None or sentence.block.kind not in ("keyvalue", "bullet"):
        return field
    return ROW.match(sentence.words) or TABBED.match(sentence.words)


def _is_clause(sentence: Sentence, field: re.Match[str]) -> bool:
    """Whether what stands before a colon is a clause: "Some 84 people work for us: …"."""
    before = (one for one in sentence.tokens if one.idx < field.end())
    return len(field[1].split()) > 3 and any(one.tag_ in ("VBZ", "VBP", "MD") for one in before)


def _line(sentence: Sentence) -> Line | None:
    match = key_of(sentence)
    if match is None or "|" in sentence.words:
        return None
    key = re.sub(r"[ .:]+$", "", match.group()).strip()
    if NO_FIGURE.search(key):
        return None
    year = YEAR_IN_KEY.search(key)
    own = next((found for found in sentence.dates if found.end <= match.end()), None)
    when = figure_times.stated(own, "observation") if own is not None else None
    if own is None and year:
        when = Time("observation", PartialDate.on(int(year[1]), phrase=year[1]), None, "stated")
    key = re.sub(r" ?\([^()]*\)", "", YEAR_IN_KEY.sub("", key)).strip(" ,")
    return Line(key, entities.key_of(key), match.end(), when) if key else None


def _of_line(scene: Scene, sentence: Sentence, line: Line, topic: Subject) -> Iterator[Mention]:
    if BY_COUNTRY.search(line.key) and len(NAMED.findall(sentence.words[line.at :])) > 1:
        yield from _shares(scene, sentence, line, topic)
        return
    found = [number for number in numbers.find(sentence.words, sentence.dates) if number.start >= line.at]
    head = found[0] if found else None
    if head is None or sentence.words[line.at : head.from_].strip():
        return
    behind = UNIT.match(sentence.words, head.end)
    unit = (behind[1] or "") if behind else ""
    if (
        _is_year(sentence, head, unit)
        or MEASURED.fullmatch(unit)
        or re.match(r"[./:-]\d|\w", sentence.words[head.end :])
    ):
        return
    made = _main(scene, sentence, line, topic, head, unit)
    if made is None:
        return
    yield made
    yield from _parts(scene, sentence, line, made, found[1:])


def _main(scene: Scene, sentence: Sentence, line: Line, topic: Subject, number: Number, unit: str) -> Mention | None:
    time = line.time or figure_times.of_line(scene, sentence)
    subject, slug, noun = _named(scene, line, topic, unit)
    if slug is None:
        return None
    is_share = unit in ("%", "per cent", "percent", "per cent")
    words = line.key.split()
    if STRENGTH.match(line.key):
        told = f"{subject.words} {_having(time, ALLOWED.search(line.key) is not None)} {number.told(noun)}"
    elif is_share:
        told = f"The share of {_low(line.key)} in {subject.words} was {number.told('per cent')}"
        noun = "per cent"
    elif DONE.match(words[-1]) and len(words) > 1:
        return _done(scene, sentence, line, subject, number, time, unit)
    else:
        gives = "contributions from " if slug.startswith("contributing-") else ""
        told = f"{subject.words} {_having(time)} {gives}{number.told(noun)}"
    return _made(scene, sentence, subject, slug, number, noun, told, time)


def _named(scene: Scene, line: Line, topic: Subject, unit: str) -> tuple[Subject, str | None, str]:
    """Whose figure a line gives, under which slug, and what is counted: by its key, else by the unit behind."""
    last = line.key.split()[-1]
    if STRENGTH.match(line.key):
        noun = unit or (
            "soldiers" if last.casefold() == "soldiers" else "troops" if "troop" in line.slug else "personnel"
        )
        return topic, "authorised-troops" if ALLOWED.search(line.key) else "troops", noun
    if unit in ("%", "per cent", "percent"):
        return topic, line.slug, unit
    if unit and unit.split()[-1].casefold() in AS_ADJECTIVE:
        noun = f"{unit} {_low(line.key)}"
        return topic, entities.key_of(noun), noun
    if "contribut" in line.slug and PARTNERS.search(last):
        noun = unit or last.casefold()
        return topic, entities.key_of(f"contributing {noun}"), noun
    is_count = bool(
        re.search(r"(?:[^su]s|men|women|people|police|staff|personnel|aircraft)$", last, re.IGNORECASE)
    ) or DONE.match(last)
    if unit and not is_count and line.key[:1].isupper() and last not in SIZES:
        place = line.key.split(",")[0]
        return Subject(scene.names.canonical(place)), entities.key_of(unit), unit
    if not is_count and not unit:
        return topic, None, ""
    if unit and re.search(r"[^su]s$", unit.split()[-1]):
        return topic, entities.key_of(unit), unit
    return topic, line.slug, _low(line.key)


def _done(
    scene: Scene, sentence: Sentence, line: Line, topic: Subject, number: Number, time: Time, counted: str = ""
) -> Mention | None:
    """As in "Soldiers trained: 900", "Cargo delivered: 60 tonnes": what was done, by the topic if it does such."""
    *nouns, verb = line.key.split()
    noun = _low(" ".join(nouns))
    unit = noun if not counted else f"{counted} of {noun}"
    when = statements.when(time.begins).removeprefix("on ").removeprefix("in ").removeprefix("by ")
    lead = f"By {when}, " if when else ""
    if verb.casefold() in DONE_BY:
        told = f"{lead}{number.told(unit)} had been {verb.casefold()} by {topic.words}"
    else:
        told = f"{lead}{topic.words} counted {number.told(unit)} {verb.casefold()}"
    return _made(scene, sentence, topic, line.slug, number, unit, told, time, is_told=True)


def _parts(scene: Scene, sentence: Sentence, line: Line, whole_: Mention, found: list[Number]) -> Iterator[Mention]:
    """The parts that a bracket or "of whom" gives: "640 (575 military, 65 civilian)"."""
    for number in found:
        before = sentence.words[line.at : number.from_]
        if any(date.start <= number.start < date.end for date in sentence.dates) or not re.search(
            r"(?:\(|, | and |; |of wh(?:om|ich) |including )$|\((?:of wh(?:om|ich)|including|incl\.) $", before
        ):
            continue
        behind = UNIT.match(sentence.words, number.end)
        unit = (behind[1] or "") if behind else ""
        if not unit or unit.split()[-1] in ("planned", "each"):
            continue
        words = (whole_.unit or "personnel").split()
        noun = " ".join(words[1:] if words[0].casefold() in AS_ADJECTIVE and len(words) > 1 else words)
        counted = f"{unit} {noun}" if unit.split()[-1].casefold() in AS_ADJECTIVE else unit
        time = whole_.time or Time("observation")
        told = f"{whole_.subject} {_having(time)} {number.told(counted)}"
        yield from _given(
            _made(scene, sentence, Subject(whole_.subject), entities.key_of(counted), number, counted, told, time)
        )


def _part_of_line(scene: Scene, sentence: Sentence, line: Line, above: tuple[str, str], what: str) -> Mention | None:
    """As in "of whom women .... 412" below "Soldiers trained .... 3,870"."""
    found = (number for number in numbers.find(sentence.words, sentence.dates) if number.start >= line.at)
    number = next(found, None)
    if number is None or sentence.words[line.at : number.from_].strip() or not what:
        return None
    key, owner = above
    last = key.split()[-1]
    time = line.time or figure_times.of_line(scene, sentence)
    subject = Subject(f"{key} by {owner}" if last.casefold() in DONE_BY else f"{owner} {_low(key)}")
    when = statements.when(time.begins).removeprefix("on ").removeprefix("in ").removeprefix("by ")
    lead = f"By {when}, " if when else ""
    told = f"{lead}{number.told()} of the {_low(subject.words)} were {what.strip()}"
    return _made(scene, sentence, subject, entities.key_of(what), number, what.strip(), told, time, is_told=True)


def _shares(scene: Scene, sentence: Sentence, line: Line, topic: Subject) -> Iterator[Mention]:
    """As in "Largest contributors: Spain 180, Portugal 95": what each gives."""
    time = line.time or figure_times.of_line(scene, sentence)
    for match in NAMED.finditer(sentence.words, line.at):
        number = Number(match.start(2), match.end(2), int(match[2].replace(",", "")), None, match.start(2))
        subject = Subject(match[1], match.start(1), match.end(1))
        told = f"{match[1]} contributed {number.told('personnel')} to {topic.words}"
        slug = f"contribution-to-{entities.key_of(topic.words)}"
        yield from _given(_made(scene, sentence, subject, slug, number, "personnel", told, time))


def _made(
    scene: Scene,
    sentence: Sentence,
    subject: Subject,
    slug: str,
    number: Number,
    unit: str,
    told: str,
    time: Time,
    *,
    is_told: bool = False,
) -> Mention | None:
    return mention(
        scene,
        sentence,
        "quantity",
        subject,
        slug,
        number.amount,
        whole(sentence),
        statements.placed(told, None if is_told else time),
        "quantity: line",
        unit=unit,
        hedge=number.hedge,
        time=time,
        tier="A",
        is_volatile=True,
        importance=3 if slug.endswith("troops") else 2,
    )


def _having(time: Time, allowed: bool = False) -> str:
    if allowed:
        return "was authorised to have"
    return "had" if time.begins is not None or time.ends is not None else "has"


def _is_year(sentence: Sentence, number: Number, unit: str) -> bool:
    printed = sentence.words[number.start : number.end]
    return not unit and bool(re.fullmatch(r"(?:1[5-9]|20)\d\d", printed))


def _low(words: str) -> str:
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _given(made: Mention | None) -> Iterator[Mention]:
    if made is not None:
        yield made
