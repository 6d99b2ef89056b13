"""The rules that a workspace knows: drafter's, those of packages, its own, and those of its templates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from drafter.checks.catalogue import built_in, rules
from drafter.checks.rule import Rule
from drafter.checks.selection import Selection
from drafter.store.templates import list_templates
from drafter.store.workspace import Workspace


def rules_of(workspace: Workspace) -> list[Rule]:
    """Every rule, by code; one that several templates write comes once for each of them."""
    own = set(built_in())
    found = [*built_in(), *(rule for rule in rules(None, workspace.settings) if rule not in own)]
    for each in list_templates(workspace)[0]:
        found += [rule for rule in rules(each.template) if rule not in own]
    return sorted(found, key=lambda rule: (rule.code, rule.source))


def require(keys: Sequence[str], files: Iterable[Path]) -> None:
    """Raise InputError where one of the keys names no rule of any workspace that these reports are of."""
    found = [Workspace.find(folder) for folder in {file.parent for file in files}]
    workspaces = {workspace.root: workspace for workspace in found}
    known = [rule for workspace in workspaces.values() for rule in rules_of(workspace)]
    Selection(known or built_in(), select=keys)
