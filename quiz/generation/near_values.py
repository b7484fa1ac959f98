"""Values made up near a true one: numbers of the same rounding, other expansions of an acronym, other numerals."""

from __future__ import annotations

import re
from decimal import Decimal
from random import Random

FACTORS = (Decimal("0.45"), Decimal("0.55"), Decimal("0.65"), Decimal("0.75"), Decimal("1.25"), Decimal("1.35"),
           Decimal("1.5"), Decimal("1.7"), Decimal("1.9"))  # fmt: skip
LEAST_SHARE = Decimal("0.2")
"""How far a near number lies from the true one and from every other, as a share of the true one."""

LIKE_WORDS: dict[str, tuple[str, ...]] = {
    "Agreement": ("Arrangement", "Accord", "Act"),
    "Battle": ("Border", "Base", "Brigade"),
    "Civil": ("Civic", "Central", "Command"),
    "Command": ("Council", "Corps", "Centre"),
    "Commander": ("Coordinator", "Chief", "Council"),
    "Corps": ("Council", "Command", "Committee"),
    "Council": ("Commission", "Committee", "Conference"),
    "Defence": ("Development", "Deployment", "Disarmament"),
    "Detachment": ("Division", "Directorate", "Deployment"),
    "Development": ("Defence", "Deployment", "Disarmament"),
    "Force": ("Formation", "Framework", "Forum"),
    "Group": ("Guard", "Garrison"),
    "Initial": ("International", "Integrated", "Interim"),
    "Inspectorate": ("Institute", "Initiative", "Investigators"),
    "International": ("Interim", "Integrated", "Intermediate"),
    "Liberation": ("Liaison", "Loyalist", "Land"),
    "Military": ("Mutual", "Ministerial", "Multinational"),
    "Monitoring": ("Mediation", "Management", "Mobilisation"),
    "Mission": ("Mandate", "Monitors", "Ministry"),
    "Office": ("Operation", "Organisation", "Observers"),
    "Operation": ("Organisation", "Office", "Observers"),
    "Programme": ("Project", "Partnership", "Panel"),
    "Program": ("Project", "Partnership", "Panel"),
    "Protection": ("Police", "Peace", "Preservation"),
    "Peace": ("Police", "Protection", "Political"),
    "Police": ("Peace", "Protection", "Parliamentary"),
    "Presence": ("Programme", "Panel", "Patrol"),
    "Provincial": ("Parliamentary", "Permanent", "Police"),
    "Public": ("Political", "Press", "Parliamentary"),
    "Rapid": ("Regional", "Reserve"),
    "Reaction": ("Response", "Reserve", "Relief"),
    "Reconstruction": ("Reconciliation", "Recovery", "Reform"),
    "Regional": ("Reserve", "Reconnaissance", "Rapid"),
    "Resolution": ("Recommendation", "Report", "Ruling"),
    "Relief": ("Reform", "Recovery", "Reconstruction"),
    "Response": ("Reserve", "Relief", "Reaction"),
    "Security": ("Support", "Stabilisation", "Surveillance"),
    "Support": ("Security", "Stabilisation", "Supply"),
    "Task": ("Tactical", "Training", "Transition"),
    "Team": ("Task", "Taskforce", "Tribunal"),
    "Technical": ("Training", "Transition", "Territorial"),
    "Training": ("Transition", "Technical", "Transport"),
}
"""Words with the same first letter that could stand in each other's place in the name of a body or a paper."""

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def near_numbers(value: int | Decimal, count: int, rng: Random) -> list[int | Decimal]:
    """Numbers as round as the true one, at least a fifth of it away from it and from each other."""
    unit = _rounding(value)
    found: list[int | Decimal] = []
    for factor in rng.sample(FACTORS, len(FACTORS)):
        steps = int((Decimal(value) * factor / unit).to_integral_value())
        if steps % 10 == 0:
            steps += 1 if factor < 1 else -1
        made = steps * unit
        apart = abs(Decimal(value)) * LEAST_SHARE
        if steps > 0 and all(abs(made - other) >= apart for other in (value, *found)):
            found.append(int(made) if isinstance(value, int) else made)
        if len(found) == count:
            break
    return found


def other_expansions(words: str, rng: Random) -> list[str]:
    """Expansions with the same letters; all differ from the true one in the same word, so that none is the middle."""
    parts = words.split()
    places = [place for place, part in enumerate(parts) if part in LIKE_WORDS]
    inner = [place for place in places if place < len(parts) - 1]  # what a body is for is less easily guessed
    if len(parts) < 2 or not places:
        return []
    place = rng.choice(inner or places)
    return [
        " ".join([*parts[:place], word, *parts[place + 1 :]]) for word in LIKE_WORDS[parts[place]] if word not in parts
    ]


def other_numerals(words: str) -> list[str]:
    """The same name with a neighbouring Roman numeral: "Chapter VII" → "Chapter VI", "Chapter VIII"."""
    match = re.search(r"\b(?:Chapter|Annex|Title|Part|Phase) ([IVX]+)\b", words)
    if not match or match[1] not in ROMAN:
        return []
    place = ROMAN.index(match[1])
    near = [ROMAN[other] for other in (place - 1, place + 1, place - 2, place + 2) if 0 <= other < len(ROMAN)]
    return [words[: match.start(1)] + numeral + words[match.end(1) :] for numeral in near]


def _rounding(value: int | Decimal) -> Decimal:
    """The unit to which a number looks rounded: 100 for 17,500, 1 for 10,887, 0.1 for 2.5."""
    number = Decimal(value).normalize()
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
