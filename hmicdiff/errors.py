"""What can go wrong, each with the sentence a user reads, and the statuses a command exits with."""

from enum import IntEnum
from typing import Self


class ExitStatus(IntEnum):
    """What a command says to the shell."""

    DONE = 0
    """It did what it was asked; for `check`, nothing has drifted."""
    DRIFT = 1
    """`check` found what no longer fits, or `verify` what does not hold."""
    FAILED = 2
    """It could not run: usage, input that cannot be read, output that cannot be written."""


class HmicdiffError(Exception):
    """The root of all errors that are told to the user in one line."""


class ArgumentError(HmicdiffError, TypeError):
    """An argument of the library that is of another type than it takes."""


class NoReleasesError(HmicdiffError):
    """Nothing to read where the user pointed."""


class UnreadableError(HmicdiffError):
    """A file that cannot be read as a release."""

    def __init__(self, source: str, reason: str) -> None:
        """Name the file `source` and say why and what to do in `reason`."""
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:
        """Tell how it is made anew in another process."""
        return type(self), (self.source, self.reason)


class LimitError(HmicdiffError):
    """A limit on what is read that is none, or that the files as a whole go beyond."""


class SeveralFamiliesError(HmicdiffError):
    """Releases of several templates where those of one are needed."""


class UnknownEncodingError(HmicdiffError):
    """An encoding was named that there is not."""


class UnknownLanguageError(HmicdiffError):
    """What was named for OCR to read in is no language."""


class ExecutorError(HmicdiffError):
    """There is nothing to share the work out to."""


class UnwritableError(HmicdiffError):
    """A file that the result cannot be written to."""

    def __init__(self, target: str, reason: str) -> None:
        """Name the file `target` and say why and what to do in `reason`."""
        super().__init__(f"{target}: {reason}")
        self.target = target
        self.reason = reason


class MissingExtraError(HmicdiffError):
    """A library that a format needs is not installed."""


class ProofError(HmicdiffError):
    """A result that would not hold what it should: a fault of this program."""


class UnknownReleaseError(HmicdiffError):
    """A release was asked for that is not in the family."""


class NamesError(HmicdiffError):
    """Names for variables that cannot be given."""


class ConfigError(HmicdiffError):
    """Settings that cannot be read."""


class BenchError(HmicdiffError):
    """A family that no change can be planted in."""


class AnalysisFormatError(HmicdiffError):
    """A saved analysis that cannot be loaded."""


class CorrectionError(HmicdiffError):
    """A correction of something that is not there."""


class RecordError(HmicdiffError):
    """A report that does not say how it was made, or that is none."""


class BaselineError(HmicdiffError):
    """A baseline that cannot be read."""


class TemplateFormatError(HmicdiffError):
    """A template file that cannot be read or filled in."""


class ValuesFormatError(HmicdiffError):
    """Values that cannot be read, or that a template cannot be filled with."""
