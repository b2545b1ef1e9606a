"""A template and values to a text, by Jinja2, in a sandbox."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from hmicdiff.errors import TemplateFormatError, ValuesFormatError


def environment() -> SandboxedEnvironment:
    """Return the environment in which templates run: a file may come from anybody."""
    return SandboxedEnvironment(
        autoescape=False,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )


@lru_cache(maxsize=4)
def compiled(template: str) -> Template:
    """Return a template that can be filled in.

    Raises:
        TemplateFormatError: if it is no Jinja2.
    """
    with readable():
        return environment().from_string(template)


@contextmanager
def readable() -> Iterator[None]:
    """Say of a template that cannot be read what is wrong.

    Raises:
        TemplateFormatError: if that is so.
    """
    try:
        yield
    except TemplateSyntaxError as error:
        raise broken(error) from error
    except (RecursionError, SyntaxError) as error:  # of the Python that it is made to
        raise TemplateFormatError("is nested too deep to be read; take it apart") from error
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise TemplateFormatError(f"cannot be read: {error}") from error


def broken(error: TemplateSyntaxError) -> TemplateFormatError:
    """Say where a template is broken."""
    message = (error.message or "is no Jinja2").rstrip(".")
    return TemplateFormatError(f"line {error.lineno}: {message}; mend it there")


def filled(template: Template, values: Mapping[str, Any]) -> str:
    """Return the text that a template gives with the values of a release.

    Raises:
        ValuesFormatError: if the values lack something that the template asks for.
        TemplateFormatError: if the template does what it must not, or fails.
    """
    try:
        return template.render(values)
    except UndefinedError as error:
        missing = str(error.message).replace("'dict object' has no attribute ", "no variable ")
        raise ValuesFormatError(f"the template asks for what is not there: {missing}") from error
    except (
        TemplateError,
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
        RecursionError,
    ) as error:
        raise TemplateFormatError(f"cannot be filled in: {error}") from error
