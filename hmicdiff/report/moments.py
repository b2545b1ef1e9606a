"""The releases of a sequence in their places, and what a reader is shown of their sentences."""

from collections.abc import Mapping

from hmicdiff.model.analysis import Analysis
from hmicdiff.model.sequence import Sequence
from hmicdiff.report.address import addresses
from hmicdiff.report.controls import one_line
from hmicdiff.report.names import ReleaseName, anchor, sentence_anchor
from hmicdiff.structs import Struct


class Moment(Struct, frozen=True):
    """A release in its place in the sequence."""

    number: int
    """Counted from nought."""
    name: ReleaseName
    label: str
    """Its date; where there is none, or another release has the same, its file."""
    source: str
    """Its file."""
    anchor: str
    """The fragment of what has changed in it; of the first, its text."""


class Said(Struct, frozen=True):
    """A sentence of one of the two releases."""

    text: str
    line: int
    where: str
    anchor: str


def moment_anchor(release: str) -> str:
    """Return the fragment of what has changed in a release."""
    return f"over.{anchor(release)}"


class Moments:
    """Looks up what a sequence only points to."""

    def __init__(
        self, analysis: Analysis, sequence: Sequence, names: Mapping[str, ReleaseName]
    ) -> None:
        """Take the texts, the order they stand in, and what each is called."""
        self._releases = {release.id: release for release in analysis.releases}
        self._addresses = {
            standing.release: addresses(self._releases[standing.release])
            for standing in sequence.order
        }
        self._moments = {
            standing.release: self._moment(number, names[standing.release])
            for number, standing in enumerate(sequence.order)
        }

    @property
    def all(self) -> tuple[Moment, ...]:
        """All of them, in their order."""
        return tuple(self._moments.values())

    def of(self, release: str) -> Moment:
        """Return the place of a release."""
        return self._moments[release]

    def words(self, release: str, sentence: int) -> str:
        """Return a sentence as it stands in its release."""
        found = self._releases[release].sentences[sentence]
        return self._releases[release].text[found.start : found.end]

    def said(self, release: str, sentence: int) -> Said:
        """Return a sentence with where it stands."""
        return Said(
            text=self.words(release, sentence),
            line=self._releases[release].sentences[sentence].line,
            where=self._addresses[release][sentence],
            anchor=sentence_anchor(release, sentence),
        )

    def _moment(self, number: int, name: ReleaseName) -> Moment:
        return Moment(
            number=number,
            name=name,
            label=one_line(name.name),
            source=one_line(self._releases[name.id].source),
            anchor=moment_anchor(name.id) if number else f"{anchor(name.id)}.text",
        )
