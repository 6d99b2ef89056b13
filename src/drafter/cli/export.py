"""``drafter export``: publish reports."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.batch import worst
from drafter.cli.options import json_option, today_option
from drafter.cli.printing import out, out_json, say
from drafter.cli.reports import files_of_each

if TYPE_CHECKING:
    from drafter.cli.export_progress import ExportProgress
    from drafter.cli.exporting import ExportOutcome, ExportWanted
    from drafter.export.process import Stop

_MOST_JOBS = 64


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
@click.option("--resume", is_flag=True, help="Leave out what is published already and has not changed since.")
@click.option(
    "--jobs", type=click.IntRange(1, _MOST_JOBS), default=1, show_default=True, metavar="N", help="Reports at a time."
)
@click.option("--scheduler", metavar="ADDRESS", help="Do it on a Dask cluster, e.g. tcp://10.0.0.5:8786.")
@today_option
@json_option
def export(
    reports: tuple[str, ...],
    formats: str,
    edition: str,
    folder: Path,
    draft: bool,
    resume: bool,
    jobs: int,
    scheduler: str | None,
    today: datetime.date,
    as_json: bool,
) -> int:
    """Publish each REPORT, or every report below a folder. While errors stand it is refused, unless as a draft.

    \b
    drafter export parking-2027 --to docx,pdf,html --out published
    drafter export drafts --jobs 4 --resume --out published
    """
    from drafter.cli.exporting import ExportWanted, require_one_of_each

    chosen = tuple(dict.fromkeys(name.strip() for name in formats.split(",") if name.strip()))
    wanted = ExportWanted(today, chosen, edition, str(folder), draft, resume)
    unread, files = files_of_each(reports)
    require_one_of_each(files)
    from drafter.cli.export_progress import ExportProgress
    from drafter.cli.interrupting import stoppable

    progress = ExportProgress(len(files))
    with stoppable() as stop:
        if scheduler is not None:
            from drafter.cli.cluster import on_cluster

            found = on_cluster(scheduler, files, wanted)
        else:
            found = _here(files, wanted, jobs, stop, progress)
        done = _told(zip(files, found, strict=True), progress, stop, as_json=as_json)
    if as_json:
        out_json(
            {
                "format": 1,
                "reports": [each.published for each in done if each.published is not None],
                "outcomes": [{"path": each.file, "state": each.state, "code": each.code} for each in done],
            }
        )
    elif len(files) > 1:
        _table(done)
    return worst([unread, *(each.code for each in done)])


def _here(
    files: list[Path], wanted: ExportWanted, jobs: int, stop: Stop, progress: ExportProgress
) -> Iterator[ExportOutcome]:
    """The outcome of each report, in order, by as many processes as ``jobs``."""
    from drafter.cli.exporting import export_outcome

    if len(files) <= 1:
        yield from (export_outcome(file, wanted, stop=stop) for file in files)
        return
    from drafter.cli.typesetting import standing

    if jobs == 1:
        with standing(wanted) as typesetter:
            for file in files:
                yield export_outcome(file, wanted, typesetter, stop, partial(progress.moved, file))
        return
    # The first is made here, so that everything it needs is loaded before the others are begun.
    first, *rest = files
    yield export_outcome(first, wanted, stop=stop, progress=partial(progress.moved, first))
    yield from _by_a_crew(rest, wanted, jobs, progress)


def _by_a_crew(files: list[Path], wanted: ExportWanted, jobs: int, progress: ExportProgress) -> Iterator[ExportOutcome]:
    """The outcome of each report, in order; its process tells how far it is where anybody sees that."""
    import msgspec

    from drafter.cli.crew import Tell, at_once
    from drafter.cli.exporting import ExportOutcome, died, export_outcome
    from drafter.cli.typesetting import standing
    from drafter.export.stage import Stage
    from drafter.typed import from_messagepack

    def do(task: int, tell: Tell) -> bytes:
        def moved(format: str, stage: Stage) -> None:
            tell(msgspec.msgpack.encode((format, stage)))

        with standing(wanted, stays=True) as typesetter:
            told = moved if progress.is_wanted else None
            return msgspec.msgpack.encode(export_outcome(files[task], wanted, typesetter, progress=told))

    def heard(task: int, said: bytes) -> None:
        progress.moved(files[task], *from_messagepack(said, tuple[str, Stage]))

    with closing(at_once(jobs, len(files), do, heard)) as results:
        for file, raw in zip(files, results, strict=True):
            yield died(file) if raw is None else from_messagepack(raw, ExportOutcome)


def _told(
    found: Iterable[tuple[Path, ExportOutcome]], progress: ExportProgress, stop: Stop, *, as_json: bool
) -> list[ExportOutcome]:
    """Say what came of each report as it comes."""
    from drafter.cli.exporting import ExportOutcome
    from drafter.cli.interrupting import go_on

    done: list[ExportOutcome] = []
    for file, outcome in found:
        progress.clear()
        go_on(stop)
        for line in outcome.told:
            say(line)
        if not as_json:
            for line in outcome.lines:
                out(line)
        # What was said is not kept: a thousand reports need no more memory than one.
        done.append(outcome if as_json else ExportOutcome(outcome.file, outcome.state, code=outcome.code))
        progress.done(file, outcome)
    progress.clear()
    return done


def _table(done: list[ExportOutcome]) -> None:
    """Which reports were not published, and how many were."""
    counts = Counter(each.state for each in done)
    out(f"{counts['published']} of {len(done)} reports published.")
    others = [each for each in done if each.state not in ("published", "unchanged")]
    if counts["unchanged"]:
        out(f"{counts['unchanged']} had not changed since they were published.")
    for each in sorted(others, key=lambda each: -each.code):
        out(f"  {each.state:8}  {each.file}")
