"""How far the work is, at a terminal."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

_PATIENCE = 1.0
"""Work that takes less than so many seconds needs no progress bar."""
_BAR = 30
"""In characters: with the stage beside it, it fits in a terminal of 80."""


@dataclass(slots=True)
class ProgressBar:
    """A bar on standard error, at a terminal and for work that takes its time."""

    stream: TextIO
    shown: bool
    """Whether it may be shown at all."""
    clock: Callable[[], float] = time.monotonic
    _start: float = field(init=False)
    _width: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        """Start the clock."""
        self._start = self.clock()

    def __call__(self, stage: str, fraction: float) -> None:
        """Show that the work is at `stage`, and which share of all of it is done."""
        if not self.shown or self.clock() - self._start < _PATIENCE:
            return
        done = round(max(0.0, min(1.0, fraction)) * _BAR)
        line = f"[{'#' * done}{'-' * (_BAR - done)}] {stage}"
        self.stream.write("\r" + line.ljust(self._width))
        self.stream.flush()
        self._width = max(self._width, len(line))

    def clear(self) -> None:
        """Take the bar away again."""
        if self._width:
            self.stream.write("\r" + " " * self._width + "\r")
            self.stream.flush()
            self._width = 0
