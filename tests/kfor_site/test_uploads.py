"""Uploads without end are cut, and refused by their size."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from content.models import Import
from tests.factories import save_mission, save_staff
from tests.people.factors import enter_desk


@pytest.mark.django_db
def test_of_a_file_without_end_only_the_beginning_is_kept(client: Client):
    desk, mission = enter_desk(client, save_staff()), save_mission()
    told = {"title": "Lake report", "publisher": "Press", "published": "2011", "language": "en", "rights": "quote"}
    file = SimpleUploadedFile("report.pdf", b"%PDF-1.7" + b" " * 30_000_000)

    page = desk.post("/admin/content/import/add/", {**told, "mission": mission.pk, "file": file})

    kept = page.context["form"].files["file"].size
    assert 0 <= kept - settings.FILE_UPLOAD_MAX_MEMORY_SIZE < 200_000
    assert page.context["form"].errors == {"file": ["The file is over 10 MB; split it and import the parts."]}
    assert not Import.objects.exists()
