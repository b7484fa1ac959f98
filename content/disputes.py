"""What instructors ruled where facts contradict each other, and what follows from it for questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from content.models import Mission, Premise, Ruling

Verdict, Links = Ruling.Verdict, Ruling.facts.through


def standing(facts: Iterable[int]) -> dict[int, Ruling]:
    """The ruling that counts on each fact, by the fact's id; facts without one, or with one taken back, are left out.

    Each comes with its facts as they stand; a handful of queries however many, and one where there is none.
    """
    return counting(newest_on(facts))


def counting(newest: Mapping[int, int]) -> dict[int, Ruling]:
    """Of the newest ruling on each fact, by ids, those that were not taken back."""
    rows = Ruling.objects.filter(pk__in=set(newest.values())).select_related("ruled_by", "preferred__current")
    by_pk = {ruling.pk: ruling for ruling in rows.prefetch_related("facts__current") if ruling.counts}
    return {fact: by_pk[ruling] for fact, ruling in newest.items() if ruling in by_pk}


def newest_on(facts: Iterable[int]) -> dict[int, int]:
    """The id of the newest ruling on each of the facts that has any, also of one that took another back."""
    links = Links.objects.filter(fact__in=list(facts)).order_by("ruling_id")
    return dict(links.values_list("fact_id", "ruling_id"))


def barred(mission: Mission) -> frozenset[str]:
    """The ids of the facts that must not be asked, and of those that follow from them.

    Where one fact is preferred these are the others, and where the matter is not to be asked, all of them.
    """
    links = Links.objects.filter(ruling__mission=mission).select_related("ruling", "fact").order_by("ruling_id")
    newest = {link.fact_id: link for link in links}
    out = {pk: str(link.fact.uuid) for pk, link in newest.items() if _bars(link.ruling, pk)}
    if not out:
        return frozenset()
    following = Premise.objects.filter(premise__fact__in=out).values_list("version__fact__uuid", flat=True)
    return frozenset(out.values()) | frozenset(map(str, following))


def _bars(ruling: Ruling, fact: int) -> bool:
    return ruling.verdict == Verdict.NOT_ASKED or (ruling.verdict == Verdict.PREFER and ruling.preferred_id != fact)
