"""Folders and their baselines, for tests."""

from collections.abc import Mapping
from pathlib import Path

import hmicdiff
from hmicdiff.baseline.held import Held
from hmicdiff.baseline.store import load, save
from hmicdiff.model.analysis import Level
from hmicdiff.model.baseline import Baseline
from hmicdiff.model.drift import Drift


def fill(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files to a folder, made if need be."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def baseline_of(folder: Path) -> Baseline:
    """Return the baseline of a folder, as a file keeps it."""
    return load(save(hmicdiff.take_baseline(hmicdiff.analyze(hmicdiff.read(folder)))))


def held(folder: Path, baseline: Baseline) -> Held:
    """Hold a folder against a baseline."""
    return hmicdiff.check(folder, baseline)


def serious(given: Held) -> list[Drift]:
    """Return what has drifted and is more than a note."""
    return [drift for drift in given.checked.drift if drift.level is not Level.NOTE]
