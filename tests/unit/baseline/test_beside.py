"""What a check tells of a new release is what a report of it and the known ones tells."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import hmicdiff
from hmicdiff.baseline import new_releases
from hmicdiff.model.drift import Drift, DriftKind
from tests import one_truth
from tests.baselines import fill
from tests.unit.infer.test_houses import Author

LID = "Replace the lid as described on the back of this notice and fill it once."
SCREWS = "Replace all screws by hand as described on the back of this notice."
PLACES = ("underside", "underside", "underside", "inside of the lid")
MAKERS = ("Tarn Ltd", "Skerry Ltd", "Holm Ltd", "Lough Ltd", "Kelso Ltd", "Brae Ltd")


def _notice(maker: str, place: str) -> str:
    return "\n\n".join(
        (
            f"{maker} recalls a kettle",
            f"{maker} has found that the handle may come off when the kettle is full.",
            f"The model number is printed on a label on the {place} of the kettle.",
            "Take the kettle back to any shop that sells it.",
        )
    )


def _known() -> dict[str, str]:
    return {
        f"{n}.txt": _notice(maker, place)
        for n, (maker, place) in enumerate(zip(MAKERS, PLACES, strict=False))
    }


def _told(folder: Path, files: Mapping[str, str], new: str) -> list[Drift]:
    baseline = hmicdiff.take_baseline(hmicdiff.analyze(hmicdiff.read(fill(folder, files))))
    (folder / "new.txt").write_text(new, encoding="utf-8")
    return [
        each for each in hmicdiff.check(folder, baseline).checked.drift if each.source == "new.txt"
    ]


def test_a_slot_that_is_seen_with_the_new_release_alone_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = _notice(MAKERS[-1], "base")
    assert _told(tmp_path / "a", _known(), new) == []
    monkeypatch.setattr(new_releases, "_MOST_LOOKED_AT", 0)
    assert _told(tmp_path / "b", _known(), new) != [], "the baseline alone has no slot there"


def test_what_is_told_has_the_names_of_the_baseline(tmp_path: Path) -> None:
    new = _notice(MAKERS[-1], "base").replace("may come off", "comes off at once")
    (told,) = _told(tmp_path, _known(), new)
    baseline = hmicdiff.take_baseline(hmicdiff.analyze(hmicdiff.read(fill(tmp_path, _known()))))
    assert told.kind is DriftKind.REWORDED
    assert told.passage in {passage.id for passage in baseline.template.passages}
    names = {variable.name for variable in baseline.template.variables}
    assert told.expected is not None
    assert any(f"{{{name}}}" in told.expected for name in names)


def test_a_check_takes_for_a_stranger_what_a_report_does(tmp_path: Path) -> None:
    author = Author(1)
    for at in range(8):
        (tmp_path / f"{at}.txt").write_text(author.news(["Norport", "Quay", "Lornsen", "Harbour"]))
    *known, new = sorted(tmp_path.iterdir())
    assert not any(each.stranger for each in hmicdiff.analyze(hmicdiff.read(tmp_path)).releases)
    baseline = hmicdiff.take_baseline(hmicdiff.analyze(hmicdiff.read(known)))
    assert DriftKind.STRANGER not in {
        each.kind for each in hmicdiff.check([new], baseline).checked.drift
    }


def test_what_is_known_is_cut_as_the_new_one_shows_that_it_is(tmp_path: Path) -> None:
    def parted(maker: str, gap: str) -> str:
        owners = f"Owners should stop using it at once{gap}Because the lid is hot they may be hurt."
        return _notice(maker, "base").replace("Take", f"{owners}\n\nTake")

    # of the known ones two write it in one line, and one in two paragraphs
    files = {
        f"{n}.txt": parted(maker, gap)
        for n, (maker, gap) in enumerate(zip(MAKERS, (" ", " ", "\n\n", "\n\n"), strict=False))
    }
    files["4.txt"] = parted(MAKERS[4], "\n\n").replace("any shop", "the shop")
    told = one_truth.by_report(fill(tmp_path / "all", files), "4.txt")
    assert {kind for kind, *_ in told} == {"reworded"}
    assert one_truth.by_check(tmp_path / "checked", files, "4.txt") == told


@pytest.mark.parametrize("most_looked_at", [10_000, 0])
def test_a_release_says_itself_what_it_is_not_told_to_lack(
    most_looked_at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # beside many known ones, too, its own sentences are looked up with theirs
    monkeypatch.setattr(new_releases, "_MOST_LOOKED_AT", most_looked_at)
    ways = [f"{LID}\n\n{SCREWS}", LID, LID, LID, SCREWS, SCREWS]
    files = {
        f"{n}.txt": _notice(maker, "base").replace("Take", f"{way}\n\nTake")
        for n, (maker, way) in enumerate(zip(MAKERS, ways, strict=True))
    }
    told = one_truth.by_report(fill(tmp_path / "all", files), "5.txt")
    assert {kind for kind, *_ in told} <= {"extra"}
    assert one_truth.by_check(tmp_path / "checked", files, "5.txt") == told
