"""Which releases the template is inferred from, and which are placed in it together.

Both go by the digest of what a release says, so that neither names nor order matter, and so that
one more release changes one bucket and seldom the panel.
"""

from collections import defaultdict
from collections.abc import Sequence

from hmicdiff.read.discover import Found
from hmicdiff.structs import Struct

PANEL = 256
"""The template is inferred from so many releases."""
_BUCKET = 128
"""So many releases at least are placed together, up to twice as many on average."""


class File(Struct, frozen=True):
    """A file with a release, not yet read."""

    found: Found
    sha256: str


def panel(files: Sequence[File]) -> tuple[File, ...]:
    """Return the files that the template is inferred from."""
    return tuple(sorted(files, key=_by_content)[:PANEL])


def buckets(files: Sequence[File]) -> tuple[tuple[File, ...], ...]:
    """Return the files in the groups in which they are placed."""
    bits = max(0, (len(files) // _BUCKET).bit_length() - 1)
    found: defaultdict[int, list[File]] = defaultdict(list)
    for file in files:
        found[int(file.sha256[:8], 16) >> (32 - bits)].append(file)
    return tuple(tuple(sorted(found[at], key=_by_content)) for at in sorted(found))


def _by_content(file: File) -> tuple[str, str]:
    return (file.sha256, file.found.source)
