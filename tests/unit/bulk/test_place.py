"""The work that is shared out: a function of what it is given."""

import subprocess
import sys
from pathlib import Path

from hmicdiff.api import analyze, baseline_text, read, take_baseline
from hmicdiff.bulk.known import known_of
from hmicdiff.bulk.panel import File
from hmicdiff.bulk.place import Job, place
from hmicdiff.read.discover import discover
from hmicdiff.read.formats.document import Settings
from tests.support import ROOT

_PROGRAM = """
import hashlib, sys
from hmicdiff.api import analyze, baseline_text, read, take_baseline
from hmicdiff.bulk.panel import File
from hmicdiff.bulk.place import Job, place
from hmicdiff.read.discover import discover
from hmicdiff.read.formats.document import Settings

files = tuple(File(each, "") for each in discover([sys.argv[1]]))
panel = baseline_text(take_baseline(analyze(read([each.found.path for each in files[:16]]))))
job = Job(files[16:], Settings(), skip_unreadable=False, slips=None)
print(hashlib.sha256(place(panel, job)).hexdigest())
"""


def test_the_same_bytes_come_out_whatever_the_hash_seed(folder: Path) -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", _PROGRAM, folder],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(found) == 1


def test_what_was_placed_before_changes_nothing(folder: Path) -> None:
    files = tuple(File(each, "") for each in discover([str(folder)]))
    panel = baseline_text(
        take_baseline(analyze(read([folder / each.found.source for each in files[:16]])))
    )
    jobs = [
        Job(each, Settings(), skip_unreadable=False, slips=None)
        for each in (files[:20], files[20:32], files[32:])  # some of the panel are placed again
    ]
    alone = []
    for job in jobs:
        known_of.cache_clear()
        alone.append(place(panel, job))
    known_of.cache_clear()
    assert [place(panel, job) for job in reversed(jobs)] == alone[::-1]
