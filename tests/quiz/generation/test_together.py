"""Facts asked together: sequences, pairings and selections out of a ledger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content.ledger.entry import Time
from content.partialdate import PartialDate
from quiz.generation import FactPool
from quiz.generation.stories import MANY

NORTH = Time("state", PartialDate.on(2006, 6, phrase="June 2006"), known="stated")
DEEDS = {
    "2001-02-03": "Ilse Maren presented her plan for the Long Quay on 3 February 2001.",
    "2001-05-06": "The Port Council adopted the Quay Charter on 6 May 2001.",
    "2002-03-04": "The Harbour Court closed the eastern dock on 4 March 2002.",
    "2003-07-08": "Jonas Brill sold the last tug to Sudvik on 8 July 2003.",
    "2004-09-10": "The Pilots Union founded a school in Norrvik on 10 September 2004.",
}


@pytest.fixture
def deeds(make_event):
    names = ("Ilse Maren", "Port Council", "Harbour Court", "Jonas Brill", "Pilots Union")
    return [
        make_event(day, text, subject=name, subject_key=name)
        for (day, text), name in zip(DEEDS.items(), names, strict=True)
    ]


@pytest.fixture
def strengths(make_fact):
    def make(year, number, **given):
        known = {"id": f"s{year}", "value": number, "time": Time("observation", PartialDate.on(year), known="stated")}
        return make_fact(**{**known, "statement": f"In {year} the Harbour Mission had {number:,} inspectors.", **given})

    return [make(2001, 1850), make(2003, 900), make(2005, 400), make(2007, 150)]


def asked(ask, facts):
    found = [ask(fact) for fact in facts]
    return [one for one in found if one is not None]


def test_sequence_of_events_has_them_earliest_first(deeds):
    pool = FactPool(deeds, "seed")

    (found,) = asked(pool.sequence, deeds)

    assert [fact.id for fact in found.facts] == list(DEEDS)
    assert found.stem == "In what order did these events of the years 2001 to 2004 happen? Start with the earliest."
    assert found.texts[0] == "Ilse Maren presented her plan for the Long Quay"


def test_sequence_leaves_out_an_event_that_has_a_twin_at_another_time(deeds, make_event):
    again = make_event("2008", "The Harbour Court closed the eastern dock in 2008.", id="again", tier="B")

    found = asked(FactPool([*deeds, again], "seed").sequence, deeds)

    assert [[fact.id for fact in one.facts] for one in found] == [
        ["2001-02-03", "2001-05-06", "2003-07-08", "2004-09-10"]
    ]


def test_events_of_a_document_stand_with_those_of_the_texts_that_tell_one_of_them_too(deeds):
    gazette = replace(deeds[0].sources[0], document="gazette")
    shared = replace(deeds[0], sources=(*deeds[0].sources, gazette))
    elsewhere = [replace(one, sources=(gazette,)) for one in deeds[3:]]

    linked, apart = (
        asked(FactPool(facts, "seed").sequence, facts)
        for facts in ([shared, *deeds[1:3], *elsewhere], [*deeds[:3], *elsewhere])
    )

    assert (len(linked), len(apart)) == (1, 0)


def test_sequence_of_a_series_has_its_numbers_in_time(strengths):
    (found,) = asked(FactPool(strengths, "seed").sequence, strengths)

    assert found.stem == "In what order did the Harbour Mission have these numbers of staff? Start with the earliest."
    assert found.texts == ("1,850 inspectors", "900 inspectors", "400 inspectors", "150 inspectors")


def test_pairing_of_a_series_asks_times_for_numbers(strengths):
    (found,) = asked(FactPool(strengths, "seed").pairing, strengths)

    assert found.stem == "How many staff did the Harbour Mission have at each of these times?"
    assert list(zip(found.prompts, found.texts, strict=True))[:2] == [("2001", "1,850"), ("2003", "900")]


@pytest.mark.parametrize(
    "given", [{"value": 420}, {"time": Time("observation", PartialDate.on(2005), known="stated")}, {"tier": "B"}]
)
def test_series_leaves_out_numbers_that_are_nearly_one_or_may_be_of_one_time(given, strengths):
    facts = [*strengths[:3], replace(strengths[3], **given)]

    assert asked(FactPool(facts, "seed").pairing, facts) == []


def test_pairing_of_events_asks_for_dates_of_one_precision(make_event):
    told = {
        "2001-02-03": "Long Quay was opened",
        "2001-05-06": "eastern dock of Port Alder was flooded",
        "2002-03-04": "Norrvik ferry was sold",
        "2003-07-08": "great lock at Sudvik was rebuilt",
        "2004": "Ostvik lighthouse was moved",
    }
    facts = [make_event(day, f"The {words} on {day}.") for day, words in told.items()]
    facts = [replace(one, statement=one.statement.replace(one.id, one.value.plain())) for one in facts]

    (found,) = asked(FactPool(facts, "seed").pairing, facts)

    assert found.stem == "When did each of these happen?"
    assert found.texts == ("3 February 2001", "6 May 2001", "4 March 2002", "8 July 2003")


def test_pairing_of_events_known_to_the_day_or_month_asks_for_the_month(deeds):
    facts = [replace(deeds[0], value=PartialDate.on(2001, 2), statement=deeds[0].statement.replace("on 3 ", "in "))]
    facts = [*facts, *(replace(one, subject=f"the {one.subject}") for one in deeds[1:4])]

    found = asked(FactPool(facts, "seed").pairing, facts)

    assert [(one.stem, one.texts) for one in found if "month" in one.stem] == [
        ("In which month did each of these happen?", ("February 2001", "May 2001", "March 2002", "July 2003"))
    ]


def test_pairing_with_months_has_no_month_to_spare_that_is_right(deeds):
    facts = [
        *deeds[:4],
        replace(deeds[4], value=PartialDate.on(2003, 7), statement="The dock burnt down in July 2003."),
    ]

    found = asked(FactPool(facts, "seed").pairing, facts)

    assert all(wrong.text not in one.texts for one in found for wrong in one.wrong)


def test_pairing_of_acts_asks_who_did_each_and_has_another_actor_to_spare(deeds, make_event):
    text = "The Norrvik Senate signed a lease on 9 October 2005."
    sixth = make_event("2005-10-09", text, subject="Norrvik Senate", subject_key="senate")
    facts = [replace(one, value=PartialDate.on(2000 + n)) for n, one in enumerate([*deeds, sixth])]
    facts = [replace(one, statement=f"{one.statement.split(' on ')[0]} in {2000 + n}.") for n, one in enumerate(facts)]

    found = asked(FactPool(facts, "seed").pairing, facts)

    (acts,) = (one for one in found if one.stem == "Who did each of these at the time in brackets?")
    assert acts.prompts[0] == "Presented her plan for the Long Quay (2000)"
    assert acts.texts == ("Ilse Maren", "The Port Council", "The Harbour Court", "Jonas Brill", "The Pilots Union")
    assert [wrong.text for wrong in acts.wrong] == ["The Norrvik Senate"]


def test_pairing_of_bases_names_the_time_they_have_in_common(make_fact):
    places = {"HB North": "Norrvik", "HB South": "Sudvik", "HB West": "Vestvik", "HB East": "Ostvik"}
    known = {"kind": "location", "attribute": "base", "attribute_label": "base", "unit": "", "time": NORTH}
    facts = [
        make_fact(id=unit, subject=unit, subject_key=unit, value=place, statement=f"{unit} was in {place}.", **known)
        for unit, place in places.items()
    ]

    (found,) = asked(FactPool(facts, "seed").pairing, facts)

    assert found.stem == "As of June 2006, where was each of these based?"
    assert dict(zip(found.prompts, found.texts, strict=True)) == places


def test_short_forms_that_begin_alike_stand_together(make_fact):
    names = (
        "Harbour Mission",
        "Harbour Police",
        "Harbour Court",
        "Harbour Union",
        "Tug Union",
        "Tug Office",
        "Tug Corps",
    )
    facts = [
        make_fact(
            id=name,
            kind="acronym",
            subject="".join(word[0] for word in name.split()),
            subject_key=name,
            attribute="stands-for",
            value=name,
            time=Time("state"),
            is_volatile=False,
            statement=f"It stands for {name}.",
        )
        for name in (*names, "Tug Depot")
    ]

    found = asked(FactPool(facts, "seed").pairing, facts)

    assert sorted(one.prompts for one in found) == [("HC", "HM", "HP", "HU"), ("TC", "TD", "TO", "TU")]


@pytest.fixture
def make_task(make_fact):
    def make(id, owner, value, **given):
        known = {
            "kind": "membership",
            "attribute": "mandate",
            "attribute_label": "parts of the mandate",
            "is_list": True,
            "is_volatile": False,
            "unit": "",
            "time": Time("state"),
            "subject": owner,
            "subject_key": owner,
            "statement": f"Part of the {owner} mandate is to {value} (the source gives no date).",
        }
        return make_fact(id=id, value=value, **{**known, **given})

    return make


def test_pairing_of_tasks_asks_to_which_list_they_belong(make_task):
    facts = [
        make_task("1", "Quay Guard", "inspect foreign cargo"),
        make_task("2", "Quay Guard", "train young pilots"),
        make_task("3", "Port Corps", "rebuild the northern pier"),
        make_task("4", "Port Corps", "carry out sea rescues"),
    ]

    (found,) = asked(FactPool(facts, "seed").pairing, facts)

    assert found.stem == "To what does each of these tasks belong?"
    assert found.texts == ("The Quay Guard", "The Quay Guard", "The Port Corps", "The Port Corps")


def test_selection_of_a_year_has_what_happened_in_it_among_what_did_not(deeds):
    found = asked(FactPool(deeds, "seed").selection, deeds)

    (year,) = found
    assert year.stem == "Which of these happened in 2001?"
    assert [fact.id for fact in year.facts] == ["2001-02-03", "2001-05-06"]
    assert [wrong.facts for wrong in year.wrong] == [("2002-03-04",), ("2003-07-08",), ("2004-09-10",)]


def test_selection_offers_nothing_as_wrong_that_may_happen_every_year(deeds):
    text = "The Harbour Court renewed the lease of the eastern dock on 4 March 2002."
    (year,) = asked(FactPool([*deeds[:2], replace(deeds[2], statement=text), *deeds[3:]], "seed").selection, deeds)

    assert "2002-03-04" not in {id for wrong in year.wrong for id in wrong.facts}


def test_selection_offers_nothing_as_wrong_of_which_the_year_saw_the_like(deeds, make_event):
    like = make_event("2001-11", "In November 2001 the Harbour Court agreed to close the eastern dock soon.", tier="B")
    (year,) = asked(FactPool([*deeds, like], "seed").selection, deeds)

    assert "2002-03-04" not in {id for wrong in year.wrong for id in wrong.facts}


def test_event_for_which_no_dates_can_be_offered_stands_among_those_of_other_years(deeds):
    days = PartialDate.from_iso("2001-02-03").earliest, PartialDate.from_iso("2001-02-04").latest
    text = "Between 3 February 2001 and 4 February 2001, Ilse Maren presented her plan for the Long Quay."
    facts = [replace(deeds[0], value=PartialDate(*days, "range", "3-4 February 2001"), statement=text), *deeds[1:]]

    (found,) = asked(FactPool(facts, "seed").moment, facts)

    assert found.stem == "Which of these happened between 3 February 2001 and 4 February 2001?"
    assert found.texts == ("Ilse Maren presented her plan for the Long Quay",)
    assert {wrong.facts for wrong in found.wrong} < {("2002-03-04",), ("2003-07-08",), ("2004-09-10",)}


def test_long_list_is_asked_a_few_members_at_a_time(make_task):
    tasks = "inspect cargo", "train young pilots", "clear the channel", "build new beacons", "remove broken barges"
    own = [make_task(f"m{n}", "Quay Guard", task) for n, task in enumerate(tasks)]
    other = [make_task("1", "Port Corps", "rebuild the northern pier"), make_task("2", "Port Corps", "guard the exits")]

    found = [one for one in asked(FactPool([*own, *other], "seed").selection, own) if one.facts[0] in own]

    assert sorted(len(one.facts) for one in found) == [2, 3]
    assert {id for one in found for id in (fact.id for fact in one.facts)} == {fact.id for fact in own}
    assert all({wrong.facts[0] for wrong in one.wrong} == {"1", "2"} for one in found)


def test_nothing_is_told_of_documents_with_more_dates_than_can_be_compared(deeds):
    again = [replace(deeds[0], id=f"x{n}", tier="B", statement=f"Tug {n} was sold in 2001.") for n in range(MANY)]

    assert asked(FactPool([*deeds, *again[len(deeds) :]], "seed").sequence, deeds)
    assert not asked(FactPool([*deeds, *again], "seed").sequence, deeds)
