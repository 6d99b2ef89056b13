"""The words of a DOCX: labels in order, headings, tables, pictures, styles, links, language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.document.contents import DEEPEST, FEWEST, Contents
from drafter.export.verify.docx_file import OFFICE, STYLES, DocxFile, W
from drafter.export.verify.point import Check, UnsoundError, check, counted, labelled

if TYPE_CHECKING:
    from lxml.etree import _Element

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SHAPE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_USES = ("pStyle", "rStyle", "tblStyle")
_SHOWS = ("t", "tab", "drawing", "pict", "footnoteReference", "br", "sectPr", "fldChar", "fldSimple", "sym")


@check("its labels are those of the report, in order", "drafter, numbering")
def labels(docx: DocxFile) -> str:
    """What stands in the column of labels is what the outline says."""
    return labelled(labels_of(docx.body), docx.document.labels)


@check("headings are headings, and none skips a level", "WCAG 2.2, 1.3.1")
def headings(docx: DocxFile) -> str:
    """A reader that goes from heading to heading meets no gap."""
    level = count = 0
    for style in docx.body.iter(f"{W}pStyle"):
        name = style.get(f"{W}val") or ""
        if name.startswith("Heading") and name[7:].isdigit():
            count += 1
            if int(name[7:]) > level + 1:
                raise UnsoundError(f"a heading of level {name[7:]} follows one of level {level}")
            level = int(name[7:])
    return counted(count, "heading")


@check("its list of contents is that of its headings", "WCAG 2.2, 2.4.5; ECMA-376, part 1, 17.16.5.68")
def contents(docx: DocxFile) -> str:
    """As Word would make it: every heading down to a level, in order, each with a link to where it stands."""
    places = {each.get(f"{W}name"): each for each in docx.body.iter(f"{W}bookmarkStart")}
    paragraphs = list(docx.body.iter(f"{W}p"))
    headings = [each for each in paragraphs if (_level_of(each) or DEEPEST + 1) <= DEEPEST]
    entries = _listed(docx.body)
    wanted = docx.document.contents is Contents.PRINTED and len(headings) >= FEWEST
    if [_words_of(each) for each in entries] != [_words_of(each) for each in headings if wanted]:
        raise UnsoundError("its list of contents is not that of its headings")
    for entry, heading in zip(entries, headings, strict=False):
        link = entry.find(f"{W}hyperlink")
        place = None if link is None else places.get(link.get(f"{W}anchor"))
        if place is None or not (place.getparent() is heading or place.getnext() is heading):
            raise UnsoundError("an entry of its list of contents does not lead to its heading")
    return counted(len(entries), "entry", "entries")


@check(
    "every table has heads that are marked, and repeated on the next page", "WCAG 2.2, 1.3.1; ECMA-376, part 1, 17.4.49"
)
def tables(docx: DocxFile) -> str:
    """A head row that is repeated, or heads in the first column."""
    found = list(docx.body.iter(f"{W}tbl"))
    for table in found:
        look = table.find(f"{W}tblPr/{W}tblLook")
        by_column = look is not None and look.get(f"{W}firstColumn") in ("1", "true", "on")
        if not by_column and table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None:
            raise UnsoundError("a table has no head")
    return counted(len(found), "table")


@check("pictures say what they show, as in the report", "WCAG 2.2, 1.1.1")
def pictures(docx: DocxFile) -> str:
    """Those that only decorate have no description, and are marked as that."""
    frames = list(docx.body.iter(f"{_DRAWING}docPr"))
    if len(frames) != sum(1 for _ in docx.body.iter(f"{_SHAPE}pic")):
        raise UnsoundError("a picture in it has no frame that could describe it")
    described = [str(each.get("descr")) for each in frames if each.get("descr")]
    if sorted(described) != sorted(docx.document.described):
        raise UnsoundError("a picture in it is not described as in the report")
    bare = [each for each in frames if not each.get("descr") and next(each.iter("{*}decorative"), None) is None]
    if bare:
        raise UnsoundError("a picture in it is neither described nor marked as decoration")
    return counted(len(frames), "picture")


@check("every style that is used is there", "ECMA-376, part 1, 17.7", binding=False)
def styles(docx: DocxFile) -> str:
    """A style that a council’s own reference file leaves out is printed in Word’s plain one."""
    there = {each.get(f"{W}styleId") for each in docx.trees[STYLES].iter(f"{W}style")}
    used = {each.get(f"{W}val") for tree in docx.texts.values() for each in tree.iter(*(f"{W}{use}" for use in _USES))}
    missing = sorted(str(name) for name in used - there)
    if missing:
        raise UnsoundError(f"it uses the style {missing[0]}, which is not there")
    return counted(len(used), "style")


@check("no paragraph of the text is empty", "WCAG 2.2, 1.3.1")
def paragraphs(docx: DocxFile) -> str:
    """A screen reader says "blank" for each; space is the business of styles."""
    count = 0
    for paragraph in docx.body.iter(f"{W}p"):
        parent = paragraph.getparent()
        # An empty cell is an empty paragraph: there is no other way to write one.
        if parent is not None and parent.tag == f"{W}tc":
            continue
        count += 1
        if next(paragraph.iter(*(f"{W}{name}" for name in _SHOWS)), None) is None:
            raise UnsoundError("it has an empty paragraph")
    return counted(count, "paragraph")


@check("every link inside it leads somewhere, and no place has the name of another", "WCAG 2.2, 2.4.4")
def links(docx: DocxFile) -> str:
    """Bookmarks, links to them, and notes."""
    places = [str(each.get(f"{W}name")) for each in docx.body.iter(f"{W}bookmarkStart")]
    if len(places) != len(set(places)):
        raise UnsoundError("two places in it have one name")
    targets = [str(each.get(f"{W}anchor")) for each in docx.body.iter(f"{W}hyperlink") if each.get(f"{W}anchor")]
    lost = sorted(set(targets) - set(places))
    if lost:
        raise UnsoundError(f"a link in it leads to {lost[0]}, which is not there")
    known = {each.get("Id") for each in docx.trees.get("word/_rels/document.xml.rels", ())}
    outside = [each.get(f"{{{OFFICE}}}id") for each in docx.body.iter(f"{W}hyperlink") if not each.get(f"{W}anchor")]
    if not known.issuperset(outside):
        raise UnsoundError("a link in it leads nowhere")
    return counted(len(targets) + len(outside), "link")


@check("every note is there, and every one that is there is referred to", "ECMA-376, part 1, 17.11")
def notes(docx: DocxFile) -> str:
    """A note that nobody refers to is text that nobody sees."""
    tree = docx.trees.get("word/footnotes.xml")
    there = [] if tree is None else [each for each in tree.iter(f"{W}footnote") if each.get(f"{W}type") is None]
    ids = {each.get(f"{W}id") for each in there}
    used = {each.get(f"{W}id") for each in docx.body.iter(f"{W}footnoteReference")}
    if used - ids:
        raise UnsoundError("a note in it is missing")
    if ids - used:
        raise UnsoundError("it has a note that nothing refers to")
    return counted(len(used), "note")


@check("its language is that of the report", "WCAG 2.2, 3.1.1")
def language(docx: DocxFile) -> str:
    """The language a screen reader reads it in. A style may be in another, for words of another."""
    wanted = docx.document.language
    said = docx.trees[STYLES].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if said is None or said.get(f"{W}val") != wanted:
        raise UnsoundError(f"its language is not {wanted}")
    return wanted


def labels_of(body: _Element) -> Iterator[str]:
    """The first words, up to the tab, of each paragraph that has one after them: what stands in the label column."""
    listed = set(_listed(body))
    for paragraph in body.iter(f"{W}p"):
        if paragraph in listed:
            continue
        words = ""
        for run in paragraph.iter(f"{W}r"):
            for each in run.iter(f"{W}t", f"{W}tab"):
                if each.tag == f"{W}tab":
                    yield words.strip()
                    break
                words += each.text or ""
            else:
                continue
            break


def _level_of(paragraph: _Element) -> int | None:
    """The level of a heading; None for any other paragraph."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = "" if style is None else style.get(f"{W}val") or ""
    level = name.removeprefix("Heading")
    return int(level) if name.startswith("Heading") and level.isdigit() else None


def _listed(body: _Element) -> list[_Element]:
    """The entries of the list of contents, whatever their styles are called: those below its title."""
    return [each for block in body.iter(f"{W}sdtContent") for each in block.findall(f"{W}p")[1:]]


def _words_of(paragraph: _Element) -> str:
    return "".join("".join(each.text or "" for each in paragraph.iter(f"{W}t")).split())


WORD_CHECKS: tuple[Check[DocxFile], ...] = (
    labels,
    headings,
    contents,
    tables,
    pictures,
    styles,
    paragraphs,
    links,
    notes,
    language,
)
