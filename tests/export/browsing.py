"""Pages looked at in Chromium, with axe-core: what a browser makes of them, and what people cannot use."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.export.published import PROJECT

TOOLS = PROJECT / ".tools"
SCRIPT = Path(__file__).with_name("browser.mjs")


def browsed(orders: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """What was found on each page that was ordered; see ``browser.mjs``."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None or shutil.which("node") is None:
        pytest.skip("chromium or node is not installed")
    for package in ("puppeteer-core", "axe-core"):
        if not (TOOLS / "node_modules" / package).exists():
            pytest.skip(f"{package} is not installed in .tools")
    command = ["node", str(SCRIPT), chromium, str(TOOLS)]
    fed = json.dumps([order | {"page": str(order["page"])} for order in orders])
    done = subprocess.run(command, input=fed, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
