from pathlib import Path

import pytest

from hmicdiff.read.places import places


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with releases in it."""
    monkeypatch.chdir(tmp_path)
    Path("in/deep").mkdir(parents=True)
    for name in ("in/a.txt", "in/deep/b.txt"):
        Path(name).write_text("Fares rose.", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (["in"], {"a.txt": "in/a.txt", "deep/b.txt": "in/deep/b.txt", "gone.txt": "in/gone.txt"}),
        (
            ["./in/"],
            {"a.txt": "in/a.txt", "deep/b.txt": "in/deep/b.txt", "gone.txt": "in/gone.txt"},
        ),
        (["in/*.txt"], {"a.txt": "in/a.txt"}),
        (["in/a.txt", "in/deep"], {"a.txt": "in/a.txt", "b.txt": "in/deep/b.txt"}),
        (["nothing"], {}),
    ],
    ids=["folder", "spelled otherwise", "pattern", "several", "nothing"],
)
def test_releases_are_named_as_seen_from_here(given: list[str], found: dict[str, str]) -> None:
    assert places(given, ["gone.txt"]) == found


def test_an_absolute_path_below_here_is_shown_as_seen_from_here(here: Path) -> None:
    assert places([here / "in"], [])["a.txt"] == "in/a.txt"


def test_what_is_elsewhere_has_its_whole_path(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("in/deep")
    assert places(["../../in"], [])["a.txt"] == (here / "in" / "a.txt").as_posix()
