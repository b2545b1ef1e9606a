"""No release steers the terminal, whatever the command."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

STEERING = "\x1b]0;title\x07\x1b[2J\x9b31m"
TEXT = f"The boats{STEERING} were clean.\n\nThe crews were trained in first aid.\n" + "x y. " * 300


@pytest.fixture
def family(run: Run) -> Path:
    del run  # it makes the folder that is stood in
    Path("in").mkdir()
    for name in ("a", "b", "c"):
        Path("in", f"{name}.txt").write_text(TEXT.replace("crews", f"crews of {name}"))
    return Path("in")


@pytest.mark.parametrize(
    "arguments",
    [
        ("text", "in/a.txt"),
        ("report", "in", "-f", "text"),
        ("report", "in", "-f", "md"),
        ("report", "in", "-f", "json"),
        ("report", "in", "-f", "csv", "-o", "-"),
        ("show", "a", "in"),
        ("facts", "in"),
        ("template", "in"),
    ],
    ids=lambda arguments: " ".join(arguments[:1] + arguments[3:4]),
)
def test_a_terminal_gets_no_control_characters(
    run: Run, family: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    del family
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    ran = run(*arguments, "--no-color")
    assert ran.status == 0
    assert not {"\x1b", "\x07", "\x9b"} & set(ran.out + ran.err)


def test_a_pipe_gets_the_text_as_it_is(run: Run, family: Path) -> None:
    assert run("text", family / "a.txt").out == Path("in/a.txt").read_text()


def test_the_name_of_a_file_does_not_either(run: Run) -> None:
    Path("in").mkdir()
    Path("in", "\x1b[31mred\n.txt").touch()
    ran = run("report", "in")
    assert ran.status == 2
    assert "\x1b" not in ran.err
    assert ran.err.count("\n") == 1
