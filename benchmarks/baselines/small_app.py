"""The smallest honest app: what Textual itself takes to show something."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static


class SmallApp(App[None]):
    """A header, a line and a footer."""

    TITLE = "Small"

    def compose(self) -> ComposeResult:
        yield Header()
        yield Static("Children")
        yield Footer()


if __name__ == "__main__":
    SmallApp().run()
