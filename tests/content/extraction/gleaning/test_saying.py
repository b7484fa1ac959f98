"""Tests how a clause is said: as a sentence that names whom it speaks of."""

import pytest

from content.extraction import SourceText, owners, scene
from content.extraction.gleaning import saying
from content.extraction.subjects import Subject
from content.readers.text import split_blocks
from tests.content.extraction.families.tellings import OPENING


def ready(words: str) -> scene.Scene:
    text = f"{OPENING}{words}"
    return scene.build(SourceText("a.txt", text, "Northern Lake Force (NLF)"), split_blocks(text))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("the lake is  calm", "The lake is calm."),
        ("is it calm?", "Is it calm?"),
        (" , calm; ", "Calm."),
    ],
)
def test_a_sentence_has_a_capital_in_front_and_a_full_stop_behind(words, said):
    assert saying.whole(words) == said


@pytest.mark.parametrize(
    ("subject", "owned"),
    [
        ("Crossing points", "NLF crossing points"),
        ("Two boats", "NLF boats"),
        ("Lake Guard", "Lake Guard"),
        ("NLF boats", "NLF boats"),
        ("People", "People"),
        ("That evening", "NLF"),
    ],
)
def test_a_common_noun_is_of_what_the_text_is_about(subject, owned):
    of_text = ready("The crossing points are open. The boats lie in port. The people came. That evening was calm.")

    assert owners.owned(of_text, Subject(subject)).words == owned


def test_what_has_no_subject_is_of_what_the_text_is_about():
    found = saying.subject_of(ready("It is calm."), None)

    assert found is not None
    assert (found.words, found.sure) == ("NLF", False)


def test_a_leading_pronoun_is_named_and_a_long_sentence_ends_at_a_joint():
    tail = "the crews came home to their families in the ports after many long weeks at sea on the old grey boats"
    of_text = ready(f"It guards the shore of the lake by day and by night; {tail} and {tail}.")

    assert saying.printed(of_text, of_text.sentences[-1]) == "NLF guards the shore of the lake by day and by night."


@pytest.mark.parametrize(("words", "spoken"), [("I came home.", True), ("Your boat sank.", True), ("It sank.", False)])
def test_who_speaks_for_himself_is_heard(words, spoken):
    assert saying.is_spoken(ready(words).sentences[-1]) == spoken
