"""Reads files that are no plain text in a process of its own, with a limit of time and memory."""

import contextlib
import json
import sys
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from hmicdiff.model.text import Note, NoteKind
from hmicdiff.read.formats.document import DamagedError, Document, Front, Setting, Settings
from hmicdiff.read.formats.registry import Format
from hmicdiff.structs import asdict

if TYPE_CHECKING:
    import subprocess

_ROOT = str(Path(__file__).parents[2])
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from hmicdiff.read.worker import main; main()"
)


class Isolation(contextlib.AbstractContextManager["Isolation"]):
    """A process that reads, started when the first file needs it and anew when one has ended it."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._process: subprocess.Popen[bytes] | None = None

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self._end()

    def read(self, form: Format, data: bytes, settings: Settings) -> Document:
        """Return the document in the bytes of a file.

        Raises:
            DamagedError: if it cannot be read, or not within the limits.
        """
        process = self._started()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        clock = threading.Timer(settings.limits.seconds, stop)
        clock.daemon = True
        clock.start()
        try:
            return self._asked(process, form, data, settings)
        except (OSError, ValueError, EOFError) as error:
            if late.is_set():
                raise DamagedError(
                    f"took longer than {settings.limits.seconds:g} seconds to read; leave it out, "
                    "or raise the limit with --limit seconds=N"
                ) from error
            raise DamagedError(
                "is damaged, so that its reader broke down: open it and save it anew, or as .txt"
            ) from error
        finally:
            clock.cancel()

    def _asked(
        self, process: "subprocess.Popen[bytes]", form: Format, data: bytes, settings: Settings
    ) -> Document:
        requests, replies = _pipes(process)
        request = {
            "format": form.name,
            "size": len(data),
            "limits": asdict(settings.limits),
            "encoding": settings.encoding,
            "fields": settings.fields,
            "ocr": settings.ocr,
            "recognized": settings.recognized,
            "picture_of": settings.picture_of,
        }
        whole = False
        try:
            requests.write(json.dumps(request).encode("ascii") + b"\n")
            requests.write(data)
            requests.flush()
            line = replies.readline()
            if not line:
                raise EOFError
            header = json.loads(line)
            enclosed = tuple(
                (name, replies.read(size)) for name, size in header.get("enclosed", ())
            )
            whole = True
        finally:
            if not whole:
                self._end()
        if "error" in header:
            raise DamagedError(header["error"])
        return Document(
            text=header["text"],
            encoding=header["encoding"],
            places=tuple((offset, where) for offset, where in header["places"]),
            notes=tuple(
                Note(NoteKind(each["kind"]), each["text"], each["words"])
                for each in header["notes"]
            ),
            enclosed=enclosed,
            format=header["format"],
            scanned=tuple(header["scanned"]),
            front=_front(header["front"]),
        )

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            import subprocess  # noqa: PLC0415 - plain text needs no process

            # -P: nothing in the folder where the user stands is imported
            self._process = subprocess.Popen(  # noqa: S603 - it is this very program
                [sys.executable, "-P", "-B", "-c", _START, _ROOT],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in _pipes(process):
            with contextlib.suppress(OSError):
                pipe.close()
        process.wait()


def _pipes(process: "subprocess.Popen[bytes]") -> tuple[IO[bytes], IO[bytes]]:
    """Return where requests go, and where replies come from."""
    if process.stdin is None or process.stdout is None:
        raise OSError("the process has no pipes")
    return process.stdin, process.stdout


def _front(told: dict[str, Any] | None) -> Front | None:
    if told is None:
        return None
    settings = tuple(Setting(**each) for each in told["settings"])
    return Front(told["words"], told["at"], settings)
