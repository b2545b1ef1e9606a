"""The Jinja2 environments of the reports that are made from a template."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape


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
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
