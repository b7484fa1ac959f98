"""Tests sums of money: whole numbers of a currency."""

import pytest

from tests.content.extraction.families.figures_told import mentions, statement, times, told


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("Budget: EUR 12.5 million (2013)", ("LMM", "budget", "12500000 EUR")),
        ("The budget for this period is €38.6 million.", ("LMM budget", "amount", "38600000 EUR")),
        ("The mission has a budget of 14.2 million euros.", ("LMM", "budget", "14200000 EUR")),
        ("Norway contributed US$ 30 million to the fund in 2013.", ("Norway", "sum-contributed", "30000000 USD")),
        ("Norway pays a further 6.5 million US dollars a year.", ("Norway", "sum-paid", "6500000 USD a year")),
        ("The mission cost about £1.2bn in 2012.", ("LMM", "sum-cost", "about 1200000000 GBP")),
    ],
)
def test_a_sum_is_a_whole_number_of_a_currency(words: str, fact: tuple[str, str, str]):
    assert told(words) == {fact}


def test_a_year_in_the_name_of_a_field_is_its_time():
    assert times("Common costs 2012: EUR 24.3 million") == {"24300000": "2012-01-01/2012-12-31"}


def test_a_period_in_the_name_of_a_field_is_its_time():
    assert times("Approved budget, July 2012 – June 2013: $24.3 million") == {"24300000": "2012-07-01/2013-06-30"}
    assert statement("Common costs: EUR 2 million (2012)") == ("The common costs of LMM were 2,000,000 EUR in 2012.")


def test_a_sum_that_somebody_gives_to_the_topic_is_his():
    assert told("EU contribution 2012–2013: EUR 27 million") == {("EU contribution", "eu-contribution", "27000000 EUR")}
    assert statement("EU contribution 2012–2013: EUR 27 million").startswith(
        "The EU contribution to LMM was 27,000,000"
    )


@pytest.mark.parametrize(
    ("line", "statement"),
    [
        ("Velin Union: EUR 50 million", "had 50,000,000 EUR from the Velin Union"),
        ("Canada: EUR 5 million, for communications", "had 5,000,000 EUR from Canada"),
    ],
)
def test_money_beside_a_giver_is_what_the_giver_gave(line, statement):
    found = [mention.statement for mention in mentions(f"WHO PAYS\n\n{line}\nLast word: none\n")]

    assert any(statement in told for told in found)
