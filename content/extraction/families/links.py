"""Links: who stands under whom: who reports to, is accountable to or is under the command of somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from content.extraction import actors, offices, phrases, statements, subjects, tenures, times
from content.extraction.builder import mention
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time
from content.partialdate import MONTHS

UP = (
    (
        re.compile(
            r"(?<!\bto )(?<!\b[Ii]n )(?<!\bwill )(?<!\bshall )(?<!\bmust )(?<!\bshould )\b"
            r"(?:reports?|reported|answers?|answered) (?:directly |only )?to "
        ),
        "reports-to",
        "reports to",
    ),
    (re.compile(r"\b(?:is|are|remains?) (?:directly )?accountable to "), "accountable-to", "is accountable to"),
    (
        re.compile(r"\b(?:is|are|was|were|remains?|has been|have been) (?:directly )?subordinated? to "),
        "subordinate-to",
        "is subordinate to",
    ),
    (
        re.compile(
            r"\bunder the (?:direct |overall |full )?(?:command|authority|operational (?:control|command)|control|"
            r"tactical command|political control|strategic direction) of "
        ),
        "under-the-authority-of",
        "is under the authority of",
    ),
)
DOWN = (
    (re.compile(r"\bunder the responsibility of "), "responsible-for", "is responsible for"),
    (re.compile(r"\bunder the supervision of "), "supervises", "supervises"),
)
PAST_LINK = re.compile(r"(?:reported|answered|was|were) ")
NAME_BEFORE = re.compile(r"(?P<name>[A-Z][\w-]+(?: (?:(?:of|for|in|to) )?(?:the )?[A-Z][\w-]+)*) $")
ENDS = re.compile(
    r"[.;:]|, (?!(?:and )?[A-Z])| (?:is|are|was|were|has|have|which|that|to|who|until|since|from|every|within) "
    rf"| by (?=\d|the end|end |mid|next|{'|'.join(MONTHS)})"
)
LEGAL = re.compile(r"\b(?:resolution|charter|agreement|treaty|united nations|un)\b", re.IGNORECASE)


def find(scene: Scene) -> Iterator[Mention]:
    """Each link of command."""
    for sentence in scene.sentences:
        if sentence.block.kind != "heading":
            yield from _links(scene, sentence)


def _links(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    for pattern, attribute, words in (*UP, *DOWN):
        for match in pattern.finditer(sentence.words):
            end = ENDS.search(sentence.words, match.end())
            printed = sentence.words[match.end() : end.start() if end is not None else None].rstrip()
            printed = re.sub(r",? (?:and|or)$", "", printed)
            bearer = _bearer(scene, sentence, match.start())
            is_law = LEGAL.search(printed) is not None and attribute == "under-the-authority-of"
            if bearer is None or is_law or not re.search(r"[A-Z]", printed):
                continue
            above = Subject(scene.names.canonical(printed), match.end(), match.end() + len(printed), bearer.sure)
            down = attribute in ("responsible-for", "supervises")
            subject, value = (above, bearer.words) if down else (bearer, subjects.trim(printed))
            quote = (bearer.start or match.start(), above.end or 0)
            yield from _link(scene, sentence, subject, attribute, value, words, quote, match.group())


def _link(
    scene: Scene,
    sentence: Sentence,
    subject: Subject,
    attribute: str,
    value: str,
    words: str,
    quote: tuple[int, int],
    linked: str,
) -> Iterator[Mention]:
    since = next((one for one in sentence.dates if one.connector == "since" and " been " in linked), None)
    is_past = PAST_LINK.match(linked) is not None
    time = Time("state", since.when, None, "stated") if since else Time("state")
    time = time if since or is_past else times.written(scene, "state")
    has_been = since is not None
    statement = _told(subject.words, words, value, time, past=is_past, has_been=has_been)
    made = mention(
        scene,
        sentence,
        "role",
        subject,
        attribute,
        value,
        (min(quote), max(quote)),
        statement,
        f"role: {attribute.replace('-', ' ')}",
        time=time,
        tier="A",
    )
    if made is not None:
        yield made


def _told(who: str, words: str, above: str, time: Time, *, past: bool, has_been: bool) -> str:
    is_many = statements.be(who, past=False) == "are"
    if has_been:
        bare = f"{offices.the(who)} {words.replace('is ', 'have been ' if is_many else 'has been ', 1)}"
        return f"{bare[:1].upper()}{bare[1:]} {offices.the(above)} since {tenures.plain(time.begins)}."
    past = past or time.begins is not None
    told = words.replace("is ", f"{statements.be(who, past=past)} ", 1)
    told = told.replace("reports", "reported").replace("supervises", "supervised") if past else told
    return statements.placed(f"{offices.the(who)} {told} {offices.the(above)}", time)


def _bearer(scene: Scene, sentence: Sentence, at: int) -> Subject | None:
    """Who stands under something: the subject of the verb that the phrase hangs on, or the name right before it."""
    token = next((t for t in sentence.tokens if t.idx >= at), None)
    above = [token, *token.ancestors] if token is not None else []
    verb = next((t for t in above if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        name = NAME_BEFORE.search(sentence.words[:at])
        return Subject(scene.names.canonical(name["name"]), name.start(), name.end() - 1) if name is not None else None
    if phrases.child(verb, "dobj") is not None or phrases.is_negated(verb):
        return None
    if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN"):
        return subjects.named(scene, sentence, verb.head)
    found = actors.of_verb(scene, sentence, verb)
    finite = any(t.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for t in verb.children) or verb.dep_ == "conj"
    return found if finite or found is None else replace(found, sure=False)
