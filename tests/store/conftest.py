"""A workspace with one template that has a field of every kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.store.load import Loaded, load_report
from drafter.store.workspace import Workspace

TEMPLATE = """\
format = 1
name = "plain"
title = "Plain"

[[meta]]
id = "to"
label = "To"
kind = "line"

[[meta]]
id = "day"
label = "Date"
kind = "date"
fresh = true

[[sections]]
id = "first"
heading = "First"
  [[sections.fields]]
  id = "text"
  [[sections.fields]]
  id = "agreed"
  kind = "yes-no"
  fresh = true
  [[sections.fields]]
  id = "why"
  note_for = "agreed"
  required_if = { agreed = "no" }
  [[sections.fields]]
  id = "one"
  kind = "choice"
  options = [{ id = "north", text = "North" }, { id = "south", text = "South" }]
  [[sections.fields]]
  id = "several"
  kind = "choices"
  options = [{ id = "a", text = "A" }, { id = "b", text = "B" }, { id = 3, text = "C" }]
  [[sections.fields]]
  id = "by"
  kind = "person"

[[sections]]
id = "legal"
heading = "Legal"
  [[sections.fields]]
  id = "text"

[[sections]]
id = "last"
heading = "Last"
  [[sections.fields]]
  id = "items"
  kind = "list"
  [[sections.fields]]
  id = "on"
  kind = "date"
"""

HEAD = 'template = "plain"\n'


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty workspace with the template ``plain``."""
    folder = tmp_path / "templates/plain"
    folder.mkdir(parents=True)
    (folder / "template.toml").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    return Workspace.find(tmp_path)


Load = Callable[[str | bytes], Loaded]


@pytest.fixture
def load(workspace: Workspace) -> Load:
    """Write a report with the given source, and load it."""
    folder = workspace.drafts / "one"
    folder.mkdir()

    def load(source: str | bytes) -> Loaded:
        (folder / "report.toml").write_bytes(source if isinstance(source, bytes) else source.encode())
        return load_report(folder / "report.toml", workspace)

    return load
