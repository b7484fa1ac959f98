"""When a quiz can be taken, and until when an attempt lasts. The only writer of extra time."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import BigIntegerField
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kfor_site.prepared import Prepared, Slot
from people import audit
from people.models import User
from quiz.models import ExtraTime, Learner, Quiz, QuizVersion


def closed_words(quiz: Quiz, *, now: datetime) -> str:
    """Why the quiz cannot be started now, for the learner; "" where it can."""
    if quiz.opens_at is not None and now < quiz.opens_at:
        return _("This quiz opens on %(moment)s.") % {"moment": moment_words(quiz.opens_at)}
    if quiz.closes_at is not None and now >= quiz.closes_at:
        return _("This quiz closed on %(moment)s.") % {"moment": moment_words(quiz.closes_at)}
    return ""


def moment_words(moment: datetime) -> str:
    """ "3 March 2026, 09:00 UTC": in the site's time zone, which it names."""
    return date_format(timezone.localtime(moment), "j F Y, H:i e")


def deadline(version: QuizVersion, extra: int, *, now: datetime) -> datetime | None:
    """When an attempt that starts now ends at the latest: the earlier of limit and closing, each with extra minutes."""
    limit, closes_at, more = version.time_limit_minutes, version.quiz.closes_at, timedelta(minutes=extra)
    ends = [now + timedelta(minutes=limit) + more] if limit else []
    return min([*ends, closes_at + more] if closes_at else ends, default=None)


def minutes_left(version: QuizVersion, extra: int, *, now: datetime) -> int | None:
    """The whole minutes that an attempt started now would have; None where nothing limits it."""
    ends = deadline(version, extra, now=now)
    return max(0, int((ends - now).total_seconds() // 60)) if ends else None


def window_words(quiz: Quiz) -> str:
    """ "3 March 2026, 09:00 to 17:00 UTC": from when to when the quiz is open; "" where it has no window."""
    if quiz.opens_at and quiz.closes_at:
        opens, closes = timezone.localtime(quiz.opens_at), timezone.localtime(quiz.closes_at)
        is_one_zone, is_one_day = opens.utcoffset() == closes.utcoffset(), opens.date() == closes.date()
        begin = date_format(opens, "j F Y, H:i" if is_one_zone else "j F Y, H:i e")
        end = date_format(closes, "H:i e" if is_one_day else "j F Y, H:i e")
        return _("%(opens)s to %(closes)s") % {"opens": begin, "closes": end}
    if quiz.opens_at:
        return _("from %(opens)s") % {"opens": moment_words(quiz.opens_at)}
    return _("until %(closes)s") % {"closes": moment_words(quiz.closes_at)} if quiz.closes_at else ""


def extra_minutes(learner: Learner, quiz: Quiz) -> int:
    """The minutes that the learner gets beyond the rules at each start of the quiz."""
    given = _ALLOWED.first(learner=learner.pk, quiz=quiz.pk)
    return given.minutes if given else 0


_ALLOWED = Prepared(
    lambda: ExtraTime.objects.filter(
        learner=Slot("learner", BigIntegerField()), quiz=Slot("quiz", BigIntegerField()), attempt=None
    ).order_by("-pk")[:1]
)


def allow(
    learner: Learner, quiz: Quiz, minutes: int, *, token: UUID, by: User | None, reason: str, now: datetime
) -> ExtraTime:
    """Give the learner these extra minutes at every start of the quiz to come; the same token gives them once."""
    before = extra_minutes(learner, quiz)
    told = {"minutes": minutes, "by": by, "reason": reason, "at": now}
    row, is_new = ExtraTime.objects.get_or_create(learner=learner, quiz=quiz, token=token, defaults=told)
    if is_new:
        audit.record("allow time", row, by=by, before={"minutes": before}, after={"minutes": minutes}, reason=reason)
    return row
