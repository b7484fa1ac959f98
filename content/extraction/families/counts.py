"""Counts: how many of a thing a clause tells: what was done to them, what they did, how many there are."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from content.extraction import entities, figure_times, incidents, owners, phrases, subjects, telling, times
from content.extraction.amounts import Amount
from content.extraction.builder import mention, whole
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

KILLED = vocabulary("kill die perish drown")
WOUNDED = vocabulary("injure wound")
LIVES = re.compile(r"los(?:t|e|ing) (?:their|his|her) (?:life|lives)\b", re.IGNORECASE)
LEFT = re.compile(
    r"(?: in [A-Z][\w' -]{2,30}?)? ((?:dead|missing|homeless|injured|wounded|displaced)(?: (?:or|and) \w+)?)"
)
PEOPLE = vocabulary("""
    soldier marine peacekeeper person civilian officer policeman policewoman man woman child member observer
    guard sailor pilot medic worker
""")
LIGHT = vocabulary("take spend need require want like mean see know get become remain seem last")
PLACES = vocabulary("""
    office base camp district province sector site location station post centre center region municipality village
    town city team headquarters territory garrison area zone department county checkpoint port airport
""")
ANYBODY = vocabulary("people persons countries nations states members men women personnel military civilians")
AT_LARGE = vocabulary("people persons civilians men women children refugees inhabitants residents")
LIVING = vocabulary("live work serve dwell stay remain belong form make speak use need depend rely")
SAYING = vocabulary("think believe report say know estimate suppose assume presume fear expect")
COMPARED = re.compile(r" (?:as|more|less|higher|lower|larger|bigger|the|that|over|a|per|each)\b")
STEPS = vocabulary("stage phase step tranche wave part round rotation")
IRREGULAR = {
    "give": "given",
    "take": "taken",
    "see": "seen",
    "write": "written",
    "hold": "held",
    "send": "sent",
    "build": "built",
    "run": "run",
    "lose": "lost",
    "bring": "brought",
    "find": "found",
    "withdraw": "withdrawn",
    "fly": "flown",
    "make": "made",
    "pay": "paid",
    "buy": "bought",
    "sell": "sold",
    "meet": "met",
    "keep": "kept",
    "spend": "spent",
    "teach": "taught",
    "catch": "caught",
    "win": "won",
    "leave": "left",
    "put": "put",
    "cost": "cost",
    "set": "set",
    "come": "come",
    "become": "become",
    "fall": "fallen",
    "go": "gone",
    "begin": "begun",
}


def of_object(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """As in "the force escorted 214 vessels": what a named subject did to so many."""
    noun, verb = amount.noun, amount.verb
    if noun is None or verb is None or not is_object(amount.head, verb) or verb.lemma_.casefold() in LIGHT:
        return None
    subject = owners.resolved(scene, subjects.of_verb(scene, sentence, verb))
    if subject is None or not subject.words or subject.encloses(amount.number.start) or phrases.is_negated(verb):
        return None
    told = telling.clause(sentence, verb, subject, amount)
    left = LEFT.match(sentence.words, amount.unit_end) if verb.lemma_ == "leave" else None
    slug = entities.key_of(f"{amount.unit} {left[1]}") if left else _done(amount.unit, verb)
    if verb.lemma_ == "cost":
        slug = entities.key_of(f"{amount.unit} lost")
    return _counted(scene, sentence, amount, subject, slug, told)


def of_subject(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """As in "eight suspects were handed over", "more than 180 members of NLF have lost their lives"."""
    noun, verb = amount.noun, amount.verb
    head = amount.head
    if noun is None or verb is None or head.dep_ not in ("nsubj", "nsubjpass") or head.head != verb:
        return None
    if phrases.is_negated(verb) or verb.lemma_ in LIGHT | {"be", "have"}:
        return None
    subject = whose(scene, sentence, amount, verb)
    told = telling.counted(sentence, verb, amount)
    if subject is not None and _is_of_its_own(amount) and told:
        told = told.replace(amount.unit, f"{amount.unit} of {telling.named(subject)}", 1)
    if subject is not None and told and incidents.is_understood(subject):
        told = f"{told} in {subject.said}"
    return _counted(scene, sentence, amount, subject, _done(amount.unit, verb, sentence), told)


def _is_of_its_own(amount: Amount) -> bool:
    """As in "nineteen of its members"."""
    owner = phrases.child(amount.noun, "poss") if amount.noun is not None and amount.head == amount.token else None
    return owner is not None and owner.tag_ == "PRP$"


def how_often(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """As in "in 2014 the line was used 1,150 times"."""
    noun, verb = amount.noun, amount.verb
    often = noun is not None and noun.lower_ == "times" and noun.dep_ in ("npadvmod", "dobj") and noun.head == verb
    if not often or verb is None or phrases.is_negated(verb) or phrases.child(verb, "auxpass") is None:
        return None
    if COMPARED.match(sentence.words, amount.unit_end):
        return None
    subject = owners.resolved(scene, subjects.of_verb(scene, sentence, verb))
    if subject is None or not subject.words:
        return None
    helpers = "".join(f"{one.text} " for one in verb.children if one.dep_ in ("aux", "auxpass"))
    told = f"{subject.said} {helpers}{verb.text} {amount.number.told('times')}"
    return _counted(scene, sentence, amount, replace(subject, sure=False), _done("times", verb), told)


def there_are(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """As in "there are eleven posts in the zone"."""
    verb = amount.verb
    if verb is None or verb.lemma_ != "be" or phrases.child(verb, "expl") is None or phrases.is_negated(verb):
        return None
    subject = owners.event(sentence) or subjects.topic(scene)
    told = telling.in_figures(sentence, f"there {phrases.predicate(verb, range(0))}", amount)
    return _counted(
        scene, sentence, amount, subject, entities.key_of(amount.unit), told, is_volatile=True, is_deed=False
    )


def in_steps(scene: Scene, sentence: Sentence, amount: Amount) -> Mention | None:
    """As in "withdrew in four stages", "worked out of eleven offices"."""
    noun, verb = amount.noun, amount.verb
    if noun is None or verb is None or noun.lemma_.casefold() not in STEPS | PLACES or noun.dep_[:5] == "nsubj":
        return None
    if amount.head != noun:
        return None  # as in "withdrew from three of the five ports"
    if noun.lemma_.casefold() in STEPS and not sentence.words[: amount.number.from_].casefold().endswith("in "):
        return None
    subject = owners.resolved(scene, subjects.of_verb(scene, sentence, verb))
    if subject is None or not subject.words or subject.encloses(amount.number.start) or not _is_place_of(noun, verb):
        return None
    told = telling.clause(sentence, verb, subject, amount)
    slug, guess = entities.key_of(amount.unit), replace(subject, sure=False)
    return _counted(scene, sentence, amount, guess, slug, told, is_deed=False)


def is_object(noun: Token, verb: Token) -> bool:
    """Whether a noun, or the first of those it is joined to, is what a verb is done to."""
    for _ in range(8):
        if noun.dep_ == "dobj" or (noun.dep_ == "npadvmod" and noun.head == verb and noun.i > verb.i):
            return noun.head == verb or verb in noun.head.conjuncts
        if noun.dep_ not in ("conj", "appos"):
            return False
        noun = noun.head
    return False


def _is_place_of(noun: Token, verb: Token) -> bool:
    """Whether a noun stands behind a preposition of the verb, other places at most between."""
    for token in noun.ancestors:
        if token == verb:
            return True
        if token.pos_ in ("NOUN", "PROPN") and token.pos_ == "NOUN" and token.lemma_.casefold() not in PLACES:
            return False
    return False


def whose(scene: Scene, sentence: Sentence, amount: Amount, verb: Token) -> Subject | None:
    """Whose count the clause gives: of the name behind the noun, the doer, what "in which" refers to, the event."""
    assert amount.noun is not None  # nosec B101: looked at by the caller
    behind = phrases.object_of(amount.noun, "of")
    if behind is not None and behind.pos_ == "PROPN":
        return subjects.named(scene, sentence, behind)
    doer = phrases.object_of(verb, "by")
    harmed = verb.lemma_.casefold() in KILLED | WOUNDED
    if (
        doer is not None
        and doer.i > verb.i
        and not harmed
        and doer.ent_type_ not in ("DATE", "TIME")
        and sentence.date_at(doer) is None
    ):
        return owners.resolved(scene, subjects.named(scene, sentence, doer))
    if verb.dep_ == "relcl":
        above = owners.antecedent(verb)
        if above is not None:
            return subjects.named(scene, sentence, above)
    event = incidents.suffered(scene, sentence, verb) or owners.event(sentence)
    return event or _at_large(sentence, amount, verb) or _themselves(amount) or subjects.topic(scene)


def _at_large(sentence: Sentence, amount: Amount, verb: Token) -> Subject | None:
    """People who belong to nobody, as the subject of what befell them: "People killed", "People who fled"."""
    words = amount.unit.split()
    at_large = 0 < len(words) < 4 and words[-1].casefold() in AT_LARGE and verb.lemma_ not in LIVING
    return (
        Subject(f"{amount.unit[:1].upper()}{amount.unit[1:]} {_befallen(sentence, verb)}", sure=False)
        if at_large
        else None
    )


def _befallen(sentence: Sentence, verb: Token) -> str:
    """What befell somebody, behind his name: "killed", "who had fled", "thought to have drowned"."""
    if LIVES.search(sentence.words):
        return "who lost their lives"
    particle = phrases.child(verb, "prt")
    tail = f" {particle.text}" if particle is not None else ""
    if phrases.child(verb, "auxpass") is not None:
        lower = phrases.child(verb, "xcomp")
        if lower is None or verb.lemma_ not in SAYING:
            return f"{participle(verb)}{tail}"
        helpers = "".join(f"{one.text} " for one in lower.children if one.dep_ in ("aux", "auxpass"))
        return f"{participle(verb)} {helpers}{lower.text}"
    helper = next((one.lower_ for one in verb.children if one.lower_ in ("have", "has", "had")), "")
    return f"who {helper.replace('has', 'have')} {verb.lower_}{tail}".replace("  ", " ")


def _themselves(amount: Amount) -> Subject | None:
    """The people counted, as the subject of what they do: "soldiers and police"."""
    words = amount.unit.split()
    if amount.verb is None or amount.verb.tag_ not in ("VBD", "VBN", "VBP", "VBZ") or len(words) > 4:
        return None
    if amount.noun is None or words[-1].casefold() in ANYBODY or amount.noun.lemma_.casefold() in PEOPLE:
        return None
    is_subject = amount.head.dep_ in ("nsubj", "nsubjpass")
    return Subject(amount.unit[:1].upper() + amount.unit[1:], sure=False) if is_subject else None


def _done(unit: str, verb: Token, sentence: Sentence | None = None) -> str:
    """A slug of what was done to how many: "vessels-escorted"; the dead and the wounded have their own."""
    lemma = verb.lemma_.casefold()
    if lemma in KILLED or (sentence is not None and LIVES.search(sentence.words)):
        return "killed"
    if lemma in WOUNDED:
        return "wounded"
    particle = phrases.child(verb, "prt", "oprd", "acomp")
    done = f"{participle(verb)} {particle.text if particle is not None else ''}"
    upper = telling.finite(verb)
    done = (
        f"to {lemma} {particle.text if particle is not None else ''}" if upper != verb and verb.tag_ == "VB" else done
    )
    return entities.key_of(f"{unit} {done}")


def participle(verb: Token) -> str:
    """ "escorted" for "escort", "given" for "gave"."""
    low, lemma = verb.lower_, verb.lemma_.casefold()
    if lemma in IRREGULAR:
        return IRREGULAR[lemma]
    if verb.tag_ in ("VBN", "VBD"):
        return low
    if re.search(r"[aeiou]l$", lemma) and not re.search(r"[aeiou]{2}l$", lemma):
        return f"{lemma}led"
    return f"{lemma}d" if lemma.endswith("e") else re.sub(r"([^aeiou])y$", r"\1i", lemma) + "ed"


def _when(scene: Scene, sentence: Sentence, verb: Token, amount: Amount, *, is_deed: bool) -> Time:
    span = (amount.number.start, amount.unit_end or amount.number.end)
    is_done = is_deed and telling.finite(verb) == verb
    return (figure_times.of_deed if is_done else figure_times.of_figure)(scene, sentence, verb, span)


def _counted(
    scene: Scene,
    sentence: Sentence,
    amount: Amount,
    subject: Subject | None,
    slug: str,
    told: str,
    *,
    is_volatile: bool = False,
    is_deed: bool = True,
) -> Mention | None:
    if subject is None or not told:
        return None
    number, verb = amount.number, amount.verb
    assert verb is not None  # nosec B101: every rule has looked
    time = _when(scene, sentence, verb, amount, is_deed=is_deed)
    plain = subject.sure and not telling.is_loose(told) and number.value != 1
    return mention(
        scene,
        sentence,
        "quantity",
        subject,
        slug,
        number.amount,
        whole(sentence),
        telling.placed(told, sentence, time, verb),
        "quantity: clause",
        unit=amount.unit,
        hedge=number.hedge,
        time=time,
        modality="planned" if telling.is_planned(verb) else times.modality(verb),
        is_volatile=is_volatile,
        tier="A" if plain else "B",
    )
