"""Tests the whole of extraction: on invented documents, on any text, and on the real documents where they are."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.extraction import Mention, SourceText
from content.extraction.pipeline import Extraction, extract
from content.readers import read
from content.readers.text import split_blocks
from tests.content.extraction.families.figures_told import is_gleaned

SAMPLES = Path(__file__).parents[2] / "samples"


def extracted(path: Path) -> tuple[str, Extraction]:
    reading = read(path.read_bytes(), path.name)
    return reading.text, extract(SourceText(path.name, reading.text, reading.title), reading.blocks)


def told(mention: Mention) -> tuple[str, str, str, str]:
    begins = mention.time.begins if mention.time else None
    return (
        mention.subject,
        mention.attribute,
        f"{mention.hedge or ''} {mention.value}".strip(),
        str(begins).split(";")[0],
    )


def series(mentions: tuple[Mention, ...], attribute: str) -> list[tuple[str, str, str, str]]:
    return sorted((told(mention) for mention in mentions if mention.attribute == attribute), key=lambda one: one[3])


def test_extract_reads_a_series_of_strengths_with_hedges_and_dates():
    _, found = extracted(SAMPLES / "lake_mission.txt")

    assert series(found.mentions, "troops") == [
        ("NLMM", "troops", "about 1200", "2011-01-01/2011-12-31"),
        ("NLMM", "troops", "about 900", "2012-09-01/2012-12-31"),
        ("NLMM", "troops", "650", "2013-05-01/2013-05-31"),
        ("NLMM", "troops", "400", "2014-12-01/2014-12-31"),
        ("NLMM", "troops", "almost 380", "2015-04-03/2015-10-01"),
    ]
    assert series(found.mentions, "troops-added") == [("NLMM", "troops-added", "150", "2013-08-01/2013-08-31")]


def test_extract_reads_bulleted_lists_with_their_owner():
    _, found = extracted(SAMPLES / "lake_mission.txt")

    mandate = [mention.value for mention in found.mentions if mention.subject == "NLMM mandate"]

    assert mandate == [
        "observe the ceasefire along the eastern shore",
        "clear mines from the ferry ports",
        "train the Lake Guard",
    ]


def test_extract_tells_plans_and_denials_from_what_happened():
    _, found = extracted(SAMPLES / "lake_mission.txt")
    events = {mention.attribute: mention for mention in found.mentions if mention.kind == "date_event"}

    assert (events["cease-patrol"].modality, events["merge-service"].modality) == ("happened", "planned")
    assert (
        events["merge-service"].statement == "The Lake Guard will be merged with the Coast Service on 1 October 2015."
    )
    assert events["extend-ban"].negated


def test_extract_finds_bases_roles_and_legal_basis():
    _, found = extracted(SAMPLES / "lake_mission.txt")

    facts = {(mention.kind, mention.subject, mention.attribute, str(mention.value)) for mention in found.mentions}

    assert facts >= {
        ("location", "NLMM headquarters", "base", "Velin"),
        ("location", "Task Group North", "base", "Orsa Point"),
        ("role", "Colonel Berit Aalto", "office", "Commander of NLMM"),
        ("role", "Colonel Berit Aalto", "reports-to", "Lake Committee"),
        ("legal_basis", "NLMM", "legal-basis", "Security Council Resolution 2911 of 4 March 2011"),
        ("definition", "Lake Guard", "is", "an unarmed rescue service"),
        ("acronym", "NLMM", "stands-for", "Northern Lake Monitoring Mission"),
    }


def test_extract_makes_no_strength_of_losses_and_no_count_of_definite_groups():
    _, found = extracted(SAMPLES / "lake_history.md")

    counted = [mention for mention in found.mentions if mention.kind == "quantity" and not is_gleaned(mention)]
    numbers = {(mention.attribute, str(mention.value)) for mention in counted}

    assert numbers == {
        ("duration", "7"),
        ("duration", "41"),
        ("members", "310"),
        ("soldiers-lost", "4"),
        ("contributing-european-states", "11"),
        ("area", "2340"),
    }


@pytest.mark.parametrize("name", ["lake_mission.txt", "lake_history.md"])
def test_extract_quotes_exactly_and_not_from_furniture(name: str):
    text, found = extracted(SAMPLES / name)

    furniture = [(b.start, b.end) for b in found.blocks if b.kind == "boilerplate"]
    for mention in found.mentions:
        assert mention.spans[0].role == "value"
        for span in mention.spans:
            assert text[span.start : span.end] == span.quote != ""
            assert not any(start < span.end and span.start < end for start, end in furniture)


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=200).map(lambda words: f"The Lake Force (LF) had 90 men in May 2011. {words} It is calm."))
def test_extract_quotes_exactly_on_any_text(text: str):
    for mention in extract(SourceText("any.txt", text), split_blocks(text)).mentions:
        assert all(text[span.start : span.end] == span.quote for span in mention.spans)


def test_extract_gives_each_figure_the_date_of_its_own_clause():
    text = (
        "The Lake Force (LF) was set up in May 2011. In 2012 its strength was cut to 900 troops, and by June 2014 it "
        "had fallen to 600. LF has an authorised strength of up to 1,000 troops."
    )

    found = extract(SourceText("lake.txt", text)).mentions

    assert [said[1:] for said in series(found, "troops")] == [
        ("troops", "900", "2012-01-01/2012-12-31"),
        ("troops", "600", "2014-06-01/2014-06-30"),
    ]
    assert [said[2] for said in series(found, "authorised-troops")] == ["at_most 1000"]


def test_extract_skips_a_sentence_too_long_to_parse():
    assert extract(SourceText("long.txt", "The Lake Force (LF) had 90 men in 2011 " + "and more " * 400)).mentions == ()


def test_extract_gives_the_same_twice():
    text = (SAMPLES / "lake_mission.txt").read_text(encoding="utf-8")

    assert extract(SourceText("a.txt", text)) == extract(SourceText("a.txt", text))


# The real documents, where they are.

TROOPS = {
    "000": [("about 5600", "2010-07-22/..")],
    "001": [("about 50000", "1999-01-01/1999-12-31"), ("almost 6000", "2012-02-01/2012-02-29")],
    "002": [("over 3700", "None")],
    "003": [
        ("17500", "2003-12-01/2003-12-31"),
        ("26000", "2003-06-01/2003-06-30"),
        ("about 39000", "2002-01-01/2002-04-30"),
        ("about 50000", "1999-01-01/1999-12-31"),
        ("over 14000", "2009-02-02/2009-06-14"),
    ],
    "004": [],
}


@pytest.mark.parametrize("name", TROOPS)
def test_extract_reads_the_troop_series_of_the_real_documents(name: str, documents_dir: Path):
    text, found = extracted(next(documents_dir.glob(f"{name}_*.txt")))

    strengths = {told(mention)[2:] for mention in found.mentions if mention.attribute == "troops"}
    added = [told(mention)[2:] for mention in found.mentions if mention.attribute == "troops-added"]

    assert sorted(strengths) == TROOPS[name]
    assert added == ([("2500", "2004-03-01/2004-03-31")] if name == "003" else [])
    assert all(text[span.start : span.end] == span.quote for mention in found.mentions for span in mention.spans)


def test_what_a_subject_does_is_said_once():
    text = "The Lake Guard continues to support the growth of a fair and open society in Aveli, and of its ports."

    said = [mention.statement for mention in extract(SourceText("a.txt", text)).mentions if mention.kind == "other"]

    assert len(said) == len(set(said))
