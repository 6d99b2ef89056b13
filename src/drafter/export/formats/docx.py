"""DOCX: pandoc writes it in the styles of the template's reference file, and it is finished by hand."""

from __future__ import annotations

from zipfile import BadZipFile

from drafter.document.tree import tree
from drafter.export import pandoc
from drafter.export.cache import cache_folder
from drafter.export.formats.docx_dress import DocxDress
from drafter.export.job import Job, Made
from drafter.export.meanwhile import loading
from drafter.export.reference.docx import reference_parts
from drafter.export.reference.following import reference_for
from drafter.report.errors import MachineError

REFERENCE_FILE = "reference.docx"


class Docx:
    """The format; see the module."""

    name = "docx"

    def make(self, job: Job) -> Made:
        """The DOCX, verified."""
        reference, look = reference_for(job.template_folder, REFERENCE_FILE, job.design, reference_parts, job.folder)
        raw = pandoc.write(
            tree(job.layout, job.shape, DocxDress(job.document, job.stop), job.template_folder),
            "docx",
            ("--reference-doc", str(reference), "--syntax-highlighting=none", "--output", "-"),
            stop=job.stop,
            epoch=int(job.stamp.timestamp()),
            started=lambda: _meanwhile(job),
        )
        from drafter.export.formats.docx_finish import finish
        from drafter.export.verify.docx import verify_docx

        file = job.folder / "report.docx"
        try:
            finish(raw, file, job.document, job.stamp, look)
        except (BadZipFile, KeyError) as fault:
            raise MachineError("What pandoc wrote is no DOCX.", cure="Run “drafter doctor”.") from fault
        job.written()
        made_by = f"pandoc {pandoc.version(job.stop, cache_folder())}"
        return Made(file, verify_docx(file, job.document, job.stamp), made_by)


def _meanwhile(job: Job) -> None:
    """What is done while pandoc writes: everything that its file will be finished with is loaded."""
    loading("lxml.etree", "drafter.export.formats.docx_finish", "drafter.export.verify.docx")()
    job.at_work()


FORMAT = Docx()
