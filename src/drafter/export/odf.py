"""The names of OpenDocument (OASIS, version 1.3): namespaces, styles, measures."""

from __future__ import annotations

import re

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    "office": f"{_URN}office:1.0",
    "style": f"{_URN}style:1.0",
    "text": f"{_URN}text:1.0",
    "table": f"{_URN}table:1.0",
    "draw": f"{_URN}drawing:1.0",
    "fo": f"{_URN}xsl-fo-compatible:1.0",
    "svg": f"{_URN}svg-compatible:1.0",
    "meta": f"{_URN}meta:1.0",
    "manifest": f"{_URN}manifest:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ooow": "http://openoffice.org/2004/writer",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
VERSION = "1.3"
MIME = "application/vnd.oasis.opendocument.text"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9.-]")


def declared(*prefixes: str) -> str:
    """The namespaces of some prefixes, for the opening tag of a part."""
    return " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)


def named(tag: str) -> str:
    """``text:p`` as a parser names it."""
    prefix, _, name = tag.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{name}"


def style_name(shown: str) -> str:
    """The name in a file of a style that people know as ``shown`` (19.502): ``Report_20_List`` for “Report List”."""
    return _NOT_IN_A_NAME.sub(lambda found: f"_{ord(found[0]):x}_", shown)
