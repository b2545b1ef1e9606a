"""A departure: one thing that a release says, lacks or does otherwise than the template."""

from collections.abc import Callable
from functools import lru_cache

from hmicdiff.differences.said import Stems
from hmicdiff.differences.stems import FEWEST, stems
from hmicdiff.infer.readings import Filling
from hmicdiff.model.analysis import FindingKind, Piece
from hmicdiff.model.template import Kind, Reading
from hmicdiff.read.normalize import wording
from hmicdiff.structs import Struct

Key = tuple[str, ...]
"""Some releases: those that have a passage or use a reading, by its id; those that say several
passages in one sentence, by their ids; those that do the same, by what they do."""
DOING = frozenset(
    {
        FindingKind.MERGED,
        FindingKind.SPLIT,
        FindingKind.MOVED,
        FindingKind.VALUE,
        FindingKind.TYPOGRAPHY,
    }
)
"""What releases do alike that is not seen from the passages that they have."""
_SOME_WORDS = 3
"""One word of its own or two may be a label or a joint: "This release {text}" can say anything."""


class Departure(Struct, frozen=True):
    """One thing that a release says, lacks or does otherwise."""

    release: int
    kind: FindingKind
    passage: str
    start: int
    end: int
    """The words in question; for what is missing, where it would stand."""
    line: int
    quote: str
    expected: str | None
    alike: Key
    """Those who do the same; of what is missing, those who do not."""
    of: Key
    """Those among whom this is rare; all releases where it is empty."""
    usual: Key
    """Those who have it as the template has it, where that is told."""
    message: str
    """What is told, as far as it is known without counting."""
    bits: float
    """What its words weigh, however many do so."""
    pieces: tuple[Piece, ...] = ()
    where: str = ""
    """The page or paragraph it begins on, where the format of the file has such."""
    nearest: bool = False
    """Whether the words that are compared are not the template's, but those that are nearest."""
    words: tuple[Stems, ...] = ()
    """What is claimed to be said, by the words to look it up by: of a sentence of its own all of
    them, then its figures and its letters where they are few; of what is reworded the words that
    fill slots, which others who use the reading need not have; of all else that of the passages."""
    own: Stems = ()
    """The words of the quote, where these have to hold what is claimed."""
    again: str = ""
    """Where the release says the same once more; empty where it does not."""
    whole: Stems = ()
    """The fixed words of the sentence that it is told to have put otherwise."""
    unless: "Departure | None" = None
    """What is told instead, if that holds."""
    is_open: bool = False
    """Whether any words may stand in what is claimed, as in "She said, {text}"."""
    is_filled: bool = False
    """Whether something fills what is claimed to be missing: it need not stand in one piece."""
    only_if: tuple[tuple[str, bool], ...] = ()
    """What most releases have to have for it to be told, or must not have: passages, by their ids;
    as far as that was open when the release was looked at."""


def applies(departure: Departure, usual: Callable[[str], bool]) -> bool:
    """Tell whether a departure is to be told, given which passages are those that most have."""
    return all(usual(passage) is wanted for passage, wanted in departure.only_if)


def doing(kind: FindingKind, *what: str) -> Key:
    """Return the key of those who do the same to the same passages or readings."""
    return (f"{kind}:", *what)  # no id has a colon


def words_outside_slots(reading: Reading) -> tuple[str, ...]:
    """Return the words of a reading, without regard to capitals and without those in its slots."""
    return _small(tuple([part for part in reading.parts if isinstance(part, str)]))


@lru_cache(maxsize=10_000)
def _small(parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([norm.casefold() for part in parts for norm in wording(part).norms])


def fixed_stems(reading: Reading) -> Stems:
    """Return the words of a reading to look it up by, without those that fill its slots."""
    return stems(words_outside_slots(reading))


def is_hollow(reading: Reading) -> bool:
    """Tell whether a reading has hardly any words of its own beside words that may be any.

    Nobody can be shown to lack what it says, or to fill it in unlike others. So it is where names
    are all that it says.
    """
    own = len(set(fixed_stems(reading)))
    is_name = any(slot.kind in (Kind.NAME, Kind.CHOICE) for slot in reading.slots)
    return (is_open(reading) and own < _SOME_WORDS) or (is_name and not own)


def is_open(reading: Reading) -> bool:
    """Tell whether a reading has a place for words of any kind."""
    return any(slot.kind is Kind.TEXT for slot in reading.slots)


def own_stems(filling: Filling) -> tuple[Stems, Stems]:
    """Return the words of a sentence, and those that fill no slot, unless these are too few."""
    filled = {at for start, end in filling.spans for at in range(start, end)}
    norms = filling.wording.norms
    words = stems(norms)
    fixed = stems(norm for at, norm in enumerate(norms) if at not in filled)
    return words, fixed if len(set(fixed)) >= FEWEST else words
