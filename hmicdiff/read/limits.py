"""How much of what is read at the most, and how long it may take: each limit has a name."""

from collections.abc import Iterable

from hmicdiff.errors import LimitError
from hmicdiff.structs import Struct, fields, replace

MEGABYTE = 1_000_000
"""Decimal, as in what file managers show."""


class Limits(Struct, frozen=True):
    """What is beyond a limit is refused with the name of the limit, so that it can be raised."""

    size: float = 10
    """Megabytes of a file."""
    unpacked: float = 100
    """Megabytes of what an archive, or an office document, holds once it is unpacked."""
    packed: float = 2_000
    """Files in an archive: many more make a family that is read file by file, from a folder."""
    rows: float = 2_000
    """Rows of a table, each of which is a release."""
    versions: float = 1_000
    """Versions of a file in its history."""
    text: float = 1_000_000
    """Characters of a release."""
    sentence: float = 20_000
    """Characters of a sentence."""
    sentences: float = 6_000
    """Sentences of a release."""
    files: float = 200_000
    """Files in a run."""
    seconds: float = 30
    """Time for a file that is no plain text; for OCR, for each page."""
    pages: float = 100
    """Pages of a file that OCR reads: each takes it some seconds."""
    memory: float = 700
    """Megabytes that the reading of such a file may take."""

    @property
    def max_bytes(self) -> int:
        """The size of a file, in bytes."""
        return round(self.size * MEGABYTE)

    @property
    def max_unpacked(self) -> int:
        """The size of what is unpacked, in bytes."""
        return round(self.unpacked * MEGABYTE)


NAMES = tuple(field.name for field in fields(Limits))


def changed(limits: Limits, settings: Iterable[str]) -> Limits:
    """Return the limits with those that `settings`, written as NAME=VALUE, change.

    Raises:
        LimitError: if there is no such limit, or a value is no positive number.
    """
    for setting in settings:
        name, _, value = setting.partition("=")
        if name not in NAMES:
            raise LimitError(f"{setting}: no such limit; there are {', '.join(NAMES)}")
        try:
            number = float(value)
        except ValueError:
            number = 0.0
        if not 0 < number < float("inf"):
            raise LimitError(f"{setting}: a limit is a number over 0, as in {name}=100")
        limits = replace(limits, **{name: number})
    return limits


def check_count(count: int, limits: Limits) -> None:
    """Refuse more files than are allowed.

    Raises:
        LimitError: if there are more.
    """
    if count > limits.files:
        raise LimitError(
            f"{count} files are over the limit of {limits.files:.0f} files; name fewer, or raise "
            "the limit with --limit files=N"
        )
