"""Uploads without end: no more of a file is kept than anything here takes."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler


class Capped(FileUploadHandler):
    """Comes before the handlers that keep a file and drops what is too long for all; its form refuses what is left.

    The cap is FILE_UPLOAD_MAX_MEMORY_SIZE, more than any form takes, so that a file that was cut is over its limit.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start <= settings.FILE_UPLOAD_MAX_MEMORY_SIZE else None

    def file_complete(self, file_size: int) -> Any:
        return None
