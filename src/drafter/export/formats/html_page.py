"""The page around a report: head, landmarks, list of contents, footnotes. Nothing in it is loaded or run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

from drafter.document.contents import DEEPEST, FEWEST, TITLE, Contents
from drafter.document.opened import opened
from drafter.document.parts import part_file
from drafter.document.pieces import Document
from drafter.export.formats.html_look import look_css
from drafter.export.formats.html_writer import Entry, HtmlWriter
from drafter.export.markup import attribute, escaped
from drafter.export.web_fonts import FACES, font_faces
from drafter.report.dates import long_date
from drafter.report.errors import InputError
from drafter.report.page_design import PLAIN, PageDesign

DESIGN_FILE = "report.css"
_BASE_FILE = Path(__file__).parent.parent / "design" / "page.css"
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
)
"""What a browser may do with the page (Content Security Policy, level 3): show it."""
_NOT_PLAIN = re.compile(r"[^0-9A-Za-z ]")
_LOADS = re.compile(r"url\(|@import|image-set\(", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def web_page(document: Document, blocks: Sequence[Any], template_folder: Path, design: PageDesign = PLAIN) -> str:
    """The page, whole. Raises InputError for a node that no page has, and for a stylesheet that cannot be read."""
    writer = HtmlWriter()
    # What stands before the first heading stands before the list of contents, too.
    before = list(takewhile(lambda block: opened(block)[0] != "Header", blocks))
    opening = writer.blocks(before)
    report = writer.blocks(blocks[len(before) :])
    listed = [each for each in writer.headings if each.level <= DEEPEST]
    has_contents = document.contents is not Contents.NONE and len(listed) >= FEWEST
    contents = _contents(listed) if has_contents else ""
    style = ' class="listed"' if contents else ""
    body = [
        '<a class="skip" href="#the_report">Skip to the report</a>',
        _banner(document),
        f'<main id="the_report" tabindex="-1"{style}>',
        f'<div class="opening">\n{opening}\n</div>' if opening else "",
        contents,
        f'<div class="report">\n{report}\n{_notes(list(writer.notes()))}\n</div>',
        "</main>",
        _foot(document),
    ]
    draft = ' class="draft"' if document.draft else ""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{attribute(document.language)}"{draft}>',
            _head(document, _style(document, template_folder, design, "\n".join(body))),
            "<body>",
            *filter(None, body),
            "</body>",
            "</html>\n",
        ]
    )


def _head(document: Document, style: str) -> str:
    named = {"description": document.subject, "author": document.author}
    said = "".join(f'<meta name="{name}" content="{attribute(words)}"/>\n' for name, words in named.items() if words)
    return (
        f'<head>\n<meta charset="utf-8"/>\n<meta http-equiv="Content-Security-Policy" content="{_POLICY}"/>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        '<meta name="color-scheme" content="light dark"/>\n<meta name="referrer" content="no-referrer"/>\n'
        f"{said}<title>{escaped(document.title)}</title>\n<style>\n{style}\n</style>\n</head>"
    )


def _style(document: Document, template_folder: Path, design: PageDesign, body: str) -> str:
    """The stylesheet, with the letters that the body is written in."""
    sheet = part_file(template_folder, DESIGN_FILE)
    try:
        own = sheet.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise InputError(
            f"The stylesheet cannot be read: {fault}.", cure="It is a text, in UTF-8.", path=str(sheet)
        ) from fault
    own = _COMMENT.sub("", own)
    if "<" in own or "&" in own:
        raise InputError("The stylesheet has < or & in it.", cure="A stylesheet needs neither.", path=str(sheet))
    if _LOADS.search(own):
        raise InputError(
            "The stylesheet asks for another file.",
            cure="A web page needs nothing else: take it out.",
            path=str(sheet),
        )
    base = _COMMENT.sub("", _BASE_FILE.read_text(encoding="utf-8"))
    lines = (line.strip() for part in (base, look_css(design), own, _margins(document)) for line in part.splitlines())
    faces = [name for name in FACES if name != "italic" or "<em>" in body]
    return "\n".join((font_faces(faces), *filter(None, lines)))


def _margins(document: Document) -> str:
    """What stands at the head and the foot of each page that is printed."""
    warning = f"@top-right {{ content: {_quoted(document.warning)}; }}\n" if document.warning else ""
    return f"@page {{\n{warning}@bottom-left {{ content: {_quoted(document.title)}; }}\n}}"


def _quoted(text: str) -> str:
    """Any text as a string of CSS: every character that could mean something by its number (CSS Syntax, 4.3.7)."""
    return '"' + _NOT_PLAIN.sub(lambda found: f"\\{ord(found[0]):x} ", text) + '"'


def _banner(document: Document) -> str:
    warning = f'<strong class="warning">{escaped(document.warning)}</strong>' if document.warning else ""
    style = "banner warned" if warning else "banner"
    return f'<header class="{style}"><span class="kind">{escaped(document.subject)}</span>{warning}</header>'


def _contents(headings: Sequence[Entry]) -> str:
    """The list of contents: sections, and what stands below them."""
    return (
        '<nav class="contents" aria-labelledby="the_contents">\n<h2 id="the_contents">'
        f"{TITLE}</h2>\n{_listed(headings)}\n</nav>"
    )


def _listed(headings: Sequence[Entry]) -> str:
    """Sections as a list, each with what stands below it as a list of its own."""
    written: list[str] = []
    level = 0
    for heading in headings:
        if heading.level > level:
            written.append("<ol>" * (heading.level - level))
        else:
            written.append("</li>" + "</ol></li>" * (level - heading.level))
        written.append(f'\n<li><a href="#{attribute(heading.anchor)}">{heading.words}</a>')
        level = heading.level
    return "".join([*written, "</li></ol>" * level])


def _notes(notes: Iterable[str]) -> str:
    entries = "\n".join(notes)
    if not entries:
        return ""
    heading = '<h2 id="the_notes">Notes</h2>'
    return f'<section class="notes" aria-labelledby="the_notes">\n{heading}\n<ol>\n{entries}\n</ol>\n</section>'


def _foot(document: Document) -> str:
    when = f"For the meeting of {long_date(document.meeting)}" if document.meeting is not None else document.subject
    return f'<footer class="foot"><p>{escaped(document.title)}</p><p>{escaped(when)}</p></footer>'
