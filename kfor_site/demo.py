"""What `make demo` does before it serves: makes the tables, collects static files, loads the pack and the accounts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACK = ROOT / "content" / "packs" / "kfor"

LOG_INS = """\
Log in with the password demo-demo-demo as one of
  trainee@demo.test     trainee2@demo.test
  instructor@demo.test  admin@demo.test"""


def prepare_apart(before_exec: Callable[[], None]) -> int:
    """Prepares in a process of its own, so that the one that only watches stays small. Returns its exit status."""
    return subprocess.run([sys.executable, "-m", "kfor_site.demo"], preexec_fn=before_exec, check=False).returncode


def main() -> None:
    """Makes what is missing, and changes nothing that is there."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kfor_site.settings")
    import django  # Django is loaded here only: whoever imports this file stays light
    from django.core.management import CommandError, call_command

    django.setup()
    try:
        with redirect_stdout(sys.stderr):
            call_command("migrate", interactive=False, verbosity=0)
            call_command("load_pack", str(PACK), accounts=True)
    except CommandError as error:
        sys.exit(f"The demo cannot be made. {error}")


if __name__ == "__main__":
    main()
