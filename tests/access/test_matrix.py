"""Every address of the site, asked by everybody in every way: the cells of `matrix.txt`."""

from __future__ import annotations

import re

import pytest

from tests.access.cells import (
    OTHER_METHODS,
    Cell,
    Line,
    address,
    ask,
    cells,
    is_denied,
    read_matrix,
    routes,
    told,
)
from tests.access.worlds import MISSING, ROLES, fill
from tests.quiz.views.pages import steady

LINES = read_matrix()
LEARNERS = ("anonymous", "trainee", "other")
"""Only what these ask for looks at the kind of answer that is wanted; the figures ask all roles for JSON too."""
OF_A_THING = [line for line in LINES if "<" in line.route]


def test_every_address_of_the_site_has_its_lines_and_every_line_its_address():
    asked = {(line.route, line.method) for line in LINES}

    assert asked == {(route, method) for route in routes() for method in ("GET", "POST")}


def test_no_cell_is_told_twice():
    told_lines = [line[:4] for line in LINES]

    assert sorted(told_lines) == sorted(set(told_lines))


MAY_WRITE = {
    "django_session": "",  # who was sent away finds out why; a visitor keeps his invitation
    "people_auditrow": "csv",  # taking names away as a file is written down
    "quiz_learner": "quizzes/",  # the first visit makes the learner beside the account
    "account_emailaddress": "accounts/",  # an account made without a form gets its address confirmed or not
}
"""What a GET may write: tables, each with what stands in the addresses that may."""


@pytest.mark.parametrize("role", ROLES)
def test_cells_hold_and_reading_changes_nothing(worlds, role):
    found = list(cells(worlds, LINES, role, ways=("page", "htmx", "json") if role in LEARNERS else ("page", "htmx")))

    assert [str(cell) for cell in found if cell.is_wrong] == []
    assert [f"{cell}: {cell.written}" for cell in found if cell.line.method == "GET" and not only_reads(cell)] == []


def only_reads(cell: Cell) -> bool:
    return all(MAY_WRITE.get(table, "nowhere") in cell.line.route for table in cell.written)


@pytest.mark.parametrize("role", ROLES)
def test_who_may_not_see_a_thing_gets_the_same_for_one_that_is_not_there(worlds, role):
    """Who may see it gets a 404, or is led on to the page that says so."""
    sees = {line[:2] for line in OF_A_THING if not is_denied(line.cells[ROLES.index(role)])}
    wrong = []
    for line in OF_A_THING:
        paths = (address(worlds.ana, line), address(worlds.ana, line, missing=True))
        there, nowhere = (ask(worlds, role, line.method, path) for path in paths)
        cell = line.cells[ROLES.index(role)]
        is_same = bare(there, worlds, line) == bare(nowhere, worlds, line)
        if not is_same and not (line[:2] in sees and told(nowhere) == "404"):
            wrong.append(f"{line}: {cell}, and {told(nowhere)} for nothing")

    assert wrong == []


def bare(response, worlds, line: Line) -> tuple[int, str, str]:
    """The response without the names of things in the address, and without tokens."""
    place = response.headers.get("Location", "")
    text = steady(response) if response.content else ""
    for kind, name in re.findall(r"<(?:(\w+):)?(\w+)>", line.route):
        for value in (worlds.ana.value(line.route, name, line.state), MISSING[kind or "int"]):
            place, text = (re.sub(rf"(?<=[/=F]){re.escape(value)}\b", "", words) for words in (place, text))
    return response.status_code, place, text


@pytest.mark.parametrize("role", ["anonymous", "trainee", "administrator"])
def test_all_other_methods_are_refused_everywhere(worlds, role):
    paths = {fill(route, lambda kind, _name: MISSING[kind]) for route in routes()}
    found = {told(ask(worlds, role, method, path)) for path in paths for method in OTHER_METHODS}

    assert found == {"405"}
