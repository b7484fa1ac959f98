"""Bulleted lists: the points below a line that says whose they are, or below a heading such as "Tasks"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from content.extraction import phrases, subjects, times
from content.extraction.builder import VALUE_WORDS, span
from content.extraction.families import list_counted, list_owners
from content.extraction.families.list_parts import Form, parts_of
from content.extraction.mention import Mention, Span
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

LEAD_IN = re.compile(
    r"(?:\bto|:|\bincluding|\bas follows|\binclude|\bincludes|\bincluded|\bare|\bis|\bwere|\bwas)\s*:?\s*$",
    re.IGNORECASE,
)
COMPOSED = re.compile(
    r"\b(?:consist(?:s|ed)? of|compris(?:es?|ed|ing)(?: of)?|made up of|composed of|(?:divided|organi[sz]ed|structured|"
    r"split|grouped) in(?:to)?|has|have|had|contains?|includ(?:es?|ed)|pursues?|serves?|performs?|carries out|fulfils?)"
    r"(?: the following| these| \w+ \w+ed)?(?: (?P<count>\w+))?(?: [\w-]+){0,2}? ?(?P<noun>[a-z]+s)?\s*:$"
)
JOINING = re.compile(
    r"\b(?:following|these) (?P<who>countries|nations|states|organi[sz]ations|members|partners)\b.*\b(?:contribut|"
    r"particip|take part|took part|provid|suppl|sent?d?)\w*\b.*:$|"
    r"\b(?:troops|personnel|contingents|contributions|soldiers) (?:come|came|(?:were|are) provided|are drawn) "
    r"(?:from|by):$",
    re.IGNORECASE,
)
DOING = re.compile(
    r"\b(?:in|by|with|for|on|to|will|shall|must|may|can|should|also|through|following|areas|ways|tasks|things|it)\s*:$|"
    r"\b(?:the|this) (?:mission|force|operation|team|office)\s*:$|(?-i:\b[A-Z]{3,}[A-Z-]*\s*:$)",
    re.IGNORECASE,
)
DOER = r"(?:we|it|they|the [\w ]+|our \w+|[A-Z][\w' -]+?)"
CHARGED = r"(?:supposed|mandated|there|meant|asked|tasked) to "
ASKING = re.compile(
    rf"^(?:q?\d+\.? )?(?:what|how) (?:do|does|did|is|are|was|were) {DOER} (?:{CHARGED})?(?:do|doing|help)\?$|"
    rf"^what {DOER} (?:(?:is|are|was|were) {CHARGED})?(?:do|does|did)$",
    re.IGNORECASE,
)
ASKED = re.compile(
    r"\b(?:ask|task|request|mandat|authori[sz]|direct|charg|instruct|oblig|requir|call|empower|entrust|invit)\w*"
    r"(?: up)?(?:on| on)? (?P<who>(?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,5}|the (?:mission|force|operation))"
    r" (?:to|with)\s*:?$"
)
MANDATE = re.compile(r"\bmandate\b", re.IGNORECASE)
WAS = re.compile(r"\b(?:is|are|was|were|has|have|had)\s*:$")
STAFF = re.compile(
    r"(?:^|, )(?:the |our |its )?(?P<who>staff|personnel|troops|soldiers|observers|monitors|advisers|members|teams|"
    r"officers|experts|trainers|instructors|patrols|crews|units|engineers)\s*:$",
    re.IGNORECASE,
)
NOWADAYS = re.compile(r"^(?:today|now|currently|nowadays|since then),? (?=the |[A-Z])", re.IGNORECASE)
HAVING = re.compile(r"^(?:has|have|had|pursues?|serves?|performs?|carries out|fulfils?)\b")
LABEL = re.compile(r"^(?P<label>[A-Z][\w'/ -]{2,50}?)(?:: | [–—-] )(?=\S)")


UNIT = re.compile(
    r"^(?:\d+ |[Tt]he )?(?P<label>(?:\d+(?:st|nd|rd|th) )?[A-Z][^,:;.()–—]*?(?: \([A-Z][\w-]+\))?)"
    r"(?=,|:|;|$| \(| [–—-] | with | based )"
)
LABEL_WORDS = 7
MADE_OF = frozenset(["structure", "organisation", "organization", "composition", "components"])


class Lead(NamedTuple):
    """Under what a list stands: whose parts it holds, since when, and whether they are said to be done."""

    sentence: Sentence
    subject: Subject
    time: Time
    is_done: bool = False
    form: Form = "any"


def find(scene: Scene) -> Iterator[Mention]:
    """The points of each list below its lead-in."""
    lead: Lead | None = None
    for sentence in scene.sentences:
        if sentence.block.kind != "bullet":
            lead = lead_of(scene, sentence) if _is_before_bullets(scene, sentence) else None
            lead = lead._replace(form=_form(scene, lead)) if lead is not None else None
        elif lead is not None and _starts_block(scene, sentence):
            yield from _point(scene, sentence, lead)


def _point(scene: Scene, sentence: Sentence, lead: Lead) -> Iterator[Mention]:
    is_made_of = lead.subject.words.endswith(" structure") or list_counted.UNITS.search(lead.subject.words) is not None
    label = (UNIT if is_made_of else LABEL).match(sentence.words)
    end = label.end("label") if label and len(label["label"].split()) <= LABEL_WORDS else len(sentence.words)
    if label and not is_made_of and _is_explained(sentence, label.end()):
        label, end = None, len(sentence.words)
    shown: Span = span(scene, lead.sentence, "subject", 0, len(lead.sentence.words))
    form: Form = lead.form if not label else "any"
    if lead.is_done and re.match(r"[a-z]+s\b(?!,? (?:of|for|in)\b)", sentence.words):
        form = "does"
    past = any(one.dep_ == "ROOT" and phrases.is_past(one) for one in lead.sentence.tokens)
    yield from parts_of(scene, sentence, lead.subject, lead.time, [(0, end)], "list: bullets", shown, form, past=past)


def _is_explained(sentence: Sentence, at: int) -> bool:
    """Whether a label is followed by what is to be done: "Normalisation – help civilians to lead safe lives"."""
    first = next((one for one in sentence.tokens if one.idx >= at and one.is_alpha), None)
    return first is not None and first.tag_ in ("VB", "VBP") and len(sentence.words.split()) <= VALUE_WORDS + 1


def _form(scene: Scene, lead: Lead) -> Form:
    """Whether the points are what somebody is "to" do: by the line above, or by the first words of most of them."""
    if re.search(r"\bto\s*:?\s*$", lead.sentence.words):
        return "to"
    firsts: list[str] = []
    for at in range(lead.sentence.at + 1, len(scene.sentences)):
        sentence = scene.sentences[at]
        if sentence.block.kind != "bullet":
            break
        if _starts_block(scene, sentence):
            firsts.append(sentence.tokens[0].tag_)
    return "to" if 2 * sum(tag in ("VB", "VBP") for tag in firsts) > len(firsts) else "any"


def _starts_block(scene: Scene, sentence: Sentence) -> bool:
    return sentence.at == 0 or scene.sentences[sentence.at - 1].block_at != sentence.block_at


def _is_before_bullets(scene: Scene, sentence: Sentence) -> bool:
    after = scene.sentences[sentence.at + 1] if sentence.at + 1 < len(scene.sentences) else None
    return after is not None and after.block.kind == "bullet"


def lead_of(scene: Scene, sentence: Sentence) -> Lead | None:
    """Whose list stands below a line, if it says so; where the talk is of a mandate the tasks are that mandate."""
    lead = _lead(scene, sentence)
    heading = sentence.block.heading_path[-1] if sentence.block.heading_path else ""
    before = next(scene.before(sentence), None)
    near = (heading, sentence.words, before.words if before is not None else "")
    if lead is None or not any(map(MANDATE.search, near)) or re.search(r"\btasks?\b", sentence.words, re.IGNORECASE):
        return lead
    words = re.sub(r" tasks$", " mandate", lead.subject.words)
    return lead._replace(subject=replace(lead.subject, words=words))


def _lead(scene: Scene, sentence: Sentence) -> Lead | None:
    words = sentence.words.rstrip()
    if any(token.dep_ == "neg" for token in sentence.tokens):
        return None
    if sentence.block.kind == "heading" or words.endswith((".", "!", "?", ";", ",")) or ASKING.match(words):
        return _headed(scene, sentence)
    match = list_owners.OWNER.search(words)
    if match is not None and LEAD_IN.search(words):
        subject = list_owners.owner(scene, sentence, match)
        if subject is not None:
            return Lead(sentence, subject, list_owners.time(scene, sentence, match))
    if JOINING.search(words) and scene.names.topic:
        return Lead(sentence, Subject(f"{scene.names.topic} contributors"), times.written(scene, "state"))
    closed = words if words.endswith(":") else f"{words}:"  # "Today NLF", "The force was to"
    return (
        _noun_only(scene, sentence)
        or _having(scene, sentence)
        or _composed(scene, sentence, closed)
        or _doing(scene, sentence, closed)
        or _counted(scene, sentence)
    )


def _headed(scene: Scene, sentence: Sentence) -> Lead | None:
    """As in the heading "Main tasks", or "What does the mission do?"."""
    if scene.names.topic and ASKING.match(sentence.words.strip()):
        return Lead(sentence, Subject(f"{scene.names.topic} tasks"), times.written(scene, "state"), is_done=True)
    return _noun_only(scene, sentence) if sentence.block.kind == "heading" else None


def _noun_only(scene: Scene, sentence: Sentence) -> Lead | None:
    """As in "Main tasks:" and "The objectives of the mission:"."""
    match = list_owners.ALONE.match(sentence.words.strip())
    if match is None or not scene.names.topic:
        return None
    phrase = re.sub(r"^(?:the|our|its|their|key facts on) ", "", match["phrase"], flags=re.IGNORECASE)
    owner = list_owners.owner_named(scene, sentence, match)
    phrase = re.sub(rf"^{re.escape(owner)}(?:'s?)? ", "", phrase)
    phrase = phrase.casefold() if phrase.isupper() or phrase.istitle() else phrase[:1].lower() + phrase[1:]
    words = f"{owner} {'components' if phrase in MADE_OF else phrase}"
    return Lead(sentence, Subject(words), times.written(scene, "state"), is_done=True)


def _having(scene: Scene, sentence: Sentence) -> Lead | None:
    """As in "The force has two aims, to which a third was added:" and "NLF had 40 men and a twofold task:"."""
    for verb in sentence.tokens:
        thing = phrases.child(verb, "dobj") if verb.lemma_ in ("have", "pursue", "serve") else None
        owned = [thing, *thing.conjuncts] if thing is not None else []
        noun = next((one for one in owned if list_owners.is_owning(one)), None)
        subject = _subject(scene, sentence) if noun is not None else None
        if noun is None or subject is None or not sentence.words.rstrip().endswith(":"):
            continue
        many = noun.lower_ if noun.lower_.endswith("s") else f"{noun.lower_}s"
        words = f"{subject.words} {many if noun.lower_ in ('task', 'aim', 'goal', 'objective') else noun.lower_}"
        return Lead(sentence, Subject(words, sure=subject.sure), _time(scene, sentence), is_done=True)
    return None


def _composed(scene: Scene, sentence: Sentence, words: str) -> Lead | None:
    """As in "The force consists of:" and "The operation has three phases:"."""
    match = COMPOSED.search(words)
    if WAS.search(words) and _opens_with_to(scene, sentence):
        return None  # "the force had: to watch, …" tells of tasks
    subject = _subject(scene, sentence) if match is not None else None
    if match is None or subject is None:
        return None
    last = re.search(r"([a-z]+s)\s*:$", match.group())
    noun = last[1] if last and last[1] not in ("has", "comprises", "includes", "contains", "consists") else "components"
    if HAVING.search(match.group()) and not list_owners.is_owning_word(noun):
        return None
    return Lead(sentence, Subject(f"{subject.words} {noun}", sure=subject.sure), _time(scene, sentence), is_done=True)


def _counted(scene: Scene, sentence: Sentence) -> Lead | None:
    """As in "Work is shared among four sections:"."""
    owner = list_counted.owner(scene, sentence)
    return Lead(sentence, owner, _time(scene, sentence), is_done=True) if owner is not None else None


def _doing(scene: Scene, sentence: Sentence, words: str) -> Lead | None:
    """As in "NLF supports the guards in:", "NLF will:", "To this end, the mission:"."""
    asked = ASKED.search(words)
    if asked is not None:
        name = scene.names.canonical(asked["who"])
        name = scene.names.topic if name.casefold() in ("mission", "force", "operation") and scene.names.topic else name
        return Lead(sentence, Subject(f"{name} mandate"), _time(scene, sentence), is_done=True, form="to")
    match = DOING.search(words) or (WAS.search(words) if _opens_with_to(scene, sentence) else None)
    if (
        match is not None
        and match.group().rstrip(" :").isupper()
        and not scene.names.is_known(match.group().rstrip(" :"))
    ):
        return None
    subject = _subject(scene, sentence) if match is not None else _staff(scene, sentence, words)
    if subject is None or not subject.sure or subject.words[1:].islower():
        return None
    first = "initial " if times.AT_FIRST.search(sentence.words) else ""
    return Lead(sentence, Subject(f"{subject.words} {first}tasks"), _time(scene, sentence), is_done=True)


def _staff(scene: Scene, lead: Sentence, words: str) -> Subject | None:
    """As in "In practice, the monitors" above what they do: those of what the text is about."""
    match = STAFF.search(words)
    after = _below(scene, lead)
    if match is None or after is None or after.tokens[0].tag_ not in ("VB", "VBP") or not scene.names.topic:
        return None
    return Subject(f"{scene.names.topic} {match['who'].casefold()}")


def _below(scene: Scene, lead: Sentence) -> Sentence | None:
    return scene.sentences[lead.at + 1] if lead.at + 1 < len(scene.sentences) else None


def _opens_with_to(scene: Scene, lead: Sentence) -> bool:
    """Whether the first point below a line begins with "to", so that "the force was" opens what it was to do."""
    after = _below(scene, lead)
    return after is not None and re.match(r"(?:\(?\w{1,3}\) )?to [a-z]", after.words) is not None


def _subject(scene: Scene, sentence: Sentence) -> Subject | None:
    tokens = sentence.tokens
    head = next((one for one in tokens if one.dep_ in ("nsubj", "nsubjpass") and one.tag_ != "WDT"), None)
    head = head or next((one for one in tokens if one.dep_ == "ROOT" and one.pos_ in ("NOUN", "PROPN")), None)
    if head is None or head.lower_ in ("these", "those", "this", "that"):
        return None
    possessor = phrases.child(head, "poss")
    found = subjects.named(scene, sentence, possessor if possessor is not None else head, tails=False)
    words = NOWADAYS.sub("", found.words)
    if words != found.words:
        found = Subject(scene.names.canonical(words), sure=found.sure)
    return found if found.words else None


def _time(scene: Scene, sentence: Sentence) -> Time:
    root = next((one for one in sentence.tokens if one.dep_ == "ROOT"), None)
    verb = root if root is not None and root.pos_ in ("VERB", "AUX") else None
    tags = {one.tag_ for one in sentence.tokens}
    if verb is None and tags & {"VBD", "VBN"} and not tags & {"VBZ", "VBP", "MD"}:
        return Time("state")  # "the founders placed under it three brigades": the parser saw no clause
    return times.holds(scene, sentence, verb, len(sentence.words), "state")
