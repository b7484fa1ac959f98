"""Imports at the desk: what the form refuses and offers, and what the page of an import tells."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from content.models import Import
from quiz import imports
from tests import documents
from tests.factories import NOW, save_mission, save_staff
from tests.people.factors import enter_desk
from tests.quiz.views.pages import tree, words

pytestmark = pytest.mark.django_db
ADD = "/admin/content/import/add/"
TOLD = {"title": "Lake report", "publisher": "Lake Press", "published": "2011", "language": "en", "rights": "quote"}
TEXT = "The lake mission had 30 boats in 2011."


@pytest.fixture
def desk(client: Client) -> Client:
    return enter_desk(client, save_staff())


def hand_in(desk, **told):
    """Hand in the text, and import it as the worker would."""
    sent = desk.post(ADD, {**TOLD, "mission": save_mission().pk, "text": TEXT, "format": "pasted.txt", **told})
    row = Import.objects.get(pk=sent.url.split("/")[-3])
    imports.run(row.pk, now=NOW)
    return row


def page_of(desk, row):
    return words(desk.get(f"/admin/content/import/{row.pk}/change/"))


def test_the_page_of_an_import_lists_what_it_found(desk):
    page = page_of(desk, hand_in(desk))

    assert "New facts" in page
    assert "Questions drafted" in page


def test_the_page_of_an_import_keeps_apart_what_no_question_is_drafted_from(desk):
    page = page_of(desk, hand_in(desk, text="NLF had 30 boats in 2011. Talks with fishermen broke down on 3 May 2011."))
    sure, _, unsure = page.partition("New facts to look at first: no question is drafted from these")

    assert "30 boats" in sure
    assert "Talks with fishermen broke down on 3 May 2011." in unsure
    assert "Talks with fishermen" not in sure


def test_a_text_that_is_here_already_is_told_with_its_document(desk):
    hand_in(desk)

    page = page_of(desk, hand_in(desk, title="Other title", publisher="Other Press"))

    assert "This very text is here already, so nothing was changed." in page
    assert "Lake report, Lake Press." in page
    assert "No question could be drafted" not in page


@pytest.mark.parametrize(("missions", "chosen"), [(["lake"], True), (["lake", "river"], False)])
def test_a_mission_is_chosen_beforehand_only_where_it_is_the_only_one(desk, missions, chosen):
    for slug in missions:
        save_mission(slug)

    assert bool(tree(desk.get(ADD)).xpath("//select[@name='mission']/option[@selected][@value!='']")) is chosen


def test_an_empty_file_is_refused_in_one_sentence(desk):
    page = desk.post(ADD, {**TOLD, "mission": save_mission().pk, "file": SimpleUploadedFile("report.txt", b"")})

    assert page.status_code == 422
    assert page.context["form"].errors == {"file": ["The submitted file is empty."]}


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"text": ""}, "file"),
        ({"published": "soon"}, "published"),
        ({"published": ""}, "published"),
        ({"is_unknown": "1"}, "published"),
        ({"mission": "99999"}, "mission"),
        ({"title": "x" * 201}, "title"),
        ({"address": "javascript:alert(1)"}, "address"),
        ({"text": "wor\x00ds"}, "text"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_stored(desk, told, field):
    posted = {**TOLD, "mission": save_mission().pk, "text": TEXT, "format": "pasted.txt", **told}

    page = desk.post(ADD, posted)

    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
    assert not Import.objects.exists()


def test_a_word_document_is_imported_as_a_text_is(desk):
    words = documents.paragraph("Boats", "Heading1") + documents.paragraph(TEXT)
    file = SimpleUploadedFile("report.docx", documents.docx(words))

    row = hand_in(desk, text="", file=file)

    assert row.file_name == "report.docx"
    assert "30 boats" in page_of(desk, row)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("report.docx", b"words", "is named as a Word document but holds none; save it as one, or as plain text."),
        ("report.txt", documents.docx(""), "holds a Word document but is not named so; let its name end in .docx."),
        ("report.txt", b"a" * 10_000_001, "is over 10 MB; split it and import the parts."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_its_place_and_the_rest_is_kept(desk, name, data, sentence):
    page = desk.post(ADD, {**TOLD, "mission": save_mission().pk, "file": SimpleUploadedFile(name, data)})

    assert (page.status_code, page.context["form"].errors) == (422, {"file": [f"The file {sentence}"]})
    assert tree(page).xpath("string(//input[@name='title']/@value)") == TOLD["title"]
    assert not Import.objects.exists()
