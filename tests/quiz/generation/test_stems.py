"""Stems: whole questions, dated where the value changes, in the tense of the fact."""

from __future__ import annotations

import pytest

from content.ledger.entry import Time
from content.partialdate import PartialDate
from quiz.generation.distractors import option_text
from quiz.generation.stems import stem

MAY = Time("observation", PartialDate.on(2004, 5), known="stated")
TIMELESS = Time("state")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "In May 2004, how many inspectors did the Harbour Mission have?"),
        (
            {"statement": "The Harbour Mission had about 1,850 inspectors in May 2004.", "hedge": "about"},
            "About how many inspectors did the Harbour Mission have in May 2004?",
        ),
        (
            {"statement": "The Harbour Mission had over 1,850 inspectors in May 2004.", "hedge": "over"},
            "More than how many inspectors did the Harbour Mission have in May 2004?",
        ),
        (
            {
                "statement": "As planned in May 2004, the Harbour Mission was to have no more than 1,850 inspectors.",
                "hedge": "at_most",
                "modality": "planned",
            },
            "As planned in May 2004, at most how many inspectors was the Harbour Mission to have?",
        ),
        (
            {"statement": "In May 2004, 1,850 inspectors joined the Harbour Mission."},
            "In May 2004, how many inspectors joined the Harbour Mission?",
        ),
        (
            {"statement": "HMF was reinforced by 1,850 inspectors in May 2004."},
            "By how many inspectors was HMF reinforced in May 2004?",
        ),
        (
            {"unit": "EUR", "statement": "The Harbour Mission budget was 1,850 EUR in May 2004."},
            "How large was the Harbour Mission budget in May 2004, in euros?",
        ),
        (
            {"unit": "km2", "is_volatile": False, "statement": "The harbour area of HMF is 1,850 km2."},
            "How many km² does the harbour area of HMF cover?",
        ),
        (
            {"unit": "km", "value": 18, "is_volatile": False, "statement": "The harbour channel is 18 km long."},
            "How many km long is the harbour channel?",
        ),
        (
            {"hedge": "over", "statement": "In May 2004, HMF trained over 1,850 inspectors."},
            "In May 2004, more than how many inspectors did HMF train?",
        ),
        (
            {"value": 3, "statement": "In May 2004 the Harbour Mission had three tugs: two old ones and a new one."},
            "In May 2004, how many tugs did the Harbour Mission have?",
        ),
        (
            {"statement": "The Harbour Mission has 1,850 inspectors, according to an undated film."},
            "According to an undated film, in May 2004, how many inspectors did the Harbour Mission have?",
        ),
    ],
)
def test_stem_of_a_quantity_names_what_is_counted_and_when(given, expected, make_fact):
    fact = make_fact(**given)

    assert stem(fact, option_text(fact)) == expected


@pytest.mark.parametrize(
    ("iso", "statement", "expected"),
    [
        (
            "2003-04-07",
            "The Port Council adopted the Quay Charter on 7 April 2003.",
            "When did the Port Council adopt the Quay Charter?",
        ),
        (
            "2003-04",
            "In April 2003 Ilse Maren presented her report to the council.",
            "When did Ilse Maren present her report to the council?",
        ),
        ("2003", "The Harbour Mission was set up in 2003.", "When was the Harbour Mission set up?"),
        ("2003-04-07", "The dredging was complete by 7 April 2003.", "By when was the dredging complete?"),
        (
            "2003-04-07",
            "The ministers met on 7 April 2003 and agreed that the quay would stay open.",
            "When did the ministers meet and agree that the quay would stay open?",
        ),
        (
            "2003-04-07",
            "Chief Inspector Ada Lind has been Head of the Quay Guard since 7 April 2003.",
            "Since when has Chief Inspector Ada Lind been Head of the Quay Guard?",
        ),
        ("2003-04-07", "A cell in Norrvik was closed on 7 April 2003.", "When was the cell in Norrvik closed?"),
        ("2003-04-07", "Stage 2 of HMF began on 7 April 2003.", "When did Stage 2 of HMF begin?"),
        ("2003-04-07", "On 7 April 2003, Eleven men boarded MV Pearl.", "When did eleven men board MV Pearl?"),
        ("2003-04-07", "Operation Lamp mandate ended on 7 April 2003.", "When did the Operation Lamp mandate end?"),
        ("2003-04-07", "Quay Resolution 12 dates from 7 April 2003.", "What is the date of Quay Resolution 12?"),
        (
            "2003-04-07",
            "HMF lived on gifts until 7 April 2003, which never met its costs.",
            "Until when did HMF live on gifts?",
        ),
        ("2003-04-07", "The council did not meet on 7 April 2003.", None),
        ("2003-04-07", "It was adopted on 7 April 2003.", None),
    ],
)
def test_stem_of_an_event_asks_when(iso, statement, expected, make_event):
    fact = make_event(iso, statement)

    assert stem(fact, option_text(fact)) == expected


def test_stem_of_a_plan_says_that_it_was_planned_and_by_whom(make_event):
    fact = make_event("2006-03-01", "The Quay Guard will be dissolved on 1 March 2006.", modality="planned")

    assert stem(fact, option_text(fact)) == "According to the Harbour Office, when was the Quay Guard to be dissolved?"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            {
                "kind": "location",
                "attribute": "base",
                "value": "Norrvik",
                "statement": "In May 2004 the Harbour Mission was based in Norrvik.",
            },
            "In May 2004, where was the Harbour Mission based?",
        ),
        (
            {
                "kind": "role",
                "attribute": "reports-to",
                "value": "Port Captain",
                "statement": "In May 2004 the Harbour Mission reported to the Port Captain.",
            },
            "In May 2004, to whom did the Harbour Mission report?",
        ),
        (
            {
                "kind": "role",
                "attribute": "under-authority-of",
                "value": "Port Captain",
                "statement": "In May 2004 the tugs were under the authority of the Port Captain.",
            },
            "In May 2004, under whose authority were the tugs?",
        ),
        (
            {
                "kind": "role",
                "attribute": "supervised-by",
                "value": "Port Council",
                "statement": "In May 2004 the Port Council supervised the Harbour Mission.",
            },
            "In May 2004, which body supervised the Harbour Mission?",
        ),
        (
            {
                "kind": "role",
                "attribute": "leads",
                "value": "HMF",
                "value_aliases": ("Harbour Monitoring Force",),
                "statement": "In May 2004 the Port Captain led HMF.",
            },
            "In May 2004, which body did the Port Captain lead?",
        ),
        (
            {
                "kind": "legal_basis",
                "attribute": "legal-basis",
                "is_list": True,
                "is_volatile": False,
                "value": "Quay Resolution 12",
                "statement": "The legal basis of HMF is Quay Resolution 12.",
                "subject": "HMF",
                "time": TIMELESS,
            },
            "Which of these belongs to the legal basis of HMF?",
        ),
        (
            {
                "kind": "membership",
                "attribute": "mandate",
                "is_list": True,
                "value": "inspect cargo",
                "attribute_label": "parts of the mandate",
                "statement": "In May 2004 the mandate was, among other things, to inspect cargo.",
            },
            "In May 2004, which of these belonged to the Harbour Mission's mandate?",
        ),
        (
            {
                "kind": "membership",
                "attribute": "excluded",
                "is_list": True,
                "value": "heavy cranes",
                "attribute_label": "cranes it is not to have",
                "statement": "In May 2004 the Harbour Mission was to have no heavy cranes.",
            },
            None,
        ),
    ],
)
def test_stem_of_words_asks_for_them(given, expected, make_fact):
    fact = make_fact(unit="", **given)

    assert stem(fact, option_text(fact)) == expected


def test_stem_of_an_acronym_names_the_short_form(make_fact):
    fact = make_fact(
        kind="acronym",
        attribute="stands-for",
        value="Harbour Mission Force",
        subject="Harbour Mission Force",
        subject_aliases=("HMF",),
        statement="The letters HMF stand for Harbour Mission Force.",
        time=TIMELESS,
        is_volatile=False,
    )

    assert stem(fact, option_text(fact)) == "What does HMF stand for?"


def test_stem_names_its_source_where_sources_differ(make_fact):
    fact = make_fact()

    assert stem(fact, "1,850", is_contested=True) == (
        "According to the Harbour Office, in May 2004, how many inspectors did the Harbour Mission have?"
    )


def test_stem_is_refused_where_a_changing_value_has_no_date(make_fact):
    fact = make_fact(statement="The Harbour Mission had 1,850 inspectors.", time=TIMELESS)

    assert stem(fact, option_text(fact)) is None


def test_stem_is_refused_where_it_gives_its_key_away(make_fact):
    fact = make_fact(
        kind="location",
        value="Norrvik",
        subject="Norrvik Mission",
        statement="In May 2004 Norrvik Mission was based in Norrvik.",
    )

    assert stem(fact, option_text(fact)) is None


@pytest.mark.parametrize(
    "statement",
    ["Under Council Resolution 12 dates from 7 April 2003.", "Succession to the Quay Guard dated in April 2003."],
)
def test_words_that_name_no_paper_have_no_date(statement, make_event):
    fact = make_event("2003-04-07" if "7" in statement else "2003-04", statement)

    assert stem(fact, option_text(fact)) is None


def test_stem_of_a_task_asks_what_to_do_whatever_the_verb_is(make_fact):
    given = {"kind": "membership", "attribute": "mandate", "attribute_label": "mandate", "is_list": True, "unit": ""}
    statement = "Part of the Quay Guard mandate is to curb smuggling."
    fact = make_fact(**given, value="curb smuggling", statement=statement, time=TIMELESS, is_volatile=False)

    assert stem(fact, "curb smuggling") == "Which of these is part of the Quay Guard mandate to do?"


def test_stem_leaves_out_what_an_explanation_adds_at_the_end(make_event):
    fact = make_event("2003-04-07", "On 7 April 2003, the Port Council agreed to help Norrvik i.e. lend it two tugs.")

    assert stem(fact, option_text(fact)) == "When did the Port Council agree to help Norrvik?"


@pytest.mark.parametrize(
    "statement",
    [
        "In May 2004, the Harbour Mission sank 1,850 mines and 90 boats.",
        "In May 2004, the Harbour Mission thanked all 1,850 inspectors who had served in Norrvik.",
    ],
)
def test_stem_is_refused_where_the_number_is_one_of_two_or_the_rest_hangs_on_it(statement, make_fact):
    fact = make_fact(statement=statement)

    assert stem(fact, option_text(fact)) is None
