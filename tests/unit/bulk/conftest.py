"""A family that is large here: the limits are lowered, nothing else is."""

from pathlib import Path

import pytest

from hmicdiff.bulk import large, panel
from tests.baselines import fill
from tests.notices import Notice, notices, texts


@pytest.fixture(autouse=True)
def small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "LARGE", 20)
    monkeypatch.setattr(panel, "PANEL", 16)
    monkeypatch.setattr(panel, "_BUCKET", 8)


@pytest.fixture
def known() -> list[Notice]:
    return notices(48)


@pytest.fixture
def folder(tmp_path: Path, known: list[Notice]) -> Path:
    return fill(tmp_path / "notices", texts(known))
