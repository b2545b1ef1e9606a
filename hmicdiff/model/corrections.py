"""What somebody who knows better has said of a family, in words that hold under new releases."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from hmicdiff.structs import Struct, fields, replace


class Quote(Struct, frozen=True):
    """A sentence, by its release and its words."""

    release: str
    """The file, as reports call it."""
    quote: str
    """All of the sentence, or words that no other sentence of the release has."""


class Pair(Struct, frozen=True):
    """Two sentences that say the same passage, or that do not."""

    one: Quote
    two: Quote


class Subject(Struct, frozen=True):
    """Whom a release is about, in its own words."""

    release: str
    subject: str


class Family(Struct, frozen=True):
    """Releases that are of one family."""

    releases: tuple[str, ...]


class Fixed(Struct, frozen=True):
    """Words of a sentence that are no value, but how it is put."""

    release: str
    quote: str
    words: str


class Right(Struct, frozen=True):
    """A finding that is right as it stands."""

    release: str
    kind: str
    quote: str
    """The words in question; of what is missing, the template's."""


class Corrections(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """All of it, each in the order in which it was written."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()
    subject: tuple[Subject, ...] = ()
    family: tuple[Family, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    right: tuple[Right, ...] = ()


_Named = TypeVar("_Named", Quote, Subject, Fixed, Right)
UNMET = "a correction does not apply: "
"""What a notice on one begins with."""
NO_CORRECTIONS = Corrections()
"""Where nobody has said anything."""


def releases_of(corrections: Corrections) -> frozenset[str]:
    """Return the files that corrections name."""
    quotes = [
        each
        for pair in (*corrections.same, *corrections.different)
        for each in (pair.one, pair.two)
    ]
    single: list[Quote | Subject | Fixed | Right] = [
        *quotes,
        *corrections.subject,
        *corrections.fixed,
        *corrections.right,
    ]
    return frozenset(
        (
            *(each.release for each in single),
            *(n for each in corrections.family for n in each.releases),
        )
    )


def renamed(corrections: Corrections, names: Mapping[str, str]) -> Corrections:
    """Return corrections with other names for files: those that they are copies of."""

    def pair(given: Pair) -> Pair:
        return Pair(one(given.one), one(given.two))

    def one(given: _Named) -> _Named:
        return replace(given, release=names.get(given.release, given.release))

    if not names or releases_of(corrections).isdisjoint(names):
        return corrections
    return Corrections(
        tuple(map(pair, corrections.same)),
        tuple(map(pair, corrections.different)),
        tuple(map(one, corrections.subject)),
        tuple(Family(tuple(names.get(n, n) for n in each.releases)) for each in corrections.family),
        tuple(map(one, corrections.fixed)),
        tuple(map(one, corrections.right)),
    )


def of_parts(corrections: Corrections, parts: Sequence[Collection[str]]) -> list[Corrections]:
    """Return for parts of the files the corrections that are of each; of none, with the first.

    Args:
        corrections: those of all files.
        parts: the files of each part.
    """
    found: list[dict[str, list[Any]]] = [{} for _ in parts]
    for name in fields(Corrections):
        for each in getattr(corrections, name.name):
            named = releases_of(Corrections(**{name.name: (each,)}))
            at = next((at for at, part in enumerate(parts) if _are_in(named, part)), 0)
            found[at].setdefault(name.name, []).append(each)
    return [Corrections(**{name: tuple(kept) for name, kept in each.items()}) for each in found]


def _are_in(named: Iterable[str], sources: Collection[str]) -> bool:
    return all(any(is_source(source, name) for source in sources) for name in named)


def is_source(source: str, name: str) -> bool:
    """Tell whether a file is meant by a name: the same path, or the end of one."""
    return source == name or source.endswith(f"/{name}") or name.endswith(f"/{source}")
