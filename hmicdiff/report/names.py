"""How releases are called and where on a page things stand."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from hmicdiff.model.analysis import PlacedRelease
from hmicdiff.model.sequence import Basis, Sequence, Standing
from hmicdiff.structs import Struct

_LONGEST = 60
"""Names are repeated wherever releases are listed: longer ones would drown what is said."""


_BRIEF = 40
"""A longer name fills half a line of a terminal, before anything is said."""


class ReleaseName(Struct, frozen=True):
    """A release as a reader meets it."""

    id: str
    name: str
    """Its subject; its id where it has none, a long one, or one that another release has too.

    In a sequence its date, or where there is none its file.
    """
    anchor: str


def name_releases(
    releases: Iterable[PlacedRelease], sequence: Sequence | None = None
) -> Mapping[str, ReleaseName]:
    """Return the names by release id; in a sequence releases are called by their dates."""
    known = tuple(releases)
    subjects = Counter(one.subject for one in known)
    named = {one.id: _name(one, alone=subjects[one.subject] == 1) for one in known}
    if sequence is not None:
        sources = {one.id: one.source for one in known}
        dates = Counter(standing.date for standing in sequence.order)
        for one in sequence.order:
            source = sources[one.release]
            if sequence.basis is Basis.HISTORY:
                called = " ".join(source.split()[:2])  # the day and the commit
            else:
                called = _dated(one, source, alone=dates[one.date] == 1)
            named[one.release] = ReleaseName(one.release, called, anchor(one.release))
    return named


def _dated(standing: Standing, source: str, *, alone: bool) -> str:
    """Return its date; where there is none its file, and both where others have the same date."""
    if standing.date is None:
        return source
    return standing.date if alone else f"{standing.date}, {source}"


def _name(release: PlacedRelease, *, alone: bool) -> ReleaseName:
    subject = " ".join((release.subject or "").split())
    fits = alone and 0 < len(subject) <= _LONGEST
    return ReleaseName(release.id, subject if fits else release.id, anchor(release.id))


def brief_names(names: Iterable[ReleaseName], size: int = _BRIEF) -> Mapping[str, str]:
    """Return by id how releases are called where a name has room for `size` characters.

    Long ones are cut at their ends; where some would then look alike, in their middle.
    """
    whole = {one.id: one.name for one in names}
    ends = {release: _cut(name, size, size - 1) for release, name in whole.items()}
    if len(set(ends.values())) == len(set(whole.values())):
        return ends
    return {release: _cut(name, size, size // 2) for release, name in whole.items()}


def _cut(name: str, size: int, begin: int) -> str:
    """Return a name in `size` characters: so many of its beginning, and the rest of its end."""
    if len(name) <= size:
        return name
    return f"{name[:begin]}…{name[begin + 1 + len(name) - size :]}"


@lru_cache(maxsize=1 << 14)
def anchor(name: str) -> str:
    """Return a name as a fragment: different names stay different, and none holds a full stop."""
    return "".join(c if c.isalnum() or c == "-" else f"_{ord(c):x}_" for c in name)


def sentence_anchor(release: str, index: int) -> str:
    """Return the fragment of a sentence in the full text of its release."""
    return f"{anchor(release)}.s{index}"


def finding_anchor(release: str, index: int) -> str:
    """Return the fragment of a finding."""
    return f"{anchor(release)}.f{index}"


def passage_anchor(passage: str) -> str:
    """Return the fragment of a passage of the template."""
    return f"template.p.{anchor(passage)}"


def variable_anchor(variable: str) -> str:
    """Return the fragment of a variable of the template."""
    return f"template.v.{anchor(variable)}"
