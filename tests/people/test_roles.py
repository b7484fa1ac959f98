"""Roles: what they may do, and what they may never do."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission

from people.roles import CURATOR, INSTRUCTOR, ROLES, ensure_roles

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_role_names_only_permissions_that_exist_and_its_group_has_exactly_those(role):
    group = Group.objects.get(name=role.name)

    found = set(group.permissions.values_list("content_type__app_label", "codename"))

    assert found == role.codenames()


def test_no_role_reaches_accounts_or_the_audit_or_deletes_or_edits_evidence():
    forbidden = [
        (app, codename)
        for role in ROLES
        for app, codename in role.codenames()
        if codename.startswith("delete_")
        or codename.endswith(("_user", "_group", "_permission", "_auditrow", "_session"))
        or (
            codename.endswith(("_attempt", "_response", "_grade", "_revision"))
            and not codename.startswith(("view_", "regrade_"))
        )
    ]

    assert forbidden == []


def test_curators_do_less_than_instructors():
    assert CURATOR.codenames() < INSTRUCTOR.codenames()


def test_ensure_roles_takes_back_what_is_not_named_and_changes_nothing_if_run_again():
    group = Group.objects.get(name="Instructors")
    group.permissions.add(Permission.objects.get(codename="add_user"))

    ensure_roles()
    ensure_roles()

    assert not group.permissions.filter(codename="add_user").exists()
    assert list(Group.objects.order_by("name").values_list("name", flat=True)) == ["Curators", "Instructors"]
