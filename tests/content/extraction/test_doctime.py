"""Tests when a text was written: as stated, bracketed, or unknown; never today."""

import pytest

from content.extraction import SourceText
from content.extraction.pipeline import extract
from content.partialdate import PartialDate


@pytest.mark.parametrize(
    ("words", "dated", "known"),
    [
        ("The port opened on 2 May 2011. It will close on 9 June 2012.", "2011-05-02/2012-06-09;range;", "inferred"),
        ("The port opened on 2 May 2011. It is calm today.", "2011-05-02/..;range;", "inferred"),
        ("The fair will open on 9 June 2012.", "../2012-06-09;range;", "inferred"),
        ("The force has 90 boats (Feb 2012).", "2012-02-01/2012-02-29;month;Feb 2012", "stated"),
        ("Last updated: 12 May 2011\n\nThe lake is calm.", "2011-05-12/2011-05-12;day;12 May 2011", "stated"),
        ("The lake force was set up in 2011. Today it has 90 boats.", "None", "unknown"),
        ("Today the lake is calm.", "None", "unknown"),
        ("Lake Force\n\nFigures as of 3 May 2012\n\nBoats: 90", "2012-05-03/2012-05-03;day;3 May 2012", "stated"),
        ("Lake series, No. 4 – status as of 3 May 2012\n\nBoats: 90", "2012-05-03/2012-05-03;day;3 May 2012", "stated"),
        ("Aveli, 3 May 2012\n\nThe lake is calm.", "2012-05-03/2012-05-03;day;3 May 2012", "stated"),
        ("Update: 03.05.2012\n\nThe lake is calm.", "2012-05-03/2012-05-03;day;03.05.2012", "stated"),
        ("This page was updated on 3 May 2012.\n\nThe lake is calm.", "2012-05-03/2012-05-03;day;3 May 2012", "stated"),
        ("The port opened on 2 May 2011. They named 1 June 2031 as the day.", "2011-05-02/..;range;", "inferred"),
        ("In May 2011 the union agreed that the port would open on 3 March 2011.", "2011-05-01/..;range;", "inferred"),
    ],
)
def test_extract_dates_a_text_by_what_it_says(words: str, dated: str, known: str):
    found = extract(SourceText("lake.txt", words))

    assert (str(found.dated), found.dated_known) == (dated, known)


def test_extract_takes_the_date_it_is_given():
    published = PartialDate.on(2013, 5)

    found = extract(SourceText("lake.txt", "The port opened on 2 May 2011.", published=published))

    assert (found.dated, found.dated_known) == (published, "stated")


def test_extract_leaves_today_unknown_in_an_undated_text():
    found = extract(SourceText("lake.txt", "Today, the Lake Force (LF) consists of over 300 troops."))
    (strength,) = [mention for mention in found.mentions if mention.kind == "quantity"]

    assert (strength.attribute, strength.value, strength.hedge) == ("troops", 300, "over")
    assert strength.time is not None
    assert (strength.time.begins, strength.time.known) == (None, "unknown")


def test_extract_takes_the_day_on_which_a_force_was_formed_for_no_date_of_its_page():
    found = extract(SourceText("lake.txt", "The Lake Guard\n\nFormed: 3 May 2011\n\nThe Lake Guard has 90 boats.\n"))

    assert found.dated_known != "stated"


@pytest.mark.parametrize(
    "words",
    [
        "Lake Force\n\nFormation    3 May 2011\nDissolved    9 May 2014\n\nThe force guarded the lake.",
        "Lake Force\n\nStart date: 3 May 2011\n\nThe force guards the lake.",
        "The fishers were released on 3 May 2011, unharmed.",
        "The charter was issued on 3 May 2011. It has ten parts.",
        "The union has agreements with Aveli (March 2009), Toran (June 2010) and Mirna (May 2011).",
        "The council welcomes this in Resolution 12 (2011).",
    ],
)
def test_a_day_of_which_a_text_tells_is_not_the_day_of_the_text(words):
    assert extract(SourceText("lake.txt", words)).dated_known != "stated"


@pytest.mark.parametrize(
    "words",
    [
        "The port opened on 2 May 2011.\n\nMandate expires: 9 June 2012",
        "The port opened on 2 May 2011.\n\nThe mandate runs until 9 June 2012.",
        "The port opened on 2 May 2011.\n\nThe mandate expires on 9 June 2012.",
    ],
)
def test_an_end_that_a_text_sets_lies_ahead_of_it(words):
    assert str(extract(SourceText("lake.txt", words)).dated) == "2011-05-02/2012-06-09;range;"


@pytest.mark.parametrize(
    ("end", "year"),
    [
        ("The mission was closed on 5 May 2012.", None),
        ("Lake Force was brought to an end on 5 May 2012.", None),
        ("It was closed on 5 May 2012.", 2013),
        ("The mission will be closed on 5 May 2014.", 2013),
    ],
)
def test_figures_of_an_operation_that_is_over_are_not_those_of_the_day_of_the_page(end, year):
    text = f"The Lake Force (LF) guards the lake. {end} The Lake Force has 90 boats."
    found = extract(SourceText("lake.txt", text, "Lake Force", published=PartialDate.on(2013, 5)))
    boats = next(one for one in found.mentions if one.value == 90 and one.time is not None)

    assert boats.time is not None
    assert (boats.time.begins and boats.time.begins.earliest and boats.time.begins.earliest.year) == year
