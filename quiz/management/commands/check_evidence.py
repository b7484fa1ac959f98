"""Compare every quote with the text it is cut from; status 1 where one differs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from content.models import Evidence, FactVersion
from kfor_site.console import Refused, print_json


class Command(BaseCommand):
    """No quote, no fact: each version has exact evidence, or premises."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        broken, count = [], 0
        for evidence in Evidence.objects.select_related("passage__edition").iterator(chunk_size=500):
            count += 1
            if evidence.passage.edition.text[evidence.start : evidence.end] != evidence.quote:
                broken.append(evidence.pk)
        bare = list(
            FactVersion.objects.filter(evidence=None, premises=None)
            .exclude(status="rejected")
            .values_list("pk", flat=True)
        )
        print_json(self, {"status": "done", "quotes": count, "broken": broken, "without_evidence": bare})
        if broken or bare:
            raise Refused(f"{len(broken)} quotes differ from their text, {len(bare)} facts have no evidence.")
