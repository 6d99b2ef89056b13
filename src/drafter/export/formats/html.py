"""HTML: the report as one web page that needs nothing else, for screens of any size, light or dark, and for paper."""

from __future__ import annotations

from drafter.document.tree import filled
from drafter.export.formats.html_dress import HtmlDress
from drafter.export.formats.html_page import web_page
from drafter.export.job import Job, Made


class Html:
    """The format; see the module."""

    name = "html"

    def make(self, job: Job) -> Made:
        """The page, verified."""
        from drafter.export.verify.html import verify_html

        dress = HtmlDress(job.document, job.stop)
        blocks = filled(job.layout, job.shape, dress, job.template_folder)
        file = job.folder / "report.html"
        file.write_text(web_page(job.document, blocks, job.template_folder, job.design), encoding="utf-8", newline="\n")
        job.written()
        return Made(file, verify_html(file, job.document))


FORMAT = Html()
