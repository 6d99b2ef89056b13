"""``drafter templates``: the templates there are."""

from __future__ import annotations

import click

from drafter.cli.options import json_option
from drafter.cli.printing import out, out_json
from drafter.cli.reports import workspace


@click.command()
@json_option
def templates(as_json: bool) -> None:
    """List the templates, built in and of this workspace.

    \b
    drafter templates
    """
    from drafter.store.templates import list_templates

    found = list_templates(workspace())
    if as_json:
        out_json(
            {
                "format": 1,
                "templates": [
                    {
                        "name": each.template.name,
                        "title": each.template.title,
                        "version": each.template.version,
                        "builtin": each.builtin,
                        "path": str(each.folder),
                    }
                    for each in found
                ],
            }
        )
        return
    width = max((len(each.template.name) for each in found), default=0)
    for each in found:
        kind = each.template
        out(f"{kind.name:<{width}}  {kind.title} (version {kind.version}{', built in' if each.builtin else ''})")
