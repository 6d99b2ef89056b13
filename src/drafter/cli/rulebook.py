"""The rules that a workspace knows: drafter's, those of packages, its own, and those of its templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.checks.catalogue import built_in, rules
from drafter.checks.rule import Rule
from drafter.checks.selection import Selection
from drafter.store.templates import list_templates
from drafter.store.workspace import Workspace


class Entry(NamedTuple):
    """A rule, and who says it: empty for drafter itself."""

    rule: Rule
    source: str


def entries(workspace: Workspace) -> Iterator[Entry]:
    """Every rule, by code; one of a template comes as often as there are templates that say it differently."""
    own = {rule.code for rule in built_in()}
    found = [Entry(rule, "") for rule in built_in()]
    found += [Entry(rule, "the workspace") for rule in rules(None, workspace.settings.rules) if rule.code not in own]
    for each in list_templates(workspace)[0]:
        of_template = [rule for rule in rules(each.template) if rule.code not in own]
        found += [Entry(rule, f"the template {each.template.name}") for rule in of_template]
    return iter(sorted(found, key=lambda entry: entry.rule.code))


def require(keys: Sequence[str], files: Iterable[Path]) -> None:
    """Raise InputError where one of the keys names no rule of any workspace that these reports are of."""
    found = [Workspace.find(folder) for folder in {file.parent for file in files}]
    workspaces = {workspace.root: workspace for workspace in found}
    known = [entry.rule for workspace in workspaces.values() for entry in entries(workspace)]
    Selection(known or built_in(), select=keys)
