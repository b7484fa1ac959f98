"""The questions and quizzes of the shipped KFOR pack: sound, resting on its facts, enough for every paper."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from content.ledger.entry import Entry, Source, Time
from content.ledger.freshness import months_after, review_day
from content.ledger.truth import Truth, truth_on
from content.partialdate import PartialDate
from quiz import assembly
from quiz.question_types import QUESTION_TYPES
from quiz.question_types.base import QuestionType
from quiz.question_types.text_matching import normalise

PACK = Path(__file__).parents[2] / "content" / "packs" / "kfor"
TODAY = date(2026, 11, 1)
SEEDS = range(40)


READERS: dict[str, Callable[[str], Any]] = {
    "number": Decimal,
    "date": PartialDate.from_iso,
    "text": str,
    "entity": str,
}


def load(name: str) -> Any:
    return json.loads((PACK / f"{name}.json").read_text(encoding="utf-8"))


DOCUMENTS = {row["slug"]: row for row in load("documents")}
ENTITIES = {row["slug"]: row for row in load("entities")}
ATTRIBUTES = {row["slug"]: row for row in load("attributes")}
QUESTIONS = load("questions")
QUIZZES = {row["slug"]: row for row in load("quizzes")}


def moment(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def entry_of(row: dict[str, Any]) -> Entry:
    """A fact of the pack as the ledger sees it."""
    attribute = ATTRIBUTES[row["attribute"]]
    quotes = [found for found in row["evidence"] if found["role"] == "value"]
    sources = [
        Source(found["document"], "", "", found["quote"], 0, 0, moment(DOCUMENTS[found["document"]]["dated"]))
        for found in quotes
    ]
    names = ENTITIES[row["value_entity"]]["names"] if row["value_entity"] else []
    return Entry(
        id=row["uuid"],
        kind=attribute["kind"],
        subject=ENTITIES[row["subject"]]["names"][0]["name"],
        subject_key=row["subject"],
        attribute=row["attribute"],
        attribute_label=attribute["label"],
        value=READERS[attribute["value_type"]](row["value"]),
        time=Time(row["nature"], moment(row["begins"]), moment(row["ends"]), row["known"]),
        hedge=row["hedge"],
        modality=row["modality"],
        negated=row["negated"],
        tier=row["tier"],
        sources=tuple(sources),
        premises=tuple(row["premises"]),
        value_aliases=tuple(name["name"] for name in names),
        **{name: row[name] for name in ("statement", "unit", "topic", "importance")},
        **{name: attribute[name] for name in ("is_list", "is_volatile", "holds_days")},
    )


FACTS = {row["uuid"]: entry_of(row) for row in load("facts")}
SERIES: dict[tuple[str, str], list[Entry]] = {}
for fact in FACTS.values():
    SERIES.setdefault(fact.series, []).append(fact)


def content_of(row: dict[str, Any]) -> QuestionType:
    return QUESTION_TYPES[row["kind"]].from_data(row["stem"], row["explanation"], row["data"])


def linked(row: dict[str, Any], *roles: str) -> list[Entry]:
    return [FACTS[link["fact"]] for link in row["facts"] if link["role"] in roles]


def truth(entry: Entry, day: date) -> Truth:
    return truth_on(entry, day, SERIES[entry.series])


def days_of(row: dict[str, Any]) -> Iterator[date]:
    """The days that the stem may mean: each one of its period, or today where it names none."""
    at = moment(row["as_of"])
    first = (at and at.earliest) or TODAY
    last = (at and (at.latest or at.earliest)) or TODAY
    return (first + timedelta(days=days) for days in range((last - first).days + 1))


def of_kind(*kinds: str) -> list[dict[str, Any]]:
    return [row for row in QUESTIONS if row["kind"] in kinds]


# The files.


@pytest.mark.parametrize("name", ["questions", "quizzes"])
def test_file_is_written_in_one_form(name: str) -> None:
    text = (PACK / f"{name}.json").read_text(encoding="utf-8")

    assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"


def test_ids_and_stems_are_unique() -> None:
    ids = Counter(row["uuid"] for row in QUESTIONS)
    stems = Counter((row["kind"], row["stem"]) for row in QUESTIONS)

    assert [found for counts in (ids, stems) for found, count in counts.items() if count > 1] == []


def test_there_are_enough_questions_of_every_kind_and_topic() -> None:
    kinds = Counter(row["kind"] for row in QUESTIONS)
    topics = Counter(row["topic"] for row in QUESTIONS)

    assert len(QUESTIONS) >= 150
    assert set(kinds) == set(QUESTION_TYPES)
    assert min(kinds.values()) >= 10
    assert set(topics) == {topic["slug"] for topic in load("topics")}
    assert min(topics.values()) >= 15


def test_every_important_sure_fact_is_asked() -> None:
    asked = {entry.id for row in QUESTIONS for entry in linked(row, "asked")}

    expected = [fact for fact in FACTS.values() if fact.importance == 3 and fact.tier == "A"]
    assert [fact.statement for fact in expected if fact.id not in asked] == []


def test_many_questions_rest_on_time() -> None:
    timed = [row for row in QUESTIONS if row["as_of"] and any(entry.is_volatile for entry in linked(row, "asked"))]

    assert len(timed) >= 35


# Each question.


def test_data_comes_back_unchanged_and_nothing_is_wrong_with_it() -> None:
    for row in QUESTIONS:
        content = content_of(row)
        assert content.as_data() == row["data"], row["stem"]
        assert content.problems() == [], row["stem"]
        assert len(content.explanation.split()) >= 6, row["stem"]


def test_key_earns_all_and_a_wrong_response_nothing() -> None:
    for row in QUESTIONS:
        content = content_of(row)
        order = content.draw(Random(1))
        right = content.read(content.key_response(order), order)
        wrong = content.read(content.wrong_response(order), order)
        assert right.error == wrong.error == "", row["stem"]
        assert content.grade(right.value).verdict == "right", row["stem"]
        assert content.grade(wrong.value).verdict == "wrong", row["stem"]


def test_options_differ_and_each_distractor_says_why() -> None:
    for row in of_kind("single_choice", "multiple_response"):
        options, key = row["data"]["options"], row["data"]["key"]
        assert len({normalise(option["text"]) for option in options}) == len(options) >= 3, row["stem"]
        assert [option["text"] for option in options if not option["why"] and option["id"] not in key] == []


def test_matching_leaves_one_option_over() -> None:
    for row in of_kind("matching"):
        prompts, options = row["data"]["prompts"], row["data"]["options"]
        assert len(set(row["data"]["key"].values())) == len(prompts) == len(options) - 1, row["stem"]


def test_cloze_has_at_most_two_blanks_and_begins_with_words() -> None:
    rows = of_kind("cloze")

    assert [row["stem"] for row in rows if len(row["data"]["blanks"]) > 2 or row["stem"].startswith("_")] == []


def test_lines_to_order_show_no_date() -> None:
    lines = [option["text"] for row in of_kind("ordering") for option in row["data"]["options"]]

    assert [line for line in lines if re.search(r"\b(19|20)\d\d\b", line)] == []


# What a question rests on.


def test_each_question_rests_on_sure_facts() -> None:
    for row in QUESTIONS:
        assert {"asked"} <= {link["role"] for link in row["facts"]} <= {"asked", "distractor", "context"}, row["stem"]
        assert [entry.statement for entry in linked(row, "asked", "distractor", "context") if entry.tier != "A"] == []


def test_each_question_can_show_a_quote_of_its_fact_or_of_what_the_fact_follows_from() -> None:
    bare = {
        row["stem"]
        for row in QUESTIONS
        for fact in linked(row, "asked")
        if not all(found.sources for found in ([FACTS[uuid] for uuid in fact.premises] or [fact]))
    }

    assert bare == set()


def test_what_changes_over_time_is_asked_for_a_time_when_it_held() -> None:
    for row in QUESTIONS:
        for entry in linked(row, "asked"):
            if entry.modality == "planned":
                assert row["as_of"], row["stem"]
                assert "plan" in json.dumps(row), row["stem"]
            elif entry.is_volatile or row["as_of"]:
                assert row["as_of"], row["stem"]
                assert any(truth(entry, day) is Truth.TRUE for day in days_of(row)), (row["stem"], entry.statement)


def test_distractors_are_false_or_belong_to_another_owner() -> None:
    for row in QUESTIONS:
        for entry in linked(row, "distractor"):
            rivals = [asked for asked in linked(row, "asked") if asked.series == entry.series]
            days = [day for day in days_of(row) if any(truth(asked, day) is Truth.TRUE for asked in rivals)]
            assert days or not rivals, (row["stem"], entry.statement)
            assert all(truth(entry, day) is Truth.FALSE for day in days), (row["stem"], entry.statement)


def test_numbers_are_those_of_the_facts() -> None:
    for row in of_kind("numeric"):
        [entry] = linked(row, "asked")
        assert isinstance(entry.value, Decimal)
        tolerance = entry.value / 10 if entry.hedge else Decimal(0)
        expected = {"value": str(entry.value), "tolerance": f"{tolerance:.0f}", "unit": entry.unit}
        assert row["data"] == expected, row["stem"]


def test_dates_are_those_of_the_facts() -> None:
    for row in of_kind("date"):
        [entry] = linked(row, "asked")
        assert isinstance(entry.value, PartialDate)
        assert row["data"]["value"] == entry.value.iso, row["stem"]


def test_keys_in_words_are_found_in_the_facts() -> None:
    for row in of_kind("short_answer", "cloze", "single_choice"):
        told = [words for entry in linked(row, "asked", "context") for words in words_of(entry)]
        known = normalise(" ".join(told).replace("/", " "))
        for key in content_of(row).key_words().split("; "):
            words = [word for word in normalise(key.replace("/", " ")).split() if word not in SMALL_WORDS]
            assert len([word for word in words if word[:5] in known]) * 2 >= len(words), (row["stem"], key)


SMALL_WORDS = {"of", "to", "and", "about", "from", "for", "after", "as", "it", "its", "own", "was"}


def words_of(entry: Entry) -> list[str]:
    """The words in which a fact may give its value."""
    number = [f"{entry.value:,}"] if isinstance(entry.value, Decimal) else []
    day = [entry.value.plain()] if isinstance(entry.value, PartialDate) else []
    return [entry.statement, entry.subject, entry.value_words(), *number, *day, *entry.value_aliases]


# All of them together.


def test_true_and_false_are_in_balance() -> None:
    keys = [row["data"]["key"] for row in QUESTIONS if row["kind"] == "true_false"]

    assert 0.4 <= sum(keys) / len(keys) <= 0.6


def test_the_key_is_the_longest_option_no_more_often_than_by_chance() -> None:
    rows = [row for row in QUESTIONS if row["kind"] == "single_choice"]
    longest = sum(is_key_longest(row["data"]) for row in rows)
    fair = sum(1 / len(row["data"]["options"]) for row in rows)

    assert longest <= fair


def is_key_longest(data: dict[str, Any]) -> bool:
    lengths = {option["id"]: len(option["text"]) for option in data["options"]}
    [key] = data["key"]
    return all(length < lengths[key] for id, length in lengths.items() if id != key)


def test_no_fact_is_asked_twice_in_one_kind_with_one_key() -> None:
    asked = Counter(
        (row["kind"], entry.id, content_of(row).key_words()) for row in QUESTIONS for entry in linked(row, "asked")
    )

    assert [found for found, count in asked.items() if count > 1] == []


# The quizzes.


CANDIDATES = [
    assembly.Candidate(
        version=number,
        topic=row["topic"],
        asked=frozenset(entry.id for entry in linked(row, "asked")),
        others=frozenset(entry.id for entry in linked(row, "distractor", "context")),
        series=frozenset(entry.series for entry in linked(row, "asked")),
        as_of=moment(row["as_of"]),
    )
    for number, row in enumerate(QUESTIONS)
]


def fitting(slug: str, today: date = TODAY) -> tuple[list[assembly.Row], list[assembly.Candidate]]:
    """The rows of a quiz's blueprint, and the questions that may be drawn for it; the pack was loaded on TODAY."""
    rules = QUIZZES[slug]["version"]
    day = date.fromisoformat(rules["knowledge_day"]) if rules["knowledge_day"] else today
    loaded = {key: replace(fact, review_by=review_day(fact, TODAY)) for key, fact in FACTS.items()}
    found = assembly.eligible(CANDIDATES, loaded, day, pinned=bool(rules["knowledge_day"]))
    return assembly.read_blueprint(rules["blueprint"]), found


SIZES = {"kfor-practice": 10, "kfor-test": 20, "kfor-2009": 15, "kfor-2012": 15}


@pytest.mark.parametrize(("slug", "count"), SIZES.items())
@pytest.mark.parametrize("months", [0, 4, 12, 24])
def test_every_paper_is_full(slug: str, count: int, months: int) -> None:
    rows, candidates = fitting(slug, months_after(TODAY, months))

    assert {len(assembly.draw(rows, candidates, [], Random(seed))) for seed in SEEDS} == {count}


@pytest.mark.parametrize("slug", ["kfor-practice", "kfor-test"])
def test_paper_spans_all_topics(slug: str) -> None:
    rows, _ = fitting(slug)

    assert {row.topic for row in rows} == {topic["slug"] for topic in load("topics")}


@pytest.mark.parametrize("slug", ["kfor-2009", "kfor-2012"])
def test_each_series_row_has_a_question_true_on_the_day(slug: str) -> None:
    rows, candidates = fitting(slug)
    day = date.fromisoformat(QUIZZES[slug]["version"]["knowledge_day"])

    wanted = [row.series for row in rows if row.series]
    assert len(wanted) >= 4
    for series in wanted:
        asked = [FACTS[id] for found in candidates if series in found.series for id in found.asked]
        assert any(truth(entry, day) is Truth.TRUE for entry in asked if entry.series == series), series


def test_both_days_share_a_blueprint_but_not_the_keys_of_what_changed() -> None:
    in_2009, in_2012 = (keys_of_series(slug, ("kfor", "structure")) for slug in ("kfor-2009", "kfor-2012"))

    assert QUIZZES["kfor-2009"]["version"]["blueprint"] == QUIZZES["kfor-2012"]["version"]["blueprint"]
    assert in_2009 == {"5", "True"}
    assert in_2012 == {"Two with five", "two; five", "False"}
    assert values_of_series("kfor-2009", ("kfor", "structure")).isdisjoint(
        values_of_series("kfor-2012", ("kfor", "structure"))
    )


def keys_of_series(slug: str, series: tuple[str, str]) -> set[str]:
    _, candidates = fitting(slug)
    return {content_of(QUESTIONS[found.version]).key_words() for found in candidates if series in found.series}


def values_of_series(slug: str, series: tuple[str, str]) -> set[str]:
    _, candidates = fitting(slug)
    asked = [FACTS[id] for found in candidates if series in found.series for id in found.asked]
    return {entry.value_words() for entry in asked if entry.series == series}


@pytest.mark.django_db
def test_the_loaded_pack_gives_full_papers() -> None:
    from quiz import packing
    from quiz.models import Quiz
    from quiz.papers import draw_paper

    packing.load(PACK, now=datetime(2026, 11, 1, tzinfo=UTC))

    versions = {quiz.slug: quiz.current for quiz in Quiz.objects.filter(slug__in=QUIZZES)}
    papers = {
        slug: draw_paper(version, version.knowledge_day or TODAY, Random(1))
        for slug, version in versions.items()
        if version
    }
    assert {slug: len(paper) for slug, paper in papers.items()} == SIZES
