"""Tests what all gleaners keep to: they guess, they quote exactly, and they leave alone what a family took."""

from pathlib import Path

import pytest

from content.extraction import Mention, SourceText
from content.extraction.pipeline import extract
from content.readers import read
from tests.content.extraction.families.figures_told import is_gleaned
from tests.content.extraction.families.tellings import OPENING

SAMPLES = Path(__file__).parents[3] / "samples"
LEFT_OVER = (
    f"{OPENING}In 2015 the village council grew to 110. The Lake Accord (May 2011) ended the war. "
    "Ana Berg, a retired ambassador, came to Orsa. The patrols were checked against Regulation 2010/12. "
    "The boats were lent by Brazil, India and Ireland. The school will teach young sailors.\n\n"
    "What may visitors bring?\n\n • old maps of the lake\n • good shoes\n"
)


def texts() -> dict[str, str]:
    read_ = {path.name: read(path.read_bytes(), path.name).text for path in sorted(SAMPLES.iterdir())}
    return {**read_, "left over": LEFT_OVER}


def found_in(text: str) -> tuple[list[Mention], list[Mention]]:
    """What gleaners found in a text, and what families did."""
    found = extract(SourceText("a.txt", text)).mentions
    return [one for one in found if is_gleaned(one)], [one for one in found if not is_gleaned(one)]


@pytest.mark.parametrize("name", texts())
def test_what_is_gleaned_is_of_tier_b_and_quoted_exactly(name):
    text = texts()[name]
    gleaned, _ = found_in(text)

    for mention in gleaned:
        assert mention.tier == "B"
        assert mention.spans[0].role == "value"
        assert all(text[span.start : span.end] == span.quote != "" for span in mention.spans)


@pytest.mark.parametrize("name", texts())
def test_nothing_is_gleaned_that_a_family_took(name):
    gleaned, told = found_in(texts()[name])

    for mention in gleaned:
        first = mention.spans[0]
        same = [
            one
            for one in told
            if (one.kind, str(one.value)) == (mention.kind, str(mention.value))
            if one.spans[0].start < first.end and first.start < one.spans[0].end
        ]
        assert same == []


@pytest.mark.parametrize("name", texts())
def test_what_is_gleaned_is_a_sentence_of_its_own(name):
    gleaned, _ = found_in(texts()[name])

    for mention in gleaned:
        assert mention.statement[0].isupper() or mention.statement[0].isdigit()
        assert mention.statement.endswith((".", "!", "?"))
        assert "  " not in mention.statement
        assert mention.statement.count("(") == mention.statement.count(")")


def test_every_gleaner_finds_what_is_left_over():
    gleaned, _ = found_in(LEFT_OVER)

    assert {mention.rule for mention in gleaned} >= {
        "gleaned: number",
        "gleaned: date",
        "gleaned: person",
        "gleaned: instrument",
        "gleaned: list",
        "gleaned: bullet",
        "gleaned: place of a deed",
        "gleaned: statement",
    }
