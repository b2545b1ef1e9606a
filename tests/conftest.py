"""What all tests share."""

import signal
from pathlib import Path

import pytest
from hypothesis import settings

from tests.scans import StandIn

pytest_plugins = ["pytester"]

settings.register_profile("quick", derandomize=True, deadline=None, max_examples=60, database=None)
settings.load_profile("quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let what is kept in examples/ and shown in the documents be made anew."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite examples/ and the sessions in README.md and docs/ instead of comparing them",
    )


def pytest_configure() -> None:
    """Let programs be interrupted that tests start.

    What a shell runs in the background ignores Ctrl-C, and so does all that it starts in turn.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Tell whether kept files are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Return a program in the place of tesseract."""
    return StandIn(tmp_path / "bin", monkeypatch)
