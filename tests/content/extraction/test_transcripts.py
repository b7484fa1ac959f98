"""Transcripts: whose words a text prints, and what of them is only a question."""

import pytest

from content.extraction import scene, transcripts
from content.extraction.mention import SourceText
from content.readers.text import split_blocks

BRIEFING = """Weekly briefing of the Northern Lake Force (NLF)

Participants: Anna Berg, Spokesperson (AB); Major General Odd Falk, Force Commander (FC)

AB: Good morning. The NLF has 900 soldiers in the valley.

FC: I took over on 3 May 2014. We have trained 40 guards.

The bridge was repaired in June 2014.

Q (Lake Herald): How many guards are on leave?

FC: None. The guards came back on 9 May 2014.

Q (Radio Aveli): And the boats?

AB: [laughs] We've got four boats.
"""


def said(text):
    return scene.build(SourceText("a.txt", text), split_blocks(text))


def test_sentences_of_a_transcript_do_not_begin_with_the_name_of_who_speaks():
    words = [sentence.words for sentence in said(BRIEFING).sentences]
    assert "The NLF has 900 soldiers in the valley." in words
    assert "We've got four boats." in words
    assert not any(one.startswith(("AB:", "FC:", "Participants:", "Q (")) for one in words)


def test_questions_and_courtesies_of_a_transcript_are_not_read():
    words = [sentence.words for sentence in said(BRIEFING).sentences]
    assert not any(one.endswith("?") or one.startswith("Good morning") for one in words)


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("The NLF has 900 soldiers in the valley.", "Anna Berg"),
        ("I took over on 3 May 2014.", "Major General Odd Falk"),
        ("The bridge was repaired in June 2014.", "Major General Odd Falk"),
    ],
)
def test_who_says_a_sentence_is_known_by_the_bracket_behind_the_name(words, speaker):
    ready = said(BRIEFING)
    assert ready.speaker(next(one for one in ready.sentences if one.words == words)) == speaker


@pytest.mark.parametrize("label", ["FALK", "GEN. FALK", "SPOKESMAN", "OF"])
def test_who_speaks_is_known_by_surname_office_or_initials(label):
    text = f"""With Odd Falk, Spokesman

QUESTION: When do you leave the valley for good?

{label}: We leave in May.

QUESTION (Radio Aveli): And who stays in the valley then?

{label}: The guards stay.
"""
    ready = said(text)
    assert {ready.speaker(one) for one in ready.sentences if "stay" in one.words} == {"Odd Falk"}


@pytest.mark.parametrize(
    "text",
    [
        "STRENGTH: 900 soldiers\n\nHQ: Aveli\n\nSTRENGTH: 40 police\n\nHQ: Port Lake\n",
        "Q: What is the NLF?\n\nA: A force of 900.\n\nQ: Where is it based?\n\nA: In Aveli.\n",
        "The NLF has 900 soldiers.\n\nIt is based in Aveli.\n",
    ],
)
def test_other_texts_stay_as_they_are(text):
    blocks = split_blocks(text)
    assert transcripts.read(text, blocks) == transcripts.Spoken(blocks)
