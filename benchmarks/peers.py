"""The programs that are compared, and how to get them."""

import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Peer:
    """A program, in one way of using it."""

    runner: str
    """Its module in benchmarks/runners/."""
    name: str
    packages: tuple[str, ...] = ()
    """What has to be installed; nothing where hmicdiff's own environment has it."""
    imported: str = ""
    """What must then be there to import."""

    @property
    def foreign(self) -> bool:
        """Whether it runs in an environment of its own."""
        return bool(self.packages)


OURS = Peer("ours", "hmicdiff")
FLOOR = Peer("floor", "reading alone")
PEERS = (
    OURS,
    # CollateX does not name Levenshtein, nor redlines typing_extensions, and both need it
    Peer("collatex_words", "CollateX, words", ("collatex", "levenshtein"), "collatex"),
    Peer("collatex_sentences", "CollateX, sentences", ("collatex", "levenshtein"), "collatex"),
    Peer("greedy", "greedy rapidfuzz", ("rapidfuzz",), "rapidfuzz"),
    Peer("pairwise", "difflib"),
    Peer("drain", "Drain3", ("drain3",), "drain3"),
    Peer("redlining", "redlines", ("redlines", "typing_extensions"), "redlines"),
)


@dataclass(frozen=True)
class Environment:
    """Where programs run."""

    python: Path
    """The interpreter for other programs."""
    absent: dict[str, str]
    """By runner why a program could not be installed."""
    versions: dict[str, str]
    """By runner."""


def prepare(folder: Path) -> Environment:
    """Make an environment for the other programs and install them, each by itself."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True)
    absent, versions = {}, {}
    for peer in PEERS:
        if not peer.foreign:
            continue
        if not _is_there(python, peer):
            _run(python, "-m", "pip", "install", "-q", *peer.packages)
        if _is_there(python, peer):
            versions[peer.runner] = _version(python, peer)
        else:
            absent[peer.runner] = "could not be installed"
    return Environment(python, absent, versions)


def _is_there(python: Path, peer: Peer) -> bool:
    return _run(python, "-c", f"import {peer.imported}").returncode == 0


def _version(python: Path, peer: Peer) -> str:
    code = f"from importlib.metadata import version; print(version({peer.packages[0]!r}))"
    return _run(python, "-c", code).stdout.strip()


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False
    )
