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
    from drafter.checks.catalogue import built_in
    from drafter.checks.explanation import explain as explained
    from drafter.checks.explanation import explanation
    from drafter.checks.selection import is_named

    found = [rule for rule in built_in() if is_named(code, rule)]
    if not found:
        # Only now are all templates read.
        from drafter.cli.reports import workspace
        from drafter.cli.rulebook import rules_of

        known = rules_of(workspace())
        found = [rule for rule in known if is_named(code, rule)]
        if not found:
            explained(code, known)
    out("\n\n\n".join(explanation(rule).as_text() for rule in found))
