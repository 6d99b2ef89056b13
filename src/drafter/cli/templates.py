"""``drafter templates``: the templates there are."""

from __future__ import annotations

import click

from drafter.cli.options import json_option
from drafter.cli.printing import out, out_json, say
from drafter.cli.reports import workspace


@click.command()
@json_option
def templates(as_json: bool) -> int:
    """List the templates, built in and of this workspace.

    \b
    drafter templates
    """
    from drafter.store.templates import list_templates

    found, broken = list_templates(workspace())
    for error in broken:
        say(str(error))
    code = 2 if broken else 0
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
        return code
    width = max((len(each.template.name) for each in found), default=0)
    for each in found:
        kind = each.template
        out(f"{kind.name:<{width}}  {kind.title} (version {kind.version}{', built in' if each.builtin else ''})")
    return code
