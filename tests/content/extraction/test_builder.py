"""Tests what the builder sees to in every finding."""

from content.extraction import SourceText, builder, scene
from content.extraction.subjects import Subject
from content.readers.text import split_blocks


def test_a_name_keeps_the_capital_that_the_text_always_gives_it():
    text = "The Velish guard met Velish boats in Aveli."
    ready = scene.build(SourceText("a.txt", text), split_blocks(text))
    guard = Subject("Velish guard")

    found = builder.mention(
        ready, ready.sentences[0], "other", guard, "meet", "velish boats", (0, 9), "The velish guard met boats.", "test"
    )

    assert found is not None
    assert (found.value, found.statement) == ("Velish boats", "The Velish guard met boats.")
