"""Reads what gleaners make of a few words on a page about the Northern Lake Force."""

from content.extraction import Mention
from tests.content.extraction.families.tellings import mentions


def gleaned(words: str, *rules: str) -> list[Mention]:
    """The findings of these gleaners, each named without its "gleaned: "."""
    return [one for one in mentions(words) if one.rule in {f"gleaned: {rule}" for rule in rules}]


def statements(words: str, *rules: str) -> list[str]:
    """What these gleaners say."""
    return [one.statement for one in gleaned(words, *rules)]


def told(words: str, *rules: str) -> list[tuple[str, str, str]]:
    """Subject, attribute and value of what these gleaners find."""
    return [(one.subject, one.attribute, str(one.value)) for one in gleaned(words, *rules)]
