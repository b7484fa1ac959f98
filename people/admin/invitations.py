"""Invitations at the desk: made, copied, sent and withdrawn."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from people import audit, invitations
from people.admin.policed import PolicedAdmin, acting
from people.models import Invitation

if TYPE_CHECKING:
    Form = forms.ModelForm[Invitation]
else:
    Form = forms.ModelForm

LASTS = timedelta(days=14)
# A link starts with the address under which the desk itself was asked for, so it is added to a row when that is read.
LINK = "_link"


class InvitationForm(Form):
    """An invitation as it is made or prolonged."""

    class Meta:
        model = Invitation
        fields = ("label", "email", "places", "expires_at")

    def clean_email(self) -> str:
        return invitations.normal(self.cleaned_data["email"])

    def clean_places(self) -> int:
        places: int = self.cleaned_data["places"]
        if places < max(self.instance.used, 1):
            raise ValidationError(
                _("At least %(count)d: so many places are taken.") % {"count": self.instance.used or 1}
            )
        if places > 1 and (self.cleaned_data.get("email") or self.instance.email):
            raise ValidationError(_("A personal invitation has one place. Leave the address empty for a join link."))
        return places


@admin.register(Invitation)
class InvitationAdmin(PolicedAdmin):
    form = InvitationForm
    list_display = ("label", "email", "taken", "expires_at", "state", "created_by")
    list_filter = ("expires_at", "revoked_at")
    show_facets = admin.ShowFacets.NEVER
    list_select_related = ("created_by",)
    search_fields = ("label", "email")
    readonly_fields = ("link", "taken", "state", "created_by")
    actions = ("send", "revoke")

    def get_fields(self, request: HttpRequest, obj: Invitation | None = None) -> tuple[str, ...]:
        made = ("link", "taken", "state", "created_by") if obj else ()
        return ("label", "email", "places", "expires_at", *made)

    def get_readonly_fields(self, request: HttpRequest, obj: Invitation | None = None) -> tuple[str, ...]:
        return (*self.readonly_fields, "email") if obj else self.readonly_fields

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"expires_at": timezone.now() + LASTS, **super().get_changeform_initial_data(request)}

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Invitation:
        found: Invitation = super().get_object(request, object_id, from_field)
        setattr(found, LINK, invitations.link(request, found.code))
        return found

    @admin.display(description=gettext_lazy("link to copy"))
    def link(self, invitation: Invitation) -> str:
        return format_html("<code>{}</code>", getattr(invitation, LINK))

    @admin.display(description=gettext_lazy("taken"))
    def taken(self, invitation: Invitation) -> str:
        return _("%(used)d of %(places)d") % {"used": invitation.used, "places": invitation.places}

    @admin.display(description=gettext_lazy("state"))
    def state(self, invitation: Invitation) -> str:
        return invitations.trouble(invitation, timezone.now()) or _("Open")

    def save_model(self, request: HttpRequest, obj: Invitation, form: Any, change: bool) -> None:
        if not change:
            obj.created_by = acting(request)
        super().save_model(request, obj, form, change)
        if not change:
            audit.record("invite", obj, by=acting(request), after={"email": obj.email, "places": obj.places})
            self.message_user(request, _("The link is %s") % invitations.link(request, obj.code))

    @admin.action(description=gettext_lazy("Withdraw the selected invitations"), permissions=["change"])
    def revoke(self, request: HttpRequest, chosen: QuerySet[Invitation]) -> None:
        now = timezone.now()
        for invitation in chosen.filter(revoked_at=None):
            invitation.revoked_at = now
            invitation.save(update_fields=["revoked_at"])
            audit.record("revoke", invitation, by=acting(request))
        self.message_user(request, _("Withdrawn. Their links admit nobody any more."))

    @admin.action(description=gettext_lazy("Send by e-mail"), permissions=["change"])
    def send(self, request: HttpRequest, chosen: QuerySet[Invitation]) -> None:
        now = timezone.now()
        fit = [one for one in chosen.exclude(email="") if invitations.usable(one, now)]
        if not fit:
            text = _("Nothing was sent: choose open invitations that have an e-mail address.")
            return self.message_user(request, text, messages.WARNING)
        sent = 0
        for invitation in fit:
            try:
                invitations.send(invitation, request)
            except OSError as error:
                text = _("The mail server did not take the one for %(email)s (%(error)s). Check the e-mail settings.")
                self.message_user(request, text % {"email": invitation.email, "error": error}, messages.ERROR)
            else:
                audit.record("send", invitation, by=acting(request), after={"email": invitation.email})
                sent += 1
        return self.message_user(request, ngettext("%d invitation was sent.", "%d invitations were sent.", sent) % sent)

    def has_delete_permission(self, request: HttpRequest, obj: Invitation | None = None) -> bool:
        return False
