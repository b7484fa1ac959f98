"""Tables: rows in columns under a head that says what each column gives: "Year   Officers" over "2012   3,194"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from content.extraction import dates, entities, figure_times, numbers, statements, subjects
from content.extraction.builder import mention, whole
from content.extraction.dates import Found
from content.extraction.families.figure_deeds import DONE, DONE_BY
from content.extraction.families.figure_kinds import STRENGTH
from content.extraction.families.figure_lines import NO_FIGURE
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
HEAD = re.compile(
    r"\b(?:name|mission|operation|phase|stage|sector|unit|location|country|nation|state|period|year|date|strength|troops|"
    r"personnel|commander|leader|head|headquarters|hq|base|lead|role|task|area|partner|contributor)s?\b",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"(?:phase|stage|step|sector|zone|line|pillar|rotation|contingent|group|region|area)", re.IGNORECASE
)
ORDER = re.compile(
    r"\d{1,2}|[A-Z]|[IVX]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|north|south|east|west|cent(?:re|er|ral)|"
    r"(?:north|south)(?:ern|-?east|-?west)|(?:east|west)ern",
    re.IGNORECASE,
)
PLURAL = re.compile(r"(?:[^su]s|people|staff|personnel|police|men|women|aircraft|troops)$", re.IGNORECASE)
MOST_ROWS = 20
KINDS = ("keyvalue", "bullet", "paragraph")


class Cell(NamedTuple):
    """What stands in one column of a line, and where."""

    start: int
    words: str


class Row(NamedTuple):
    """A line of a table: its label, its time, the head of its first column, and the others with their cells."""

    sentence: Sentence
    label: str
    is_date: bool
    time: Time
    over: str
    columns: tuple[tuple[str, Cell], ...]

    @property
    def is_place(self) -> bool:
        """Whether its label names the place of what the row gives."""
        return PLACES.search(self.over) is not None and not self.label.startswith(self.over)


def find(scene: Scene) -> Iterator[Mention]:
    """The numbers of all tables, each with the head of its column and the label of its row."""
    topic = subjects.topic(scene)
    for row in rows(scene) if topic is not None else ():
        for name, cell in row.columns:
            number = number_of(cell)
            if topic is not None and number is not None and not NO_FIGURE.search(name) and not is_date(cell.words):
                yield from filter(None, [_made(scene, row, name, number, cell, topic)])


def rows(scene: Scene) -> Iterator[Row]:
    """The lines of all tables that have a head, or stand right under a heading that says what they count."""
    head: list[Cell] = []
    last = -2
    for sentence in scene.sentences:
        cells = cells_of(sentence)
        if len(cells) < 2 or sentence.block.kind not in KINDS:
            head = []
            continue
        if sentence.block_at > last + 1:
            head = []
        last = sentence.block_at
        has_figures = any(map(str.isdigit, sentence.words))
        if not has_figures and not (len(head) == len(cells) > 2 and _names_columns(head)):
            head = [cell._replace(words=bare(cell.words)) for cell in cells]
            continue
        over = head or _under_heading(sentence, cells)
        if over:
            yield from filter(None, [_row(scene, sentence, over, cells)])


def _names_columns(head: Sequence[Cell]) -> bool:
    return any(HEAD.search(cell.words) for cell in head)


def cells_of(sentence: Sentence) -> list[Cell]:
    """The columns of a line: parted by tabs, bars or wide gaps."""
    return [Cell(match.start(), match.group().strip(" |")) for match in CELL.finditer(sentence.words)]


def bare(head: str) -> str:
    """The head of a column without what only explains it: "People trained" for "People trained (total)"."""
    return re.sub(r" ?\([^()]*\)|,.*", "", head).strip(" :")


def _under_heading(sentence: Sentence, cells: Sequence[Cell]) -> list[Cell]:
    """The head of two columns, dates and numbers, that stand right under a heading: "People trained"."""
    heading = sentence.block.heading_path[-1] if sentence.block.heading_path else ""
    plain = len(cells) == 2 and is_date(cells[0].words) and len(bare(heading).split()) <= 5
    is_counted = plain and re.search(r"(?:s|people|staff|personnel|ed)$", bare(heading)) is not None
    return [cells[0]._replace(words=""), cells[1]._replace(words=bare(heading))] if is_counted else []


def is_date(words: str) -> bool:
    """Whether a cell holds a date and nothing else."""
    found = dates.find(words)
    return len(found) == 1 and len(found[0].when.phrase or words) >= len(words) - 4


def _row(scene: Scene, sentence: Sentence, head: Sequence[Cell], cells: Sequence[Cell]) -> Row | None:
    label, over = cells[0].words, head[0].words
    if not (is_date(label) or label[:1].isalpha() or (label.isdigit() and NUMBERED.fullmatch(over))):
        return None
    if NUMBERED.fullmatch(over) and ORDER.fullmatch(label):
        label = f"{over} {label}"  # "Phase" over "One"
    dated = next((one for cell in cells for one in sentence.dates if cell.start <= one.start == cell.start), None)
    dated = dated or _noted(scene, sentence)
    time = figure_times.stated(dated, "observation") if dated is not None else figure_times.of_line(scene, sentence)
    columns = tuple((name.words, cell) for name, cell in _paired(head[1:], cells[1:]) if name.words)
    return Row(sentence, label, is_date(label), time, over, columns)


def _paired(head: Sequence[Cell], cells: Sequence[Cell]) -> Iterator[tuple[Cell, Cell]]:
    """Each cell with the head above it; where some are empty, those that begin below a head."""
    if len(head) == len(cells):
        yield from zip(head, cells, strict=True)
        return
    at = {cell.start: cell for cell in head}
    yield from ((at[cell.start], cell) for cell in cells if cell.start in at)


def _noted(scene: Scene, sentence: Sentence) -> Found | None:
    """The date of a note right below a table: "Figures as of June 2012"."""
    for after in scene.sentences[sentence.at + 1 : sentence.at + MOST_ROWS]:
        if len(cells_of(after)) < 2:
            return after.dates[0] if after.dates and NOTE.match(after.words) else None
    return None


def number_of(cell: Cell) -> Number | None:
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


def _of_one(noun: str, owner: str, value: str) -> str:
    """As in "the reduction of Phase One was 2,000", "the ceiling after Phase One was 14,000"."""
    what = noun.removesuffix(" it") if noun.endswith(" it") else f"{noun} {'in' if ' of ' in noun else 'of'}"
    return f"The {what} {owner} was {value}"


def inside(place: str) -> str:
    """A place as it stands behind "in": "the United Kingdom"."""
    if not place.split()[-1][:1].isupper():
        return f"{place[:1].lower()}{place[1:]}"  # "Staff and logistics" among places
    return f"the {place}" if place.startswith("United ") else place


def _made(scene: Scene, row: Row, name: str, number: Number, cell: Cell, topic: Subject) -> Mention | None:
    noun = f"{name[:1].lower()}{name[1:]}" if name[1:2].islower() else name
    share = SHARE.search(cell.words) is not None
    subject = Subject(topic.words) if row.is_date else Subject(scene.names.canonical(row.label))
    unit = "per cent" if share else "personnel" if STRENGTH.match(name) else noun
    owner = topic.words if row.is_place else subject.words
    told = f"{owner} had {number.told(unit)}{f' in {inside(row.label)}' if row.is_place else ''}"
    if share or (unit == noun and not PLURAL.search(noun) and not DONE.match(noun.split()[-1])):
        told = _of_one(noun, subject.words, number.told(unit if share else ""))
        unit = "per cent" if share else ""
    elif DONE.match(noun.split()[-1]) and len(noun.split()) > 1:
        told = _done(number, noun, subject.words, row.time)
        if not told:
            return None
    return mention(
        scene,
        row.sentence,
        "quantity",
        subject,
        "troops" if STRENGTH.match(name) else entities.key_of(name),
        number.amount,
        whole(row.sentence),
        statements.placed(told, None if told.startswith("By ") else row.time),
        "quantity: table",
        unit=unit,
        hedge=number.hedge,
        time=row.time,
        tier="A" if row.is_date else "B",
        is_volatile=True,
    )
