"""Markdown: the report as text that any tool reads, for a web site's editor, a wiki, a mail or an archive."""

from __future__ import annotations

from drafter.document.opened import targets
from drafter.document.tree import filled
from drafter.export.formats.md_dress import MarkdownDress
from drafter.export.formats.md_writer import MarkdownWriter
from drafter.export.job import Job, Made
from drafter.export.verify.md import verify_markdown


class Markdown:
    """The format; see the module."""

    name = "md"

    def make(self, job: Job) -> Made:
        """The Markdown, verified."""
        blocks = filled(job.layout, job.shape, MarkdownDress(job.document), job.template_folder)
        cited = {target[1:] for target in targets(blocks) if target.startswith("#")}
        file = job.folder / "report.md"
        file.write_text(MarkdownWriter(cited).document(blocks), encoding="utf-8", newline="\n")
        job.written()
        return Made(file, verify_markdown(file, job.document))


FORMAT = Markdown()
