"""Members that a sentence joins and no family took: "a, b and c" behind any noun or verb, "to do and to do"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from content.extraction import countries, entities, enumerations, phrases, statements, subjects, times, topics
from content.extraction.builder import mention
from content.extraction.families import list_owners, list_parts
from content.extraction.gleaning import bearers, saying
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import MAX_WORDS, Subject

if TYPE_CHECKING:
    from spacy.tokens import Token

INCLUDING = frozenset(["include", "comprise", "encompass", "involve", "cover", "contain", "embrace", "mean"])
INFINITIVES = re.compile(
    r"(?<![\w-])to (?:[a-z][^,;:.()]{5,110}?)(?:(?:[,;] (?:and |or )?| and | or )to [a-z][^,;:.()]{5,110})+"
)
JOINT = re.compile(r"(?:[,;] (?:and |or )?| and | or )(?=to [a-z])")
GIVERS = re.compile(r"\b(?:Council|Assembly|Parliament|Government|States|Ministers?|Secretary-General)\b")
MANDATE = re.compile(r"\b(?:[Mm]andate (?:is|was|had|has|also|now)\b|[Uu]nder (?:its|the|this) mandate\b)")
TALK = re.compile(r"\b(?:[Mm]andate (?:is|was|had|has|also|now)\b|(?:[Ii]ts|[Oo]ur|[Tt]he|[Tt]his) mandate\b)")
NEAR = 2
TROOPS = frozenset(["soldiers", "troops", "peacekeepers", "personnel", "the troops", "the soldiers"])
PART_OF = re.compile(
    r"\b(?:(?:an? )?(?:\w+ )?part of|belong(?:s|ed)? to|subordinate(?:d)? to|a member of|one of the members of) "
    r"(?P<whole>(?:the )?[A-Z][\w'-]*(?: (?:of|for|the|and|in|[A-Z][\w'-]*)){0,7})"
)
IN_BRACKETS = re.compile(r"^(?P<unit>[A-Z][\w' -]{2,40}?)(?: [–—-] |, |; |: ).*\((?P<land>[A-Z][\w' -]+)\)\s*[.;,]?$")
PLACING = frozenset(["in", "throughout", "across", "at", "on", "near", "between", "among"])
NUMBERED = re.compile(
    r"(?:\d|no more|more than|less than|about|almost|some \d|of \w+ \d|two|three|four|five|six|seven|eight)",
    re.IGNORECASE,
)
LEAST, MOST_WORDS = 3, 18


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """The members of each list of a sentence: names as one and one by one, deeds one by one."""
    for sentence in scene.sentences:
        if sentence.block.kind != "heading" and not saying.is_spoken(sentence):
            yield from _included(scene, sentence, taken)
            yield from _joined(scene, sentence, taken)
            yield from _deeds(scene, sentence, taken)
            yield from _parts_of(scene, sentence, taken)
            yield from _of_land(scene, sentence)
            yield from filter(None, [_are(scene, sentence, verb) for verb in sentence.tokens if verb.lemma_ == "be"])


def _are(scene: Scene, sentence: Sentence, verb: Token) -> Mention | None:
    """As in "Norway, Latvia and Sweden are among the larger contributors": who they are."""
    first = phrases.child(verb, "nsubj")
    members = sorted([first, *first.conjuncts], key=lambda one: one.i) if first is not None else []
    if first is None or len(members) < LEAST or sum(one.pos_ == "PROPN" for one in members) < LEAST:
        return None
    what = phrases.child(verb, "attr") or phrases.object_of(verb, "among")
    if what is None or what.tag_ not in ("NNS", "NNPS") or what.i < verb.i or phrases.is_negated(verb):
        return None
    start, end = _left(members[0]), members[-1].idx + len(members[-1].text)
    named = saying.subject_of(scene, subjects.named(scene, sentence, what))
    if named is None or len(sentence.words[start:end].split()) > MOST_WORDS:
        return None
    return mention(
        *(scene, sentence, "membership", named, "are", sentence.words[start:end], (start, end)),
        saying.printed(scene, sentence),
        "gleaned: who are",
        time=times.holds(scene, sentence, verb, start, "state"),
        is_list=True,
    )


def _deeds(scene: Scene, sentence: Sentence, taken: Taken) -> Iterator[Mention]:
    """As in "asked it to watch the line, to report and to mediate": each deed."""
    for match in INFINITIVES.finditer(sentence.words):
        if taken.share(sentence, match.start(), match.end(), "membership") > 0.2:
            continue
        token = next((one for one in sentence.tokens if one.idx == match.start()), None)
        if token is None or token.tag_ != "TO" or token.head.tag_ != "VB":
            continue
        owner = _who_shall(scene, sentence, token.head)
        if owner is None:
            continue
        edges = [match.start(), *(match.start() + one.end() for one in JOINT.finditer(match.group())), match.end()]
        for first, last in pairwise(edges):
            yield from filter(None, [_part(scene, sentence, owner, "to", first, last)])


def _who_shall(scene: Scene, sentence: Sentence, verb: Token) -> Subject | None:
    """Whose deeds infinitives are: of whom somebody asks them, else of the subject, else of the topic."""
    above = next((one for one in verb.ancestors if one.pos_ in ("VERB", "AUX", "NOUN")), None)
    asked = phrases.child(above, "dobj") if above is not None and above.pos_ == "VERB" else None
    own = phrases.child(verb, "nsubj")
    who = own if own is not None else asked if asked is not None and asked.pos_ == "PROPN" else None
    found: Subject | None = (
        subjects.named(scene, sentence, who, tails=False)
        if who is not None
        else subjects.of_verb(scene, sentence, verb)
    )
    if found is not None and GIVERS.search(found.words):
        found = None
    about = _about(scene, sentence) if found is None or found.words.casefold() in TROOPS else ""
    named = Subject(about, sure=False) if about else saying.subject_of(scene, found)
    is_owned = named is not None and list_owners.is_owning_word(named.words.split()[-1])  # "two further tasks"
    words = f"{named.words} {_charge(scene, sentence)}" if named is not None and not is_owned else ""
    return Subject(words, sure=False) if 0 < len(words.split()) <= MAX_WORDS else named


def _about(scene: Scene, sentence: Sentence) -> str:
    """The operation that a heading names, else what the text is about: it is there that "soldiers" do what they do."""
    headings = (topics.OPERATION.search(heading) for heading in reversed(sentence.block.heading_path))
    return next((match.group() for match in headings if match is not None), scene.names.topic)


def _charge(scene: Scene, sentence: Sentence) -> str:
    """Whether deeds are called a mandate, in their sentence or shortly before, or are just tasks."""
    before = list(islice(scene.before(sentence), NEAR))
    called = MANDATE.search(sentence.words) or any(TALK.search(one.words) for one in before)
    return "mandate" if called else "tasks"


def _parts_of(scene: Scene, sentence: Sentence, taken: Taken) -> Iterator[Mention]:
    """As in "the task force, part of the Lake Mission"."""
    for match in PART_OF.finditer(sentence.words):
        inside = [one for one in sentence.tokens if match.start() <= one.idx < match.start("whole")]
        token = next((one for one in reversed(inside) if one.pos_ in ("NOUN", "VERB", "ADJ")), None)
        if token is None or taken.share(sentence, *match.span("whole"), "membership", "other", "role") > 0.5:
            continue
        verb = _says_so(token)
        if verb is not None and phrases.is_negated(verb):
            continue
        bearer = bearers.of(scene, sentence, token).subject if token.pos_ != "VERB" else None
        subject = saying.subject_of(scene, bearer or subjects.of_verb(scene, sentence, token))
        if subject is None or subject.encloses(match.start()):
            continue
        whole = entities.trim(match["whole"])
        be = statements.be(subject.words, past=verb is not None and phrases.is_past(verb))
        made = mention(
            *(scene, sentence, "membership", subject, "part-of", whole, match.span()),
            statements.placed(f"{subject.said} {be} part of {match['whole']}", None),
            "gleaned: part of",
            time=times.holds(scene, sentence, verb, match.start(), "state"),
            is_list=True,
        )
        yield from filter(None, [made])


def _says_so(token: Token) -> Token | None:
    """The verb by which something is said to be a part; None where that stands between commas."""
    for one in (token, *token.ancestors):
        if one.pos_ in ("VERB", "AUX") or one.dep_ in ("appos", "acl", "relcl"):
            return one if one.pos_ in ("VERB", "AUX") else None
    return None


def _of_land(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """The country in brackets at the end of a row: "Sector 1 – headquarters Velin (Norway)"."""
    match = (
        IN_BRACKETS.match(sentence.words.strip())
        if sentence.block.kind in ("bullet", "keyvalue", "paragraph")
        else None
    )
    if match is None or not countries.is_country(match["land"]) or len(sentence.words.split()) > MOST_WORDS:
        return
    start = sentence.words.find(match["unit"])
    subject = Subject(match["unit"], start, start + len(match["unit"]))
    made = mention(
        *(scene, sentence, "membership", subject, "country", match["land"], (start, len(sentence.words))),
        saying.printed(scene, sentence),
        "gleaned: country of a row",
        time=times.written(scene, "state"),
        is_list=True,
    )
    yield from filter(None, [made])


def _included(scene: Scene, sentence: Sentence, taken: Taken) -> Iterator[Mention]:
    """As in "its work included patrolling the line, inspecting depots and repairing roads": each part."""
    for verb in sentence.tokens:
        if verb.lemma_.casefold() not in INCLUDING or verb.pos_ != "VERB" or phrases.is_negated(verb):
            continue
        behind = [one for one in verb.rights if one.dep_ in ("dobj", "xcomp", "prep", "ccomp", "pcomp", "attr")]
        if not behind or taken.share(sentence, verb.idx, len(sentence.words), "membership") > 0.2:
            continue
        start = behind[0].left_edge.idx
        parts = enumerations.split(sentence, start)
        owner = _who_includes(scene, sentence, verb, behind[0])
        counted = any(NUMBERED.match(sentence.words[first:last].strip()) for first, last in parts)
        if len(parts) > 1 and owner is not None and not counted:
            for first, last in parts:
                said = "to" if owner.words.endswith(" tasks") else verb.text
                yield from filter(None, [_part(scene, sentence, owner, said, first, last)])


def _who_includes(scene: Scene, sentence: Sentence, verb: Token, first: Token) -> Subject | None:
    """Of what the parts behind "included" are; behind "this meant" they are tasks of what the text is about."""
    doer = phrases.child(verb, "nsubj")
    if doer is not None and doer.lower_ in ("this", "that"):
        if not first.left_edge.text.endswith("ing") or not scene.names.topic:
            return None
        return Subject(f"{scene.names.topic} tasks", sure=False)
    return saying.subject_of(scene, subjects.of_verb(scene, sentence, verb))


def _part(scene: Scene, sentence: Sentence, owner: Subject, said: str, first: int, last: int) -> Mention | None:
    value = enumerations.clean(sentence.words[first:last])
    at = sentence.words.find(value, first)
    if at < 0 or len(value) < LEAST or not enumerations.is_whole(value):
        return None
    is_deed = said == "to" and not value.split()[0].endswith("ing")
    past = any(one.dep_ == "ROOT" and phrases.is_past(one) for one in sentence.tokens)
    told = list_parts.said(owner, value, past=past, is_verb=is_deed) if said == "to" else f"{owner.said} {said} {value}"
    return mention(
        *(scene, sentence, "membership", owner, "includes", value, (at, at + len(value))),
        statements.placed(told, None),
        "gleaned: part",
        time=times.holds(scene, sentence, None, first, "state"),
        is_list=True,
    )


def _joined(scene: Scene, sentence: Sentence, taken: Taken) -> Iterator[Mention]:
    """As in "lent by Brazil, India and Ireland", "three parts: military, police and civilian"."""
    for token in sentence.tokens:
        if token.dep_ == "conj" or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            continue
        members = sorted([token, *token.conjuncts], key=lambda one: one.i)
        link = token.head.lower_ if token.dep_ == "pobj" else ""
        if (
            link in PLACING
            or len(members) < LEAST
            or any(one.pos_ == "VERB" or sentence.date_at(one) for one in members)
        ):
            continue
        names = sum(one.pos_ == "PROPN" for one in members)
        if names < len(members) - 1 and not _is_led(sentence, members[0]):
            continue
        yield from filter(None, [_members(scene, sentence, members, taken)])


def _is_led(sentence: Sentence, first: Token) -> bool:
    """Whether a colon, or a noun with a number and a comma, leads to the list."""
    before = sentence.words[: first.left_edge.idx].rstrip()
    return before.endswith(":") or re.search(r"\b(?:two|three|four|five|six|seven|\d+) [\w -]+,$", before) is not None


def _members(scene: Scene, sentence: Sentence, members: list[Token], taken: Taken) -> Mention | None:
    start = _left(members[0])
    last = members[-1]
    end = _end(sentence, start, last)
    value = sentence.words[start:end]
    if len(value.split()) > MOST_WORDS or taken.share(sentence, start, end, "membership", "location", "role") > 0.5:
        return None
    noun = _counted_noun(members[0])
    subject = bearers.of(scene, sentence, noun or members[0]).subject
    if subject is None or members[0].dep_ in ("nsubj", "nsubjpass"):
        return None
    if noun is not None and not subject.words.endswith(noun.text):
        words = f"{subject.words} {noun.text}"
        subject = Subject(words if len(words.split()) <= MAX_WORDS else noun.text, sure=False)
    verb = next((one for one in members[0].ancestors if one.pos_ in ("VERB", "AUX")), None)
    return mention(
        scene,
        sentence,
        "membership",
        subject,
        "are" if noun is not None else entities.key_of(verb.lemma_ if verb is not None else "includes"),
        value,
        (start, end),
        saying.printed(scene, sentence),
        "gleaned: list",
        time=times.holds(scene, sentence, verb, start, "state"),
        is_list=True,
        negated=verb is not None and phrases.is_negated(verb),
    )


def _end(sentence: Sentence, start: int, last: Token) -> int:
    """Where a list ends: with its last member, of a list in brackets with these, whatever the parser left out."""
    end = last.idx + len(last.text)
    rest = re.match(r"(?:,? (?:and )?[A-Z][\w-]*(?: [A-Z][\w-]*)*)+(?=\))", sentence.words[end:])
    return end + rest.end() if rest is not None and sentence.words[:start].endswith("(") else end


def _left(token: Token) -> int:
    first = token
    for one in token.lefts:
        if one.dep_ in ("compound", "amod", "nmod", "nummod") and one.left_edge.i < first.i:
            first = one.left_edge
    return first.idx


def _counted_noun(first: Token) -> Token | None:
    """The noun that the members spell out: "languages" of "three languages, Khmer, English and French"."""
    head = first.head
    return head if first.dep_ in ("appos", "dep") and head.pos_ == "NOUN" else None
