"""A sound DOCX and a sound PDF of one report, and how one is spoilt, for the tests of what is verified."""

from __future__ import annotations

import base64
import datetime
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from drafter.document.edition import Edition
from drafter.document.pieces import Document
from drafter.document.tree import make_document
from drafter.export.verify.point import Point
from tests.export.published import load, published, small

STAMP = datetime.datetime(2027, 3, 4, tzinfo=datetime.UTC)
# A grey square of one pixel.
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==")
SOURCE = """
title = "Trees"
[meta]
report_to = "The committee"
officer = "Rhys Morgan"
meeting_date = 2027-03-04
[sections.background]
text = '''
## Planting

Words {{ note("n") }} with a [link](https://example.org/trees) and {{ ref("tower") }}.

### More of it

- an entry
- another

| a | b |
|---|---|
| 1 | 2 |

{{ tower }}
'''
[notes.n]
text = "A note."
[figures.tower]
kind = "image"
file = "figures/tower.png"
caption = "A tower"
alt = "A grey tower."
"""


class Sound(NamedTuple):
    """The two files, and the document they were made from."""

    docx: Path
    pdf: Path
    document: Document


def make_sound(workspace: Path, out: Path) -> Sound:
    """Publish the report."""
    file = small(workspace, SOURCE)
    (file.parent / "figures").mkdir()
    (file.parent / "figures" / "tower.png").write_bytes(PNG)
    docx, pdf = published(file, out, "docx", "pdf").files
    return Sound(docx.path, pdf.path, make_document(load(file).report, Edition.PUBLIC, draft=False))


def changed_docx(file: Path, target: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """A DOCX with one part changed; nothing left of it takes it away, and one that is not there is added."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    old = parts.get(part, b"")
    new = change(old)
    assert new != old, "nothing was changed"
    parts[part] = new
    with zipfile.ZipFile(target, "w") as out:
        for name, content in parts.items():
            if content:
                out.writestr(name, content)
    return target


def failed(points: Iterable[Point]) -> list[Point]:
    """The points that do not hold."""
    return [point for point in points if not point.passed]
