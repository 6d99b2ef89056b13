"""The receipt as a page: plain HTML that opens anywhere, prints well, and reads well aloud."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from drafter.export.receipt.receipt import Receipt, ReceiptCheck, ReceiptFile, ReceiptFinding
from drafter.report.dates import long_date
from drafter.report.visible import named

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; max-width: 60rem; margin: 2rem auto;
  padding: 0 1rem; }
h1 { font-size: 1.6rem; margin-bottom: 0; }
h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid #767676; }
.notice { font-weight: bold; border-left: 4px solid #a3261b; padding-left: .6rem; color: #8a1c12; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #c8c8c8; }
td.hash { font-family: ui-monospace, monospace; font-size: .8rem; word-break: break-all; }
tbody th { font-weight: normal; }
.failed { color: #8a1c12; font-weight: bold; }
"""


def as_page(receipt: Receipt) -> bytes:
    """The receipt as an HTML page."""
    title = f"Receipt: {receipt.report.title or receipt.report.slug}"
    parts = [
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_said(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>",
        f"<h1>{_said(title)}</h1>",
        f'<p class="notice">{_said(receipt.notice)}</p>',
        *_facts(receipt),
        *_files(receipt.files),
        *(part for file in receipt.files for part in _points(file)),
        *_check(receipt.check),
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(parts).encode()


def facts(receipt: Receipt) -> dict[str, str]:
    """What a receipt says of the export as a whole, in the words of its page."""
    report = receipt.report
    said = {
        "Report": report.slug,
        "Template": f"{report.template}, version {report.template_version}",
        "Meeting": "no date" if report.meeting is None else long_date(report.meeting),
        "Edition": "for the public" if receipt.edition == "public" else "full: it may hold exempt text",
        "State": "draft" if receipt.draft else "final",
        "Date in the files": long_date(receipt.dated),
        "Made by": f"drafter {receipt.drafter}",
        "Fonts": "those of drafter, and those of the machine" if receipt.system_fonts else "those of drafter alone",
    }
    if receipt.design is not None:
        crest = ", with a crest" if receipt.design.crest else ""
        said["Page design"] = f"{receipt.design.name}, in the colour {receipt.design.colour}{crest}"
    return said


def _facts(receipt: Receipt) -> Iterator[str]:
    yield "<table>"
    for name, value in facts(receipt).items():
        yield f'<tr><th scope="row">{_said(name)}</th><td>{_said(value)}</td></tr>'
    yield "</table>"


def _files(files: Sequence[ReceiptFile]) -> Iterator[str]:
    yield "<h2>Files</h2>"
    yield from _table(
        ("File", "Bytes", "SHA-256", "Made by"),
        (
            f'<th scope="row">{_said(each.name)}</th><td>{each.size:,}</td><td class="hash">{each.sha256}</td>'
            f"<td>{_said(each.made_by)}</td>"
            for each in files
        ),
    )


def _points(file: ReceiptFile) -> Iterator[str]:
    yield f"<h2>What was verified of {_said(file.name)}</h2>"
    yield from _table(
        ("Point", "Asked for by", "Holds", "Found"),
        (
            f'<th scope="row">{_said(each.name)}</th><td>{_said(each.source)}</td>'
            f"{_holds(each.passed)}<td>{_said(each.detail)}</td>"
            for each in file.verified
        ),
    )


def _holds(passed: bool) -> str:
    return "<td>yes</td>" if passed else '<td class="failed">no</td>'


def _check(check: ReceiptCheck | None) -> Iterator[str]:
    yield "<h2>What the check found</h2>"
    if check is None:
        yield "<p>It was not asked.</p>"
        return
    yield f"<p>{check.answered} of {check.required} required questions are answered.</p>"
    if check.kept_back:
        yield f"<p>{_said(check.kept_back)}</p>"
    if not check.findings:
        yield "<p>Nothing.</p>"
        return
    yield from _table(("Code", "Level", "At", "Finding", "Waived"), map(_finding, check.findings))


def _finding(finding: ReceiptFinding) -> str:
    cells = (finding.level, finding.number or finding.field, words_of(finding), waived_words(finding))
    return f'<th scope="row">{_said(finding.code)}</th>' + "".join(f"<td>{_said(cell)}</td>" for cell in cells)


def words_of(finding: ReceiptFinding) -> str:
    """What was found; where the words are kept back, the name of the rule."""
    return finding.message or finding.alias.replace("-", " ")


def waived_words(finding: ReceiptFinding) -> str:
    """Who waived it, until when and why; empty where nobody did."""
    if finding.waived is None:
        return ""
    until = "" if finding.waived.until is None else f"until {long_date(finding.waived.until)}"
    who = ", ".join(filter(None, (finding.waived.by, until))) or "yes"
    return ": ".join(filter(None, (who, finding.waived.reason)))


def _table(heads: Sequence[str], rows: Iterable[str]) -> Iterator[str]:
    yield "<table>"
    yield "<thead><tr>" + "".join(f'<th scope="col">{head}</th>' for head in heads) + "</tr></thead>\n<tbody>"
    for row in rows:
        yield f"<tr>{row}</tr>"
    yield "</tbody>\n</table>"


def _said(text: str) -> str:
    return escape(named(text), quote=True)
