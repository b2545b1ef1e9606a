"""The program as a process of its own."""

import os
import subprocess
import sys

import pytest

from tests.support import DATA, ROOT

HEDGE = DATA / "dropped-hedge"
_LIGHT = {"api", "cli", "commands", "config", "console", "errors", "progress", "version", "writing"}


def start(*arguments: object, **variables: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "hmicdiff", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_program_runs() -> None:
    ran = start("show", "tarn", HEDGE)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Tarn Water Buses" in ran.stdout


def test_errors_have_no_traceback() -> None:
    ran = start("report", "nope")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "hmicdiff: nope: no such file or folder; check the path\n"


def test_the_result_is_utf_8_wherever_the_program_runs() -> None:
    ran = start("text", DATA / "cp1252" / "tarn.txt", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert (ran.returncode, "“how ferries" in ran.stdout) == (0, True)


def test_help_loads_no_stage() -> None:
    code = (
        "import sys; sys.argv[1:] = ['--help']\n"
        "from hmicdiff.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name.startswith("
        "('rapidfuzz', 'nupunkt', 'jinja2', 'chardet', 'watchfiles', 'hmicdiff.'))])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(eval(ran.stdout.splitlines()[-1]))  # noqa: S307 - a list of strings
    light = {name.removeprefix("hmicdiff.").split(".")[0] for name in loaded - {"hmicdiff.read"}}
    assert light <= _LIGHT


@pytest.mark.skipif(os.name != "posix", reason="pipes are closed otherwise elsewhere")
def test_a_closed_pipe_is_no_error() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "w") as closed:
        ran = subprocess.run(
            [sys.executable, "-m", "hmicdiff", "report", str(HEDGE), "-f", "json"],
            cwd=ROOT,
            stdout=closed,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (ran.returncode, ran.stderr) == (141, "")
