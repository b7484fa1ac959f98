"""Tests the offices read from sentences, with their holders and tenures."""

import pytest

from tests.content.extraction.families.tellings import mentions, offices, statements

LIND = "Major General Ada Lind"


@pytest.mark.parametrize(
    "words",
    [
        f"{LIND} is the commander of NLF.",
        f"{LIND} of Sweden is the Commander of NLF.",
        f"{LIND}, a Swedish officer, has been commander of NLF since May 2019.",
        f"{LIND} was appointed commander of NLF on 3 May 2019.",
        f"{LIND} (Sweden) serves as Commander of NLF.",
        f"{LIND} took over as commander of NLF in May 2019.",
        f"{LIND} assumed the post of Commander of NLF in May 2019.",
        f"{LIND} took command of NLF on 3 May 2019.",
        f"The commander of NLF is {LIND} of Sweden.",
        f"Its commander is {LIND}.",
        f"Commander: {LIND} (Sweden), since 3 May 2019",
        f"The Council appointed {LIND} as commander of NLF.",
        f"{LIND}, Commander of NLF, visited the town.",
        f"NLF is under the command of {LIND}.",
    ],
)
def test_a_commander_is_read_in_many_forms(words: str):
    assert offices(words)[LIND].casefold() == "commander of nlf"


@pytest.mark.parametrize(
    ("words", "who", "title"),
    [
        (f"Since 3 May 2019, COMNLF is {LIND} of Sweden.", LIND, "COMNLF"),
        (f"Force Commander since May 2019 is {LIND} of Sweden.", LIND, "Force Commander of NLF"),
        (f"NLF was set up in May 2019, with {LIND} as its head.", LIND, "head of NLF"),
        ("The isles became free with Ivo Kasa as President and Pia Lume as Prime Minister.", "Ivo Kasa", "President"),
        (
            "The isles became free with Ivo Kasa as President and Pia Lume, whose party had won, as Prime Minister.",
            "Pia Lume",
            "Prime Minister",
        ),
        (f"LMM's force commander, {LIND}, came too.", LIND, "force commander of LMM"),
        ("In a letter to the Danish prime minister, Ivo Kasa, he said no.", "Ivo Kasa", "Danish prime minister"),
        ("UN Secretary-General Ivo Kasa came too.", "Ivo Kasa", "UN Secretary-General"),
    ],
)
def test_an_office_is_read_where_it_is_told_in_passing(words: str, who: str, title: str):
    assert offices(words)[who] == title


@pytest.mark.parametrize(
    "words",
    [
        "NLF works with Ivo Kasa as an equal.",
        "NLF worked with Ivo Kasa as president for years.",
        "NLF was set up with Ivo Kasa as presidential candidate.",
    ],
)
def test_nobody_holds_an_office_for_being_worked_with(words: str):
    assert "Ivo Kasa" not in offices(words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (f"{LIND} has been commander since 3 May 2019.", f"{LIND} has been the commander of NLF since 3 May 2019."),
        (
            f"{LIND} was commander of NLF from May 2017 to June 2018.",
            f"{LIND} was the commander of NLF from May 2017 to June 2018.",
        ),
        (f"{LIND} became commander of NLF in May 2019.", f"{LIND} became the commander of NLF in May 2019."),
        (
            f"{LIND} was commander of NLF until 3 May 2019.",
            f"{LIND} was the commander of NLF until 3 May 2019.",
        ),
        (f"The first commander was {LIND} (2011-2013).", f"{LIND} was the first commander of NLF from 2011 to 2013."),
        (
            f"{LIND} will become commander of NLF in June 2020.",
            f"{LIND} was to become the commander of NLF in June 2020.",
        ),
        (
            f"{LIND} is the third commander since the force was set up on 2 March 2011.",
            f"{LIND} was the third commander of NLF on 1 May 2020.",
        ),
    ],
)
def test_a_tenure_is_said_as_told(words: str, said: str):
    assert statements(words) == [said]


def test_deputies_and_successors_hold_the_office_of_the_one_told_before():
    words = (
        "Ambassador Eva Noor has been Head of Mission since 1 March 2018. She succeeded Mr Paul Rask of Denmark. "
        "Her deputy, Ivo Marin, speaks for the mission."
    )

    assert offices(words) == {
        "Ambassador Eva Noor": "Head of Mission of NLF",
        "Mr Paul Rask": "Head of Mission of NLF",
        "Ivo Marin": "Deputy Head of Mission of NLF",
    }


def test_a_change_of_command_tells_both_tenures():
    words = "Commodore Jan Berg today took command of NLF from Rear Admiral Rosa Faro of the Portuguese Navy."

    assert statements(words) == [
        "Commodore Jan Berg became the commander of NLF on 1 May 2020.",
        "Rear Admiral Rosa Faro was the commander of NLF until 1 May 2020.",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "General Karl Otto handed over command of NLF to General Ada Lind on 3 May 2019.",
        "General Ada Lind, who took over from General Karl Otto on 3 May 2019, was the first woman to command NLF.",
        "General Karl Otto handed over as commander of NLF to General Ada Lind on 3 May 2019.",
        "The force was commanded by General Karl Otto. He was replaced on 3 May 2019 by General Ada Lind.",
        "General Karl Otto was commander of NLF. General Ada Lind succeeded him on 3 May 2019.",
        "The commander was General Karl Otto. He was succeeded on 3 May 2019 by General Ada Lind.",
        "General Karl Otto was the commander of NLF. Otto gave way on 3 May 2019 to his compatriot General Ada Lind.",
    ],
)
def test_a_successor_takes_the_office_over(words: str):
    assert "General Ada Lind became the commander of NLF on 3 May 2019." in statements(words)


def test_a_list_of_commanders_gives_each_with_the_years():
    words = "The commanders were Gen. Karl Otto (2011-2013), Gen. Ada Lind (2013-2015) and, lastly, Gen. Ivo Rao."

    assert statements(words) == [
        "Gen. Karl Otto was the commander of NLF from 2011 to 2013.",
        "Gen. Ada Lind was the commander of NLF from 2013 to 2015.",
        "Gen. Ivo Rao was the commander of NLF (the source gives no date).",
    ]


def test_rows_below_a_heading_give_each_holder():
    words = "Former commanders:\n\n- Gen. Karl Otto (Germany), May 2011 – June 2013\n- Gen. Ada Lind, 2013 – 2015\n"

    assert offices(words) == {"Gen. Karl Otto": "commander of NLF", "Gen. Ada Lind": "commander of NLF"}


@pytest.mark.parametrize(
    ("words", "person", "office"),
    [
        ("The Special Envoy for the Lakes, Ivo Marin, met them.", "Ivo Marin", "Special Envoy for the Lakes"),
        ("The Orsan Governor-General, Ivo Marin, met them.", "Ivo Marin", "Orsan Governor-General"),
        ("NLF spokesperson Eva Noor said so.", "Eva Noor", "NLF spokesperson"),
        ("Ivo Marin, the former President of Malta, chaired the talks.", "Ivo Marin", "former President of Malta"),
        ("The UN Secretary General Ban Ki-moon met them.", "Ban Ki-moon", "UN Secretary General"),
    ],
)
def test_a_title_beside_a_name_is_an_office(words: str, person: str, office: str):
    assert offices(words)[person] == office


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            f"{LIND}, a Swede who had been named the first Chief Medical Officer of NLF, fell ill in May 2019.",
            f"{LIND} was the first Chief Medical Officer of NLF (the source gives no date).",
        ),
        (
            f"{LIND}, a guards officer from Orsa, was in command of the force.",
            f"{LIND} was the commander of NLF (the source gives no date).",
        ),
        (
            f"Acting Head of Mission and Force Commander: {LIND} (Sweden)\nHeadquarters: Aveli",
            f"{LIND} was the Acting Head of Mission and Force Commander of NLF on 1 May 2020.",
        ),
        (
            f"The commander of NLF is always a Swede. {LIND} was the first to hold the post.",
            f"{LIND} was the first commander of NLF (the source gives no date).",
        ),
        (
            f"The commander of NLF is always a Swede. The last was {LIND}.",
            f"{LIND} was the last commander of NLF (the source gives no date).",
        ),
        (
            f"NLF was led by a Senior Coordinator, of whom {LIND} (2003-2004) was the first.",
            f"{LIND} was the first Senior Coordinator of NLF from 2003 to 2004.",
        ),
        (
            f"General Karl Otto commands the troops. Otto's deputy, {LIND}, stays on.",
            f"{LIND} was the Deputy commander of NLF on 1 May 2020.",
        ),
    ],
)
def test_a_holder_is_told_of_an_office_named_before_or_in_an_aside(words: str, said: str):
    opening = "NLF is led by its commander, General Karl Otto.\n\n" if "Otto's" in words else ""

    assert said in statements(opening + words)


def test_the_first_column_of_a_row_is_the_tenure():
    words = "Commanders\n\n2003–2005   Gen. Karl Otto (Orsa)\nsince 2005   Gen. Ada Lind (Velin), a woman of the lake\n"

    assert statements(words) == [
        "Gen. Karl Otto was the Commander of NLF from 2003 to 2005.",
        "Gen. Ada Lind has been the Commander of NLF since 2005.",
    ]


def test_a_feat_is_told_as_printed():
    words = f"{LIND} of Norway, appointed in May 2014, was the first woman to lead the troops of the force."

    assert statements(words, "distinction") == [f"{LIND} was the first woman to lead the troops of the force."]


@pytest.mark.parametrize(
    "words",
    [
        "The commander of NLF reports to the Council.",
        "A Commander will be named.",
        "Ivo Marin, Eva Noor and Paul Rask came.",
        "General Ada Lind, Ambassador Eva Noor and others came.",
        "The Head of the Lake Police met General Ada Lind.",
        "The last was a fast boat.",
        f"{LIND} was the first to arrive.",
        f"{LIND} was in command of the language.",
    ],
)
def test_no_office_is_read_where_none_is_told(words: str):
    assert [m for m in mentions(words) if m.attribute == "office"] == []


def test_an_office_that_does_not_say_of_what_is_for_the_instructor_only():
    (found,) = [m for m in mentions("Foreign Minister Eva Noor visited the camp.") if m.attribute == "office"]

    assert (found.subject, found.value, found.tier) == ("Eva Noor", "Foreign Minister", "B")
