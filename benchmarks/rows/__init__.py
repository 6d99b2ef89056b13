"""The rows of the table, in its order. A new row is a file with a function ``row`` and a line here."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.row import Row
from benchmarks.rows import (
    check_key,
    check_many,
    check_memory,
    check_prose,
    check_specimen,
    check_strangers,
    export,
    export_many,
    export_office,
    figures,
    first_content,
    hour,
    keys,
    paste,
    preview,
    search,
    version,
)
from benchmarks.workspace import Workspace

ROWS: dict[str, Callable[[Workspace], Row]] = {
    "version": version.row,
    "check": check_specimen.row,
    "prose": check_prose.row,
    "many": check_many.row,
    "strangers": check_strangers.row,
    "memory": check_memory.row,
    "recheck": check_key.row,
    "figures": figures.row,
    "screen": first_content.row,
    "export": export.row("docx,pdf", 1.2),
    "export-four": export.row("docx,pdf,html,odt", 1.5),
    "export-office": export_office.row,
    "export-many": export_many.row,
    "keys-10": keys.row(10_000, 0.016),
    "keys-100": keys.row(100_000, 0.016),
    "keys-1000": keys.row(980_000, 0.050),
    "keys-preview": keys.row(100_000, 0.016, "--preview", "kitty"),
    "preview": preview.row,
    "keys-citing": keys.row(100_000, 0.016, "--citing"),
    "hour": hour.row,
    "search": search.row,
    "paste": paste.row,
}
