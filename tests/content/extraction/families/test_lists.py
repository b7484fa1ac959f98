"""Tests lists: bullets below a lead-in, parts in a sentence, names of those who take part."""

import pytest

from content.extraction import Mention, SourceText
from content.extraction.pipeline import extract
from tests.content.extraction.families.figures_told import is_gleaned

ABOUT = "The Northern Lake Mission (NLM) watches the lake. NLM has many boats. "


def parts(words: str) -> list[Mention]:
    found = extract(SourceText("lake.txt", f"{ABOUT}\n\n{words}")).mentions
    return [
        one
        for one in found
        if one.kind == "membership" and one.attribute == "includes" and one.spans[0].start > 70
        if not is_gleaned(one)
    ]


def told(words: str) -> list[tuple[str, str]]:
    return [(part.subject, str(part.value)) for part in parts(words)]


@pytest.mark.parametrize(
    ("lead", "owner"),
    [
        ("NLM's tasks are to:", "NLM tasks"),
        ("The tasks of the mission include:", "NLM tasks"),
        ("Under the accord the mission is to:", "NLM tasks"),
        ("NLM will:", "NLM tasks"),
        ("The mission is mandated to:", "NLM tasks"),
        ("To this end, the Mission seeks to:", "NLM tasks"),
        ("Main tasks:", "NLM main tasks"),
        ("What does the mission do?", "NLM tasks"),
        ("The mandate of NLM, as set out in Resolution 12, is to:", "NLM mandate"),
        ("NLM has three objectives:", "NLM objectives"),
        ("Much has changed. Today NLM", "NLM tasks"),
        ("The tasks of the mission are", "NLM tasks"),
        ("WHAT WE DO", "NLM tasks"),
        ("What the mission is mandated to do", "NLM tasks"),
        ("What are our soldiers doing?", "NLM tasks"),
        ("OUR MANDATE\n\nUnder the accord the mission is to:", "NLM mandate"),
        ("Under its mandate NLM is to:", "NLM mandate"),
        ("Resolution 12 rewrote the mandate. According to the text NLM is to:", "NLM mandate"),
        ("NLM has two main aims, to which a third was added:", "NLM aims"),
        ("NLM had 400 men and a role of its own:", "NLM role"),
    ],
)
def test_find_reads_bullets_below_every_form_of_lead_in(lead: str, owner: str):
    found = told(f"{lead}\n • clear the mines of Orsa; and\n • train the Lake Guard.\n")

    assert found == [(owner, "clear the mines of Orsa"), (owner, "train the Lake Guard")]


def test_find_reads_bullets_that_say_what_one_does():
    (first, second) = parts("To this end, the Mission:\n - trains and equips guards\n - advises the Ports Office\n")

    assert [first.value, second.value] == ["train and equip guards", "advise the Ports Office"]
    assert first.statement == "One of the NLM tasks is to train and equip guards (the source gives no date)."


def test_find_reads_bullets_of_doing():
    found = parts("NLM supports the port towns in:\n - setting up watches\n - training guards\n")

    assert [part.statement for part in found] == [
        "The NLM tasks include setting up watches (the source gives no date).",
        "The NLM tasks include training guards (the source gives no date).",
    ]


def test_find_takes_the_label_of_a_bullet():
    assert told("NLM's tasks are:\n • Training: guards learn to swim.\n • Advice: ports are visited.\n") == [
        ("NLM tasks", "training"),
        ("NLM tasks", "advice"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "The mission does not:\n • clear mines\n • train guards\n",
        "For more news see:\n • the page of the lake\n • the page of the ports\n",
        "The following papers are at hand:\n • a map of Orsa\n • a map of Velin\n",
    ],
)
def test_find_leaves_lists_of_other_things(words: str):
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "The tasks of NLM include (a) border patrols, (b) escorts and (c) training.",
            [("NLM tasks", "border patrols"), ("NLM tasks", "escorts"), ("NLM tasks", "training")],
        ),
        (
            "Contingents were provided by Sweden, Norway and the Netherlands.",
            [("NLM contingents", "Sweden"), ("NLM contingents", "Norway"), ("NLM contingents", "Netherlands")],
        ),
        (
            "Task Group South, whose lead alternated between Sweden and Norway, was small.",
            [("Task Group South lead nations", "Sweden"), ("Task Group South lead nations", "Norway")],
        ),
        (
            "NLM works with three countries of the Lake Union: Sweden, Norway and Finland.",
            [
                ("countries of Lake Union", "Sweden"),
                ("countries of Lake Union", "Norway"),
                ("countries of Lake Union", "Finland"),
            ],
        ),
    ],
)
def test_find_reads_lists_in_a_sentence(words: str, found: list[tuple[str, str]]):
    assert told(words) == found


def test_find_says_from_where_contingents_came():
    first = parts("Contingents were provided by the Netherlands and Norway.")[0]

    assert first.statement == "Some of the NLM contingents came from the Netherlands (the source gives no date)."


def test_find_reads_the_answer_to_who_takes_part():
    found = told("Who takes part?\n\nLake Union States, Norway and Iceland, together with others.")

    assert found == [
        ("NLM participants", "Lake Union States"),
        ("NLM participants", "Norway"),
        ("NLM participants", "Iceland"),
    ]


def test_find_reads_the_units_of_a_structure():
    found = told("The lake\n\nSTRUCTURE\n\n- Boat School (BS), Fort Ven\n- Guard Company: Norway\n")

    assert found == [("NLM components", "Boat School (BS)"), ("NLM components", "Guard Company")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "NLM consists of three components: a military component, a police component and a civilian component.",
            ["a military component", "a police component", "a civilian component"],
        ),
        (
            "NLM comprises military, police and civilian elements.",
            ["military elements", "police elements", "civilian elements"],
        ),
        ("NLM is divided into three sectors: North, South and East.", ["North", "South", "East"]),
    ],
)
def test_find_reads_what_something_is_made_of(words: str, found: list[str]):
    assert [str(part.value) for part in parts(words)] == found


@pytest.mark.parametrize("words", ["NLM consists of 850 soldiers and 4 ships.", "NLM is made up of hard workers."])
def test_find_leaves_numbers_and_single_things_of_a_whole(words: str):
    assert parts(words) == []


def test_find_reads_what_the_priorities_are():
    found = told("The priorities of NLM are the protection of boats, support to the ports and reform of the guard.")

    assert found == [
        ("NLM priorities", "protection of boats"),
        ("NLM priorities", "support to the ports"),
        ("NLM priorities", "reform of the guard"),
    ]


def test_find_takes_no_quality_for_a_part_of_a_list():
    assert told("The tasks of NLM are difficult, dangerous and long.") == []


@pytest.mark.parametrize(
    ("lead", "owner"),
    [
        ("The council asked the mission to:", "NLM mandate"),
        ("The accord mandated the Lake Guard to:", "Lake Guard mandate"),
        ("The Shore Council called on the Lake Guard to:", "Lake Guard mandate"),
    ],
)
def test_find_reads_what_somebody_was_asked_to_do(lead: str, owner: str):
    assert told(f"{lead}\n • clear the mines of Orsa\n • train the crews\n") == [
        (owner, "clear the mines of Orsa"),
        (owner, "train the crews"),
    ]


def test_find_keeps_a_label_that_is_explained_by_what_is_to_be_done():
    words = "NLM's tasks are:\n • Normalisation – help civilians to lead safe lives\n • Advice: ports are visited.\n"

    assert told(words) == [("NLM tasks", "Normalisation – help civilians to lead safe lives"), ("NLM tasks", "advice")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "NLM's tasks remain the same: to guard the ferries, to mend boats, nets and sails, and to count fish.",
            [
                ("NLM tasks", "guard the ferries"),
                ("NLM tasks", "mend boats, nets and sails"),
                ("NLM tasks", "count fish"),
            ],
        ),
        (
            "NLM has two aims: to guard the ferries and to report to the mayors and to the council.",
            [("NLM aims", "guard the ferries"), ("NLM aims", "report to the mayors and to the council")],
        ),
        (
            "Its functions were to guard the ferries and to count fish; in the bay this was done at night.",
            [("NLM functions", "guard the ferries"), ("NLM functions", "count fish")],
        ),
        (
            "In May the Lake Council let the mission stay. Its functions are to guard the ferries and to count fish.",
            [("NLM functions", "guard the ferries"), ("NLM functions", "count fish")],
        ),
    ],
)
def test_find_reads_what_one_is_to_do(words: str, found: list[tuple[str, str]]):
    assert told(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "It grew in three stages: to the north, to the west and to the south.",
        "NLM has no tasks: to guard the ferries and to count fish is not its job.",
    ],
)
def test_find_reads_no_deeds_where_there_are_none(words: str):
    assert told(words) == []


def test_find_reads_what_a_force_was_to_do_below_a_line_that_ends_with_was():
    first, _ = parts("Under the terms of the truce the Mission was\n\n(a) to clear mines;\n(b) to train guards.\n")

    assert first.statement == "One of the NLM tasks was to clear mines (the source gives no date)."


def test_find_reads_what_the_people_of_a_mission_do_below_a_line_without_a_verb():
    lead = (
        "They know the lake, its shores and its ferries better than anybody else who lives here. By day, the monitors"
    )

    assert told(f"{lead}\n\n- visit the camps;\n- report on the ferries.\n") == [
        ("NLM monitors tasks", "visit the camps"),
        ("NLM monitors tasks", "report on the ferries"),
    ]
    assert told(f"{lead}\n\n- mines\n- ferries\n") == []


def test_find_reads_what_a_force_had_to_do_below_a_line_that_ends_with_had():
    assert told("Under the truce the Mission had:\n\n- to clear mines;\n- to train guards.\n") == [
        ("NLM tasks", "clear mines"),
        ("NLM tasks", "train guards"),
    ]


@pytest.mark.parametrize(
    ("lead", "owner"),
    [
        ("Work is shared among four sections:", "NLM sections"),
        ("The accord sets out the following priorities:", "NLM priorities"),
        ("There are six things we do:", "NLM tasks"),
        ("It had 400 men and a twofold task:", "NLM tasks"),
    ],
)
def test_find_reads_bullets_of_what_a_line_counts(lead: str, owner: str):
    assert told(f"{lead}\n\n • mine clearance\n • training of guards\n") == [
        (owner, "mine clearance"),
        (owner, "training of guards"),
    ]


@pytest.mark.parametrize(
    "lead",
    ["The towns gave three reasons:", "Nobody met the following conditions:", "See the following documents:"],
)
def test_find_reads_no_bullets_of_what_is_only_counted_to_be_told(lead: str):
    assert told(f"{lead}\n\n • mine clearance\n • training of guards\n") == []


def test_find_reads_units_by_their_names_alone():
    found = parts(
        "The following units report to the mayor:\n\n"
        " • 2nd Ferry Squadron (SFS), a force of about 500 in Orsa\n • Harbour Service, with 3 boats\n • Medical unit\n"
    )

    assert [part.value for part in found] == ["2nd Ferry Squadron (SFS)", "Harbour Service", "medical unit"]
    assert [part.statement.split(" include ")[-1] for part in found] == [
        "the 2nd Ferry Squadron (SFS) (the source gives no date).",
        "the Harbour Service (the source gives no date).",
        "a medical unit (the source gives no date).",
    ]


def test_find_names_duties_of_a_body_by_the_body():
    assert told("The duties of the Lake Guard include guarding ferries and counting fish.") == [
        ("Lake Guard duties", "guarding ferries"),
        ("Lake Guard duties", "counting fish"),
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "The Orsa Accord had three pillars: self-rule, fish and a vote on the ferries, to be held in ten years.",
            [
                ("Orsa Accord pillars", "self-rule"),
                ("Orsa Accord pillars", "fish"),
                ("Orsa Accord pillars", "a vote on the ferries"),
            ],
        ),
        (
            "Three guilds have been admitted: the Ferry Trust, Orsan Fishing Aid (OFA) and the local firm Velin Safe.",
            [
                ("NLM guilds", "Ferry Trust"),
                ("NLM guilds", "Orsan Fishing Aid (OFA)"),
                ("NLM guilds", "local firm Velin Safe"),
            ],
        ),
        (
            "NLM includes three components: military, police and civilian.",
            [
                ("NLM components", "military"),
                ("NLM components", "police"),
                ("NLM components", "civilian"),
            ],
        ),
    ],
)
def test_find_reads_as_many_parts_as_a_sentence_counts(words: str, found: list[tuple[str, str]]):
    assert told(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "The Orsa Accord had four pillars: self-rule, fish and a vote on the ferries.",
        "The towns gave three reasons: fish, ferries and peace.",
        "The council was raised to three members (Orsa, Velin and Aveli).",
    ],
)
def test_find_trusts_no_number_that_its_list_belies(words: str):
    assert told(words) == []


def test_find_keeps_the_remark_behind_a_part_out_of_it():
    words = "The bay is divided into three sectors: Upper, based at Orsa; Middle, at Velin; and Lower, at Aveli."

    assert [value for _, value in told(words)] == ["Upper", "Middle", "Lower"]


def test_find_takes_units_that_others_have_beside_a_force_for_none_of_its_own():
    assert told("NLM shares its camp with units from Norway and Latvia.") == []
    assert told("NLM has units from Norway and Latvia.") == [("NLM units", "Norway"), ("NLM units", "Latvia")]


def test_find_says_of_a_body_what_its_composition_consists_of():
    words = "The composition of the Lake Guard varies. It consists of ferries, tugs and a team of clerks."

    assert {owner for owner, _ in told(words)} == {"Lake Guard components"}


def test_find_cuts_no_word_before_a_colon():
    found = told("• Helpers: Denmark, Greece and Italy\n")

    assert [subject for subject, _ in found if "elpers" in subject and "Helpers" not in subject] == []
