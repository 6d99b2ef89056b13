"""A PDF of a report, against LibreOffice making one of the same report's Word file."""

from __future__ import annotations

import shutil

from benchmarks.process import DRAFTER, output, seconds
from benchmarks.row import NotHereError, Row
from benchmarks.workspace import Workspace


def row(workspace: Workspace) -> Row:
    """``export --to pdf``, whole, and the conversion alone; both are PDF/UA with tags, one of them proven."""
    office = shutil.which("soffice")
    if office is None:
        raise NotHereError("LibreOffice is not installed")
    out = workspace.root / "office"
    ours = [DRAFTER, "export", str(workspace.complete), "--to", "pdf", "--out", str(out)]
    output([DRAFTER, "export", str(workspace.complete), "--to", "docx", "--out", str(out)], workspace.root)
    (word,) = out.glob("*.docx")
    profile = f"-env:UserInstallation={(workspace.root / 'office-profile').as_uri()}"
    settings = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
    theirs = [office, "--headless", profile, "--convert-to", settings, "--outdir", str(out / "theirs"), str(word)]
    return Row(
        name="export --to pdf",
        ours=lambda: seconds(ours, workspace.root),
        bare=lambda: seconds(theirs, workspace.root),
        bare_name="LibreOffice, DOCX → PDF",
        budget=1,
        rounds=5,
    )
