"""Where results go, and in which format."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from hmicdiff import writing
from hmicdiff.console import STANDARD_OUTPUT
from hmicdiff.errors import UnwritableError

PIPE_CLOSED = 141
"""What a shell reports for a program that SIGPIPE has ended."""


def format_of(output: str | None, formats: Mapping[str, str], default: str) -> str:
    """Return the format that the name of a file asks for."""
    suffix = Path(output or "").suffix.lower()
    if suffix and suffix not in formats:
        known = ", ".join(sorted(formats))
        raise click.UsageError(f"{output}: no format ends in {suffix} ({known} do); give --format")
    return formats.get(suffix, default)


def plural(count: int, what: str) -> str:
    """Return a number with its noun: "1 release", "5 releases"."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def write_result(target: str, result: str | bytes) -> None:
    """Write a result to a file, or to standard output."""
    if target != STANDARD_OUTPUT:
        writing.write(target, result)
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(result.encode("utf-8") if isinstance(result, str) else result)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise click.exceptions.Exit(PIPE_CLOSED) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnwritableError("standard output", f"cannot be written ({reason})") from error
