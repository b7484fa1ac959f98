"""What holds for any text: nothing is lost, quotes are exact, no mention is without a fact."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings

from content.extraction import SourceText, sentences, smoothing
from content.extraction.pipeline import Extraction, extract
from content.extraction.records import records
from content.ledger.consolidation import grouped
from content.readers.text import split_blocks
from tests.missions import TEXTS

pytestmark = pytest.mark.slow


def extracted(text: str) -> tuple[SourceText, Extraction]:
    source = SourceText("mission.txt", text, "The mission")
    return source, extract(source)


@settings(max_examples=150)
@given(TEXTS)
def test_no_letter_is_lost_between_the_text_and_its_sentences(text):
    plain = smoothing.smooth(text)
    covered: set[int] = set()
    for block in split_blocks(text):
        covered.update(
            block.start + at
            for start, end in sentences.split(plain[block.start : block.end])
            for at in range(start, end)
        )

    left = {sign for at, sign in enumerate(text) if at not in covered and sign.isalpha()}
    assert all(sign.isascii() and sign.islower() for sign in left)  # the marks of bullets: "a)"


@settings(max_examples=60)
@given(TEXTS)
def test_offsets_count_code_points_of_the_text_and_quotes_are_exact(text):
    _, found = extracted(text)

    assert all(0 <= block.start < block.end <= len(text) for block in found.blocks)
    assert all(before.end <= after.start for before, after in pairwise(found.blocks))
    for mention in found.mentions:
        assert mention.spans[0].role == "value"
        assert all(text[span.start : span.end] == span.quote != "" for span in mention.spans)
        assert not any(span.quote[0].isspace() or span.quote[-1].isspace() for span in mention.spans)


@settings(max_examples=60)
@given(TEXTS)
def test_each_mention_tells_one_fact_and_can_be_printed(text):
    source, found = extracted(text)
    facts = grouped(found.mentions, {source.document: source}, {source.document: found.dated})

    told = [mention for _, mentions in facts for mention in mentions]
    rows = records(found.mentions, {mention: entry.id for entry, members in facts for mention in members})

    assert sorted(map(repr, told)) == sorted(map(repr, found.mentions))
    assert all(row["subject"] and row["statement"] for row in rows)
    assert all(json.dumps({**row, "quote": ""}, ensure_ascii=False).encode() for row in rows)
