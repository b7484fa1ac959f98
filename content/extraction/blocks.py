"""Blocks: which parts of a page are its furniture (menus, links, credits, rights), and yield no fact."""

from __future__ import annotations

import re
from dataclasses import replace

from content.readers.base import Block

SHORT_WORDS = 8
STARTS = re.compile(
    r"(?:skip to|jump to|back to|click (?:here|for|to|on)|read more|find out more|see also|useful"
    r" links?\b|related (?:links?|"
    r"articles?|content)|share (?:this|on)\b|follow us|print this|download\b|subscribe|sign up|log ?in\b|home ?page|"
    r"site ?map|cookie|privacy|terms of use|usage rights|all rights reserved|copyright|©|\(c\) \d{4}|fot\.|foto:|"
    r"photo(?:graph)?s?(?: by| credit|:)|image:|credits?:|video:|music\b|menu\b|search\b|next\b|"
    r"previous(?=\W*$| (?:page|article|post|story|entry|item|news|issue|release|next)s?\b)|"
    r"table of contents|page \d+|tags?:|contact us|official texts|pdf library|external links?|advertisement)",
    re.IGNORECASE,
)
ANYWHERE = re.compile(
    r"this (?:web ?site|web ?page|page|media asset|video)\b[^.]{0,80}\b(?:under construction|uses"
    r" cookies|is free for|contains|"
    r"was last)|all rights reserved|copyright(?:ed)? (?:holder|library|©|\d)|courtesy of|\b(?:pdf|"
    r"docx?|zip|mp4) ?/ ?\d+ ?[km]b|"
    r"thank you for your understanding|accept (?:all )?cookies|text on screen|javascript",
    re.IGNORECASE,
)
SOCIAL = re.compile(
    r"\b(?:facebook|twitter|tweeter|google ?(?:plus|\+)|linkedin|instagram|youtube|whatsapp|e-?mail)\b", re.I
)
TOKEN = re.compile(r"[a-z]+(?:[._][a-z]+)+|[A-Z]{2,}\d{3,}|[\d\W_]+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
TRAIL = re.compile(
    r"(?:you are here|breadcrumbs?|related pages?|categor(?:y|ies)|filed under|see also|tel|phone|fax)\b\.? ?:", re.I
)
MENU_WORDS = re.compile(
    r"^\[?(?:home|about(?: us)?|contacts?(?: us)?|news(?:room)?|press|vacanc(?:y|ies)|jobs|careers|"
    r"search|sitemap|archives?|media(?: library| cent(?:re|er))?|photos?|videos?|legal notice|disclaimer|"
    r"privacy|cookies?|login|print|top|"
    r"back to top|français|english|what we do|who we are|publications|resources|documents|faqs?)\]?$",
    re.I,
)
TRAIL_WORDS = 24  # of a trail of pages, with the name of the house above it
STEP = re.compile(r" [>»›] ")
PARTED = re.compile(r" *[|>»›•·] *|(?<=\]) +(?=\[)| / ")
LANGUAGES = re.compile(r"(?:\(?[A-Z][a-z]{1,3}\.\)?(?: ?/ ?|\s*$)){2,}")
LANGUAGE_NAME = re.compile(
    r"english|french|german|spanish|portuguese|italian|dutch|arabic|chinese|russian|ukrainian|polish|turkish|greek|"
    r"albanian|serbian|bosnian|croatian|macedonian|georgian|romanian|swahili|somali|dari|pashto|"
    r"français|deutsch|español|português|italiano|nederlands|shqip|türkçe|العربية|中文|русский|українська",
    re.IGNORECASE,
)
LANGUAGE_CODES = re.compile(r"[A-Z]{2}(?:[ |/·-]+[A-Z]{2})+")
FOREIGN = re.compile(r"(?<![A-Z\w])[a-z]*[^\W\d_a-zA-Z’'][^\W\d_]*")
RIGHTS = re.compile(
    r"usage rights|copyright|credits|legal notice|disclaimer|privacy|cookies|music|related|useful"
    r" links|"
    r"official texts|pdf library|see also|external links|references?$|id$|find out"
    r" more",
    re.IGNORECASE,
)
LINKS = re.compile(r"related|useful links|official texts|pdf library|see also|external links", re.IGNORECASE)
ROW = re.compile(r"(?:19|20)\d\d(?:[ \u00a0]{2,}|\t)\S")  # of a table, under a year
PROSE_WORDS = 14
LABELS = frozenset(
    [
        "type",
        "format",
        "version",
        "id",
        "reference",
        "language",
        "duration",
        "size",
        "author",
        "tags",
        "publication",
        "date",
        "category",
    ]
)


def mark_boilerplate(text: str, blocks: tuple[Block, ...], language: str = "en") -> tuple[Block, ...]:
    """The blocks, furniture marked as boilerplate: by its own words, by its heading, or by its neighbours."""
    english = language.startswith("en")
    furniture = [_is_furniture(text[block.start : block.end], english) for block in blocks]
    _spread_in_lists(text, blocks, furniture)
    _spread_below_headings(text, blocks, furniture)
    marked = [replace(b, kind="boilerplate") if dull else b for b, dull in zip(blocks, furniture, strict=True)]
    return _without_paths_of(text, tuple(marked), blocks)


def _is_furniture(raw: str, english: bool) -> bool:
    words = " ".join(raw.split())
    count = len(words.split())
    if (
        (TOKEN.fullmatch(words) and not ROW.match(raw))
        or ANYWHERE.search(words[:600])
        or (len(words) < 300 and ADDRESS.fullmatch(words))
    ):
        return True
    if TRAIL.match(words) or LANGUAGE_CODES.fullmatch(words) or _is_menu(words):
        return True
    if count <= 16 and (STARTS.match(words) or LANGUAGES.search(words)):
        return True
    if count <= SHORT_WORDS and (
        SOCIAL.search(words) or words.rstrip(":").casefold().endswith(("website", "homepage"))
    ):
        return True
    if count <= 2 and all(word.casefold() in LABELS for word in words.rstrip(":").split()):
        return True
    return english and count <= 5 and words[:1].islower() and bool(FOREIGN.search(words))


def _is_menu(words: str) -> bool:
    """Whether a line is a row of links or a trail of pages, such as "Home | News | Contact"."""
    if len(STEP.findall(words)) > 1 and len(words.split()) <= TRAIL_WORDS and words[-1] not in ".;:":
        return True
    parts = [part.strip() for part in PARTED.split(words[:400])]
    if len(parts) < 2 or len(words) > 300 or any(len(part.split()) > 6 for part in parts):
        return False
    known = sum(MENU_WORDS.match(part) is not None for part in parts)
    return 2 * known >= len(parts) or (known > 0 and len(parts) > 2 and words[-1] not in ".;:")


def _spread_in_lists(text: str, blocks: tuple[Block, ...], furniture: list[bool]) -> None:
    """A bulleted list of which at least half is furniture, or names of languages to read in, is so as a whole."""
    first = 0
    for at in range(len(blocks) + 1):
        if at < len(blocks) and blocks[at].kind == "bullet":
            continue
        menu = not _is_led(text, blocks, first)
        dull = sum(furniture[one] or (menu and _names_a_language(text, blocks[one])) for one in range(first, at))
        if 2 * dull >= at - first > 0:
            furniture[first:at] = [True] * (at - first)
        first = at + 1


def _is_led(text: str, blocks: tuple[Block, ...], first: int) -> bool:
    """Whether the words before a list announce it, as in "It works in these languages:"."""
    return first > 0 and text[blocks[first - 1].start : blocks[first - 1].end].rstrip().endswith(":")


def _names_a_language(text: str, block: Block) -> bool:
    return LANGUAGE_NAME.fullmatch(text[block.start : block.end].strip()) is not None


def _spread_below_headings(text: str, blocks: tuple[Block, ...], furniture: list[bool]) -> None:
    """What stands below a heading such as "Usage rights" is furniture, until the next heading that is not."""
    below = links = False
    for at, block in enumerate(blocks):
        words = text[block.start : block.end]
        if block.kind == "heading":
            heading = " ".join(words.split())
            links = LINKS.match(heading) is not None
            starts = RIGHTS.match(heading) is not None and len(heading.split()) <= 4
            follows = below and blocks[at - 1].kind == "heading" and " by " in heading
            below = starts or follows
            furniture[at] = furniture[at] or below
        elif below and links and block.kind == "paragraph" and _is_prose(words):
            below = False
        elif below and len(words) < 1_200:
            furniture[at] = True


def _is_prose(words: str) -> bool:
    """Whether a paragraph tells something in whole sentences, as no list of links does."""
    return len(words.split()) >= PROSE_WORDS and words.rstrip().endswith((".", ":", "!", "?"))


def _without_paths_of(text: str, marked: tuple[Block, ...], blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Heading paths without the headings that are furniture."""
    dull = {
        " ".join(text[block.start : block.end].split())
        for block, before in zip(marked, blocks, strict=True)
        if block.kind == "boilerplate" and before.kind == "heading"
    }
    return tuple(
        replace(b, heading_path=tuple(name for name in b.heading_path if name not in dull)) if dull else b
        for b in marked
    )
