"""``drafter rules``: every rule of the check."""

from __future__ import annotations

import click

from drafter.cli.options import json_option
from drafter.cli.printing import out, out_json


@click.command()
@json_option
def rules(as_json: bool) -> None:
    """List the rules of the completeness check.

    \b
    drafter rules
    """
    from drafter.checks.catalogue import rules as catalogue

    found = catalogue()
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
                    }
                    for rule in found
                ],
            }
        )
        return
    width = max(len(rule.alias) for rule in found)
    for rule in found:
        out(f"{rule.code}  {rule.alias:<{width}}  {rule.level.value:<7}  {rule.summary}")
