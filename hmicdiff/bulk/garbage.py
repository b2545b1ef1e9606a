"""No search for garbage while nearly all that is made is needed."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_for_now() -> Iterator[None]:
    """Do work without looking for garbage in rings, and look for it again afterwards.

    What nothing refers to any more is freed all the same. What is looked through, again and again,
    is all that is known of the panel and of a bucket, and hardly any of that refers to itself.
    """
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            _take_for_old()
            gc.enable()


def _take_for_old() -> None:
    """Let what was made be looked through as seldom as what is old: else that is done at once."""
    if not gc.get_freeze_count():  # what somebody has frozen stays so
        gc.freeze()
        gc.unfreeze()
