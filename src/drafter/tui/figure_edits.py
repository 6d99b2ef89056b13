"""Changes of the register: each one step that can be undone, whatever else was written meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from drafter.report.draft import Draft, Figure

if TYPE_CHECKING:
    from drafter.tui.session import Session

_MOST = 200
"""Steps that are kept."""


class Step(NamedTuple):
    """What was done, in words: a figure renamed from the one name to the other, and then set or taken away.

    ``name`` is what it is called after the renaming; ``before`` and ``after`` are None where there is none of that
    name. ``order`` is that of the register before.
    """

    words: str
    name: str
    before: Figure | None
    after: Figure | None
    order: tuple[str, ...]
    renamed_from: str | None = None


class FigureEdits:
    """The edits of one session. Each gives the places of the texts that it changed: citations follow a new name."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._done: list[Step] = []
        self._undone: list[Step] = []

    # --- changes

    def put(
        self,
        name: str,
        figure: Figure,
        *,
        base: Figure | None = None,
        called: str = "",
        instead_of: Step | None = None,
    ) -> frozenset[str]:
        """Add a figure, or change it; what somebody else changed of it since ``base`` stays, key by key.

        ``called`` is another name for it, which must be free: register, formulas and all texts follow. ``instead_of``
        is the last step, where this one takes its place.
        """
        changed = self.withdraw(instead_of)
        known = self._session.draft.figures
        theirs = known.get(name)
        mine = figure if theirs is None or base is None else merged(base, figure, theirs)
        order = tuple(known)
        if called in ("", name):
            step = Step(f"{'add' if theirs is None else 'change'} {name}", name, theirs, mine, order)
        elif theirs is None:
            step = Step(f"add {called}", called, None, mine, order)
        else:
            step = Step(f"rename {name}", called, theirs, mine, order, name)
        return changed | self._do(step)

    def withdraw(self, step: Step | None) -> frozenset[str]:
        """Take a step back that is the last, as if it had never been."""
        if step is None or step is not self.last:
            return frozenset()
        undone = self.undo()
        if undone is None or undone[0] is not step:
            return frozenset()
        self._undone.pop()
        return undone[1]

    @property
    def last(self) -> Step | None:
        """The last step, which undoing would take back."""
        return self._done[-1] if self._done else None

    def remove(self, name: str) -> frozenset[str]:
        """Take a figure out of the register."""
        known = self._session.draft.figures
        return self._do(Step(f"delete {name}", name, known[name], None, tuple(known)))

    def undo(self) -> tuple[Step, frozenset[str]] | None:
        """Take the last step back that still can be; with the places it changed. None where there is none."""
        while self._done:
            step = self._done.pop()
            if self._is(step.name, step.after) and (step.renamed_from is None or self._is(step.renamed_from, None)):
                self._undone.append(step)
                return step, self._session.put(self._taken_back(step))
        return None

    def redo(self) -> tuple[Step, frozenset[str]] | None:
        """Do again what was taken back, where it still can be done."""
        while self._undone:
            step = self._undone.pop()
            if self._is(step.renamed_from or step.name, step.before):
                self._done.append(step)
                return step, self._session.put(self._made(step))
        return None

    # --- steps

    def _is(self, name: str, figure: Figure | None) -> bool:
        """Whether the register still says that: somebody else may have changed it."""
        return self._session.draft.figures.get(name) == figure

    def _do(self, step: Step) -> frozenset[str]:
        self._undone.clear()
        self._done = [*self._done[1 - _MOST :], step]
        return self._session.put(self._made(step))

    def _made(self, step: Step) -> Draft:
        draft = self._session.draft
        if step.renamed_from is not None:
            draft = self._renamed(draft, step.renamed_from, step.name)
        return _with_figure(draft, step.name, step.after)

    def _taken_back(self, step: Step) -> Draft:
        draft = _with_figure(self._session.draft, step.name, step.before)
        if step.renamed_from is not None:
            draft = self._renamed(draft, step.name, step.renamed_from)
        at = {name: index for index, name in enumerate(step.order)}
        figures = dict(sorted(draft.figures.items(), key=lambda each: at.get(each[0], len(at))))
        return msgspec.structs.replace(draft, figures=figures)

    def _renamed(self, draft: Draft, old: str, new: str) -> Draft:
        from drafter.report.figures.renaming import renamed

        return renamed(msgspec.structs.replace(self._session.report, draft=draft), old, new)


def merged(base: Figure, mine: Figure, theirs: Figure) -> Figure:
    """A figure that two people changed since ``base``: each key as it was changed, mine where both did."""
    keys = [field.name for field in msgspec.structs.fields(Figure)]
    ours = {key: getattr(mine, key) for key in keys if getattr(mine, key) != getattr(base, key)}
    return msgspec.structs.replace(theirs, **ours)


def _with_figure(draft: Draft, name: str, figure: Figure | None) -> Draft:
    figures = {**draft.figures}
    if figure is None:
        figures.pop(name, None)
    else:
        figures[name] = figure
    return msgspec.structs.replace(draft, figures=figures)
