"""Fields with places, lists and plain words: "Mission HQ: …", "Languages: …", "Type: …", "Part of: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import abbreviations, enumerations, figure_times, places, statements, times
from content.extraction.builder import mention
from content.extraction.families.field_owners import REMARK, Field, fields_of
from content.extraction.families.list_names import whole_list
from content.extraction.families.list_parts import parts_of
from content.extraction.families.location_facts import Found, told
from content.extraction.mention import Mention
from content.extraction.scene import Scene
from content.extraction.subjects import Subject
from content.ledger.entry import Kind, Time

BASES = re.compile(
    r"(?:(?:mission|force|main|operational?|operations?|overall|sector|regional|current|permanent|administrative|home|"
    r"forward|rear|support|logistics?|air|naval|supply|training) )*"
    r"(?:headquarters|hq|base|seat|location|based (?:in|at)|headquartered (?:in|at)|ohq|fhq|"
    r"operations? centre|port|hub|support base|homeport|secretariat|garrison)$"
)
BARE = re.compile(r"(?:headquarters|hq|base|seat|location|based (?:in|at)|headquartered (?:in|at)|main base)$")
OFFICES = re.compile(
    r"(?:(?:field|regional|liaison|district|branch|country|local|other|forward|sub|main|logistics?|training) )*"
    r"(?:sub-)?(?:offices|bases|camps|locations|outposts|posts|team sites|sites|stations|presences|hubs)$"
)
AREAS = re.compile(
    r"(?:(?:mission|operating|operational|joint operations?|deployment) )?(?:areas?|theatre|ao|aor|zone)"
    r"(?: of (?:operations?|responsibility|activity|deployment))?$|(?:host |operating )?countr(?:y|ies)$|where$|"
    r"(?:region|coverage|territory|place of deployment)$"
)
NAMED = re.compile(
    r"(?:(?:official|working|main|operational|other|troop|police|largest|current|top|major|key|ship|"
    r"personnel|non-eu)[- ])*(?:languages?|contribut\w+|participa\w+|members?|membership|partners?|framework|lead|"
    r"providers?)"
    r"(?:[ -](?:states?|countr(?:y|ies)|nations?|contributors?|organi[sz]ations?|partners?))?(?: \w+ states)?$"
)
PARTS = re.compile(
    r"(?:(?:main|key|core|principal|other|major|current|initial|primary|priority) )*(?:tasks?|objectives?|aims?|goals?|"
    r"functions?|activities|priorities|roles?|focus areas?|areas of work|components?|pillars|phases|elements|"
    r"units|services|branches|structure|composition|equipment|aircraft|ships|vessels|assets|departments|organs|"
    r"programmes|responsibilities|duties|mandate|mission)$"
)
TYPES = re.compile(
    r"(?:type|nature|kind|form|category)(?: of (?:the )?(?:mission|operation|organi[sz]ation|body|force))?$"
)
PLAIN = (
    (re.compile(r"part of$|belongs to$"), "part-of", "{owner} is part of {value}"),
    (re.compile(r"parent (?:organi[sz]ation|body|unit|agency|command)$"), "part-of", "{owner} is part of {value}"),
    (
        re.compile(
            r"preceded by$|preceding (?:agency|body|force|mission|unit)$|predecessor$|replaced$|successor (?:of|to)$"
        ),
        "predecessor",
        "{owner} came after {value}",
    ),
    (
        re.compile(r"succeeded by$|successor$|replaced by$|followed by$"),
        "successor",
        "{value} came after {owner}",
    ),
    (
        re.compile(r"(?:full|official|formal|long) (?:name|title)$"),
        "full-name",
        "the full name of {owner} is {value}",
    ),
    (re.compile(r"motto$"), "motto", "the motto of {owner} is {value}"),
    (
        re.compile(r"(?:lead|framework) (?:nation|state|country)$"),
        "lead-nation",
        "the lead nation of {owner} is {value}",
    ),
    (re.compile(r"(?:host nation|host country)$"), "host", "the host nation of {owner} is {value}"),
)
COMMON = re.compile(
    r"\b(?:States?|Nations?|Countries|Languages?|Members?|Contributors?|Partners?|Offices|Bases|Tasks|Objectives|Areas?|"
    r"Participants|Activities|Functions|Priorities|Components|Organi[sz]ations|Contributing|Participating|Location)\b"
)
EMPTY = re.compile(r"(?:n/?a|none|vacant|tba|tbd|tbc|unknown|-+|–|see\b.*|https?:.*|www\..*)$", re.IGNORECASE)
ELSEWHERE = re.compile(r"\([^():]*: [^()]*\)$")  # "(until May 2012: Orsa)": a date of other places
ITEM = re.compile(
    r"(?:the )?(?P<name>[A-Z][\w'-]*(?: (?:(?:of|the|and|de|del|al) )?[A-Z][\w'-]*){0,4})(?: \((?P<aside>[^()]*)\))?"
    r"(?:, (?:and )?|; | and |$)"
)
ITEM_COUNT = re.compile(r"\s*(?:\(\d[^()]*\)|:? ?\d[\d,.]*)$")
MOST_WORDS = 16


def find(scene: Scene) -> Iterator[Mention]:
    """What the fields of a text say in words and names."""
    for field in fields_of(scene):
        if field.value and not EMPTY.match(field.value):
            yield from _told(scene, field)


def _told(scene: Scene, field: Field) -> Iterator[Mention]:
    if BASES.match(field.key) or OFFICES.match(field.key):
        yield from _bases(scene, field)
    elif AREAS.match(field.key):
        yield from _areas(scene, field)
    elif PLAIN_KEY.match(field.key):
        yield from _plain(scene, field)
    elif NAMED.match(field.key):
        yield from _names(scene, field)
    elif PARTS.match(field.key):
        yield from _parts(scene, field)
    elif TYPES.match(field.key):
        yield from _type(scene, field)


LASTING = frozenset(["motto", "full-name", "predecessor", "successor"])
PLAIN_KEY = re.compile("|".join(pattern.pattern for pattern, _, _ in PLAIN))


def _bases(scene: Scene, field: Field) -> Iterator[Mention]:
    several = OFFICES.match(field.key) is not None
    where = places.listed(field.sentence.words, field.start)
    asides = list(_with_asides(scene, field)) if several else []
    if len(asides) > len(where):
        subject = Subject(f"{field.owner} {lowered(field.printed)}")
        for place, time in asides:
            said = f"{statements.be(subject.words, past=True)} {places.preposition(place)}"
            yield from told(scene, field.sentence, Found(subject, said, [place], 0, time), "field: base")
        return
    if not where:
        return
    where = where if several else where[:1]
    noun = "headquarters" if BARE.match(field.key) else lowered(field.printed)
    subject = Subject(f"{field.owner} {noun}")
    time = _time(scene, field, where[-1].end)
    past = time.begins is not None or time.ends is not None
    said = f"{statements.be(subject.words, past=past)} {places.preposition(where[0])}"
    yield from told(scene, field.sentence, Found(subject, said, where, 0, time), "field: base")


def _areas(scene: Scene, field: Field) -> Iterator[Mention]:
    where = places.listed(field.sentence.words, field.start)
    value = REMARK.sub("", field.value)
    time = _time(scene, field, field.start)
    verb = "operated in" if time.begins is not None else "operates in"
    asides = list(_with_asides(scene, field))
    if len(asides) > max(1, len(where)) or ELSEWHERE.search(field.value):
        where, time = [place for place, _ in asides], times.written(scene, "state")
        verb = "operated in" if time.begins is not None else "operates in"
    if where:
        found = Found(Subject(field.owner), verb, where, 0, time, attribute="area")
        yield from told(scene, field.sentence, found, "field: area")
    elif len(value.split()) <= MOST_WORDS and re.match(r"[A-Z]|the ", value):
        yield from _one(scene, field, "location", "area", value, f"{field.owner} {verb} {value}", time)


def _with_asides(scene: Scene, field: Field) -> Iterator[tuple[places.Place, Time]]:
    """The places of a field, each with the time in its own brackets: "Orsa (since 2019), Velin (since 2020)"."""
    words = field.sentence.words
    end = len(words.rstrip(" .;"))
    at = field.start
    while at < end and (match := ITEM.match(words, at, end)) is not None:
        inside = (one for one in field.sentence.dates if match.start("aside") <= one.start < match.end("aside"))
        date = next(inside, None) if match["aside"] else None
        name = match["name"]
        said = f"the {name}" if name.startswith(("United ", "Republic ", "Gulf ")) else name
        time = figure_times.stated(date, "state") if date is not None else times.written(scene, "state")
        yield places.Place(name, said, match.start("name"), match.end("name")), time
        at = match.end()


def _names(scene: Scene, field: Field) -> Iterator[Mention]:
    """Languages, members and contributors; counts behind their names are left to the quantities."""
    subject = Subject(f"{field.owner} {lowered(field.printed)}")
    time = _time(scene, field, len(field.sentence.words))
    spans = [span for span in _items(field) if re.match(r"(?:the )?[A-Z]", field.sentence.words[span[0] : span[1]])]
    if not spans:
        return
    yield from parts_of(scene, field.sentence, subject, time, spans, "field: names")
    items = [" ".join(field.sentence.words[start:end].split()) for start, end in spans]
    whole = f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else ""
    if len(spans) > 1 and len(whole.split()) <= MOST_WORDS and not re.search(r"\d", whole):
        made = whole_list(scene, field.sentence, subject, time, whole, (spans[0][0], spans[-1][1]))
        if made is not None:
            yield made


def _items(field: Field) -> Iterator[tuple[int, int]]:
    words = field.sentence.words
    end = len(words.rstrip(" .;"))
    start = field.start
    wholes = [range(short.start, short.end) for short in abbreviations.find(words)]
    signs = re.finditer(r"[,;] (?:plus |and |as well as )?| (?:and|plus|as well as|&) ", words[start:end])
    apart = [sign for sign in signs if not any(field.start + sign.start() in whole for whole in wholes)]
    for sign in (*apart, None):
        stop = start_of(field, sign, end)
        bare = ITEM_COUNT.sub("", words[start:stop])
        if bare and bare.count("(") == bare.count(")") and len(bare.split()) <= 7:
            yield start, start + len(bare)
        if sign is not None:
            start = field.start + sign.end()


def start_of(field: Field, sign: re.Match[str] | None, end: int) -> int:
    """Where an item ends: where the sign behind it begins, or at the end of the value."""
    return end if sign is None else field.start + sign.start()


def _parts(scene: Scene, field: Field) -> Iterator[Mention]:
    """Tasks, components and ships, where there are several of them."""
    if field.key in ("mandate", "mission") and (field.sentence.dates or re.search(r"\d", field.value)):
        return
    parts = enumerations.split(field.sentence, field.start)
    if len(parts) < 2 or re.match(r"\d", field.value):
        return
    subject = Subject(f"{field.owner} {'components' if field.key in MADE_OF else lowered(field.printed)}")
    yield from parts_of(scene, field.sentence, subject, times.written(scene, "state"), parts, "field: parts")


MADE_OF = frozenset(["structure", "composition"])


def _type(scene: Scene, field: Field) -> Iterator[Mention]:
    value = REMARK.sub("", field.value)
    if len(value.split()) > MOST_WORDS or len(value.split()) < 2 or re.search(r"\d", value):
        return
    shown = value[:1].lower() + value[1:] if value[1:2].islower() else value
    article = "" if re.match(r"(?:an?|the) ", shown) or shown.endswith("s") else "an " if shown[0] in "aeiou" else "a "
    yield from _one(scene, field, "definition", "is", value, f"{field.owner} is {article}{shown}", None)


def _plain(scene: Scene, field: Field) -> Iterator[Mention]:
    value = REMARK.sub("", field.value)
    for pattern, attribute, frame in PLAIN:
        if pattern.match(field.key) and len(value.split()) <= MOST_WORDS:
            said = frame.format(owner=field.owner, value=value)
            time = None if attribute in LASTING else times.written(scene, "state")
            said = said.replace(" is ", " was ", 1) if time is not None and time.begins is not None else said
            yield from _one(scene, field, "other", attribute, value, said, time)
            if attribute == "full-name" and _spells(field.owner, value):
                short = f"{field.owner} stands for {value}"
                yield from _one(scene, field, "acronym", "stands-for", value, short, None)
            return


def _spells(short: str, name: str) -> bool:
    """Whether a short form is made of first letters of a name, in their order."""
    initials = iter(word[0].casefold() for word in re.split(r"[ -]", name) if word)
    return short.isupper() and short.isalpha() and all(letter in initials for letter in short.casefold())


def _one(
    scene: Scene, field: Field, kind: Kind, attribute: str, value: str, said: str, time: Time | None
) -> Iterator[Mention]:
    made = mention(
        scene,
        field.sentence,
        kind,
        Subject(field.owner),
        attribute,
        value,
        (0, len(field.sentence.words)),
        statements.placed(said, time),
        f"field: {attribute}",
        time=time,
        tier="A",
        is_volatile=kind == "location",
        importance=3 if kind == "definition" else 2,
    )
    if made is not None:
        yield made


def _time(scene: Scene, field: Field, at: int) -> Time:
    return times.holds(scene, field.sentence, None, at, "state")


def lowered(printed: str) -> str:
    """A key as it stands inside a sentence: "working languages", but "Mission HQ"."""
    common = COMMON.sub(lambda word: word.group().lower(), printed)
    return common if re.search(r"[A-Z]", common[1:]) else common[:1].lower() + common[1:]
