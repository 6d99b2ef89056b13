"""``python -m drafter``."""

from __future__ import annotations

from drafter.cli import main

main()
