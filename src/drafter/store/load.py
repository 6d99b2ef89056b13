"""A report, loaded: numbered, typed and with its places, together with the file it came from."""

from __future__ import annotations

from pathlib import Path

import msgspec

from drafter.report.draft import Draft
from drafter.report.report import Report
from drafter.report.template import Template
from drafter.store.attachments import FolderAttachments
from drafter.store.decode import decode_draft
from drafter.store.faults import Faults, UnreadableFile
from drafter.store.reading import Source, read_toml
from drafter.store.templates import Found, find_template, template_names
from drafter.store.wording import did_you_mean, quoted
from drafter.store.workspace import REPORT_FILE, Workspace


class Loaded(msgspec.Struct, frozen=True):
    """A report with its source; ``template_folder`` holds the template's layout and page design."""

    report: Report
    source: Source
    workspace: Workspace
    template_folder: Path

    @property
    def file(self) -> Path:
        """The real path of the file."""
        return self.source.file

    @property
    def comments(self) -> tuple[str, ...]:
        """The comments of the file, which nobody publishes."""
        # Imported here: only who publishes asks.
        from drafter.store.comments import comments

        return comments(self.source.text)

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where the report and its workspace are."""
        return self.file.parent, self.workspace.root


def load_report(file: Path, workspace: Workspace) -> Loaded:
    """Load a report; InputError, with its place, for what makes it unreadable. Nothing is changed."""
    source = read_toml(file)
    found = _template(source, workspace)
    draft = decoded(source, found)
    report = Report(
        slug=slug_of(file),
        path=source.shown,
        template=_here(found.template, workspace),
        draft=draft,
        places=source.places,
        attachments=FolderAttachments(source.file.parent),
    )
    return Loaded(report, source, workspace, found.folder)


def _here(template: Template, workspace: Workspace) -> Template:
    """The template as it holds in a workspace, which knows when its council is closed."""
    closed = workspace.settings.closed
    if not closed:
        return template
    return msgspec.structs.replace(template, deadline=template.deadline.with_closed(closed))


def decoded(source: Source, found: Found) -> Draft:
    """The draft in a source; UnreadableFile where it has faults."""
    faults = Faults(source.shown, source.places)
    draft = decode_draft(source.data, found.template, faults)
    faults.check()
    return draft


def slug_of(file: Path) -> str:
    """What a report is called: its folder, or the file's own name where it is no ``report.toml``.

    Bytes of a name that are no UTF-8 are question marks: no file or format could hold them.
    """
    absolute = file.absolute()
    name = absolute.parent.name if absolute.name == REPORT_FILE else absolute.stem
    return name.encode("utf-8", "replace").decode()


def _template(source: Source, workspace: Workspace) -> Found:
    name = source.data.get("template")
    found = find_template(name, workspace) if isinstance(name, str) else None
    if found is not None:
        return found
    faults = Faults(source.shown, source.places)
    names = template_names(workspace)
    if name is None:
        faults.add((), "The report does not say which template it follows.", f"Known are {', '.join(names)}.")
    elif not isinstance(name, str):
        faults.wrong(("template",), name, "the name of a template, in quotes")
    else:
        faults.add(("template",), f"There is no template {quoted(name)}.", did_you_mean(name, names), key=False)
    raise UnreadableFile(faults.found)
