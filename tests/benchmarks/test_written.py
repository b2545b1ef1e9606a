"""What the benchmarks write, and where."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks import scale, table
from benchmarks.child import Ran
from benchmarks.compare import Cell
from benchmarks.measure import Accuracy
from benchmarks.peers import FLOOR, OURS, PEERS, Peer
from benchmarks.plots import line_plot
from benchmarks.runners.protocol import Answer
from tests.support import ROOT

WRITTEN = ROOT / "docs" / "benchmarks"
OTHER = Peer("other", 'A & "B"', ("b",), "b")


def cell(peer: Peer, seconds: float | None, releases: int = 5, failed: str = "") -> Cell:
    answer = None if seconds is None else Answer(segments={}, moved=[])
    return Cell(
        peer,
        "seeds",
        releases,
        Ran(seconds, 20_000_000, 3, answer, failed),
        None if seconds is None else Accuracy(links=0.9996, passages=1.0),
    )


def test_the_table_says_who_is_how_much_slower_and_who_does_not_do_what() -> None:
    cells = [cell(OURS, 0.5), cell(OTHER, 60), cell(FLOOR, 0.1)]
    told = table.markdown(cells, {"B": "1.2"}).splitlines()
    assert told[2] == "| hmicdiff | .999 | 1 | no | no | - | no | no | no | 500 ms | 1 | 20 MB |"
    assert told[3].endswith("| 60.0 s | 120 | 20 MB |")
    assert told[4] == "| reading alone |  |  |  |  |  |  |  |  | 100 ms | 0.2 | 20 MB |"
    assert told[-1].endswith("With B 1.2.")


def test_the_table_says_who_could_not_be_installed() -> None:
    told = table.markdown([cell(OURS, 1), cell(OTHER, None, failed="could not be installed")], {})
    assert "could not be installed" in told


@pytest.mark.parametrize("name", ["README.md", "docs/benchmarks/README.md"])
def test_a_document_has_one_table_between_its_marks(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert text.count(table.BEGIN) == text.count(table.END) == 1
    told = text.partition(table.BEGIN)[2].partition(table.END)[0].strip()
    assert table.with_table(text, told + "\n") == text
    named = re.findall(r"^\| ([^|]+) \|", told, re.MULTILINE)
    assert {peer.name for peer in (*PEERS, FLOOR)} <= set(named)


def test_what_is_written_once_more_takes_the_place_of_what_was() -> None:
    text = f"a\n{table.BEGIN}\nold\n{table.END}\nb\n"
    once = table.with_table(text, "new\n")
    assert table.with_table(once, "new\n") == once
    assert once == f"a\n{table.BEGIN}\n\nnew\n\n{table.END}\nb\n"


def test_the_results_that_are_kept_are_those_of_all_programs() -> None:
    kept = json.loads((WRITTEN / "results.json").read_text(encoding="utf-8"))
    for part in ("cells", "growth"):
        assert {one["program"] for one in kept[part]} == {peer.name for peer in (*PEERS, FLOOR)}


@pytest.mark.parametrize("name", ["time", "memory"])
def test_the_pictures_are_there_and_are_pictures(name: str) -> None:
    assert ET.parse(WRITTEN / f"{name}.svg").getroot().tag.endswith("svg")  # noqa: S314 - our own


def test_a_picture_has_a_point_for_each_size_and_leaves_out_what_did_not_finish() -> None:
    cells = [cell(OURS, 0.5, 5), cell(OURS, 1.0, 10), cell(OTHER, 3, 5), cell(OTHER, None, 10)]
    drawn = ET.fromstring(line_plot(cells, "Time", "s", lambda one: one.ran.seconds))  # noqa: S314
    space = "{http://www.w3.org/2000/svg}"
    assert len(drawn.findall(f"{space}circle")) == 3
    assert [one.text for one in drawn.iter(f"{space}title")] == ["hmicdiff", 'A & "B"']


def test_made_up_families_are_the_same_for_the_same_size(tmp_path: Path) -> None:
    for name in ("one", "two"):
        scale.write(tmp_path / name, 130)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*.txt")}
        for name in ("one", "two")
    )
    assert one == two
    assert len(set(one.values())) == len(one) == 130


def test_a_size_is_measured_with_the_options_given(capfd: pytest.CaptureFixture[str]) -> None:
    lines: list[str] = []
    (found,) = scale.scaled([4], ["--min-level", "error"], lines.append)
    assert (found.status, found.releases) == (0, 4)
    assert min(found.seconds, found.floor, found.peak) > 0
    assert lines[1].startswith("| 4 | ")
    (failed,) = scale.scaled([4], ["--no-such-option"], lines.append)
    assert failed.status == 2
    assert "no-such-option" in capfd.readouterr().err
