"""``drafter explain``: why a rule exists, what is bad and good, how to cure it."""

from __future__ import annotations

import click

from drafter.cli.printing import out


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Explain the rule CODE (C101) or its alias (unanswered).

    \b
    drafter explain C104
    """
    from drafter.checks.explanation import explain as explanation

    out(explanation(code).as_text())
