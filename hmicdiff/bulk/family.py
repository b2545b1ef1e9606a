"""From files to a large family, if they are one."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from hmicdiff.bulk.cache import Cache, Kept, Nothing, Renewed
from hmicdiff.bulk.executors import executor
from hmicdiff.bulk.garbage import kept_for_now
from hmicdiff.bulk.options import LeftOut, NoFamilyError, Options
from hmicdiff.bulk.panel import File
from hmicdiff.bulk.run import run
from hmicdiff.bulk.spool import Spool
from hmicdiff.bulk.whole import Whole
from hmicdiff.errors import BaselineError, UnreadableError
from hmicdiff.read.copies import copies_among, text_key
from hmicdiff.read.discover import Found
from hmicdiff.read.files import read_bytes
from hmicdiff.read.formats.document import DamagedError, Settings
from hmicdiff.read.formats.registry import sniff
from hmicdiff.read.limits import check_count
from hmicdiff.structs import Struct, replace

_MISFITS = (
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError),
    *(MemoryError, RecursionError, BaselineError),
)
"""What comes of work that was kept and is not what it is said to be."""
_POISONED = "holds what is no work of this program; all was worked out anew"


class Sharing(Struct, frozen=True):
    """What the work is shared out to, and what keeps it."""

    workers: int = 1
    executor: str | None = None
    cache: str | os.PathLike[str] | None = None


@contextmanager
def family(
    found: Sequence[Found],
    options: Options,
    sharing: Sharing,
    progress: Callable[[str, float], None] | None = None,
) -> Iterator[Whole | None]:
    """Give the large family that files are; none if they are several.

    Raises:
        LimitError: if there are more files than allowed.
        UnreadableError: if a file cannot be read and such files are not to be skipped.
        ExecutorError: if there is nothing to share the work out to.
    """
    check_count(len(found), options.reading.limits)
    files, left_out = _files(found, options)
    with ExitStack() as stack:
        stack.enter_context(kept_for_now())
        kept = Nothing() if sharing.cache is None else stack.enter_context(Cache(sharing.cache))
        given, jobs = stack.enter_context(executor(sharing.workers, sharing.executor))
        spool = stack.enter_context(Spool())

        def told(kept: Kept, spool: Spool) -> Whole | None:
            with suppress(NoFamilyError):
                return run(
                    files,
                    options,
                    given,
                    spool,
                    workers=jobs,
                    kept=kept,
                    left_out=left_out,
                    tell=progress or (lambda _stage, _share: None),
                )
            return None

        try:
            whole = told(kept, spool)
        except _MISFITS:
            if not isinstance(kept, Cache) or not kept.has_given:
                raise
            whole = told(Renewed(kept), stack.enter_context(Spool()))
            if whole is not None:
                notice = f"{os.fspath(sharing.cache or '')}: {_POISONED}"
                whole = replace(whole, notices=(notice, *whole.notices))
        yield whole


def _files(found: Iterable[Found], options: Options) -> tuple[list[File], LeftOut]:
    """Return the files that are to be placed, with their digests, and those that are not.

    Copies are told by the text where reading is decoding alone, else by the bytes.
    """
    files: list[File] = []
    skipped: list[tuple[str, str]] = []
    keys: list[tuple[str, str]] = []
    for each in found:
        if each.reason:
            skipped.append((each.source, each.reason))
            continue
        try:
            data = read_bytes(each.path, each.source, options.reading.limits)
        except UnreadableError as error:
            if not options.skip_unreadable:
                raise
            skipped.append((each.source, error.reason))
            continue
        digest = hashlib.sha256(data).hexdigest()
        files.append(File(Found(_anywhere(each.path), each.source), digest))
        keys.append((each.source, _text_digest(data, each.source, options.reading) or digest))
    copies = () if options.versions else copies_among(keys)
    doubles = {source for each in copies for source in each.others}
    kept = [each for each in files if each.found.source not in doubles]
    return kept, LeftOut(skipped, copies)


def _text_digest(data: bytes, source: str, settings: Settings) -> str:
    """Return what stands for the text of a plain file; nothing for any other file."""
    try:
        form = sniff(data, source)
        text = form.load()(data, settings).text if form.plain else ""
    except DamagedError:
        return ""  # it is told when it is to be placed
    return (
        hashlib.sha256(text_key(text).encode("utf-8", "surrogatepass")).hexdigest() if text else ""
    )


def _anywhere(path: Path | None) -> Path | None:
    """Return a path as it is the same from every folder."""
    if path is None:
        return None
    whole = os.path.abspath(path)  # noqa: PTH100 - follows no link
    return path if whole == str(path) else Path(whole)
