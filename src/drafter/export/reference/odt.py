"""The parts of the reference file for ODT: its styles, its page, what stands at the head and the foot of it."""

from __future__ import annotations

from drafter.export.archive import Part
from drafter.export.markup import attribute
from drafter.export.odf import DECLARATION, MIME, NAMESPACES, VERSION, declared
from drafter.export.reference.look import Look
from drafter.export.reference.odt_styles import cm, styles

_PREFIXES = ("office", "style", "text", "table", "draw", "fo", "svg", "xlink", "dc", "meta")
_PICTURES = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
}
_EDGE = 680
"""From the edge of the page to the words at its head and its foot."""


def reference_parts(look: Look) -> list[Part]:
    """The parts of the file, in the order they are packed; the first says what it is (part 2, 3.3)."""
    return [
        Part("mimetype", MIME.encode()),
        Part("content.xml", _content()),
        Part("styles.xml", _styles(look)),
        Part("meta.xml", _meta()),
        Part("META-INF/manifest.xml", manifest(("content.xml", "styles.xml", "meta.xml"))),
    ]


def manifest(names: tuple[str, ...]) -> bytes:
    """The list of the parts of a file (part 2, 4)."""
    kinds = (
        (name, "text/xml" if name.endswith(".xml") else _PICTURES[name.rpartition(".")[2].lower()]) for name in names
    )
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{attribute(name)}" manifest:media-type="{kind}"/>'
        for name, kind in kinds
    )
    root = f'<manifest:file-entry manifest:full-path="/" manifest:version="{VERSION}" manifest:media-type="{MIME}"/>'
    return (
        f'{DECLARATION}<manifest:manifest xmlns:manifest="{NAMESPACES["manifest"]}" manifest:version="{VERSION}">'
        f"{root}{entries}</manifest:manifest>"
    ).encode()


def _content() -> bytes:
    return (
        f'{DECLARATION}<office:document-content {declared(*_PREFIXES)} office:version="{VERSION}"><office:body>'
        '<office:text><text:p text:style-name="Text_20_body"/></office:text></office:body></office:document-content>'
    ).encode()


def _meta() -> bytes:
    return (
        f'{DECLARATION}<office:document-meta {declared("office", "meta", "dc")} office:version="{VERSION}">'
        "<office:meta><meta:generator>drafter</meta:generator></office:meta></office:document-meta>"
    ).encode()


def _styles(look: Look) -> bytes:
    # Where the font is not installed, its stand-in is taken, or what Linux has for that.
    font = (
        f'<style:font-face style:name="{look.font}" svg:font-family="\'{look.font}\', {look.stand_in}, Carlito" '
        'style:font-family-generic="swiss" style:font-pitch="variable"/>'
    )
    return (
        f'{DECLARATION}<office:document-styles {declared(*_PREFIXES)} office:version="{VERSION}">'
        f"<office:font-face-decls>{font}</office:font-face-decls><office:styles>{styles(look)}</office:styles>"
        f"<office:automatic-styles>{_page(look)}</office:automatic-styles>"
        f"<office:master-styles>{_master()}</office:master-styles></office:document-styles>"
    ).encode()


def _page(look: Look) -> str:
    return (
        '<style:page-layout style:name="Page"><style:page-layout-properties '
        f'fo:page-width="{cm(look.width)}" fo:page-height="{cm(look.height)}" style:print-orientation="portrait" '
        f'fo:margin-top="{cm(_EDGE)}" fo:margin-bottom="{cm(_EDGE)}" fo:margin-left="{cm(look.side)}" '
        f'fo:margin-right="{cm(look.side)}" style:writing-mode="lr-tb"><style:footnote-sep style:width="0.018cm" '
        'style:distance-before-sep="0.2cm" style:distance-after-sep="0.15cm" style:line-style="solid" '
        f'style:adjustment="left" style:rel-width="20%" style:color="#{look.rule}"/></style:page-layout-properties>'
        f"<style:header-style>{_band('bottom', look.top)}</style:header-style>"
        f"<style:footer-style>{_band('top', look.bottom)}</style:footer-style></style:page-layout>"
    )


def _band(towards: str, margin: int) -> str:
    """The room at the head or the foot of a page, inside the margin."""
    gap = 170
    return (
        f'<style:header-footer-properties fo:min-height="{cm(margin - _EDGE)}" fo:margin-{towards}="{cm(gap)}" '
        'style:dynamic-spacing="true"/>'
    )


def _master() -> str:
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="Page">'
        '<style:header><text:p text:style-name="Header"><text:subject/></text:p></style:header>'
        '<style:footer><text:p text:style-name="Footer"><text:title/><text:tab/>Page '
        '<text:page-number text:select-page="current">1</text:page-number> of <text:page-count>1</text:page-count>'
        "</text:p></style:footer></style:master-page>"
    )
