"""Tests the keys of names: long forms made short wherever they stand."""

import re

from hypothesis import given
from hypothesis import strategies as st

from content.ledger.naming import LongForms, naming

WORDS = st.lists(
    st.sampled_from(
        ["lake", "lakes", "force", "of", "l.f.", "search-and", "search", "and", "s", "lf", "(x", "a's", "é"]
    ),
    min_size=1,
    max_size=5,
).map(" ".join)


@given(st.dictionaries(WORDS, st.sampled_from(["lf", "force", "un"]), max_size=8), WORDS)
def test_long_forms_are_made_short_as_if_each_were_looked_for_in_turn(short_of, plain):
    expected = plain
    for long in sorted(short_of, key=lambda long: (-len(long), long)):
        expected = re.sub(rf"\b{re.escape(long)}s?\b", short_of[long], expected) if long in expected else expected

    assert LongForms(short_of).shortened(plain) == expected


def test_a_name_has_one_key_however_a_document_calls_it():
    known = naming([("a.txt", "NLF", "Northern Lake Force"), ("b.txt", "NL", "Northern Lake")])

    keys = {known.key(name, "a.txt") for name in ("the Northern Lake Force's mandate", "NLF mandate")}

    assert keys == {"nlf-mandate"}
