"""The same report through the bare tools, as one would run them by hand: Markdown → DOCX, then → Typst → PDF."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.process import DRAFTER, PYTHON, output, seconds
from benchmarks.row import NotHereError

_COMPILE = "import typst; typst.compile('bare.typ', output='bare.pdf')"


def pandoc() -> str:
    """The pandoc that drafter itself uses."""
    spec = find_spec("pypandoc")
    if spec is None or spec.origin is None:
        raise NotHereError("pypandoc is not installed")
    path = Path(spec.origin).with_name("files") / "pandoc"
    if not path.exists():
        raise NotHereError("this build of pypandoc carries no pandoc")
    return str(path)


def write_markdown(report: Path, folder: Path) -> None:
    """Write ``bare.md``: every item of the report with its number, as Markdown."""
    outline = json.loads(output([DRAFTER, "show", str(report), "--json"], folder))
    blocks = [f"% {outline['title']}"]
    blocks += [f"**{name}**: {value}" for name, value in outline["meta"].items()]
    for item in outline["items"]:
        blocks += _blocks(item)
    (folder / "bare.md").write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def _blocks(item: dict[str, Any]) -> list[str]:
    label = f"{item['number']} " if item["number"] else ""
    depth = {"section": "# ", "heading": "## "}.get(item["kind"], "")
    found = [f"{depth}{label}{item['text']}"]
    if item["answer"]:
        found.append(item["answer"])
    found += item["unnumbered"]
    if item["bullets"]:
        found.append("\n".join(f"- {bullet}" for bullet in item["bullets"]))
    return found


def run(folder: Path) -> float:
    """Seconds for both files, one tool after the other."""
    tool = pandoc()
    return (
        seconds([tool, "bare.md", "--standalone", "-o", "bare.docx"], folder)
        + seconds([tool, "bare.md", "--standalone", "-o", "bare.typ"], folder)
        + seconds([PYTHON, "-c", _COMPILE], folder)
    )
