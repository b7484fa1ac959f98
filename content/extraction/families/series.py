"""Series: figures that change: "shrank from 900 to 700 by May", "a peak of 6,400 in June", "down from 1,100"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from content.extraction import entities, figure_times, owners, phrases, subjects, telling, times
from content.extraction.amounts import PEOPLE, Amount, is_people
from content.extraction.builder import mention, whole
from content.extraction.families.strengths import strength
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

CHANGING = vocabulary("""
    reduce increase cut grow rise raise drop fall decrease downsize shrink expand strengthen bring draw lift swell
    dwindle decline trim slim scale halve double boost push take build go reorganise reorganize transform complete
    change restructure lower slash swell thin
""")
STRENGTH = vocabulary("level strength number size presence contingent force total ceiling")
STAFF = re.compile(r" staff$|^staff of (?:the )?")
TO = re.compile(r"\b(to|from|at)\s*$")
DOWN = re.compile(r"\b(?:down|up) (?:to|from)\s*$", re.IGNORECASE)
PEAK = re.compile(r"\b(?:peak|high|maximum|low|height)(?: strength)? of\s*$", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s*$")
NEW = re.compile(r"\bto (?:[a-z]+ ){0,3}\d[\d,]*")
LEAST = 20  # a bare "cut the force to 4" is no strength


def changed(
    scene: Scene, sentence: Sentence, amount: Amount, last: Mention | None, partner: Amount | None = None
) -> Mention | None:
    """What a force had before or after a change; ``last`` is the strength told before it, ``partner`` the other end."""
    if re.match(r" ?(?:%|percent|per cent|km)", sentence.words[amount.number.end :]):
        return None
    lead = sentence.words[: amount.number.from_]
    people = is_people(amount)
    if amount.noun is not None and not people:
        return None
    if not people and partner is not None and partner.noun is not None and not is_people(partner):
        return None
    if PEAK.search(lead) and people:
        owner = subjects.topic(scene)
        owner = replace(owner, sure=owners.is_named_in(scene, sentence)) if owner else None
        return _told(scene, sentence, amount, owner, lead)
    if not TO.search(lead):
        return None
    inherited = last is not None and last.attribute == "troops" and amount.noun is None
    owner = _changed_thing(scene, sentence, amount, lead)
    if owner is None and inherited and last is not None:
        owner = Subject(last.subject, sure=last.tier == "A")
    unit = amount.unit or (last.unit if inherited and last is not None else "troops")
    if owner is not None and STAFF.search(owner.words):
        unit = amount.unit or "staff"
        owner = replace(owner, words=STAFF.sub("", owner.words), told="")
    return _told(scene, sentence, replace(amount, unit=unit), owner, lead)


def way(sentence: Sentence, amount: Amount) -> str:
    """ "from" or "to" where a number stands behind either, else nothing."""
    match = TO.search(sentence.words[: amount.number.from_])
    return match[1] if match else ""


def transition(scene: Scene, sentence: Sentence, amount: Amount, partner: Amount | None) -> Mention | None:
    """As in "regrouped from four sectors to three": the old count or the new one; ``partner`` is the other."""
    lead = sentence.words[: amount.number.from_]
    way = TO.search(lead)
    if partner is None or way is None or way[1] == "at" or is_people(amount):
        return None
    other = TO.search(sentence.words[: partner.number.from_])
    noun = amount.noun or partner.noun
    unit = amount.unit or partner.unit
    if other is None or {way[1], other[1]} != {"from", "to"} or noun is None or not unit or is_people(partner):
        return None
    if noun.tag_ not in ("NNS", "NNPS", "NN", "NNP") or unit.split()[-1] in ("km", "kilometres", "%", "cent"):
        return None
    owner = _mover(scene, sentence, amount)
    if owner is None:
        return None
    span = (amount.number.start, amount.unit_end or amount.number.end)
    time = figure_times.of_figure(scene, sentence, amount.verb, span)
    planned = telling.is_planned(amount.verb)
    if way[1] == "from":
        time, planned = times.written(scene) if planned else figure_times.until(time), False
    told = f"{telling.named(owner)} {'is to have' if planned else 'had'} {amount.number.told(unit)}"
    return mention(
        scene,
        sentence,
        "quantity",
        owner,
        entities.key_of(unit),
        amount.number.amount,
        whole(sentence),
        figure_times.placed(told, time),
        "quantity: transition",
        unit=unit,
        hedge=amount.number.hedge,
        time=time,
        modality="planned" if planned else "happened",
        is_volatile=True,
        tier="A",
    )


def _told(scene: Scene, sentence: Sentence, amount: Amount, owner: Subject | None, lead: str) -> Mention | None:
    if owner is None:
        return None
    end = amount.unit_end or amount.number.end
    time = figure_times.of_figure(scene, sentence, amount.verb, (amount.number.start, end))
    if FROM.search(lead):
        new = NEW.search(sentence.words, end)
        if new is not None and time.known == "unknown":
            time = figure_times.of_figure(scene, sentence, amount.verb, new.span())
        time = _before(sentence, amount, time)
    return strength(scene, sentence, amount, owner, "quantity: changed to", time)


def _before(sentence: Sentence, amount: Amount, time: Time) -> Time:
    """The old figure held until the change, unless it has a date beside it."""
    if figure_times.beside(sentence, amount.unit_end or amount.number.end) is not None:
        return time
    if DOWN.search(sentence.words[: amount.number.from_]):
        return Time("observation")
    return figure_times.until(time)


def _changed_thing(scene: Scene, sentence: Sentence, amount: Amount, lead: str) -> Subject | None:
    """Whose strength changes: "cut NLF troop levels to", "lifted the force to", "the mission was down to"."""
    verb = amount.verb
    if verb is None:
        return None
    if DOWN.search(lead) and verb.lemma_ in ("be", "go", "come", "remain", "stand"):
        found = owners.resolved(scene, subjects.of_verb(scene, sentence, verb))
        return found if found is not None and found.sure and amount.number.value >= LEAST else None
    if verb.lemma_ not in CHANGING:
        return None
    thing = phrases.child(verb, "dobj") or phrases.child(verb, "nsubjpass", "nsubj")
    if thing is not None and thing.lower_ == "it":
        before = (
            t for t in sentence.tokens[: thing.i] if t.lemma_.casefold() in STRENGTH and t.dep_.startswith("nsubj")
        )
        thing = next(before, thing)
    if thing is None:
        return None
    if is_people(amount) or _names_strength(thing):
        return _owner_of_levels(scene, sentence, thing)
    if any(one.like_num for one in thing.subtree):
        return None
    found = owners.resolved(scene, subjects.named(scene, sentence, thing))
    is_group = thing.lemma_.casefold() in owners.GROUPS or (found is not None and scene.names.is_known(found.words))
    return found if is_group and amount.noun is None and amount.number.value >= LEAST else None


def _mover(scene: Scene, sentence: Sentence, amount: Amount) -> Subject | None:
    """Whose parts are regrouped: the subject of the verb where that is a name, else the topic."""
    topic = subjects.topic(scene)
    found = subjects.of_verb(scene, sentence, amount.verb) if amount.verb is not None else None
    found = owners.resolved(scene, found)
    is_body = found is not None and (
        scene.names.is_known(found.words) or found.words.rpartition(" ")[2] in owners.PARTS
    )
    if found is not None and is_body and not found.encloses(amount.number.start):
        return found
    changing = amount.verb is not None and amount.verb.lemma_ in CHANGING
    return replace(topic, sure=changing or owners.is_named_in(scene, sentence)) if topic else None


def _names_strength(thing: Token) -> bool:
    words = {token.lemma_.casefold() for token in thing.subtree}
    return thing.lemma_.casefold() == "strength" or (
        bool(words & PEOPLE) and thing.lemma_.casefold() in STRENGTH | PEOPLE
    )


def _owner_of_levels(scene: Scene, sentence: Sentence, thing: Token) -> Subject | None:
    """Whose levels: a name inside "NLF troop levels", else the text's own."""
    for token in thing.subtree:
        if token.text[:1].isupper() and token != thing:
            first = token.left_edge if token.dep_ == "poss" else token
            words = scene.names.canonical(sentence.tokens[first.i : token.i + 1].text)
            if scene.names.is_known(words):
                return Subject(words, first.idx, token.idx + len(token.text))
    owner = phrases.child(thing, "poss")
    if owner is not None and owner.tag_ == "PRP$":
        return subjects.named(scene, sentence, owner)
    if thing.lemma_.casefold() in STRENGTH | PEOPLE:
        topic = subjects.topic(scene)
        return replace(topic, sure=not any(t.ent_type_ == "GPE" for t in thing.subtree)) if topic else None
    return owners.resolved(scene, subjects.named(scene, sentence, thing))
