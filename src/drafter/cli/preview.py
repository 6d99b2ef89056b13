"""``drafter preview``: one page as a picture."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.cli.printing import out
from drafter.cli.reports import load
from drafter.report.errors import MachineError


@click.command()
@click.argument("report")
@click.option("--page", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Which page.")
@click.option("--edition", type=click.Choice(["public", "full"]), default="full", show_default=True)
@click.option("--out", "file", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="PAGE.PNG")
def preview(report: str, page: int, edition: str, file: Path) -> None:
    """Write page N of REPORT, as it would be published, to a PNG file.

    \b
    drafter preview parking-2027 --page 2 --out page.png
    """
    from drafter.document.edition import Edition
    from drafter.export.preview.one_page import page_image

    loaded = load(report)
    settings = loaded.workspace.settings
    image = page_image(
        loaded.report,
        loaded.template_folder,
        page,
        Edition(edition),
        system_fonts=settings.system_fonts,
        design=loaded.workspace.page_design(),
    )
    try:
        file.write_bytes(image.png)
    except OSError as error:
        raise MachineError(f"The picture was not written: {error.strerror}.", path=str(file)) from error
    out(f"{file}: page {image.page} of {image.pages}.")
