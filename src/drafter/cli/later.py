"""What libraries load at their start and a check does not use: loaded when something of it is asked for."""

from __future__ import annotations

import importlib
import os
import sys
from types import ModuleType

_PUT_OFF = ("ipaddress", "msgspec.inspect", "textwrap")
"""Modules that pathlib and msgspec load, each for functions that a check never calls: 5 ms of its 90."""


class _Later(ModuleType):
    """Stands in for a module, in the libraries that were loaded meanwhile, and is as good as it."""

    def __getattr__(self, name: str) -> object:
        # What an import asks of a module, while this one stands in for it.
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(importlib.import_module(self.__name__), name)


def load_libraries() -> None:
    """Load msgspec and pathlib without what they do not need; whatever imports that afterwards has the real thing."""
    stand_ins: dict[str, ModuleType | None] = {name: _Later(name) for name in _PUT_OFF}
    # Taken where it is there, on account of the app, and of no use since Python 3.11. None cannot be imported.
    stand_ins["typing_extensions"] = None
    stand_ins["urllib.parse"] = _Quoting("urllib.parse")
    if hasattr(os, "uname"):
        # That msgspec may know a UUID, uuid is loaded, and asks one thing of platform: the name of the system.
        stand_ins["platform"] = _Platform("platform")
    put = {name: module for name, module in stand_ins.items() if name not in sys.modules}
    # What typeshed says of the values leaves out that None is one of them.
    sys.modules.update(put)  # type: ignore[arg-type]
    try:
        import pathlib  # noqa: F401

        import msgspec  # noqa: F401
    finally:
        for name in put:
            sys.modules.pop(name, None)


class _Quoting(_Later):
    """What pathlib takes of urllib, to write a path as an address."""

    @staticmethod
    def quote_from_bytes(*given: bytes) -> str:
        from urllib.parse import quote_from_bytes

        return quote_from_bytes(*given)


class _Platform(_Later):
    @staticmethod
    def system() -> str:
        return os.uname().sysname
