"""A report with a sentence of its own in every place where a sentence can stand, and readers of all that is in a file.

The readers share nothing with drafter's own.
"""

from __future__ import annotations

import html
import re
import shutil
import unicodedata
import zipfile
import zlib
from pathlib import Path

import pikepdf

from tests.export.published import PROJECT, needs, text_of_pdf
from tests.export.sound import PNG

_ANIMALS = (
    ("aardvark", "albatross", "antelope", "armadillo", "barracuda", "bluebottle", "bumblebee", "capybara", "cassowary")
    + (
        "chameleon",
        "chinchilla",
        "cockatoo",
        "cormorant",
        "crocodile",
        "dormouse",
        "dragonfly",
        "flamingo",
        "grasshopper",
    )
    + (
        "greyhound",
        "guillemot",
        "hedgehog",
        "hippopotamus",
        "kangaroo",
        "kingfisher",
        "kittiwake",
        "kookaburra",
        "leopard",
    )
    + (
        "mongoose",
        "nightingale",
        "pangolin",
        "partridge",
        "porcupine",
        "razorbill",
        "salamander",
        "wolverine",
        "yellowhammer",
    )
)


def sentence(place: str) -> str:
    """The sentence that is planted at a place: told by the animal in it, and by nothing else."""
    animal = _ANIMALS[PLACES.index(place)]
    return f"The {animal} of {animal} hall owes {animal} guineas to Wyn {animal}"


EXEMPT = (
    "paragraph", "heading", "numbered", "pinned", "unnumbered", "bullet", "nested", "ordered", "quote", "cell",
    "bold", "link", "note", "note nobody cites", "caption", "alt", "source", "label", "unit", "csv", "rows", "series",
    "image file", "data file", "entry", "entry file", "figure name", "block name", "answer", "value",
)  # fmt: skip
"""What only the full edition may have."""
NEVER = ("waiver reason", "waiver by", "comment", "comment in a list", "comment at the end", "folder")
"""What no edition may have."""
PLACES = EXEMPT + NEVER
NEVER_PRINTED = (
    "note nobody cites",
    "label",
    "unit",
    "image file",
    "data file",
    "entry file",
    "figure name",
    "block name",
    "source",
)
"""What is in the full edition neither, for nothing prints it."""

FORM = """
format = 1
name = "planted"
title = "A planted report"
[[meta]]
id = "report_to"
label = "Report to"
[[meta]]
id = "meeting_date"
label = "Date of meeting"
kind = "date"
[[sections]]
id = "background"
heading = "Background"
  [[sections.fields]]
  id = "text"
  [[sections.fields]]
  id = "why"
  prompt = "Why is it needed?"
  [[sections.fields]]
  id = "papers"
  kind = "list"
  prompt = "List of papers:"
"""


def _name(place: str) -> str:
    return sentence(place).replace(" ", "_")


def source() -> str:
    """The report."""
    said = {place: sentence(place) for place in PLACES}
    return f"""
# {said["comment"]}
format = 1
template = "planted"
title = "The market"
[meta]
report_to = "The committee"
meeting_date = 2027-03-04
[sections.background]
text = '''
Everything here may be read by all.

::: exempt 3 5
{said["paragraph"]}. {{#{_name("block name")}}}

## {said["heading"]}

.. {said["numbered"]}.

.[1.7a] {said["pinned"]}.

~ {said["unnumbered"]}.

- {said["bullet"]}
  - {said["nested"]}

1. {said["ordered"]}

> {said["quote"]}

| What | Who |
|---|---|
| {said["cell"]} | x |

**{said["bold"]}** [here](https://example.org/{_name("link")}) {{{{ note("secret") }}}} {{{{ {_name("figure name")} }}}}

{{{{ table }}}}

{{{{ file }}}}

{{{{ chart }}}}

{{{{ picture }}}}
:::

Closing words for all to read.
'''
why = '''
::: exempt 3
{said["answer"]}.
:::
'''
papers = [
    # {said["comment in a list"]}
    "Appendix A: Plan",
    {{ text = "{said["entry"]}", file = "figures/{_name("entry file")}.pdf", exempt = [3] }},
]
[notes.secret]
text = "{said["note"]}."
[notes.other]
text = "{said["note nobody cites"]}."
[figures.{_name("figure name")}]
value = 8675309
label = "{said["label"]}"
unit = "{said["unit"]}"
source = "{said["source"]}"
[figures.table]
kind = "table"
caption = "{said["caption"]}"
rows = [["Who", "What"], ["{said["rows"]}", "1"]]
[figures.file]
kind = "table"
caption = "Offers"
data = "figures/{_name("data file")}.csv"
[figures.chart]
kind = "chart"
chart = "bar"
rows = [["who", "{said["series"]}"], ["a", "1"]]
x = "who"
y = ["{said["series"]}"]
caption = "Bids"
alt = "{said["alt"]}"
[figures.picture]
kind = "image"
file = "figures/{_name("image file")}.png"
caption = "A picture"
alt = "A picture of {said["value"]}"
[[waivers]]
rule = "C104"
at = "background"
reason = "{said["waiver reason"]}"
by = "{said["waiver by"]}"
# {said["comment at the end"]}
"""


def plant(folder: Path) -> Path:
    """Write the report into a workspace of its own; its file."""
    workspace = folder / _name("folder")
    template = workspace / "templates" / "planted"
    shutil.copytree(PROJECT / "templates" / "scrutiny-report", template)
    (template / "template.toml").write_text(FORM, encoding="utf-8")
    report = workspace / "drafts" / "market"
    figures = report / "figures"
    figures.mkdir(parents=True)
    (report / "report.toml").write_text(source(), encoding="utf-8")
    (figures / f"{_name('image file')}.png").write_bytes(PNG)
    table = f"who,what\n{sentence('csv')},3\nb,4\n"
    (figures / f"{_name('data file')}.csv").write_text(table, encoding="utf-8")
    return report / "report.toml"


def reference_that_says(template: Path, words: str) -> None:
    """Put words into the header of the template's reference file, as a council's own letterhead has them."""
    file = template / "reference.docx"
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = next(name for name in parts if "header" in name and name.endswith(".xml") and b"</w:p>" in parts[name])
    parts[name] = parts[name].replace(b"</w:p>", f"<w:r><w:t>{words}</w:t></w:r></w:p>".encode(), 1)
    with zipfile.ZipFile(file, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)


def everything_in(file: Path) -> str:
    """All that is in a file, decompressed: its parts, streams, strings and text, small letters and digits alone."""
    content = file.read_bytes()
    if content.startswith(b"PK"):
        found = _in_archive(file)
    elif content.startswith(b"%PDF"):
        found = _in_pdf(file)
    else:
        text = content.decode("utf-8")
        found = [text, html.unescape(text), re.sub("<[^>]*>", "", html.unescape(text))]
    return bare("\n".join([content.decode("latin-1"), *found]))


def bare(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def _in_archive(file: Path) -> list[str]:
    with zipfile.ZipFile(file) as archive:
        parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        names = " ".join(archive.namelist())
    return [names, *parts, *(html.unescape(re.sub("<[^>]*>", "", part)) for part in parts)]


def _in_pdf(file: Path) -> list[str]:
    needs("pdftotext")
    with pikepdf.open(file) as pdf:
        found = [text_of_pdf(file)]
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream):
                try:
                    found.append(each.read_bytes().decode("latin-1"))
                except (pikepdf.PdfError, zlib.error):
                    found.append(each.read_raw_bytes().decode("latin-1"))
            found += _strings(each)
    return found


def _strings(value: pikepdf.Object) -> list[str]:
    """The strings of an object, without what it leads to."""
    if isinstance(value, pikepdf.String):
        return [str(value), bytes(value).decode("utf-16-be", "replace")]
    if isinstance(value, pikepdf.Array):
        return [text for each in value if not _leads_on(each) for text in _strings(each)]
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return [text for _, each in value.items() if not _leads_on(each) for text in _strings(each)]
    return []


def _leads_on(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect
