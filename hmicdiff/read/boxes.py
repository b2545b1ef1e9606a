"""Boxes to tick, as texts write them: "[ ]", "[x]", "( )", "(x)", and the signs for them."""

import re
from collections.abc import Sequence

BEFORE_WORDS = re.compile(
    r"(?:\[[ xX\u2713\u2714*]?\]|\([ xX\u2713\u2714*]\)|[\u2610-\u2612\u2705])[^\S\n]+\w"
)
"""A box at the beginning of a line, which says of the line whether it is so."""
_OPEN = frozenset({("[", "]"), ("(", ")"), ("\u2610",)})
_TICKED = frozenset(
    {
        *((first, sign, last) for first, last in ("[]", "()") for sign in "xX\u2713\u2714*"),
        *((sign,) for sign in "\u2611\u2612\u2705"),
    }
)
YES, NO = "yes", "no"
"""What a box says that is ticked, and one that is not."""


def box_at(norms: Sequence[str]) -> tuple[str, ...]:
    """Return the box that words begin with; nothing where they begin with none."""
    return next(
        (box for size in (3, 2, 1) if (box := tuple(norms[:size])) in _OPEN or box in _TICKED),
        (),
    )


def is_box(words: Sequence[str]) -> bool:
    """Tell whether words are a box and nothing else."""
    return bool(words) and len(box_at(words)) == len(words)


def is_ticked(box: Sequence[str]) -> bool:
    """Tell whether a box is ticked."""
    return tuple(box) in _TICKED


def answer(words: Sequence[str]) -> str | None:
    """Return what words say that are a box and nothing else; `None` for anything else."""
    return (YES if is_ticked(words) else NO) if is_box(words) else None
