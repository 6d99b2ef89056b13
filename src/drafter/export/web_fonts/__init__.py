"""The letters of a web page: parts of Source Sans, small enough to stand in the page itself. Made, not drawn."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from pathlib import Path

FAMILY = "Report Sans"
"""Not “Source”, a name that its licence (OFL.txt) keeps for the whole font."""
FACES = {"regular": ("normal", "400"), "semibold": ("normal", "600 900"), "italic": ("italic", "400")}
"""Style and weights by the name of the file."""
FOLDER = Path(__file__).parent


def font_faces(names: Iterable[str]) -> str:
    """Some of the faces as CSS, with their files inside."""
    return "\n".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-style: {style}; font-weight: {weight}; '
        f'src: url("data:font/woff2;base64,{_content(name)}") format("woff2"); }}'
        for name, (style, weight) in ((name, FACES[name]) for name in names)
    )


def _content(name: str) -> str:
    return base64.b64encode((FOLDER / f"{name}.woff2").read_bytes()).decode("ascii")
