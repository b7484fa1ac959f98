"""Ids of options: letters that stay with an option and say nothing about the key."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import count, product
from string import ascii_lowercase

from quiz.question_types.base import Option

WELL_FORMED = re.compile(r"[A-Za-z0-9_-]{1,40}")


def options_of(pairs: Sequence[tuple[str, str]]) -> tuple[Option, ...]:
    """Options with new ids from pairs of a text and why it is wrong (or right)."""
    ids = new_ids([text for text, _ in pairs])
    return tuple(Option(id, text, why) for id, (text, why) in zip(ids, pairs, strict=True))


def new_ids(texts: Sequence[str], taken: Collection[str] = ()) -> list[str]:
    """A free id for each text. The letters follow the alphabet of the texts, so that they are blind to the key."""
    free = (letters for letters in _letters() if letters not in taken)
    ids = {index: next(free) for index in sorted(range(len(texts)), key=lambda index: (texts[index].casefold(), index))}
    return [ids[index] for index in range(len(texts))]


def kept_ids(posted: Sequence[str], texts: Sequence[str]) -> list[str]:
    """The id of each row of an editor: the posted one, or a new one where that is missing, malformed or repeated."""
    kept: dict[int, str] = {}
    for index, id in enumerate(posted):
        if WELL_FORMED.fullmatch(id) and id not in kept.values():
            kept[index] = id
    fresh = [index for index in range(len(posted)) if index not in kept]
    kept.update(zip(fresh, new_ids([texts[index] for index in fresh], set(kept.values())), strict=True))
    return [kept[index] for index in range(len(posted))]


def by_id(options: Sequence[Option]) -> tuple[Option, ...]:
    """The options in the order of their ids: the stored order where the editor's order is the key."""
    return tuple(sorted(options, key=lambda option: (len(option.id), option.id)))


def _letters() -> Iterator[str]:
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))
