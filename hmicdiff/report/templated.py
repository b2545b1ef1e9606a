"""The Jinja2 environments of the reports that are made from a template."""

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    compiler,
    select_autoescape,
)
from jinja2.bccache import Bucket


def builtin_templates() -> Path:
    """Return the templates' folder: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


@cache
def environment(finalize: Callable[[object], object] | None = None) -> Environment:
    """Return an environment that finalizes each value, and escapes it in `.html.jinja`."""
    return Environment(
        loader=FileSystemLoader(builtin_templates()),
        undefined=StrictUndefined,
        autoescape=select_autoescape(
            enabled_extensions=("html.jinja",), default=False, default_for_string=True
        ),
        finalize=finalize,
        bytecode_cache=Compiled(builtin_templates() / "__pycache__", finalize),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


class Compiled(FileSystemBytecodeCache):
    """Keeps templates compiled, as Python keeps modules: compiling is a fifth of a small report.

    They are made anew when the template, Python or Jinja is another one, and not kept where nothing
    can be written or Python is told to write nothing.
    """

    def __init__(self, folder: Path, finalize: Callable[[object], object] | None) -> None:
        """Keep in `folder` what is compiled for an environment with this finalizer."""
        super().__init__(str(folder), "%s.jinja-cache")
        finalizer = finalize.__qualname__ if finalize else "none"
        self._made_by = f"{Path(compiler.__file__).stat().st_mtime_ns} {finalizer}"

    def get_source_checksum(self, source: str) -> str:
        """Return what tells whether a compiled template is the one that is asked for."""
        return super().get_source_checksum(f"{self._made_by}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a compiled template, where one is kept."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, where that is possible."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)
