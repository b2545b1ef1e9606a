"""The text of `hmicdiff.toml` with one more line: what is there stays as it is, comments too."""

import json
import re
from collections.abc import Mapping, Sequence

_HEADER = re.compile(r"^[ \t]*\[names\][ \t]*(#.*)?$", re.MULTILINE)
_BARE = re.compile(r"[A-Za-z0-9_-]+")

Value = str | Sequence[str] | Mapping[str, str]


def with_correction(text: str, kind: str, fields: Mapping[str, Value]) -> tuple[str, str]:
    """Return the text with a correction at its end, and the lines that were added.

    Args:
        text: what the file says so far.
        kind: the list that the correction goes into, as "same".
        fields: its fields, in order.
    """
    lines = [f"[[corrections.{kind}]]", *(f"{name} = {_value(of)}" for name, of in fields.items())]
    added = "\n".join(lines) + "\n"
    before = text.rstrip("\n")
    return (f"{before}\n\n" if before else "") + added, added


def with_name(text: str, variable: str, name: str) -> tuple[str, str]:
    """Return the text with another name for a variable, and the line that was added."""
    key = variable if _BARE.fullmatch(variable) else _string(variable)
    line = f"{key} = {_string(name)}\n"
    header = _HEADER.search(text)
    if header is None:
        before = text.rstrip("\n")
        return (f"{before}\n\n" if before else "") + f"[names]\n{line}", f"[names]\n{line}"
    end = header.end()
    return f"{text[:end]}\n{line.rstrip()}{text[end:]}", line


def _value(value: Value) -> str:
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name} = {_string(of)}" for name, of in value.items()) + " }"
    return "[" + ", ".join(map(_string, value)) + "]"


def _string(text: str) -> str:
    """Return a string as TOML has it: as JSON, but for one more character that is escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
