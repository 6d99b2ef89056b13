"""``drafter rules``: every rule of the check."""

from __future__ import annotations

import click

from drafter.cli.options import json_option
from drafter.cli.printing import out, out_json

_FIXES = {"safe": "fix", "suggested": "…", "no": ""}


@click.command()
@json_option
def rules(as_json: bool) -> None:
    """List the rules of the completeness check, with those of this workspace, of its templates and of packages.

    Those marked “fix” can be fixed with check --fix; those marked “…” suggest what to write.

    \b
    drafter rules
    """
    from drafter.cli.reports import workspace
    from drafter.cli.rulebook import rules_of

    found = rules_of(workspace())
    if as_json:
        out_json(
            {
                "format": 1,
                "rules": [
                    {
                        "code": rule.code,
                        "alias": rule.alias,
                        "family": rule.family,
                        "level": rule.level.value,
                        "summary": rule.summary,
                        "fix": rule.fixable.value,
                        "source": rule.source or "drafter",
                    }
                    for rule in found
                ],
            }
        )
        return
    width = max(len(rule.alias) for rule in found)
    for rule in found:
        source = f" ({rule.source})" if rule.source else ""
        fix = _FIXES[rule.fixable.value]
        out(f"{rule.code}  {rule.alias:<{width}}  {rule.level.value:<7}  {fix:<3}  {rule.summary}{source}")
