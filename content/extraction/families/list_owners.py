"""To whom a list belongs, and when: the mandate, tasks or members of a bearer that the text names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content.extraction import subjects, times
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

OWNING = (
    r"mandate|mission|missions|tasks?|objectives?|goals?|aims?|purposes?|responsibilit(?:y|ies)|"
    r"duties|duty|functions?|role|roles|"
    r"priorities|activities|components?|elements?|members|languages"
)
OWNER = re.compile(
    rf"(?P<owner>(?:[\w'/()-]+ ){{0,7}}?(?P<noun>{OWNING})(?: (?:of|in|for) (?:[\w'-]+ ){{0,4}}[\w'-]+?)?)"
    r" (?P<verb>(?:is|are|was|were|has been|have been|will be|shall be)|(?:have |has |will |also"
    r" )?includ(?:e|es|ed)|comprised?s?|consist(?:s|ed)? of|"
    r"encompass(?:es|ed|ing)?|cover(?:s|ed)?)(?: now| also| still)?(?::? (?=\S)|:?$)",
    re.IGNORECASE,
)


def is_owning(token: Token) -> bool:
    """Whether the word is one of those that lists belong to."""
    return re.fullmatch(OWNING, token.text, re.IGNORECASE) is not None


def owner(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Subject | None:
    """Whose list it is, from what OWNER matched; a bare "the tasks" is given the bearer that the text speaks of."""
    noun = next((t for t in sentence.tokens if match.start("noun") <= t.idx < match.end("noun")), None)
    if noun is None:
        return None
    subject = subjects.named(scene, sentence, noun)
    words = subject.words
    first = bool(times.AT_FIRST.search(sentence.words[: match.end()]))
    if first and not times.AT_FIRST.search(words):
        head, _, last = words.rpartition(" ")
        words = f"{head} initial {last}".strip()
    bare = words.casefold() == noun.lower_ or words.casefold().startswith(("these ", "new ", "main ", "initial "))
    if bare and " of " not in words:
        head = _spoken_of(scene, sentence)
        words = f"{head} {words[:1].lower()}{words[1:]}" if head else words
        return Subject(words, subject.start, subject.end, bool(head))
    return Subject(words, subject.start, subject.end, subject.sure)


def time(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Time:
    """From when the list holds, from what OWNER matched."""
    lead = sentence.words[: match.end()]
    if times.AT_FIRST.search(lead) and scene.started is not None:
        return Time("state", times.at_first(scene.started), None, "inferred")
    if match["verb"].casefold() in ("is", "are", "include", "includes"):
        return times.written(scene, "state")
    return Time("state")


def bearer(scene: Scene, sentence: Sentence, before: int) -> str:
    """The name last spoken of before a character of a sentence."""
    known = [token.text for token in sentence.tokens if token.idx < before and scene.names.is_known(token.text)]
    return known[-1] if known else ""


def _spoken_of(scene: Scene, sentence: Sentence) -> str:
    """The known name that is the subject of the sentence before, or the topic of the text."""
    before = next(scene.before(sentence), None)
    named = [token for token in before.tokens if token.dep_ in ("nsubj", "nsubjpass")] if before else []
    return next((token.text for token in named if scene.names.is_known(token.text)), "") or scene.names.topic
