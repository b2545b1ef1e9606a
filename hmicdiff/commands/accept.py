"""What a user means by the names of things to accept."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hmicdiff.errors import UnknownReleaseError

if TYPE_CHECKING:
    from hmicdiff.model.baseline import Baseline
    from hmicdiff.model.drift import Checked, CheckedRelease


def called(names: Sequence[str], checked: "Checked", paths: Sequence[str]) -> list[str]:
    """Return the ids of what `names` stand for.

    A name is the id of something that has drifted, or of an edit that explains it; or of a release
    that is not as it was the id, the file, or a part of the id or the subject. `paths` are what was
    checked.

    Raises:
        UnknownReleaseError: if a name stands for nothing, or for several releases.
    """
    from hmicdiff.model.drift import State  # noqa: PLC0415 - not needed for help
    from hmicdiff.read.places import places  # noqa: PLC0415

    told = {*(each.id for each in checked.drift), *(edit.id for edit in checked.edits)}
    as_known = (State.UNCHANGED, State.COPY)
    releases = [each for each in checked.releases if each.state not in as_known]
    files = places(paths, (release.source for release in releases))
    return [name if name in told else _release(name, releases, files).id for name in names]


def known_as(names: Sequence[str], baseline: "Baseline") -> list[str]:
    """Return the ids of the known releases that `names` stand for.

    A name is an id, the file, or a part of the id or the subject.

    Raises:
        UnknownReleaseError: if a name stands for no known release, or for several.
    """
    return [_known(name, baseline) for name in names]


def _known(name: str, baseline: "Baseline") -> str:
    releases = baseline.releases
    exact = [each for each in releases if name in (each.id, each.source)]
    found = exact or [each for each in releases if _is_part(name, each.id, each.subject)]
    if len(found) != 1:
        what = f"can be any of {', '.join(each.id for each in found)}" if found else "is none"
        raise UnknownReleaseError(f"{name!r} {what} of the releases that the baseline knows")
    return found[0].id


def _release(
    name: str, releases: Sequence["CheckedRelease"], files: Mapping[str, str]
) -> "CheckedRelease":
    exact = [each for each in releases if name in (each.id, each.source, files.get(each.source))]
    found = exact or [each for each in releases if _is_part(name, each.id, each.subject)]
    if not found:
        raise UnknownReleaseError(
            f"nothing to accept is called {name!r}; the check names the ids and the releases"
        )
    if len(found) > 1:
        all_ = ", ".join(each.id for each in found)
        raise UnknownReleaseError(f"{name!r} can be any of {all_}; name one of them")
    return found[0]


def _is_part(name: str, release: str, subject: str | None) -> bool:
    """Tell whether a name is a part of what a release, given by its id, is called."""
    part = name.strip().casefold()
    return bool(part) and (part in release.casefold() or part in (subject or "").casefold())
