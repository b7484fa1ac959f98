"""Reads facts from a few words, as a page about the Northern Lake Force would hold them."""

from content.extraction import Mention, SourceText
from content.extraction.pipeline import extract
from content.partialdate import PartialDate

OPENING = "The Northern Lake Force (NLF) keeps the peace on the lake. NLF has its base in Aveli.\n\n"


def mentions(words: str, *, published: str = "2020-05-01", opening: str = OPENING) -> list[Mention]:
    """All that is read from the words, which stand below an opening that names the force."""
    dated = PartialDate.from_iso(published) if published else None
    found = extract(SourceText("a.txt", f"{opening}{words}", "Northern Lake Force (NLF)", "NLF", dated))
    return [mention for mention in found.mentions if mention.spans[0].start >= len(opening)]


def offices(words: str, **more: str) -> dict[str, str]:
    """The offices told, by who holds them."""
    return {m.subject: str(m.value) for m in mentions(words, **more) if m.attribute == "office"}


def statements(words: str, attribute: str = "office", **more: str) -> list[str]:
    """What the facts with an attribute say."""
    return [m.statement for m in mentions(words, **more) if m.attribute == attribute]
