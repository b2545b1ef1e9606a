"""What is in the bytes of files: one release, several, or none that can be read."""

import hashlib
from collections.abc import Collection, Sized
from pathlib import PurePosixPath

from hmicdiff.errors import UnreadableError
from hmicdiff.model.text import Note, NoteKind
from hmicdiff.read.discover import Found, is_release, printable
from hmicdiff.read.doubts import doubts
from hmicdiff.read.formats.document import DamagedError, Document, Settings, check_length
from hmicdiff.read.formats.registry import (
    ARCHIVE,
    FORMATS,
    TABLE,
    claimed,
    is_table_name,
    sniff,
    unread,
)
from hmicdiff.read.isolate import Isolation
from hmicdiff.read.limits import check_count
from hmicdiff.read.ocr import with_ocr
from hmicdiff.read.tables import is_table, listed, read_rows
from hmicdiff.structs import Struct, field, replace

_DEEPEST = 2
"""An e-mail may have an archive attached, and an archive hold e-mails; that is all."""


class Raw(Struct, frozen=True):
    """A file that was read, not yet looked into."""

    source: str
    sha256: str
    document: Document
    format: str = "text"
    named: str = ""
    """How the user knows the file: its path, with its place in an archive."""


class Taking(Struct):
    """What was read so far, and how."""

    settings: Settings
    isolation: Isolation
    skip_unreadable: bool
    only: Collection[str] | None = None
    """The sources that are wanted; none where all are."""
    raws: list[Raw] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)

    def refuse(self, source: str, named: str, reason: str) -> None:
        """Leave a file out if that is wanted, else give up.

        Raises:
            UnreadableError: if it is not.
        """
        if not self.skip_unreadable:
            raise UnreadableError(named, reason)
        self.skipped.append((source, reason))

    def passes_over(self, found: Found) -> bool:
        """Tell whether a file is told and not read."""
        if found.reason:
            self.skipped.append((found.source, found.reason))
        return bool(found.reason)

    def wants(self, source: str) -> bool:
        """Tell whether a file is wanted, or one that is in it."""
        if self.only is None or source in self.only:
            return True
        return any(each.startswith(f"{source}/") for each in self.only)


def digest_of(data: bytes) -> str:
    """Return the digest of the bytes of a file."""
    return hashlib.sha256(data).hexdigest()


def take(
    data: bytes, source: str, named: str, taking: Taking, within: tuple[str, ...] = ()
) -> None:
    """Read the bytes of a file that stands in files of the formats `within`."""
    tables = taking.settings.text_column is not None
    try:
        if is_table(data, source, taking.settings):
            _take_rows(data, source, named, taking)
            return
        document = _document(data, source, taking)
        inside = [each for each in document.enclosed if _is_read(each[0], tables=tables)]
        _check_holds(document, inside, within)
    except DamagedError as error:
        taking.refuse(source, named, str(error))
        return
    if document.text.strip() and (taking.only is None or source in taking.only):
        taking.raws.append(Raw(source, digest_of(data), document, document.format, named))
    if not document.text.strip():
        passed = [
            printable(name.lstrip("/"))
            for name, _ in document.enclosed
            if unread(name) and not _is_read(name, tables=tables)
        ]
        taking.skipped += [(f"{source}/{file}", unread(file)) for file in passed]
    check_count(len(taking.raws) + len(inside), taking.settings.limits)
    for name, content in inside if len(within) < _DEEPEST else ():
        file = printable(PurePosixPath(name.lstrip("/")))
        if not taking.wants(f"{source}/{file}"):
            continue
        take(content, f"{source}/{file}", f"{named}/{file}", taking, (*within, document.format))


def _check_holds(document: Document, inside: Sized, within: tuple[str, ...]) -> None:
    """Refuse an archive in an archive, and what has no text and no file that can be read."""
    if document.format in within and document.format == ARCHIVE:
        raise DamagedError("is an archive in an archive: unpack it first")
    if not document.text.strip() and not inside:
        holds = "holds no file that can be read" if document.enclosed else "is empty"
        raise DamagedError(f"{holds}: fill it or leave it out")


def _is_read(name: str, *, tables: bool) -> bool:
    """Tell whether a file of this name in another file is read."""
    return is_release(name) or (tables and is_table_name(name))


def raw_text(source: str, text: str, settings: Settings) -> Raw:
    """Return a text that is in no file as if it were in one.

    Raises:
        DamagedError: if it is empty, no text, or longer than allowed.
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DamagedError("has half a character in it, a lone surrogate: mend it") from error
    document = FORMATS["text"].load()(data, replace(settings, encoding="utf-8"))
    check_length(document, settings.limits)
    if not document.text.strip():
        raise DamagedError("is empty: fill it or leave it out")
    notes = (*document.notes, *doubts(document.text))
    return Raw(source, digest_of(data), replace(document, notes=notes))


def _take_rows(data: bytes, source: str, named: str, taking: Taking) -> None:
    """Read the rows of a table, each as a release.

    Raises:
        DamagedError: if it cannot be read, or has no text.
    """
    found = read_rows(data, source, taking.settings)
    if not found.rows:
        raise DamagedError(f"has no text in its column {taking.settings.text_column}")
    for row in found.rows:
        name = f"{source}/{printable(row.name)}"
        if taking.only is None or name in taking.only:
            digest = digest_of(row.document.text.encode("utf-8"))
            notes = (*row.document.notes, *doubts(row.document.text))
            document = replace(row.document, notes=notes)
            taking.raws.append(Raw(name, digest, document, TABLE, f"{named}/{row.name}"))
    check_count(len(taking.raws), taking.settings.limits)
    if found.empty:
        column = taking.settings.text_column
        taking.skipped.append((f"{source}, {listed(found.empty)}", f"no text in column {column}"))


def _document(data: bytes, source: str, taking: Taking) -> Document:
    """Return what a file says, with all that has to be told of it."""
    form = sniff(data, source)
    if form.plain:
        document = form.load()(data, taking.settings)
        check_length(document, taking.settings.limits)
    else:
        document = taking.isolation.read(form, data, taking.settings)
        if document.scanned:
            document = with_ocr(document, form, data, taking.settings, taking.isolation)
    name = document.format or form.name
    notes = [*document.notes, *doubts(document.text)]
    if is_table_name(source):
        notes.append(
            Note(
                NoteKind.DOUBTFUL,
                "a table, read as one text: if each row is a release, say with --text-column which "
                "column has the texts",
            )
        )
    said = claimed(source)
    if said is not None and said.label != FORMATS[name].label:
        odd = f"its name is that of {said.label}, and it is {FORMATS[name].label}"
        notes.append(Note(NoteKind.DOUBTFUL, odd))
    if document.text.strip():
        notes += [
            Note(
                NoteKind.DROPPED,
                f"attachment in no format that is read: {printable(file)}",
            )
            for file, _ in document.enclosed
            if not is_release(file)
        ]
    return replace(document, format=name, notes=tuple(notes))
