"""How releases are called and where on a page things stand."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from hmicdiff.model.analysis import PlacedRelease

_LONGEST = 60
"""Names are repeated wherever releases are listed: longer ones would drown what is said."""


@dataclass(frozen=True, slots=True)
class ReleaseName:
    """A release as a reader meets it."""

    id: str
    name: str
    """Its subject; its id where it has none, a long one, or one that another release has too."""
    anchor: str


def name_releases(releases: Iterable[PlacedRelease]) -> Mapping[str, ReleaseName]:
    """Return the names by release id."""
    known = tuple(releases)
    subjects = Counter(one.subject for one in known)
    return {one.id: _name(one, alone=subjects[one.subject] == 1) for one in known}


def _name(release: PlacedRelease, *, alone: bool) -> ReleaseName:
    subject = " ".join((release.subject or "").split())
    fits = alone and 0 < len(subject) <= _LONGEST
    return ReleaseName(release.id, subject if fits else release.id, anchor(release.id))


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
