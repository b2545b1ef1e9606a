import io
from itertools import count

import pytest

from hmicdiff import pipeline
from hmicdiff.progress import ProgressBar
from tests.cli.conftest import Run
from tests.support import DATA, folder


def bar(*, shown: bool = True, step: float = 0.4) -> tuple[ProgressBar, io.StringIO]:
    """Return a bar whose clock goes on by `step` seconds at each look, and what it writes."""
    stream, ticks = io.StringIO(), count()
    return ProgressBar(stream, shown=shown, clock=lambda: next(ticks) * step), stream


def test_the_bar_waits_for_a_second() -> None:
    progress, stream = bar()
    progress("aligning", 0.1)
    progress("aligning", 0.2)
    assert stream.getvalue() == ""
    progress("aligning", 0.5)
    assert stream.getvalue() == f"\r[{'#' * 15}{'-' * 15}] aligning"


def test_the_bar_is_taken_away_at_the_end() -> None:
    progress, stream = bar(step=2)
    progress("aligning", 0.5)
    progress("comparing it all", 2.0)
    width = len(f"[{'#' * 30}] comparing it all")
    progress.clear()
    assert stream.getvalue().endswith("\r" + " " * width + "\r")


def test_a_shorter_line_covers_a_longer_one() -> None:
    progress, stream = bar(step=2)
    progress("comparing", 0.5)
    progress("done", 1)
    first, second = stream.getvalue().split("\r")[1:]
    assert len(first) == len(second)


def test_nothing_is_shown_where_nobody_looks() -> None:
    progress, stream = bar(shown=False, step=60)
    progress("aligning", 0.5)
    progress.clear()
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("terminal", "quiet", "shown"),
    [(True, [], True), (False, [], False), (True, ["-q"], False)],
    ids=["terminal", "file", "quiet"],
)
def test_the_bar_is_for_terminals(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    terminal: bool,  # noqa: FBT001
    quiet: list[str],
    shown: bool,  # noqa: FBT001
) -> None:
    seen: list[bool] = []
    real = pipeline.analyze

    def analyze(corpus: object, progress: ProgressBar, *_: object, **__: object) -> object:
        seen.append(progress.shown)
        return real(corpus, progress)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "analyze", analyze)
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    assert run("report", DATA / "plain", "-f", "md", *quiet).status == 0
    assert seen == [shown]


def test_the_stages_are_told_in_order() -> None:
    told: list[tuple[str, float]] = []
    pipeline.analyze(folder("plain"), lambda stage, share: told.append((stage, share)))
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
    assert len({stage for stage, _ in told}) > 1
