"""Places: what a text names as a place behind "in", "at" or "near", and the several of a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from content.extraction import countries
from content.extraction.vocabulary import vocabulary

UP = r"[^\W\d_a-zß-öø-ÿ]"
WORD = rf"(?:(?:al|el|as|ar|an|ash|d|l|N)['-])?{UP}[\w'-]*"
JOIN = r"(?:of the|de la|of|de|del|da|do|di|la|le|las|los|el|al|am|an|der|den|the|upon|sur|y|e|bin|off)"
NAME = rf"{WORD}(?: (?:{JOIN} )?{WORD}| \d{{1,2}}(?! ?[\w%]))*(?: and (?:Herzegovina|Tobago|Barbuda))?"
SITES = (
    r"(?:compounds?|(?:air)?base|airfield|airport|barracks|camp|port|harbour|harbor|province|district|region|area|city|"
    r"town|valley|islands?|peninsula|county|governorate|municipality|village|border|coast|garrison|zone)"
)
SITED = rf"{NAME}(?: (?:international|air|naval|military|civil|training))*(?: {SITES})?\b"
QUARTER = r"(?:north|south|east|west|centre|center|north-?(?:east|west)|south-?(?:east|west))"
QUARTERLY = (
    r"(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)ern|central|mainland|upper|lower)"
)
PART = (
    r"(?:islands?|provinces?|district|regions?|states?|part|tip|coast|shores?|banks?|edge|heart|outskirts|waters|valley|"
    rf"border|peninsula|grounds|site|territory|vicinity|{QUARTER})"
)
TOWN = r"(?:capital|city|town|village|port|suburb|municipality|settlement|headquarters)"
AFAR = r"(?:(?:about|some|around|nearly) )?\d[\d,.]* ?(?:nautical miles|km|kilomet(?:re|er)s|miles)"
PLACE = re.compile(
    rf"(?:(?P<far>{AFAR} (?:{QUARTER} )?(?:of|off|from) (?:the )?{SITED})"
    rf"|(?:the |its |their )?(?:[\w-]+ ){{0,2}}{TOWN}(?: (?:city|town))?(?: of|,)? (?P<town>{SITED})"
    rf"|the (?P<part>(?:[a-z-]+ ){{0,2}}{PART} (?:of|off|between|with|around) (?:the )?(?:country\b|{SITED}))"
    rf"|(?P<quarterly>{QUARTERLY} (?:and {QUARTERLY} )?(?:part of )?{SITED})"
    rf"|the (?P<quarter>{QUARTER})(?= *(?:[,.;)]|$|and\b|is\b|are\b|was\b))"
    rf"|(?:the |a )?(?P<plain>{SITED}))"
)
BRACKET = r"(?: \([A-Z][\w/ -]{1,12}\))?"
NEXT = re.compile(rf"{BRACKET}(?P<comma>,)?(?P<and> (?:and|as well as|&))?(?: also)?(?: (?:in|at|near|on))? ")
CLOSED = re.compile(r"\s*(?:$|[.;:,)(–—-]|(?:and|which|where|who|since|until|from|in|on|by|with|for|to|as)\b)")
NO_PLACE = vocabulary("""
    January February March April May June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday Spring Summer Autumn Winter Resolution Resolutions Decision Decisions Action Council
    Agreement Agreements Accord Accords Treaty Charter Chapter Article Annex Act Law Protocol Declaration Memorandum
    Plan Report Phase Stage Operation Operations Exercise Mission Parliament Command Force Forces Army Navy Police
    Security English French Arabic Russian Spanish General President Minister Secretary Government Committee Commission
    Assembly Conference Summit Understanding Framework Programme Program Policy Strategy Paragraph Section Part Table
    Article Joint Support Unit Team Brigade Battalion Regiment Company Squadron Corps Division Service I It The This
    These He She We They His Her Its Their In On At By For From Under After Before As All Some Most Each Both NATO
    EU UN OSCE AU
""")
TAKES_ARTICLE = re.compile(
    r"(?:(?:Republic|Kingdom|State|Gulf|Horn|Strait|Straits|Sea|Province|Island|Islands|Isle|Bay) of |"
    r"(?:Democratic|Central African|Dominican|Czech|Russian|United|Middle|Far|Near|Western|Red|Black) [A-Z]|"
    r"(?:Netherlands|Philippines|Balkans|Sahel|Mediterranean|Gambia|Caucasus|Baltic)\b)"
)
ACRONYMS = vocabulary("UK US USA UAE DRC CAR UNPA")


SITE = re.compile(
    r"^(?:Camp|Fort|Base|Forward|Naval|Air|RAF|Port) |(?:[Cc]ompound|[Aa]irfield|[Aa]irport|[Bb]ase|[Bb]arracks|"
    r"[Ss]tation|Camp|Palace|House|Building|[Hh]eadquarters)$"
)


class Place(NamedTuple):
    """A place as a fact names it, as a sentence says it, and where it stands in its sentence."""

    words: str
    told: str
    start: int
    end: int


def at(words: str, start: int) -> Place | None:
    """The one place that begins at a character."""
    match = PLACE.match(words, start)
    if match is None or match.lastgroup is None:
        return None
    kind = match.lastgroup
    name, end = match[kind], match.end(kind)
    if kind in ("plain", "town") and not _is_name(name):
        return None
    bare = " ".join(name.split())
    has_article = kind in ("part", "quarter") or (kind == "plain" and match.group().startswith("the "))
    value = f"the {bare}" if kind in ("part", "quarter") else bare
    has_article = has_article or TAKES_ARTICLE.match(bare) is not None
    return Place(value, f"the {bare}" if has_article else bare, match.start(kind), end)


def preposition(place: Place) -> str:
    """The one that a base takes: "at Camp Orsa", "at Velin Airport", "in Velin"."""
    head = place.words.split(",")[0]
    return "at" if SITE.search(head) else "in"


def listed(words: str, start: int) -> list[Place]:
    """The places from a character on: "Orsa, Velin and the port of Lund", or one with the land it lies in."""
    first = at(words, start)
    if first is None:
        return []
    found, joined, last = [first], False, first.end
    while True:
        sign = NEXT.match(words, last)
        if sign is None or not (sign["comma"] or sign["and"]):
            break
        following = at(words, sign.end())
        if following is None or (joined and (sign["and"] or not countries.is_country(following.words))):
            break
        joined = joined or bool(sign["and"])
        found.append(following)
        last = following.end
    return _gathered(words, found, joined)


def _gathered(words: str, found: list[Place], joined: bool) -> list[Place]:
    """The places with the country or town behind each joined to it; what only seems to go on is dropped."""
    if not joined and len(found) > 2 and CLOSED.match(words, found[-1].end):
        joined = not any(countries.is_country(place.words) for place in found[1:])
    if not joined and len(found) > 1:
        goes_on = not CLOSED.match(words, found[1].end) or found[1].words in NO_PLACE
        if not countries.is_country(found[1].words) and goes_on:
            return found[:1]
        return [_within(words, found[0], found[1])] if len(found) == 2 else found[:1]
    kept: list[Place] = []
    for place in found:
        between = words[kept[-1].end : place.start] if kept else ""
        if kept and countries.is_country(place.words) and not countries.is_country(kept[-1].words) and between == ", ":
            kept[-1] = _within(words, kept[-1], place)
        else:
            kept.append(place)
    return kept


def _within(words: str, place: Place, land: Place) -> Place:
    return Place(f"{place.words}, {land.words}", f"{place.told}, {land.told}", place.start, land.end)


def _is_name(name: str) -> bool:
    parts = name.split()
    if name in ACRONYMS or countries.is_country(name):
        return True
    if parts[0] in NO_PLACE or parts[-1] in NO_PLACE:
        return False
    return not (len(parts) == 1 and (name.isupper() or len(name) < 3))
