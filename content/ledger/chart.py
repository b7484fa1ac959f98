"""The coordinates of a series as a step chart: a value holds until the next one is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from content.ledger.entry import Entry

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 280, 64, 16, 16, 36


@dataclass(frozen=True, slots=True)
class Point:
    """One value: its place in the drawing, and whether its date is less precise than a year (drawn hollow)."""

    x: float
    y: float
    label: str
    value: str
    is_hollow: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of ``width`` × ``height`` units: points, the step line through them, and ticks of both axes."""

    width: int
    height: int
    points: tuple[Point, ...]
    path: str
    years: tuple[tuple[float, str], ...]
    levels: tuple[tuple[float, str], ...]


def steps(entries: Sequence[Entry]) -> Chart | None:
    """The chart of the numbers whose time is placed; None for fewer than two of them."""
    placed = [
        (day, float(entry.value), entry)
        for entry in entries
        if isinstance(entry.value, int | Decimal) and (day := _middle(entry))
    ]
    placed.sort(key=lambda row: (row[0], row[2].id))
    if len(placed) < 2:
        return None
    first, last = date(placed[0][0].year, 1, 1), date(placed[-1][0].year + 1, 1, 1)
    top = _ceiling(max(value for _day, value, _entry in placed))

    def x(day: date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / (last - first).days, 1)

    def y(value: float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top, 1)

    points = tuple(
        Point(x(day), y(value), _label(entry), entry.value_words(), _is_vague(entry)) for day, value, entry in placed
    )
    step = max(1, -(-(last.year - first.year) // 8))
    years = tuple((x(date(year, 1, 1)), str(year)) for year in range(first.year, last.year + 1, step))
    levels = tuple((y(top * part / 4), f"{top * part / 4:,.0f}") for part in range(5))
    return Chart(WIDTH, HEIGHT, points, _path(points), years, levels)


def _path(points: tuple[Point, ...]) -> str:
    moves = [f"M{points[0].x} {points[0].y}"]
    for point in points[1:]:
        moves += [f"H{point.x}", f"V{point.y}"]
    return " ".join(moves)


def _middle(entry: Entry) -> date | None:
    at = entry.time.begins
    if at is None or at.latest is None:
        return None
    return at.latest if at.earliest is None else at.earliest + (at.latest - at.earliest) / 2


def _label(entry: Entry) -> str:
    return entry.time.begins.words() if entry.time.begins else ""


def _is_vague(entry: Entry) -> bool:
    at = entry.time.begins
    return entry.time.known != "stated" or at is None or at.precision == "range"


def _ceiling(value: float) -> float:
    """The next round number above, so that four levels of the axis are round too."""
    step = 10 ** max(0, len(str(int(value))) - 2)
    return float(max(1, -(-value // (4 * step))) * 4 * step)
