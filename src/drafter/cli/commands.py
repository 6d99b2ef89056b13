"""The list of commands, each in a file of its own that is imported when it is run."""

from __future__ import annotations

import importlib
from typing import NamedTuple, cast

import click

from drafter import __version__


class Command(NamedTuple):
    """Where a command is, and what ``drafter --help`` says of it without importing it."""

    target: str
    help: str


COMMANDS = {
    "new": Command("drafter.cli.new:new", "Make a report, or carry one over."),
    "list": Command("drafter.cli.list:list_", "List the reports of the workspace."),
    "templates": Command("drafter.cli.templates:templates", "List the templates."),
    "template": Command("drafter.cli.template:template", "Check a template."),
    "show": Command("drafter.cli.show:show", "Print a report, or one numbered item of it."),
    "check": Command("drafter.cli.check:check", "Check reports for what is missing or unsafe."),
    "explain": Command("drafter.cli.explain:explain", "Explain a rule of the check."),
    "rules": Command("drafter.cli.rules:rules", "List the rules of the check."),
    "export": Command("drafter.cli.export:export", "Publish reports."),
    "pack": Command("drafter.cli.pack:pack", "Bind several reports into one PDF."),
    "preview": Command("drafter.cli.preview:preview", "Write one page as a picture."),
    "figures": Command("drafter.cli.figures:figures", "List the figures, and where each is cited."),
    "deadline": Command("drafter.cli.deadline:deadline", "Count back to the last day to publish."),
    "recover": Command("drafter.cli.recover:recover", "Bring back what was written and not saved."),
    "doctor": Command("drafter.cli.doctor:doctor", "Say what is installed, and what is wrong."),
}
_APP = "drafter.cli.app:app"


class _Commands(click.Group):
    """A group that imports a command when it is asked for; what is no command is a path for the app to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        command = COMMANDS.get(cmd_name)
        return None if command is None else _imported(command.target)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.help) for name, command in COMMANDS.items()])

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
