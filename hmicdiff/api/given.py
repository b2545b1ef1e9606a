"""What a caller gives, in the forms that it may have: paths, settings, formats, files of ours."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hmicdiff.errors import HmicdiffError, UnknownEncodingError, UnknownLanguageError
from hmicdiff.writing import StrPath

if TYPE_CHECKING:
    from hmicdiff.model.corrections import Corrections
    from hmicdiff.model.provenance import Provenance
    from hmicdiff.read.formats.document import Settings
    from hmicdiff.slips.settings import SlipSettings

_Format = TypeVar("_Format")
Progress = Callable[[str, float], None]
"""Is told the stage of the work and which share of all the work is done, 0 to 1."""


def listed(paths: StrPath | Iterable[StrPath]) -> list[StrPath]:
    """Return paths as several, also where there is one."""
    return [paths] if isinstance(paths, str | os.PathLike) else list(paths)


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
    return Settings(changed(allowed, limits), encoding, text_column, name_column, ocr=languages)


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
