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
                        "name": each.name,
                        "title": each.title,
                        "version": each.version,
                        "builtin": each.builtin,
                        "path": str(each.folder),
                    }
                    for each in found
                ],
            }
        )
        return
    width = max((len(each.name) for each in found), default=0)
    for each in found:
        out(f"{each.name:<{width}}  {each.title} (version {each.version}{', built in' if each.builtin else ''})")
