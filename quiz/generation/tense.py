"""Tense: a chronicle tells in the present what is over."""

from __future__ import annotations

from quiz.generation.inversion import PAST, finite_verb


def told_as_past(body: str) -> str | None:
    """The sentence with its verb in the past, as "The pact is signed" of a chronicle; None where it is none."""
    verb = finite_verb(body)
    if verb is None or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP"):
        return None
    if verb.tag_ in ("VBD", "VBN") or verb.lemma_ == "date":  # what a paper dates from, it still does
        return body
    from lemminflect import getInflection  # loads its tables, which only drafting needs

    past = PAST.get(verb.lower_) or next(iter(getInflection(verb.lemma_, "VBD")), "")
    return f"{body[: verb.idx]}{past}{body[verb.idx + len(verb) :]}" if past else None
