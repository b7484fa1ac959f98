"""Pairings: facts of one relation as pairs: subjects and values, times and numbers, short forms and names, events."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice

from rapidfuzz import fuzz

from content.ledger.entry import Entry
from quiz.generation import why
from quiz.generation.datings import datings
from quiz.generation.events import act, when
from quiz.generation.forms import form_of, genus
from quiz.generation.guards import PARAPHRASE
from quiz.generation.phrasing import capitalised, moment, named, short_forms, with_article
from quiz.generation.series import counted, noun_of
from quiz.generation.sets import LEAST, MOST, runs
from quiz.generation.surroundings import Surroundings
from quiz.generation.wording import is_well_worded
from quiz.question_types import drafting
from quiz.question_types.pool import Distractor, Together

TASKS = frozenset({"task", "activity"})
MOST_LISTS, MOST_MEANINGS = 12, 200
"""So many lists or meanings are compared with each other, lest time grow with the square of their number."""
ARTICLE, LEAD = re.compile(r"^(?:an?|the) "), re.compile(r"^(?:in|at|on) ")
ASKED = {"office": "which office did each of these people hold", "base": "where was each of these based"}
"""How to ask for some attributes; of others the label is asked for."""


def pairings(around: Surroundings) -> Iterator[Together]:
    """All pairings that the ledger yields; those that share half of their facts with earlier ones fall out later."""
    found = (_of_subjects, _of_series, _of_short_forms, _of_meanings, _of_owners, _of_actors, datings)
    for source in found:
        for one in source(around):
            is_clear = source is _of_owners or drafting.different(one.texts)
            if len(one.facts) >= LEAST and is_clear and drafting.different(one.prompts):
                yield one


def _of_subjects(around: Surroundings) -> Iterator[Together]:
    """Subjects with their values at one time, or at a time told of each."""
    for fact in around.index.entries:
        some = around.pairs(fact)[:MOST] if around.may_ask(fact) else []
        if len(some) < LEAST:
            continue
        words = ASKED.get(fact.attribute, f"which {fact.attribute_label} belonged to each of these")
        prompts = [capitalised(entry.subject) for entry in some]
        is_of_one_time = all(entry.time == fact.time for entry in some)
        opening = drafting.asked_moment(fact) if is_of_one_time else ""
        if opening is None:
            continue
        if not is_of_one_time:
            times = [entry.time.begins.plain() if entry.time.begins else "" for entry in some]
            prompts = [f"{prompt} ({time})" for prompt, time in zip(prompts, times, strict=True)]
            words = f"{words} at the time in brackets"
        texts = tuple(around.key(entry) for entry in some)
        stem = capitalised(f"{opening}{words}?")
        as_of = drafting.as_of(fact) if is_of_one_time else None
        yield Together(stem, tuple(some), texts, tuple(prompts), around.spare(some, texts), as_of)


def _of_series(around: Surroundings) -> Iterator[Together]:
    """The times of one series with its numbers, the last of many to spare."""
    for values in counted(around):
        for some in runs(values, LEAST + 1) or [values]:
            pairs, left = _with_spare(some)
            stem = f"How many {noun_of(values)} did {named(some[0])} have at each of these times?"
            times = [LEAD.sub("", moment(fact.time.begins) or "") for fact in pairs]
            texts = tuple(_hedged(fact) for fact in pairs)
            wrong = tuple(Distractor(_hedged(fact), why.of_other_fact(fact), (fact.id,)) for fact in left)
            yield Together(stem, tuple(pairs), texts, tuple(map(capitalised, times)), wrong)


def _with_spare[Item](some: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]]:
    """The items that are paired, and the last one apart where there are more than enough."""
    count = max(LEAST, len(some) - 1)
    return some[:count], some[count:]


def _hedged(fact: Entry) -> str:
    return fact.value_words().removesuffix(fact.unit).strip()


def _of_short_forms(around: Surroundings) -> Iterator[Together]:
    """Short forms with what they stand for; those stand together that begin alike."""
    facts = [fact for fact in around.index.entries if fact.kind == "acronym" and fact.tier == "A" and not fact.negated]
    contested = around.index.is_contested
    known = [fact for fact in facts if short_forms(fact) and is_well_worded(fact) and not contested(fact)]
    by_document: dict[str, list[Entry]] = defaultdict(list)
    for fact in known:
        for document in sorted(fact.documents):
            by_document[document].append(fact)
    for group in sorted(by_document.values(), key=lambda group: (-len(group), group[0].id)):
        if any(map(around.may_ask, group)):
            for some in runs(sorted(group, key=lambda fact: (short_forms(fact)[0], fact.id))):
                texts = tuple(around.key(fact) for fact in some)
                prompts = tuple(short_forms(fact)[0] for fact in some)
                stem = "What does each of these short forms stand for?"
                yield Together(stem, tuple(some), texts, prompts, around.spare(some, texts))


def _of_meanings(around: Surroundings) -> Iterator[Together]:
    """Names with what they are, in words so unlike that none may be said of another."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for fact in filter(_is_meaning, around.index.entries):
        for document in sorted(fact.documents):
            groups[document].append(fact)
    asked = (group for _, group in sorted(groups.items()) if any(map(around.may_ask, group)))
    near = (one for group in asked for one in group if around.stem(one))
    for some in runs(_unlike(islice(dict.fromkeys(near), MOST_MEANINGS), around)):
        if any(map(around.may_ask, some)):
            prompts = tuple(capitalised(named(fact)) for fact in some)
            texts = tuple(ARTICLE.sub("", around.key(fact)) for fact in some)
            yield Together("What is each of these?", tuple(some), texts, prompts)


def _is_meaning(fact: Entry) -> bool:
    """Whether a fact tells surely and in some words what a named thing is: "an independent oversight body"."""
    if fact.kind != "definition" or fact.tier != "A" or fact.negated or fact.modality != "happened":
        return False
    words = str(fact.value)
    is_description = words.startswith(("a ", "an ")) or words[:1].isupper() or genus(words) is not None
    return is_description and len(ARTICLE.sub("", words).split()) > 2 and is_well_worded(fact)


def _unlike(facts: Iterable[Entry], around: Surroundings) -> list[Entry]:
    found: list[Entry] = []
    for fact in facts:
        texts = [around.key(other) for other in found]
        is_new = all(other.subject_key != fact.subject_key for other in found)
        if is_new and all(fuzz.token_set_ratio(around.key(fact), text) <= PARAPHRASE for text in texts):
            found.append(fact)
    return found


def _of_actors(around: Surroundings) -> Iterator[Together]:
    """What was done, with its date, and who did it; no two of them are kin, so that nobody may have done both."""
    for story in around.stories:
        acts: list[tuple[Entry, str, str]] = []
        for fact in story:
            done = act(fact, around.stories.words(fact))
            if done and not any(around.kinship.are_kin(fact, other) for other, _, _ in acts):
                acts.append((fact, *done))
        for some in runs(acts, LEAST + 2, MOST) or [acts]:
            pairs, left = some[: LEAST + 1], some[LEAST + 1 :]
            facts = tuple(fact for fact, _, _ in pairs)
            prompts = tuple(f"{capitalised(words)} ({when(fact).plain()})" for fact, _, words in pairs)
            wrong = tuple(Distractor(name, why.of_other_fact(fact), (fact.id,)) for fact, name, _ in left)
            stem = "Who did each of these at the time in brackets?"
            yield Together(stem, facts, tuple(name for _, name, _ in pairs), prompts, wrong)


def _of_owners(around: Surroundings) -> Iterator[Together]:
    """Tasks with the list that they belong to, where they are provably no members of the other list."""
    lists: dict[tuple[str, str], list[Entry]] = {}
    for fact in around.index.entries:
        is_task = fact.is_list and form_of(fact) in TASKS and fact.series not in lists
        if is_task and fact.tier == "A" and around.may_ask(fact) and len(lists) < MOST_LISTS:
            is_kin = any(around.kinship.are_kin(fact, other) for members in lists.values() for other in members[:1])
            members = [] if is_kin else around.members(fact)
            if len(members) > 1:
                lists[fact.series] = members
    for ones, others in combinations(lists.values(), 2):
        firsts = [one for one in ones if around.is_stranger(one, others[0])]
        seconds = [one for one in others if around.is_stranger(one, ones[0])]
        if len(firsts) > 1 and len(seconds) > 1:
            some = [*firsts[: MOST // 2], *seconds[: MOST // 2]]
            texts = tuple(capitalised(with_article(named(fact))) for fact in some)
            prompts = tuple(around.key(fact) for fact in some)
            yield Together("To what does each of these tasks belong?", tuple(some), texts, prompts)
