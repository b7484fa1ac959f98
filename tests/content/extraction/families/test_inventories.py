"""Tests bullets that open with a number."""

from tests.content.extraction.families.figures_told import mentions, told


def test_a_bullet_tells_what_the_topic_has_or_has_done():
    assert told("• 24 patrol boats\n• over 6,200 guards trained, among them around 1,100 women") == {
        ("LMM", "patrol-boats", "24 patrol boats"),
        ("LMM", "guards-trained", "over 6200 guards"),
        ("Guards trained by LMM", "women", "about 1100 women"),
    }


def test_a_date_still_to_come_makes_it_a_plan():
    (helicopters,) = mentions("• 2 transport helicopters (from January 2015)")

    assert helicopters.modality == "planned"
    assert helicopters.statement == "LMM was to have 2 transport helicopters in January 2015."
