"""Addresses of people."""

from django.urls import path

from people import views

app_name = "people"
urlpatterns = [
    path("join/<slug:code>/", views.join, name="join"),
]
