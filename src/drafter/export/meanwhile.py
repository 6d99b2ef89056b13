"""Libraries loaded while another process works: they are heavy, and nobody has to wait for them then."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable


def loading(*modules: str) -> Callable[[], None]:
    """What loads these modules in a thread of its own when it is called. Whoever needs one imports it as usual."""

    def start() -> None:
        threading.Thread(target=_load, args=(modules,), name="loading", daemon=True).start()

    return start


def _load(modules: tuple[str, ...]) -> None:
    for name in modules:
        importlib.import_module(name)
