"""Hostile texts: each ends with a clear result, from the library and from the command. `make bench` says how soon."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from content.extraction import SourceText
from content.extraction.pipeline import Extraction, extract
from content.ledger.consolidation import grouped
from kfor_site.console import Refused

pytestmark = pytest.mark.slow

FACT = "The Lake Force (LF) had 90 guards in May 2011."
FOUND = {("LF", "stands-for"), ("LF", "guards")}


def extracted(text: str) -> Extraction:
    return extract(SourceText("hostile.txt", text))


def told(found: Extraction) -> set[tuple[str, str]]:
    return {(mention.subject, mention.attribute) for mention in found.mentions}


def command(path: Path) -> list[dict[str, object]]:
    out = StringIO()
    call_command("extract", str(path), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.parametrize(
    "noise",
    [
        "(" * 50_000 + ")" * 50_000,
        "[({<" * 25_000,
        "(a " * 33_000,
        "\u200f\u202e" * 50_000,
        "a\u0301\u0302" * 40_000,
        "1,111" + ",111" * 25_000,
        "12 June 1999 " * 10_000,
        "A" * 100_000,
        "x" + " " * 100_000 + "x",
        "." * 100_000,
    ],
    ids=["brackets", "marks", "words", "directions", "accents", "digits", "dates", "letters", "spaces", "dots"],
)
def test_noise_yields_nothing_and_hides_nothing(noise: str):
    found = extracted(f"{FACT}\n\n{noise}\n\nIt is calm.")

    assert told(found) == FOUND
    assert len(found.blocks) == 3


@pytest.mark.parametrize(
    "words",
    [
        "12 June 1999 " * 80,
        "Security Council Resolution 1 " * 38,
        "Lake 1 " * 130,
        "1999 " * 130,
        "A" * 1_100 + "! 12 June 1999",
        "A" * 1_100 + " mandate",
        "Lake of the " * 45,
        "General A. van der Lake-Berg, " * 35,
    ],
)
def test_a_sentence_of_the_greatest_length_is_read_like_any_other(words: str):
    assert told(extracted(f"{FACT}\n\n{words.strip()}.\n\nIt is calm.")) >= FOUND


def test_a_row_of_marks_without_spaces_is_too_long_to_parse():
    assert extracted("The force had 90 guards in May 2011 " + "-(" * 400 + ".").mentions == ()


@pytest.mark.parametrize("half", ["\udfff", "\udc00\ud800"])
def test_lone_surrogates_are_quoted_as_they_stand(half: str):
    text = f"{FACT} The {half} port was opened on 3 May 2011.\n\n{half}"

    found = extracted(text)

    assert told(found) == {*FOUND, ("\ufffd" * len(half) + " port", "open")}
    assert all(text[span.start : span.end] == span.quote for mention in found.mentions for span in mention.spans)
    assert any(half in mention.spans[0].quote for mention in found.mentions)
    assert not any(half in mention.statement for mention in found.mentions)


def test_marks_of_direction_change_no_offset():
    text = f"\u200f\u202b{FACT}\u202c\n" * 200

    found = extracted(text)

    assert {("LF", "stands-for")} <= told(found)
    assert all(text[span.start : span.end] == span.quote for mention in found.mentions for span in mention.spans)


def test_thousands_of_dates_tell_one_fact_each():
    days = [(1 + n % 28, ("May", "June", "July")[n // 28 % 3], 1950 + n // 84 % 70) for n in range(1_000)]
    text = "\n".join(f"{day} {month} {year}: the force met the council in the port." for day, month, year in days)
    source = SourceText("hostile.txt", text)

    found = extract(source)
    events = [mention for mention in found.mentions if mention.kind == "date_event"]
    facts = grouped(events, {source.document: source}, {source.document: found.dated})

    assert {mention.attribute for mention in events} == {"meet-council"}
    assert len(events) == 1_000
    assert len(facts) == len(set(days))


def test_many_short_forms_stay_with_their_long_ones():
    letters = "ABCDEFGHIJKLMNOPRSTUVW"
    shorts = [(a, b, c) for a in letters[:10] for b in letters for c in letters[:3]]
    text = " ".join(f"The Lake {a}ank {b}est {c}orce (L{a}{b}{c}) is a body of guards." for a, b, c in shorts)

    found = extracted(text)

    assert {names[0]: names[1] for names in found.names} == {
        f"L{a}{b}{c}": f"Lake {a}ank {b}est {c}orce" for a, b, c in shorts
    }


def test_command_reads_one_long_line(tmp_path: Path):
    path = tmp_path / "line.txt"
    path.write_text(f"{FACT} " * 1_000 + "word and more " * 10_000, encoding="utf-8")

    rows = command(path)

    assert {row["attribute"] for row in rows} == {"stands-for", "guards"}
    assert len(rows) == 1_000  # the short form once, and the guards wherever the sentence ends before the noise


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("line.txt", b"The lake is calm. " * 280_000, "over 2 MB"),
        ("line.html", b"<p>The lake is calm. " * 250_000, "over 2 MB"),
        ("lines.txt", b"calm\n" * 20_001, "more than 20,000 lines"),
        ("deep.html", b"<div>" * 100_000, "nests its tags"),
        ("half.txt", b"The \xed\xa0\x80 lake", "UTF-8"),
        ("half.html", b"\xff\xfe<\x00p\x00>\x00\x00\xd8", "UTF-8"),
    ],
)
def test_command_refuses_with_one_sentence(name: str, data: bytes, sentence: str, tmp_path: Path):
    (tmp_path / name).write_bytes(data)

    with pytest.raises(Refused, match=sentence) as refusal:
        command(tmp_path / name)

    assert str(refusal.value).count("\n") == 0


@pytest.mark.parametrize("name", ["brackets.txt", "brackets.md", "brackets.html"])
def test_command_finds_nothing_in_nested_brackets(name: str, tmp_path: Path):
    (tmp_path / name).write_text("[(" * 50_000 + "\n\nIt is calm.\n", encoding="utf-8")

    assert command(tmp_path / name) == []


def test_command_prints_a_file_name_that_is_no_text(tmp_path: Path):
    path = tmp_path / "lake\udcff.txt"
    path.write_text(FACT, encoding="utf-8")

    assert {str(row["document"])[-9:] for row in command(path)} == {"lake\ufffd.txt"}
