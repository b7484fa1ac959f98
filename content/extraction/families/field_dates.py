"""Fields with a date: "Established: …", "End of mandate: …", "Initial operating capability: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import statements
from content.extraction.builder import mention
from content.extraction.families.field_owners import Field, fields_of
from content.extraction.mention import Mention
from content.extraction.scene import Scene
from content.extraction.subjects import Subject
from content.ledger.entry import Time
from content.partialdate import PartialDate

DONE = (
    r"established|founded|created|set up|launched|formed|inaugurated|opened|deployed|activated|dissolved|disbanded|"
    r"closed|terminated|completed|signed|adopted|ratified"
)
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
        re.compile(r"(?:ends?|ended|end date|until|(?:end|completion|closure) of (?:the )?(?:mission|operations?))$"),
        "end",
        "{owner} ended",
        "{owner} is due to end",
    ),
    (
        re.compile(
            r"(?:(?:current )?mandate (?:until|ends?|expires|expiry|to|runs until|end date)|(?:end|expiry) of (?:the )?"
            r"(?:current )?mandate|expires|expiry(?: date)?)$"
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
PLANNED = re.compile(r"\b(?:expected|planned|due|scheduled|foreseen|to be|tbc)\b", re.IGNORECASE)
ENDING = frozenset(["end", "mandate-end"])


def find(scene: Scene) -> Iterator[Mention]:
    """The dates that fields give for what a text is about."""
    for field in fields_of(scene):
        found = _event(field) if field.sentence.dates else None
        if found is not None:
            yield from _told(scene, field, *found)


def _event(field: Field) -> tuple[str, str, str] | None:
    """The attribute, and how to say it of the past and of the future."""
    done = re.fullmatch(rf"(?:date )?(?P<what>{DONE})", field.key)
    if done is not None:
        what = done["what"]
        attribute = ROOTS.get(what, re.sub(r"(?<=[^e])ed$", "", what))
        return attribute, f"{field.owner} was {what}", f"{field.owner} is due to be {what}"
    for pattern, attribute, past, future in RULES:
        match = pattern.fullmatch(field.key)
        if match is not None:
            what = match.groupdict().get("what") or ""
            what = SHORTS.get(what, what)
            slug = what.replace(" ", "-") or attribute
            return slug, past.format(owner=field.owner, what=what), future.format(owner=field.owner, what=what)
    return None


def _told(scene: Scene, field: Field, attribute: str, past: str, future: str) -> Iterator[Mention]:
    found = field.sentence.dates[0]
    if len(field.value.split()) > 12 or found.start > field.start + 30:
        return
    is_planned = bool(PLANNED.search(field.value[: found.start])) or _is_after(found.when, scene.dated)
    if attribute in ENDING and scene.dated is None and not field.key.endswith("ed"):
        is_planned = True
    time = Time("event", found.when, None, "stated")
    made = mention(
        scene,
        field.sentence,
        "date_event",
        Subject(field.owner),
        attribute,
        found.when,
        (0, len(field.sentence.words)),
        statements.placed(future if is_planned else past, time),
        "field: date",
        time=time,
        modality="planned" if is_planned else "happened",
        tier="A",
        importance=3,
    )
    if made is not None:
        yield made


def _is_after(date: PartialDate, written: PartialDate | None) -> bool:
    """Whether a date lies behind the day on which the text was written."""
    known = (written.latest or written.earliest) if written is not None else None
    return known is not None and date.earliest is not None and date.earliest > known
