"""Words that the checks look for, by language; add a language by adding its lists."""

from __future__ import annotations

import re
from functools import cache

ALL_OF_THE_ABOVE: dict[str, tuple[str, ...]] = {
    "en": ("all of the above", "all of these", "all the above", "both a and b", "all of them"),
    "pl": ("wszystkie powyższe", "wszystkie odpowiedzi"),
    "sl": ("vse navedeno", "vse od naštetega"),
    "sq": ("të gjitha", "të gjitha më lart"),
    "sr": ("sve navedeno", "све наведено"),
}
NONE_OF_THE_ABOVE: dict[str, tuple[str, ...]] = {
    "en": ("none of the above", "none of these", "none of them", "neither a nor b"),
    "pl": ("żadne z powyższych", "żadna z powyższych"),
    "sl": ("nič od navedenega", "nobeden od navedenih"),
    "sq": ("asnjë nga këto", "asnjëra nga të mësipërmet"),
    "sr": ("ništa od navedenog", "ништа од наведеног"),
}
NEGATIVE: dict[str, tuple[str, ...]] = {
    "en": ("not", "except", "never", "least", "unless", "cannot", "neither", "nor"),
    "pl": ("nie", "oprócz", "nigdy", "najmniej"),
    "sl": ("ne", "ni", "razen", "nikoli", "najmanj"),
    "sq": ("nuk", "përveç", "kurrë"),
    "sr": ("ne", "nije", "osim", "nikada", "не", "није", "осим", "никада"),
}
ABSOLUTE: dict[str, tuple[str, ...]] = {
    "en": ("always", "never", "all", "none", "only", "every", "completely", "entirely", "exclusively"),
    "pl": ("zawsze", "nigdy", "wszystkie", "żaden", "tylko", "każdy"),
    "sl": ("vedno", "nikoli", "vse", "noben", "samo", "vsak"),
    "sq": ("gjithmonë", "kurrë", "vetëm", "çdo"),
    "sr": ("uvek", "nikada", "svi", "samo", "svaki", "увек", "никада", "сви", "само", "сваки"),
}
VAGUE: dict[str, tuple[str, ...]] = {
    "en": ("usually", "often", "rarely", "sometimes", "some", "several", "may", "might", "many", "few"),
    "pl": ("zwykle", "często", "rzadko", "kilka", "niektóre"),
    "sl": ("običajno", "pogosto", "redko", "nekaj"),
    "sq": ("zakonisht", "shpesh", "rrallë", "disa"),
    "sr": ("obično", "često", "retko", "neki", "обично", "често", "ретко", "неки"),
}
PRESENT: dict[str, tuple[str, ...]] = {
    "en": (
        "currently",
        "current",
        "today",
        "now",
        "nowadays",
        "at present",
        "presently",
        "recently",
        "so far",
        "to date",
    ),
    "pl": ("obecnie", "obecny", "dziś", "teraz", "ostatnio", "dotychczas"),
    "sl": ("trenutno", "danes", "zdaj", "nedavno", "doslej"),
    "sq": ("aktualisht", "sot", "tani", "së fundmi"),
    "sr": ("trenutno", "danas", "sada", "nedavno", "тренутно", "данас", "сада", "недавно"),
}
ACCORDING_TO: dict[str, tuple[str, ...]] = {
    "en": ("according to",),
    "pl": ("według", "zgodnie z"),
    "sl": ("po navedbah", "glede na"),
    "sq": ("sipas",),
    "sr": ("prema", "према"),
}
STOPWORDS = frozenset(
    re.findall(
        r"\w+",
        "a about after all also among an and any are as at be been before belong belonged between by can count counted "
        "did do does during each following for from had has have how if in include into is it its last many much of on "
        "one or over so some statement such than that the their them then there these they this those to true under "
        "until was were what when where which who whom whose why will with would",
    )
)

_HARMLESS = re.compile(r"\b(?:no|not) (?:more|less|fewer|later|earlier) than\b|\bat least\b", re.IGNORECASE)


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches any of the words, whole, in small letters or with a capital first one."""
    spelled = "|".join(re.escape(word) for word in (*words, *(word.capitalize() for word in words)))
    return re.compile(rf"(?<![\w-])(?:{spelled})(?![\w-])")


def find(lists: dict[str, tuple[str, ...]], language: str, text: str) -> str | None:
    """The first listed word of the language (English where it has no list) that stands in the text, or None."""
    found = pattern(lists.get(language.split("-")[0], lists["en"])).search(text)
    return found[0] if found else None


def negative(language: str, text: str) -> str | None:
    """A word that negates, or None; "no more than" and "at least" do not."""
    plain = _HARMLESS.sub(" ", text)
    if language.startswith("en") and (short := re.search(r"\w+n['’]t\b", plain)):
        return short[0]
    return find(NEGATIVE, language, plain)


def content_words(text: str) -> list[str]:
    """The words that carry a meaning."""
    return [word for word in re.findall(r"\w+", text.casefold()) if word not in STOPWORDS]
