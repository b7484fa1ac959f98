"""A fact in two clicks: a sentence of a document is chosen, and what is proposed for it saved."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from lxml import html

from content.models import Document, Entity, Evidence, Fact, FactVersion
from content.readers import read
from content.recording import record_edition
from people.models import AuditRow, User
from tests.factories import NOW, save_attribute, save_document, save_fact, save_mission, save_staff
from tests.people.factors import enter_desk

pytestmark = pytest.mark.django_db

TEXT = """# Žabák 𝒳

The 𝒳 ferry 🚢 sailed – daily. Lake Watch had 420 pilots in May 2004.

The captain has to keep a log 🚢 of every voyage.
"""
COUNTED = "Lake Watch had 420 pilots in May 2004."
MISSED = "The captain has to keep a log 🚢 of every voyage."


@pytest.fixture
def eda() -> User:
    return save_staff()


@pytest.fixture
def desk(client: Client, eda: User) -> Client:
    return enter_desk(client, eda)


@pytest.fixture
def document() -> Document:
    return save_document(text=TEXT)


def tree(page):
    return html.fromstring(page.content.decode())


def controls(page) -> dict[str, str]:
    """The address of each control by the sentence that it stands at."""
    edition = Document.objects.get().editions.get()
    found = tree(page).xpath("//article//a[@class='make']/@href")
    places = {href: parse_qs(urlsplit(href).query) for href in found}
    return {edition.text[int(at["start"][0]) : int(at["end"][0])]: href for href, at in places.items()}


def choose(desk: Client, document: Document, sentence: str) -> str:
    """The address of the page on which a fact is made of the sentence."""
    return controls(desk.get(f"/admin/content/document/{document.pk}/change/"))[sentence]


def filled(page, **told: str) -> dict[str, object]:
    """What the form posts as it stands, and what was typed over."""
    form = page.context["form"]
    posted = {field.name: field.value() for field in form if field.value() not in (None, False)}
    return posted | {"offered": form.offered} | told


def shown(page) -> str:
    return " ".join(tree(page).text_content().split())


def test_each_sentence_of_a_document_has_a_control(desk, document):
    found = controls(desk.get(f"/admin/content/document/{document.pk}/change/"))

    assert list(found) == ["Žabák 𝒳", "The 𝒳 ferry 🚢 sailed – daily.", COUNTED, MISSED]


def test_a_control_is_named_after_its_sentence(desk, document):
    page = desk.get(f"/admin/content/document/{document.pk}/change/")

    names = [node.text_content() for node in tree(page).xpath("//article//a[@class='make']")]
    assert names[3] == "+Make a fact: The captain has to keep a log 🚢 …"


def test_two_clicks_store_what_a_rule_finds(desk, eda, document):
    address = choose(desk, document, COUNTED)

    page = desk.get(address)
    saved = desk.post(address, filled(page), follow=True)

    version = FactVersion.objects.get()
    told = (str(version.subject), version.attribute.kind, version.value, version.unit, version.status, version.known)
    assert told == ("Lake Watch", "quantity", "420", "pilots", "draft", "stated")
    assert "Saved as a draft. Approve it to put it in force." in shown(saved)
    assert saved.redirect_chain[0][0] == f"/admin/content/fact/{version.fact_id}/change/"
    assert AuditRow.objects.values_list("action", "by").get() == ("make fact", eda.pk)


def test_two_clicks_store_what_no_rule_finds(desk, document):
    address = choose(desk, document, MISSED)

    desk.post(address, filled(desk.get(address)))

    version, evidence = FactVersion.objects.get(), Evidence.objects.get()
    assert (version.statement, version.value) == (MISSED, "to keep a log 🚢 of every voyage")
    assert (version.attribute.kind, version.rule, version.begins and version.begins.plain()) == (
        "other", "", "June 2004",
    )  # fmt: skip
    assert (evidence.role, evidence.quote) == ("value", MISSED)
    assert evidence.passage.edition.text[evidence.start : evidence.end] == MISSED


def test_what_was_corrected_is_stored(desk, document):
    address = choose(desk, document, MISSED)
    typed = {"subject": "Lake Watch", "attribute": "duty of captains", "value": "a log of each voyage",
             "statement": "Captains keep a log.", "begins": "early 2002", "kind": "membership",
             "is_list": "on"}  # fmt: skip

    desk.post(address, filled(desk.get(address), **typed))

    version = FactVersion.objects.get()
    told = (version.subject.name, version.attribute.label, version.attribute.is_list, version.value, version.statement)
    assert told == ("Lake Watch", "duty of captains", True, "a log of each voyage", "Captains keep a log.")
    assert version.begins is not None
    assert (version.begins.words(), version.begins.precision, version.known) == ("early 2002", "part", "set")


def test_the_proposals_can_be_chosen_from_and_the_quote_is_no_field(desk, document):
    page = desk.get(choose(desk, document, COUNTED))

    root = tree(page)
    assert [row["is_shown"] for row in page.context["proposals"]] == [True, False]
    assert root.xpath("string(//figure//mark)") == COUNTED
    assert not root.xpath("//form//*[@name='quote']")
    other = desk.get(page.request["PATH_INFO"] + page.context["proposals"][1]["url"])
    assert other.context["form"]["kind"].value() == "other"


def test_a_fact_that_stands_there_is_not_proposed_first(desk, document):
    address = choose(desk, document, COUNTED)
    desk.post(address, filled(desk.get(address)))

    page = desk.get(address)

    assert [(row["proposal"].is_known, row["is_shown"]) for row in page.context["proposals"]] == [
        (True, False),
        (False, True),
    ]
    assert "Facts that stand here already" in shown(page)


def test_the_same_fact_is_not_stored_twice_and_the_page_leads_to_it(desk, document):
    address = choose(desk, document, COUNTED)
    posted = filled(desk.get(address))
    desk.post(address, posted)

    again = desk.post(address, posted | {"statement": "It had 420 pilots then."})

    fact = Fact.objects.get()
    assert again.status_code == 409
    assert "These words carry that fact already. Nothing was stored." in shown(again)
    assert f'href="/admin/content/fact/{fact.pk}/change/"' in again.content.decode()
    assert "It had 420 pilots then." in again.content.decode()


def test_a_fact_known_from_another_document_gets_the_sentence_as_evidence(desk):
    known = save_document(text=TEXT.replace("sailed", "went"))
    address = choose(desk, known, COUNTED)
    desk.post(address, filled(desk.get(address)))
    edition = record_edition(known, read(COUNTED.encode(), "b.md"), dated=None, dated_known="unknown", now=NOW)
    address = f"/admin/content/document/{known.pk}/make/?edition=2&start=0&end={len(edition.text.strip())}"

    saved = desk.post(address, filled(desk.get(address)), follow=True)

    assert "This fact was known from elsewhere." in shown(saved)
    assert Fact.objects.count() == 1
    assert Evidence.objects.filter(role="value", quote=COUNTED).count() == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"value": "many"}, "“many” is no number."),
        ({"subject": ""}, "This field is required."),
        ({"begins": "one day"}, "“one day” is not a date this field knows."),
        ({"kind": "date_event", "attribute": "sailed on"}, "“420” is not a date."),
        ({"kind": "date_event", "attribute": "sailed on", "value": "June 1999"}, "The value is the date of the event"),
        ({"ends": "2006"}, "Only a state ends."),
        ({"nature": "state", "ends": "1999"}, "It cannot end before it begins."),
        ({"kind": "role"}, "“pilots” is of the kind “number”."),
        ({"kind": "no-such"}, "Select a valid choice."),
        ({"beside": "time-0-9999"}, "Select a valid choice."),
        ({"statement": " "}, "This field is required."),
    ],
)
def test_a_refused_fact_keeps_what_was_typed_and_stores_nothing(desk, document, typed, said):
    save_attribute("pilots")
    address = choose(desk, document, COUNTED)
    posted = filled(desk.get(address), unit="harbour pilots", **typed)
    entities = Entity.objects.count()

    page = desk.post(address, posted)

    assert page.status_code == 422
    assert "Nothing was stored. Correct what is marked below." in shown(page)
    assert said in shown(page)
    assert 'value="harbour pilots"' in page.content.decode()
    assert (Fact.objects.count(), Entity.objects.count(), AuditRow.objects.count()) == (0, entities, 0)


def test_numbers_and_dates_are_read_as_people_write_them(desk, document):
    address = choose(desk, document, COUNTED)

    desk.post(address, filled(desk.get(address), value="14 000"))
    event = {"kind": "date_event", "attribute": "counted on", "value": "May 2004", "begins": "", "nature": "event"}
    desk.post(address, filled(desk.get(address), **event))

    assert list(FactVersion.objects.order_by("pk").values_list("value", flat=True)) == ["14000", "2004-05"]
    assert [row.begins and row.begins.words() for row in FactVersion.objects.order_by("pk")] == ["May 2004"] * 2


def test_a_lead_in_that_names_the_subject_or_the_time_is_quoted_besides(desk):
    text = "In May 2004 Lake Watch was made up of these posts:\n\n- North Pier\n- South Pier\n"
    document = save_document(text=text)
    address = choose(desk, document, "North Pier")
    page = desk.get(address)
    lead_in = [choice for choice, _label in page.context["form"].fields["beside"].choices]
    assert lead_in

    desk.post(address, filled(page))

    quotes = dict(Evidence.objects.values_list("role", "quote"))
    assert quotes["value"] == "North Pier"
    assert all(quote in text for quote in quotes.values())
    assert len(quotes) > 1


@pytest.mark.parametrize("count", [1, 12])
def test_pages_ask_the_same_number_of_queries_for_one_and_many_sentences(desk, count, django_assert_num_queries):
    document = save_document(text=" ".join(f"Lake Watch had {n + 300} pilots in May 2004." for n in range(count)))
    first = "Lake Watch had 300 pilots in May 2004."
    save_fact(first, document=document, quote=first, value="300")
    address = choose(desk, document, first)

    with django_assert_num_queries(13):
        desk.get(f"/admin/content/document/{document.pk}/change/")
    with django_assert_num_queries(22):
        desk.get(address)


def test_trainees_are_sent_to_the_log_in_as_from_all_of_the_desk(client, ana, document):
    assert ana.user is not None
    client.force_login(ana.user)
    address = f"/admin/content/document/{document.pk}/make/?edition=1&start=11&end=20"

    assert [client.get(address).status_code, client.post(address).status_code] == [302, 302]
    assert client.get(address).url.startswith("/admin/login/")
    assert Fact.objects.count() == 0


def test_one_who_may_only_view_sees_no_controls_and_stores_nothing(client, desk, document):
    address = choose(desk, document, COUNTED)
    posted = filled(desk.get(address))
    enter_desk(client, save_staff("may-view@desk.test", may=("view",)))

    page = client.get(f"/admin/content/document/{document.pk}/change/")

    assert controls(page) == {}
    assert [client.get(address).status_code, client.post(address, posted).status_code] == [403, 403]
    assert Fact.objects.count() == 0


@pytest.mark.parametrize(
    "query",
    ["", "edition=1", "edition=1&start=0&end=0", "edition=1&start=x&end=9", "edition=2&start=11&end=20",
     "edition=1&start=11&end=9999", "edition=1&start=²&end=20", "edition=1&start=11&end=" + "9" * 40],
)  # fmt: skip
def test_what_does_not_exist_is_not_found(desk, document, query):
    assert desk.get(f"/admin/content/document/{document.pk}/make/?{query}").status_code == 404


def test_no_fact_is_made_of_a_document_out_of_use(desk):
    document = save_document(text=TEXT, status=Document.Status.WITHDRAWN)

    assert controls(desk.get(f"/admin/content/document/{document.pk}/change/")) == {}
    assert desk.get(f"/admin/content/document/{document.pk}/make/?edition=1&start=11&end=20").status_code == 404


def test_what_a_person_typed_is_never_taken_for_markup(desk, document):
    save_mission().entities.create(slug="odd", name="</datalist><script>alert(1)</script>")
    address = choose(desk, document, MISSED)

    page = desk.post(address, filled(desk.get(address), subject="<script>alert(2)</script>", value=""))

    assert not re.search(r"<script>alert", page.content.decode())


def test_the_reader_has_the_controls_for_instructors_alone(desk, document, ana):
    as_instructor = desk.get(document.get_absolute_url())
    assert ana.user is not None
    learner = Client()
    learner.force_login(ana.user)
    as_learner = learner.get(document.get_absolute_url())

    assert list(controls(as_instructor)) == ["Žabák 𝒳", "The 𝒳 ferry 🚢 sailed – daily.", COUNTED, MISSED]
    assert controls(as_learner) == {}
    assert "Make a fact" not in shown(as_learner)
