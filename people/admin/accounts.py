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
from django.contrib.auth.forms import AdminPasswordChangeForm as StockOthersPassword
from django.contrib.auth.forms import AdminUserCreationForm, PasswordChangeForm
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from people import audit, second_factor
from people.admin.policed import OfferedFilter, PolicedAdmin, acting
from people.invitations import normal
from people.models import User

if TYPE_CHECKING:
    Accounts = StockUserAdmin[User]
    Form = forms.ModelForm[User]
    NewAccount = AdminUserCreationForm[User]
    OwnPassword = PasswordChangeForm
    OthersPassword = StockOthersPassword[User]
else:
    Accounts, Form, NewAccount, OwnPassword, OthersPassword = (
        StockUserAdmin,
        forms.ModelForm,
        AdminUserCreationForm,
        AdminPasswordChangeForm,
        StockOthersPassword,
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


class OthersPasswordForm(OthersPassword):
    """A password that an administrator sets for somebody else."""

    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, **told)
        put_plainly(self)


def put_plainly(form: forms.BaseForm) -> None:
    """Words for the fields of a password that say who sets it, and how."""
    if "usable_password" in form.fields:
        choice = form.fields["usable_password"]
        ways = [("true", _("Set a password here and hand it over")), ("false", _("Leave it to the owner"))]
        choice.label, choice.choices = _("Password"), ways  # type: ignore[attr-defined]  # a ChoiceField
        choice.help_text = _("The owner sets one by “Forgot your password?” on the log-in page.")
    form.fields["password1"].label, form.fields["password2"].label = _("New password"), _("The same again")
    form.fields["password2"].help_text = ""


class NewAccountForm(NewAccount):
    """A new account; without a password its owner sets one by the link for forgotten passwords."""

    class Meta:
        model = User
        fields = ("email", "name")

    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, **told)
        put_plainly(self)

    def clean_email(self) -> str:
        return normal(self.cleaned_data["email"])


class OwnPasswordForm(OwnPassword):
    """One's own password at the desk, written down as the page of accounts does."""

    def save(self, commit: bool = True) -> User:
        account: User = super().save(commit)
        audit.record("change_password", account, by=account)
        return account


admin.site.password_change_form = OwnPasswordForm


class AdministratorFilter(admin.BooleanFieldListFilter):
    """By whether they may do everything."""

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        self.title = _("administrator")


class RoleFilter(OfferedFilter):
    """By what they may do at the desk."""

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        self.title = _("role")


@admin.register(User)
class UserAdmin(PolicedAdmin, Accounts):
    form = AccountForm
    add_form = NewAccountForm
    change_password_form = OthersPasswordForm
    add_form_template = "admin/change_form.html"
    list_display = ("email", "name", "roles", "is_active", "last_log_in")
    list_filter = ("is_active", "is_staff", ("is_superuser", AdministratorFilter), ("groups", RoleFilter))
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("email", "name")
    ordering = ("email",)
    filter_horizontal = ()
    readonly_fields = ("email", "factors", "date_joined", "last_log_in")
    fieldsets = (
        (None, {"fields": ("email", "name", "is_active")}),
        (_("Rights"), {"fields": ("is_staff", "is_superuser", "groups", "missions")}),
        (_("Use"), {"fields": ("factors", "date_joined", "last_log_in")}),
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
        return ", ".join(group.name for group in user.groups.all()) or str(_("Learner"))

    @admin.display(description=_("last log-in"), ordering="last_login")
    def last_log_in(self, user: User) -> str | None:
        return localize(timezone.localtime(user.last_login)) if user.last_login else None

    @admin.display(description=_("second factor"))
    def factors(self, user: User) -> str:
        kinds = sorted(second_factor.kinds_of(user))
        return ", ".join(str(Authenticator.Type(kind).label) for kind in kinds) or str(_("none"))

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
