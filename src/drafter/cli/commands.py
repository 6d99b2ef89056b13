"""The list of commands, each in a file of its own that is imported when it is run."""

from __future__ import annotations

COMMANDS = {
    "new": ("drafter.cli.new:new", "Make a report, or carry one over."),
    "list": ("drafter.cli.list:list_", "List the reports of the workspace."),
    "templates": ("drafter.cli.templates:templates", "List the templates."),
    "template": ("drafter.cli.template:template", "Check a template."),
    "show": ("drafter.cli.show:show", "Print a report, or one numbered item of it."),
    "check": ("drafter.cli.check:check", "Check reports for what is missing or unsafe."),
    "explain": ("drafter.cli.explain:explain", "Explain a rule of the check."),
    "rules": ("drafter.cli.rules:rules", "List the rules of the check."),
    "export": ("drafter.cli.export:export", "Publish reports."),
    "pack": ("drafter.cli.pack:pack", "Bind several reports into one PDF."),
    "preview": ("drafter.cli.preview:preview", "Write one page as a picture."),
    "figures": ("drafter.cli.figures:figures", "List the figures, and where each is cited."),
    "deadline": ("drafter.cli.deadline:deadline", "Count back to the last day to publish."),
    "recover": ("drafter.cli.recover:recover", "Bring back what was written and not saved."),
    "doctor": ("drafter.cli.doctor:doctor", "Say what is installed, and what is wrong."),
}
"""Of each, by name: where it is, and what ``drafter --help`` says of it without importing it."""
