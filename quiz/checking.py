"""Checks of stored questions: what stands around each, what is found, and which warnings were waived."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from content.ledger.entry import Entry
from content.models import Entity, EntityName, FactVersion, Mission
from content.models.facts import Status
from content.queries import by_series, entries, entry_of, versions_with_evidence
from quiz.linting import Lexicon, LintContext, Name, examine, lexicon_of
from quiz.linting.context import Series
from quiz.models import QuestionFact, QuestionVersion, Waiver
from quiz.question_types.base import Problem, QuestionType

LIVE = (Status.DRAFT, Status.APPROVED)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that the checks may ask of a mission, loaded in a fixed number of queries."""

    by_uuid: Mapping[str, Entry]
    series: Series
    lexicon: Lexicon

    @classmethod
    def of(cls, mission: Mission, about: Collection[FactVersion] | None = None) -> Surroundings:
        """The whole mission, or the series of a few facts and the names of all."""
        found = entries(mission, LIVE, about)
        return cls({entry.id: entry for entry in found}, by_series(found), lexicon_of(_names(mission), found))

    def context(
        self, links: Iterable[QuestionFact], language: str, translations: tuple[QuestionType, ...] = ()
    ) -> LintContext:
        """What stands around a question with these links; load them with their facts."""
        linked = tuple((self._entry(link.fact_version), link.role) for link in links)
        series = {entry.series: self.series.get(entry.series, ()) for entry, _ in linked}
        overtaken = {
            str(link.fact_version.fact.uuid): why for link in links if (why := self._overtaken(link.fact_version))
        }
        return LintContext(linked, series, self.lexicon, language, overtaken, translations)

    def _entry(self, version: FactVersion) -> Entry:
        return self.by_uuid.get(str(version.fact.uuid)) or entry_of(version)

    def _overtaken(self, version: FactVersion) -> str:
        """Why a version of a fact no longer stands, or ""."""
        if version.fact.merged_into_id is not None:
            return "It was merged into another fact."
        if version.status in (Status.REJECTED, Status.RETIRED):
            return f"It was {version.get_status_display()}."
        current = version.fact.current
        if version.status != Status.REPLACED or current is None or version.says_the_same(current):
            return ""
        return f"It now says: {current.statement}"


def problems(version: QuestionVersion, content: QuestionType | None = None) -> list[Problem]:
    """What is wrong with a stored question as the facts now stand; or with other words for it, not yet saved."""
    links = list(linked(version))
    around = Surroundings.of(version.question.mission, [link.fact_version for link in links])
    return examine(content or version.content, around.context(links, version.language, _translations(version, links)))


def problems_about(facts: Collection[FactVersion], content: QuestionType, language: str = "en") -> list[Problem]:
    """What is wrong with a question that is not stored yet and asks these facts of one mission."""
    mission = next(iter(facts)).fact.mission
    links = [QuestionFact(fact_version=fact, role=QuestionFact.Role.ASKED) for fact in facts]
    return examine(content, Surroundings.of(mission, facts).context(links, language))


def relint(version: QuestionVersion) -> list[dict[str, str]]:
    """Check the question against the facts as they now stand, and keep what was found; returns it."""
    found = as_rows(problems(version), version.waivers.all())
    version.problems = found
    version.save(update_fields=["problems"])
    return found


def relint_all(mission: Mission, versions: Sequence[QuestionVersion], links: Iterable[QuestionFact]) -> None:
    """Check many new questions at once, in as many queries as one; ``links`` are all of theirs."""
    around = Surroundings.of(mission)
    own: dict[int, list[QuestionFact]] = {version.pk: [] for version in versions}
    for link in links:
        own[link.version_id].append(link)
    for version in versions:
        version.problems = as_rows(examine(version.content, around.context(own[version.pk], version.language)))
    QuestionVersion.objects.bulk_update(versions, ["problems"], batch_size=200)


def as_rows(found: Iterable[Problem], waivers: Iterable[Waiver] = ()) -> list[dict[str, str]]:
    """What was found as a question keeps it; a waived warning carries the reason."""
    reasons = {(waiver.rule, waiver.words): waiver.reason for waiver in waivers}
    rows = [(problem.as_row(), reasons.get(waiver_key(problem))) for problem in found]
    return [row if reason is None or row["severity"] != "warn" else row | {"waived": reason} for row, reason in rows]


def waiver_key(problem: Problem) -> tuple[str, str]:
    """What a waiver names: the check, and the words that it found."""
    return problem.check, problem.words[:400]


def linked(version: QuestionVersion) -> Sequence[QuestionFact]:
    """The links of a question with all that the checks ask of their facts."""
    facts = versions_with_evidence().select_related("fact__current", "subject", "attribute", "topic", "value_entity")
    found = facts.in_bulk(version.links.values_list("fact_version", flat=True))
    links = list(version.links.all())
    for link in links:
        link.fact_version = found[link.fact_version_id]
    return links


def lexicon(mission: Mission) -> Lexicon:
    """The names of a mission."""
    return lexicon_of(_names(mission))


def _translations(version: QuestionVersion, links: Iterable[QuestionFact]) -> tuple[QuestionType, ...]:
    """Questions of the same kind on the same facts in another language."""
    asked = {link.fact_version.fact_id for link in links if link.role == QuestionFact.Role.ASKED}
    others = QuestionVersion.objects.filter(
        Q(links__role=QuestionFact.Role.ASKED, links__fact_version__fact__in=asked),
        question__mission=version.question.mission_id,
        kind=version.kind,
        status__in=LIVE,
    ).exclude(language=version.language)
    others = others.exclude(question=version.question_id).order_by("pk").distinct()
    return tuple(
        other.content
        for other in others.prefetch_related("links__fact_version")
        if asked == _asked(other) and other.as_of == version.as_of
    )


def _asked(version: QuestionVersion) -> set[int]:
    return {link.fact_version.fact_id for link in version.links.all() if link.role == QuestionFact.Role.ASKED}


def _names(mission: Mission) -> list[Name]:
    """All names of the mission: of its things, and what letters stand for."""
    things = Entity.objects.filter(mission=mission).values_list("name", "name", "kind")
    others = EntityName.objects.filter(entity__mission=mission).order_by("pk")
    named = others.values_list("name", "entity__name", "entity__kind", "language")
    letters = FactVersion.objects.filter(fact__mission=mission, attribute__kind="acronym", status__in=LIVE)
    told = letters.order_by("pk").values_list("value", "subject__name")
    return [
        *(Name(text, usual, kind) for text, usual, kind in things.order_by("pk")),
        *(Name(text, usual, kind, language) for text, usual, kind, language in named),
        *(Name(value, subject) for value, subject in told),
    ]
