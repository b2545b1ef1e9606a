"""What every format shows of a check: what counts, what does not, and what became of it all."""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from hmicdiff.errors import ExitStatus
from hmicdiff.model.analysis import Level
from hmicdiff.model.drift import Checked, CheckedRelease, Drift, DriftKind, State
from hmicdiff.report.drift.rules import UNLISTED, rule_id
from hmicdiff.report.drift.words import headline
from hmicdiff.structs import Struct, field

LEVELS = (Level.NOTE, Level.WARNING, Level.ERROR)
"""From the least to the most."""

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Wanted(Struct, frozen=True):
    """What is asked for."""

    min_level: Level = Level.WARNING
    """What is less is neither shown nor counted."""
    strict: bool = False
    """Whether a new release that fits counts until it is in the baseline."""
    places: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    """The paths of the releases, from where the command runs, by their sources."""
    texts: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    """The texts of the releases, by their sources: with these, columns can be told."""
    color: bool = False
    verbose: bool = False

    def place(self, source: str) -> str:
        """Return the path of a release; where none is known, what the baseline calls it."""
        return self.places.get(source, source)


class Told(Struct, frozen=True):
    """One thing that is told."""

    id: str
    rule: str
    level: Level
    source: str
    """The release's file, relative to the folder given; "" for what is told of the template."""
    line: int
    where: str
    """The page or paragraph, where the file has no lines."""
    head: str
    """What it is, in one line."""
    accepted: bool
    drift: Drift | None
    """What has drifted; nothing has where a release just is not in the baseline."""


class DriftView(Struct, frozen=True):
    """What a check has found, sorted out."""

    checked: Checked
    wanted: Wanted
    counted: tuple[Told, ...]
    """What counts, the most important first."""
    accepted: tuple[Told, ...]
    hidden: tuple[Told, ...]
    """What is below the level that is asked for."""
    by_id: Mapping[str, CheckedRelease]

    @property
    def status(self) -> ExitStatus:
        """What a command exits with."""
        return ExitStatus.DRIFT if self.counted else ExitStatus.DONE

    @property
    def states(self) -> Mapping[State, int]:
        """How many releases there are in each state, in the order in which states are told."""
        found = Counter(release.state for release in self.checked.releases)
        return {state: found[state] for state in State if found[state]}

    def of(self, release: str) -> list[Told]:
        """Return what counts of one release."""
        return [told for told in self.counted if _release(told) == release]

    def name(self, release: str) -> str:
        """Return what a release is called."""
        found = self.by_id.get(release)
        return (found.subject if found else None) or release

    def place(self, told: Told) -> str:
        """Return where something is to be looked up; "" where no file can be named."""
        return self.wanted.place(told.source) if told.source else ""

    def spot(self, told: Told) -> str:
        """Return the same with the line, or the page or paragraph, for a reader."""
        return located(self.place(told), told.line, told.where) if told.source else "template"


def located(place: str, line: int, where: str) -> str:
    """Return a file with a place in it: "a.txt:21", "a.pdf, page 2"."""
    return f"{place}, {where}" if where else f"{place}:{line}"


def build(checked: Checked, wanted: Wanted) -> DriftView:
    """Sort out what a check has found."""
    by_id = {release.id: release for release in checked.releases}
    told = [_told(drift, by_id) for drift in checked.drift]
    if wanted.strict:
        told += _unlisted(checked.releases)
    low = LEVELS.index(wanted.min_level)
    open_ = [each for each in told if not each.accepted]
    return DriftView(
        checked=checked,
        wanted=wanted,
        counted=tuple(each for each in open_ if LEVELS.index(each.level) >= low),
        accepted=tuple(each for each in told if each.accepted),
        hidden=tuple(each for each in open_ if LEVELS.index(each.level) < low),
        by_id=by_id,
    )


def baseline_state(told: Told) -> str:
    """Return how a thing stands to the baseline, in the words of SARIF 2.1.0, section 3.27.24."""
    if told.accepted:
        return "unchanged"
    if told.drift is None:
        return "new"
    if told.drift.kind is DriftKind.VANISHED:
        return "absent"
    of_before = (DriftKind.CHANGED, DriftKind.ADDED, DriftKind.REMOVED, DriftKind.RENAMED)
    if told.drift.before is not None or told.drift.kind in of_before:
        return "updated"
    return "new"


def _told(drift: Drift, by_id: Mapping[str, CheckedRelease]) -> Told:
    release = by_id.get(drift.release or "")
    subject = (release.subject if release else None) or drift.release or ""
    return Told(
        id=drift.id,
        rule=rule_id(drift),
        level=drift.level,
        source=drift.source,
        line=drift.line,
        where=drift.where,
        head=headline(drift, subject),
        accepted=drift.accepted,
        drift=drift,
    )


def _unlisted(releases: Iterable[CheckedRelease]) -> list[Told]:
    return [
        Told(
            id=release.id,
            rule=UNLISTED,
            level=Level.WARNING,
            source=release.source,
            line=1,
            where="",
            head=f'{UNLISTED} "{release.subject or release.id}" fits, and is not in the baseline',
            accepted=False,
            drift=None,
        )
        for release in releases
        if release.state is State.FITS
    ]


def _release(told: Told) -> str | None:
    return told.drift.release if told.drift else told.id
