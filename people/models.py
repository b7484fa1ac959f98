"""Accounts, the invitations by which learners enter, and the audit."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """An account. What a learner did hangs on the learner beside it, so that the account can be erased."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    is_staff = models.BooleanField(_("may enter the desk"), default=False)
    is_active = models.BooleanField(_("may log in"), default=True)
    is_demo = models.BooleanField(_("demonstration account"), default=False, editable=False)
    missions = models.ManyToManyField(
        "content.Mission",
        blank=True,
        related_name="+",
        verbose_name=_("missions"),
        help_text=_("What a member of the desk sees and does there is limited to these. None chosen: all missions."),
    )
    date_joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        ordering = ["email"]
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)


def invitation_code() -> str:
    """A code of 60 bits that people can read aloud: no vowels, no look-alikes."""
    return "".join(secrets.choice("23456789bcdfghjkmnpqrstvwxz") for _ in range(13))


class Invitation(models.Model):
    """A way in: a personal one has an e-mail address, a join link has none and serves ``places`` people."""

    code = models.CharField(_("code"), max_length=32, unique=True, default=invitation_code, editable=False)
    label = models.CharField(_("for whom"), max_length=120, help_text=_("A course or group, for your own overview."))
    email = models.EmailField(_("e-mail address"), blank=True, help_text=_("Empty: a join link for a group."))
    places = models.PositiveIntegerField(_("places"), default=1)
    used = models.PositiveIntegerField(_("used"), default=0, editable=False)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, editable=False, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(used__lte=models.F("places")), name="invitation_used_le_places"),
            models.CheckConstraint(
                condition=models.Q(email="") | models.Q(places=1), name="invitation_personal_one_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} ({self.email or self.places})"


class AuditRow(models.Model):
    """Who did what to which thing, and when: append-only."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    action = models.CharField(max_length=40)
    thing = models.CharField(max_length=40)
    thing_id = models.CharField(max_length=64)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["thing", "thing_id"], name="audit_by_thing")]
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")

    def __str__(self) -> str:
        return f"{self.action.replace('_', ' ')}: {self.thing.rpartition('.')[2]} {self.thing_id}"
