"""Files to a corpus."""

import os
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from hmicdiff.errors import NoReleasesError, UnreadableError
from hmicdiff.model.text import Corpus, Release
from hmicdiff.read.blocks import blocks
from hmicdiff.read.conventions import Conventions
from hmicdiff.read.discover import Found, discover, printable
from hmicdiff.read.feeds import FRAME as FEED
from hmicdiff.read.feeds import around_lists, without_feeds
from hmicdiff.read.files import is_gone_once_read, read_bytes
from hmicdiff.read.formats.document import DamagedError, Settings
from hmicdiff.read.formats.registry import ARCHIVE, sniff
from hmicdiff.read.frames import without_frames, without_known_frames
from hmicdiff.read.front import with_settings
from hmicdiff.read.history import read_blob
from hmicdiff.read.isolate import Isolation
from hmicdiff.read.limits import Limits, check_count
from hmicdiff.read.page_breaks import FRAME as PAGE
from hmicdiff.read.page_breaks import keys_of, without_page_breaks
from hmicdiff.read.segment import Segmenter, SentenceTooLongError
from hmicdiff.read.tables import is_table
from hmicdiff.read.taking import Raw, Taking, digest_of, raw_text, take
from hmicdiff.structs import Struct, field, replace


class Digests(Struct, frozen=True):
    """Releases told by their bytes, and not looked into."""

    of: Mapping[str, str]
    """The digest of each, by its source."""
    skipped: tuple[tuple[str, str], ...] = ()
    """Files that could not be read and were skipped on request: source and reason."""
    kept: Mapping[str, bytes] = field(default_factory=dict)
    """The bytes of standard input and of pipes, by their sources: they cannot be read again."""


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
    files = discover(paths, settings)
    check_count(len(files), settings.limits)
    of: dict[str, str] = {}
    kept: dict[str, bytes] = {}
    with Isolation() as isolation:
        taking = Taking(settings, isolation, skip_unreadable)
        for found in files:
            data = None if taking.passes_over(found) else _bytes(found, taking)
            if data is None:
                continue
            if found.blob is None and is_gone_once_read(found.path):
                kept[found.source] = data
            digest = digest_of(data)
            as_before = (known or {}).get(found.source) == digest
            many = is_table(data, found.source, settings)
            if many or _holds_others(data, found.source, as_before=as_before):
                take(data, found.source, _named(found), taking)
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
    files = discover(paths, settings)
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
    files = tuple(files)
    with Isolation() as isolation:
        taking = Taking(settings, isolation, skip_unreadable, only)
        for found in files:
            if not taking.wants(found.source) or taking.passes_over(found):
                continue
            data = before[found.source] if found.source in before else _bytes(found, taking)
            if data is not None:
                take(data, found.source, _named(found), taking)
    return replace(_corpus_of(taking, known), history=_history(files))


def _history(files: Iterable[Found]) -> tuple[str, ...]:
    """Return the versions of one file in their order; none if there are other files, too."""
    blobs = [found.blob for found in files]
    if None in blobs or len({blob.history for blob in blobs if blob}) != 1:
        return ()
    return tuple(found.source for found in files)


def read_texts(
    texts: Iterable[tuple[str, str]],
    *,
    skip_unreadable: bool = False,
    settings: Settings | None = None,
) -> Corpus:
    """Read releases that are at hand as text, each with a name; else as `read` does.

    Raises:
        NoReleasesError: if there are none.
        LimitError: if there are more than allowed.
        UnreadableError: if one cannot be read, or has a name that another one has, and
            `skip_unreadable` is not set.
    """
    settings = settings or Settings()
    taking = Taking(settings, Isolation(), skip_unreadable)
    names: set[str] = set()
    for name, text in texts:
        is_named = isinstance(name, str) and name.strip()
        source = printable(name) if is_named else "a text without a name"
        try:
            if not isinstance(text, str):
                raise DamagedError(f"is no text, but {text!r:.40}: leave it out")  # noqa: TRY301
            if source in names:
                raise DamagedError("is the name of two texts: name them apart")  # noqa: TRY301
            names.add(source)
            taking.raws.append(raw_text(source, text, settings))
        except DamagedError as error:
            taking.refuse(source, source, str(error))
        check_count(len(taking.raws), settings.limits)
    if not taking.raws:
        raise NoReleasesError("there are no texts that can be read; nothing is left to compare")
    return _corpus_of(taking, lambda: None)


def _corpus_of(taking: Taking, known: Callable[[], Conventions | None]) -> Corpus:
    releases = _released(taking.raws, taking.settings, taking.refuse, known)
    return Corpus(releases, tuple(sorted(taking.skipped)))


def corpus(raws: Sequence[Raw], known: Callable[[], Conventions | None] = lambda: None) -> Corpus:
    """Cut files into blocks, sentences and tokens; `known` as for `read`.

    Raises:
        UnreadableError: if a sentence is longer than is allowed where nothing is said.
    """

    def refuse(_source: str, named: str, reason: str) -> None:
        raise UnreadableError(named, reason)

    return Corpus(_released(raws, Settings(), refuse, known))


def cut_together(releases: Sequence[Release]) -> list[Release]:
    """Cut the texts of releases anew, as all of them together show how their family writes.

    What is cut beside others depends on these: so are releases that were read at different times.
    """
    conventions = Conventions(release.text for release in releases)
    segmenter = Segmenter(conventions)
    found = []
    for release in releases:
        cut = blocks(release.text, conventions)
        sentences = segmenter.sentences(release.text, cut)
        starts = [sentence.start for sentence in release.sentences]
        places = [sentence.where for sentence in release.sentences]
        if any(places):
            sentences = tuple(
                replace(each, where=places[max(0, bisect_right(starts, each.start) - 1)])
                for each in sentences
            )
        found.append(replace(release, blocks=cut, sentences=sentences))
    return found


def _named(found: Found) -> str:
    """Return how the user knows a file."""
    return found.source if found.path is None else printable(found.path)


def _bytes(found: Found, taking: Taking) -> bytes | None:
    """Return the bytes of a file; none if it is left out."""
    limits = taking.settings.limits
    try:
        if found.blob is not None:
            return read_blob(found.blob, found.source, limits)
        return read_bytes(found.path, found.source, limits)
    except UnreadableError as error:
        taking.refuse(found.source, _named(found), error.reason)
        return None


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


def _released(
    raws: Sequence[Raw],
    settings: Settings,
    refuse: Callable[[str, str, str], None],
    known: Callable[[], Conventions | None],
) -> tuple[Release, ...]:
    limits = settings.limits
    raws = _of_the_documents(raws, known(), settings.template)
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


def _of_the_documents(
    raws: Sequence[Raw], known: Conventions | None, template: str | None
) -> list[Raw]:
    """Leave out what only the files have: settings for a program, and what is around the text."""
    texts = known.texts if known else None
    bare = with_settings([(raw.source, raw.document) for raw in raws], texts, template)
    forms = [raw.format for raw in raws]
    heads = keys_of(known.frames) if known else ()
    paged = without_page_breaks(list(zip(forms, bare, strict=True)), heads)
    whole = without_feeds(paged, around_lists(known.frames) if known else ())
    given = list(zip(forms, whole, strict=True))
    if known is None:
        documents = without_frames(given)
    else:
        frames = [frame for frame in known.frames if frame[1] not in (FEED, PAGE)]
        documents = without_known_frames(given, frames, known.texts)
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
