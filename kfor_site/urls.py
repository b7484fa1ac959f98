"""The map of the site."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path
from django.views.generic import TemplateView

from kfor_site import health

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # before its addresses are read
admin.site.site_url = "/"

urlpatterns = [
    # what the process manager asks
    path("healthz", health.live, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    # who you are
    path("accounts/", include("allauth.urls")),
    path("", include("people.urls")),
    # what you read and what you are asked
    path("help/", TemplateView.as_view(template_name="help.html"), name="help"),
    path("", include("content.urls")),
    path("", include("quiz.urls")),
    # the desk
    path("admin/", admin.site.urls),
]
