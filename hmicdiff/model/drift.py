"""What no longer fits a baseline: the state of each release, and all that is new, with evidence."""

from enum import StrEnum

from hmicdiff.model.analysis import Counterpart, Evidence, Level, Piece
from hmicdiff.structs import Struct


class State(StrEnum):
    """How a release stands to a baseline."""

    UNCHANGED = "unchanged"
    """It is, byte for byte, as it was."""
    RENAMED = "renamed"
    """It is as it was, and its file has another name."""
    CHANGED = "changed"
    """Its file is not as it was."""
    FITS = "fits"
    """It is new, and says nothing that the template does not foresee."""
    DEPARTS = "departs"
    """It is new, and does not fit the template."""
    STRANGER = "stranger"
    """It is new, and shares hardly anything with the template."""
    COPY = "copy"
    """It is new, and has the text of another release: what is told of that is told of it."""
    VANISHED = "vanished"
    """It is in the baseline and no longer there."""


class DriftKind(StrEnum):
    """What has drifted."""

    CHANGED = "changed"
    """A sentence says otherwise than it did."""
    ADDED = "added"
    """A changed release says what it did not."""
    REMOVED = "removed"
    """A changed release no longer says what it did."""
    EXTRA = "extra"
    """It says what few releases of the baseline say, or none."""
    MISSING = "missing"
    """It lacks what most releases of the baseline say."""
    REWORDED = "reworded"
    """It says a passage in words that no release of the baseline has."""
    MOVED = "moved"
    """It says a passage in another place."""
    MERGED = "merged"
    """It says in one sentence what the releases of the baseline say in several."""
    SPLIT = "split"
    """It says in several sentences what the releases of the baseline say in one."""
    VALUE = "value"
    """It has a value where all others have another, or one of another type or far from theirs."""
    INCONSISTENT = "inconsistent"
    """It contradicts itself, or looks like a slip of the pen."""
    TYPOGRAPHY = "typography"
    """The same words are written with other quote marks, dashes or spaces."""
    RENAMED = "renamed"
    """A file has another name."""
    VANISHED = "vanished"
    """A release is no longer there."""
    STRANGER = "stranger"
    """A document shares hardly anything with the template."""
    PASSAGE = "new-passage"
    """Several releases say what no release of the baseline says."""
    USUAL = "new-usual"
    """Another reading of a passage is now the usual one."""
    BOILERPLATE = "new-boilerplate"
    """All that came since say a passage in the same new words."""


TEMPLATE_KINDS = (DriftKind.PASSAGE, DriftKind.USUAL, DriftKind.BOILERPLATE)
"""What is told of the template and not of a release."""


class Drift(Struct, frozen=True):
    """One thing that has drifted, with its evidence."""

    id: str
    """The same in every run, as long as release, kind, passage and words are the same."""
    kind: DriftKind
    level: Level
    release: str | None
    """The id of the release; `None` for what is told of the template."""
    source: str
    passage: str | None
    start: int
    end: int
    """The words, as offsets in the release as it is now; where nothing is there, `start == end`."""
    line: int
    quote: str
    before: str | None
    """What stood there before, where a release has changed."""
    expected: str | None
    """The template's words; `None` where it has none."""
    message: str
    pieces: tuple[Piece, ...] = ()
    """Word by word, against what stood there before, else against the template."""
    evidence: tuple[Evidence, ...] = ()
    rule: str | None = None
    releases: tuple[str, ...] = ()
    """The releases it is told of, or the others of which the same is told."""
    surprise: float = 0.0
    """How unlikely it is given the baseline, in bits."""
    accepted: bool = False
    """Whether somebody has accepted it."""
    where: str = ""
    """Its place as the format of the file counts it ("page 2"); empty for a text."""
    instead: Counterpart | None = None
    """What stands in its place, where it is missing; or what it stands in the place of."""
    count: int = 1
    """How many passages are missing here, one after the other; `passage` is the first of them."""


class NewValue(Struct, frozen=True):
    """What a new release fills in."""

    variable: str
    text: str
    line: int
    known: bool
    """Whether a release of the baseline fills in the same."""
    seen: str
    """What was filled in so far: "0 to 12", "reduction, increase"."""
    where: str = ""
    """Its place as the format of the file counts it ("page 2"); empty for a text."""


class CheckedRelease(Struct, frozen=True):
    """A release and how it stands to the baseline."""

    id: str
    source: str
    subject: str | None
    state: State
    was: str | None = None
    """The source it had, where that has changed."""
    same_as: str | None = None
    """Of a copy, the source of the release whose text it has."""
    readings: tuple[str, ...] = ()
    """Of a new release, the readings it uses that are not the usual ones."""
    values: tuple[NewValue, ...] = ()
    """Of a new release, what it fills in."""


class Edit(Struct, frozen=True):
    """A change of the template that would make something fit."""

    id: str
    what: str
    """As a sentence."""
    passage: str
    explains: tuple[str, ...]
    """The ids of the drift that it explains."""
    releases: int
    """How many releases of the baseline are read otherwise if it is accepted."""


class Stale(Struct, frozen=True):
    """An accepted finding that no longer occurs."""

    id: str
    release: str
    kind: str
    passage: str
    quote: str


class Checked(Struct, frozen=True):
    """The outcome of a check."""

    releases: tuple[CheckedRelease, ...]
    """Ordered by source."""
    drift: tuple[Drift, ...]
    """What has changed first, then by surprise."""
    edits: tuple[Edit, ...]
    stale: tuple[Stale, ...]
    known: int
    """How many releases the baseline has."""
    skipped: tuple[tuple[str, str], ...] = ()
    """Files left out on request: source and reason."""
    unseen: int = 0
    """How many releases of the baseline were not asked for, or could not be read."""
    uncorrected: tuple[str, ...] = ()
    """What was corrected and does not apply, one line each."""
    template: str | None = None
    """The file of the template that was given, where it is that and no baseline."""
