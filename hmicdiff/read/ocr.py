"""Pages that are pictures, read by a program for that: tesseract, where it is installed."""

import os
import re
import shutil

from hmicdiff.read.formats.document import DamagedError, Document, Settings
from hmicdiff.read.formats.registry import Format
from hmicdiff.read.isolate import Isolation
from hmicdiff.structs import replace

_PROGRAM = "tesseract"
_LANGUAGES = re.compile(r"\w+(?:/\w+)*(?:\+\w+(?:/\w+)*)*", re.ASCII)
"""No word of the program's own: what begins with a dash would be an option."""
_MISSING = re.compile(r"Failed loading language '([\w/]+)'")
_LYING = "osd"
"""What finds out how pages lie is kept like a language; without it they have to stand upright."""
_LAYOUT = "1"
"""Tesseract finds out how the page lies, and what of it is columns."""


def is_language(name: str) -> bool:
    """Tell whether this can name languages as tesseract does: "deu", "deu+eng"."""
    return _LANGUAGES.fullmatch(name) is not None


def with_ocr(
    document: Document, form: Format, data: bytes, settings: Settings, isolation: Isolation
) -> Document:
    """Return a document anew, with what OCR reads on its pages that are pictures.

    Raises:
        DamagedError: if there is no program for it, it cannot do so, or not within the limits.
    """
    program = shutil.which(_PROGRAM)
    if program is None:
        raise DamagedError(
            "is a scan, or has some pages of one: --ocr takes the program tesseract, which is not "
            "installed; get it (the package tesseract-ocr, or tesseract) or leave the file out"
        )
    if len(document.scanned) > settings.limits.pages:
        raise DamagedError(
            f"has {len(document.scanned)} pages that only OCR reads, over the limit of "
            f"{settings.limits.pages:.0f}; split it, or raise the limit with --limit pages=N"
        )
    seen = []
    for number in document.scanned:
        drawn = isolation.read(form, data, replace(settings, picture_of=number))
        ((_, picture),) = drawn.enclosed
        seen.append((number, _recognized(program, picture, number, settings)))
    return isolation.read(form, data, replace(settings, recognized=tuple(seen)))


def _recognized(program: str, picture: bytes, page: int, settings: Settings) -> str:
    """Return what the program says of a picture; it is ended with this one, and leaves no file."""
    import subprocess  # noqa: PLC0415 - few runs need it

    languages = ("-l", settings.ocr) if settings.ocr else ()
    try:
        done = subprocess.run(  # noqa: S603 - what it is given is a picture, and words of its own
            [program, "-", "-", *languages, "--psm", _LAYOUT, "--dpi", "300", "hocr"],
            input=picture,
            capture_output=True,
            timeout=settings.limits.seconds,
            env={"OMP_THREAD_LIMIT": "1", **os.environ},  # more threads take more time in all
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise DamagedError(
            f"took longer than {settings.limits.seconds:g} seconds to read on page {page} by OCR; "
            "leave it out, or raise the limit with --limit seconds=N"
        ) from error
    except OSError as error:
        raise DamagedError(f"cannot be read by OCR: {program} does not start") from error
    _check(done.returncode, done.stderr.decode("utf-8", "replace"), page)
    return done.stdout.decode("utf-8", "replace")


def _check(status: int, said: str, page: int) -> None:
    """Refuse what was not read as asked: one of several languages may be missing, too."""
    missing = [name for name in _MISSING.findall(said) if name != _LYING]
    if missing:
        raise DamagedError(
            f"cannot be read by OCR: tesseract has no language {missing[0]}; install it, or name "
            "with --ocr-language one that  tesseract --list-langs  shows"
        )
    if status:
        lines = said.strip().splitlines() or ["it does not say why"]
        raise DamagedError(f"cannot be read by OCR: tesseract fails on page {page}: {lines[-1]}")
