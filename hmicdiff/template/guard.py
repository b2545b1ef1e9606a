"""Templates that come from anybody, tried in a process of its own, with limits of time and memory.

A few signs of a template can ask for more memory or time than there is. In this process such a
template ends at most itself.
"""

import contextlib
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from hmicdiff.errors import HmicdiffError, TemplateFormatError, ValuesFormatError
from hmicdiff.read.limits import MEGABYTE, Limits
from hmicdiff.template import files, parse

SECONDS = Limits().seconds
"""What reading a file may take, a template may."""
MEMORY = 500
"""Megabytes; the template of a family of thousands, and what it gives, take a tenth of them."""
_ROOT = str(Path(__file__).parents[2])
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from hmicdiff.template.guard import main; main()"
)
_TOO_MUCH = (
    f"takes more than {SECONDS:g} seconds or {MEMORY} MB of memory, which is the limit for a "
    "template: take out what repeats or nests without end"
)
_KINDS = {kind.__name__: kind for kind in (TemplateFormatError, ValuesFormatError)}


def render(template: str, values: Mapping[str, Any]) -> str:
    """Return the text that a template gives with values.

    Raises:
        TemplateFormatError: if the template is broken, or asks for too much.
        ValuesFormatError: if the values are broken, or lack what it asks for.
    """
    return _asked({"task": "render", "template": template, "values": values})


def check(template: str) -> None:
    """See that a template can be read back within the limits.

    Raises:
        TemplateFormatError: if it is broken, or asks for too much.
    """
    _asked({"task": "parse", "template": template})


def _asked(request: Mapping[str, Any]) -> str:
    try:
        ran = subprocess.run(  # noqa: S603 - it is this very program
            [sys.executable, "-P", "-B", "-c", _START, _ROOT],
            input=json.dumps(request).encode("ascii"),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        reply = json.loads(ran.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise TemplateFormatError(_TOO_MUCH) from error
    if "error" in reply:
        raise _KINDS[reply["kind"]](reply["error"])
    text: str = reply["text"]
    return text


def _parse(request: Mapping[str, Any]) -> str:
    parse.parse(request["template"])
    return ""


def _render(request: Mapping[str, Any]) -> str:
    return files.render(request["template"], request["values"])


_TASKS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {"parse": _parse, "render": _render}


def _answer(request: Mapping[str, Any]) -> dict[str, str]:
    try:
        return {"text": _TASKS[request["task"]](request)}
    except HmicdiffError as error:
        return {"kind": type(error).__name__, "error": str(error)}
    except MemoryError:
        return {"kind": TemplateFormatError.__name__, "error": _TOO_MUCH}


def main() -> None:
    """Answer the request on standard input."""
    request = json.load(sys.stdin)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - there is none on every system

        most = MEMORY * MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(json.dumps(_answer(request)))
