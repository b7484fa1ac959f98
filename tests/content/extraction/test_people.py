"""Tests the finding of persons in sentences."""

import pytest

from content.extraction import people


def names(words: str) -> list[str]:
    return [person.words for person in people.find(words)]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Force Commander Major General Ada Lind of Sweden said so", "Major General Ada Lind"),
        ("under Lt. Gen. Norbert van der Meer", "Lt. Gen. Norbert van der Meer"),
        ("by Brigadier-General K. S. Rao", "Brigadier-General K. S. Rao"),
        ("the Secretary-General, Noor al-Amin, said", "Noor al-Amin"),
        ("Ambassador Ann-Marie St. Clair spoke", "Ambassador Ann-Marie St. Clair"),
        ("Lt Gen (retd) Fiona O'Neil came", "Lt Gen (retd) Fiona O'Neil"),
        ("Colonel Ömer Şahin's troops", "Colonel Ömer Şahin"),
        ("Chief Superintendent Maija Lind-Aho has led", "Chief Superintendent Maija Lind-Aho"),
        ("the UN Secretary General Ban Ki-moon", "Ban Ki-moon"),
        ("under Force Commander Prem Rao", "Prem Rao"),
        ("Rear Admiral Luís de Sá (Portugal)", "Rear Admiral Luís de Sá"),
        ("Dr. Eva Lind met them", "Dr. Eva Lind"),
        ("said Captain Berg", "Captain Berg"),
    ],
)
def test_find_reads_a_name_with_its_rank(words: str, name: str):
    assert names(words) == [name]


@pytest.mark.parametrize(
    "words",
    [
        "Regional Command South and Camp Aveli",
        "the General Assembly met in New York",
        "Council Joint Action 2005/1 was adopted",
        "the Lisvik Accords were signed",
        "Operation NORTHERN LANTERN began",
        "Bosnia and Herzegovina joined South Korea",
        "the tanker MT Ocean Verity and HMS Daring",
        "Status of Forces Agreement",
        "Greek Cypriots and Turkish Cypriots",
    ],
)
def test_find_takes_no_place_or_body_for_a_person(words: str):
    assert names(words) == []


def test_find_tells_where_the_words_on_the_origin_end():
    words = "Commodore Jan Berg of the Royal Netherlands Navy took command"

    (person,) = people.find(words)

    assert words[person.behind :] == " took command"
