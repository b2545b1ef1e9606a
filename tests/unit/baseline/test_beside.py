"""What a check tells of a new release is what a report of it and the known ones tells."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import hmicdiff
from hmicdiff.baseline import new_releases
from hmicdiff.model.drift import Drift, DriftKind
from tests.baselines import fill
from tests.unit.infer.test_houses import Author

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
