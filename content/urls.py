"""Addresses of what learners read."""

from django.urls import path

from content import views

app_name = "content"
urlpatterns = [
    # /documents/
    path("documents/", views.documents, name="documents"),
    path("documents/<slug:slug>/", views.document, name="document"),
    # /topics/ /facts/ /series/
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("facts/<int:pk>/", views.fact, name="fact"),
    path("series/<slug:slug>/", views.series, name="series"),
]
