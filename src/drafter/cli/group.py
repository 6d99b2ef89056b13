"""The commands with their options, as Click reads them; each is imported when it is asked for."""

from __future__ import annotations

import importlib
from typing import cast

import click

from drafter import __version__
from drafter.cli.commands import COMMANDS
from drafter.cli.printing import say

_APP = "drafter.cli.app:app"
_WRONG_USAGE = 2


class _Commands(click.Group):
    """A group that imports a command when it is asked for; what is no command is a path for the app to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return _imported(COMMANDS[cmd_name][0]) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])

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


def run_command(arguments: list[str]) -> int:
    """Run the command that ``arguments`` name and return its exit code; wrong usage is said, and is 2."""
    try:
        code = drafter.main(args=arguments, prog_name="drafter", standalone_mode=False)
    except click.Abort as abort:
        raise KeyboardInterrupt from abort
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        if context is not None:
            say(context.get_usage())
        say(f"Error: {error.format_message()}")
        return _WRONG_USAGE
    return code if isinstance(code, int) else 0
