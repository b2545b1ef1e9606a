"""What every teller of departures is given: the texts, the template, who says what of it."""

from collections import Counter
from collections.abc import Callable, Container, Mapping

from hmicdiff.align import kinds
from hmicdiff.align.draft import Place
from hmicdiff.differences.departure import Departure, Key
from hmicdiff.differences.said import Stems
from hmicdiff.differences.stated import Stated
from hmicdiff.differences.surprise import Said as Words
from hmicdiff.differences.surprise import Surprise
from hmicdiff.differences.surprise import said as said_by
from hmicdiff.differences.values import ValueJudge
from hmicdiff.infer.readings import TokenSpan
from hmicdiff.infer.template import Inferred, Named, Said
from hmicdiff.model.analysis import FindingKind, Piece
from hmicdiff.model.text import Corpus, Wording
from hmicdiff.place.slot_spread import SlotPlace
from hmicdiff.structs import Struct, field


class Rewording(Struct, frozen=True):
    """How a sentence puts otherwise what most say: the same for all that say it so."""

    pieces: tuple[Piece, ...]
    message: str
    bits: float
    filled: Stems
    """The words and figures of the change that fill slots of the reading."""


Reworded = tuple[str, Wording, tuple[TokenSpan, ...], str, Key]
"""A reading, the words and what is filled in, the usual reading, and who say that."""


class Grounds(Struct, frozen=True):
    """What departures are told by."""

    surprise: Surprise
    """Weighs words."""
    words: Callable[[Named], Words]
    """Counts what all who have a passage say there."""
    judge: ValueJudge
    """Tells odd values."""


class Context(Struct, frozen=True):
    """All releases, what they say of the template, and which of them are told of."""

    corpus: Corpus
    inferred: Inferred
    said: Mapping[Place, Said]
    grounds: Grounds
    looked_at: Container[int]
    """The releases of which departures are told."""
    reworded: dict[Reworded, Rewording] = field(default_factory=dict)
    """Rewordings that have been told of others, not to be compared again."""
    counted: dict[str, Words] = field(default_factory=dict)
    """By passage how often its words are said, as far as it was asked for."""
    lines: Counter[tuple[str, ...]] = field(default_factory=Counter)
    """How many passages say the same but for what is filled in, as soon as it was asked for."""
    lacking: dict[int, Departure] = field(default_factory=dict)
    """By the place of a passage in the template, what is told of who lacks it, wherever."""
    stated: list[Stated] = field(default_factory=list)
    """What all releases state, as soon as it was asked for."""
    own: dict[int, dict[kinds.Words, set[SlotPlace]]] = field(default_factory=dict)
    """By release what it fills in where each has its own, and the places where it does so."""

    def words(self, named: Named) -> Words:
        """Count what all who have a passage say there."""
        found = self.counted.get(named.passage.id)
        if found is None:
            found = self.counted[named.passage.id] = self.grounds.words(named)
        return found

    def departure(  # noqa: PLR0913 - all that a departure is made of
        self,
        kind: FindingKind,
        passage: Named,
        place: Place,
        *,
        expected: str | None,
        alike: Key,
        message: str,
        of: Key = (),
        usual: Key = (),
        bits: float = 0.0,
        pieces: tuple[Piece, ...] = (),
        words: tuple[Stems, ...] = (),
        own: Stems = (),
        whole: Stems = (),
    ) -> Departure:
        """Return what a release does otherwise in one sentence, which stands at `place`."""
        sentence = self.corpus.releases[place[0]].sentences[place[1]]
        return Departure(
            release=place[0],
            kind=kind,
            passage=passage.passage.id,
            start=sentence.start,
            end=sentence.end,
            line=sentence.line,
            quote=sentence.wording.text,
            expected=expected,
            alike=alike,
            of=of,
            usual=usual,
            message=message,
            bits=bits,
            pieces=pieces,
            where=sentence.where,
            words=words,
            own=own,
            whole=whole,
        )


def words_of(named: Named, said: Mapping[Place, Said]) -> Words:
    """Count what all who have a passage say there."""
    return said_by(
        [
            [norm for place in places for norm in said[place].filling.wording.norms]
            for places in places_by_release(named).values()
        ]
    )


def places_by_release(named: Named) -> dict[int, list[Place]]:
    """Return where each release says a passage."""
    found: dict[int, list[Place]] = {}
    for place in named.draft.places():
        found.setdefault(place[0], []).append(place)
    return found
