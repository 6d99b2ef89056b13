"""``make golden``: the pictures that pages are compared with are taken anew, of the pages that look different."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from tests.export.golden.pages import KEPT, LOOKS, difference, keep, pages_of


def main() -> None:
    """Take them, and say which."""
    names = set()
    for look in LOOKS:
        with TemporaryDirectory() as folder:
            for name, page in pages_of(look, Path(folder)):
                names.add(name)
                if (KEPT / name).exists() and difference(_opened(KEPT / name), page) is None:
                    continue
                keep(name, page)
                print(f"{KEPT / name}")
    for file in KEPT.glob("*.png"):
        if file.name not in names:
            file.unlink()
            print(f"{file} is no longer needed")


def _opened(file: Path) -> Image.Image:
    with Image.open(file) as kept:
        return kept.convert("RGB")


if __name__ == "__main__":
    main()
