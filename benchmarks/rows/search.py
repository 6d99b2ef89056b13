"""Words that are found everywhere in a report of two megabytes, and words that are nowhere."""

import datetime
import time

from benchmarks.keys import report_of
from benchmarks.row import Row
from benchmarks.workspace import Workspace
from drafter.store.load import load_report
from drafter.store.workspace import Workspace as Folder
from drafter.tui.finding import MOST, Wanted, find
from drafter.tui.session import Session

TODAY = datetime.date(2027, 2, 1)
_HALF = 980_000


def row(workspace: Workspace) -> Row:
    """Both searches, in seconds of processor; the numbers of the hits are there already, as on the screen."""
    file = report_of(workspace.root, _HALF)
    here = Folder.find(file)
    session = Session(load_report(file, here), here, lambda: TODAY)
    other = session.at("purpose.text")
    assert other is not None
    session.change(other, session.text_of("background.text"))
    _ = session.outline

    def searched() -> float:
        started = time.process_time()
        assert len(find(session, Wanted("places")).hits) == MOST
        assert not find(session, Wanted("nowhere at all")).hits
        return time.process_time() - started

    return Row(name="two searches of 2 MB", ours=searched, budget=0.250, rounds=11)
