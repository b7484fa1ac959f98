"""Questions at the desk: the list, the editor of every kind, the preview, and the decisions."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.test import Client

from quiz.models import Attempt, QuestionVersion
from quiz.question_types import QUESTION_TYPES
from tests.factories import save_fact, save_question, save_staff, save_topic
from tests.people.factors import enter_desk
from tests.quiz.admin.question_forms import LIST, filled, page_of, status_of

pytestmark = pytest.mark.django_db
WARNING = {"check": "long", "severity": "warn", "text": "The correct option is the longest."}


@pytest.fixture
def desk(client: Client) -> Client:
    return enter_desk(client, save_staff())


def press(desk: Client, version: QuestionVersion, decision: str, reason: str = ""):
    posted = {"version": version.pk, "seen": version.status, "decision": decision, "reason": reason}
    return desk.post(page_of(version), posted)


@pytest.mark.parametrize("count", [1, 5])
def test_list_asks_the_same_number_of_queries_for_one_and_many(desk, count, django_assert_num_queries):
    for _n in range(count):
        save_question(topic=save_topic(), problems=[WARNING])

    with django_assert_num_queries(10):
        page = desk.get(LIST)

    assert page.context["cl"].result_count == count


def test_list_counts_problems_by_severity(desk):
    save_question(status="draft", problems=[WARNING])

    page = desk.get(LIST).content.decode()

    assert '<span class="chip warn">1 warn</span>' in page
    assert "Multiple choice" in page


def test_empty_list_says_what_to_do(desk):
    assert "No question yet. Import a document" in desk.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("status=draft", ["One?"]),
        ("problems=some", ["One?"]),
        ("problems=none", ["Two?"]),
        ("kind=numeric", []),
        ("q=two", ["Two?"]),
    ],
)
def test_filters_and_search(desk, chosen, expected):
    save_question("One?", status="draft", problems=[WARNING])
    save_question("Two?")

    page = desk.get(f"{LIST}?{chosen}")

    assert [str(row) for row in page.context["cl"].result_list] == expected


def test_page_shows_problems_in_words_the_preview_and_the_quote(desk):
    version = save_question("How many pilots?", fact=save_fact("It had 420 pilots."), status="draft")

    page = desk.get(page_of(version)).content.decode()

    assert "“pilots” changes over time. Name the date in the question." in page
    assert 'name="p-response"' in page
    assert "<mark>It had 420 pilots.</mark>" in page
    assert not Attempt.objects.exists()


@pytest.mark.parametrize("kind", sorted(QUESTION_TYPES))
def test_every_kind_can_be_written_from_its_fact(desk, kind):
    fact = save_fact()

    page = desk.get(f"{LIST}add/?fact={fact.fact_id}&kind={kind}")

    table = page.context["form"].table
    assert [cell.column for cell in table[0]] == list(QUESTION_TYPES[kind].columns)
    shown = [cell.name for row in table for cell in row if cell.column.widget != "hidden"]
    assert re.findall(r'name="(row-\S+?)"[^>]*aria-label="[^"]+"', page.content.decode()) == shown


@pytest.mark.parametrize("kind", sorted(QUESTION_TYPES))
def test_the_editor_says_what_the_kind_needs(desk, kind):
    page = desk.get(f"{LIST}add/?fact={save_fact().fact_id}&kind={kind}").content.decode()

    assert ("Empty a row to remove it." in page) == (QUESTION_TYPES[kind].fixed_rows == 0)
    assert QUESTION_TYPES[kind].stem_help in page


@pytest.mark.parametrize("kind", sorted(QUESTION_TYPES))
def test_every_kind_comes_out_of_its_editor_as_it_went_in(desk, kind):
    example = import_module(f"tests.quiz.question_types.test_{kind}").EXAMPLE
    version = save_question(example.stem, kind=kind, data=example.as_data(), explanation=example.explanation)
    posted = filled(desk.get(page_of(version)))

    unchanged = desk.post(page_of(version), posted | {"save": "1"})
    desk.post(page_of(version), posted | {"explanation": "Other words.", "save": "1"})

    assert "Nothing was changed." in unchanged.content.decode()
    fresh = version.question.versions.get(number=2)
    assert (fresh.data, fresh.explanation) == (version.data, "Other words.")


def test_write_a_question_from_a_fact(desk):
    fact = save_fact()
    url = f"{LIST}add/?fact={fact.fact_id}&kind=single_choice"
    rows = {"row-0-text": "420 pilots", "row-0-key": "1", "row-1-text": "250 pilots", "row-2-text": "600 pilots"}

    saved = desk.post(
        url, {"stem": "How many pilots were there?", "as_of": "June 2004", "rows": 3, "save": "1", **rows}
    )

    version = QuestionVersion.objects.get()
    assert saved.url == page_of(version)
    assert (version.kind, version.status, version.content.key_words()) == ("single_choice", "draft", "420 pilots")
    assert list(version.facts.all()) == [fact]
    assert version.as_of
    assert version.as_of.words() == "June 2004"


def test_a_malformed_table_is_refused_and_kept(desk):
    fact = save_fact()
    rows = {"row-0-text": "", "row-0-why": "Because", "row-1-text": "250 pilots"}

    page = desk.post(
        f"{LIST}add/?fact={fact.fact_id}&kind=single_choice", {"stem": "Who?", "rows": 2, "save": "1", **rows}
    )

    assert page.status_code == 422
    assert "Option 1 has no text." in page.content.decode()
    assert 'value="250 pilots"' in page.content.decode()
    assert not QuestionVersion.objects.exists()


def test_add_asks_for_the_fact_first(desk):
    save_fact("Harbour Watch had 420 pilots.")
    save_fact("Lowhaven is a village.", subject="Lowhaven")

    page = desk.get(f"{LIST}add/?q=lowhaven").content.decode()

    assert "Lowhaven is a village." in page
    assert "420 pilots" not in page


def test_edit_makes_a_new_version_with_the_same_option_ids(desk):
    version = save_question("How many pilots were there?")
    posted = filled(desk.get(page_of(version))) | {
        "stem": "How many pilots worked there?",
        "row-1-text": "251 pilots",
        "save": "1",
    }

    saved = desk.post(page_of(version), posted | {"change": "substantive", "note": "Nearer"})

    assert saved.status_code == 302
    fresh = version.question.versions.get(number=2)
    assert [(o["id"], o["text"]) for o in fresh.data["options"]] == [
        ("o1", "420 pilots"),
        ("o2", "251 pilots"),
        ("o3", "600 pilots"),
    ]
    assert (fresh.stem, fresh.change, fresh.note, fresh.status) == (
        "How many pilots worked there?", "substantive", "Nearer", "draft",
    )  # fmt: skip
    assert status_of(version) == "approved"


def test_preview_shows_the_edit_and_saves_nothing(desk):
    version = save_question()
    posted = filled(desk.get(page_of(version))) | {"stem": "Other words?", "preview": "1"}

    page = desk.post(page_of(version), posted)

    assert page.context["preview"]["stem"] == "Other words?"
    assert version.question.versions.count() == 1


def test_an_edit_of_an_older_version_is_told_and_kept(desk):
    version = save_question()
    posted = filled(desk.get(page_of(version))) | {"save": "1"}
    desk.post(page_of(version), posted | {"stem": "Mine?"})

    page = desk.post(page_of(version), posted | {"stem": "Yours?"})

    assert page.status_code == 409
    assert "saved version 2 since you opened this" in page.content.decode()
    assert "Yours?" in page.content.decode()


def test_approve_reject_and_retire(desk):
    first, second = save_question(status="draft"), save_question(status="draft")

    press(desk, first, "approve")
    press(desk, second, "reject", "Trivial")
    assert (status_of(first), status_of(second)) == ("approved", "rejected")
    first.refresh_from_db()
    press(desk, first, "retire", "Outdated")

    assert status_of(first) == "retired"


def test_approve_says_what_blocks(desk):
    version = save_question(status="draft", fact=save_fact(begins=None))

    page = press(desk, version, "approve")

    assert page.status_code == 409
    assert "changes over time and has no date" in page.content.decode()


def test_approve_many_leaves_those_with_findings(desk):
    good, warned = save_question(status="draft"), save_question("Warned?", status="draft")
    chosen = [good.question_id, warned.question_id]

    page = desk.post(LIST, {"action": "approve_selected", ACTION_CHECKBOX_NAME: chosen}, follow=True)

    assert [str(message) for message in page.context["messages"]] == [
        "1 approved.",
        "1 left as before. “Warned?”: “pilots” changes over time. Name the date in the question. "
        "Open it and decide on it alone.",
    ]
    assert (status_of(good), status_of(warned)) == ("approved", "draft")


def test_reject_many_asks_for_a_reason_first(desk):
    rows = [save_question(status="draft") for _n in range(2)]
    posted = {"action": "reject_selected", ACTION_CHECKBOX_NAME: [row.question_id for row in rows]}

    desk.post(LIST, posted)
    assert {status_of(row) for row in rows} == {"draft"}
    desk.post(LIST, posted | {"reason": "Duplicate"})

    assert {status_of(row) for row in rows} == {"rejected"}


@pytest.mark.parametrize("may", [("view",), ()])
def test_who_may_not_change_decides_nothing(client, may):
    enter_desk(client, save_staff(may=may))
    version = save_question(status="draft")

    assert client.get(page_of(version)).status_code == (200 if may else 403)
    assert client.get(f"{LIST}add/").status_code == 403
    assert press(client, version, "approve").status_code == 403
    assert status_of(version) == "draft"
