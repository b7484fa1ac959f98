"""Tests figures on lines of their own: fields, rows of dots, breakdowns and contributions."""

import pytest

from tests.content.extraction.families.figures_told import statement, times, told


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        (
            "Strength: 412 (of whom 96 international)",
            {("LMM", "troops", "412 personnel"), ("LMM", "international-personnel", "96 international personnel")},
        ),
        (
            "Strength: approx. 640 (575 military, 65 civilian)",
            {
                ("LMM", "troops", "about 640 personnel"),
                ("LMM", "military-personnel", "575 military personnel"),
                ("LMM", "civilian-personnel", "65 civilian personnel"),
            },
        ),
        ("Authorised strength: 450", {("LMM", "authorised-troops", "450 personnel")}),
        (
            "Aircraft: 4 helicopters, 2 transport planes",
            {("LMM", "helicopters", "4 helicopters"), ("LMM", "transport-planes", "2 transport planes")},
        ),
        ("Field offices: 7", {("LMM", "field-offices", "7 field offices")}),
        ("Contributing States: 21", {("LMM", "contributing-states", "21 states")}),
        ("Women in command posts: 38%", {("LMM", "women-in-command-posts", "38 per cent")}),
        ("Courses run ............ 58", {("LMM", "courses-run", "58 courses")}),
        ("• Camp Velin, north shore: 120 staff", {("Camp Velin", "staff", "120 staff")}),
        (
            "Largest contributors: Norway 180, Latvia 95",
            {("Norway", "contribution-to-lmm", "180 personnel"), ("Latvia", "contribution-to-lmm", "95 personnel")},
        ),
        (
            "Staff: 120 international, 340 local",
            {("LMM", "international-staff", "120 international staff"), ("LMM", "local-staff", "340 local staff")},
        ),
    ],
)
def test_a_line_gives_a_figure_of_the_topic(line: str, facts: set[tuple[str, str, str]]):
    assert told(line) == facts


@pytest.mark.parametrize(
    "line", ["Tel.: 555 0142", "Founded: 1999", "Resolution: 1244", "Stage 1: completed", "Launched: 15 August 2011"]
)
def test_no_figure_is_made_of_numbers_that_name_or_date(line: str):
    assert told(line) == set()


def test_a_part_belongs_to_the_line_above():
    facts = told("Soldiers trained ............ 3,870\n    of whom women ........... 412")

    assert ("Soldiers trained by LMM", "women", "412 women") in facts


def test_the_date_of_a_line_is_its_own_or_that_of_its_heading():
    assert times("Staff: 52 (31 December 2012)") == {"52": "2012-12-31/2012-12-31"}
    assert times("RESULTS (as of 30 September 2013)\n\nCourses run: 58") == {"58": "2013-09-30/2013-09-30"}
    assert times("Courses run: 58") == {"58": "2014-03-05/2014-03-05"}


def test_the_statement_tells_what_was_done_by_when():
    assert statement("Instructors certified: 146") == "By 5 March 2014, 146 instructors had been certified by LMM."
