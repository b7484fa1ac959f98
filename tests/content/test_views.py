"""What learners read, and what is closed to them while a test asks about it."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from django.utils import timezone

from content.models import Document, Premise, Topic
from content.models.facts import Status
from content.partialdate import PartialDate
from content.readers import read
from content.recording import record_edition
from quiz import attempts
from tests.factories import (
    NOW,
    save_attempt,
    save_attribute,
    save_document,
    save_fact,
    save_mission,
    save_question,
    save_quiz,
    save_ruling,
    save_topic,
)
from tests.quiz.views.pages import tree, words

pytestmark = pytest.mark.django_db

SERIES = "/series/harbour-watch--pilots/"


def addresses(fact) -> list[str]:
    """Every page on which a fact stands, but for that of its topic."""
    document = fact.evidence.get().passage.edition.document
    return [fact.fact.get_absolute_url(), SERIES, document.get_absolute_url()]


def test_what_a_test_asks_is_closed_while_it_is_open(as_ana, ana):
    fact = save_fact("Harbour Watch had 420 pilots in June 2004.", topic=save_topic())
    save_question(fact=fact)
    before = [as_ana.get(address).status_code for address in addresses(fact)]
    attempt = save_attempt(ana, save_quiz(purpose="test", feedback="submitted"), is_finished=False)
    during = [as_ana.get(address).status_code for address in addresses(fact)]
    topic, documents = (words(as_ana.get(address)) for address in ("/topics/structure/", "/documents/"))
    attempts.finish(attempt, now=NOW)
    after = [as_ana.get(address).status_code for address in addresses(fact)]

    assert (before, during, after) == ([200] * 3, [404] * 3, [200] * 3)
    assert "420 pilots" not in topic
    assert "While your test or quick check is open" in documents
    assert "420 pilots" in words(as_ana.get("/topics/structure/"))


def test_what_a_test_asks_stays_open_to_others(as_ana, ben):
    fact = save_fact()
    save_question(fact=fact)
    save_attempt(ben, save_quiz(purpose="test", feedback="submitted"), is_finished=False)

    assert [as_ana.get(address).status_code for address in addresses(fact)] == [200] * 3


def test_a_conclusion_does_not_tell_the_premise_that_a_test_asks(as_ana, ana):
    asked = save_fact("Harbour Watch had 420 pilots in June 2004.")
    conclusion = save_fact("It had more pilots than boats.", quote="")
    Premise.objects.create(version=conclusion, premise=asked)
    save_question(fact=asked)
    assert "420 pilots" in words(as_ana.get(conclusion.fact.get_absolute_url()))
    save_attempt(ana, save_quiz(purpose="test", feedback="submitted"), is_finished=False)

    page = as_ana.get(conclusion.fact.get_absolute_url())

    assert page.status_code == 404


@pytest.mark.parametrize("status", [Status.DRAFT, Status.REJECTED, Status.RETIRED])
def test_only_approved_facts_are_shown(as_ana, status):
    fact = save_fact("Never decided on.", status=status, topic=save_topic())

    assert as_ana.get(fact.fact.get_absolute_url()).status_code == 404
    assert as_ana.get(SERIES).status_code == 404
    assert "Never decided on" not in words(as_ana.get("/topics/structure/"))
    assert "<mark>" not in as_ana.get(addresses(fact)[2]).content.decode()


def test_a_merged_fact_leads_to_the_one_it_was_merged_into(as_ana):
    old, new = save_fact().fact, save_fact().fact
    old.merged_into = new
    old.save()

    assert as_ana.get(old.get_absolute_url())["Location"] == new.get_absolute_url()


def test_a_fact_that_does_not_exist_is_not_there(as_ana):
    assert as_ana.get("/facts/99999/").status_code == 404


def test_a_fact_shows_its_words_where_the_rights_allow(as_ana):
    shown = save_fact("Pilots numbered 420.")
    kept = save_fact("Boats numbered 30.", document=save_document(text="Boats numbered 30.", rights="restricted"))

    evidence = [
        tree(as_ana.get(fact.fact.get_absolute_url())).xpath("string(//section[@aria-labelledby='evidence'])")
        for fact in (shown, kept)
    ]
    assert ["Pilots numbered 420." in evidence[0], "Boats numbered 30." in evidence[1]] == [True, False]


def test_a_document_is_read_in_order_with_its_facts_marked(as_ana):
    document = save_document(text="# Harbour\n\nHarbour Watch had 420 pilots.\n\n- one\n- two\n")
    fact = save_fact("Harbour Watch had 420 pilots.", document=document)

    page = tree(as_ana.get(document.get_absolute_url()))

    assert page.xpath("//article//mark/a/@href") == [fact.fact.get_absolute_url()]
    assert page.xpath("//article//mark//text()") == ["Harbour Watch had 420 pilots."]
    assert [node.text_content().strip() for node in page.xpath("//article/*")] == [
        "Harbour", "Harbour Watch had 420 pilots.", "one\ntwo",
    ]  # fmt: skip


@pytest.mark.parametrize("rights", ["restricted", "unknown"])
@pytest.mark.parametrize("edition", ["", "?edition=1"])
def test_a_document_whose_words_may_not_be_shown_has_a_page_that_says_so(as_ana, rights, edition):
    document = save_document(text="Secret wording.", rights=rights)
    save_fact("Secret wording.", document=document)

    page = as_ana.get(document.get_absolute_url() + edition)

    assert document.title in words(page)
    assert "not shown here" in words(page)
    assert "Secret wording" not in words(page)


def test_where_words_may_not_be_shown_our_own_brief_is(as_ana):
    document = save_document(text="Secret wording.", rights="restricted")
    brief = read(b"Our words.", "brief.md")
    record_edition(document, brief, dated=None, dated_known="unknown", is_brief=True, now=NOW)

    shown, asked = (words(as_ana.get(document.get_absolute_url() + edition)) for edition in ("", "?edition=1"))

    assert "Our words." in shown
    assert "Secret wording" not in shown + asked


@pytest.mark.parametrize(
    ("edition", "status"),
    [("", 200), ("1", 200), ("2", 404), ("x", 200), ("-1", 200), ("²", 200), ("9" * 30, 404), ("0", 404)],
)
def test_an_edition_is_asked_for_by_number(as_ana, edition, status):
    document = save_document()

    assert as_ana.get(document.get_absolute_url(), {"edition": edition}).status_code == status


def test_a_withdrawn_document_is_not_shown(as_ana):
    document = save_document(status=Document.Status.WITHDRAWN)

    assert as_ana.get(document.get_absolute_url()).status_code == 404
    assert document.title not in words(as_ana.get("/documents/"))


def test_a_series_shows_values_in_their_order(as_ana):
    pilots = save_attribute("pilots", holds_days=90)
    for value, begins in ((300, PartialDate.on(2006)), (420, PartialDate.on(2004, 6)), (9, None)):
        save_fact(attribute=pilots, value=str(value), begins=begins)

    page = tree(as_ana.get(SERIES))

    rows = [" ".join(row.text_content().split()) for row in page.xpath("//tbody/tr")]
    assert rows == ["June 2004420 pilots", "2006300 pilots", "Not placed: no date known9 pilots not placed"]
    assert page.xpath("count(//main//svg)") >= 1


def test_a_series_marks_what_holds_today(as_ana, monkeypatch):
    save_fact(attribute=save_attribute("pilots", holds_days=90), begins=PartialDate.on(2026, 3, 1))
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 3, 2))

    assert "holds today" in words(as_ana.get(SERIES))


@pytest.fixture
def two_missions() -> list[Topic]:
    """Two missions that name their topic, document and series alike: one has 420 and 421 pilots, the other 300, 301."""
    topics = []
    for slug, pilots in (("harbour-watch", 420), ("lake-watch", 300)):
        mission = save_mission(slug, name=slug.replace("-", " ").title())
        topics.append(save_topic(mission))
        quotes = {count: f"It had {count} pilots." for count in (pilots, pilots + 1)}
        document = save_document(mission, text=" ".join(quotes.values()))
        Document.objects.filter(pk=document.pk).update(slug="report")
        for count, quote in quotes.items():
            save_fact(quote, document=document, topic=topics[-1], quote=quote, value=str(count))
    return topics


def test_of_two_missions_with_the_same_names_the_older_has_the_short_addresses(as_ana, two_missions):
    pages = [words(as_ana.get(address)) for address in ("/topics/structure/", "/documents/report/", SERIES)]

    assert all("420 pilots" in page and "300 pilots" not in page for page in pages)


@pytest.mark.parametrize("address", ["/topics/structure/", "/documents/report/", SERIES])
def test_what_belongs_to_another_mission_is_found_under_its_name(as_ana, two_missions, address):
    assert "300 pilots" in words(as_ana.get(f"{address}?mission=lake-watch"))
    assert as_ana.get(f"{address}?mission=river-watch").status_code == 404


def test_links_lead_to_the_pages_of_their_own_mission(as_ana, two_missions):
    topic = as_ana.get(two_missions[1].get_absolute_url())
    links = tree(topic).xpath("//main//ul//a/@href")
    pages = [tree(as_ana.get(link.partition("#")[0])) for link in links]
    further = [link for page in pages for link in page.xpath("//main//a[contains(@href, '?')]/@href")]

    assert len(links) == 3
    assert {link.partition("?")[0] for link in further} == {SERIES, "/documents/report/"}
    told = [words(as_ana.get(link.partition("#")[0])) for link in (*links, *further)]
    assert all("420 pilots" not in page for page in told)


def test_lists_name_the_mission_where_there_are_several(as_ana, two_missions):
    assert "Lake Watch" in words(as_ana.get("/documents/"))
    assert "Lake Watch" in words(as_ana.get("/"))


def test_a_fact_shows_how_it_was_ruled_where_other_texts_say_otherwise(as_ana):
    one, other = save_fact(), save_fact("Harbour Watch had 500 pilots in June 2004.", value="500")
    save_ruling(one, other, verdict="prefer", preferred=other)

    page = as_ana.get(one.fact.get_absolute_url()).content.decode()

    assert "the instructors prefer what they say" in page
    assert "Both words are used." in page
    assert other.statement in page


def test_a_ruling_shows_nothing_of_facts_that_are_no_longer_approved(as_ana):
    one, other = save_fact(), save_fact("Harbour Watch had 500 pilots in June 2004.", value="500", status="draft")
    save_ruling(one, other)

    page = as_ana.get(one.fact.get_absolute_url()).content.decode()

    assert "the instructors accept both" in page
    assert other.statement not in page


def test_a_ruling_is_closed_while_a_test_asks_about_the_other_fact(as_ana, ana):
    one, other = save_fact(), save_fact("Harbour Watch had 500 pilots in June 2004.", value="500")
    save_ruling(one, other, verdict="prefer", preferred=other)
    save_question(fact=other)
    attempts.start(ana, save_quiz(purpose="test", feedback="submitted"), now=timezone.now(), rng=Random(1))

    page = as_ana.get(one.fact.get_absolute_url())

    assert "Both words are used." not in page.content.decode()
