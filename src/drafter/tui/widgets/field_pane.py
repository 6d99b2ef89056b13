"""The middle of the report screen: one field at a time. A field that was opened keeps its widget, and so its undo."""

from __future__ import annotations

from collections.abc import Callable

from textual.containers import Container

from drafter.report.draft import Value
from drafter.tui.flow import FieldPlace
from drafter.tui.session import Session
from drafter.tui.widgets.field_page import FieldPage


class FieldPane(Container):
    """Pages by place; one is shown."""

    def __init__(self, session: Session, answer: Callable[[FieldPlace, Value | None], None], *, id: str) -> None:
        super().__init__(id=id)
        self._session = session
        self._answer = answer
        self._pages: dict[str, FieldPage] = {}
        self.page: FieldPage | None = None
        """The page on the screen."""

    def page_of(self, at: FieldPlace, number: str) -> FieldPage:
        """The page of a field, made and mounted where it is not there yet."""
        page = self._pages.get(at.place)
        if page is None:
            page = FieldPage(at, number, self._session, lambda value: self._answer(at, value))
            page.display = False
            self._pages[at.place] = page
            if self.is_attached:
                self.mount(page)
        return page

    def show(self, page: FieldPage) -> None:
        """Show a page."""
        if self.page is not None and self.page is not page:
            self.page.display = False
        page.display = True
        self.page = page

    def on_mount(self) -> None:
        """Mount what was opened before."""
        if self.page is not None and not self.page.is_attached:
            self.mount(self.page)

    def opened(self, place: str) -> FieldPage | None:
        """The page of a field that was opened before."""
        return self._pages.get(place)

    async def forget(self) -> None:
        """Drop all pages: the report was read anew."""
        self._pages.clear()
        self.page = None
        await self.remove_children()
