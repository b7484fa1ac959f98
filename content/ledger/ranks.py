"""Ranks: the order of those of whom texts tell one by one that they are first, second or third."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from content.ledger.conclusions import conclusion, days_of, is_premise
from content.ledger.entry import Entry
from content.ledger.naming import folded

LEAST = 3
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")
RANKED = re.compile(rf"(?:the )?(?P<place>{'|'.join(PLACES)}) (?P<noun>[\w-]+)(?P<rest>(?: \w.*)?)", re.IGNORECASE)
NUMBER = re.compile(r"^\d+ ")
WORD = re.compile(r"[^\W_]+")


def ranks(entries: Sequence[Entry]) -> list[Entry]:
    """The orders in which each place from the first on has one holder, unless a text tells that very order itself."""
    groups: dict[tuple[object, ...], list[tuple[int, Entry]]] = defaultdict(list)
    for entry in entries:
        if match := _ranked(entry):
            place = PLACES.index(match["place"].casefold())
            role = f"{match['noun']}{match['rest']}"
            groups[entry.attribute, folded(role), days_of(entry)].append((place, entry))
    told = {_names(entry.value) for entry in entries if entry.kind == "sequence" and isinstance(entry.value, str)}
    found = [
        _order([entry for _, entry in sorted(members, key=_place)]) for members in groups.values() if _is_whole(members)
    ]
    return [order for order in found if _names(str(order.value)) not in told]


def _ranked(entry: Entry) -> re.Match[str] | None:
    is_sure = is_premise(entry) and entry.modality == "happened" and entry.kind in ("role", "definition", "other")
    return RANKED.fullmatch(entry.value) if is_sure and isinstance(entry.value, str) else None


def _place(member: tuple[int, Entry]) -> tuple[int, str]:
    return member[0], member[1].id


def _is_whole(members: Sequence[tuple[int, Entry]]) -> bool:
    """Whether each place from the first to the last has just one holder, and no holder two places."""
    places = sorted(place for place, _ in members)
    return len(members) >= LEAST and places == list(range(len({entry.subject_key for _, entry in members})))


def _names(value: str) -> tuple[str, ...]:
    return tuple(folded(NUMBER.sub("", name.strip())) for name in value.split(";"))


def _order(holders: Sequence[Entry]) -> Entry:
    match = _ranked(holders[0])
    assert match is not None  # nosec B101: no others were grouped
    noun = _plural(match["noun"])
    subject = f"{noun}{match['rest']}"
    names = [entry.subject for entry in holders]
    return conclusion(
        holders,
        "order of ranks",
        "; ".join(f"{place} {name}" for place, name in enumerate(names, 1)),
        kind="sequence",
        subject=subject,
        subject_key="-".join(WORD.findall(subject.casefold())),
        subject_aliases=(),
        attribute=f"order-of-{noun.casefold()}",
        attribute_label=f"order of {noun}",
        statement=f"By their ranks, the order of the {subject} is {', then '.join(names)}.",
    )


def _plural(noun: str) -> str:
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:s|x|ch|sh)$", noun) else f"{noun}s"
