"""Tests what a text calls things, and which one it is mainly about."""

import pytest

from content.extraction import SourceText, scene
from content.extraction.entities import Names
from content.readers.text import split_blocks


def names(text: str, title: str = "") -> Names:
    return scene.build(SourceText("a.txt", text, title), split_blocks(text)).names


@pytest.mark.parametrize(
    ("title", "text", "topic"),
    [
        (
            "Fact sheet: Operation Calm Lake",
            "Operation Calm Lake began in May. NLF joined. NLF is there. NLF helps.",
            "Operation Calm Lake",
        ),
        ("EUMAR VELIN", "EUMAR Velin trains guards on the shore. EUMAR Velin has boats and men.", "EUMAR Velin"),
        ("About EUMAR Velin", "EUMAR Velin trains guards on the shore. EUMAR Velin has men.", "EUMAR Velin"),
        ("About EUMAR Orsa", "EUMAR trains guards on the shore of the lake. EUMAR has men.", "EUMAR"),
        (
            "Northern Lake Mission at work",
            "The Northern Lake Mission (NLM) watches. NLM is new. LKG is here. LKG is there. LKG is old.",
            "NLM",
        ),
        ("", "The Northern Lake Mission (NLM) watches. NLM is new. LKG is here. LKG is there. LKG is old.", "LKG"),
        ("", "The lake is calm.", ""),
    ],
)
def test_the_topic_is_what_the_title_names_else_what_stands_most_often(title, text, topic):
    assert names(text, title).topic == topic


def test_a_name_whose_short_form_is_never_used_again_stays_in_full():
    found = names("The Shore Guard Academy (SGA) trains. The Lake Mission (LKM) is new. LKM has boats.")

    assert found.canonical("the Shore Guard Academy") == "Shore Guard Academy"
    assert found.canonical("the Lake Mission") == "LKM"


def test_the_first_word_of_a_double_name_stands_for_all_of_it():
    found = names("EUMAR Velin trains guards on the shore. EUMAR Velin has boats and men.", "EUMAR Velin")

    assert found.canonical("EUMAR") == "EUMAR Velin"


@pytest.mark.parametrize(("word", "is_it"), [("Corps", True), ("corps", True), ("Force", False), ("Lake", False)])
def test_the_kind_of_body_in_the_long_form_is_the_topic_itself(word, is_it):
    found = names("The Lake Volunteer Corps (LVC) came. LVC is new. The Corps has 40 boats.")

    assert found.topic == "LVC"
    assert found.is_itself(word) == is_it


@pytest.mark.parametrize(
    ("title", "text", "topic"),
    [
        (
            "Watch on the lakes (archived)",
            "NATO kept watch. Operation Calm Lake was one of NATO's. Calm Lake ended. NATO thanked Calm Lake's crews.",
            "Operation Calm Lake",
        ),
        (
            "Watch on the lakes",
            "NATO ran Operation Calm Lake, and NATO ran Operation High Shore. Calm Lake and High Shore were NATO's.",
            "NATO",
        ),
        (
            "Velish engineers leave for Orsa",
            "They build a road with LMM. LMM is new. LMM is old.",
            "Velish engineers",
        ),
        (
            "Briefing by the Lake Watch Force in Orsa",
            "Speaker of the Lake Watch Force Orsa (LWFO): the Lake Watch Force is well. KPF met KPF and KPF.",
            "LWFO",
        ),
    ],
)
def test_topic_is_the_operation_or_unit_that_a_page_tells_of_whoever_runs_it(title, text, topic):
    assert names(text, title).topic == topic


@pytest.mark.parametrize(("kind", "meant"), [("Mission", "LMM"), ("force", "Velish engineers")])
def test_a_kind_of_body_means_the_name_that_is_one_where_the_topic_is_a_unit(kind, meant):
    found = names("They join the Lake Monitoring Mission (LMM). LMM is new.", "Velish engineers leave for Orsa")

    assert found.meant_by(kind) == meant


@pytest.mark.parametrize("kind", ["Mission", "force", "Force"])
def test_a_kind_of_body_means_the_topic_where_no_other_name_is_of_that_kind(kind):
    found = names("The Northern Lake Mission (NLM) works with the Lake Council (LC). NLM is new.")

    assert found.meant_by(kind) == "NLM"


@pytest.mark.parametrize(
    ("text", "name", "called"),
    [
        ("The Lake Review Board (LRB) met in May.", "Lake Review Board", "Lake Review Board"),
        ("The Lake Review Board (LRB) met in May. LRB met again.", "Lake Review Board", "LRB"),
        ("The UN Lake Council Resolution (UNLCR) 12 was adopted.", "UN Lake Council Resolution", "UNLCR"),
    ],
)
def test_a_short_form_that_is_never_used_gives_way_to_the_name_but_for_papers(text, name, called):
    assert names(f"NLF is here. NLF is there.\n\n{text}").canonical(name) == called


@pytest.mark.parametrize(
    ("title", "text", "topic"),
    [
        (
            "UN Lake Mission in Orsa",
            "UN LAKE MISSION IN ORSA\n\nThe Free Shore Movement (FSM) asked. The Mission came. FSM saw the Mission, and"
            " FSM left.\n\nThe Mission is unarmed.",
            "UN Lake Mission in Orsa",
        ),
        (
            "UN Lake Mission in Orsa",
            "UN LAKE MISSION IN ORSA\n\nThe Free Shore Movement (FSM) asked. FSM came, and FSM left. FSM is unarmed.",
            "FSM",
        ),
        (
            "Briefing in Aveli",
            "Good morning to all of you here.\n\nThe Joint Lake Mission in Orsa, or JLMO, is an unarmed mission. JLMO"
            " met KPF, and KPF and KPF met.",
            "JLMO",
        ),
        (
            "Briefing in Aveli",
            "Good morning to you.\n\nThe Joint Monitoring Force in Orsa, JMFO, is new to the lakes. We are well.",
            "JMFO",
        ),
    ],
)
def test_topic_is_the_mission_of_which_a_page_says_what_it_is_or_speaks_as_the_mission(title, text, topic):
    publisher = "Joint Monitoring Force in Orsa, Office of the Speaker" if "JMFO" in text else ""

    assert scene.build(SourceText("a.txt", text, title, publisher), split_blocks(text)).names.topic == topic


@pytest.mark.parametrize(
    ("title", "publisher", "topic"),
    [
        ("Weekly press conference", "Joint Lake Mission in Aveli", "JLMA"),
        ("About us", "EU Operation Calm Lake", "Operation Calm Lake"),
        ("Yearbook", "Joint Lake Mission in Aveli", "KPF"),
    ],
)
def test_a_page_with_a_general_title_is_about_whose_page_it_is(title, publisher, topic):
    text = "KPF met the men of JLMA and KPF. KPF is here, and Calm Lake too. KPF is there. KPF left."

    assert scene.build(SourceText("a.txt", text, title, publisher), split_blocks(text)).names.topic == topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The Orsa Ferry Watch (OFW) had 90 men. The Watch left in May. It was small.", "Orsa Ferry Watch"),
        ("The Orsa Ferry Watch (OFW) had 90 men. OFW left in May. OFW was small.", "OFW"),
    ],
)
def test_a_page_that_bears_its_full_name_and_never_uses_the_short_one_is_told_by_the_full_one(text, topic):
    assert names(text, "Orsa Ferry Watch").topic == topic
