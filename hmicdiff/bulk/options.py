"""How a large family is read and looked at, and what of it is not."""

from collections.abc import Mapping, Sequence

from hmicdiff.read.copies import Copies
from hmicdiff.read.formats.document import Settings
from hmicdiff.slips.settings import SlipSettings
from hmicdiff.structs import Struct


class NoFamilyError(Exception):
    """The files are not of one family, so that no panel stands for them."""


class Options(Struct, frozen=True):
    """How releases are read and looked at."""

    reading: Settings
    skip_unreadable: bool = False
    slips: SlipSettings | None = None
    names: Mapping[str, str] | None = None
    versions: bool = False
    """Whether files of one text are versions of a document, and no copies."""


class LeftOut(Struct, frozen=True):
    """Files that are not placed."""

    skipped: Sequence[tuple[str, str]] = ()
    """Those that cannot be read, and why."""
    copies: Sequence[Copies] = ()
    """Those that have the text of another one."""
