"""`python -m bench.hostile WORD …`: see trying.py."""

from __future__ import annotations

import sys

from bench.hostile.trying import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
