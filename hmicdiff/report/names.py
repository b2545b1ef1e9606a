"""How releases are called and where on a page things stand."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hmicdiff.model.analysis import PlacedRelease


@dataclass(frozen=True, slots=True)
class ReleaseName:
    """A release as a reader meets it."""

    id: str
    name: str
    """Its subject, else its id; with the id beside it where two releases have one subject."""
    anchor: str


def name_releases(releases: Iterable[PlacedRelease]) -> Mapping[str, ReleaseName]:
    """Return the names by release id."""
    known = tuple(releases)
    subjects = Counter(one.subject for one in known)
    return {one.id: _name(one, alone=subjects[one.subject] == 1) for one in known}


def _name(release: PlacedRelease, *, alone: bool) -> ReleaseName:
    name = release.subject or release.id
    if release.subject and not alone:
        name = f"{release.subject} ({release.id})"
    return ReleaseName(release.id, " ".join(name.split()), anchor(release.id))


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
