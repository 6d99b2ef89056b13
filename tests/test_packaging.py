"""What people install is whole, and comes from nowhere in particular."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

LOCKS = ["requirements.txt", "requirements-dev.txt"]


def normal(name: str) -> str:
    """A package's name as the lock writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(text: str) -> dict[str, str]:
    """Name and version of each package of a lock."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", text, re.MULTILINE))


@pytest.fixture(scope="module")
def installed(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=project, check=True, capture_output=True, timeout=120)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def test_the_wheel_brings_its_own_templates(installed: Path, project: Path, tmp_path: Path) -> None:
    script = "import sys, drafter; print(drafter.__file__, file=sys.stderr); from drafter.cli import main; main()"
    (tmp_path / "drafts").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", script, "templates", "--json"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert str(installed) in done.stderr
    assert done.returncode == 0, done.stderr
    told = json.dumps(json.loads(done.stdout))
    assert all(folder.name in told for folder in (project / "templates").iterdir() if folder.is_dir())
    assert str(project) not in told


def test_the_wheel_has_every_file_of_the_package(installed: Path, project: Path) -> None:
    source = project / "src/drafter"
    files = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    files = {path for path in files if path.parent.name != "__pycache__"}
    assert files <= {path.relative_to(installed / "drafter") for path in (installed / "drafter").rglob("*")}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_with_its_hashes(lock: str, project: Path) -> None:
    text = (project / lock).read_text(encoding="utf-8")
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert re.fullmatch(r"[a-z0-9-]+==[^ ]+( ; [^\\]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\\n)?)+", entry), (
            entry
        )


def test_the_lock_holds_what_the_project_asks_for(project: Path) -> None:
    settings = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        "requirements.txt": settings["project"]["dependencies"],
        "requirements-dev.txt": settings["project"]["dependencies"] + settings["dependency-groups"]["dev"],
    }
    for lock, dependencies in wanted.items():
        names = {normal(re.split(r"[<>=~! ;\[]", dependency)[0]) for dependency in dependencies}
        assert names <= set(pinned((project / lock).read_text(encoding="utf-8")))


def test_both_locks_agree(project: Path) -> None:
    runtime, everything = (pinned((project / lock).read_text(encoding="utf-8")) for lock in LOCKS)
    assert runtime.items() <= everything.items()
