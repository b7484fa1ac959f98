"""Strengths: how many people a force has, was cut to or got in addition, also in series ("to 26 000 … to 17 500")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from content.extraction import doctime, figure_times, owners, phrases, statements, subjects, telling, times
from content.extraction.amounts import PEOPLE, Amount, is_people
from content.extraction.builder import mention, whole
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

LOSING = frozenset(
    ["lose", "kill", "injure", "wound", "arrest", "die", "capture", "attack", "train", "accuse", "convict"]
)
ALLOWED = re.compile(r"\b(?:authori[sz]ed|maximum|ceiling|mandated strength|planned strength|target strength)\b", re.I)
HAVING = vocabulary("""
    comprise consist compose have number include field count employ total maintain contain exceed reach top surpass
    muster involve
""")
CHANGING = vocabulary("reduce increase cut grow rise raise drop fall decrease bring draw lift lower")
SUPERIOR = vocabulary("exceed top surpass")
MOVING = vocabulary("""
    leave depart return arrive withdraw land cross flee surrender enter begin graduate complete join go come fly sail
    travel move follow march
""")
STAYING = vocabulary("serve be make form remain stay work constitute operate take participate belong compose back")
KEEPING = vocabulary("deploy station keep retain field base assign employ")
SIZES = vocabulary("peak total strength size maximum minimum height level number complement ceiling")
CEILING = re.compile(
    r"(?:^| )(?:(?:authori[sz]ed|approved|current|present|overall|total|troop|military|maximum|new) )*"
    r"(?:ceiling|strength|upper limit)$",
    re.IGNORECASE,
)
STAFF = re.compile(r"\ba (?:[a-z]+ )?(staff|crew|team|strength|workforce|complement|garrison) of\s*$")
STAFFS = {
    "strength": "personnel",
    "team": "people",
    "workforce": "staff",
    "complement": "personnel",
    "garrison": "soldiers",
}
ADDED = re.compile(
    r"\b(?:additional|further|extra|another|more|fresh|reinforcements? of)\b(?! than)(?= ?$| [a-z]+$)", re.IGNORECASE
)


def of_people(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """ "some 900 troops": a strength, or an addition to one."""
    added = _added(scene, sentence, amount) if counts_fighters(amount) else None
    if added is not None or not is_people(amount):
        return added
    verb = amount.verb
    if verb is not None and (verb.lemma_.casefold() in LOSING or _is_done_to(amount, verb)):
        return None
    if verb is not None and verb.lemma_.casefold() in SUPERIOR and amount.number.hedge is None:
        amount = replace(amount, number=replace(amount.number, hedge="over"))
    owner = _whose_people(scene, sentence, amount)
    if owner is None or (owner.start is None and _is_told_of_others(amount)):
        return None
    time = _of_group(scene, sentence, amount, owner)
    return strength(scene, sentence, amount, owner, "quantity: strength", time)


def _of_group(scene: Scene, sentence: Sentence, amount: Amount, owner: Subject | None) -> Time | None:
    """When "a force of 90 men that served in 2017" had them: by the clause on the force; None where it is not told."""
    noun = amount.noun
    group = noun.head.head if noun is not None and noun.dep_ == "pobj" else None
    if group is None or owner is None or owners.explained(sentence, group) is None:
        return None
    for found in sentence.dates:
        verb = doctime.governor(sentence.tokens, found)
        if verb is not None and verb.dep_ in ("relcl", "acl") and found.start > amount.number.end:
            return figure_times.stated(found, "observation")
    doer = subjects.of_verb(scene, sentence, amount.verb) if amount.verb is not None else None
    present = amount.verb is not None and not phrases.is_past(amount.verb)
    return Time("observation") if present and doer is not None and doer.words != owner.words else None


def strong(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """As in "the Lake Troops, a 900-strong body"."""
    if not re.match(r"[- ]strong\b", sentence.words[amount.number.end :]):
        return None
    head = next((t for t in amount.token.ancestors if t.pos_ in ("NOUN", "PROPN")), None)
    if head is None or re.match(r"[- ]strong(?=[,.;]| in\b| by\b)", sentence.words[amount.number.end :]):
        found = subjects.of_verb(scene, sentence, amount.verb) if _is_said_of(amount) and amount.verb else None
        if found is not None and found.words:
            owner = owners.resolved(scene, found)
            return strength(scene, sentence, replace(amount, unit="personnel"), owner, "quantity: strong")
    if head is None:
        return None
    name = owners.explained(sentence, head)
    owner = subjects.named(scene, sentence, name or head, tails=False)
    bare = re.sub(r"^(?:\S+ ?- ?)?strong ", "", owner.words, flags=re.IGNORECASE)
    owner = replace(owner, words=bare, told=owner.told if bare == owner.words else "")
    if name is None and head.dep_ == "attr" and amount.verb is not None:
        owner = subjects.of_verb(scene, sentence, amount.verb) or owner
    return strength(scene, sentence, replace(amount, unit="personnel"), owner, "quantity: strong")


def _is_said_of(amount: Amount) -> bool:
    """Whether "900 strong" is what a clause says of its subject: "in 2015 it was 900 strong"."""
    return amount.verb is not None and amount.verb.lemma_ in ("be", "remain", "stay", "stand", "become")


def staffed(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """As in "it has a staff of 230"."""
    lead = STAFF.search(sentence.words[: amount.number.from_])
    verb = amount.verb
    if lead is None or amount.noun is not None or verb is None or not (has(verb) or verb.lemma_ == "be"):
        return None
    owner = owners.resolved(scene, subjects.of_verb(scene, sentence, verb))
    if owner is None or not owner.words or owner.encloses(amount.number.start):
        return None
    return strength(scene, sentence, replace(amount, unit=STAFFS.get(lead[1], lead[1])), owner, "quantity: staff")


def counts_fighters(amount: Amount) -> bool:
    """Whether the noun counts soldiers, of whatever nation: "US soldiers"."""
    return is_people(amount) or (amount.noun is not None and amount.noun.lemma_.casefold() in PEOPLE)


def has(verb: Token) -> bool:
    """Whether a verb tells what its subject has: "comprises", "is made up of"."""
    made_of = verb.lemma_ == "make" and any(t.lower_ in ("of", "up") for t in verb.children)
    return verb.lemma_.casefold() in HAVING or made_of


def _is_done_to(amount: Amount, verb: Token) -> bool:
    """As in "soldiers were sent", "trained 900 soldiers": what was done to them or by them, not a strength."""
    noun = amount.noun
    if noun is None:
        return False
    if noun.dep_ == "nsubj":
        perfect = any(one.lower_ in ("has", "have") for one in verb.children if one.dep_ == "aux")
        over = phrases.is_past(verb) and verb.lemma_ not in STAYING
        return verb.lemma_ in MOVING or over or (perfect and verb.lemma_ not in ("be", "remain", "stay"))
    if noun.dep_ == "nsubjpass":
        return verb.lemma_ not in KEEPING
    return noun.dep_ == "dobj" and noun.head == verb and verb.lemma_.casefold() not in HAVING | CHANGING | KEEPING


def _added(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """As in "an additional 300 soldiers": an addition, never a total."""
    lead = sentence.words[max(0, amount.number.from_ - 24) : amount.number.from_]
    behind = sentence.words[amount.number.end : amount.unit_end]
    if not (ADDED.search(lead) or ADDED.search(behind)):
        return None
    known = next((t for t in sentence.tokens if scene.names.is_known(t.text)), None)
    subject = (
        Subject(known.text, known.idx, known.idx + len(known.text)) if known is not None else subjects.topic(scene)
    )
    if subject is None:
        return None
    time = times.holds(scene, sentence, amount.verb, amount.number.start, "event")
    planned = telling.is_planned(amount.verb) or _is_would(amount.verb)
    verb = "was to be" if planned else "was"
    words = f"{subject.words} {verb} reinforced by {amount.number.told(amount.unit)}"
    return mention(
        scene,
        sentence,
        "quantity",
        subject,
        "troops-added",
        amount.number.amount,
        whole(sentence),
        statements.placed(words, time),
        "quantity: reinforcement",
        unit=amount.unit,
        hedge=amount.number.hedge,
        time=time,
        tier="A" if time.begins and not planned else "B",
        modality="planned" if planned else "happened",
        importance=3,
    )


def _is_told_of_others(amount: Amount) -> bool:
    """Whether troops stand deep in a clause on something else: "spoke of 300 men", "the release of 300 soldiers"."""
    noun, verb = amount.noun, amount.verb
    if noun is None or verb is None or noun.dep_ != "pobj":
        return False
    above = noun.head.head
    if noun.head.lower_ == "of" and above.lemma_.casefold() in owners.GROUPS | SIZES:
        return False
    return above != verb or verb.lemma_ not in HAVING | CHANGING | KEEPING | STAYING


def _is_would(verb: Token | None) -> bool:
    return verb is not None and any(t.lower_ == "would" for t in verb.children)


def _whose_people(scene: Scene, sentence: Sentence, amount: Amount) -> Subject | None:
    """Whose troops: "troops from the NLF", the subject of "consists of", else the topic as a guess."""
    assert amount.noun is not None  # nosec B101: only asked for people, who are a noun
    if sentence.words[: amount.number.from_].endswith(" ("):
        at = max((t.i for t in sentence.tokens if t.idx < amount.number.from_ - 2), default=0)
        return owners.resolved(scene, subjects.named(scene, sentence, sentence.tokens[at], tails=False))
    group = amount.noun.head.head if amount.noun.dep_ == "pobj" and amount.noun.head.lower_ == "of" else None
    owner = owners.of_group(scene, sentence, group) if group is not None else None
    if owner is not None and owner.words:
        return owners.resolved(scene, owner)
    above = _before_whose(amount.noun)
    if above is not None:
        return owners.resolved(scene, subjects.named(scene, sentence, above, tails=False))
    return _whose_by_frame(scene, sentence, amount, amount.noun)


def _before_whose(noun: Token) -> Token | None:
    """What "whose" stands for in "the guard, whose 400 men …"."""
    whose = phrases.child(noun, "poss")
    above = next((one.head for one in noun.ancestors if one.dep_ == "relcl"), None)
    return above if whose is not None and whose.lower_ == "whose" else None


def _whose_by_frame(scene: Scene, sentence: Sentence, amount: Amount, noun: Token) -> Subject | None:
    """Whose troops by the words around: "troops from the NLF", or the subject of "has"; else the topic as a guess."""
    behind = phrases.object_of(noun, "from", "of", "in")
    if behind is not None:
        subject = subjects.named(scene, sentence, behind)
        if scene.names.is_known(subject.words):
            return subject
    verb = amount.verb
    if verb is not None and (has(verb) or verb.lemma_.casefold() in CHANGING | {"be"}):
        doer = subjects.of_verb(scene, sentence, verb)
        if doer is not None and doer.words and not doer.encloses(amount.number.start):
            return owners.resolved(scene, doer)
    if sentence.block.kind == "keyvalue" and scene.names.topic:
        return Subject(scene.names.topic)
    return subjects.topic(scene)


def _of_ceiling(scene: Scene, subject: Subject) -> Subject:
    """Whose ceiling: "the authorised ceiling is 900 troops" tells of the force."""
    bare = CEILING.sub("", subject.words)
    if bare == subject.words or (not bare and not scene.names.topic):
        return subject
    return replace(subject, words=bare or scene.names.topic, told="")


def strength(
    scene: Scene, sentence: Sentence, amount: Amount, subject: Subject | None, rule: str, time: Time | None = None
) -> Mention | None:
    """The strength of a force as a mention."""
    if subject is None:
        return None
    subject = owners.of_topic(scene, _of_ceiling(scene, subject))
    number, verb = amount.number, amount.verb
    span = (number.start, amount.unit_end or number.end)
    time = time or figure_times.of_figure(scene, sentence, verb, span)
    modality = times.modality(verb)
    past = time.begins is not None or (verb is not None and phrases.is_past(verb))
    negated = verb is not None and phrases.is_negated(verb)
    has = statements.have(past=past, denied=negated, planned=modality == "planned")
    allowed = ALLOWED.search(sentence.words[max(0, number.from_ - 60) : number.from_]) is not None
    has = f"was {'not ' if negated else ''}authorised to have" if allowed else has
    return mention(
        scene,
        sentence,
        "quantity",
        subject,
        "authorised-troops" if allowed else "troops",
        number.amount,
        whole(sentence),
        statements.placed(f"{telling.named(subject)} {has} {number.told(amount.unit)}", time),
        rule,
        unit=amount.unit,
        hedge=number.hedge,
        time=time,
        modality=modality,
        is_volatile=True,
        tier="A",
        negated=negated,
        importance=3,
    )
