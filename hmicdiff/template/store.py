"""Values as JSON and back."""

import json
from collections.abc import Mapping
from typing import Any

from hmicdiff.errors import ValuesFormatError
from hmicdiff.template.surface import UTF_8, Surface, can_mark
from hmicdiff.template.values import FIRST, Misfit, Own, Said, Values

FORMAT = "hmicdiff.values"
VERSION = 1
"""Goes up with every change that a reader of values has to know of."""

Object = dict[str, Any]


def values_object(values: Values) -> Object:
    """Return what a template is filled with, and what JSON holds: only what is not as usual."""
    found: Object = {
        "format": {"name": FORMAT, "version": VERSION},
        "release": values.release,
        **_surface(values.surface),
    }
    if values.newline != "\n":
        found["newline"] = values.newline
    found["variables"] = dict(values.variables)
    found["passages"] = {passage: _said(said) for passage, said in values.passages.items()}
    found["own"] = [_own(own) for own in values.own]
    if values.end is not None:
        found["end"] = values.end
    if values.misfits is not None:
        found["misfits"] = [_misfit(misfit) for misfit in values.misfits]
    return found


def save(*releases: Object) -> str:
    """Return values as a JSON text that ends with a line break: those of several as a list."""
    values = releases[0] if len(releases) == 1 else releases
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def load(text: str) -> Object:
    """Return the values in a JSON text, as a template is filled with them.

    Raises:
        ValuesFormatError: if the text holds no values, or those of another version.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0]
        raise ValuesFormatError(f"holds no values: it is no JSON ({reason})") from error
    if isinstance(data, list):
        raise ValuesFormatError("holds the values of several releases: keep one to a file")
    check(data)
    return dict(data)


def check(data: object) -> None:
    """Make sure that a template can be filled with `data`.

    Raises:
        ValuesFormatError: if they are no values, or those of another version.
    """
    if not isinstance(data, Mapping):
        raise ValuesFormatError("holds no values: it is no object")
    _check_format(data)
    _check(data)


def surface_in(values: Mapping[str, Any]) -> Surface:
    """Return how the release was kept in its file."""
    return Surface(
        encoding=values.get("encoding", UTF_8),
        mark=values.get("mark", False),
        lossy=values.get("lossy", False),
    )


def _surface(surface: Surface) -> Object:
    found: Object = {}
    if surface.encoding != UTF_8:
        found["encoding"] = surface.encoding
    if surface.mark:
        found["mark"] = True
    if surface.lossy:
        found["lossy"] = True
    return found


def _said(said: Said) -> Object:
    found: Object = {}
    if said.reading != FIRST:
        found["reading"] = said.reading
    if said.values:
        found["values"] = dict(said.values)
    if said.before is not None:
        found["before"] = said.before
    if said.written is not None:
        found["written"] = said.written
    return found


def _own(own: Own) -> Object:
    found: Object = {"after": own.after, "before": own.before, "text": own.text}
    if own.says is not None:
        found["says"] = own.says
    return found


def _misfit(misfit: Misfit) -> Object:
    found: Object = {
        "kind": misfit.kind.value,
        "passage": misfit.passage,
        "line": misfit.line,
        "quote": misfit.quote,
        "message": misfit.message,
    }
    return found | ({"where": misfit.where} if misfit.where else {})


def _check_format(data: Mapping[str, Any]) -> None:
    given = data.get("format")
    if not isinstance(given, Mapping) or given.get("name") != FORMAT:
        raise ValuesFormatError(f'holds no values: format.name is not "{FORMAT}"')
    version = given.get("version")
    if version != VERSION or isinstance(version, bool):
        raise ValuesFormatError(
            f"holds values of version {version}, and this program reads version {VERSION}: "
            "make them again with hmicdiff template --values"
        )


def _check(data: Mapping[str, Any]) -> None:
    """Look at the shape of all that a template is going to use."""
    _need(_is_texts(data.get("variables")), "variables", "texts by name")
    passages = data.get("passages")
    _need(isinstance(passages, Mapping), "passages", "objects by id")
    for name, said in data["passages"].items():
        _need(isinstance(said, Mapping), f"passages.{name}", "an object")
        _need(_is_texts(said.get("values", {})), f"passages.{name}.values", "texts by name")
        for key in ("reading", "before", "written"):
            _need(isinstance(said.get(key, ""), str), f"passages.{name}.{key}", "a text")
    _need(isinstance(data.get("own"), list), "own", "a list")
    for number, own in enumerate(data["own"]):
        _need(_is_own(own), f"own[{number}]", '"after", "before" and "text"')
    for key in ("end", "newline"):
        _need(isinstance(data.get(key, ""), str), key, "a text")
    _check_surface(data)


def _check_surface(data: Mapping[str, Any]) -> None:
    encoding = data.get("encoding", UTF_8)
    _need(isinstance(encoding, str) and _is_known(encoding), "encoding", "the name of an encoding")
    _need(not data.get("mark") or can_mark(encoding), "mark", "for an encoding that has one")


def _is_known(encoding: str) -> bool:
    try:
        "".encode(encoding)
    except (LookupError, ValueError):
        return False
    return True


def _is_texts(data: object) -> bool:
    return isinstance(data, Mapping) and all(isinstance(text, str) for text in data.values())


def _is_own(own: object) -> bool:
    if not isinstance(own, Mapping) or not isinstance(own.get("after", ""), str | None):
        return False
    return all(isinstance(own.get(key), str) for key in ("before", "text")) and "after" in own


def _need(holds: bool, where: str, what: str) -> None:  # noqa: FBT001 - it is what is needed
    if not holds:
        raise ValuesFormatError(f"{where}: should be {what}")
