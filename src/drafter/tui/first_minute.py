"""What a newcomer asks in the first minute on a screen, and the answers; ``{id}`` is the key of a command."""

from __future__ import annotations

import msgspec


class FirstMinute(msgspec.Struct, frozen=True):
    """What the help of a screen begins with, and whether it ends with how numbered text is written."""

    asked: tuple[tuple[str, str], ...] = ()
    """Questions and answers."""
    marks: bool = True


def _asked(words: str) -> tuple[tuple[str, str], ...]:
    """Questions, each a line, with the lines of its answer below it."""
    questions = [lines.partition("\n") for lines in words.strip().split("\n\n")]
    return tuple((question, answer.replace("\n", " ")) for question, _, answer in questions)


_EVERYWHERE = """
How do I get out?
{back} goes back, {quit} leaves. Nothing is ever unsaved.

Without a screen?
Everything here can be done on the command line, which is the better way with a screen reader: see
drafter --help.
"""

LIBRARY = FirstMinute(
    _asked(
        """
How do I begin?
{new} makes a report: choose what kind it is, or carry one over from last time. {open} opens the one
under the cursor, and there the questions that it must answer wait.

How do I find a report?
Type some letters of its title, its committee or its name; {back} shows all again. What was changed
last comes first; {sort} sorts by the next column.

What do the columns say?
Publish is the last day on which the report may be published, with the working days until then.
Complete is how much of what must be answered is. Problems counts what the check has found: ✗ must be
cured, ! should be looked at. Before the title ✓ says ready, ◐ that something should be looked at,
✗ that something is missing.

What is missing, and where?
{check} lists it for every report, with the number to cite; {open} goes to the place.

How do I publish?
{export} makes DOCX, PDF and more of the report under the cursor, or of all that were marked with space.

Where do old reports go?
{archive} moves one into the archive, {undo} brings it back, {show-archive} shows the archive. Nothing
is ever deleted.
"""
        + _EVERYWHERE
    ),
    marks=False,
)

WRITING = FirstMinute(
    _asked(
        """
Where do I write?
In the middle. {next-field} goes to the next field, {previous-field} back; the outline says where you are.

How do I save?
You need not: everything is saved a moment after you stop typing. {save} saves at once.

Where do the numbers come from?
From the text. Put headings and paragraphs in order; the numbers follow.

Is it complete?
{problems} lists what is missing and why. {next-problem} goes to the next. The status counts the answers.

Where are the figures?
{register} lists every number, table, chart and image with its source. {cite} puts one into the text.

How do I publish?
{export} makes DOCX and PDF. A draft may leave at any time, marked as one on every page.
"""
        + _EVERYWHERE
    )
)

FIGURES = FirstMinute(
    _asked(
        """
What is a figure?
A number, table, chart or image that the report prints, kept here once, with its source and its date.
The text cites it by its name, so that the same number is the same everywhere.

How do I add one, or change it?
{figure-new} makes one, {figure-change} changes the one under the cursor.

How does it get into the text?
{back} goes to the text: type two curly brackets there, and choose. {figure-cited} goes to where it is
cited.

How do I take a change back?
{figure-undo} takes it back, {figure-redo} makes it again.
"""
    ),
    marks=False,
)

EXPORT = FirstMinute(
    _asked(
        """
What do I get?
The same report in every format that is ticked, with the same numbers. {choose} ticks, {export} makes
the files.

Which edition?
The public one leaves out what is exempt, and no number moves. The full one is for those who may see it.

Why may it not leave?
What stands in the way is listed; Enter on it goes to the place. As a draft it may leave all the same,
and says DRAFT on every page.

How do I know that it is right?
Every file is opened again and searched for what must not be in it. {points} shows what was verified,
{receipt} the receipt for the clerk's file.

How do I stop it?
{back} stops it, and the folder is as it was before.
"""
    ),
    marks=False,
)
