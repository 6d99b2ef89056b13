"""Files beside a report are read from its own folder and from nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from drafter.report.attachments import AttachmentFault
from drafter.store.attachments import MAX_BYTES, FolderAttachments


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "report" / "figures"
    inside.mkdir(parents=True)
    (inside / "costs.csv").write_bytes(b"a,b\n")
    (tmp_path / "secret.csv").write_bytes(b"secret")
    (inside / "link.csv").symlink_to(tmp_path / "secret.csv")
    (tmp_path / "report" / "away").symlink_to(tmp_path)
    os.mkfifo(inside / "pipe.csv")
    with (inside / "large.csv").open("wb") as large:
        large.truncate(MAX_BYTES + 1)
    return tmp_path / "report"


def test_a_file_in_the_folder_is_read(folder: Path) -> None:
    assert FolderAttachments(folder).read("figures/costs.csv") == b"a,b\n"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "figures/none.csv",
        "../secret.csv",
        "figures/../../secret.csv",
        "/etc/passwd",
        "figures/link.csv",
        "away/secret.csv",
        "figures/pipe.csv",
        "figures/large.csv",
        "figures",
        "figures//costs.csv",
        "a\0b",
        "x" * 5000,
    ],
)
def test_nothing_else_is(folder: Path, name: str) -> None:
    with pytest.raises(AttachmentFault) as caught:
        FolderAttachments(folder).read(name)
    assert "secret" not in caught.value.message or name in caught.value.message
