"""How releases are called and where on a page things stand."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Sequence as Listed
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise
from pathlib import PurePosixPath

from hmicdiff.language.beginnings import common_prefix
from hmicdiff.model.analysis import PlacedRelease
from hmicdiff.model.sequence import Basis, Sequence, Standing
from hmicdiff.structs import Struct

_LONGEST = 60
"""Names are repeated wherever releases are listed: longer ones would drown what is said."""
_MARKS = " ,;:-\u2013\u2014"
_PARTS = "/_ "
"""These part the words of a file's name."""
_LEAST = 4
"""In characters: a shorter rest of a file's name is a number, and calls nothing."""
_CALLING = re.compile(r"[^\W\d_]{3}")
"""Words with so many letters call something; a number needs the word before it: "Order 201"."""
_BRIEF = 40
"""A longer name fills half a line of a terminal, before anything is said."""


class ReleaseName(Struct, frozen=True):
    """A release as a reader meets it."""

    id: str
    name: str
    """Its subject, of a long one as many words as tell it from the others; else its file.

    Both where others have the same subject; its id where they have the same file, too. In a
    sequence its date, or where there is none its file.
    """
    anchor: str


def name_releases(
    releases: Iterable[PlacedRelease], sequence: Sequence | None = None
) -> Mapping[str, ReleaseName]:
    """Return the names by release id; in a sequence releases are called by their dates."""
    known = tuple(releases)
    subjects = _subjects([" ".join((one.subject or "").split()) for one in known])
    files = _files([one.source for one in known])
    times = Counter(subjects)
    shown = [
        f"{subject} ({file})" if subject and times[subject] > 1 else subject or file
        for subject, file in zip(subjects, files, strict=True)
    ]
    uses = Counter(shown)
    named = {
        one.id: ReleaseName(one.id, name if uses[name] == 1 else one.id, anchor(one.id))
        for one, name in zip(known, shown, strict=True)
    }
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


def _files(sources: Listed[str]) -> list[str]:
    """Return what files are called, without the parts that all of them begin with."""
    stems = [PurePosixPath(source).with_suffix("").as_posix() for source in sources]
    first, last = min(stems, default=""), max(stems, default="")
    shared = common_prefix(first, last) if first != last else 0
    begin = max((at + 1 for at in range(shared) if first[at] in _PARTS), default=0)
    short = [stem[begin:] for stem in stems]
    return short if min(map(len, short), default=0) >= _LEAST else stems


def _subjects(whole: Listed[str]) -> list[str]:
    """Cut long subjects behind the words that tell them from all others."""
    in_order = sorted(set(whole))
    least: dict[str, int] = {}
    for one, other in pairwise(in_order):
        same = common_prefix(one, other) + 1
        least[one], least[other] = max(least.get(one, 0), same), same
    return [_cut(each, least.get(each, 0)) for each in whole]


def _cut(subject: str, least: int) -> str:
    if len(subject) <= _LONGEST:
        return subject
    end = subject.find(" ", max(least, _LONGEST - 1))
    return subject if end < 0 else f"{subject[:end].rstrip(_MARKS)}\u2026"


def brief_names(names: Iterable[ReleaseName], size: int = _BRIEF) -> Mapping[str, str]:
    """Return by id how releases are called where a name has room for `size` characters.

    Of long ones the words are left out that most begin or end with, but for those before a mere
    number. What is still too long is cut at its end; where some would then look alike, in its
    middle.
    """
    whole = {one.id: one.name for one in names}
    shared = _shared(whole.values())
    # all alike: a place that some are called with and others are not would tell them apart
    own = (
        {release: _own_words(name, shared, size) for release, name in whole.items()}
        if any(len(name) > size for name in whole.values())
        else whole
    )
    dated = 2 * sum(name[-1:].isdigit() for name in whole.values()) > len(whole)
    for called in (own, whole):
        # a day at the end tells more than the words before it
        for begin in (size // 2, size - 1) if dated else (size - 1, size // 2):
            cut = {release: _fitted(name, size, begin) for release, name in called.items()}
            if len(set(cut.values())) == len(set(whole.values())):
                return cut
    return cut


def _shared(names: Iterable[str]) -> AbstractSet[tuple[str, str]]:
    """Return, by their letters, the rows of words that most names begin with, or end with."""
    known = set(names)
    numbers = Counter(row for name in known for row in _rows(name.split()))
    return {row for row, number in numbers.items() if 2 * number > len(known) > 1}


def _rows(words: Listed[str]) -> set[tuple[str, str]]:
    """Return the rows of words that a name begins and ends with, as letters and figures alone."""
    sizes = range(1, len(words))
    return {("begin", _letters(words[:n])) for n in sizes} | {
        ("end", _letters(words[-n:])) for n in sizes
    }


def _own_words(name: str, shared: AbstractSet[tuple[str, str]], size: int) -> str:
    """Return a name without the words that most begin with, but for those before a mere number.

    What most end with leaves a mark.
    """
    words = name.split()
    first = max(
        (n for n in range(len(words)) if ("begin", _letters(words[:n])) in shared), default=0
    )
    rest = words[first:]
    ends = (n for n in range(1, len(rest)) if ("end", _letters(rest[-n:])) in shared)
    last = max(ends, default=0)
    if len(" ".join(rest)) <= size or any(map(str.isdigit, "".join(rest[len(rest) - last :]))):
        last = 0  # the year of a day tells more than the words before it
    told = " ".join([*rest[: len(rest) - last], *(["\u2026"] * bool(last))])
    for word in reversed(words[:first]):
        if _CALLING.search(told) or len(word) + 1 + len(told) > size:
            break
        told = f"{word} {told}"
    return told


def _letters(words: Listed[str]) -> str:
    """Return letters and figures alone: others may write the same words with other marks."""
    return "".join(filter(str.isalnum, "".join(words)))


def _fitted(name: str, size: int, begin: int) -> str:
    """Return a name in `size` characters: so many of its beginning, and the rest of its end."""
    if len(name) <= size:
        return name
    end = name[begin + 1 + len(name) - size :]
    if begin < size - 1 and " " in (name[-len(end) - 1], *end):
        # whole words at both sides of the mark, where there is more than one
        last = name[-len(end) - 1 :].partition(" ")[2]
        room = size - len(last) - 1
        first = name[: room + 1].rpartition(" ")[0] or name[:room]
        return f"{first.rstrip(_MARKS)}…{last}"
    return f"{name[:begin]}…{end}"


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
