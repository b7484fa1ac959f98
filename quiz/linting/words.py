"""Words that the checks look for, by language. The lists stand in lists/: a file a language, a line a list."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

Lists = dict[str, tuple[str, ...]]

_FILES = sorted((Path(__file__).parent / "lists").glob("*.json"))
_READ = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in _FILES}
_HARMLESS = re.compile(r"\b(?:no|not) (?:more|less|fewer|later|earlier) than\b|\bat least\b", re.IGNORECASE)


def _named(name: str) -> Lists:
    return {language: tuple(lists[name]) for language, lists in _READ.items() if name in lists}


LANGUAGES = tuple(_READ)
ALL_OF_THE_ABOVE = _named("all_of_the_above")
NONE_OF_THE_ABOVE = _named("none_of_the_above")
NEGATIVE = _named("negative")
ABSOLUTE = _named("absolute")
VAGUE = _named("vague")
PRESENT = _named("present")
ACCORDING_TO = _named("according_to")
OPINION = _named("opinion")
JOKE = _named("joke")
LOADED = _named("loaded")
PEOPLES = _named("peoples")
ACTS = _named("acts")
COLOURS = _named("colours")
PICTURES = _named("pictures")
SMALL_WORDS = _named("small_words")
FUNCTION_WORDS = _named("function_words")
ACRONYMS = _named("acronyms")
STOPWORDS = {language: frozenset(words) for language, words in _named("stopwords").items()}


def listed(lists: Lists, language: str) -> tuple[str, ...]:
    """The list of a language ("sr" for "sr-Latn"), or the English one where it has none."""
    return lists.get(language.split("-")[0], lists["en"])


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches any of the words, whole, in small letters or with a capital first one."""
    spelled = "|".join(re.escape(word) for word in (*words, *(word[:1].upper() + word[1:] for word in words)))
    return re.compile(rf"(?<![\w-])(?:{spelled})(?![\w-])")


def find(lists: Lists, language: str, text: str) -> str | None:
    """The first listed word of the language that stands in the text, or None."""
    found = pattern(listed(lists, language)).search(text)
    return found[0] if found else None


def negative(language: str, text: str) -> str | None:
    """A word that negates, or None; "no more than" and "at least" do not."""
    plain = _HARMLESS.sub(" ", text)
    if language.startswith("en") and (short := re.search(r"\w+n['’]t\b", plain)):
        return short[0]
    return find(NEGATIVE, language, plain)


def content_words(text: str, language: str = "en") -> list[str]:
    """The words that carry a meaning."""
    stopwords = STOPWORDS.get(language.split("-")[0], STOPWORDS["en"])
    return [word for word in re.findall(r"\w+", text.casefold()) if word not in stopwords]
