"""Checks of language."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from quiz.linting import LintContext, language
from quiz.question_types.numeric import Numeric
from quiz.question_types.true_false import TrueFalse


@pytest.mark.parametrize(
    ("stem", "texts", "expected"),
    [
        ("Ilu inspektorów miała misja w maju 2004?", ("1850", "900", "300"), []),
        ("Ilu inspektorów miała misja w maju 2004?", ("1 850", "900", "300"), []),
        ("Ilu inspektorów miała misja w maju 2005?", ("1850", "900", "300"), [("G1", "block")]),
        ("Ilu inspektorów miała misja w maju 2004?", ("1950", "900", "300"), [("G1", "block")]),
        ("Ile km² miał port w maju 2004?", ("1850", "900", "300"), [("G1", "block")]),
    ],
)
def test_translation_keeps_numbers_dates_and_units(stem, texts, expected, choose, found):
    question = choose("How many inspectors did the mission have in May 2004?", "1,850", "900", "300")

    context = LintContext(translations=(choose(stem, *texts),))

    assert found(language.translation_drift, question, context) == expected


def test_translation_keeps_the_key(choose, found):
    question = choose("Where was the base?", "Norrvik", "Sudvik")
    moved = replace(choose("Gdzie była baza?", "Norrvik", "Sudvik"), key=("o1",))

    assert found(language.translation_drift, question, LintContext(translations=(moved,))) == [("G1", "block")]
    said = TrueFalse("The base was in Norrvik.", True)
    assert found(language.translation_drift, said, LintContext(translations=(replace(said, key=False),))) == [
        ("G1", "block")
    ]


@pytest.mark.parametrize(
    ("tag", "stem", "expected"),
    [
        ("en", "Where was the base of the mission in May 2004?", []),
        ("en", "Gdzie była baza misji w maju, kiedy ją zamknięto, i z jakiego powodu się to stało?", [("G2", "block")]),
        ("pl", "Gdzie była baza misji w maju, kiedy ją zamknięto, i z jakiego powodu się to stało?", []),
        ("pl", "Where was the base of the mission in May 2004?", [("G2", "block")]),
        ("sl", "Where was the base of the mission in May 2004?", [("G2", "block")]),
        ("sl", "Kje je bila baza misije, ki je bila zaprta v maju, in za koliko dni?", []),
        ("sq", "Cila ishte baza e misionit në maj dhe kur u mbyll për të dytën herë?", []),
        ("sr", "Која је била база мисије и када је затворена, у мају или од јуна?", []),
        ("en", "Која је била база мисије и када је затворена, у мају или од јуна?", [("G2", "block")]),
        ("", "Where was the base?", [("G2", "block")]),
        ("fi", "Missä tukikohta oli?", []),
        ("en", "Norrvik?", []),
    ],
)
def test_language_is_tagged_as_it_is(tag, stem, expected, found):
    question = Numeric(stem, Decimal(1))

    assert found(language.language_tag, question, LintContext(language=tag)) == expected


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("Who freed Sudvik from the occupiers in May 2004?", [("G3", "warn")]),
        ("Which regiment came to Norrvik / Nordwik in May 2004?", []),
        ("Why did the Serbs attack?", [("G3", "warn")]),
        ("Why did the envoy of the Serbs resign?", []),
        ("Serbs are which people?", [("G3", "warn")]),
        ("What did officials say when Albanians refused?", [("G3", "warn")]),
        ("How did it help when 2,000 Serbs were displaced?", []),
        ("Which base was in Nordwik in May 2004?", [("G3", "warn")]),
        ("Which base was in Norrvik / Nordwik in May 2004?", []),
        ("Which base was in Sudvik in May 2004?", []),
    ],
)
def test_words_that_take_sides_are_flagged(stem, expected, harbour, found):
    assert found(language.neutrality, Numeric(stem, Decimal(1)), harbour) == expected


def test_both_names_of_a_place_are_written_by_a_click(harbour, found, mended):
    [problem] = language.neutrality(Numeric("How many bases were in Nordwik?", Decimal(1)), harbour)

    assert mended(problem).stem == "How many bases were in Norrvik / Nordwik?"
    assert found(language.neutrality, mended(problem), harbour) == []
