"""The releases of a command, read and analyzed with all that the user is told meanwhile."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hmicdiff import api, config
from hmicdiff.console import Console
from hmicdiff.errors import ConfigError, NamesError
from hmicdiff.progress import ProgressBar

if TYPE_CHECKING:
    from hmicdiff.model.analysis import Analysis
    from hmicdiff.model.text import Corpus

_MEGABYTE = 1_000_000


def in_bytes(max_size: float) -> int:
    """Return what a user gives in megabytes."""
    return round(max_size * _MEGABYTE)


def folders_of(paths: Sequence[str]) -> list[Path]:
    """Return where settings, and what else is kept beside a family, are looked for, in order.

    That is where the user stands, then where the releases are.
    """
    return [Path(), *(path if path.is_dir() else path.parent for path in map(Path, paths))]


@contextmanager
def progress_bar(console: Console) -> Iterator[ProgressBar]:
    """Show how far the work is, at a terminal and unless silence is asked for."""
    bar = ProgressBar(sys.stderr, shown=not console.quiet and sys.stderr.isatty())
    try:
        yield bar
    finally:
        bar.clear()


def read_family(
    paths: Sequence[str], console: Console, max_size: float, *, skip_unreadable: bool = False
) -> "Corpus":
    """Read the releases, and say which were skipped."""
    corpus = api.read(paths, skip_unreadable=skip_unreadable, max_bytes=in_bytes(max_size))
    for source, reason in corpus.skipped:
        console.say(f"skipped {source}: {reason}")
    for release in corpus.releases:
        console.explain(f"read {release.source} ({release.encoding})")
    return corpus


def analyze_family(
    corpus: "Corpus",
    paths: Sequence[str],
    console: Console,
    *,
    on_screen: bool,
    template: str | None = None,
    min_level: str = "note",
) -> "Analysis":
    """Analyze, and say what a reader has to know first where the report itself will not do so.

    `on_screen` is whether the report is a text that goes to standard output.
    """
    from hmicdiff.model.analysis import Level  # noqa: PLC0415 - not needed for help
    from hmicdiff.slips.settings import SlipSettings  # noqa: PLC0415

    settings = config.find(folders_of(paths))
    slips = SlipSettings(settings.slips, Level(min_level))
    try:
        with progress_bar(console) as bar:
            analysis = api.analyze(corpus, bar, settings.names, template=template, slips=slips)
    except NamesError as error:
        raise ConfigError(f"{settings.source}: {error}") from error
    if not (on_screen and sys.stdout.isatty()):
        for notice in analysis.notices:
            console.say(notice)
    return analysis
