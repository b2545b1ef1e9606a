"""Small families for tests."""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from hmicdiff.differences.lookup import Lookup
from hmicdiff.differences.said import SaidThere, said_by
from hmicdiff.model.analysis import Analysis
from hmicdiff.model.text import Corpus, Release
from hmicdiff.pipeline import analyze
from hmicdiff.read.formats.document import Settings
from hmicdiff.read.formats.plain import read as read_plain
from hmicdiff.read.reader import corpus, read
from hmicdiff.read.taking import Raw

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
DATA = ROOT / "tests" / "data"


def family(*texts: str) -> Corpus:
    """Return a corpus of releases "0.txt", "1.txt", ... with these texts."""
    return corpus([raw(text, f"{number}.txt") for number, text in enumerate(texts)])


def raw(text: str, source: str) -> Raw:
    """Return a file with this text, as it would be read."""
    data = text.encode("utf-8")
    return Raw(source, hashlib.sha256(data).hexdigest(), read_plain(data, Settings()))


def add_release(lookup: Lookup, name: str, sentences: Sequence[SaidThere]) -> None:
    """Let a lookup take in a release, sentence by sentence."""
    lookup.add(said_by([sentences]), [name])


def release(text: str) -> Release:
    """Return a release with this text."""
    return family(text).releases[0]


def said(text: str) -> list[str]:
    """Return the sentences of a text as they are written."""
    one = release(text)
    return [one.quote(sentence.start, sentence.end) for sentence in one.sentences]


def folder(trap: str) -> Corpus:
    """Return the family in tests/data/<trap>/."""
    return read([DATA / trap])


@cache
def of_seeds() -> Analysis:
    """Return the analysis of seeds/, made once."""
    return analyze(read([SEEDS]))
