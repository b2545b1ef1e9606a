"""What the documents are made of: sections, tables, links, and sessions that are run."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.support import ROOT

DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")],
)
_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(
    r"^```python\n(?P<code>.*?)^```\n\n```text\n(?P<printed>.*?)^```$", re.MULTILINE | re.DOTALL
)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)
_ROW = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)


def name(path: Path) -> str:
    """Return the path of a document as test ids show it."""
    return path.relative_to(ROOT).as_posix()


def blocks(text: str, language: str) -> list[str]:
    """Return the fenced blocks of a document in one language."""
    return [body for kind, body in _FENCED.findall(text) if kind == language]


def links(text: str) -> list[str]:
    """Return the targets of all links and pictures of a document."""
    return _LINK.findall(_FENCED.sub("", text))


def anchors(text: str) -> set[str]:
    """Return what a link can point to within a document."""
    plain = (re.sub(r"[^\w\- ]", "", heading).lower() for heading in _HEADING.findall(text))
    return {heading.replace(" ", "-") for heading in plain}


def section(text: str, title: str) -> str:
    """Return what stands under a heading, up to the next."""
    after = re.split(rf"^#+ {re.escape(title)}$", text, flags=re.MULTILINE)[1]
    return re.split(r"^#+ ", after, maxsplit=1, flags=re.MULTILINE)[0]


def first_column(text: str) -> list[str]:
    """Return the names in the first column of the tables in `text`."""
    return _ROW.findall(text)


def rerun(text: str, folder: Path) -> str:
    """Return a document with what its sessions and its examples print now, run in `folder`."""

    def session(match: re.Match[str]) -> str:
        if match[1] != "console":
            return match[0]
        commands = [line for line in match[2].splitlines() if line.startswith("$ ")]
        told = "\n".join(f"{line}\n{_shell(line[2:], folder)}" for line in commands)
        return f"```console\n{told}```"

    def example(match: re.Match[str]) -> str:
        printed = _run(folder, sys.executable, "-c", match["code"])
        return f"```python\n{match['code']}```\n\n```text\n{printed}```"

    return _EXAMPLE.sub(example, _FENCED.sub(session, text))


def _shell(command: str, folder: Path) -> str:
    """Run `hmicdiff ...`, and what it is piped into by a shell."""
    program, _, filters = command.partition(" | ")
    printed = _program(program, folder)
    if filters:
        printed = _run(folder, "/bin/sh", "-c", filters, stdin=printed)
    return printed.rstrip("\n") + "\n"


@cache
def _program(command: str, folder: Path) -> str:
    first, *arguments = command.split()
    assert first == "hmicdiff", f"a session begins with {first}"
    drift = arguments[0] == "check"  # which says by its status whether there is some
    return _run(folder, sys.executable, "-m", "hmicdiff", *arguments, drift=drift)


def _run(folder: Path, *command: str, stdin: str = "", drift: bool = False) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        input=stdin.encode("utf-8"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)},
    )
    printed = done.stdout.decode("utf-8")
    assert done.returncode in ({0, 1} if drift else {0}), f"{' '.join(command)} failed:\n{printed}"
    return printed
