"""How commands speak: JSON alone on stdout, one sentence on stderr, 0 done, 1 refused, 2 wrong usage."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Refused(CommandError):
    """The command cannot do what was asked; the message is one sentence. Ends with status 1."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, returncode=1)


class WrongUsage(CommandError):
    """The command was called wrongly; the message is one sentence. Ends with status 2."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, returncode=2)


def print_json(command: BaseCommand, row: Any) -> None:
    """One line of JSON on stdout, the same bytes for the same row."""
    command.stdout.write(json.dumps(row, ensure_ascii=False, sort_keys=False))
