"""Accounts at the desk: made, given roles and closed by administrators alone; secrets never show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import allauth.account.admin
import allauth.mfa.admin
import allauth.socialaccount.admin
import allauth.usersessions.admin  # noqa: F401  # registers itself, so that it can be taken off below
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import admin
from django.contrib.admin.forms import AdminPasswordChangeForm
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, PasswordChangeForm
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from people import audit, second_factor
from people.admin.policed import PolicedAdmin, acting
from people.invitations import normal
from people.models import User

if TYPE_CHECKING:
    Accounts = StockUserAdmin[User]
    Form = forms.ModelForm[User]
    NewAccount = AdminUserCreationForm[User]
    OwnPassword = PasswordChangeForm
else:
    Accounts, Form, NewAccount, OwnPassword = (
        StockUserAdmin,
        forms.ModelForm,
        AdminUserCreationForm,
        AdminPasswordChangeForm,
    )

# They would show keys of sessions and secrets of second factors; roles are defined in people/roles.py.
for model in (
    Authenticator,
    EmailAddress,
    EmailConfirmation,
    Group,
    SocialAccount,
    SocialApp,
    SocialToken,
    UserSession,
):
    if admin.site.is_registered(model):
        admin.site.unregister(model)


class AccountForm(Form):
    """An account as an administrator changes it; its password is not part of it."""

    class Meta:
        model = User
        fields = ("name", "is_active", "is_staff", "is_superuser", "groups", "missions")
        widgets: ClassVar = {"groups": forms.CheckboxSelectMultiple, "missions": forms.CheckboxSelectMultiple}
        labels: ClassVar = {"groups": _("Roles"), "is_superuser": _("Administrator"), "missions": _("Missions")}
        help_texts: ClassVar = {
            "groups": _("What a member of the desk may do there."),
            "is_superuser": _("May do everything, also manage accounts."),
        }


class NewAccountForm(NewAccount):
    """A new account; without a password its owner sets one by the link for forgotten passwords."""

    class Meta:
        model = User
        fields = ("email", "name")

    def clean_email(self) -> str:
        return normal(self.cleaned_data["email"])


class OwnPasswordForm(OwnPassword):
    """One's own password at the desk, written down as the page of accounts does."""

    def save(self, commit: bool = True) -> User:
        account: User = super().save(commit)
        audit.record("change_password", account, by=account)
        return account


admin.site.password_change_form = OwnPasswordForm


@admin.register(User)
class UserAdmin(PolicedAdmin, Accounts):
    form = AccountForm
    add_form = NewAccountForm
    add_form_template = "admin/change_form.html"
    list_display = ("email", "name", "roles", "is_active", "last_login")
    list_filter = ("is_active", "is_staff", "is_superuser", "groups")
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("email", "name")
    ordering = ("email",)
    filter_horizontal = ()
    readonly_fields = ("email", "factors", "date_joined", "last_login")
    fieldsets = (
        (None, {"fields": ("email", "name", "is_active")}),
        (_("Rights"), {"fields": ("is_staff", "is_superuser", "groups", "missions")}),
        (_("Use"), {"fields": ("factors", "date_joined", "last_login")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "usable_password", "password1", "password2")}),)
    actions = ("remove_second_factors",)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        return self.readonly_fields if obj else ()

    def rows(self, request: HttpRequest) -> QuerySet[User]:
        return super().rows(request).prefetch_related("groups")

    @admin.display(description=_("role"))
    def roles(self, user: User) -> str:
        if user.is_superuser:
            return str(_("Administrator"))
        return ", ".join(group.name for group in user.groups.all())

    @admin.display(description=_("second factor"))
    def factors(self, user: User) -> str:
        return ", ".join(str(Authenticator.Type(kind).label) for kind in sorted(second_factor.kinds_of(user)))

    @admin.action(description=_("Remove the second factor: phone or key is lost"))
    def remove_second_factors(self, request: HttpRequest, users: QuerySet[User]) -> None:
        for user in users:
            Authenticator.objects.filter(user=user).delete()
            end_sessions(user)
            audit.record("remove_second_factors", user, by=acting(request))
        self.message_user(request, _("Removed. Each of them is logged out, and sets up a new one at the desk."))

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """The stock page for setting another's password, written down where it was set."""
        before = self.get_object(request, id).password
        page = super().user_change_password(request, id, form_url)
        account = User.objects.get(pk=id)
        if account.password != before:
            audit.record("set_password", account, by=acting(request))
        return page

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            # The administrator vouches for the address: only a confirmed one lets its owner set up a second factor.
            EmailAddress.objects.create(user=obj, email=obj.email, primary=True, verified=True)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        account = form.instance
        # The flags are saved by now, the roles not yet.
        before = rights_of(account) | {flag: form.initial[flag] for flag in FLAGS} if change else None
        super().save_related(request, form, formsets, change)
        after = rights_of(account)
        if before == after:
            return
        audit.record("rights" if change else "make", account, by=acting(request), before=before, after=after)
        if account != request.user:
            end_sessions(account)

    # Whoever can write here can become administrator, so no lesser right opens it.

    def has_module_permission(self, request: HttpRequest) -> bool:
        return acting(request).is_superuser

    def has_view_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return acting(request).is_superuser

    def has_add_permission(self, request: HttpRequest) -> bool:
        return acting(request).is_superuser

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return acting(request).is_superuser

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False


FLAGS = ("is_active", "is_staff", "is_superuser")


def rights_of(user: User) -> dict[str, Any]:
    """What decides where an account gets to, as the audit writes it down."""
    groups = sorted(user.groups.values_list("name", flat=True))
    missions = sorted(user.missions.values_list("slug", flat=True))
    return {**{flag: getattr(user, flag) for flag in FLAGS}, "roles": groups, "missions": missions}


def end_sessions(user: User) -> None:
    """Log an account out everywhere."""
    for session in UserSession.objects.filter(user=user):
        session.end()
