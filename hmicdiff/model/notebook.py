"""How data are shown in a notebook: by whoever presents them, which no data know of."""

from collections.abc import Callable

Shower = Callable[[object], str]
_SHOWERS: list[Shower] = []
"""The last one shows."""


def show_by(shower: Shower) -> None:
    """Have data shown in notebooks by `shower`, as HTML."""
    _SHOWERS.append(shower)


def in_notebook(data: object) -> str | None:
    """Return data as HTML; `None` where nobody is there to show it."""
    return _SHOWERS[-1](data) if _SHOWERS else None
