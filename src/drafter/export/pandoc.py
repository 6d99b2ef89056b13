"""pandoc: the writer of DOCX, and the reader of layouts."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from drafter.document.layout import MarkdownReader
from drafter.export.process import Stop, ended, run
from drafter.report.errors import MachineError

SECONDS = 60.0
"""Two hundred pages take a second and a half."""

_GUARDED = ("--sandbox", "--fail-if-warnings", "+RTS", "-M512m", "-RTS")
_LAYOUT = "commonmark_x-raw_html"
_OUT_OF_MEMORY = 251


@cache
def executable() -> Path:
    """The pandoc that comes with drafter. Raises MachineError where it is missing."""
    # Found without importing pypandoc, which takes longer than pandoc itself.
    spec = find_spec("pypandoc")
    if spec is not None and spec.origin is not None:
        found = Path(spec.origin).with_name("files") / "pandoc"
        if os.access(found, os.X_OK):
            return found
    raise MachineError("pandoc is missing.", cure="Install drafter again: it comes with pypandoc_binary.")


@cache
def fingerprint() -> str:
    """What tells one pandoc from another without starting it: size and time of the program."""
    status = executable().stat()
    return f"{status.st_size}-{status.st_mtime_ns}"


def version(stop: Stop, cache: Path | None) -> str:
    """The version of pandoc. Asked once for each pandoc, and then kept in ``cache``, which need not exist."""
    kept = None if cache is None else cache / f"pandoc-{fingerprint()}.txt"
    try:
        if kept is not None:
            return kept.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        # It was never asked; nothing that is wrong with a cache is more than slow.
        pass
    words = _run([str(executable()), "--version"], b"", stop, None).decode("utf-8", "replace").split()
    said = words[1] if len(words) > 1 else ""
    if kept is not None and said.isascii():
        with suppress(OSError):
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(said, encoding="ascii")
    return said


def write(
    tree: bytes,
    to: str,
    arguments: Sequence[str],
    *,
    stop: Stop,
    epoch: int | None = None,
    started: Callable[[], None] | None = None,
) -> bytes:
    """What pandoc makes of a tree. Raises MachineError.

    ``epoch`` stands in for the clock, in seconds; ``started`` is called once pandoc is at work.
    """
    command = [str(executable()), "--from", "json", "--to", to, "--wrap", "none", *arguments, *_GUARDED]
    environment = None if epoch is None else {"SOURCE_DATE_EPOCH": str(epoch)}
    return _run(command, tree, stop, environment, started)


def layout_reader(stop: Stop) -> MarkdownReader:
    """Reads a layout: Markdown with fenced divs, attributes, pipe tables and typographic quotes."""

    def read(source: str) -> bytes:
        command = [str(executable()), "--from", _LAYOUT, "--to", "json", *_GUARDED]
        return _run(command, source.encode(), stop, None)

    return MarkdownReader(fingerprint(), read)


def _run(
    command: Sequence[str],
    fed: bytes,
    stop: Stop,
    environment: dict[str, str] | None,
    started: Callable[[], None] | None = None,
) -> bytes:
    finished = run(command, fed, seconds=SECONDS, stop=stop, environment=environment, started=started)
    if finished.code == 0:
        return finished.output
    if finished.code == _OUT_OF_MEMORY:
        raise MachineError("pandoc needs more than 512 MB for this report.", cure="Make the report shorter.")
    said = next((line.strip() for line in finished.messages.splitlines() if line.strip()), "it did not say why")
    raise MachineError(f"pandoc {ended(finished.code)}: {said.rstrip('.')}.", cure="Run “drafter doctor”.")
