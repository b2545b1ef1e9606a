"""Where in a JSON text something stands."""

import json
import re

_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_SPACE = re.compile(r"\s*")
_DECODER = json.JSONDecoder()


def line_of(text: str, path: str) -> int:
    """Return the line, counted from one, on which a value stands, or would stand.

    `path` is as in "$.releases[3].text"; what leads to nothing is told by what it stands in.
    """
    at = _skip(text, 0)
    for key, number in _STEP.findall(path):
        inner = _member(text, at, key) if key else _element(text, at, int(number))
        if inner is None:
            break
        at = inner
    return text.count("\n", 0, at) + 1


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _member(text: str, at: int, key: str) -> int | None:
    """Return where the value of a member of the object at `at` begins."""
    if text[at] != "{":
        return None
    at = _skip(text, at + 1)
    while text[at] == '"':
        name, at = _DECODER.raw_decode(text, at)
        at = _skip(text, _skip(text, at) + 1)
        if name == key:
            return at
        at = _next(text, at)
    return None


def _element(text: str, at: int, number: int) -> int | None:
    """Return where an element of the list at `at` begins."""
    if text[at] != "[":
        return None
    at = _skip(text, at + 1)
    while text[at] != "]":
        if not number:
            return at
        at = _next(text, at)
        number -= 1
    return None


def _next(text: str, at: int) -> int:
    """Return where what follows the value at `at` begins."""
    _, at = _DECODER.raw_decode(text, at)
    at = _skip(text, at)
    return _skip(text, at + 1) if text[at] == "," else at
