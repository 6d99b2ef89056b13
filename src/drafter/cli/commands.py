"""The list of commands, each in a file of its own that is imported when it is run."""

from __future__ import annotations

import importlib
from typing import cast

import click

from drafter import __version__

COMMANDS = {
    "new": "drafter.cli.new:new",
    "list": "drafter.cli.list:list_",
    "templates": "drafter.cli.templates:templates",
    "template": "drafter.cli.template:template",
    "show": "drafter.cli.show:show",
    "check": "drafter.cli.check:check",
    "explain": "drafter.cli.explain:explain",
    "rules": "drafter.cli.rules:rules",
    "export": "drafter.cli.export:export",
    "preview": "drafter.cli.preview:preview",
    "deadline": "drafter.cli.deadline:deadline",
    "doctor": "drafter.cli.doctor:doctor",
}
_APP = "drafter.cli.app:app"


class _Commands(click.Group):
    """A group that imports a command when it is asked for; what is no command is a path for the app to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        target = COMMANDS.get(cmd_name)
        return None if target is None else _imported(target)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] in COMMANDS:
            return super().resolve_command(ctx, args)
        return "drafter", _imported(_APP), args


def _imported(target: str) -> click.Command:
    module, name = target.split(":")
    return cast(click.Command, getattr(importlib.import_module(module), name))


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="",
    subcommand_metavar="[PATH] | COMMAND …",
)
@click.version_option(__version__, prog_name="drafter", message="%(prog)s %(version)s")
@click.pass_context
def drafter(context: click.Context) -> None:
    """Write, check and publish formal numbered reports.

    With a PATH (a workspace, a report's folder or its report.toml), or with nothing, the full-screen app opens.
    Everything it can do, a command can do.

    \b
    drafter                      the reports of this workspace, on screen
    drafter check                what is missing in them
    drafter export parking-2027  the report as DOCX and PDF
    """
    if context.invoked_subcommand is None:
        context.invoke(_imported(_APP))
