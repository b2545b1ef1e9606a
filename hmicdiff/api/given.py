"""What a caller gives, in the forms that it may have: paths, settings, formats, files of ours."""

import hashlib
import inspect
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, ParamSpec, TypeVar, get_args, get_origin, get_type_hints

from hmicdiff.errors import (
    ArgumentError,
    HmicdiffError,
    UnknownEncodingError,
    UnknownLanguageError,
    UnreadableError,
)
from hmicdiff.writing import StrPath

if TYPE_CHECKING:
    from hmicdiff.model.corrections import Corrections
    from hmicdiff.model.provenance import Provenance
    from hmicdiff.read.formats.document import Settings
    from hmicdiff.slips.settings import SlipSettings

_Format = TypeVar("_Format")
_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")
Progress = Callable[[str, float], None]
"""Is told the stage of the work and which share of all the work is done, 0 to 1."""


def listed(paths: StrPath | Iterable[StrPath]) -> list[StrPath]:
    """Return paths as several, also where there is one.

    Raises:
        ArgumentError: if one is no path.
    """
    found = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    for path in found:
        if not isinstance(path, str | os.PathLike):
            raise ArgumentError(f"{path!r} is no path: take a str or a pathlib.Path")
    return found


def checked(function: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """Let a function of the library say in one line which argument is of a wrong type."""
    signature, types = inspect.signature(function), _types_of(function)

    @wraps(function)
    def call(*given: _Given.args, **named: _Given.kwargs) -> _Result:
        for name, value in signature.bind(*given, **named).arguments.items():
            several = signature.parameters[name].kind is inspect.Parameter.VAR_POSITIONAL
            for each in value if several else (value,):
                if name in types and not isinstance(each, types[name]):
                    known = " or ".join(map(_called, types[name]))
                    is_one = f"takes {name} as {known}, not {_called(type(each))}"
                    raise ArgumentError(f"hmicdiff.{function.__name__} {is_one}")
        return function(*given, **named)

    return call


def _called(kind: type) -> str:
    return "None" if kind is type(None) else kind.__name__


def _types_of(function: Callable[..., object]) -> dict[str, tuple[type, ...]]:
    """Return what each argument of a function may be; nothing of one that takes what it likes."""
    found = {}
    for name, hint in get_type_hints(function).items():
        hints = get_args(hint) if isinstance(hint, UnionType) else (hint,)
        classes = [get_origin(each) or each for each in hints]
        if all(isinstance(each, type) for each in classes):
            found[name] = tuple(classes)
    return found


def chosen(formats: Mapping[str, _Format], name: str) -> _Format:
    """Return the format of a name.

    Raises:
        ValueError: if there is no such format.
    """
    if name not in formats:
        raise ValueError(f"no format {name!r}; there are {', '.join(sorted(formats))}")
    return formats[name]


def settings_of(
    max_bytes: int | None,
    limits: Iterable[str],
    encoding: str | None,
    text_column: str | None = None,
    name_column: str | None = None,
    ocr: str | bool = False,  # noqa: FBT001, FBT002 - languages, or whether
    *,
    template: StrPath | None = None,
) -> "Settings":
    """Return how files are read, given what the user says of it.

    Raises:
        LimitError: if there is no such limit.
        UnknownEncodingError: if there is no such encoding.
        UnknownLanguageError: if what OCR is to read in names no language.
        ValueError: if the rows of a table are to have names and no texts.
    """
    from hmicdiff.read.decode import is_encoding  # noqa: PLC0415
    from hmicdiff.read.formats.document import Settings  # noqa: PLC0415
    from hmicdiff.read.limits import MEGABYTE, Limits, changed  # noqa: PLC0415
    from hmicdiff.read.ocr import is_language  # noqa: PLC0415

    if encoding is not None and not is_encoding(encoding):
        raise UnknownEncodingError(f"{encoding}: no such encoding; try utf-8 or windows-1252")
    allowed = Limits() if max_bytes is None else Limits(size=max_bytes / MEGABYTE)
    if name_column is not None and text_column is None:
        raise ValueError("name_column needs text_column, which says where the texts are")
    if isinstance(ocr, str) and not is_language(ocr):
        raise UnknownLanguageError(
            f"{ocr}: no name of a language for tesseract; try eng or deu+fra"
        )
    languages = ocr if isinstance(ocr, str) else "" if ocr else None
    return Settings(
        changed(allowed, limits),
        encoding,
        text_column,
        name_column,
        ocr=languages,
        template=None if template is None else _said_in(template),
    )


def _said_in(template: StrPath) -> str:
    """Return what a template says, as far as it is a text; whoever needs more of it says so."""
    from hmicdiff.read.files import is_gone_once_read, read_bytes  # noqa: PLC0415
    from hmicdiff.read.limits import Limits  # noqa: PLC0415

    path = Path(template)
    if is_gone_once_read(path):
        return ""  # it is read where the releases are held against it
    try:
        return read_bytes(path, os.fspath(path), Limits()).decode("utf-8", "ignore")
    except UnreadableError:
        return ""


def provenance_of(
    names: Mapping[str, str] | None,
    slips: "SlipSettings | None",
    template: StrPath | None = None,
    name_by: str | None = None,
    corrections: "Corrections | None" = None,
    *,
    one_family: bool = False,
) -> "Provenance":
    """Return what an analysis is made with, as the report keeps it, given the caller's settings."""
    from hmicdiff.model.corrections import NO_CORRECTIONS  # noqa: PLC0415
    from hmicdiff.model.provenance import OFF, Provenance  # noqa: PLC0415

    levels = slips.levels if slips else {}
    told = {rule: OFF if level is None else level.value for rule, level in levels.items()}
    digest = None if template is None else hashlib.sha256(Path(template).read_bytes()).hexdigest()
    return Provenance(
        names=dict(sorted((names or {}).items())),
        slips=dict(sorted(told.items())),
        min_level=slips.least.value if slips else "note",
        name_by=name_by,
        one_family=one_family,
        corrections=corrections or NO_CORRECTIONS,
        template_sha256=digest,
    )


@contextmanager
def named(path: StrPath, kind: type[HmicdiffError]) -> Iterator[None]:
    """Put the name of a file before what is said of it."""
    try:
        yield
    except kind as error:
        raise kind(f"{os.fspath(path)}: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8 text"
        raise kind(f"{os.fspath(path)}: cannot be read ({reason.lower()})") from error


def text_of(path: StrPath) -> str:
    """Return what a file of ours says.

    Raises:
        UnreadableError: if it is a pipe that gives nothing.
    """
    if Path(path).is_fifo():  # nobody may ever write to it
        from hmicdiff.read.files import read_bytes  # noqa: PLC0415
        from hmicdiff.read.limits import Limits  # noqa: PLC0415

        return read_bytes(Path(path), os.fspath(path), Limits()).decode("utf-8")
    return Path(path).read_bytes().decode("utf-8")
