"""The looks that a text of ODT gives to single parts of it: tables, cells, frames, the first paragraph of a page."""

from __future__ import annotations

from drafter.export.odf import style_name
from drafter.export.reference.look import Look
from drafter.export.reference.odt_styles import cm

TURNED_MASTER = "Report Landscape"
UPRIGHT_MASTER = "Standard"


class Looks:
    """Automatic styles: each is made when it is first asked for, and named by its kind and a number."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._made: dict[str, str] = {}

    @property
    def xml(self) -> str:
        """All that were asked for."""
        frame = (
            '<style:style style:name="Frame" style:family="graphic" style:parent-style-name="Graphics">'
            '<style:graphic-properties style:vertical-pos="top" style:vertical-rel="baseline" fo:padding="0cm" '
            'fo:border="none"/></style:style>'
        )
        row = (
            '<style:style style:name="Row" style:family="table-row"><style:table-row-properties '
            'fo:keep-together="always"/></style:style>'
        )
        return frame + row + "".join(self._made.values())

    def paragraph(self, style: str, *, aligned: str = "", master: str = "", hangs: bool = True) -> str:
        """A paragraph of a style, set to a side, or the first on a page of another kind; the name of its style.

        One that ``hangs`` not has nothing in the column of labels, though its style has.
        """
        if hangs and not (aligned or master):
            return style_name(style)
        parent = f' style:parent-style-name="{style_name(style)}"'
        if master:
            parent += f' style:master-page-name="{style_name(master)}"'
        own = f' fo:text-align="{aligned}"' if aligned else ""
        own += "" if hangs else f' fo:margin-left="{cm(self.look.label)}" fo:text-indent="0cm"'
        inside = f"<style:paragraph-properties{own}/>" if own else ""
        return self._style("Paragraph", f'style:family="paragraph"{parent}', inside)

    def table(self, width: int, indent: int, *, whole: bool, leads: bool, master: str = "") -> str:
        """A table as wide as said, in twentieths of a point; ``leads`` where what follows must not be torn off."""
        page = f' style:master-page-name="{style_name(master)}"' if master else ""
        kept = f' style:may-break-between-rows="{str(not whole).lower()}"'
        kept += ' fo:keep-with-next="always"' if leads else ""
        below = "0cm" if leads else "0.35cm"
        return self._style(
            "Table",
            f'style:family="table"{page}',
            f'<style:table-properties style:width="{cm(width)}" fo:margin-left="{cm(indent)}" '
            f'fo:margin-bottom="{below}" table:align="left"{kept} table:border-model="collapsing"/>',
        )

    def column(self, width: float) -> str:
        """A column as wide as said."""
        inside = f'<style:table-column-properties style:column-width="{cm(width)}"/>'
        return self._style("Column", 'style:family="table-column"', inside)

    def cell(self, *, first: bool, last: bool, head: bool, flush: bool) -> str:
        """A cell by where it stands; ``flush`` ones have no room at their left."""
        accent, rule = f"1pt solid #{self.look.accent}", f"0.5pt solid #{self.look.rule}"
        top = accent if first else f"0.75pt solid #{self.look.accent}" if head else rule
        tint = f' fo:background-color="#{self.look.tint}"' if head and first else ""
        foot = f' fo:border-bottom="{accent}"' if last else ""
        left = "0cm" if flush else "0.2cm"
        align = "bottom" if head and first else "top"
        inside = (
            f'<style:table-cell-properties fo:border-top="{top}"{foot}{tint} style:vertical-align="{align}" '
            f'fo:padding-top="0.07cm" fo:padding-bottom="0.07cm" fo:padding-left="{left}" fo:padding-right="0.2cm"/>'
        )
        return self._style("Cell", 'style:family="table-cell"', inside)

    def _style(self, kind: str, attributes: str, inside: str) -> str:
        key = f"{kind} {attributes} {inside}"
        if key not in self._made:
            name = f"{kind}{len(self._made) + 1}"
            self._made[key] = f'<style:style style:name="{name}" {attributes}>{inside}</style:style>'
            return name
        return self._made[key].split('"', 2)[1]
