"""The names of WordprocessingML (ECMA-376, part 1), and its parts read and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIP = f"{{{OFFICE}}}"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def parsed(content: bytes) -> _Element:
    """A part as a tree."""
    # Imported while pandoc runs: lxml takes a while to load.
    from lxml import etree

    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def serialised(tree: _Element) -> bytes:
    """A tree as a part."""
    from lxml import etree

    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def attribute(element: _Element, name: str) -> str | None:
    """An attribute in the main namespace."""
    return element.get(f"{W}{name}")


def made(name: str, **attributes: str | int) -> _Element:
    """A new element of the main namespace, with attributes of it."""
    from lxml import etree

    element = etree.Element(f"{W}{name}")
    for key, value in attributes.items():
        element.set(f"{W}{key}", str(value))
    return element
