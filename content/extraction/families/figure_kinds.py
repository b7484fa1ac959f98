"""Kinds of figures that lines give: strengths, shares, measures, deeds and counts, each told in its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from content.extraction import entities, figure_times, statements
from content.extraction.builder import mention, whole
from content.extraction.families import figure_deeds, figure_lines
from content.extraction.families.figure_deeds import DONE_BY
from content.extraction.families.figure_lines import AS_ADJECTIVE, UNIT, Line, lowered
from content.extraction.mention import Mention
from content.extraction.numbers import Number
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import MAX_WORDS, Subject
from content.extraction.vocabulary import vocabulary
from content.ledger.entry import Time

STRENGTH = re.compile(
    r"(?:(?:total|current|actual|present|overall|authori[sz]ed|maximum|planned|troop|personnel|approved) )*"
    r"(?:strength|personnel|troops|soldiers|size|force|manpower|headcount)$",
    re.IGNORECASE,
)
ALLOWED = re.compile(r"\b(?:authori[sz]ed|maximum|ceiling|planned|approved)\b", re.IGNORECASE)
SIZES = vocabulary("strength staff personnel troops soldiers police officers total number share budget costs people")
OF_TOPIC = re.compile(
    r"(?:(?:current|present|total|main|other|assets|equipment|fleet|means|force|composition|vehicles|figures|now|today|"
    r"currently|at present|at the moment|at sea|in the air|on the ground|on land) ?)+$",
    re.IGNORECASE,
)
ATTRIBUTE = re.compile(
    r"(?P<head>(?:[A-Za-z-]+ ){0,3}(?:time|budget|costs?|area|length|width|height|depth|population|age|duration|"
    r"range|distance|capacity|price|value|salary|rate|ratio|speed|mandate|gap|contribution|expenditure|term|size))"
    r"(?= (?:of|for|at|in|per|on|to|by|between)\b|$)",
    re.IGNORECASE,
)
SIZE = re.compile(r"(?:area|size|length|width|height|depth|distance|range)$", re.IGNORECASE)
LEAST = 100
SHARED = re.compile(r"\b(?:share|proportion|percentage|rate|ratio|part|quota)\b", re.IGNORECASE)
OUT_OF = re.compile(r" of (?:the |its |all )?([a-z][a-z -]*[a-z])$")
CARRIED_OUT = re.compile(
    r"(?:patrols|sorties|flights|missions|visits|inspections|exercises|operations|courses|boardings|arrests|"
    r"deployments|searches|evacuations|missions flown|events|activities|projects|surveys|investigations)$",
    re.IGNORECASE,
)
SUFFERED = re.compile(r"(?:fatalities|casualties|losses|deaths|injuries|dead|killed|wounded)\b", re.IGNORECASE)
PERCENT = ("%", "per cent", "percent", "per cent")
COUNT = re.compile(r"(?:[^su]s|men|women|people|police|staff|personnel|aircraft)$", re.IGNORECASE)
PARTNERS = re.compile(r"(?:countries|nations|states|partners|allies|members)$", re.IGNORECASE)
MEASURED = re.compile(r"(?:km²?2?|sq|square .*|hectares|acres|kilomet(?:re|er)s|(?:nautical )?miles|m)", re.IGNORECASE)
OWNING = vocabulary("""
    component headquarters hq battalion company brigade contingent unit group team force sector office base camp command
    squadron detachment platoon division corps wing fleet cell branch
""")


@dataclass(frozen=True)
class Figure:
    """A number of a line with its unit and its time; ``topic`` is what the text is about."""

    scene: Scene
    sentence: Sentence
    line: Line
    topic: Subject
    number: Number
    unit: str
    time: Time

    @property
    def key(self) -> str:
        """The key of the line as it stands inside a sentence."""
        return lowered(self.sentence, self.line.key)

    @property
    def is_past(self) -> bool:
        """Whether it is known when the figure held."""
        return self.time.begins is not None or self.time.ends is not None


def told(figure: Figure) -> Mention | None:
    """The figure by the first kind that it is of."""
    unit, line = figure.unit, figure.line
    if _is_year(figure) or re.match(r"[./:-]\d|\w", figure.sentence.words[figure.number.end :]):
        return None
    if line.deed is not None:
        return _done(figure)
    if unit in PERCENT:
        return _share(figure)
    attribute = ATTRIBUTE.match(line.key) if not STRENGTH.match(line.key) else None
    if attribute is not None:
        return _attribute(figure, attribute["head"])
    return None if MEASURED.fullmatch(unit) else _counted(figure)


def _counted(figure: Figure) -> Mention | None:
    """As in "Strength: 640", "Troops at the end: 70", "Patrols: 840", "Air component: 2 helicopters"."""
    subject, slug, noun = _named(figure)
    if slug is None:
        return None
    line, time = figure.line, figure.time
    summed = "carried out" if CARRIED_OUT.search(noun) else "suffered" if SUFFERED.match(noun) else ""
    if summed:
        said = figure_deeds.summed(subject.words, summed, figure.number.told(noun), time)
        return made(figure, subject, slug, noun, said, time, is_told=True)
    verb = having(time, ALLOWED.search(line.key) is not None and bool(STRENGTH.match(line.key)))
    gives = "contributions from " if slug.startswith("contributing-") else ""
    point = figure_lines.point_of(figure.sentence, figure.number)
    if point:
        verb, time = verb.replace("has", "had"), Time("observation")
    said = f"{subject.words} {verb} {gives}{figure.number.told(noun)} {point}"
    return made(figure, subject, slug, noun, said, time, is_told=bool(point))


def _named(figure: Figure) -> tuple[Subject, str | None, str]:
    """Whose figure a line gives, under which slug, and what is counted: by its key, else by the unit behind."""
    line, topic, unit = figure.line, figure.topic, figure.unit
    last = line.key.split()[-1]
    if STRENGTH.match(line.key):
        return _strength(figure)
    if unit and unit.split()[-1].casefold() in AS_ADJECTIVE:
        noun = f"{unit} {figure.key}"
        return topic, entities.key_of(noun), noun
    if "contribut" in line.slug and PARTNERS.search(unit or last):
        noun = unit or last.casefold()
        return topic, entities.key_of(f"contributing {noun}"), noun
    if unit and OF_TOPIC.match(line.key):
        return topic, entities.key_of(unit), unit
    is_count = COUNT.search(last) is not None
    if unit and not is_count and last not in SIZES:
        place = line.key.split(",")[0]
        slug = entities.key_of(unit) if _is_named(figure.scene, place) else None
        return Subject(figure.scene.names.canonical(place)), slug, unit
    if not is_count:
        return topic, None, ""
    if unit and re.search(r"[^su]s$", unit.split()[-1]):
        return topic, entities.key_of(unit), unit
    return topic, line.slug, figure.key


def _strength(figure: Figure) -> tuple[Subject, str, str]:
    last = figure.line.key.split()[-1].casefold()
    plain = "soldiers" if last == "soldiers" else "troops" if "troop" in figure.line.slug else "personnel"
    noun = f"{figure.unit} personnel" if figure.unit.casefold() in AS_ADJECTIVE else figure.unit or plain
    return figure.topic, "authorised-troops" if ALLOWED.search(figure.line.key) else "troops", noun


def _is_named(scene: Scene, key: str) -> bool:
    """Whether a key names a body or a place that has so many of something: "Camp Orsa", "Air component"."""
    first, *others = key.split()
    named = any(word[:1].isupper() or word[:1].isdigit() for word in others)
    last = others[-1] if others else first
    return named or scene.names.is_known(key) or last.casefold() in OWNING or first in scene.proper_words


def _share(figure: Figure) -> Mention | None:
    """As in "Women: 38 % of international staff", "Female share: 31 per cent"."""
    unit = UNIT.match(figure.sentence.words, figure.number.end)
    among = OUT_OF.match(figure.sentence.words.rstrip(" ."), unit.end()) if unit is not None else None
    inside = f"among the {among[1]} of" if among is not None else "in"
    share = figure.key if SHARED.search(figure.key) else f"share of {figure.key}"
    said = f"The {share} {inside} {figure.topic.words} was {figure.number.told('per cent')}"
    return made(figure, figure.topic, figure.line.slug, "per cent", said, figure.time)


def _attribute(figure: Figure, head: str) -> Mention | None:
    """As in "Average waiting time at Orsa Gate: 9 hours": what a thing measures, that of the topic if none is named."""
    sentence, number, unit, key = figure.sentence, figure.number, figure.unit, figure.line.key
    if (not unit and number.value < LEAST) or sentence.start != sentence.block.start:
        return None
    if SIZE.search(head) and not MEASURED.fullmatch(unit) and not figure_deeds.MEASURES.search(unit):
        return None
    named = any(word[:1].isupper() for word in key.split()[1:])
    be = statements.be(figure.key, past=figure.is_past)
    said = f"The {figure.key}{'' if named else f' of {figure.topic.words}'} {be} {number.told(unit)}"
    subject = Subject(key) if named and len(key.split()) <= MAX_WORDS else figure.topic
    return made(figure, subject, figure.line.slug, unit, said, figure.time)


def _done(figure: Figure) -> Mention | None:
    """As in "Soldiers trained: 900", "Cargo delivered: 60 tonnes": what was done, by the topic if it does such."""
    deed, topic = figure.line.deed, figure.topic
    if deed is None:
        return None
    things = lowered(figure.sentence, deed.things)
    unit = "" if figure.unit.casefold() in things.casefold() else figure.unit
    near = figure_times.beside(figure.sentence, figure.number.end)
    within = near is not None and near.connector in ("in", "during", "on")
    said = figure_deeds.told(deed, things, topic.words, figure.number, figure.time, unit, within=within)
    subject = topic
    if deed.verb in DONE_BY and len(f"{deed.things} {deed.done} {topic.words}".split()) < MAX_WORDS:
        subject = Subject(f"{deed.things} {deed.done} by {topic.words}")
    elif deed.verb not in figure_deeds.HELD and 1 < len(deed.things.split()) <= MAX_WORDS:
        subject = Subject(deed.things)
    return made(figure, subject, figure.line.slug, figure_deeds.counted(things, unit), said, figure.time, is_told=True)


def made(
    figure: Figure, subject: Subject, slug: str, unit: str, said: str, time: Time, *, is_told: bool = False
) -> Mention | None:
    """The figure as a fact; ``is_told``: its words say already when it held."""
    return mention(
        figure.scene,
        figure.sentence,
        "quantity",
        subject,
        slug,
        figure.number.amount,
        whole(figure.sentence),
        statements.placed(said, None if is_told else time),
        "quantity: line",
        unit=unit,
        hedge=figure.number.hedge,
        time=time,
        tier="A",
        is_volatile=True,
        importance=3 if slug.endswith("troops") else 2,
    )


def having(time: Time, allowed: bool = False) -> str:
    """How to say that somebody has what a line counts."""
    if allowed:
        return "was authorised to have"
    return "had" if time.begins is not None or time.ends is not None else "has"


def _is_year(figure: Figure) -> bool:
    printed = figure.sentence.words[figure.number.start : figure.number.end]
    return not figure.unit and bool(re.fullmatch(r"(?:1[5-9]|20)\d\d", printed))
