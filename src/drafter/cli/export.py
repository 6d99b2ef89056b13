"""``drafter export``: publish reports."""

from __future__ import annotations

import datetime
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.batch import each, worst
from drafter.cli.options import json_option, today_option
from drafter.cli.printing import out, out_json, say
from drafter.cli.reports import load, named_each

if TYPE_CHECKING:
    from drafter.checks.finding import CheckResult
    from drafter.export.publish import Published
    from drafter.store.load import Loaded


@click.command()
@click.argument("reports", nargs=-1, required=True, metavar="REPORT…")
@click.option(
    "--to",
    "formats",
    default="docx,pdf",
    show_default=True,
    metavar="FORMATS",
    help="docx, pdf, html, odt, md, with commas between them.",
)
@click.option("--edition", type=click.Choice(["public", "full"]), default="public", show_default=True)
@click.option("--out", "folder", type=click.Path(path_type=Path), default=Path(), metavar="DIR", help="Where to.")
@click.option("--draft", is_flag=True, help="Publish in spite of errors, with DRAFT on every page.")
@today_option
@json_option
def export(
    reports: tuple[str, ...],
    formats: str,
    edition: str,
    folder: Path,
    draft: bool,
    today: datetime.date,
    as_json: bool,
) -> int:
    """Publish each REPORT. While errors stand it is refused, unless it goes out as a draft.

    \b
    drafter export parking-2027 --to docx,pdf,html --out published
    """
    wanted = [name.strip() for name in formats.split(",") if name.strip()]
    done: list[Published] = []

    def one(name: str) -> int:
        try:
            published = _published(name, today, wanted, edition, folder, draft)
        except _UnfitError as unfit:
            _refuse(unfit.result)
            return 1
        done.append(published)
        if not as_json:
            _tell(published)
        return 0

    unread, names = named_each(reports)
    code = each(names, one)
    if as_json:
        out_json({"format": 1, "reports": [_as_json(published) for published in done]})
    elif len(names) > 1:
        out(f"{len(done)} of {len(names)} reports published.")
    return worst([unread, code])


class _UnfitError(Exception):
    """A report that may not be published, with the findings that say why."""

    def __init__(self, result: CheckResult) -> None:
        super().__init__(result.report)
        self.result = result


def _published(
    name: str, today: datetime.date, formats: list[str], edition: str, folder: Path, draft: bool
) -> Published:
    """Publish one report. The typesetter gets ready while it is read, and it is checked while pandoc writes."""
    from drafter.export.typesetter import Typesetter

    with Typesetter() if "pdf" in formats else nullcontext() as typesetter:
        loaded = load(name)

        def permit() -> CheckResult:
            result = _check(loaded, today)
            if result.unpublishable or (result.blocking and not draft):
                raise _UnfitError(result)
            return result

        if loaded.report.outline.fences:
            permit()
        from drafter.document.edition import Edition
        from drafter.export.proof.behind import Behind
        from drafter.export.publish import publish

        return publish(
            loaded.report,
            loaded.template_folder,
            formats,
            Edition(edition),
            folder,
            draft,
            permit=permit,
            typesetter=typesetter,
            behind=Behind(loaded.comments, loaded.folders),
            system_fonts=loaded.workspace.settings.system_fonts,
        )


def _check(loaded: Loaded, today: datetime.date) -> CheckResult:
    from drafter.checks.engine import check

    return check(loaded.report, today=today, policy=loaded.workspace.settings)


def _refuse(result: CheckResult) -> None:
    import msgspec

    from drafter.checks.reporters import render

    errors = result.blocking
    say(f"{result.report} was not published: {len(errors)} error{'' if len(errors) == 1 else 's'} in it.")
    say(render("concise", [msgspec.structs.replace(result, findings=errors)]))
    if result.unpublishable:
        say("Not even a draft may leave while it is unclear what is exempt.")
    else:
        say("Cure them, or publish a draft with --draft.")


def _tell(published: Published) -> None:
    for file in published.files:
        out(f"{file.path}  {file.size:,} bytes  {file.verified}")
    out(f"{published.receipt_page}  the receipt, for the clerk’s file")
    for kept in published.kept:
        say(f"{kept.was.name} was not as drafter had made it; it is kept as {kept.now.name}.")


def _as_json(published: Published) -> dict[str, object]:
    return {
        "report": published.report,
        "edition": published.edition.value,
        "draft": published.draft,
        "files": [
            {
                "format": file.format,
                "path": str(file.path),
                "size": file.size,
                "sha256": file.sha256,
                "verified": file.verified,
                "made_by": file.made_by,
                "points": [
                    {
                        "name": point.name,
                        "source": point.source,
                        "passed": point.passed,
                        "binding": point.binding,
                        "detail": point.detail,
                    }
                    for point in file.points
                ],
            }
            for file in published.files
        ],
        "receipt": str(published.receipt),
        "receipt_page": str(published.receipt_page),
        "kept": [{"was": str(kept.was), "now": str(kept.now)} for kept in published.kept],
    }
