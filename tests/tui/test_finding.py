"""Find and replace: in every text, by case, whole words and patterns; each hit is seen, chosen and taken back."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from drafter.report.errors import InputError
from drafter.store.load import load_report
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from drafter.tui.finding import Search, Wanted, find, replaced
from drafter.tui.screens.find import FindScreen, _Hits
from drafter.tui.screens.report import ReportScreen
from drafter.tui.searchable import sources, with_texts
from drafter.tui.session import Session
from tests.tui.cited_report import CITED
from tests.tui.conftest import TODAY
from tests.tui.driving import at, editor, picture, ready, until


@pytest.fixture
def session(workspace: Path, report: Path) -> Session:
    report.write_text(CITED, encoding="utf-8")
    here = Workspace.find(workspace)
    return Session(load_report(report, here), here, lambda: TODAY)


def found(
    session: Session, words: str, *, exact: bool = False, whole: bool = False, pattern: bool = False
) -> list[str]:
    """The places of the hits, with what was found."""
    hits = find(session, Wanted(words, exact, whole, pattern)).hits
    return [f"{hit.place} {hit.found}" for hit in hits]


def test_every_text_is_searched(session: Session) -> None:
    assert found(session, "allotment") == ["title Allotment", "purpose.text allotment", "figures.sites.label Allotment"]
    assert found(session, "ida brook") == ["meta.relevant_officer Ida Brook"]
    assert found(session, "appendix b") == ["appendices.items.2 Appendix B"]
    assert found(session, "survey") == ["notes.survey.text Survey"]
    assert found(session, "rents by site") == ["figures.rents.caption Rents by site"]


def test_small_letters_find_capitals_unless_they_are_told_apart(session: Session) -> None:
    assert len(found(session, "site")) > len(found(session, "site", exact=True))
    assert len(found(session, "Site")) == len(found(session, "Site", exact=True))


def test_whole_words_are_no_parts_of_others(session: Session) -> None:
    assert "background.text plot" in found(session, "plot")
    assert found(session, "plot", whole=True) == ["notes.survey.text plot"]


def test_a_pattern_finds_by_shape_and_puts_in_what_it_found(session: Session) -> None:
    assert found(session, r"\d+ plots", pattern=True) == []
    assert found(session, r"(\w+) months", pattern=True) == ["background.text eleven months"]
    search = Search(Wanted(r"(\w+) (months)", pattern=True))
    session_found = find(session, Wanted(r"(\w+) (months)", pattern=True))
    texts = replaced(session_found.texts, session_found.hits, search, r"\2: \1")
    assert "fell to months: eleven." in texts["background.text"]


def test_a_pattern_takes_the_ends_of_lines(session: Session) -> None:
    assert found(session, "^## .*$", pattern=True) == [
        "background.text ## Sites",
        "background.text ## Next steps {#next}",
    ]


@pytest.mark.parametrize("pattern", ["(", "[", "*a", "(?P<x", r"\\", "a{3,1}", "(?<!a+)b("])
def test_what_is_no_pattern_is_said(session: Session, pattern: str) -> None:
    if pattern == r"\\":
        assert found(session, pattern, pattern=True) == []
        return
    with pytest.raises(InputError, match="This is no pattern"):
        find(session, Wanted(pattern, pattern=True))


def test_a_replacement_that_names_what_is_not_there_is_said(session: Session) -> None:
    wanted = Wanted("(eleven)", pattern=True)
    hits = find(session, wanted)
    with pytest.raises(InputError, match="cannot be put in"):
        replaced(hits.texts, hits.hits, Search(wanted), r"\2")


def test_a_pattern_that_never_ends_is_ended(session: Session) -> None:
    at = session.at("purpose.text")
    assert at is not None
    session.change(at, "a" * 50_000 + "b")
    start = time.process_time()
    with pytest.raises(InputError, match="takes too long"):
        find(session, Wanted("(a+)+$", pattern=True))
    assert time.process_time() - start < 20


def test_words_without_a_pattern_are_taken_as_they_are(session: Session) -> None:
    at = session.at("purpose.text")
    assert at is not None
    session.change(at, "1.5 (one) \\1 [sic]")
    for words in ("1.5", "(one)", "\\1", "[sic]", "."):
        assert f"purpose.text {words}" in found(session, words)
    hits = find(session, Wanted("(one)"))
    assert replaced(hits.texts, hits.hits, Search(Wanted("(one)")), r"\1 \g<0>")["purpose.text"] == (
        r"1.5 \1 \g<0> \1 [sic]"
    )


def test_hits_have_the_number_and_the_place_of_what_they_stand_in(session: Session) -> None:
    hit = find(session, Wanted("eleven months")).hits[0]
    assert (hit.where, hit.line, hit.column) == ("5.1.2", 4, 22)
    assert hit.before.endswith("fell to ")
    assert find(session, Wanted("survey")).hits[0].where == "note survey"


def test_other_texts_are_put_into_the_draft(session: Session) -> None:
    texts = {source.place: source.text.upper() for source in sources(session)}
    draft = with_texts(session, texts)
    session.put(draft)
    assert {source.place: source.text for source in sources(session)} == texts
    assert with_texts(session, {}) == draft


def test_a_long_report_is_searched_in_a_moment(session: Session) -> None:
    for place in ("background.text", "purpose.text"):
        field = session.at(place)
        assert field is not None
        session.change(field, "\n\n".join(["The council received fourteen complaints about noise."] * 18_000))
    start = time.process_time()
    assert len(find(session, Wanted("complaints")).hits) == 10_000
    assert find(session, Wanted("complaints")).more
    assert not find(session, Wanted("zebra")).hits
    assert time.process_time() - start < 20


# --- on the screen


async def finding(pilot: Pilot[None], app: DrafterApp, *keys: str) -> FindScreen:
    await pilot.press("ctrl+f", *keys)
    await until(pilot, lambda: isinstance(app.screen, FindScreen))
    screen = app.screen
    assert isinstance(screen, FindScreen)
    await until(pilot, lambda: screen._timer is None)
    return screen


async def replacing(pilot: Pilot[None], app: DrafterApp, words: str, by: str) -> ReportScreen:
    await finding(pilot, app, *words, "tab", *by)
    await pilot.press("ctrl+r")
    screen = app.screen_stack[0]
    assert isinstance(screen, ReportScreen)
    await until(pilot, lambda: app.screen is screen)
    return screen


async def test_what_would_be_put_in_is_seen_at_every_hit(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        await ready(pilot, app)
        await finding(pilot, app, *"eleven", "tab", *"twelve")
        assert "Waiting times fell to eleven→twelve months." in picture(app)
        assert "1 in 1 text" in picture(app)


async def test_hits_are_left_out_one_by_one_or_all(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        await ready(pilot, app)
        screen = await finding(pilot, app, *"mill lane", "enter")
        hits = screen.query_one(_Hits)
        await until(pilot, lambda: hits.has_focus)
        await pilot.press("home", "space")
        assert [hits.is_ticked(hit) for hit in hits.items] == [False, True]
        assert hits.cursor == 1
        assert "· 1 ticked" in picture(app)
        await pilot.press("alt+a")
        assert [hits.is_ticked(hit) for hit in hits.items] == [True, True]
        await pilot.press("alt+a")
        assert [hits.is_ticked(hit) for hit in hits.items] == [False, False]
        await pilot.press("ctrl+r")
        assert app.screen is screen


async def test_a_replacement_is_a_step_of_each_field(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        before = {source.place: source.text for source in sources(screen.session)}
        await replacing(pilot, app, "site", "place")
        after = {source.place: source.text for source in sources(screen.session)}
        assert after["figures.sites.label"] == "Allotment places"
        assert after["figures.rents.caption"] == "Rents by place"
        assert after["appendices.items.1"] == "Appendix A: Places"
        assert "## Places" in after["background.text"]
        await at(pilot, screen, "background.text")
        await pilot.press("ctrl+z")
        assert editor(screen).text == before["background.text"]
        assert screen.session.text_of("background.text") == before["background.text"]


async def test_a_replacement_is_taken_back_in_all_texts(app_on: Callable[..., DrafterApp], report: Path) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        before = {source.place: source.text for source in sources(screen.session)}
        await replacing(pilot, app, "site", "place")
        await at(pilot, screen, "purpose.text")
        await pilot.press("ctrl+p", *"take back the", "enter")
        await until(pilot, lambda: {source.place: source.text for source in sources(screen.session)} == before)
        await until(pilot, lambda: not screen.session.dirty)
        assert load_report(report, app.workspace).report.draft.figures == screen.session.draft.figures


async def test_what_was_changed_since_is_not_taken_back(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await replacing(pilot, app, "site", "place")
        await at(pilot, screen, "background.text")
        await pilot.press("x")
        await pilot.press("ctrl+p", *"take back the", "enter")
        await until(pilot, lambda: screen.session.draft.figures["sites"].label == "Allotment sites")
        assert editor(screen).text.startswith("x## Places")


async def test_an_entry_of_a_list_is_replaced_in_its_line(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "appendices.items")
        await replacing(pilot, app, "appendix b", "Annex 2")
        assert "•  Annex 2: Rents" in picture(app)
        await pilot.press("down")
        await pilot.press("ctrl+z")
        entries = [source.text for source in sources(screen.session) if source.field == "appendices.items"]
        assert entries == ["Appendix A: Sites", "Appendix B: Rents"]


async def test_what_was_looked_for_is_looked_for_again_from_the_cursor_on(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await finding(pilot, app, *"mill lane", "enter")
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen and screen.place == "background.text")
        await until(pilot, lambda: editor(screen).selected_text == "Mill Lane")
        first = editor(screen).selection.start
        editor(screen).move_cursor((first[0] + 1, 0))
        again = await finding(pilot, app)
        assert again._words.text == "mill lane"
        assert again.query_one(_Hits).cursor == 1


async def test_a_hit_in_a_note_opens_the_note(app_on: Callable[..., DrafterApp]) -> None:
    from drafter.tui.screens.note import NoteScreen

    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await finding(pilot, app, *"survey of", "enter")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press("!", "escape")
        await until(pilot, lambda: app.screen is screen)
        assert screen.session.draft.notes["survey"].text.endswith("!")


async def test_a_hit_in_a_figure_opens_the_register(app_on: Callable[..., DrafterApp]) -> None:
    from drafter.tui.screens.figures import FiguresScreen

    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        await ready(pilot, app)
        await finding(pilot, app, *"rents by", "enter")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FiguresScreen))


async def test_trouble_with_a_pattern_is_said_and_nothing_is_replaced(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(pilot, app)
        screen = await finding(pilot, app, "left_parenthesis", "alt+x")
        assert "✗ This is no pattern: missing )" in picture(app)
        await pilot.press("ctrl+r")
        assert app.screen is screen


async def test_the_ways_of_looking_are_kept_and_shown(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(pilot, app)
        screen = await finding(pilot, app, *"Plot", "alt+w", "alt+c")
        assert screen._sought.wanted == Wanted("Plot", exact=True, whole=True)
        assert "☑ exact case" in picture(app)
        await pilot.press("alt+w", "alt+c")
        assert screen._sought.wanted == Wanted("Plot")


@pytest.mark.parametrize(
    ("wanted", "by", "text", "after"),
    [
        (Wanted("council"), "board", "The Council, the council, the COUNCIL", "The Board, the board, the BOARD"),
        (Wanted("council"), "Board", "The Council, the council", "The Board, the Board"),
        (Wanted("council", exact=True), "board", "The Council, the council", "The Council, the board"),
        (Wanted("Council"), "board", "The Council, the council", "The board, the council"),
        (Wanted("a"), "one", "A is a", "One is one"),
    ],
)
def test_what_comes_in_takes_the_capitals_of_the_hit(wanted: Wanted, by: str, text: str, after: str) -> None:
    search = Search(wanted)
    pieces, end = [], 0
    for start, stop in search.spans(text):
        pieces += [text[end:start], search.by(text, start, by)]
        end = stop
    assert "".join([*pieces, text[end:]]) == after
