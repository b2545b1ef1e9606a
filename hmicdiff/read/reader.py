"""Files to a corpus."""

import hashlib
import os
import re
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hmicdiff.errors import NoReleasesError, UnreadableError
from hmicdiff.model.text import Corpus, Release
from hmicdiff.read.blocks import blocks
from hmicdiff.read.decode import Decoded, decode
from hmicdiff.read.discover import Found, discover
from hmicdiff.read.segment import Segmenter

MAX_BYTES = 10_000_000
"""A larger file is no press release; it is refused rather than waited for."""

_WORD = re.compile(r"[^\W\d_]+")
_BROKEN_WORD = re.compile(r"\w[-\u2010\u00ad][^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Raw:
    """A file that was read and decoded, not yet looked into."""

    source: str
    sha256: str
    decoded: Decoded


@dataclass(frozen=True, slots=True)
class Digests:
    """Files told by their bytes, and not looked into."""

    of: Mapping[str, str]
    """The digest of each, by its source."""
    skipped: tuple[tuple[str, str], ...] = ()
    """Files that could not be read and were skipped on request: source and reason."""


def digests(
    paths: Iterable[str | os.PathLike[str]],
    *,
    skip_unreadable: bool = False,
    max_bytes: int = MAX_BYTES,
) -> Digests:
    """Return the digest of each file that `paths` stand for.

    Raises:
        NoReleasesError: if there is nothing to read.
        UnreadableError: if a file cannot be read and `skip_unreadable` is not set.
    """
    found: dict[str, str] = {}
    skipped: list[tuple[str, str]] = []
    for each in discover(paths):
        try:
            found[each.source] = _digest(_bytes(each.path, each.source, max_bytes))
        except UnreadableError as error:
            if not skip_unreadable:
                raise UnreadableError(str(each.path), error.reason) from error
            skipped.append((error.source, error.reason))
    return Digests(found, tuple(sorted(skipped)))


def read(
    paths: Iterable[str | os.PathLike[str]],
    *,
    skip_unreadable: bool = False,
    max_bytes: int = MAX_BYTES,
    only: Container[str] | None = None,
    words: Callable[[], Collection[str]] = frozenset,
) -> Corpus:
    """Read the releases that `paths` (files, folders, globs) stand for.

    With `only`, just the sources in it, be there some or none. `words` returns words that line
    ends may break, besides those of the releases; it is asked if there are any to be mended.

    Raises:
        NoReleasesError: if there is nothing to read.
        UnreadableError: if a file cannot be read and `skip_unreadable` is not set.
    """
    raws: list[Raw] = []
    skipped: list[tuple[str, str]] = []
    for found in discover(paths):
        if only is not None and found.source not in only:
            continue
        try:
            raws.append(_read_file(found, max_bytes))
        except UnreadableError as error:
            if not skip_unreadable:
                # the user knows a file by its path, a report by its place in the folder
                raise UnreadableError(str(found.path), error.reason) from error
            skipped.append((error.source, error.reason))
    if not raws and only is None:
        names = ", ".join(source for source, _ in skipped)
        raise NoReleasesError(f"{names}: none of the files can be read; nothing is left to compare")
    return corpus(raws, skipped, words)


def corpus(
    raws: Sequence[Raw],
    skipped: Sequence[tuple[str, str]] = (),
    words: Callable[[], Collection[str]] = frozenset,
) -> Corpus:
    """Cut decoded files into blocks, sentences and tokens; `words` as for `read`."""
    own = _words(raws)
    segmenter = Segmenter(own.union(words()) if own else own)
    releases = []
    for raw in sorted(raws, key=lambda raw: (raw.decoded.text, raw.source)):
        text = raw.decoded.text
        found = blocks(text)
        releases.append(
            Release(
                source=raw.source,
                sha256=raw.sha256,
                encoding=raw.decoded.encoding,
                text=text,
                blocks=found,
                sentences=segmenter.sentences(text, found),
            )
        )
    return Corpus(tuple(releases), tuple(sorted(skipped)))


def _words(raws: Sequence[Raw]) -> frozenset[str]:
    """Return the words of the family, if any line of it ends in a hyphen; else none are needed."""
    if not any(_BROKEN_WORD.search(raw.decoded.text) for raw in raws):
        return frozenset()
    return frozenset(word for raw in raws for word in _WORD.findall(raw.decoded.text.casefold()))


def _read_file(found: Found, max_bytes: int) -> Raw:
    data = _bytes(found.path, found.source, max_bytes)
    decoded = decode(data, found.source)
    if not decoded.text.strip():
        raise UnreadableError(found.source, "is empty: fill it or leave it out")
    return Raw(found.source, _digest(data), decoded)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _bytes(path: Path, source: str, max_bytes: int) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableError(
                source, "is a folder that cannot be looked into; check its rights"
            )
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)  # of a device or a pipe no size is known beforehand
        size = max(len(data), path.stat().st_size)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableError(source, f"cannot be read ({reason}); check its rights") from error
    if size > max_bytes:
        raise UnreadableError(
            source,
            f"is {size / 1e6:.4g} MB, over the limit of {max_bytes / 1e6:g} MB a release; "
            "split it, or raise the limit with --max-size",
        )
    return data
