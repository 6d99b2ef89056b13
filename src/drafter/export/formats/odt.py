"""ODT: the text is written from the nodes, in the styles and on the pages of the template's reference file."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from drafter.document.tree import filled
from drafter.export.archive import Part, read_archive, write_archive
from drafter.export.formats.odt_dress import OdtDress
from drafter.export.formats.odt_writer import OdtWriter
from drafter.export.job import Job, Made
from drafter.export.markup import escaped
from drafter.export.odf import DECLARATION, MIME, VERSION, declared
from drafter.export.reference.following import reference_for
from drafter.export.reference.odt import manifest, reference_parts
from drafter.report.errors import InputError

REFERENCE_FILE = "reference.odt"
_DRAFT_FILE = Path(__file__).parent.parent / "design" / "draft.svg"
_PICTURE = re.compile(r"Pictures/[\w.-]+\.(?:png|jpe?g|gif|svg)\Z")
_PREFIXES = ("office", "style", "text", "table", "draw", "fo", "svg", "xlink", "ooow", "loext")


class Odt:
    """The format; see the module."""

    name = "odt"

    def make(self, job: Job) -> Made:
        """The ODT, verified."""
        from drafter.export.verify.odt import verify_odt

        reference, look = reference_for(job.template_folder, REFERENCE_FILE, job.design, reference_parts, job.folder)
        dress, writer = OdtDress(job.document, job.stop), OdtWriter(look)
        text = writer.blocks(filled(job.layout, job.shape, dress, job.template_folder))
        pictures = [Part(name, picture.content) for name, picture in dress.pictures.items()]
        file = job.folder / "report.odt"
        write_archive(file, _parts(job, reference, _content(text, writer), pictures, has_turned=writer.has_turned))
        job.written()
        return Made(file, verify_odt(file, job.document, job.stamp))


def _parts(job: Job, reference: Path, content: bytes, pictures: list[Part], *, has_turned: bool) -> Iterable[Part]:
    """The parts of the file in the order they are packed; pictures of the reference file come with its styles."""
    from lxml.etree import XMLSyntaxError

    from drafter.export.formats.odt_pages import DECORATION, finished_styles

    try:
        theirs = {part.name: part.content for part in read_archive(reference)}
        styles = finished_styles(theirs["styles.xml"], job.document, has_turned=has_turned)
    except (OSError, KeyError, zipfile.BadZipFile, XMLSyntaxError) as fault:
        raise InputError(
            "The styles for ODT cannot be read.",
            cure="Make the file anew: python -m drafter.export.reference reference.odt",
            path=str(reference),
        ) from fault
    used = [Part(name, content) for name, content in theirs.items() if _PICTURE.match(name) and name.encode() in styles]
    if job.document.draft:
        used.append(Part(DECORATION, _DRAFT_FILE.read_bytes()))
    parts = [Part("content.xml", content), Part("styles.xml", styles), Part("meta.xml", _meta(job)), *used, *pictures]
    listed = Part("META-INF/manifest.xml", manifest(tuple(part.name for part in parts)))
    return (Part("mimetype", MIME.encode()), *parts, listed)


def _content(text: str, writer: OdtWriter) -> bytes:
    sequences = "".join(
        f'<text:sequence-decl text:display-outline-level="0" text:name="{name}"/>' for name in ("Table", "Figure")
    )
    return (
        f'{DECLARATION}<office:document-content {declared(*_PREFIXES)} office:version="{VERSION}">'
        f"<office:automatic-styles>{writer.looks.xml}</office:automatic-styles><office:body><office:text>"
        f"<text:sequence-decls>{sequences}</text:sequence-decls>{text}</office:text></office:body>"
        "</office:document-content>"
    ).encode()


def _meta(job: Job) -> bytes:
    """The properties of the file, a whitelist: title, subject, author, language, dates (part 3, 4.3)."""
    document, when = job.document, job.stamp.strftime("%Y-%m-%dT%H:%M:%SZ")
    properties = {
        "meta:generator": "drafter",
        "dc:title": document.title,
        "dc:subject": document.subject,
        "meta:initial-creator": document.author,
        "dc:creator": document.author,
        "dc:language": document.language,
        "meta:creation-date": when,
        "dc:date": when,
    }
    said = "".join(f"<{name}>{escaped(value)}</{name}>" for name, value in properties.items() if value)
    return (
        f'{DECLARATION}<office:document-meta {declared("office", "meta", "dc")} office:version="{VERSION}">'
        f"<office:meta>{said}</office:meta></office:document-meta>"
    ).encode()


FORMAT = Odt()
