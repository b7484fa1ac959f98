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
    r"priorities|activities|components?|elements?|members|languages|pillars?|phases?|stages|branches|parts|areas|sectors|"
    r"departments|sections|divisions|nations|countries|states|participants|contributors|partners|principles|services|"
    r"units|lines of (?:effort|operation)|strands|benchmarks|programmes|subsidiary bodies|bodies|organs"
)
ALONE = re.compile(
    r"(?P<phrase>(?:(?:(?i:our|its|the|main|key|core|principal|primary|specific|strategic|current|initial|major|other|"
    r"political|military|operational|official|working|contributing|participating|member|troop-contributing|partner|lead)|"
    r"[A-Z][\w-]*'s?|[A-Z]{2}[A-Z-]*) ){0,4}"
    r"(?i:mandate|tasks|missions?|objectives|goals|aims|responsibilities|duties|functions|roles?|priorities|activities|"
    r"components|members|participants|contributors|nations|countries|states|languages|pillars|phases|principles|"
    r"areas of (?:work|activity|responsibility)|lines of (?:effort|operation)|structure|organi[sz]ation|composition))"
    r"(?: (?:of|for) (?P<of>[A-Z][\w' -]{1,40}|the mission|the force|the operation))?(?: include| are)?\s*:?$"
)
OWNER = re.compile(
    rf"(?P<owner>(?:[\w'/()-]+ ){{0,7}}?(?P<noun>{OWNING})(?: (?:of|in|for) (?:[\w'-]+ ){{0,4}}[\w'-]+?)?)"
    r"(?:, [^,:;]{3,60},)?"
    r" (?P<verb>(?:is|are|was|were|has been|have been|will be|shall be)|(?:have |has |will |also"
    r" )?includ(?:e|es|ed)|comprised?s?|consist(?:s|ed)? of|"
    r"encompass(?:es|ed|ing)?|cover(?:s|ed)?)(?: now| also| still)?(?::? (?=\S)|:?$)",
    re.IGNORECASE,
)
GIVERS = re.compile(r"\b(?:Council|Assembly|Parliament|Governments?|States|Ministers?|Secretary-General)$")


def is_owning(token: Token) -> bool:
    """Whether the word is one of those that lists belong to."""
    return is_owning_word(token.text)


def is_owning_word(word: str) -> bool:
    """Whether a word, as it is written, is one of those that lists belong to."""
    return re.fullmatch(OWNING, word, re.IGNORECASE) is not None


def owner(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Subject | None:
    """Whose list it is, from what OWNER matched; a bare "the tasks" is given the bearer that the text speaks of."""
    noun = next((t for t in sentence.tokens if match.start("noun") <= t.idx < match.end("noun")), None)
    if noun is None:
        return None
    subject = subjects.named(scene, sentence, noun)
    words = _of_receiver(scene, noun, subject.words)
    first = bool(times.AT_FIRST.search(sentence.words[: match.end()]))
    if first and not times.AT_FIRST.search(words):
        head, _, last = words.rpartition(" ")
        words = f"{head} initial {last}".strip()
    if not re.search(rf"\b(?:{OWNING})\b", words, re.IGNORECASE):
        return Subject(f"{words} tasks", subject.start, subject.end, subject.sure)
    swapped = re.fullmatch(
        rf"(?P<noun>(?i:[a-z-]+ )?(?i:{OWNING})) of (?:the )?(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+){{0,2}})", words
    )
    if swapped is not None:
        words = f"{swapped['name']} {swapped['noun'][:1].lower()}{swapped['noun'][1:]}"
        return Subject(words, subject.start, subject.end, subject.sure)
    bare = words.casefold() == noun.lower_ or words.casefold().startswith(("these ", "new ", "main ", "initial "))
    if bare and " of " not in words:
        head = _spoken_of(scene, sentence)
        words = f"{head} {words[:1].lower()}{words[1:]}" if head else words
        return Subject(words, subject.start, subject.end, bool(head))
    return Subject(words, subject.start, subject.end, subject.sure)


def _of_receiver(scene: Scene, noun: Token, words: str) -> str:
    """ "Its tasks" behind a sentence on what a council decided: those of whom the text is about, not the council's."""
    possessor = next((one for one in noun.children if one.dep_ == "poss"), None)
    if possessor is None or possessor.lower_ not in ("its", "their") or not scene.names.topic:
        return words
    given = re.fullmatch(rf"(?P<giver>[A-Z].*?) (?P<what>[a-z ]*(?:{OWNING}))", words)
    if given is None or not GIVERS.search(given["giver"]) or GIVERS.search(scene.names.topic):
        return words
    return f"{scene.names.topic} {given['what']}"


def owner_named(scene: Scene, sentence: Sentence, match: re.Match[str]) -> str:
    """Whose list it is, from what ALONE matched: "NLF's tasks", "tasks of NLF", else what the text is about."""
    of = match["of"]
    if of and not of.casefold().startswith("the "):
        return scene.names.canonical(of)
    return scene.names.topic


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
