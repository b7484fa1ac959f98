"""Figures of what was done: "Vessels supported: 640", "Sorties flown: 84", "Cargo seized since 2010: 40 tonnes"."""

from __future__ import annotations

import re
from typing import NamedTuple

from content.extraction import statements
from content.extraction.numbers import Number
from content.extraction.vocabulary import vocabulary
from content.ledger.entry import Time

DONE_BY = vocabulary("""
    trained certified run refurbished built rebuilt validated mentored equipped delivered destroyed cleared escorted
    seized disrupted treated repaired donated distributed inspected issued conducted organised organized held completed
    carried handled renovated constructed installed provided supplied advised visited vaccinated screened
    registered rescued disarmed demobilised demobilized patrolled monitored investigated examined processed
    opened supported protected intercepted evacuated flown accompanied freed detained arrested fed sheltered reached
    helped assisted graduated checked hailed boarded confiscated recovered neutralised neutralized defused drilled
    secured dug laid paved planted transported transferred covered airlifted surveyed collected blown removed searched
    published produced performed guarded
""")
ASKED = vocabulary("""
    planned requested required needed pledged promised authorised authorized approved expected foreseen ordered agreed
    scheduled proposed
""")
HELD = vocabulary("deployed stationed based employed assigned seconded engaged embarked committed involved available")
DONE = re.compile(
    r"\w{2,}ed$|run$|held$|built$|rebuilt$|lost$|sent$|met$|made$|given$|taken$|found$|sunk$|paid$|flown$|blown$|laid$|"
    r"dug$|freed$|fed$|driven$|begun$|won$|sold$|shot$"
)
FOLLOWED = re.compile(r"(?:in|by|with|since|from|during|through|at|on|under|to|for|between|within|across|so|as)$")
JOINED = frozenset(["and", "or", "up", "out", "down", "over", "back", "in", "off"])
MEASURES = re.compile(
    r"(?:tonn?e?s?|kg|kilo(?:gram)?s|litres?|km|kilomet(?:re|er)s|hectares|met(?:re|er)s|miles|days|hours|(?:man-)?months|"
    r"barrels|square \w+|cubic \w+|pairs|boxes|bags)$",
    re.IGNORECASE,
)
RANGE = re.compile(r"(?:between|from|until|after) ")


class Deed(NamedTuple):
    """A key taken apart: what it counts, what was done to it, and what else it says of that."""

    things: str
    done: str
    rest: str

    @property
    def verb(self) -> str:
        """The last word of what was done: "repaired" of "built or repaired"."""
        return next(word for word in reversed(self.done.casefold().split()) if word not in JOINED)


def of_key(key: str) -> Deed | None:
    """The deed that a key tells: "Bridges built or repaired in the north"; None where it only names what is counted."""
    words = key.split()
    for at in range(1, len(words)):
        if not DONE.fullmatch(words[at]) and not (DONE.match(words[at]) and words[at].islower()):
            continue
        end = at + 1
        while end + 1 < len(words) and words[end] in ("and", "or") and DONE.match(words[end + 1]):
            end += 2
        if end < len(words) and words[end] in ("up", "out", "down", "over", "off"):
            end += 1
        rest = words[end:]
        is_clause = words[at - 1].casefold() in ("that", "which", "who", "and", "or", "newly", "not", "be", "been")
        if not is_clause and (not rest or FOLLOWED.match(rest[0])):
            return Deed(" ".join(words[:at]), " ".join(words[at:end]), " ".join(rest))
    return None


def counted(things: str, unit: str) -> str:
    """What is counted, with the unit behind the number: "tonnes of cargo", "road crossing points"."""
    if not unit or (unit.endswith("s") and not MEASURES.search(unit)):
        return unit or things  # "10 ships" of "Assets requested: 10 ships"
    return f"{unit} of {things}" if MEASURES.search(unit) else f"{unit} {things}"


def told(deed: Deed, things: str, topic: str, number: Number, time: Time, unit: str, *, within: bool) -> str:
    """The deed as a sentence: "By May 2012, 640 vessels had been supported by NLF"; ``within``: not by but in May."""
    when = _when(time)
    whole = number.told(counted(things, unit))
    rest = f" {deed.rest}" if deed.rest else ""
    if deed.verb in HELD:
        had = "had" if when else "has"
        return f"{topic} {had} {whole} {deed.done}{rest}{f' {when}' if when else ''}"
    be = "was" if number.amount == 1 else "were"
    if deed.verb in ASKED:
        return f"{whole} {be} {deed.done}{rest}{f' {when}' if when else ''}"
    if deed.verb not in DONE_BY:
        lead = f"{when[:1].upper()}{when[1:]}, " if RANGE.match(when) or (when and within) else _by(when)
        return f"{lead}{topic} recorded {whole} {deed.done}{rest}"
    doer = "" if re.match(r"by\b", deed.rest) else f" by {topic}"
    if RANGE.match(when) or (when and within):
        return f"{when[:1].upper()}{when[1:]}, {whole} {be} {deed.done}{doer}{rest}"
    return f"{_by(when)}{whole} had been {deed.done}{doer}{rest}"


def summed(topic: str, verb: str, whole: str, time: Time) -> str:
    """What somebody did in all: "By May 2012, NLF had carried out 84 patrols"."""
    when = _when(time)
    if RANGE.match(when):
        return f"{when[:1].upper()}{when[1:]}, {topic} {verb} {whole}"
    return f"{_by(when)}{topic} {'had' if when else 'has'} {verb} {whole}"


def _when(time: Time) -> str:
    if time.begins is None and time.ends is not None:
        return f"by {time.ends.plain()}"
    return statements.when(time.begins)


def _by(when: str) -> str:
    bare = re.sub(r"^(?:on|in|at|by) ", "", when)
    return f"By {bare}, " if bare else ""
