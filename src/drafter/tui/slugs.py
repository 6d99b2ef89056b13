"""The name of a report's folder, from its title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_LONGEST = 60


def slug_of(title: str, taken: Collection[str] = ()) -> str:
    """``Libraries: annual report 2026/27`` gives ``libraries-annual-report-2026-27``; a taken one gets a number."""
    plain = unicodedata.normalize("NFKD", title.casefold().replace("’", "").replace("'", ""))
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST].strip("-") or "report"
    if slug not in taken:
        return slug
    # A copy of a copy is one more copy.
    copy = re.fullmatch(r"(.+)-([0-9]{1,2})", slug)
    slug = copy[1] if copy and copy[1] in taken else slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"
