"""The list of commands, each in a file of its own that is imported when it is run."""

from __future__ import annotations

from typing import NamedTuple


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
