"""The pages of an ODT, from its reference file: running words, the warning at their head, and pages in landscape."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from drafter.document.pieces import Document
from drafter.export.formats.odt_looks import TURNED_MASTER, UPRIGHT_MASTER
from drafter.export.odf import NAMESPACES, named, style_name

if TYPE_CHECKING:
    from lxml.etree import _Element

WARNING = "Report Warning"
DECORATION = "Pictures/draft.svg"
"""The slanted word behind a draft; a screen reader never says what is behind a page."""


def finished_styles(reference: bytes, document: Document, *, has_turned: bool) -> bytes:
    """``styles.xml`` of the reference file, with the words of this report. Raises XMLSyntaxError."""
    # Imported while another process works: lxml takes a while to load.
    from lxml import etree

    tree = etree.fromstring(reference, etree.XMLParser(resolve_entities=False, no_network=True))
    _forget_sessions(tree)
    _speak(tree, document.language)
    _say(tree, document)
    for master in tree.iter(named("style:master-page")):
        if document.warning:
            _warn(master, document.warning)
    if document.draft:
        for page in tree.iter(named("style:page-layout-properties")):
            _decorate(page)
    if has_turned:
        _turn(tree)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8")


def _forget_sessions(tree: _Element) -> None:
    """Take away the numbers of the sessions in which somebody drew the file."""
    for each in tree.iter():
        for name in [name for name in map(str, each.attrib) if name.endswith("rsid")]:
            del each.attrib[name]


def _speak(tree: _Element, language: str) -> None:
    """Say the language of the report, whatever that of the program was in which the file was drawn."""
    code, _, country = language.partition("-")
    for style in tree.iter(named("style:default-style")):
        if style.get(named("style:family")) != "paragraph":
            continue
        properties = style.find(named("style:text-properties"))
        if properties is None:
            properties = _made("style:text-properties")
            style.append(properties)
        properties.set(named("fo:language"), code)
        properties.set(named("fo:country"), country)


def _say(tree: _Element, document: Document) -> None:
    """What fields show, which programs fill in only when they open the file."""
    for name, words in (("title", document.title), ("subject", document.subject)):
        for field in tree.iter(named(f"text:{name}")):
            field.text = words


def _warn(master: _Element, warning: str) -> None:
    """Put the warning at the head of every page; a page without a head is given one."""
    if master.find(named("style:header")) is None:
        master.insert(0, _made("style:header"))
    for kind in ("header", "header-left", "header-first"):
        for head in master.iterfind(named(f"style:{kind}")):
            paragraph = _made("text:p", **{"text:style-name": style_name(WARNING)})
            paragraph.text = warning
            head.insert(0, paragraph)


def _decorate(page: _Element) -> None:
    for old in page.findall(named("style:background-image")):
        page.remove(old)
    picture = {"href": DECORATION, "type": "simple", "actuate": "onLoad"}
    image = _made(
        "style:background-image",
        **{f"xlink:{name}": value for name, value in picture.items()},
        **{"style:position": "center center", "style:repeat": "no-repeat"},
    )
    page.insert(0, image)


def _turn(tree: _Element) -> None:
    """A kind of page like the upright one, lying; what is measured to the right margin is at the wider one."""
    upright = next(
        (each for each in tree.iter(named("style:master-page")) if each.get(named("style:name")) == UPRIGHT_MASTER),
        None,
    )
    layouts = {each.get(named("style:name")): each for each in tree.iter(named("style:page-layout"))}
    layout = None if upright is None else layouts.get(upright.get(named("style:page-layout-name")))
    properties = None if layout is None else layout.find(named("style:page-layout-properties"))
    if upright is None or layout is None or properties is None:
        return
    turned, lying = copy.deepcopy(upright), copy.deepcopy(layout)
    lying.set(named("style:name"), "PageTurned")
    turned.set(named("style:name"), style_name(TURNED_MASTER))
    turned.set(named("style:display-name"), TURNED_MASTER)
    turned.set(named("style:page-layout-name"), "PageTurned")
    width, height = (properties.get(named(f"fo:page-{side}")) or "" for side in ("width", "height"))
    for own in lying.iter(named("style:page-layout-properties")):
        own.set(named("fo:page-width"), height)
        own.set(named("fo:page-height"), width)
        own.set(named("style:print-orientation"), "landscape")
    layout.addnext(lying)
    upright.addnext(turned)
    _widen(tree, turned, properties, height)


def _widen(tree: _Element, turned: _Element, page: _Element, height: str) -> None:
    """Give the foot of a lying page a style whose last tab is at the margin of that page."""
    margins = [_cm(page.get(named(f"fo:margin-{side}")) or "0cm") for side in ("left", "right")]
    styles = tree.find(named("office:automatic-styles"))
    if styles is None:
        return
    made: set[str] = set()
    for paragraph in turned.iterfind(f"{named('style:footer')}/{named('text:p')}"):
        parent = paragraph.get(named("text:style-name")) or "Footer"
        name = f"{parent}Turned"
        paragraph.set(named("text:style-name"), name)
        if name in made:
            continue
        made.add(name)
        style = _made(
            "style:style",
            **{"style:name": name, "style:family": "paragraph", "style:parent-style-name": parent},
        )
        inside, stops = _made("style:paragraph-properties"), _made("style:tab-stops")
        end = f"{_cm(height) - sum(margins):.3f}cm"
        stops.append(_made("style:tab-stop", **{"style:position": end, "style:type": "right"}))
        inside.append(stops)
        style.append(inside)
        styles.append(style)


def _cm(measure: str) -> float:
    """A measure of a reference file in centimetres; programs write centimetres or inches."""
    number = float(measure.rstrip("acdehilmnprtx") or 0)
    return number * {"in": 2.54, "mm": 0.1, "pt": 2.54 / 72}.get(measure[-2:], 1.0)


def _made(tag: str, **attributes: str) -> _Element:
    from lxml import etree

    element = etree.Element(named(tag), nsmap={tag.partition(":")[0]: NAMESPACES[tag.partition(":")[0]]})
    for name, value in attributes.items():
        element.set(named(name), value)
    return element
