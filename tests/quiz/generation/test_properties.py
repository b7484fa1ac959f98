"""What holds for the drafts of any text: each passes its own checks, and its key follows from its facts alone."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.extraction import SourceText
from content.extraction.pipeline import extract
from content.ledger.consolidation import consolidate
from content.ledger.entry import Entry
from content.partialdate import PartialDate
from quiz.generation import drafts
from quiz.generation.clauses import clause
from quiz.generation.distractors import option_text
from quiz.generation.events import act, event
from quiz.generation.phrasing import capitalised, named
from quiz.linting import LintContext, examine
from quiz.linting.context import choices_of
from quiz.question_types.base import Draft
from quiz.question_types.cloze import Cloze
from quiz.question_types.date import Date
from quiz.question_types.matching import Matching
from quiz.question_types.numeric import Numeric
from quiz.question_types.ordering import Ordering
from quiz.question_types.short_answer import ShortAnswer
from quiz.question_types.single_choice import SingleChoice
from quiz.question_types.text_matching import normalise
from quiz.question_types.true_false import TrueFalse
from tests.missions import TEXTS

pytestmark = pytest.mark.slow

HISTORY = "\n\n".join(
    [
        "The Lake Force (LF) was set up in May 2011. LF had 900 troops in May 2011. LF had 2,400 troops in June 2013.",
        "LF had 4,100 troops in June 2015. The ferry pact was signed in Velin on 3 May 2012.",
        "The port was opened on 7 June 2014. The lighthouse was closed on 9 July 2016. LF is based in Velin.",
        "The tasks of LF are to:\n• watch the eastern shore;\n• train the harbour police.",
        "The customs house was closed on 2 June 2018. The ferry law was adopted on 4 March 2009.",
        "The tasks of the Quay Guard (QG) are to:\n• teach swimming to children;\n• repair cranes;\n• sell tickets.",
    ]
)
"""Facts enough that questions of most kinds are drafted beside whatever else a text holds."""

YEARS = st.sampled_from([None, 2004, 2017])


def ledger_of(text: str, year: int | None) -> list[Entry]:
    """The facts of the history and of a text below it."""
    text = f"{HISTORY}\n\n{text}"
    published = PartialDate.on(year) if year else None
    source = SourceText("lake.txt", text, "The lake", "Lake Office", published)
    found = extract(source)
    return consolidate(found.mentions, {source.document: source}, {source.document: found.dated})


any_text = given(TEXTS, YEARS)
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@few
@any_text
def test_every_draft_passes_its_own_checks_and_has_just_the_stated_keys(text, year):
    entries = ledger_of(text, year)
    by_id = {entry.id: entry for entry in entries}
    series = {entry.series: [other for other in entries if other.series == entry.series] for entry in entries}

    for draft in drafts(entries, rng_seed="test"):
        links = tuple((by_id[id], role) for id, role in draft.facts)
        context = LintContext(links, {entry.series: series[entry.series] for entry, _ in links})
        assert [one for one in examine(draft.content, context) if one.severity == "block"] == []
        assert unlike_its_keys(draft) == []


@few
@any_text
def test_the_key_of_every_draft_follows_from_its_facts_alone(text, year):
    entries = ledger_of(text, year)
    by_id = {entry.id: entry for entry in entries}

    for draft in drafts(entries, rng_seed="test"):
        asked = [by_id[id] for id, role in draft.facts if role == "asked"]
        assert key_told_by(draft, asked) == key_of(draft)


@few
@any_text
def test_facts_that_have_nothing_to_do_with_a_question_change_no_key(text, year):
    entries = ledger_of(text, year)
    before = {(draft.facts[0], draft.content.kind): key_of(draft) for draft in drafts(entries, rng_seed="test")}
    stranger = replace(entries[0], id="zz", subject="Moon Base", subject_key="moon-base", attribute="craters", value=7)

    after = {
        (draft.facts[0], draft.content.kind): key_of(draft) for draft in drafts([*entries, stranger], rng_seed="test")
    }

    same = before.keys() & after.keys()
    assert {one: after[one] for one in same if one[1] in FIXED} == {one: before[one] for one in same if one[1] in FIXED}
    assert len(same) * 10 >= len(before) * 9


FIXED = ("single_choice", "date", "numeric", "short_answer")
"""The kinds whose key hangs on one fact; of others chance chooses which facts are asked together."""


def unlike_its_keys(draft: Draft) -> list[str]:
    """Where the options of a choice are not exactly the keys stated and as many distractors as are left."""
    choices = choices_of(draft.content)
    if choices is None:
        return []
    asked = [id for id, role in draft.facts if role == "asked"]
    texts = [normalise(option.text) for option in choices.all]
    problems = [] if len(choices.keys) == len(asked) and len(choices.distractors) >= 2 else ["count"]
    ids = [option.id for option in draft.content.options]  # type: ignore[attr-defined]  # it has choices
    keys = set(draft.content.key)  # type: ignore[attr-defined]  # it has choices
    problems += [] if len(set(ids)) == len(ids) and keys <= set(ids) else ["ids"]
    return problems + ([] if len(set(texts)) == len(texts) and all(texts) else ["alike"])


def key_of(draft: Draft) -> object:
    """The key as plain data, free of the order in which options stand."""
    content = draft.content
    choices = choices_of(content)
    if choices is not None:
        return {option.text for option in choices.keys}
    if isinstance(content, Matching):
        prompts, options = ({option.id: option.text for option in row} for row in (content.prompts, content.options))
        return {prompts[prompt]: options[key] for prompt, key in content.key.items()}
    if isinstance(content, Ordering):
        return len(content.key)
    if isinstance(content, Cloze):
        return content.blanks[0][0]
    if isinstance(content, ShortAnswer):
        return content.accepted[0]
    if isinstance(content, Date | Numeric):
        return content.value
    assert isinstance(content, TrueFalse)
    return content.key


def key_told_by(draft: Draft, asked: list[Entry]) -> object:
    """The key that the asked facts tell, without a look at anything else."""
    content, first = draft.content, asked[0]
    if content.stem.startswith("Which of these happened"):
        return {
            capitalised(event(entry, option_text(entry)) or "") for entry in asked if told_when(entry) in content.stem
        }
    if choices_of(content) is not None:
        return {option_text(entry) for entry in asked}
    if isinstance(content, Matching):
        pairs = dict(key_of(draft))  # type: ignore[call-overload]  # it has pairs
        return {one: other for one, other in pairs.items() if any({*map(bare, (one, other))} <= told(e) for e in asked)}
    if isinstance(content, Ordering):
        return len(asked) if in_order(content, asked) else 0
    if isinstance(content, Date):
        return first.value.iso if isinstance(first.value, PartialDate) else None
    if isinstance(content, TrueFalse):
        return content.stem == clause(first, option_text(first))
    return first.value if isinstance(content, Numeric) else option_text(first)


def told_when(entry: Entry) -> str:
    """The year of an event as a stem names it."""
    assert isinstance(entry.value, PartialDate)
    return entry.value.coarse[:4]


def told(entry: Entry) -> set[str]:
    """All words in which one side of a pair may tell a fact: who, what, when, what was done."""
    key, at = option_text(entry), entry.value if isinstance(entry.value, PartialDate) else entry.time.begins
    done = event(entry, key) or ""
    words = [key, named(entry), done, *(act(entry, done) or ()), entry.value_words().removesuffix(entry.unit)]
    if at and at.earliest:
        month = PartialDate.on(at.earliest.year, at.earliest.month)
        words += [at.plain(), at.words(), str(at.earliest.year), month.plain()]
    return {bare(text) for text in (*words, entry.subject, *entry.subject_aliases)}


def bare(text: str) -> str:
    """A text without its article and without the time in brackets behind it."""
    return re.sub(
        r"^(?:the|an?|on|in) | \([^()]*\d{4}\)$", "", normalise(text) if "(" not in text else text.casefold()
    ).strip()


def in_order(content: Ordering, asked: list[Entry]) -> bool:
    """Whether the events of the key, told apart by why each stands where it stands, follow each other in time."""
    days = {
        normalise(entry.statement): entry.value if isinstance(entry.value, PartialDate) else entry.time.begins
        for entry in asked
    }
    whys = {option.id: normalise(option.why) for option in content.options}
    told = [next(day for words, day in days.items() if whys[id].startswith(words)) for id in content.key]
    return all(
        isinstance(one, PartialDate) and isinstance(other, PartialDate) and one.is_before(other)
        for one, other in pairwise(told)
    )


def test_the_history_yields_questions_of_most_kinds():
    kinds = {draft.content.kind for draft in drafts(ledger_of("", 2017), rng_seed="test")}

    assert kinds >= {SingleChoice.kind, Date.kind, Numeric.kind, ShortAnswer.kind, TrueFalse.kind, Cloze.kind}
