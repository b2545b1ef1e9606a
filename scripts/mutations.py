"""Change the program in one line at a time, and see that the test fails which is there for it.

    python scripts/mutations.py             # all, which takes minutes
    python scripts/mutations.py joint ties  # those whose file, line or test has one of these in it

A step that can be left out, or a number that can be moved far, with no test failing, is one that
nobody can change safely: write a test with a telling name, put both into `mutations.txt`, and see
it noticed. The exit status tells whether all are. Only a copy is changed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "scripts" / "mutations.txt"


@dataclass(frozen=True)
class Mutation:
    """A change of one line, and the test that has to fail with it."""

    file: str
    """In `hmicdiff/`."""
    old: str
    """What stands in that file once."""
    new: str
    test: str
    """In `tests/unit/`."""

    @property
    def path(self) -> str:
        """The file, as seen from the root of the repository."""
        return f"hmicdiff/{self.file}"

    @property
    def node(self) -> str:
        """The test, as pytest calls it."""
        return f"tests/unit/{self.test}"

    def applied(self, text: str) -> str:
        """Return the text of the file with the change."""
        assert text.count(self.old) == 1, (
            f"{self.path} has {self.old!r} {text.count(self.old)} times"
        )
        return text.replace(self.old, self.new)


def mutations() -> list[Mutation]:
    """Return the changes that are listed."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [_mutation(*row) for row in rows]


def _mutation(file: str, old: str, new: str, test: str) -> Mutation:
    """Return a change; of a number `new` is put before what it is set to."""
    if old.isupper():
        return Mutation(file, f"\n{old} = ", f"\n{old} = {new} ", test)
    return Mutation(file, old, new, test)


def _copied(folder: Path) -> None:
    """Put the program into a folder, with all that its tests need beside it."""
    shutil.copytree(ROOT / "hmicdiff", folder / "hmicdiff")
    for name in ("pyproject.toml", "scripts", "seeds", "templates", "tests"):
        (folder / name).symlink_to(ROOT / name)


def _fails(folder: Path, *tests: str) -> bool:
    """Tell whether one of the tests fails there; that they cannot be run is an error."""
    run = subprocess.run(
        [sys.executable, "-B", "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode not in (0, 1):
        raise SystemExit(run.stdout + run.stderr)
    return run.returncode == 1


def main() -> int:
    """Make each change by itself; return 1 if one goes unnoticed, 0 else."""
    asked = sys.argv[1:] or [""]
    if {"-h", "--help"} & {*asked}:
        print(__doc__)  # noqa: T201
        return 0
    found = [each for each in mutations() if any(word in str(each) for word in asked)]
    unnoticed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _copied(folder)
        if _fails(folder, *sorted({each.node for each in found})):
            raise SystemExit("The tests fail before anything is changed.")
        for each in found:
            file = folder / each.path
            text = file.read_text(encoding="utf-8")
            file.write_text(each.applied(text), encoding="utf-8")
            noticed = _fails(folder, each.node)
            file.write_text(text, encoding="utf-8")
            unnoticed += not noticed
            change = f"{each.path}: {each.old.strip()} -> {each.new.strip()}"
            print("noticed  " if noticed else "UNNOTICED", change, flush=True)  # noqa: T201
    print(f"{len(found) - unnoticed} of {len(found)} changes noticed")  # noqa: T201
    return bool(unnoticed)


if __name__ == "__main__":
    sys.exit(main())
