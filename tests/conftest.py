"""What tests of every room share."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

PROJECT = Path(__file__).parents[1]
SPECIMEN = PROJECT.parent / "shared/data/childrens-services-2015"

# No deadline: two workers on two cores make any single example slow now and then.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Journals, sessions and caches of the tests never meet those of the person who runs them."""
    home = tmp_path_factory.mktemp("home")
    for name in ("STATE", "CONFIG", "CACHE", "DATA"):
        os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())
    for name in ("NO_COLOR", "FORCE_COLOR", "EDITOR", "VISUAL", "SOURCE_DATE_EPOCH"):
        os.environ.pop(name, None)


@pytest.fixture(scope="session", autouse=True)
def _heard_signals() -> None:
    """What is started in the background, or by nohup, does not hear these; a command that a test starts must."""
    for number, handler in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, handler)


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the project."""
    return PROJECT


@pytest.fixture(scope="session")
def specimen() -> Path:
    """The folder of the real report (``report.toml``, ``outline.json``, ``source.txt``)."""
    if not SPECIMEN.is_dir():
        pytest.skip("the real report is not beside the project (../shared/data)")
    return SPECIMEN
