"""A web page opened again, strictly: landmarks, headings, labels in order, tables, pictures, and nothing that loads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.document.pieces import Document
from drafter.export.verify.point import Check, Point, UnsoundError, check, counted, labelled, verified
from drafter.report.visible import stray

if TYPE_CHECKING:
    from lxml.etree import _Element

_ELEMENT = re.compile(
    r"html|head|meta|title|style|body|header|main|nav|footer|section|div|span|a|p|h[1-6]|ul|ol|li|blockquote|hr|br|"
    r"table|caption|colgroup|col|thead|tbody|tfoot|tr|th|td|figure|figcaption|img|details|summary|em|strong|b|u|s|"
    r"sup|sub|code|svg|text|rect|polyline|polygon|circle|path"
)
"""All that a page is made of: nothing that runs, and nothing that asks for anything."""
_ADDRESSES = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]+\Z")
_LOADS = re.compile(
    r"url\((?!\"data:font/woff2;base64,[A-Za-z0-9+/=]+\"\))|@import|image-set\(|expression\(", re.IGNORECASE
)
_POLICY = "default-src 'none'"
_LANDMARKS = ("header", "main", "footer")


class HtmlPage(NamedTuple):
    """A page as it is verified."""

    source: str
    root: _Element
    document: Document

    def all(self, *names: str) -> Iterator[_Element]:
        """The elements of some names, in order."""
        return self.root.iter(*names)


def verify_html(file: Path, document: Document) -> tuple[Point, ...]:
    """Every point of a page, compared with the document it was made from."""
    from lxml import etree

    name, source = "it opens, and is well-formed", "HTML, 13.2; XML 1.0"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        content = file.read_bytes()
        page = HtmlPage(content.decode("utf-8"), etree.fromstring(content, parser), document)
    except (UnicodeDecodeError, etree.XMLSyntaxError) as fault:
        return (Point(name, source, False, f"it cannot be opened again: {fault}"),)
    return (Point(name, source, True, counted(len(content), "byte")), *verified(_CHECKS, page))


@check("every character of it can be seen", "drafter, safety")
def _seen(page: HtmlPage) -> str:
    if stray().search(page.source):
        raise UnsoundError("a character is in it that nobody sees")
    return ""


@check("its language and its title are those of the report", "WCAG 2.2, 2.4.2 and 3.1.1")
def _named(page: HtmlPage) -> str:
    if not page.source.startswith("<!DOCTYPE html>\n"):
        raise UnsoundError("it does not say that it is HTML")
    if page.root.get("lang") != page.document.language:
        raise UnsoundError(f"its language is not {page.document.language}")
    titles = ["".join(map(str, each.itertext())) for each in page.all("title", "h1")]
    if titles != [page.document.title] * 2:
        raise UnsoundError("its title is not that of the report")
    return ""


@check("nothing in it runs, and nothing in it is loaded from elsewhere", "drafter, safety; CSP, 3")
def _still(page: HtmlPage) -> str:
    for each in page.root.iter():
        name = str(each.tag)
        if not _ELEMENT.fullmatch(name):
            # What is no element, a comment for instance, is named by lxml in its own way.
            raise UnsoundError(f"it has {'a comment' if name.startswith('<') else name} in it")
        for attribute, value in ((str(key), str(value)) for key, value in each.items()):
            if attribute.startswith("on") or attribute in ("srcset", "ping", "formaction", "target"):
                raise UnsoundError(f"it has {attribute} in it")
            if attribute == "src" and not _PICTURE.match(value):
                raise UnsoundError("it has a picture that is not inside it")
    styles = [each.text or "" for each in page.all("style")] + [each.get("style") or "" for each in page.root.iter()]
    if any(map(_LOADS.search, styles)):
        raise UnsoundError("its stylesheet loads something")
    policies = [each.get("content") or "" for each in page.all("meta") if each.get("http-equiv")]
    if len(policies) != 1 or not policies[0].startswith(_POLICY):
        raise UnsoundError("it does not forbid to load anything")
    return counted(sum(1 for _ in page.root.iter()), "element")


@check("every link leads to a place in it, or to an address of the web", "WCAG 2.2, 2.4.4")
def _links(page: HtmlPage) -> str:
    every = [each.get("id") for each in page.root.iter() if each.get("id") is not None]
    ids = set(every)
    if len(every) != len(ids):
        raise UnsoundError("two places in it have the same name")
    targets = [each.get("href") or "" for each in page.all("a")]
    for target in targets:
        if target.startswith("#") and target[1:] not in ids:
            raise UnsoundError("a link in it leads nowhere")
        if not target.startswith("#") and not _ADDRESSES.match(target):
            raise UnsoundError("a link in it is no address of the web")
    named = [name for each in page.root.iter() for name in (each.get("aria-labelledby") or "").split()]
    if not ids.issuperset(named):
        raise UnsoundError("something in it is named by what is not there")
    return counted(len(targets), "link")


@check("its labels are those of the report, in order", "drafter, numbering")
def _labels(page: HtmlPage) -> str:
    found = (_words(each) for each in page.all("span") if each.get("class") == "label")
    return labelled(found, page.document.labels)


@check("headings skip no level, and landmarks are there once", "WCAG 2.2, 1.3.1")
def _headings(page: HtmlPage) -> str:
    levels = [int(str(each.tag)[1]) for each in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    if any(after > before + 1 for before, after in pairwise([1, *levels])):
        raise UnsoundError("a heading in it skips a level")
    for name in _LANDMARKS:
        if sum(1 for _ in page.all(name)) != 1:
            raise UnsoundError(f"it has not one {name}")
    return counted(len(levels), "heading")


@check("tables have captions, and heads with their scope", "WCAG 2.2, 1.3.1")
def _tables(page: HtmlPage) -> str:
    count = 0
    for table in page.all("table"):
        count += 1
        heads = list(table.iter("th"))
        if any(each.get("scope") not in ("col", "row") for each in heads):
            raise UnsoundError("a head of a table does not say of what it is the head")
        if not heads and any(_words(cell) for cell in table.iterfind("thead/tr/td")):
            raise UnsoundError("a table has no head")
        if not _words(table.find("caption")):
            raise UnsoundError("a table has no caption")
        around = table.getparent()
        scrolls = around is not None and around.get("class") == "scrolled"
        if scrolls and around is not None and not (around.get("tabindex") == "0" and around.get("aria-labelledby")):
            raise UnsoundError("a table cannot be scrolled by keyboard")
    return counted(count, "table")


@check("pictures and charts say what they show, as in the report", "WCAG 2.2, 1.1.1")
def _pictures(page: HtmlPage) -> str:
    said: list[str] = []
    for figure in page.all("figure"):
        pictures = list(figure.iter("img", "svg"))
        names = {_name(each) for each in pictures}
        if len(names) != 1:
            raise UnsoundError("a figure in it says several things")
        said += [name for name in names if name]
    if sorted(said) != sorted(" ".join(alt.split()) for alt in page.document.described):
        raise UnsoundError("a picture in it is not described as in the report")
    return counted(len(said), "picture")


def _name(picture: _Element) -> str:
    """What a picture says; UnsoundError for one that does not say whether it only decorates."""
    said = picture.get("alt") if picture.tag == "img" else picture.get("aria-label")
    if said is None and picture.get("aria-hidden") != "true":
        raise UnsoundError("a picture in it is neither described nor marked as decoration")
    return " ".join((said or "").split())


def _words(element: _Element | None) -> str:
    if element is None:
        return ""
    return " ".join("".join(map(str, element.itertext())).split())


_CHECKS: tuple[Check[HtmlPage], ...] = (_seen, _named, _still, _links, _labels, _headings, _tables, _pictures)
