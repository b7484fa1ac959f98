"""Asides: what a name is, told right behind it: "the Lake Fighters (LF), an armed group which holds the shore"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import countries, people, phrases, statements
from content.extraction.builder import VALUE_WORDS, mention
from content.extraction.mention import Mention
from content.extraction.offices import MORE_OFFICES
from content.extraction.people import UPPER
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = (
    rf"(?P<name>(?<![\w-])[{UPPER}][\w'/-]*(?:,? (?:(?:of|for|on|in|to|and)(?: the)? |and )?[{UPPER}][\w'/-]*)*"
    r"(?: mission| force| operation)?)"
)
DATED = r" of(?: \d{1,2})?(?: [A-Z][a-z]+)? (?:19|20)\d\d"
WORDS = r"(?:[^,;:.()–—]|(?<=\d)[,.](?=\d)| \([A-Z][\w-]+\)){6,150}"
SAID = rf"(?P<what>(?P<article>an?|the) {WORDS})(?=[,.;:()–—]|$)"
BRACKETED = re.compile(rf"{NAME} \((?P<short>[A-Z][A-Za-z0-9-]*[A-Z][A-Za-z0-9-]*)\)(?:{DATED})?(?:,| [–—-]) {SAID}")
PLURAL = re.compile(rf"{NAME} \((?P<short>[A-Z]{{2,8}}s)\), (?P<what>[a-z]{WORDS})(?=[,.;:()–—]|$)")
BARE = re.compile(rf"{NAME}(?:{DATED})?, {SAID.replace('an?|the', 'an?')}")
CALLED = re.compile(
    r",? (?:(?:also|since|officially|locally|better|commonly|generally|widely|then|now|later|usually) ){0,2}"
    r"(?:known|code-?named|called|dubbed|named)(?: since| today| locally| officially| then)?(?: as)? (?:the )?[\"“]?"
    rf"(?P<name>[{UPPER}][\w'-]*(?: (?:(?:of|for|on|in)(?: the)? )?[{UPPER}][\w'-]*)*)"
)
RELATIVE = frozenset(["which", "that", "who", "whose", "where", "whom"])
BEFORE_NOUNS = frozenset(["DET", "ADJ", "PROPN", "ADV", "PUNCT", "PART", "NUM"])
PARTICIPLES = frozenset(["VBN", "VBG", "HYPH"])
SUBJECTS = ("nsubj", "nsubjpass")
OFFICES = re.compile(rf"\b(?:{MORE_OFFICES})\b")
SURE_WORDS, LEAST = 3, 3
DEEDS = vocabulary("""
    process step move task effort decision figure post role job fact sign result day month year date measure attempt way
    success failure change distance journey number share total practice custom demand condition
""")


def find(scene: Scene) -> Iterator[Mention]:
    """What the text says its names are, right behind them."""
    for sentence in scene.sentences:
        if sentence.block.kind != "heading":
            for pattern in (BRACKETED, PLURAL, BARE):
                for match in pattern.finditer(sentence.words):
                    yield from filter(None, [_aside(scene, sentence, match)])
            for match in CALLED.finditer(sentence.words):
                yield from filter(None, [_called(scene, sentence, match)])


def _called(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Mention | None:
    """As in "a line of buoys, known since as the Calm Line": what it is that bears the name."""
    nouns = [one for one in sentence.tokens if one.idx < match.start() and one.pos_ == "NOUN"]
    verb = next(
        (one for one in sentence.tokens if match.start() < one.idx < match.start("name") and one.tag_ == "VBN"), None
    )
    head = verb.head if verb is not None and verb.dep_ == "acl" else nouns[-1] if nouns else None
    while head is not None and phrases.child(head, "det") is None and head.dep_ == "pobj" and head.head.dep_ == "prep":
        head = head.head.head  # "a line of buoys, known as …": the line is
    article = phrases.child(head, "det") if head is not None else None
    if head is None or head.pos_ != "NOUN" or article is None or article.lower_ not in ("a", "an"):
        return None
    start, end = phrases.offsets(sentence.tokens, phrases.noun_phrase(head))
    value = sentence.words[start : min(end, match.start())].strip(" ,")
    name = scene.names.canonical(match["name"])
    subject = Subject(name, match.start("name"), match.end("name"))
    value = value[:1].lower() + value[1:]
    the = sentence.words[: match.start("name")].endswith("the ")
    is_person = bool(people.find(match["name"])) and not the
    if is_person or len(value.split()) < LEAST or value.casefold() == name.casefold():
        return None
    return mention(
        *(scene, sentence, "definition", subject, "is", value, (start, match.end("name"))),
        statements.placed(f"{'the ' if the else ''}{name} {statements.be(name, past=False)} {value}", None),
        "definition: called",
        tier="B",
    )


def _aside(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Mention | None:
    if not _is_thing(sentence, match) or not _explains(sentence, match):
        return None
    value = _within_reach(match["what"])
    subject = Subject(scene.names.canonical(match["name"]), match.start("name"), match.end("name"))
    if match.re is PLURAL:
        subject = Subject(match["short"], match.start("short"), match.end("short"))
    if len(value.split()) < LEAST:
        return None
    the = sentence.words[: match.start("name")].endswith(("the ", "The ")) and subject.words == match["name"]
    said = f"the {subject.words}" if the else statements.the(subject.words)
    be = "are" if match.re is PLURAL else statements.be(subject.words, past=False)
    sure = match.re is not BARE and len(value.split()) > SURE_WORDS
    return mention(
        *(scene, sentence, "definition", subject, "is", value),
        (match.start("name"), match.start("what") + len(value)),
        statements.placed(f"{said} {be} {value}", None),
        "definition: aside",
        tier="A" if sure else "B",
    )


def _is_thing(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the name is that of a body, an agreement or the like, not a person's, a country's or a day's."""
    name, at = match["name"], match.start("name")
    first = next((token for token in sentence.tokens if token.idx == at), None)
    is_word = " " not in name and not name[1:2].isupper() and (first is None or not first.ent_type_)
    if (
        is_word
        or countries.is_country(name)
        or OFFICES.search(name)
        or any(one.start <= at < one.end for one in sentence.dates)
    ):
        return False
    if match.re is not BARE:
        return True
    return not any(one.end > at and one.start < match.end("name") for one in people.find(sentence.words))


def _explains(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the words behind a name are a noun of their own: no clause, no office, no further member of a list."""
    start, end = match.span("what")
    inside = [token for token in sentence.tokens if start <= token.idx < end]
    head = _head(inside)
    if head is None or head.lemma_.casefold() in DEEDS or OFFICES.search(head.text) or _is_joined(head):
        return False
    cut = next((at for at, token in enumerate(inside) if token.lower_ in RELATIVE), len(inside))
    told = any(token.tag_ in phrases.FINITE for token in inside[:cut])
    return not told and not _opens_clause(sentence, match, head)


def _opens_clause(sentence: Sentence, match: re.Match[str], head: Token) -> bool:
    """Whether the noun does what follows: "when he had left the Lake Fighters (LF), the council met"."""
    if head.dep_ not in SUBJECTS or head.head.idx < match.end():
        return False
    stands_apart = match.re is BRACKETED and sentence.words.startswith(",", match.end())
    return not stands_apart or sentence.tokens[0].pos_ in ("ADP", "SCONJ")


def _is_joined(head: Token) -> bool:
    joined = phrases.child(head, "conj")
    return joined is not None and joined.pos_ in ("NOUN", "PROPN")


def _head(inside: list[Token]) -> Token | None:
    """The common noun that the words begin with: "group" of "an armed group of fishermen"."""
    head = None
    for token in inside:
        if token.pos_ == "NOUN":
            head = token
        elif head is not None or not (token.pos_ in BEFORE_NOUNS or token.tag_ in PARTICIPLES):
            break
    return head


def _within_reach(words: str) -> str:
    """The explanation without the clause that hangs on where both together are too long for a fact."""
    bare = words.strip()
    if len(bare.split()) <= VALUE_WORDS:
        return bare
    return re.split(r" (?:which|that|who|where|whose) | (?:through|under|in|to|for|by|of) (?:which|whom) ", bare)[0]
