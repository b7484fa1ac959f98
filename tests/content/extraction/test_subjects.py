"""Tests who or what clauses are about: pronouns, "we", "he" and "she", and what only a body has."""

import pytest

from content.extraction import SourceText, owners, scene, subjects
from content.extraction.subjects import Subject
from content.readers.text import split_blocks
from tests.content.extraction.families.tellings import OPENING


def ready(words: str) -> scene.Scene:
    text = f"{OPENING}{words}"
    return scene.build(SourceText("a.txt", text, "Northern Lake Force (NLF)"), split_blocks(text))


def subject(words: str) -> Subject:
    """The subject of the main clause of the last sentence."""
    of_text = ready(words)
    sentence = of_text.sentences[-1]
    verb = next(one for one in sentence.tokens if one.dep_ == "ROOT")
    found = subjects.of_verb(of_text, sentence, verb)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("We left Orsa.", "NLF"),
        ("Our crews left Orsa.", "NLF crews"),
        ("General Ana Berg commands the Lake Guard. She left Orsa.", "General Ana Berg"),
        ("General Ana Berg commands the Lake Guard. His crew left Orsa.", "General Ana Berg crew"),
        ("When Norway came, the Lake Guard stayed. It left Orsa.", "Lake Guard"),
        ("The Lake Guard, which the Shore Council pays, was set up in 2010. It left Orsa.", "Lake Guard"),
        ("The Lake Guard was set up by the Shore Council. It left Orsa.", "Lake Guard"),
        ("That is the Shore Accord. It ended the war.", "Shore Accord"),
        ("In Orsa there is a Shore Guard. It has nine boats.", "Shore Guard"),
        ("The core of the force is an engineer company. It has nine boats.", "Engineer company"),
    ],
)
def test_a_pronoun_means_what_was_named(words, meant):
    assert subject(words).words == meant


def test_he_is_nobody_where_nobody_was_named_and_a_guess_where_two_were():
    assert subject("He left Orsa.").words == ""
    two = subject("General Ana Berg met Colonel Olaf Ruud. He left Orsa.")
    assert (two.words, two.sure) == ("General Ana Berg", False)


@pytest.mark.parametrize(
    ("words", "owned"),
    [
        ("Staff", "NLF staff"),
        ("Current mandate", "NLF current mandate"),
        ("Total strength", "NLF total strength"),
        ("Boats", "Boats"),
        ("Lake Guard staff", "Lake Guard staff"),
    ],
)
def test_what_only_a_body_has_is_of_what_the_text_is_about(words, owned):
    assert owners.of_topic(ready("It is calm."), Subject(words)).words == owned


def test_a_name_in_full_is_known_by_its_first_noun_already():
    text = (
        "On 20 May 2004 the Northern Lake Mission of Support in the High Shores (NLMSHS) gave up its post. NLMSHS left."
    )
    ready = scene.build(SourceText("a.txt", text), split_blocks(text))
    mission = next(token for token in ready.sentences[0].tokens if token.text == "Mission")

    assert subjects.named(ready, ready.sentences[0], mission).words == "NLMSHS"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("NLF met. Its presence was welcome.", "the NLF presence"),
        ("In May other crews came to the port.", "other crews"),
        ("The harbour crews came to the port.", "the harbour crews"),
    ],
)
def test_a_name_inside_a_sentence_has_its_article_and_no_capital_of_a_beginning(words, said):
    assert subject(words).said == said


def test_this_body_with_a_description_is_not_the_topic():
    assert subject("The Aveli Guard is new. This small, unarmed force will be trained.").words != "NLF"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("The Shore Mission (SMO) came in 2004. SMO has nine boats.\n\nIt left Orsa.", "SMO"),
        ("SMO came in 2004.\n\nThe hills were quiet.\n\nIt left Orsa.", "NLF"),
    ],
)
def test_a_paragraph_goes_on_about_what_the_one_before_under_its_heading_began_with(words, meant):
    assert subject(f"The coast\n\n{words}").words == meant
