"""Figures carried over from a previous report: stale until each is looked up anew."""

from __future__ import annotations

import msgspec

from drafter.report.draft import Figure


def carried_over(figures: dict[str, Figure]) -> dict[str, Figure]:
    """The register of a report that another is made from, with what must be renewed marked."""
    return {name: _marked(figure) if _can_go_stale(figure) else figure for name, figure in figures.items()}


def kept(figure: Figure) -> Figure:
    """A figure that somebody has looked at and found to be still right."""
    return msgspec.structs.replace(figure, carried=None)


def _can_go_stale(figure: Figure) -> bool:
    """A number that was looked up, data, and any exhibit with a date. A formula follows what it rests on."""
    if figure.kind == "number":
        return figure.formula is None
    return figure.kind != "image" or figure.as_at is not None


def _marked(figure: Figure) -> Figure:
    return msgspec.structs.replace(figure, carried=True if figure.as_at is None else figure.as_at)
