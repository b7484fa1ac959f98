"""Fact families: one file each, all asked in turn. A new family is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from content.extraction.families import (
    acronyms,
    aims,
    appositions,
    asides,
    clauses,
    commands,
    date_events,
    definitions,
    duties,
    field_dates,
    field_values,
    holders,
    invitations,
    legal_basis,
    links,
    lists,
    locations,
    moves,
    partners,
    phases,
    posts,
    powers,
    providers,
    quantities,
    seats,
    sequences,
    table_names,
    unnamed_texts,
)
from content.extraction.mention import Mention
from content.extraction.scene import Scene

FAMILIES: tuple[Callable[[Scene], Iterator[Mention]], ...] = (
    acronyms.find,
    field_dates.find,
    field_values.find,
    quantities.find,
    table_names.find,
    date_events.find,
    lists.find,
    locations.find,
    moves.find,
    posts.find,
    seats.find,
    powers.find,
    holders.find,
    links.find,
    commands.find,
    providers.find,
    duties.find,
    legal_basis.find,
    unnamed_texts.find,
    invitations.find,
    definitions.find,
    appositions.find,
    asides.find,
    aims.find,
    sequences.find,
    phases.find,
    clauses.find,
    partners.find,
)
