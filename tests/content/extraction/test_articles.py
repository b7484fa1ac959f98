"""Names in full take "the" where the text prints it, or where they are names of bodies."""

import pytest

from content.extraction import articles

TEXT = [
    "The Quay Watch of Veldin was set up in 2004.",
    "Ships call the Quay Watch of Veldin by radio.",
    "Since then Amber Dawn has come, and Quiet Harbour with Amber Dawn.",
]


@pytest.mark.parametrize(
    ("statement", "name", "said"),
    [
        ("Quay Watch of Veldin is a service.", "Quay Watch of Veldin", "The Quay Watch of Veldin is a service."),
        ("The basis of Quay Watch is an act.", "Quay Watch", "The basis of the Quay Watch is an act."),
        ("Lake Union signed on 3 May 2004.", "Lake Union", "The Lake Union signed on 3 May 2004."),
        ("NLF operated in Velin Sea.", "Velin Sea", "NLF operated in the Velin Sea."),
        ("Head of NLF opened the school.", "Head of NLF", "The Head of NLF opened the school."),
    ],
)
def test_a_name_gets_its_article(statement: str, name: str, said: str) -> None:
    assert articles.given(statement, name, articles.printed(TEXT)) == said


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("Amber Dawn ended in 2009.", "Amber Dawn"),
        ("The Lake Union signed.", "Lake Union"),
        ("A Lake Council was set up.", "Lake Council"),
        ("Ana Vel was Head of NLF.", "Head of NLF"),
        ("Head of Mission: Ana Vel.", "Head of Mission"),
        ("Operation Calm Sea began.", "Operation Calm Sea"),
        ("Guards came from Veldin, Aveli and Toria.", "Veldin, Aveli and Toria"),
        ("The pact was made in March 2004 by Lake Council", "March 2004 by Lake Council"),
        ("NLF worked with Lake Union Police Mission North.", "Lake Union"),
    ],
)
def test_other_names_stay_as_they_are(statement: str, name: str) -> None:
    assert articles.given(statement, name, articles.printed(TEXT)) == statement


@pytest.mark.parametrize(
    ("statement", "subject", "printed", "said"),
    [
        ("Calm night ended.", "Calm night", "That ended when the calm night", "The calm night ended."),
        ("Calm night ended.", "Calm night", "This calm night", "The calm night ended."),
        ("Calm nights ended.", "Calm nights", "Now calm nights", "Calm nights ended."),
        ("Baga base fell.", "Baga base", "The Baga base", "The Baga base fell."),
        ("Others left.", "Others", "The others", "Others left."),
    ],
)
def test_a_plain_noun_keeps_the_article_that_is_printed(statement: str, subject: str, printed: str, said: str) -> None:
    at = printed.casefold().index(subject.casefold())
    assert articles.kept(statement, subject, printed, at) == said
