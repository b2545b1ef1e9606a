from pathlib import Path

from hmicdiff import analyze, read, take_baseline
from hmicdiff.model.analysis import PlacedRelease
from hmicdiff.place.known_family import Ready
from hmicdiff.place.placement import seen_values
from hmicdiff.place.recall import recall
from hmicdiff.place.uses import uses
from tests.baselines import fill
from tests.notices import notices, texts


def _told(release: PlacedRelease) -> object:
    return (
        release.id,
        release.subject,
        release.text,
        [(s.start, s.end, s.line, s.role, s.passages, s.reading) for s in release.sentences],
        release.values,
    )


def test_recalled_releases_stand_where_they_stood(tmp_path: Path) -> None:
    analysis = analyze(read(fill(tmp_path, texts(notices(20)))))
    baseline = take_baseline(analysis)
    known = uses(baseline.releases)
    ready = Ready(
        baseline,
        known,
        recall(baseline, known, ()),
        seen_values(baseline.releases, baseline.template),
    )
    assert list(map(_told, ready.placed)) == list(map(_told, analysis.releases))
