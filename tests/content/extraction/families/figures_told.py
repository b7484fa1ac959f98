"""The quantities of an invented text about a lake mission, told in short."""

from content.extraction import Mention, SourceText
from content.extraction.pipeline import extract
from content.partialdate import PartialDate
from content.readers.text import split_blocks

OPENING = "The Lake Mission (LMM) was set up in May 2011. LMM works on the lake.\n\n"


def mentions(text: str, published: str | None = "2014-03-05") -> list[Mention]:
    """The quantities of a text behind an opening that names its topic."""
    when = PartialDate.from_iso(published) if published else None
    source = SourceText("lake.txt", OPENING + text, "Lake Mission (LMM)", "Lake Office", when)
    found = extract(source, split_blocks(source.text)).mentions
    return [mention for mention in found if mention.kind == "quantity" and not is_gleaned(mention)]


def is_gleaned(mention: Mention) -> bool:
    """Whether no family made the mention: the tests of gleaning look at those."""
    return mention.rule.startswith("gleaned")


def told(text: str) -> set[tuple[str, str, str]]:
    """Subject, attribute and value with its hedge and unit."""
    return {(m.subject, m.attribute, f"{m.hedge or ''} {m.value} {m.unit}".strip()) for m in mentions(text)}


def times(text: str) -> dict[str, str]:
    """When each value holds."""
    found = {}
    for mention in mentions(text):
        moment = mention.time and (mention.time.begins or mention.time.ends)
        found[str(mention.value)] = str(moment).split(";")[0]
    return found


def statement(text: str) -> str:
    """The statement of the only quantity of a text."""
    (mention,) = mentions(text)
    return mention.statement
