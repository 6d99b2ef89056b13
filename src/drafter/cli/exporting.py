"""One report of a batch, published: whatever happens to it comes back as a value, from this process or another."""

from __future__ import annotations

import datetime
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from drafter.cli.edge import Failure, attempt
from drafter.report.errors import InputError
from drafter.store.load import Loaded, load_report
from drafter.store.reading import shown_path
from drafter.store.workspace import SETTINGS_FILE, Workspace

if TYPE_CHECKING:
    from drafter.checks.finding import CheckResult
    from drafter.export.making import Progress
    from drafter.export.process import Stop
    from drafter.export.publish import Published, PublishedFile
    from drafter.export.typesetter import Typesetter
    from drafter.report.page_design import PageDesign


class ExportWanted(msgspec.Struct, frozen=True):
    """What is asked of every report. ``resume`` leaves out what is published already and has not changed since."""

    today: datetime.date
    formats: tuple[str, ...]
    edition: str
    folder: str
    draft: bool
    resume: bool = False


class ExportOutcome(msgspec.Struct, frozen=True):
    """What came of one report: in a word, as JSON where it was published, what is to be said, and the exit code."""

    file: str
    state: str
    published: dict[str, Any] | None = None
    lines: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    code: int = 0


PUBLISHED, UNCHANGED, REFUSED, FAILED = "published", "unchanged", "refused", "failed"


class UnfitError(Exception):
    """A report that may not be published, with the findings that say why."""

    def __init__(self, result: CheckResult) -> None:
        super().__init__(result.report)
        self.result = result


def export_outcome(
    file: Path,
    wanted: ExportWanted,
    typesetter: Typesetter | None = None,
    stop: Stop | None = None,
    progress: Progress | None = None,
) -> ExportOutcome:
    """Load, check and publish one report."""
    done = attempt(lambda: _exported(file, wanted, typesetter, stop, progress))
    if isinstance(done, ExportOutcome):
        return done
    if isinstance(done.error, UnfitError):
        return ExportOutcome(shown_path(file), REFUSED, told=refusal(done.error.result), code=1)
    return ExportOutcome(shown_path(file), FAILED, told=(_told(file, done),), code=done.code)


def died(file: Path) -> ExportOutcome:
    """The outcome of a report whose process is gone."""
    return ExportOutcome(
        shown_path(file), FAILED, told=(f"{shown_path(file)}: The process that published it died.",), code=3
    )


def _told(file: Path, failure: Failure) -> str:
    error = failure.error
    return failure.told if getattr(error, "path", "") else f"{shown_path(file)}: {failure.told}"


def _exported(
    file: Path, wanted: ExportWanted, typesetter: Typesetter | None, stop: Stop | None, progress: Progress | None
) -> ExportOutcome:
    with _ahead(wanted, typesetter) as ready:
        loaded = load_report(file, Workspace.find(file.parent))
        from drafter.document.edition import Edition
        from drafter.export.made_from import is_published, made_from

        source, edition = loaded.source, Edition(wanted.edition)
        settings = loaded.workspace.root / SETTINGS_FILE
        design = loaded.workspace.page_design()
        made = made_from(
            loaded.report,
            source.file,
            source.raw,
            loaded.template_folder,
            settings,
            edition,
            draft=wanted.draft,
            crest=design.crest,
        )
        if wanted.resume and is_published(loaded.report.slug, wanted.formats, edition, Path(wanted.folder), made):
            line = f"{loaded.report.slug}  is published already and has not changed"
            return ExportOutcome(shown_path(file), UNCHANGED, lines=(line,))
        published = _published(loaded, wanted, design, made, ready, stop, progress)
    return ExportOutcome(shown_path(file), PUBLISHED, as_json(published), *_words(published))


def _ahead(wanted: ExportWanted, typesetter: Typesetter | None) -> Any:
    """The typesetter gets ready while the report is read."""
    from drafter.export.typesetter import Typesetter

    if typesetter is not None:
        return nullcontext(typesetter)
    return Typesetter() if "pdf" in wanted.formats else nullcontext()


def _published(
    loaded: Loaded,
    wanted: ExportWanted,
    design: PageDesign,
    made: str,
    typesetter: Typesetter | None,
    stop: Stop | None,
    progress: Progress | None,
) -> Published:
    """Publish one report. It is checked while pandoc writes."""
    from drafter.cli.fitness import check_fitness
    from drafter.export.permission import may_leave

    def permit() -> CheckResult:
        result = check_fitness(loaded, wanted.today)
        if not may_leave(result, draft=wanted.draft):
            raise UnfitError(result)
        return result

    if loaded.report.outline.fences:
        permit()
    from drafter.document.edition import Edition
    from drafter.export.proof.behind import Behind
    from drafter.export.publish import publish

    return publish(
        loaded.report,
        loaded.template_folder,
        wanted.formats,
        Edition(wanted.edition),
        Path(wanted.folder),
        wanted.draft,
        progress,
        stop,
        permit=permit,
        typesetter=typesetter,
        behind=Behind(loaded.comments, loaded.folders),
        system_fonts=loaded.workspace.settings.system_fonts,
        design=design,
        made_from=made,
    )


def refusal(result: CheckResult) -> tuple[str, ...]:
    """Why a report may not be published, in lines."""
    from drafter.checks.reporters import render
    from drafter.export.permission import UNCLEAR

    errors = result.blocking
    return (
        f"{result.report} was not published: {len(errors)} error{'' if len(errors) == 1 else 's'} in it.",
        render("concise", [msgspec.structs.replace(result, findings=errors)]),
        UNCLEAR if result.unpublishable else "Cure them, or publish a draft with --draft.",
    )


def _words(published: Published) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lines = [f"{file.path}  {_extent(file)}  {file.verified}" for file in published.files]
    lines.append(f"{published.receipt_page}  the receipt, for the clerk’s file")
    kept = [
        f"{each.was.name} was not as drafter had made it; it is kept as {each.now.name}." for each in published.kept
    ]
    return tuple(lines), tuple(kept)


def _extent(file: PublishedFile) -> str:
    pages = "" if file.pages is None else f", {file.pages} page{'' if file.pages == 1 else 's'}"
    return f"{file.size:,} bytes{pages}"


def as_json(published: Published) -> dict[str, Any]:
    """What was published, for ``--json``."""
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
                "pages": file.pages,
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


def require_one_of_each(files: list[Path]) -> None:
    """Two reports of one name would overwrite each other's files. Raises InputError."""
    from drafter.store.load import slug_of

    seen: dict[str, Path] = {}
    for file in files:
        slug = slug_of(file)
        if slug in seen:
            raise InputError(
                f"Two reports are called {slug}: {shown_path(seen[slug])} and {shown_path(file)}.",
                cure="Publish them one after the other, into different folders (--out).",
            )
        seen[slug] = file
