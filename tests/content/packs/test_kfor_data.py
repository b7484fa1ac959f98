"""The shipped KFOR pack, as data: its references, dates, quotes and its coverage of the gold facts."""

from __future__ import annotations

import json
import os
import re
import uuid
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

import pytest

from content.ledger.entry import Hedge, Kind, Known, Modality, Nature
from content.partialdate import PartialDate

ROOT = Path(__file__).parents[3]
PACK = ROOT / "content" / "packs" / "kfor"
GOLD_DIR = Path(os.environ.get("GOLD_DIR", ROOT / "../shared/gold"))


def load(name: str) -> Any:
    return json.loads((PACK / f"{name}.json").read_text(encoding="utf-8"))


MISSION = load("pack")
TOPICS = load("topics")
DOCUMENTS = {document["slug"]: document for document in load("documents")}
BRIEFS = {slug: (PACK / document["brief"]).read_text(encoding="utf-8") for slug, document in DOCUMENTS.items()}
ENTITIES = {entity["slug"]: entity for entity in load("entities")}
ATTRIBUTES = {attribute["slug"]: attribute for attribute in load("attributes")}
FACTS = load("facts")
BY_UUID = {fact["uuid"]: fact for fact in FACTS}

SMALL_NUMBERS = {"2": "two", "4": "four", "5": "five", "7": "seven"}


def name_of(fact: dict[str, Any]) -> str:
    return f"{fact['subject']} {fact['attribute']} {fact['value']}"


def series(subject: str, attribute: str) -> list[dict[str, Any]]:
    return [fact for fact in FACTS if (fact["subject"], fact["attribute"]) == (subject, attribute)]


@pytest.mark.parametrize("name", ["pack", "topics", "documents", "entities", "attributes", "facts"])
def test_file_is_written_in_one_form(name: str) -> None:
    text = (PACK / f"{name}.json").read_text(encoding="utf-8")

    assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"


def test_footnote_takes_no_position_on_status() -> None:
    assert "imply no position on the status of Kosovo" in MISSION["mission"]["footnote"]


def test_slugs_and_uuids_are_unique() -> None:
    slugs = [[row["slug"] for row in load(name)] for name in ("topics", "documents", "entities", "attributes")]
    ids = [MISSION["uuid"], *(fact["uuid"] for fact in FACTS)]

    assert [slug for rows in slugs for slug, count in Counter(rows).items() if count > 1] == []
    assert [value for value, count in Counter(ids).items() if count > 1 or str(uuid.UUID(value)) != value] == []


def test_brief_tells_what_it_restates() -> None:
    for slug, document in DOCUMENTS.items():
        lines = BRIEFS[slug].splitlines()
        assert lines[0].startswith("# Brief of ")
        assert f"- Original title: {document['title']}" in lines
        assert f"- Publisher: {document['publisher']}" in lines
        assert any(line.startswith("- Date: ") for line in lines)


def test_every_quote_occurs_once_in_its_brief() -> None:
    rows = [row for fact in FACTS for row in fact["evidence"]]

    assert [row["quote"] for row in rows if BRIEFS[row["document"]].count(row["quote"]) != 1] == []
    assert [row["quote"] for row in rows if "\n" in row["quote"] or row["quote"] != row["quote"].strip(" -")] == []
    assert {row["role"] for row in rows} == {"value", "subject", "time"}


def test_every_fact_rests_on_a_quote_or_on_premises() -> None:
    for fact in FACTS:
        has_value = any(row["role"] == "value" for row in fact["evidence"])
        assert has_value != bool(fact["premises"]), name_of(fact)
        keys = [(row["document"], row["role"], row["quote"]) for row in fact["evidence"]]
        assert len(keys) == len(set(keys)), name_of(fact)


def test_premises_stand_before_their_conclusion() -> None:
    seen: set[str] = set()
    for fact in FACTS:
        assert set(fact["premises"]) <= seen, name_of(fact)
        seen.add(fact["uuid"])


def test_every_reference_resolves() -> None:
    topics = [topic["slug"] for topic in TOPICS]
    for fact in FACTS:
        assert fact["subject"] in ENTITIES, name_of(fact)
        assert fact["attribute"] in ATTRIBUTES, name_of(fact)
        assert (fact["value_entity"] is not None) == (ATTRIBUTES[fact["attribute"]]["value_type"] == "entity")
        assert fact["value_entity"] is None or fact["value_entity"] in ENTITIES, name_of(fact)
        assert fact["topic"] in topics, name_of(fact)
    assert {fact["attribute"] for fact in FACTS} == set(ATTRIBUTES)


def test_facts_stand_in_the_order_of_the_topics() -> None:
    topics = [topic["slug"] for topic in TOPICS]
    expected = [
        *("mandate", "deployment", "structure-and-command", "tasks", "security-forces", "status-and-talks", "partners"),
    ]

    assert topics == expected
    assert list(dict.fromkeys(fact["topic"] for fact in FACTS)) == expected
    assert [fact["topic"] for fact in FACTS] == sorted((fact["topic"] for fact in FACTS), key=topics.index)


def test_words_of_facts_are_those_the_ledger_knows() -> None:
    for fact in FACTS:
        assert fact["hedge"] is None or fact["hedge"] in get_args(Hedge)
        assert fact["nature"] in get_args(Nature)
        assert fact["known"] in get_args(Known)
        assert fact["modality"] in get_args(Modality)
        assert fact["importance"] in (1, 2, 3)
        assert fact["tier"] in ("A", "B")


def test_attributes_are_of_the_kinds_the_ledger_knows() -> None:
    for attribute in ATTRIBUTES.values():
        assert attribute["kind"] in get_args(Kind)
        assert (attribute["kind"] == "quantity") == (attribute["value_type"] == "number"), attribute["slug"]
        assert (attribute["kind"] == "date_event") == (attribute["value_type"] == "date"), attribute["slug"]
        assert not attribute["is_volatile"] or attribute["holds_days"] > 0, attribute["slug"]


def test_dates_parse_and_come_back_unchanged() -> None:
    dates = [document["dated"] for document in DOCUMENTS.values()]
    dates += [fact[end] for fact in FACTS for end in ("begins", "ends")]

    assert [text for text in dates if text is not None and str(PartialDate.parse(text)) != text] == []


def test_how_a_date_is_known_fits_the_date() -> None:
    for document in DOCUMENTS.values():
        assert (document["dated"] is None) == (document["dated_known"] == "unknown")
    for fact in FACTS:
        assert (fact["begins"] is None) == (fact["known"] == "unknown"), name_of(fact)
        assert fact["ends"] is None or (fact["nature"] == "state" and fact["begins"]), name_of(fact)
        assert fact["nature"] != "event" or fact["begins"], name_of(fact)


def test_values_are_of_their_type() -> None:
    for fact in FACTS:
        value_type = ATTRIBUTES[fact["attribute"]]["value_type"]
        if value_type == "number":
            assert re.fullmatch(r"\d+", fact["value"]), name_of(fact)
        if value_type == "date":
            held = PartialDate.parse(fact["begins"])
            assert held.within(PartialDate.from_iso(fact["value"])), name_of(fact)


def test_numbers_stand_in_their_quotes() -> None:
    for fact in FACTS:
        if ATTRIBUTES[fact["attribute"]]["value_type"] != "number":
            continue
        printed = {f"{int(fact['value']):,}", SMALL_NUMBERS.get(fact["value"], "none")}
        quotes = [row["quote"] for row in fact["evidence"] if row["role"] == "value"]
        assert [quote for quote in quotes if not printed & set(re.findall(r"[\d,]*\d|\w+", quote))] == []


def test_statements_stand_alone() -> None:
    leading = re.compile(r"(This|That|These|Those|It|Its|They|Their|He|His|She|Her|Such|There)\b")
    undated = re.compile(r"\b(today|currently|now|at present|recently)\b", re.IGNORECASE)
    statements = [fact["statement"] for fact in FACTS]

    assert [text for text in statements if leading.match(text) or undated.search(text)] == []
    assert [text for text in statements if not re.fullmatch(r"[A-Z].+\.", text) or len(text.split()) > 36] == []
    assert len(set(statements)) == len(statements)


def test_changing_values_without_a_place_in_time_are_for_the_instructor_only() -> None:
    for fact in FACTS:
        begins = PartialDate.parse(fact["begins"]) if fact["begins"] else PartialDate(None, None)
        is_placed = begins.earliest is not None and begins.latest is not None
        is_volatile = ATTRIBUTES[fact["attribute"]]["is_volatile"]
        assert (fact["tier"] == "B") == (is_volatile and not is_placed), name_of(fact)


def test_troop_levels_form_one_series() -> None:
    levels = [(fact["value"], fact["hedge"], (fact["begins"] or "").split(";")[0]) for fact in series("kfor", "troops")]

    assert levels == [
        ("50000", "about", "1999-06-12/1999-06-30"),
        ("39000", "about", "2002-01-01/2002-04-30"),
        ("26000", None, "2003-06-01/2003-06-30"),
        ("17500", None, "2003-12-01/2003-12-31"),
        ("14000", "over", "2009-02-02/2009-06-14"),
        ("5600", "about", "2010-07-22/.."),
        ("6000", "almost", "2012-02-01/2012-02-29"),
        ("3700", "over", ""),
    ]
    assert [fact["value"] for fact in series("kfor", "reinforcement")] == ["2500"]


def test_single_valued_series_hold_one_value_at_a_time() -> None:
    for subject, attribute in {(fact["subject"], fact["attribute"]) for fact in FACTS}:
        facts = series(subject, attribute)
        if ATTRIBUTES[attribute]["is_list"]:
            assert len({fact["value"] for fact in facts}) == len(facts), (subject, attribute)
        elif not ATTRIBUTES[attribute]["is_volatile"]:
            assert len(facts) == 1, (subject, attribute)


def test_observations_of_changing_values_hold_at_some_time() -> None:
    windows = []
    for fact in FACTS:
        attribute = ATTRIBUTES[fact["attribute"]]
        if fact["nature"] == "observation" and attribute["is_volatile"] and not attribute["is_list"] and fact["begins"]:
            at, reach = PartialDate.parse(fact["begins"]), timedelta(days=attribute["holds_days"])
            if at.earliest and at.latest:
                windows.append((at.latest - reach, at.earliest + reach))

    assert [window for window in windows if window[0] > window[1]] == []


def test_names_are_given_once_with_one_preferred_per_language() -> None:
    for slug, entity in ENTITIES.items():
        names = [(row["name"], row["language"]) for row in entity["names"]]
        preferred = [row["language"] for row in entity["names"] if row["preferred"]]
        assert len(set(names)) == len(names), slug
        assert len(set(preferred)) == len(preferred), slug
        assert preferred[0] == "en", slug
        assert entity["names"][0]["preferred"], slug


def test_places_have_albanian_and_serbian_names() -> None:
    places = [entity for entity in ENTITIES.values() if entity["kind"] == "place"]

    assert len(places) >= 60
    for place in places:
        assert {"sq", "sr"} <= {row["language"] for row in place["names"] if row["preferred"]}, place["slug"]


@pytest.mark.parametrize(
    ("slug", "written"),
    [
        ("peja-pec", "Pec"),
        ("ferizaj-urosevac", "Urosevac"),
        ("lipjan-lipljan", "Lipljan"),
        ("prishtina-pristina", "Pristina"),
        ("novoselle-novo-selo", "Novo Selo"),
        ("camp-bondsteel", "Bondsteel"),
    ],
)
def test_spellings_without_diacritics_are_known(slug: str, written: str) -> None:
    assert written in [row["name"] for row in ENTITIES[slug]["names"]]
