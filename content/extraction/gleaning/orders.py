"""Orders of persons: who held an office after whom, where the text has told each of them in the office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from content.extraction import statements
from content.extraction.builder import mention
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.people import RANK
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

LATER = ("role: succeeded", "role: took command")
EARLIER = ("role: was succeeded", "role: gave command")
ROW = "role: row of a list"
LISTED = "role: listed"
LEAST_ROWS = 3
MOST_ROWS = 12


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """The order of two who followed one another, and of all whom a list gives."""
    rows: list[tuple[Sentence, Mention]] = []
    for sentence in scene.sentences:
        roles = taken.of(sentence, "role")
        yield from filter(None, [_handover(scene, sentence, roles)])
        rows += [(sentence, one) for one in roles if one.rule == ROW]
        yield from filter(None, [_enumerated(scene, sentence, [one for one in roles if one.rule == LISTED])])
    for title, group in groupby(rows, key=lambda row: str(row[1].value)):
        yield from filter(None, [_listed(scene, title, list(group))])


def _handover(scene: Scene, sentence: Sentence, roles: list[Mention]) -> Mention | None:
    """As in "She took over as commander from Y"."""
    new = next((one for one in roles if one.rule in LATER), None)
    old = next((one for one in roles if one.rule in EARLIER and new is not None and one.value == new.value), None)
    if new is None or old is None or new.subject == old.subject:
        return None
    span = new.spans[0]
    quote = (span.start - sentence.start, span.end - sentence.start)
    told = f"{new.subject} followed {old.subject} as {new.value}"
    return _made(scene, sentence, str(new.value), [old.subject, new.subject], quote, told)


def _enumerated(scene: Scene, sentence: Sentence, roles: list[Mention]) -> Mention | None:
    """As in "Commanders: X (2010–2011), Y (2011–2013) and Z (since 2013)", told with their years."""
    known = [one for one in roles if one.time is not None and (one.time.begins or one.time.ends) is not None]
    names = [one.subject for one in roles]
    if not 2 <= len(known) == len(roles) <= MOST_ROWS or len(set(names)) < len(names):
        return None
    title = str(roles[0].value)
    order = names if _is_rising([(sentence, one) for one in roles]) else names[::-1]
    first = min(one.spans[0].start for one in roles) - sentence.start
    last = max(one.spans[0].end for one in roles) - sentence.start
    told = f"In the office of {title}: {', then '.join(order)}"
    return _made(scene, sentence, title, order, (first, last), told)


def _listed(scene: Scene, title: str, rows: list[tuple[Sentence, Mention]]) -> Mention | None:
    """The holders of an office as the rows of a list give them, the first one first."""
    names = [re.sub(rf"^{RANK}", "", one.subject) for _, one in rows]
    if not LEAST_ROWS <= len(set(names)) <= MOST_ROWS or len(set(names)) < len(names):
        return None
    if not _is_rising(rows):
        names.reverse()
    first, last = rows[0][0], rows[-1][0]
    quote = (0, last.start - first.start + len(last.words))
    told = f"In the office of {title}: {', then '.join(names)}"
    return _made(scene, first, title, names, quote, told)


def _is_rising(rows: list[tuple[Sentence, Mention]]) -> bool:
    """Whether the rows begin with the earliest."""
    begins = [one.time.begins.earliest for _, one in rows if one.time is not None and one.time.begins is not None]
    known = [day for day in begins if day is not None]
    return len(known) < 2 or known[0] <= known[-1]


def _made(
    scene: Scene, sentence: Sentence, title: str, names: list[str], quote: tuple[int, int], told: str
) -> Mention | None:
    value = "; ".join(f"{place} {name}" for place, name in enumerate(names, 1))
    return mention(
        *(
            scene,
            sentence,
            "sequence",
            Subject(f"{title[:1].upper()}{title[1:]}", sure=False),
            "order-in-office",
            value,
        ),
        *(quote, statements.placed(told, None), "gleaned: order of persons"),
        time=Time("state"),
        is_list=True,
    )
