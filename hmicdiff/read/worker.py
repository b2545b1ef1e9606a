"""The process in which files are read that are no plain text: it is given bytes and gives text.

It opens no file, starts no program and no connection, and takes no more memory than it may. What
goes wrong in it, in a library or in the machine, ends at most this process.
"""

import contextlib
import json
import os
import signal
import sys
from typing import IO, Any

from hmicdiff.read.formats.document import DamagedError, Document, Front, Settings, check_length
from hmicdiff.read.formats.registry import FORMATS
from hmicdiff.read.limits import MEGABYTE, Limits
from hmicdiff.structs import asdict

_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.spawn", "os.posix_spawn",
              "os.system", "os.startfile", "urllib.", "http.", "ftplib.",
              "smtplib.", "webbrowser.", "os.remove", "os.rename", "os.mkdir", "os.rmdir",
              "shutil.")  # fmt: skip
"""Beginnings of the names of what a reader never has to do."""
_CHANGING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_PROGRAM = tuple(
    os.path.abspath(folder)  # noqa: PTH100 - where a link leads is not asked
    for folder in (*sys.path, sys.prefix, sys.base_prefix)
    if folder
)


def serve(requests: IO[bytes], replies: IO[bytes]) -> None:
    """Answer requests until there are none."""
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["size"])
        limits = Limits(**request["limits"])
        _restrict(limits)
        settings = Settings(
            limits,
            request["encoding"],
            fields=request["fields"],
            ocr=request["ocr"],
            recognized=tuple((number, said) for number, said in request["recognized"]),
            picture_of=request["picture_of"],
        )
        header, enclosed = _answer(request["format"], data, settings)
        replies.write(json.dumps(header).encode("ascii") + b"\n")
        for content in enclosed:
            replies.write(content)
        replies.flush()


def _answer(name: str, data: bytes, settings: Settings) -> tuple[dict[str, Any], list[bytes]]:
    try:
        document = FORMATS[name].load()(data, settings)
        check_length(document, settings.limits)
        return _as_header(document, name), [content for _, content in document.enclosed]
    except DamagedError as error:
        return {"error": str(error)}, []
    except MemoryError:
        return {
            "error": f"needs more than {settings.limits.memory:g} MB of memory to be read; "
            "split it, or raise the limit with --limit memory=MB"
        }, []
    except RecursionError:
        return {"error": "is nested too deep to be read: save it as .txt"}, []
    except Exception:  # noqa: BLE001 - what a library raises over a broken file is any exception
        return {"error": "is damaged: open it and save it anew, or as .txt"}, []


def _as_header(document: Document, name: str) -> dict[str, Any]:
    return {
        "text": document.text,
        "encoding": document.encoding,
        "places": document.places,
        "notes": [asdict(note) for note in document.notes],
        "enclosed": [[file, len(content)] for file, content in document.enclosed],
        "format": document.format or name,
        "scanned": document.scanned,
        "front": document.front and _told(document.front),
    }


def _told(front: Front) -> dict[str, Any]:
    return asdict(front) | {"settings": [asdict(setting) for setting in front.settings]}


def _restrict(limits: Limits) -> None:
    """Let the system refuse more memory than is allowed, where it can."""
    try:
        import resource  # noqa: PLC0415 - there is none on every system
    except ImportError:
        return
    most = round(limits.memory * MEGABYTE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def forbid(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what reading bytes never needs."""
    if event.startswith(_FORBIDDEN) or (event == "open" and not _is_program(*arguments[:3])):
        raise PermissionError(f"{event} is not allowed while a file is read")


def _is_program(path: int | str | bytes, mode: str | None, flags: int) -> bool:
    """Tell whether a file is opened to read it, and is a part of the program or its libraries."""
    if isinstance(path, int):
        return True  # it is open already
    if flags & _CHANGING or "w" in (mode or ""):
        return False
    return os.path.abspath(os.fsdecode(path)).startswith(_PROGRAM)  # noqa: PTH100


def main() -> None:
    """Serve standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever is interrupted ends this process
    sys.addaudithook(forbid)
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as replies:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no reply
        serve(sys.stdin.buffer, replies)


if __name__ == "__main__":
    main()
