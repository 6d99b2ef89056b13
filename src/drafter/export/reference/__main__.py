"""Makes the reference files of a template: the styles, page, header and footer of what word processors open.

``python -m drafter.export.reference templates/scrutiny-report/reference.docx templates/scrutiny-report/reference.odt``
writes them. The same look gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from drafter.export.archive import write_archive
from drafter.export.reference import docx, odt
from drafter.export.reference.look import look_of
from drafter.report.page_design import PLAIN

PARTS = {".docx": docx.reference_parts, ".odt": odt.reference_parts}
"""What makes a file, by how it ends."""


def main() -> None:
    """Write the reference file of each path given."""
    for file in map(Path, sys.argv[1:]):
        write_archive(file, PARTS[file.suffix](look_of(PLAIN)))


if __name__ == "__main__":
    main()
