"""Subjects: who or what a clause is about, pronouns and "the mission" resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from content.extraction import anaphora, entities, openings, people, phrases, statements
from content.extraction.scene import Scene, Sentence
from content.extraction.topics import OPERATION
from content.extraction.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_WORDS = 8
OF_ITSELF = re.compile(
    r"\b(of|for|in) (?:the|this) (?P<kind>[Mm]ission|[Ff]orce|operation|organi[sz]ation)\b(?! [a-z])"
)
COUNTED = re.compile(
    r"^(?:the )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|some|many) ", re.IGNORECASE
)
OWN = re.compile(r"'s (?:own )?")
ORDINAL = re.compile(r"^(?:first|second|third|fourth|fifth|last) ", re.IGNORECASE)
PRONOUNS = frozenset(["it", "its", "itself"])
PLURALS = frozenset(["they", "their", "them", "themselves"])
WE = frozenset(["we", "us", "our", "ours"])
SPEAKER = frozenset(["i", "me", "my"])
PERSONAL = frozenset(["he", "she", "his", "her", "him"])
RELATIVE = frozenset(["which", "that", "who", "whom", "whose"])
SELF = frozenset(["mission", "operation", "force", "organisation", "organization"])
VAGUE = vocabulary("""
    this these that those there he she you i his her your some others other one ones
    aim priority task tasks process effort efforts step time end part number result case
""")


@dataclass(frozen=True, slots=True)
class Subject:
    """A name for what is spoken of; offsets in its sentence, None where it is only understood. ``sure``: no guess."""

    words: str
    start: int | None = None
    end: int | None = None
    sure: bool = True
    told: str = ""

    def encloses(self, at: int) -> bool:
        """Whether the name itself stands around a character of its sentence."""
        return self.start is not None and self.end is not None and self.start <= at < self.end

    @property
    def said(self) -> str:
        """The name as a sentence says it, with the article the text gives it."""
        if self.told:
            return self.told
        return f"the {self.words}" if statements.takes_article(self.words) else self.words


def of_verb(scene: Scene, sentence: Sentence, verb: Token) -> Subject | None:
    """The subject of a verb, inherited over "and …" and "to …"."""
    head = anaphora.subject_of(verb)
    return named(scene, sentence, head) if head is not None else None


def named(scene: Scene, sentence: Sentence, head: Token, *, tails: bool = True) -> Subject:
    """The name of a noun or pronoun."""
    meant = _of_pronoun(scene, sentence, head) or _counted(scene, sentence, head) or _introduced(scene, sentence, head)
    if meant is not None:
        return meant
    head = anaphora.called(head) or head
    person = phrases.child(head, "appos")
    if person is not None and person.pos_ == "PROPN" and anaphora.takes_name_of(head, person):
        head = person
    known = _known_at(scene, sentence, head)
    if known is not None:
        return known
    for limit in (MAX_WORDS, 6, 4, 0) if tails else (0,):
        stretch = phrases.noun_phrase(head, limit=limit, tails=phrases.TAILS if limit else frozenset())
        printed = phrases.text(sentence.tokens, stretch)
        bare = _with_shorts(scene, sentence, _name(scene, sentence, head, printed))
        if len(bare.split()) <= MAX_WORDS:
            break
    first = next((at for at in range(*stretch) if sentence.date_at(sentence.tokens[at]) is None), stretch[0])
    if stretch[0] < first <= head.i:  # "On 3 May the force": the date is no part of the name
        stretch = (first, stretch[1])
        bare = _name(scene, sentence, head, phrases.text(sentence.tokens, stretch))
    start, end = phrases.offsets(sentence.tokens, stretch)
    if _is_self(scene, head, bare) and scene.names.topic:
        return Subject(_about(scene, sentence, bare), start, end)
    shown = bare[:1].upper() + bare[1:] if bare.islower() else bare
    return Subject(shown, start, end, _is_sure(scene, head, bare), _told(scene, head, bare, printed))


def _told(scene: Scene, head: Token, bare: str, printed: str) -> str:
    """How a name stands inside a sentence: with the article it is printed with, and with one for "its" or "NLF's"."""
    if phrases.child(head, "poss") is not None and head.pos_ == "NOUN" and bare.endswith(head.text):
        return f"the {bare}"
    article = re.match(r"(?:the|an?)(?= )", printed, re.IGNORECASE)
    if article is not None and not scene.names.is_known(bare) and entities.trim(printed) == bare:
        return f"{article.group().casefold()} {bare}"
    return bare if bare.islower() else ""


def _known_at(scene: Scene, sentence: Sentence, head: Token) -> Subject | None:
    """A name in full of which the noun is only the first part: "Mission" of "Lake Mission of Support in Aveli"."""
    first, _ = phrases.noun_phrase(head, limit=0, tails=frozenset())
    while first < head.i and sentence.date_at(sentence.tokens[first]) is not None:
        first += 1
    start = sentence.tokens[first].idx
    article = re.match(r"(?:the|a|an) ", sentence.words[start:], re.IGNORECASE)
    start += article.end() if article else 0
    found = scene.names.begun_by(sentence.words[start:])
    if found is None:
        return None
    end = start + len(found[1])
    if end <= head.idx + len(head.text):
        return None
    return Subject(found[0], start, end)


def _counted(scene: Scene, sentence: Sentence, head: Token) -> Subject | None:
    """What "a third" or "the current one" counts: "third field office" behind "Two field offices"."""
    if not anaphora.is_counted(head):
        return None
    stretch = phrases.noun_phrase(head, tails=frozenset())
    which = entities.trim(phrases.text(sentence.tokens, stretch)).casefold().removesuffix(" one")
    for before in (sentence, *scene.before(sentence)):
        noun = anaphora.counted(before.tokens[: stretch[0]] if before is sentence else before.tokens, head)
        if noun is not None:
            one = entities.trim(
                COUNTED.sub("", phrases.text(before.tokens, phrases.noun_phrase(noun, tails=frozenset())))
            )
            one = ORDINAL.sub("", one.removesuffix("s") if noun.tag_ in ("NNS", "NNPS") else one)
            start, end = phrases.offsets(sentence.tokens, stretch)
            return Subject(f"{which} {one}", start, end, told=f"the {which} {one}")
    return None


def _introduced(scene: Scene, sentence: Sentence, head: Token) -> Subject | None:
    """The name that a sentence spells out around a noun: the parser may see but a part of it."""
    for short in scene.shorts_of(sentence):
        start = sentence.words.find(short.long) if head.pos_ == "PROPN" else -1
        end = start + len(short.long)
        if start >= 0 and start <= head.idx < end and (head.left_edge.idx > start or _is_cut(head, end)):
            return Subject(scene.names.canonical(short.long), start, end)
    return None


def _is_cut(head: Token, end: int) -> bool:
    """Whether the words right behind a noun still belong to the name that ends further on."""
    return head.right_edge.idx + len(head.right_edge.text) < end


def _with_shorts(scene: Scene, sentence: Sentence, words: str) -> str:
    """A name with the long forms in it that the sentence introduces cut to the short ones: "team of NLF"."""
    for short in scene.shorts_of(sentence):
        if len(words) > len(short.long) and short.is_spelled:
            words = words.replace(short.long, short.short)
    return words


def _of_pronoun(scene: Scene, sentence: Sentence, head: Token) -> Subject | None:
    """What a pronoun stands for; None for a noun."""
    low = head.lower_
    if low in RELATIVE:
        meant = anaphora.relative(head)
        return named(scene, sentence, meant) if meant is not None else Subject("", sure=False)
    if low in SPEAKER:
        return Subject(scene.speaker(sentence))
    if low in WE:
        return Subject(scene.names.topic, sure=bool(scene.names.topic))
    if low in PRONOUNS or low in PLURALS or low in PERSONAL or head.tag_ == "PRP$":
        return _antecedent(scene, sentence, head, plural=low in PLURALS)
    return None


def _name(scene: Scene, sentence: Sentence, head: Token, printed: str) -> str:
    """The printed phrase by its known short form, else with "its" and "'s" resolved."""
    name = scene.names.canonical(printed)
    if not scene.names.is_known(name):
        name = scene.names.canonical(_owned(scene, sentence, head, printed))
    if not scene.names.topic:
        return name
    head_, of, last = name.rpartition(" of the ")
    if of and scene.names.is_itself(last):
        return f"{head_} of {scene.names.topic}"
    return OF_ITSELF.sub(lambda match: f"{match[1]} {scene.names.meant_by(match['kind'])}", name)


def topic(scene: Scene, sentence: Sentence | None = None) -> Subject | None:
    """What the whole text is about, or the box that a sentence stands in, as the subject of last resort."""
    path = sentence.block.heading_path if sentence is not None else ()
    name = next((scene.boxed[heading] for heading in reversed(path) if heading in scene.boxed), scene.names.topic)
    return Subject(name, sure=False) if name else None


def _antecedent(scene: Scene, sentence: Sentence, pronoun: Token, *, plural: bool) -> Subject:
    """The subject before it: of this sentence, of those before in the block, of the heading, of the text."""
    if pronoun.lower_ in PERSONAL:
        return _person_before(scene, sentence, pronoun)
    same = anaphora.same_before(pronoun)
    if same is not None and same.i != pronoun.i:
        return _antecedent(scene, sentence, same, plural=plural)
    for before in (sentence, *scene.before(sentence)):
        here = before is sentence
        near = before.tokens[: pronoun.left_edge.i] if here else before.tokens
        token = anaphora.candidate(near, pronoun, plural=plural, here=here)
        if token is not None:
            found = named(scene, before, anaphora.made_up_by(token))
            return Subject(found.words, sure=found.sure and anaphora.rank(token) == 0)
    for heading in reversed(sentence.block.heading_path):
        short = scene.names.in_heading(heading)
        if short and not plural:
            return Subject(short)
    opened = None if plural or scene.speakers or not scene.names.topic else openings.before(scene, sentence)
    if opened is not None and scene.names.is_known((found := named(scene, *opened)).words):
        return Subject(found.words, sure=found.sure)
    return Subject(_about(scene, sentence), sure=bool(scene.names.topic) and not plural and not scene.speakers)


def _about(scene: Scene, sentence: Sentence, kind: str = "") -> str:
    """What the part of a text around a sentence is about: the operation that its heading names, else the topic.

    Where it is called by its ``kind``, "the Mission", another name of that kind may be meant.
    """
    for heading in reversed(sentence.block.heading_path):
        match = OPERATION.search(heading)
        if heading in scene.boxed or match is not None:
            return scene.boxed.get(heading) or (match.group() if match is not None else "")
    return scene.names.meant_by(kind) if kind else scene.names.topic


def _person_before(scene: Scene, sentence: Sentence, pronoun: Token) -> Subject:
    """Of whom "he" or "she" speaks: the person that the nearest sentence named first."""
    here = [one for one in people.find(sentence.words) if one.end <= pronoun.idx]
    if here:
        return Subject(here[0].words)
    for before in scene.before(sentence):
        found = people.find(before.words)
        if found:
            return Subject(found[0].words, sure=len(found) == 1)
        office = next((one for one in before.tokens if one.dep_ == "nsubj" and anaphora.OFFICES.search(one.text)), None)
        if office is not None:
            return replace(named(scene, before, office, tails=True), start=None, end=None)
    return Subject("", sure=False)


def _owned(scene: Scene, sentence: Sentence, head: Token, words: str) -> str:
    """As in "its mandate" as "NLF mandate", "NLF's mandate" as "NLF mandate"."""
    owner = phrases.child(head, "poss")
    if owner is None:
        return words
    if owner.lower_ == "whose":
        above = next((token for token in head.ancestors if token.dep_ == "relcl"), None)
        known = named(scene, sentence, above.head).words if above is not None else ""
        return f"{known} {words.split(' ', 1)[-1]}" if known and " " in words else ""
    if owner.lower_ in WE and scene.names.topic and " " in words:
        return f"{scene.names.topic} {words.split(' ', 1)[-1]}"
    if owner.lower_ in SPEAKER:
        speaker = scene.speaker(sentence)
        return f"{speaker} {words.split(' ', 1)[-1]}" if speaker and " " in words else ""
    if owner.tag_ == "PRP$":
        found = _antecedent(scene, sentence, owner, plural=owner.lower_ == "their")
        return f"{found.words} {words.split(' ', 1)[-1]}" if found.words and " " in words else words
    if owner.lower_ in SELF and scene.names.topic:
        return f"{scene.names.meant_by(owner.lower_)} {sentence.tokens[owner.right_edge.i + 1 : head.i + 1].text}"
    return OWN.sub(" ", words, count=1) if len(owner.text) > 1 else words


def _is_self(scene: Scene, head: Token, bare: str) -> bool:
    determiner = phrases.child(head, "det")
    is_it = bare.casefold() in SELF or scene.names.is_itself(bare)
    if determiner is not None and determiner.lower_ == "this" and head.lower_ in SELF:
        return phrases.child(head, "amod") is None
    return is_it and determiner is not None and determiner.lower_ in ("the", "this")


def _is_sure(scene: Scene, head: Token, bare: str) -> bool:
    words = bare.split()
    if not words or len(words) > MAX_WORDS or bare.casefold() in VAGUE:
        return False
    if words[-1].casefold() in ("one", "ones", "two", "both", "latter", "former"):
        return False
    if words[0].casefold() in VAGUE and not any(scene.names.is_known(word) for word in words):
        return False
    determiner = phrases.child(head, "det")
    if determiner is not None and determiner.lower_ in ("this", "these", "that", "those") and len(words) < 2:
        return False
    if head.pos_ == "PROPN" or scene.names.is_known(bare):
        return True
    return any(word[0].isupper() for word in words[1:] or words) or len(words) >= 2


def joined(scene: Scene, sentence: Sentence, owner: Token, noun: str) -> str:
    """A name with what it owns: "NLF" and "mandate" make "NLF mandate"."""
    return f"{named(scene, sentence, owner).words} {noun}"


trim = entities.trim
