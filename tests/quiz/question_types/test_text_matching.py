"""Which typed texts mean an accepted one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.question_types.text_matching import Match, find, normalise, unlike


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("The U.N. Office", "un office"),
        ("Pejë / Peć", "peje pec"),
        ("multi-ethnic", "multiethnic"),
        ("İzmir", "izmir"),
        ("Straße", "strasse"),
        ("Bjørn Đorđe Łódź", "bjorn dorde lodz"),
        ("re\u0301sume\u0301", "resume"),
        ("ﬁve  ships.", "five ships"),
        ("12,500 tons", "12500 tons"),
        ("12 500 tons", "12500 tons"),
        ("1.5 tons", "1 5 tons"),
        ("−5 degrees", "minus 5 degrees"),
        ("sector-5", "sector5"),
        ("€5", "€5"),
        ("A", "a"),
        ("%", "%"),
        ("", ""),
    ],
)
def test_normal_form(text, normal):
    assert normalise(text) == normal


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("halvorsund", "Halvorsund"),
        ("campalder", "Camp Alder"),
        ("an ice-breaker", "The Icebreaker"),
        ("Règlement 77", "reglement 77"),
        ("6 000", "6,000"),
        ("U.N. Pilot Office", "UN Pilot Office"),
    ],
)
def test_the_same_text_in_another_dress_matches(typed, accepted):
    assert find(typed, [accepted]) == Match(accepted)


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        *((typed, "9 March 2005") for typed in ("March 9, 2005", "9 Mar. 2005", "9th of March 2005", "2005-03-09")),
        *((typed, "27 March 2005") for typed in ("27.03.2005", "27/3/2005", "27 march, 2005")),
        *((typed, "March 2005") for typed in ("Mar 2005", "2005-03", "3/2005", "in March 2005")),
        *(
            (typed, "2,600,000")
            for typed in ("2.6 million", "2600000", "2 600 000", "2.600.000", "2,6 million", "2.6m")
        ),
        ("2.125 million", "2,125,000"),
        *((typed, "2.6 million") for typed in ("2,600,000", "2.60 million", "2600 thousand", "2.6 mn", "2.6M")),
        *((typed, "€2.6 million") for typed in ("2.6 million euros", "EUR 2,600,000", "€2.6m", "2.6m EUR")),
        *((typed, "40 metres") for typed in ("40 m", "40m", "40 meters", "40.0 metres")),
        *((typed, "35%") for typed in ("35 per cent", "35 percent", "35.0 %")),
        *((typed, "4,000 troops") for typed in ("4 thousand troops", "4k troops", "4000 troops")),
    ],
)
def test_the_same_date_or_amount_matches_however_it_is_written(typed, accepted):
    assert find(typed, [accepted]) == Match(accepted)


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        *((typed, "9 March 2005") for typed in ("March 2005", "2005", "8 March 2005", "3/9/2005", "9 Marhc 2005")),
        *((typed, "March 2005") for typed in ("9 March 2005", "2005", "early March 2005", "March 2006")),
        *((typed, "2005") for typed in ("March 2005", "2006", "by 2005")),
        *((typed, "2,600,000") for typed in ("2.6 thousand", "2.6", "2,610,000", "3 million", "2.6 million boats")),
        *((typed, "€2.6 million") for typed in ("$2.6 million", "2.6 million pounds", "€2.6 billion")),
        *((typed, "40 metres") for typed in ("40 million", "40 km", "40 feet")),
        ("40 million", "40 m"),
        ("2.125 million", "2,125"),
        ("26", "2.6"),
    ],
)
def test_another_date_or_amount_or_one_less_exact_does_not_match(typed, accepted):
    assert find(typed, [accepted]) is None


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("Halvrsund", "Halvorsund"),  # one letter missing
        ("Halvorsnud", "Halvorsund"),  # two letters swapped
        ("Halvvorssund", "Halvorsund"),  # two too many, in a long name
        ("Aldre", "Alder"),
        ("Harbour Misson", "Harbour Mission"),
    ],
)
def test_slips_are_forgiven(typed, accepted):
    assert find(typed, [accepted]) == Match(accepted, is_near=True)


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("HPM", "HPC"),  # short
        ("Adler", "Elder"),  # another first letter
        ("Halvers", "Halvorsund"),
        ("Regulation 1243", "Regulation 1244"),
        ("Regulatoin 1244", "Regulation 1244"),  # a text with digits is right or not
        ("Regulation 12 44", "Regulation 1244"),
        ("15", "1.5"),
        ("Harbour Group West", "Harbour Group East"),
        ("Northeast", "Northwest"),
        ("Austria", "Australia"),
        ("armed", "unarmed"),
        ("Mission Harbour", "Harbour Mission"),
        ("!!!", "%"),
        ("", "Halvorsund"),
    ],
)
def test_another_word_or_number_is_not_taken_for_a_slip(typed, accepted):
    assert find(typed, [accepted]) is None


def test_another_known_value_is_not_taken_for_a_slip():
    assert find("Slovania", ["Slavonia"], refused=["Slovania"]) is None


def test_the_spelling_that_matches_best_is_told():
    assert find("Halvor Sound", ["Halvorsund", "Halvor Sound"]) == Match("Halvor Sound")


@given(st.text(), st.lists(st.text(), max_size=4))
def test_matching_never_raises_and_knows_its_own(text, accepted):
    found = find(text, [*accepted, text])

    assert found is not None
    assert find(unlike(accepted), accepted) is None
