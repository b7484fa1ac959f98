"""The app of people."""

from typing import Any

from django.apps import AppConfig
from django.apps import apps as installed
from django.apps.registry import Apps
from django.db import DEFAULT_DB_ALIAS
from django.db.models import fields
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "people"

    def ready(self) -> None:
        # Permissions come to be after the migrations, so a migration could not hand them out. Apps are told in the
        # order of INSTALLED_APPS: when the turn of "auth" comes, our own have all their permissions.
        post_migrate.connect(make_roles, sender=installed.get_app_config("auth"), dispatch_uid="people.roles")
        fields.BLANK_CHOICE_LABEL = _("Choose one")  # Django 6.1 leaves it to apps
        from people.watching import watch  # the models are not loaded yet when this file is

        watch()


def make_roles(*, using: str, apps: Apps = installed, **signal: Any) -> None:
    """After each migration: the roles, with the permissions that the models now have."""
    from people.roles import ensure_roles  # the models are not loaded yet when this file is

    # A migration may stop before there are groups.
    if using == DEFAULT_DB_ALIAS and "group" in apps.all_models["auth"]:
        ensure_roles()
