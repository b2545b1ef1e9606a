"""All programs on all families, side by side."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.child import Ran, run
from benchmarks.families import Family, harbour, mutated, seeds
from benchmarks.measure import Accuracy, measure
from benchmarks.peers import FLOOR, PEERS, Environment, Peer

SIZES = (5, 10, 20, 40)
"""How many notices growth is measured with."""
Say = Callable[[str], None]


@dataclass(frozen=True)
class Cell:
    """A program on a family."""

    peer: Peer
    family: str
    releases: int
    ran: Ran
    accuracy: Accuracy | None

    def data(self) -> dict[str, object]:
        """Return it as plain data."""
        return {
            "program": self.peer.name,
            "family": self.family,
            "releases": self.releases,
            "seconds": self.ran.seconds,
            "peak": self.ran.peak,
            "runs": self.ran.runs,
            "failed": self.ran.failed,
            "accuracy": None if self.accuracy is None else asdict(self.accuracy),
        }


def families(folder: Path) -> list[Family]:
    """Return the families that accuracy is measured on."""
    five, few, many = seeds(), harbour(6, folder / "few"), harbour(40, folder / "many")
    return [
        five,
        few,
        many,
        mutated(five, folder / "seeds-mutated"),
        mutated(many, folder / "many-mutated"),
    ]


def compared(folder: Path, around: Environment, runs: int, limit: float, say: Say) -> list[Cell]:
    """Run every program on every family; who does not finish one is not tried on a larger one."""
    tried: list[Cell] = []
    for family in families(folder):
        tried += _all(family, around, runs, limit, tried, say)
    return tried


def grown(
    folder: Path, around: Environment, runs: int, limit: float, say: Say, before: list[Cell]
) -> list[Cell]:
    """Run every program on more and more notices, but for those that gave up `before`."""
    tried: list[Cell] = []
    for size in SIZES:
        family = harbour(size, folder / str(size))
        tried += _all(family, around, runs, limit, [*before, *tried], say)
    return tried


def _all(
    family: Family,
    around: Environment,
    runs: int,
    limit: float,
    before: list[Cell],
    say: Say,
) -> list[Cell]:
    found = []
    for peer in (*PEERS, FLOOR):
        size = len(family.files)
        gave_up = any(
            cell.peer == peer and cell.ran.seconds is None and cell.releases <= size
            for cell in before
            if ("notices" in cell.family) == ("notices" in family.name)
        )
        if gave_up:
            ran = Ran(None, failed="not tried: did not finish fewer")
        else:
            ran = run(peer, family.files, around, runs=runs, limit=limit)
        accuracy = None if ran.answer is None else measure(family, ran.answer)
        found.append(Cell(peer, family.name, size, ran, accuracy))
        say(f"{family.name}: {peer.name}: {_told(ran)}")
    return found


def _told(ran: Ran) -> str:
    return ran.failed or f"{ran.seconds:.3f} s, {ran.peak / 1e6:.0f} MB"
