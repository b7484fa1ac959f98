"""Tests figures on lines of their own: fields, rows of dots, breakdowns and contributions."""

import pytest

from tests.content.extraction.families.figures_told import mentions, statement, times, told


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
        ("Courses run ............ 58", {("Courses run by LMM", "courses-run", "58 courses")}),
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


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Cargo vessels supported: 640+", "By 5 March 2014, over 640 cargo vessels had been supported by LMM."),
        ("Tobacco seized since 2011: 840 kg", "By 5 March 2014, 840 kg of tobacco had been seized by LMM since 2011."),
        ("Bridges built or repaired: 34", "By 5 March 2014, 34 bridges had been built or repaired by LMM."),
        ("Patrol boats lost: 3", "By 5 March 2014, LMM recorded 3 patrol boats lost."),
        ("Officers deployed: 120", "LMM had 120 officers deployed on 5 March 2014."),
        ("Boats requested by the governor: 10", "10 boats were requested by the governor on 5 March 2014."),
        ("Crossing points watched: 11 road", "By 5 March 2014, LMM recorded 11 road crossing points watched."),
        ("Patrols: 840", "By 5 March 2014, LMM had carried out 840 patrols."),
        ("Fatalities: 12", "By 5 March 2014, LMM had suffered 12 fatalities."),
        (
            "Female share among guards: 31 per cent",
            "The female share among guards in LMM was 31 per cent on 5 March 2014.",
        ),
        (
            "Women: 38 % of international staff",
            "The share of women among the international staff of LMM was 38 per cent on 5 March 2014.",
        ),
        ("Response time at Orsa Gate: 40 minutes", "The response time at Orsa Gate was 40 minutes on 5 March 2014."),
        ("Assets at present: 3 frigates", "LMM had 3 frigates on 5 March 2014."),
        ("Formed Police Units: 5", "LMM had 5 Formed Police Units on 5 March 2014."),
        ("Size: 940 (peak)", "LMM had 940 personnel at its peak."),
        ("Staff: about 450 guards and civilians", "LMM had about 450 staff on 5 March 2014."),
        (
            "Authorised strength: 900 military and civilian personnel",
            "LMM was authorised to have 900 military and civilian personnel on 5 March 2014.",
        ),
    ],
)
def test_a_line_is_told_in_the_words_that_its_key_asks_for(line: str, said: str):
    assert [one.statement for one in mentions(f"Facts\n\n{line}\n")] == [said]


def test_what_was_done_is_told_of_the_things_it_was_done_to():
    assert {one.subject for one in mentions("Cargo vessels supported: 640\nPatrol boats lost: 3\n")} == {
        "Cargo vessels supported by LMM",
        "Patrol boats",
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Waiting time at Orsa Gate: 9 hours in 2012, under 4 hours in 2013", {"9": "2012", "4": "2013"}),
        ("Cargo seized: 18.5 tonnes in 2012; 24 tonnes in 2013", {"18.5": "2012", "24": "2013"}),
        ("Lake Guard: two boats, 470 guards before May 2013, now 960", {"2": "2014", "470": "..", "960": "2014"}),
    ],
)
def test_each_figure_of_a_line_has_its_own_time(line: str, expected: dict[str, str]):
    assert {value: when[: len(expected[value])] for value, when in times(line).items()} == expected


def test_a_part_at_a_place_is_that_of_the_place():
    assert ("Orsa Post", "troops", "40 personnel") in told(
        "Personnel: about 300 afloat and ashore, of whom 40 at Orsa Post"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Area: 27 districts in the south",
        "Largest single day: 38 landings",
        "We have got four, as of today: two boats",
        "Last updated: 14-Mar-2012",
    ],
)
def test_keys_that_name_no_owner_give_no_figure(line: str):
    assert not any(one.rule == "quantity: line" for one in mentions(line))
