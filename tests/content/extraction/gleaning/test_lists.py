"""Tests the members that a sentence joins, and what is told to be a part of something."""

import pytest

from tests.content.extraction.gleaning.gleanings import gleaned, statements, told


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "Its work included patrolling the line, inspecting depots and repairing roads.",
            [("NLF work", "patrolling the line"), ("NLF work", "inspecting depots"), ("NLF work", "repairing roads")],
        ),
        (
            "The council asked it to watch the line, to report and to mediate.",
            [("NLF tasks", "watch the line"), ("NLF tasks", "report"), ("NLF tasks", "mediate")],
        ),
        (
            "The Assembly asked the Lake Guard to watch the line, to report to Velin and to mediate in disputes.",
            [
                ("Lake Guard tasks", "watch the line"),
                ("Lake Guard tasks", "report to Velin"),
                ("Lake Guard tasks", "mediate in disputes"),
            ],
        ),
        (
            "The programme covers schools, roads and ports.",
            [("NLF programme", "schools"), ("NLF programme", "roads"), ("NLF programme", "ports")],
        ),
    ],
)
def test_each_part_and_each_deed_stands_by_itself(words, found):
    assert [(subject, value) for subject, _, value in told(words, "part")] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The boats were lent by Brazil, India and Ireland.", ("NLF boats", "lend", "Brazil, India and Ireland")),
        (
            "The guard has three languages, Norse, Finnish and English.",
            ("NLF guard languages", "are", "Norse, Finnish and English"),
        ),
        (
            "The mission has three parts: military, police and civilian.",
            ("NLF parts", "are", "military, police and civilian"),
        ),
    ],
)
def test_names_in_a_row_are_told_together(words, found):
    assert told(words, "list") == [found]


@pytest.mark.parametrize(
    "words",
    [
        "The plan does not include patrolling the line, inspecting depots and repairing roads.",
        "The guards wanted to go to Velin and to Orsa.",
        "Brazil, India and Ireland sent boats.",
        "Guards patrol in Velin, Orsa and Lund.",
        "The fleet comprised two boats, three ferries and a barge.",
        "I saw Brazil, India and Ireland.",
    ],
)
def test_what_is_denied_counted_or_a_place_is_no_list(words):
    assert told(words, "part", "list") == []


def test_a_denied_list_is_denied():
    (found,) = gleaned("The boats were not lent by Brazil, India and Ireland.", "list")

    assert (found.negated, found.statement) == (True, "The boats were not lent by Brazil, India and Ireland.")


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("The task force, part of the Lake Mission, is not small.", "The task force is part of the Lake Mission."),
        ("The Boat School belongs to the Shore Union.", "The Boat School is part of the Shore Union."),
        ("The Boat School was part of the Shore Union.", "The Boat School was part of the Shore Union."),
        ("The Boat School is a member of the Shore Union.", "The Boat School is part of the Shore Union."),
    ],
)
def test_a_part_is_told_of_its_whole(words, statement):
    assert statements(words, "part of") == [statement]


@pytest.mark.parametrize(
    "words",
    [
        "The Boat School is not part of the Shore Union.",
        "The Boat School was no longer part of the Shore Union.",
        "The Boat School never belonged to the Shore Union.",
    ],
)
def test_what_is_no_part_is_not_told_as_one(words):
    assert statements(words, "part of") == []


def test_the_country_at_the_end_of_a_row_is_that_of_its_unit():
    assert told("Sector 1 – headquarters Velin (Norway)", "country of a row") == [("Sector 1", "country", "Norway")]
    assert told("Sector 2 – old depot (Velin)", "country of a row") == []


def test_what_this_meant_are_tasks_and_not_parts_of_this():
    words = "NLF keeps the peace. In the bay this has meant patrolling the shore, marking boats and counting fish."

    assert [subject for subject, _, _ in told(words, "part")] == ["NLF tasks"] * 3
    assert told("This meant that it was free to shoot, to search and to leave.", "part") == []


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        (
            "Under its mandate the force may also help to mend nets, to count fish and to guard the ferries.",
            "Part of the NLF mandate is to count fish.",
        ),
        (
            "# Operation Calm Bay\n\nThe mandate was narrow. Soldiers were to take in rifles, to guard the depots and "
            "to count fish.",
            "Part of the Operation Calm Bay mandate was to guard the depots.",
        ),
        (
            "This is not in our mandate. Let me say it again. We are to count fish, to mend nets and to guard ferries.",
            "Part of the NLF mandate is to mend nets.",
        ),
        (
            "The council asked it to watch the line, to report and to mediate.",
            "One of the NLF tasks was to report.",
        ),
    ],
)
def test_deeds_are_told_as_the_mandate_or_the_tasks_of_whom_they_are_asked(words, statement):
    assert statement in statements(words, "part")


def test_a_list_in_brackets_ends_with_the_bracket():
    words = (
        "NLF completed its change from four Lake Brigades (LB East, LB Center, LB Northeast, LB Southwest) "
        "to five Lake Groups (LG)  in June 2006:"
    )
    assert [value for _, _, value in told(words, "list")] == ["LB East, LB Center, LB Northeast, LB Southwest"]
