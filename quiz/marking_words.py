"""What learners are told of how a quiz marks, before they start and with the result: plain sentences."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _

from quiz.marking import Rules
from quiz.models import QuizVersion


def marking_words(version: QuizVersion) -> list[str]:
    """How the quiz marks, sentence by sentence; nothing of a practice that marks as everybody expects."""
    rules = version.marking
    if version.is_practice and rules == Rules():
        return []
    return [*_credit(rules), *(_certainty(rules) if rules.by_certainty else _penalty(rules)), *_floor(rules)]


def _credit(rules: Rules) -> list[str]:
    if rules.is_whole:
        return [_("An answer earns its points only if all of it is right.")]
    if rules.by_places:
        order = _("Where you put lines in order, each line in its right place counts.")
    else:
        order = _("Where you put lines in order, each pair of lines in the right order counts.")
    return [_("A partly right answer earns part of its points."), order]


def _penalty(rules: Rules) -> list[str]:
    if not rules.takes_off:
        return [_("A wrong answer takes nothing off, so leave no question out.")]
    share = {
        Fraction(1, 4): _("a quarter of its points"),
        Fraction(1, 3): _("a third of its points"),
        Fraction(1, 2): _("half of its points"),
        Fraction(1): _("all of its points"),
    }.get(rules.penalty or Fraction(0), "")
    if not share:
        return [
            _(
                "A wrong answer takes off so much that blind guessing earns nothing on average: a third of its points "
                "where one of four options is right, nothing where you type the answer."
            ),
            *_wrong_part(rules),
            _("Leaving a question out costs nothing."),
        ]
    return [
        _("A wrong answer takes off %(share)s.") % {"share": share},
        *_wrong_part(rules),
        _("Leaving a question out costs nothing."),
    ]


def _wrong_part(rules: Rules) -> list[str]:
    if rules.is_whole:
        return [_("A partly right answer counts as wrong.")]
    return [_("In a partly right answer, the wrong part takes off its share.")]


def _certainty(rules: Rules) -> list[str]:
    return [
        _("Say with each answer how sure you are: if you do not, it counts as a guess."),
        _("Guessing: a right answer earns a third of its points, a wrong one takes off nothing."),
        _("Fairly sure: a right answer earns two thirds of its points, a wrong one takes off two thirds."),
        _("Certain: a right answer earns all of its points, a wrong one takes off twice its points."),
        *_wrong_part(rules),
        _("Leaving a question out costs nothing."),
    ]


def _floor(rules: Rules) -> list[str]:
    if not rules.takes_off:
        return []
    return [
        {
            "question": _("No question counts less than nothing."),
            "total": _("The whole score never falls below nothing."),
            "none": _("The score may fall below nothing."),
        }[rules.floor]
    ]
