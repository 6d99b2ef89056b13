"""A report with something of every kind to cite."""

from __future__ import annotations

from tests.tui.conftest import REPORT

CITED = (
    REPORT.replace("There are 14 sites with 612 plots", "There are {{ sites }} sites with {{ plots }} plots").replace(
        "## Next steps", "## Next steps {#next}\n\n{{ rents }}"
    )
    + """
[notes.survey]
text = "Survey of plot holders, autumn 2026."

[figures.sites]
value = 14
label = "Allotment sites"
unit = "sites"
source = "Parks register"
as_at = 2027-01-15

[figures.plots]
value = 612
label = "Plots"
source = "Parks register"
as_at = 2026-06-01

[figures.let]
value = 588
label = "Plots that are let"

[figures.share_let]
formula = "let / plots"
format = "percent:1"

[figures.broken]
formula = "let / nothing"

[figures.rents]
kind = "table"
caption = "Rents by site"
rows = [["Site", "Rent"], ["Mill Lane", "40"], ["Brook", "35"]]

[figures.waiting]
kind = "table"
caption = "Waiting times"
rows = [["Site", "Months"], ["Mill Lane", "11"], ["Brook", "9"]]
"""
)
