"""Tables: rows in columns under a head that says what each column gives: "Year   Officers" over "2012   3,194"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from content.extraction import dates, entities, figure_times, numbers, statements, subjects
from content.extraction.builder import mention, whole
from content.extraction.dates import Found
from content.extraction.families.figures import DONE, DONE_BY, NO_FIGURE, STRENGTH
from content.extraction.mention import Mention
from content.extraction.numbers import Number
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

CELL = re.compile(r"[^\s|](?:(?! {2}|\t| \| ).)*")
PLACES = re.compile(r"(?:location|place|site|base|region|province|sector|district)s?$", re.IGNORECASE)
SHARE = re.compile(r" ?(?:%|per cent|percent)$")
NOTE = re.compile(
    r"\(?(?:(?:all )?(?:figures|data|numbers|strengths?|situation|status)[\w ]* )?as (?:of|at|on) ", re.IGNORECASE
)
MOST_ROWS = 20
KINDS = ("keyvalue", "bullet", "paragraph")


class Cell(NamedTuple):
    """What stands in one column of a line, and where."""

    start: int
    words: str


class Row(NamedTuple):
    """A line of a table: its label, its time, and the head of its first column."""

    label: str
    is_date: bool
    time: Time
    over: str


def find(scene: Scene) -> Iterator[Mention]:
    """The numbers of all tables, each with the head of its column and the label of its row."""
    head: list[str] = []
    last = -2
    for sentence in scene.sentences:
        cells = cells_of(sentence)
        if len(cells) < 2 or sentence.block.kind not in KINDS:
            head = []
            continue
        if sentence.block_at > last + 1:
            head = []
        last = sentence.block_at
        if not any(map(str.isdigit, sentence.words)):
            head = [bare(cell.words) for cell in cells]
            continue
        over = head or _under_heading(sentence, cells)
        if len(over) >= len(cells):
            yield from _of_row(scene, sentence, over, cells)


def cells_of(sentence: Sentence) -> list[Cell]:
    """The columns of a line: parted by tabs, bars or wide gaps."""
    return [Cell(match.start(), match.group().strip(" |")) for match in CELL.finditer(sentence.words)]


def bare(head: str) -> str:
    """The head of a column without what only explains it: "People trained" for "People trained (total)"."""
    return re.sub(r" ?\([^()]*\)|,.*", "", head).strip(" :")


def _under_heading(sentence: Sentence, cells: Sequence[Cell]) -> list[str]:
    """The head of two columns, dates and numbers, that stand right under a heading: "People trained"."""
    heading = sentence.block.heading_path[-1] if sentence.block.heading_path else ""
    plain = len(cells) == 2 and _is_date(cells[0].words) and len(bare(heading).split()) <= 5
    return ["", bare(heading)] if plain and re.search(r"(?:s|people|staff|personnel|ed)$", bare(heading)) else []


def _is_date(words: str) -> bool:
    found = dates.find(words)
    return len(found) == 1 and len(found[0].when.phrase or words) >= len(words) - 4


def _of_row(scene: Scene, sentence: Sentence, head: Sequence[str], cells: Sequence[Cell]) -> Iterator[Mention]:
    topic = subjects.topic(scene)
    label = cells[0].words
    is_date = _is_date(label)
    if topic is None or not (is_date or label[:1].isalpha()):
        return
    dated = next((one for cell in cells for one in sentence.dates if cell.start <= one.start == cell.start), None)
    dated = dated or _noted(scene, sentence)
    time = figure_times.stated(dated, "observation") if dated is not None else figure_times.of_line(scene, sentence)
    row = Row(label, is_date, time, head[0])
    for name, cell in zip(head[1:], cells[1:], strict=False):
        number = _number(cell)
        if number is not None and name and not NO_FIGURE.search(name) and not _is_date(cell.words):
            yield from filter(None, [_made(scene, sentence, row, name, number, cell, topic)])


def _noted(scene: Scene, sentence: Sentence) -> Found | None:
    """The date of a note right below a table: "Figures as of June 2012"."""
    for after in scene.sentences[sentence.at + 1 : sentence.at + MOST_ROWS]:
        if len(cells_of(after)) < 2:
            return after.dates[0] if after.dates and NOTE.match(after.words) else None
    return None


def _number(cell: Cell) -> Number | None:
    """The number that a cell consists of, a share included."""
    found = next(numbers.find(SHARE.sub("", cell.words)), None)
    whole_cell = found is not None and not SHARE.sub("", cell.words)[found.end :].strip(" +*") and found.from_ == 0
    return found if whole_cell else None


def _done(number: Number, noun: str, owner: str, time: Time) -> str:
    """As in "By March 2012, 3,200 people had been trained by NLF"; nothing without a date."""
    *things, done = noun.split()
    when = re.sub(r"^(?:in|on) ", "", statements.when(time.begins))
    doer = f" by {owner}" if done.casefold() in DONE_BY else ""
    return f"By {when}, {number.told(' '.join(things))} had been {done}{doer}" if when else ""


def _inside(place: str) -> str:
    return f"the {place}" if place.startswith("United ") else place


def _made(
    scene: Scene, sentence: Sentence, row: Row, name: str, number: Number, cell: Cell, topic: Subject
) -> Mention | None:
    noun = f"{name[:1].lower()}{name[1:]}" if name[1:2].islower() else name
    share = SHARE.search(cell.words) is not None
    placed = PLACES.search(row.over) is not None
    if placed and not row.label.split()[-1][:1].isupper():
        return None
    subject = Subject(topic.words) if row.is_date else Subject(scene.names.canonical(row.label))
    unit = "per cent" if share else "personnel" if STRENGTH.match(name) else noun
    value = number.told(unit)
    owner = topic.words if placed else subject.words
    told = f"{owner} had {value}{f' in {_inside(row.label)}' if placed else ''}"
    if share:
        told = f"The {noun} of {subject.words} was {value}"
    elif DONE.match(noun.split()[-1]) and len(noun.split()) > 1:
        told = _done(number, noun, subject.words, row.time)
        if not told:
            return None
    return mention(
        scene,
        sentence,
        "quantity",
        subject,
        "troops" if STRENGTH.match(name) else entities.key_of(name),
        number.amount,
        whole(sentence),
        statements.placed(told, None if told.startswith("By ") else row.time),
        "quantity: table",
        unit=unit,
        hedge=number.hedge,
        time=row.time,
        tier="A" if row.is_date else "B",
        is_volatile=True,
    )
