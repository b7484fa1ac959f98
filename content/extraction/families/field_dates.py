"""Fields with a date: "Established: …", "End of mandate: …", "Initial operating capability: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import entities, people, statements, tenures
from content.extraction.builder import mention
from content.extraction.families import dated_nouns
from content.extraction.families.field_owners import Field, fields_of
from content.extraction.mention import Mention
from content.extraction.scene import Scene
from content.extraction.subjects import Subject
from content.ledger.entry import Time
from content.partialdate import PartialDate

DONE = (
    r"established|founded|created|set up|launched|formed|inaugurated|opened|deployed|activated|dissolved|disbanded|"
    r"closed|terminated|completed|signed|adopted|ratified|extended|renewed|prolonged"
)
RENEWED = ("extended", "renewed", "prolonged")
OCCASIONS = frozenset(["patrol", "deployment", "review", "inspection", "evaluation", "rotation"])
LONGEST_KEY = 4
ROOTS = {"established": "establish", "founded": "found", "created": "create", "set up": "set-up", "launched": "launch"}
RULES = (
    (
        re.compile(
            r"(?:date )?(?:started?|began|commenced|start(?:ing)? date|(?:start|beginning|launch|date) of (?:the )?(?:"
            r"mission|operations?|deployment)|since|active since|operational since|in operation since)$"
        ),
        "start",
        "{owner} started",
        "{owner} is due to start",
    ),
    (
        re.compile(
            r"(?:(?:planned |expected |scheduled )?end(?: date)?|ends|ended|until|"
            r"(?:end|completion|closure) of (?:the )?(?:mission|operations?))$"
        ),
        "end",
        "{owner} ended",
        "{owner} is due to end",
    ),
    (
        re.compile(
            r"(?:(?:(?:current|present) )?mandate (?:until|ends?|expires|expiry|to|runs until|end date)|"
            r"(?:(?:current|planned|expected) )?(?:end|expiry) of (?:the )?(?:current )?mandate|expires|"
            r"expiry(?: date)?)$"
        ),
        "mandate-end",
        "the mandate of {owner} ended",
        "the mandate of {owner} is due to end",
    ),
    (
        re.compile(r"(?P<what>(?:initial|full|final) operati(?:ng|onal) capability|ioc|foc)$"),
        "capability",
        "{owner} reached {what}",
        "{owner} is due to reach {what}",
    ),
)
SHORTS = {"ioc": "initial operating capability", "foc": "full operating capability"}
ACTIVE = re.compile(
    r"active|in operation|operational|years active|lifespan|"
    r"(?:duration|period|dates?)(?: of (?:the )?(?:mission|operation|deployment|activity))?"
)
PLANNED = re.compile(r"\b(?:expected|planned|due|scheduled|foreseen|to be|tbc)\b", re.IGNORECASE)
ENDING = frozenset(["end", "mandate-end"])


def find(scene: Scene) -> Iterator[Mention]:
    """The dates that fields give for what a text is about."""
    for field in fields_of(scene):
        found = _event(field) if field.sentence.dates else None
        if ACTIVE.fullmatch(field.key):
            yield from _active(scene, field)
        elif found is not None:
            yield from _told(scene, field, *found)
        elif field.sentence.dates:
            yield from filter(None, [_in_office(scene, field)])


def _event(field: Field) -> tuple[str, str, str] | None:
    """The attribute, and how to say it of the past and of the future."""
    done = re.fullmatch(rf"(?:date )?(?P<what>{DONE})", field.key)
    if done is not None:
        what = done["what"]
        attribute = ROOTS.get(what, re.sub(r"(?<=[^e])ed$", "", what))
        owner = f"the mandate of {field.owner}" if what in RENEWED else field.owner
        return attribute, f"{owner} was {what}", f"{owner} is due to be {what}"
    for pattern, attribute, past, future in RULES:
        match = pattern.fullmatch(field.key)
        if match is not None:
            what = match.groupdict().get("what") or ""
            what = SHORTS.get(what, what)
            slug = what.replace(" ", "-") or attribute
            return slug, past.format(owner=field.owner, what=what), future.format(owner=field.owner, what=what)
    return _of_occasion(field)


def _of_occasion(field: Field) -> tuple[str, str, str] | None:
    """As in "First flight: …" or "Current mandate: until …"."""
    if re.fullmatch(r"(?:current |present )?mandate", field.key) and re.match(r"(?:until|to|ends?)\b", field.value):
        owner = f"the mandate of {field.owner}"
        return "mandate-end", f"{owner} ended", f"{owner} is due to end"
    if len(field.key.split()) > LONGEST_KEY or field.key.split()[-1] not in dated_nouns.EVENTS | OCCASIONS:
        return None
    what = f"the {field.key} of {field.owner}"
    return entities.key_of(field.key), f"{what} took place", f"{what} is planned"


def _told(scene: Scene, field: Field, attribute: str, past: str, future: str) -> Iterator[Mention]:
    found = field.sentence.dates[0]
    if len(field.value.split()) > 12 or found.start > field.start + 30:
        return
    is_planned = bool(PLANNED.search(field.value[: found.start])) or _is_after(found.when, scene.dated)
    if attribute in ENDING and scene.dated is None and not field.key.endswith("ed"):
        is_planned = True
    made = _dated(scene, field, attribute, found.when, future if is_planned else past, "field: date", is_planned)
    if made is not None:
        yield made


def _dated(
    scene: Scene, field: Field, attribute: str, when: PartialDate, said: str, rule: str, is_planned: bool
) -> Mention | None:
    """What a field dates, told of its owner."""
    time = Time("event", when, None, "stated")
    return mention(
        *(scene, field.sentence, "date_event", Subject(field.owner), attribute, when),
        (0, len(field.sentence.words)),
        statements.placed(said, time),
        rule,
        time=time,
        modality="planned" if is_planned else "happened",
        tier="A",
        importance=3,
    )


def _active(scene: Scene, field: Field) -> Iterator[Mention]:
    """As in "Active: 3 May 2004 – 6 July 2009": when something began and when it ended."""
    tenure = tenures.of(field.sentence, field.start, len(field.sentence.words))
    if tenure is None or tenure.nature != "state":
        return
    for attribute, when, said in (("start", tenure.begins, "started"), ("end", tenure.ends, "ended")):
        if when is None:
            continue
        is_planned = _is_after(when, scene.dated)
        verb = f"is due to {attribute}" if is_planned else said
        made = _dated(scene, field, attribute, when, f"{field.owner} {verb}", "field: active", is_planned)
        if made is not None:
            yield made


def _in_office(scene: Scene, field: Field) -> Mention | None:
    """As in "Commander: Colonel Haan (Finland), since 3 May 2012": since when somebody has been in office."""
    found = field.sentence.dates[0]
    who = next(iter(people.find(field.value)), None)
    if who is None or who.start > 0 or found.connector != "since" or field.sentence.words[found.end :].strip(" .)"):
        return None
    start = field.start + who.start
    time = Time("state", found.when, None, "stated")
    return mention(
        *(
            scene,
            field.sentence,
            "date_event",
            Subject(who.words, start, field.start + who.end),
            "in-office",
            found.when,
        ),
        (0, len(field.sentence.words)),
        f"{who.words} has been {field.printed} of {field.owner} since {found.when.plain()}.",
        "field: in office",
        time=time,
        tier="A" if found.when.precision == "day" else "B",
    )


def _is_after(date: PartialDate, written: PartialDate | None) -> bool:
    """Whether a date lies behind the day on which the text was written."""
    known = (written.latest or written.earliest) if written is not None else None
    return known is not None and date.earliest is not None and date.earliest > known
