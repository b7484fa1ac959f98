"""Tests short forms and what they stand for."""

import pytest

from content.extraction import abbreviations


@pytest.mark.parametrize(
    ("words", "short", "long"),
    [
        ("the Northern Lake Force (NLF) came", "NLF", "Northern Lake Force"),
        ("the union-led Lake Force (LAFOR) came", "LAFOR", "Lake Force"),
        ("the UN Lake Council Resolution (UNLCR) says", "UNLCR", "UN Lake Council Resolution"),
        ("five Mobile Task Groups (MTG) came", "MTG", "Mobile Task Group"),
        ("the United Shores (US) came", "US", "United Shores"),
        ("the European Lake Rule of Law mission (EULEX) came", "EULEX", "European Lake Rule of Law mission"),
        ("Commander NLF (COMNLF) came", "COMNLF", "Commander NLF"),
        ("the Northern Lake Force, or NLF, came", "NLF", "Northern Lake Force"),
        ("NLF (Northern Lake Force) came", "NLF", "Northern Lake Force"),
        ("NLF, short for Northern Lake Force, came", "NLF", "Northern Lake Force"),
        ("the Mission for the Shores, better known by its abbreviation, NORMIS", "NORMIS", "Mission for the Shores"),
        ("the Northern Lake Force, known by its initials as NLF, came", "NLF", "Northern Lake Force"),
        (
            "the Northern Lake Force, abbreviated FORLAC after its French title, Force du Lac Nord",
            "FORLAC",
            "Force du Lac Nord",
        ),
        ("the Support Mission on the Northern Lake (MISLAC) came", "MISLAC", "Support Mission on the Northern Lake"),
        ("the Lake Tribunal for the former Shores (LTS) met", "LTS", "Lake Tribunal for the former Shores"),
        ("Watch and Ferry Teams (WFTs) came", "WFT", "Watch and Ferry Team"),
        ("the Northern Lake Force (NLF; Finnish: PJJ) came", "NLF", "Northern Lake Force"),
        ("the Ferry Safety Centre – Gulf of Orsa (FSCGO) opened", "FSCGO", "Ferry Safety Centre – Gulf of Orsa"),
        ("the Orsan Lake Police (PLO) came", "PLO", "Orsan Lake Police"),
        ("the Lake Police (Finnish: Järven Poliisi, JP) came", "JP", "Järven Poliisi"),
        ("the Lake Police in Velin (LAKEPOL Velin) came", "LAKEPOL Velin", "Lake Police in Velin"),
        ("the Lake police (Järven Poliisi, JP) came", "JP", "Järven Poliisi"),
        ("with the Orsa Lake Front, the OLF, and others", "OLF", "Orsa Lake Front"),
    ],
)
def test_find_reads_a_short_form_with_its_long_one(words: str, short: str, long: str):
    assert [(found.short, found.long) for found in abbreviations.find(words)] == [(short, long)]


@pytest.mark.parametrize(
    "words",
    [
        "Shore Mission in Velin (NLF)",
        "a local partner organisation (APPK)",
        "boats (Orsa)",
        "the Lake Union, the NLF, and the army",
        "the Orsa Lake Front, the OLF boats",
        "see it (NOW)",
        "the port (A)",
    ],
)
def test_find_makes_no_name_of_what_only_stands_before_a_bracket(words: str):
    assert list(abbreviations.find(words)) == []


def test_find_reads_initials_that_something_is_known_by():
    words = "It met the Free Lake Movement, known by its local initials as GLM, in Aveli."

    assert [(one.short, one.long) for one in abbreviations.find(words)] == [("GLM", "Free Lake Movement")]


@pytest.mark.parametrize("place", ["Aveli", "Avelandria"])
def test_find_reads_a_short_form_that_keeps_the_place(place: str):
    words = f"The Lakes Union Police Mission in {place} (LUPOL {place}) began."

    assert [(one.short, one.long) for one in abbreviations.find(words)] == [
        (f"LUPOL {place}", f"Lakes Union Police Mission in {place}")
    ]


@pytest.mark.parametrize(
    ("words", "short", "long"),
    [
        (
            "its Intelligence, Surveillance and Reconnaissance (ISR) unit",
            "ISR",
            "Intelligence, Surveillance and Reconnaissance",
        ),
        (
            "the Disarmament, Demobilisation and Reintegration (DDR) of guards",
            "DDR",
            "Disarmament, Demobilisation and Reintegration",
        ),
        ("the NLM, the Northern Lake Mission, came", "NLM", "Northern Lake Mission"),
        ("It met NLM, the Northern Lake Mission.", "NLM", "Northern Lake Mission"),
        ("The Northern Lake Mission, NLM, is a force under Velish lead.", "NLM", "Northern Lake Mission"),
        ("Welcome to the Northern Lake Mission, the NLM.", "NLM", "Northern Lake Mission"),
    ],
)
def test_find_reads_long_forms_with_commas_and_those_behind_a_comma(words: str, short: str, long: str):
    assert [(one.short, one.long) for one in abbreviations.find(words)] == [(short, long)]


@pytest.mark.parametrize(
    "words", ["Fish, Boats and Nets (ISR) unit", "the NLM, the Shore Guard, came", "the Shore Guard, NLM, came"]
)
def test_find_makes_no_long_form_of_words_with_other_letters(words: str):
    assert list(abbreviations.find(words)) == []


def test_a_page_that_asks_what_a_short_form_stands_for_answers_it():
    found = abbreviations.asked("What does NLF stand for?", "Northern Lake Force. It was set up in 2011.")

    assert found is not None
    assert (found.short, found.long) == ("NLF", "Northern Lake Force")
    assert abbreviations.asked("What does NLF stand for?", "Nobody knows.") is None
    assert abbreviations.asked("What does NLF do?", "Northern Lake Force.") is None


def test_a_short_name_that_a_page_gives_as_a_field_stands_for_its_title():
    found = abbreviations.in_title("Lake Corps Northeast", ["Short name: LC NE", "Staff: 90"])

    assert found is not None
    assert (found[1].short, found[1].long, found[1].is_aside) == ("LC NE", "Lake Corps Northeast", True)
