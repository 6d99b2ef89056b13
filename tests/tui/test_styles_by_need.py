"""Styles of component classes are looked up when they are asked for, and are what Textual would have made of them."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.css.stylesheet import Stylesheet
from textual.widgets import Static

from drafter.tui.styles.by_need import StylesByNeed, StylesheetByNeed


class Marked(Static):
    COMPONENT_CLASSES: ClassVar[set[str]] = {"marked--one", "marked--two"}
    drawn = 0

    def refresh(self, *regions: object, **given: object) -> Marked:
        self.drawn += 1
        return self


class MarkedApp(App[None]):
    CSS = """
    Marked .marked--one { color: red; }
    Marked.-late .marked--one { color: blue; }
    Marked.-late .marked--two { text-style: bold; }
    """

    def __init__(self, kind: type[Stylesheet]) -> None:
        super().__init__()
        self.stylesheet = kind(variables=self.get_css_variables())

    def compose(self) -> ComposeResult:
        yield Marked()


@pytest.mark.parametrize("kind", [Stylesheet, StylesheetByNeed])
async def test_they_follow_the_widgets_classes(kind: type[Stylesheet]) -> None:
    app = MarkedApp(kind)
    async with app.run_test() as pilot:
        marked = app.query_one(Marked)
        assert marked.get_component_styles("marked--one").color.hex == "#FF0000"
        marked.add_class("-late")
        await pilot.pause()
        assert marked.get_component_styles("marked--one").color.hex == "#0000FF"
        assert marked.get_component_styles("marked--two").text_style.bold
        with pytest.raises(KeyError):
            marked.get_component_styles("marked--three")


async def test_only_those_asked_for_are_made_and_count_for_painting_anew() -> None:
    app = MarkedApp(StylesheetByNeed)
    async with app.run_test():
        marked = app.query_one(Marked)
        styles = marked._component_styles
        assert isinstance(styles, StylesByNeed)
        assert len(styles) == 0
        marked.get_component_styles("marked--two")
        assert list(styles) == ["marked--two"]
        app.stylesheet.update(marked)
        before = marked.drawn
        app.stylesheet._process_component_classes(marked)
        assert marked.drawn == before
        marked._classes = {"-late"}
        app.stylesheet._process_component_classes(marked)
        assert marked.drawn == before + 1
