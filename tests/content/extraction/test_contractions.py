"""Contractions: what speech runs together is written out, and "we" do as one body does."""

import pytest

from content.extraction import parsing, phrases


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("We've cleared the road.", "has cleared the road"),
        ("We don't patrol the valley.", "does not patrol the valley"),
        ("It's been closed since May.", "has been closed since May"),
        ("She's in Aveli.", "is in Aveli"),
        ("They'll leave the valley.", "will leave the valley"),
        ("They can't leave the valley.", "can not leave the valley"),
        ("I carry no weapon.", "carries no weapon"),
        ("We were sent to Aveli.", "was sent to Aveli"),
        ("The guards don't patrol the valley.", "do not patrol the valley"),
        ("The guards are Aveli's only police.", "are Aveli's only police"),
    ],
)
def test_a_clause_is_told_in_full_words(words, told):
    (tokens,) = parsing.parse([words])
    assert phrases.predicate(next(one for one in tokens if one.dep_ == "ROOT"), range(0)) == told
