from pathlib import Path

from hmicdiff import analyze, read, take_baseline
from hmicdiff.model.analysis import PlacedRelease
from hmicdiff.place.known_family import KnownFamily
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
    family = KnownFamily(baseline)
    assert list(map(_told, family.placed)) == list(map(_told, analysis.releases))
