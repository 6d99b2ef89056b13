"""The structure tree of a PDF (ISO 32000-1, 14.7): what a screen reader is told, in the order it is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pikepdf import Array, Dictionary, Object, Pdf

MOST_ELEMENTS = 2_000_000
PageKey = tuple[int, int]
"""The number by which a page is known in its file."""


class Mark(NamedTuple):
    """A marked piece of a page."""

    page: PageKey
    number: int


class Annotation(NamedTuple):
    """Something that can be clicked."""

    object: Object


class Tag:
    """An element: its ``kind`` ("P", "H1"; what the file calls it is mapped to a standard one), and what is in it."""

    def __init__(self, kind: str, element: Object, parent: Tag | None) -> None:
        self.kind = kind
        self.element = element
        self.parent = parent
        self.content: list[Tag | Mark | Annotation] = []

    def text_of(self, key: str) -> str | None:
        """A string of the element ("/Alt"); None where it has none."""
        value = self.element.get(key)
        return None if value is None else str(value)

    def attribute(self, owner: str, key: str) -> str | None:
        """An attribute of the element, by its owner ("/Table", "/Scope")."""
        attributes = self.element.get("/A")
        several = [] if attributes is None else attributes.as_list() if isinstance(attributes, Array) else [attributes]
        for each in several:
            if isinstance(each, Dictionary) and each.get("/O") == owner and key in each:
                return str(each.get(key))
        return None

    def walk(self) -> Iterator[Tag]:
        """This element and all below it, in reading order. A stack instead of calls: text may be nested deeply."""
        waiting = [self]
        while waiting:
            tag = waiting.pop()
            yield tag
            waiting += [each for each in reversed(tag.content) if isinstance(each, Tag)]

    def marks(self, without: tuple[str, ...] = ()) -> Iterator[Mark]:
        """The pieces of pages in it, in reading order, but for elements of some kinds."""
        waiting: list[Tag | Mark | Annotation] = [self]
        while waiting:
            each = waiting.pop()
            if isinstance(each, Mark):
                yield each
            elif isinstance(each, Tag) and each.kind not in without:
                waiting += reversed(each.content)


def read_tags(pdf: Pdf) -> Tag | None:
    """The root of the tree; None where a file has none."""
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None:
        return None
    roles = {key: str(value) for key, value in tree.get("/RoleMap", {}).items()}
    root = Tag("", tree, None)
    waiting: list[tuple[Tag, PageKey | None]] = [(root, None)]
    count = 0
    while waiting:
        tag, page = waiting.pop()
        for child in _children(tag.element):
            count += 1
            if count > MOST_ELEMENTS:
                return root
            if isinstance(child, Dictionary) and "/S" in child:
                inner = Tag(_role(str(child.S), roles), child, tag)
                tag.content.append(inner)
                waiting.append((inner, child.Pg.objgen if "/Pg" in child else page))
            else:
                tag.content += _leaf(child, page)
    return root


def _leaf(child: Object, page: PageKey | None) -> Iterator[Mark | Annotation]:
    if not isinstance(child, Dictionary):
        if page is not None:
            yield Mark(page, int(child))
    elif child.get("/Type") == "/OBJR" and "/Obj" in child:
        yield Annotation(child.Obj)
    elif "/MCID" in child:
        where = child.Pg.objgen if "/Pg" in child else page
        if where is not None:
            yield Mark(where, int(child.MCID))


def _children(element: Object) -> list[Object]:
    below = element.get("/K")
    if below is None:
        return []
    return list(below.as_list()) if isinstance(below, Array) else [below]


def _role(kind: str, roles: dict[str, str]) -> str:
    """What a kind stands for; a map that leads in a circle ends where it began."""
    seen = {kind}
    while kind in roles and roles[kind] not in seen:
        kind = roles[kind]
        seen.add(kind)
    return kind.lstrip("/")
