"""What is asked without options is done without Click, and is the same as Click would do."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from importlib import import_module
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.cli import check_run, edge, group, opening
from drafter.cli.check_run import Asked
from drafter.cli.commands import COMMANDS
from drafter.cli.plain import run_plain
from tests.cli.conftest import Command

# By name, for each of these modules holds a command of its own name.
app, check = import_module("drafter.cli.app"), import_module("drafter.cli.check")

WORDS = st.one_of(
    st.sampled_from(["check", "parking", "drafts", ".", "-", "--", "--json", "-h", "--version", "", *COMMANDS]),
    st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]), max_size=4),
)


def asked(run: Callable[[list[str]], object], arguments: list[str]) -> list[Asked | tuple[str, ...]]:
    """What ``run`` asks of the two that can do without Click: a check, or the app with the path it opens."""
    calls: list[Asked | tuple[str, ...]] = []

    def checked(given: Asked) -> int:
        calls.append(msgspec.structs.replace(given, today=None))
        return 0

    def opened(path: str | None = None) -> None:
        calls.append(() if path is None else (path,))

    with ExitStack() as patched:
        for module, name, stand_in in (
            (check_run, "run_check", checked),
            (check, "run_check", checked),
            (opening, "open_app", opened),
            (app, "open_app", opened),
        ):
            patched.enter_context(patch.object(module, name, stand_in))
        run(arguments)
    return calls


@given(
    st.one_of(
        st.lists(WORDS, max_size=1),
        st.lists(WORDS, max_size=3).map(lambda paths: ["check", *paths]),
        st.lists(WORDS, max_size=3),
    )
)
def test_plain_words_are_read_as_click_reads_them(arguments: list[str]) -> None:
    plain = asked(run_plain, arguments)
    assert not plain or asked(group.run_command, arguments) == plain


@given(st.lists(st.sampled_from(["parking", "drafts", ".", "show", "a b", "é"]), max_size=3))
def test_a_check_without_options_is_read_without_click(paths: list[str]) -> None:
    assert asked(run_plain, ["check", *paths]) == [Asked(paths=tuple(paths))]


@pytest.mark.parametrize(
    "arguments",
    [["show"], ["--version"], ["check", "--json"], ["parking", "--json"], ["one", "two"], [""], ["check", ""], ["-h"]],
)
def test_everything_else_is_left_to_click(arguments: list[str]) -> None:
    assert asked(run_plain, arguments) == []
    assert run_plain(arguments) is None


def test_what_a_shell_completes_is_left_to_click(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_DRAFTER_COMPLETE", "bash_complete")
    assert run_plain([]) is None


def test_a_plain_check_prints_what_the_same_check_prints_with_an_option(command: Command) -> None:
    plain = command("check", "temporary-accommodation-update")
    clicked = command("check", "temporary-accommodation-update", "--jobs", "1")
    assert plain == clicked
    assert plain.code == 1


def test_a_plain_check_of_nothing_that_is_there_is_told(command: Command) -> None:
    assert command("check", "nowhere").code == edge.run(["check", "nowhere", "--jobs", "1"]) == 2
