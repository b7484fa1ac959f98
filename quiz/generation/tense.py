"""Tense: a chronicle tells in the present what is over, and what has been so since a day began on it."""

from __future__ import annotations

import re

from quiz.generation.forms import OFFICES
from quiz.generation.inversion import PAST, finite_verb

HAS_BEEN = re.compile(r" (?:has|have) been (?=(?P<next>(?:(?:the|an?) )?(?P<word>[\w’'-]+)))")
NO_DEEDS = re.compile(r"(?:being|lacking|lying|missing|outstanding|pending|standing|waiting)$")


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


def begun(body: str) -> str | None:
    """What began where something has been so since: "She became head", "It began leading it"; None of anything else."""
    match, verb = HAS_BEEN.search(body), finite_verb(body)
    if match is None or verb is None or not match.start() < verb.idx < match.end():
        return None
    word, is_thing = match["word"], match["next"] != match["word"] or match["word"][:1].isupper()
    if word.endswith("ing") and not is_thing:
        return None if NO_DEEDS.match(word) else f"{body[: match.start()]} began {body[match.end() :]}"
    return f"{body[: match.start()]} became {body[match.end() :]}" if is_thing or OFFICES.match(word) else None
