"""Tests how the day of publication completes the dates of a text, and where it does not."""

import pytest

from content.extraction import SourceText, scene
from content.partialdate import PartialDate
from content.readers.text import split_blocks


def days(text: str, published: str = "2020-07-01") -> list[str]:
    """The dates of a text published on a day."""
    source = SourceText("a.txt", text, "", "", PartialDate.from_iso(published))
    return [
        str(found.when).split(";")[0]
        for sentence in scene.build(source, split_blocks(text)).sentences
        for found in sentence.dates
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On 12 June the Lake Guard left Orsa.",
        "The talks of 2019 and 2020 were long. On 12 June the Lake Guard left Orsa.",
    ],
)
def test_news_completes_a_day_from_its_publication(text):
    assert days(text)[-1] == "2020-06-12/2020-06-12"


def test_news_completes_the_end_of_a_month_from_its_publication():
    assert days("At the end of May the Lake Guard left Orsa.") == ["2020-05-01/2020-05-31"]


def test_a_history_takes_its_days_from_the_years_it_tells_of():
    assert days("The war of 1911 ended in 1914. On 12 June the Lake Guard left Orsa.")[-1] == "1914-06-12/1914-06-12"


@pytest.mark.parametrize("when", ["On 12 June", "At the end of May"])
def test_a_history_is_not_completed_from_its_publication(when):
    text = f"{when} the Lake Guard left Orsa. The wars of 1911, 1914 and 1918 were long."

    assert [day[:4] for day in days(text)] == ["1911", "1914", "1918"]


def test_news_leaves_the_past_of_an_aside_with_its_paragraph():
    text = "Orsa came to fame in the 1970s.\n\nOn 12 June the Lake Guard left Orsa. It is back in 2020."

    assert days(text)[1] == "2020-06-12/2020-06-12"


def test_who_speaks_means_the_days_around_his_speech():
    text = "We took over from the guard on 3 June 2014. On 28 April we lost a boat."

    assert days(text, "2020-05-01") == ["2014-06-03/2014-06-03", "2020-04-28/2020-04-28"]


def test_words_that_never_stand_in_small_letters_are_proper():
    text = "The Fijian guard met Velish boats. All Boats of the Velish guard came. Boats left."

    found = scene.build(SourceText("a.txt", text), split_blocks(text)).proper_words

    assert "Velish" in found
    assert "Boats" not in found


def test_news_goes_on_in_the_year_it_spoke_of_last_under_other_headings_too():
    text = "The year 2019 was long. The guards came in March 2019.\n\nThe end\n\nOn 12 April they left. It is 2020 now."

    assert "2019-04-12/2019-04-12" in days(text)


@pytest.mark.parametrize("said", ["this morning", "yesterday", "last Friday", "last week"])
def test_a_text_that_speaks_of_its_own_days_is_news_whatever_years_it_tells_of(said):
    text = (
        f"The Lake Guard came home {said}.\n\nIt was at sea in 2004, 2007, 2009 and 2012.\n\nThe town agreed on 30 May."
    )

    assert days(text)[-1] == "2020-05-30/2020-05-30"


def test_a_story_goes_on_into_the_next_year_in_its_next_sentence():
    assert days("The Lake Guard left on 20 December 2019. It came home on 9 January.")[-1] == "2020-01-09/2020-01-09"


def test_news_goes_on_from_a_day_of_an_old_story():
    text = "The Lake Guard came home yesterday. It had left on 14 June 2005, and by August 2006 it was lost."

    assert days(text)[-1] == "2006-08-01/2006-08-31"
    assert days(text.replace("August 2006", "August"))[-1] == "2005-08-01/2005-08-31"
