"""Copies: files that have the same text, whatever they are called and whatever format they are in.

A second copy of a document says nothing that the first has not said, so only one of them counts.
"""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from hmicdiff.model.text import Corpus, Release
from hmicdiff.structs import Struct, replace

_NAMED = 20
"""So many copies of a text are named, and so many texts; of more, how many there are."""


class Copies(Struct, frozen=True):
    """Files of one text."""

    original: str
    """The source of the one that counts."""
    others: tuple[str, ...]
    """Those of the others, sorted."""


def text_key(text: str) -> str:
    """Return what two texts have alike if one is a copy of the other.

    Line ends, and space before and after the text, are of the file and not of what it says.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def copies_among(texts: Iterable[tuple[str, str]]) -> tuple[Copies, ...]:
    """Return the files that have the same text, given by source and text, or a key of it."""
    by_key: dict[str, list[str]] = {}
    for source, key in texts:
        by_key.setdefault(key, []).append(source)
    found = []
    for sources in by_key.values():
        if len(sources) > 1:
            first = original_of(sources)
            found.append(Copies(first, tuple(sorted(one for one in sources if one != first))))
    return tuple(sorted(found, key=lambda copies: copies.original))


def original_of(sources: Sequence[str]) -> str:
    """Return which of several files of one text counts, by their names alone.

    "a copy" and "copy of a" are called after "a": a name that holds another one is a copy's. Among
    the rest the first counts.
    """
    stems = {source: PurePosixPath(source).with_suffix("").as_posix() for source in sources}
    plain = [
        source
        for source, stem in stems.items()
        if not any(other != stem and other in stem for other in stems.values())
    ]
    return min(plain, key=lambda source: (stems[source], source))


def copies_in(releases: Iterable[Release]) -> tuple[Copies, ...]:
    """Return the releases that have the same text."""
    return copies_among((release.source, text_key(release.text)) for release in releases)


def once(corpus: Corpus) -> tuple[Corpus, tuple[Copies, ...]]:
    """Return a corpus with every text once, and which releases are copies."""
    found = copies_in(corpus.releases)
    if not found:
        return corpus, ()
    left_out = {source for copies in found for source in copies.others}
    kept = tuple(release for release in corpus.releases if release.source not in left_out)
    return replace(corpus, releases=kept), found


def told_once(found: Sequence[Copies]) -> list[str]:
    """Say which files are copies, and that they do not count."""
    lines = [
        f"{_listed(copies.others)} {'has' if len(copies.others) == 1 else 'have'} the same text as "
        f"{copies.original}; it is counted once."
        for copies in found[:_NAMED]
    ]
    if len(found) > _NAMED:
        more = sum(len(copies.others) for copies in found[_NAMED:])
        copies = "1 copy" if more == 1 else f"{more} copies"
        lines.append(f"{copies} of {len(found) - _NAMED} other documents: each is counted once.")
    return lines


def told_each(found: Sequence[Copies]) -> list[str]:
    """Say which files have the same text where each of them counts."""
    return [
        f"{_listed(sorted((copies.original, *copies.others)))} have the same text; each is counted."
        for copies in found
    ]


def _listed(sources: Sequence[str]) -> str:
    """Name sources, the first of them only where there are many."""
    if len(sources) > _NAMED:
        return f"{', '.join(sources[:_NAMED])} and {len(sources) - _NAMED} more"
    return " and ".join(filter(None, [", ".join(sources[:-1]), sources[-1]]))
