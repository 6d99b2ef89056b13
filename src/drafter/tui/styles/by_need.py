"""A style sheet that looks the styles of a widget's component classes up when they are first asked for.

Textual looks them all up whenever it dresses a widget. An editor has two dozen, of which a picture needs three, and
each takes as long as a widget does.
"""

from __future__ import annotations

from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode


class StylesByNeed(dict[str, RenderStyles]):
    """The styles of the component classes of ``node`` that have been asked for; ``in`` is true of all it has."""

    def __init__(self, node: DOMNode, stylesheet: Stylesheet) -> None:
        super().__init__()
        self._node = node
        self._stylesheet = stylesheet

    def __contains__(self, name: object) -> bool:
        return name in self._node._get_component_classes()

    def __missing__(self, name: str) -> RenderStyles:
        # As Textual does for each: a node that is nowhere on the screen is dressed.
        dressed = DOMNode(classes=name)
        dressed._attach(self._node)
        self._stylesheet.apply(dressed, animate=False)
        self[name] = dressed.styles
        return dressed.styles


class StylesheetByNeed(Stylesheet):
    """Textual's, sparing."""

    def _process_component_classes(self, node: DOMNode) -> None:
        if not node._get_component_classes():
            return
        known = node._component_styles
        if not isinstance(known, StylesByNeed):
            node._component_styles = StylesByNeed(node, self)
            return
        before = known.copy()
        known.clear()
        # What nothing has asked for is in no picture, and no reason to paint one anew.
        if any(known[name] != styles for name, styles in before.items()):
            node.refresh()
