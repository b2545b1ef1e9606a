"""Whether a family is too large to be held whole: asked of every one, so it loads no stage."""

import os
from collections.abc import Iterable

from hmicdiff.read.discover import Found, discover
from hmicdiff.read.files import is_gone_once_read
from hmicdiff.read.formats.document import Settings

_USUAL = Settings()
LARGE = 1_000
"""A family of more files than this is not held whole."""


def large(
    paths: Iterable[str | os.PathLike[str]], settings: Settings = _USUAL
) -> tuple[Found, ...]:
    """Return the files that `paths` stand for if they are so many; none if they are not.

    What can be read only once cannot be placed elsewhere: with it no family is large.

    Raises:
        NoReleasesError: if there is nothing to read.
    """
    found = discover(paths, settings)
    readable = [each for each in found if not each.reason]
    if len(readable) <= LARGE or any(is_gone_once_read(each.path) for each in readable):
        return ()
    return found
