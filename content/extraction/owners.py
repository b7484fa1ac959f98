"""Owners: whose figure it is where the clause does not say: the name an aside explains, the event of a heading."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from content.extraction import phrases, statements, subjects
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import MAX_WORDS, Subject
from content.extraction.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

EVENT = re.compile(
    r"(?:The )?(?:[A-Z]?[\w-]+ ){0,2}?\w+(?:ing|tion|sion|ment|attack|crash|incident|ambush|quake|tsunami|storm|flood|"
    r"rescue|raid|clash|blast|fire|riot|battle|siege|visit|exercise|operation) (?:of|at|in|on|against|near|off) .+",
    re.IGNORECASE,
)
WHOLE = re.compile(
    r"(?:(?:initial|original|entire|whole|full|current|present|overall|multinational|international|new) )+"
    r"(?:force|mission|operation)$",
    re.IGNORECASE,
)
FIGURES = frozenset(["figure", "number", "total", "that figure", "this figure", "that number", "this number"])
COUNTED = re.compile(
    r"^(?:(?:more|less|fewer) than |about |some |around |nearly |almost |over |up to |at least |roughly )?"
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many|most|only|first) ",
    re.IGNORECASE,
)
TIMES = vocabulary("evening morning afternoon night day days week weeks month months year years today tuesday monday")
FREE = vocabulary("""
    people persons others one violence fighting war peace man men woman women all each both part parts no not any every
    other another such none neither hardly
""")
POSSESSED = re.compile(
    r"(?:(?:current|total|initial|present|first|authori[sz]ed|overall|annual|original|main|new|further|core|secondary|"
    r"specific|operational|own|(?:or )?non-executive|executive|additional) )*"
    r"(?:staff|strength|mandate|headquarters|HQ|budget|personnel|term|structure|tasks?|objectives?|ceiling|size|seat|"
    r"deployment|components?|priorities|responsibilities|area of (?:responsibility|operations)|command structure)",
    re.IGNORECASE,
)
GIVER = re.compile(
    r"\b(?:Councils?|Assembly|Parliament|Governments?|States|Ministers?|Secretary-General|Agreement|Accords?|"
    r"Arrangement|Charter|Treaty|Protocol|Memorandum|Decision|Joint Action|Resolutions?(?: [\d/]+)?|we|us|our)$"
)
GIVEN = re.compile(
    rf"(?P<giver>.+{GIVER.pattern[:-1]}) (?P<what>(?:(?:main|new|further|specific|initial|first|core|own) )*"
    r"(?:tasks|mandate|objectives|duties|responsibilities|aims|priorities))(?: tasks)?"
)
OPENING = re.compile(r"^(?:And|Also|Then|Furthermore|In addition),? (?:as )?(?:so-called )?(?:the )?")
GROUPS = vocabulary("""
    force mission operation effort presence group grouping body battalion brigade company contingent team coalition
    alliance bloc staff crew unit network fleet organisation organization union federation detachment convoy delegation
    garrison army corps police task-force taskforce squadron regiment platoon component element service guard militia
    partnership community cell deployment party
""")
PARTS = vocabulary("component contingent element wing branch staff garrison pillar")


def resolved(scene: Scene, subject: Subject | None) -> Subject | None:
    """The subject, "the initial force" as the force itself and "the military component" with its owner."""
    if subject is None or not scene.names.topic or not subject.words:
        return subject
    if WHOLE.fullmatch(subject.words) or subject.words.casefold() in FIGURES:
        return replace(subject, words=scene.names.topic, told="", sure=True)
    last = subject.words.rsplit(None, 1)[-1]
    plain = subject.words[1:].islower() and not statements.is_of_nation(subject.words.split()[0])
    if subject.told.startswith("the ") and last in PARTS and plain:
        words = f"{scene.names.topic} {subject.words[:1].lower()}{subject.words[1:]}"
        if len(words.split()) <= MAX_WORDS:
            return replace(subject, words=words, told=f"the {words}", sure=True)
    return subject


def of_topic(scene: Scene, subject: Subject) -> Subject:
    """A thing that only an organisation has, with the name of the one that the text is about: "NLF staff".

    So are tasks that a council or an agreement gave: they are those of the one that it gave them to.
    """
    bare = OPENING.sub("", subject.words)
    given = GIVEN.fullmatch(bare)
    if given is not None and not GIVER.search(scene.names.topic):
        bare = given["what"]
    if not scene.names.topic or not POSSESSED.fullmatch(bare):
        return subject
    words = f"{scene.names.topic} {bare[:1].lower()}{bare[1:]}"
    return replace(subject, words=words) if len(words.split()) <= MAX_WORDS else subject


def _is_common(scene: Scene, words: str) -> bool:
    """Whether a name has its capital only for standing first."""
    first = words.split()[0]
    return words[1:].islower() and (first[:1].islower() or first.casefold() in scene.common_words)


def owned(scene: Scene, subject: Subject) -> Subject:
    """A common noun with the name of what the text is about: "NLF crossing points" for "crossing points"."""
    bare = COUNTED.sub("", subject.words)
    topic = scene.names.topic
    if bare.split() and bare.split()[-1].casefold() in TIMES:
        return Subject(topic, sure=False) if topic else subject
    if not topic or not bare or not _is_common(scene, bare) or topic.casefold() in bare.casefold():
        return subject
    words = f"{topic} {bare[:1].lower()}{bare[1:]}"
    if len(words.split()) > MAX_WORDS or bare.split()[0].casefold() in FREE:
        return subject
    return replace(subject, words=words, told=subject.told or f"{bare[:1].lower()}{bare[1:]}")


def said_of(scene: Scene, subject: Subject, statement: str) -> str:
    """A statement that begins with "The mandate", with its owner where the subject has it: "The NLF mandate"."""
    topic, bare = scene.names.topic, subject.words.removeprefix(f"{scene.names.topic} ")
    is_owned = topic and bare != subject.words and topic not in statement and POSSESSED.fullmatch(bare)
    return f"The {topic}{statement[3:]}" if is_owned and statement.startswith(f"The {bare} ") else statement


def event(sentence: Sentence) -> Subject | None:
    """The event that the heading names: "Hijacking of the tanker …"."""
    heading = sentence.block.heading_path[-1] if sentence.block.heading_path else ""
    words = re.sub(r"^The ", "", heading)
    return Subject(words) if EVENT.fullmatch(heading) and len(words.split()) <= MAX_WORDS else None


def antecedent(verb: Token) -> Token | None:
    """What "which" stands for above a relative clause: over "in the course of which" the noun before the comma."""
    head = verb.head
    if not any(t.lower_ in ("which", "that", "who", "whom") for t in verb.subtree):
        return None
    if head.lower_ in ("course", "wake", "aftermath", "framework") and head.head.dep_ == "prep":
        above = head.head.head
        return phrases.child(above, "dobj", "nsubjpass") if above.pos_ in ("VERB", "AUX") else above
    return head if head.pos_ in ("NOUN", "PROPN") else None


def explained(sentence: Sentence, head: Token) -> Token | None:
    """The name that an aside explains: "Harbour Force" in "the Harbour Force, a body of 90 men"."""
    tokens, first = sentence.tokens, head.left_edge.i
    if head.dep_ in ("nsubj", "nsubjpass"):
        return None
    commas = [token.i for token in tokens[max(0, first - 1) : head.i] if token.text == ","]
    first = commas[-1] + 1 if commas else first
    opens = 0 < first < len(tokens) and tokens[first].lower_ in ("a", "an", "the")
    if not opens or tokens[first - 1].text not in (",", "(", "–", "-"):
        return None
    return _name_before(sentence, first - 1)


def _name_before(sentence: Sentence, end: int) -> Token | None:
    """The last noun before a comma, its short form in brackets left out; None where a verb is nearer."""
    tokens = sentence.tokens
    for token in reversed(tokens[max(0, end - 7) : end]):
        if token.pos_ in ("VERB", "AUX"):
            return None
        if token.pos_ in ("NOUN", "PROPN") and sentence.date_at(token) is None and token.ent_type_ != "DATE":
            bracketed = token.i >= 2 and tokens[token.i - 1].text == "(" and tokens[token.i + 1].text == ")"
            if not bracketed:
                return token
    return None


def of_group(scene: Scene, sentence: Sentence, head: Token) -> Subject | None:
    """Whose figure "a force of 90 men" gives: the name that it explains or is told of, else the force itself."""
    if head.lemma_.casefold() not in GROUPS:
        return None
    name = explained(sentence, head)
    if name is not None:
        return subjects.named(scene, sentence, name, tails=False)
    if head.dep_ == "attr" and head.head.lemma_ == "be":
        return subjects.of_verb(scene, sentence, head.head)
    found = subjects.named(scene, sentence, head, tails=False)
    determiner = phrases.child(head, "det")
    vague = determiner is not None and determiner.lower_ in ("a", "an") and head.pos_ == "NOUN"
    return replace(found, sure=found.sure and not vague)


def is_named_in(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence speaks of what the text is about: by name, or as "the force"."""
    topic = re.escape(scene.names.topic)
    return bool(
        re.search(rf"\b(?:{topic}|[Ii]ts|[Tt]he (?:mission|force|operation|Mission|Force|Operation))\b", sentence.words)
    )
