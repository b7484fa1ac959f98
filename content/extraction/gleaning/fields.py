"""Fields whose key no family knows: "Higher command: Lake Corps" as "The higher command of NLF is Lake Corps"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import statements, times
from content.extraction.builder import mention
from content.extraction.dateparts import MONTH_NAME
from content.extraction.entities import key_of
from content.extraction.families.field_owners import REMARK, Field, fields_of
from content.extraction.families.field_values import AREAS, EMPTY, lowered
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.phrases import FINITE
from content.extraction.scene import Scene
from content.extraction.subjects import Subject

DULL = re.compile(
    r"\b(?:tel|telephone|phone|fax|mobile|e-?mail|web|website|url|address|contacts?|press|media|source|sources|notes?|"
    r"photo|image|picture|credits?|page|last|updated|modified|published|languages?|language|search|share|follow|topics?|"
    r"tags?|keywords?|categor\w+|version|ref\w*|download|read|see|also|more|links?|caption|question|answer|example|q|a|"
    r"copyright|id|isbn|issn|editor|author|summary|attention|warning|hours|price|date|day|time|subject|re|to|from|facts?|"
    r"operation name|capital|population|currency|end|start|first|since|until)\b",
    re.IGNORECASE,
)
KINDS = ("membership", "definition", "role", "legal_basis", "location", "other", "sequence", "quantity")
MOST_WORDS, LONGEST_KEY = 16, 4
TIMED = re.compile(rf"(?:(?:until|to|from|since|by|in|on) )?(?:\d|(?:{MONTH_NAME})\b)")
SAME_OWNER = re.compile(r" of (?:the|this) (?:mission|operation|force|organi[sz]ation|name)$", re.IGNORECASE)


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """What the remaining fields say of their owners."""
    for field in fields_of(scene):
        words = field.value
        end = field.start + len(words)
        if EMPTY.match(words) or not _is_worth(field) or taken.share(field.sentence, field.start, end, *KINDS) > 0.3:
            continue
        yield from filter(None, [_told(scene, field)])


def _is_worth(field: Field) -> bool:
    """Whether the key is a short name of a property, and the value no sentence."""
    inside = [one for one in field.sentence.tokens if one.idx < field.start]
    nouns = [one for one in inside if one.text not in (":", "(", ")")]
    if not nouns or nouns[-1].pos_ not in ("NOUN", "PROPN") or len(field.key.split()) > LONGEST_KEY:
        return False
    if field.sentence.start != field.sentence.block.start and field.owner in field.printed:
        return False
    if set(field.key.split()) & set(field.owner.casefold().split()) or "|" in field.value or "·" in field.value:
        return False
    if (
        AREAS.match(field.key)
        or TIMED.match(field.value)
        or DULL.search(field.key)
        or field.printed.isupper()
        or not 0 < len(field.value.split()) <= MOST_WORDS
    ):
        return False
    return not any(one.tag_ in FINITE or one.text in ("?", "!") for one in field.sentence.tokens)


def _told(scene: Scene, field: Field) -> Mention | None:
    value = REMARK.sub("", field.value)
    key = SAME_OWNER.sub("", field.printed)
    noun = lowered(key)
    time = times.written(scene, "state")
    be = statements.be(noun, past=time.begins is not None)
    return mention(
        scene,
        field.sentence,
        "other",
        Subject(field.owner, sure=False),
        key_of(field.key),
        value,
        (0, len(field.sentence.words)),
        statements.placed(f"the {noun} of {field.owner} {be} {value}", time),
        "gleaned: field",
        time=time,
        is_list=True,
    )
