"""The command as a process of its own, seen from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

DRAFTER = [sys.executable, "-m", "drafter"]


class Ended(NamedTuple):
    """How the process ended, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def drafter(*arguments: str | Path, cwd: Path, timeout: float = 180, **environment: str) -> Ended:
    """Run ``drafter`` in ``cwd``."""
    done = subprocess.run(
        [*DRAFTER, *map(str, arguments)],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        timeout=timeout,
        stdin=subprocess.DEVNULL,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())
