"""Files to a corpus."""

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from hmicdiff.errors import LimitError, NoReleasesError, UnreadableError
from hmicdiff.model.text import Corpus, Note, NoteKind, Release
from hmicdiff.read.blocks import blocks
from hmicdiff.read.conventions import Conventions
from hmicdiff.read.discover import Found, discover, is_release, printable
from hmicdiff.read.doubts import doubts
from hmicdiff.read.files import is_gone_once_read, read_bytes
from hmicdiff.read.formats.document import DamagedError, Document, Settings, check_length
from hmicdiff.read.formats.registry import ARCHIVE, FORMATS, claimed, sniff, unread
from hmicdiff.read.frames import without_frames
from hmicdiff.read.isolate import Isolation
from hmicdiff.read.limits import Limits
from hmicdiff.read.segment import Segmenter, SentenceTooLongError

_DEEPEST = 2
"""An e-mail may have an archive attached, and an archive hold e-mails; that is all."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A file that was read, not yet looked into."""

    source: str
    sha256: str
    document: Document
    format: str = "text"
    named: str = ""
    """How the user knows the file: its path, with its place in an archive."""


@dataclass(frozen=True, slots=True)
class Digests:
    """Releases told by their bytes, and not looked into."""

    of: Mapping[str, str]
    """The digest of each, by its source."""
    skipped: tuple[tuple[str, str], ...] = ()
    """Files that could not be read and were skipped on request: source and reason."""
    kept: Mapping[str, bytes] = field(default_factory=dict)
    """The bytes of standard input and of pipes, by their sources: they cannot be read again."""


@dataclass(slots=True)
class _Taking:
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


def digests(
    paths: Iterable[str | os.PathLike[str]],
    *,
    skip_unreadable: bool = False,
    settings: Settings | None = None,
    known: Mapping[str, str] | None = None,
) -> Digests:
    """Return the digest of each release that `paths` stand for, under the source it is read as.

    Only what can hold several releases, an archive or an e-mail, is looked into. An office document
    is an archive, too: it is taken for the one release it was if `known`, digests by sources, has
    it.

    Raises:
        NoReleasesError: if there is nothing to read.
        LimitError: if there are more files than allowed.
        UnreadableError: if a file cannot be read and `skip_unreadable` is not set.
    """
    settings = settings or Settings()
    files = discover(paths)
    check_count(len(files), settings.limits)
    of: dict[str, str] = {}
    kept: dict[str, bytes] = {}
    with Isolation() as isolation:
        taking = _Taking(settings, isolation, skip_unreadable)
        for found in files:
            data = None if taking.passes_over(found) else _bytes(found, taking)
            if data is None:
                continue
            if is_gone_once_read(found.path):
                kept[found.source] = data
            digest = _digest(data)
            as_before = (known or {}).get(found.source) == digest
            if _holds_others(data, found.source, as_before=as_before):
                _take(data, found.source, _named(found), taking)
            else:
                of[found.source] = digest
    of |= {raw.source: raw.sha256 for raw in taking.raws}
    return Digests(of, tuple(sorted(taking.skipped)), kept)


def read(
    paths: Iterable[str | os.PathLike[str]],
    *,
    skip_unreadable: bool = False,
    settings: Settings | None = None,
    only: Collection[str] | None = None,
    known: Callable[[], Conventions | None] = lambda: None,
    kept: Mapping[str, bytes] | None = None,
) -> Corpus:
    """Read the releases that `paths` (files, folders, globs, "-") stand for.

    With `only`, just the sources in it, be there some or none. `known` returns what
    texts of the same family show that were read before: they tell, too, where sentences end.
    `kept` are bytes that were read before, by the sources of their files.

    Raises:
        NoReleasesError: if there is nothing to read.
        LimitError: if there are more files than allowed.
        UnreadableError: if a file cannot be read and `skip_unreadable` is not set.
    """
    settings = settings or Settings()
    files = discover(paths)
    check_count(len(files), settings.limits)
    found = read_files(
        files,
        skip_unreadable=skip_unreadable,
        settings=settings,
        only=only,
        known=known,
        kept=kept,
    )
    if not found.releases and only is None:
        names = ", ".join(source for source, _ in found.skipped)
        raise NoReleasesError(f"{names}: none of the files can be read; nothing is left to compare")
    return found


def read_files(
    files: Iterable[Found],
    *,
    skip_unreadable: bool = False,
    settings: Settings | None = None,
    only: Collection[str] | None = None,
    known: Callable[[], Conventions | None] = lambda: None,
    kept: Mapping[str, bytes] | None = None,
) -> Corpus:
    """Read the releases in files that were found, be there some or none; else as `read` does.

    Raises:
        LimitError: if there are more files in them than allowed.
        UnreadableError: if a file cannot be read and `skip_unreadable` is not set.
    """
    settings = settings or Settings()
    before = kept or {}
    with Isolation() as isolation:
        taking = _Taking(settings, isolation, skip_unreadable, only)
        for found in files:
            if not taking.wants(found.source) or taking.passes_over(found):
                continue
            data = before[found.source] if found.source in before else _bytes(found, taking)
            if data is not None:
                _take(data, found.source, _named(found), taking)
    releases = _released(taking.raws, settings.limits, taking.refuse, known)
    return Corpus(releases, tuple(sorted(taking.skipped)))


def corpus(raws: Sequence[Raw], known: Callable[[], Conventions | None] = lambda: None) -> Corpus:
    """Cut files into blocks, sentences and tokens; `known` as for `read`.

    Raises:
        UnreadableError: if a sentence is longer than is allowed where nothing is said.
    """

    def refuse(_source: str, named: str, reason: str) -> None:
        raise UnreadableError(named, reason)

    return Corpus(_released(raws, Limits(), refuse, known))


def check_count(count: int, limits: Limits) -> None:
    """Refuse more files than are allowed.

    Raises:
        LimitError: if there are more.
    """
    if count > limits.files:
        raise LimitError(
            f"{count} files are over the limit of {limits.files:.0f} files; name fewer, or raise "
            "the limit with --limit files=N"
        )


def _named(found: Found) -> str:
    """Return how the user knows a file."""
    return found.source if found.path is None else printable(found.path)


def _bytes(found: Found, taking: _Taking) -> bytes | None:
    """Return the bytes of a file; none if it is left out."""
    try:
        return read_bytes(found.path, found.source, taking.settings.limits)
    except UnreadableError as error:
        taking.refuse(found.source, _named(found), error.reason)
        return None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _holds_others(data: bytes, source: str, *, as_before: bool) -> bool:
    """Tell whether a file is to be looked into because it may hold other releases.

    What is known not to be readable is, too, and refused there. A ZIP container that was one
    release and is `as_before` is an office document.
    """
    try:
        form = sniff(data, source)
    except DamagedError:
        return True
    return form.holds_others and not (form.name == ARCHIVE and as_before)


def _take(
    data: bytes, source: str, named: str, taking: _Taking, within: tuple[str, ...] = ()
) -> None:
    """Read the bytes of a file that stands in files of the formats `within`."""
    try:
        document = _document(data, source, taking)
        if document.format in within and document.format == ARCHIVE:
            raise DamagedError("is an archive in an archive: unpack it first")  # noqa: TRY301
        inside = [(name, content) for name, content in document.enclosed if is_release(name)]
        if not document.text.strip() and not inside:
            holds = "holds no file that can be read" if document.enclosed else "is empty"
            raise DamagedError(f"{holds}: fill it or leave it out")  # noqa: TRY301
    except DamagedError as error:
        taking.refuse(source, named, str(error))
        return
    if document.text.strip() and (taking.only is None or source in taking.only):
        taking.raws.append(Raw(source, _digest(data), document, document.format, named))
    if not document.text.strip():
        passed = [printable(name.lstrip("/")) for name, _ in document.enclosed if unread(name)]
        taking.skipped += [(f"{source}/{file}", unread(file)) for file in passed]
    check_count(len(taking.raws) + len(inside), taking.settings.limits)
    for name, content in inside if len(within) < _DEEPEST else ():
        file = printable(PurePosixPath(name.lstrip("/")))
        if not taking.wants(f"{source}/{file}"):
            continue
        _take(content, f"{source}/{file}", f"{named}/{file}", taking, (*within, document.format))


def _document(data: bytes, source: str, taking: _Taking) -> Document:
    """Return what a file says, with all that has to be told of it."""
    form = sniff(data, source)
    if form.plain:
        document = form.load()(data, taking.settings)
        check_length(document, taking.settings.limits)
    else:
        document = taking.isolation.read(form, data, taking.settings)
    name = document.format or form.name
    notes = [*document.notes, *doubts(document.text)]
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


def _released(
    raws: Sequence[Raw],
    limits: Limits,
    refuse: Callable[[str, str, str], None],
    known: Callable[[], Conventions | None],
) -> tuple[Release, ...]:
    if known() is None:
        raws = _without_frames(raws)
    conventions = Conventions((raw.document.text for raw in raws), known)
    segmenter = Segmenter(conventions, round(limits.sentence))
    releases = []
    for raw in sorted(raws, key=lambda raw: (raw.document.text, raw.source)):
        try:
            releases.append(_release(raw, conventions, segmenter, limits))
        except SentenceTooLongError as error:
            reason = (
                f"has a sentence of {error.length} characters on line {error.line}, over the limit "
                f"of {limits.sentence:.0f}; part it, or raise the limit with --limit sentence=N"
            )
            refuse(raw.source, raw.named or raw.source, reason)
        except DamagedError as error:
            refuse(raw.source, raw.named or raw.source, str(error))
    return tuple(releases)


def _without_frames(raws: Sequence[Raw]) -> list[Raw]:
    documents = without_frames([(raw.format, raw.document) for raw in raws])
    return [replace(raw, document=document) for raw, document in zip(raws, documents, strict=True)]


def _check_sentences(count: int, limits: Limits) -> None:
    if count > limits.sentences:
        raise DamagedError(
            f"has {count} sentences or more, over the limit of {limits.sentences:.0f}; split it, "
            "or raise the limit with --limit sentences=N"
        )


def _release(raw: Raw, conventions: Conventions, segmenter: Segmenter, limits: Limits) -> Release:
    text = raw.document.text
    found = blocks(text, conventions)
    _check_sentences(len(found), limits)  # before the work that a limit is to spare
    sentences = segmenter.sentences(text, found)
    _check_sentences(len(sentences), limits)
    if raw.document.places:
        sentences = tuple(
            replace(sentence, where=raw.document.where(sentence.start)) for sentence in sentences
        )
    return Release(
        source=raw.source,
        sha256=raw.sha256,
        encoding=raw.document.encoding,
        text=text,
        blocks=found,
        sentences=sentences,
        format=raw.format,
        notes=raw.document.notes,
    )
