"""How releases are called and where on a page things stand."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
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
_HALF = 0.5
"""What more than half say is a word of most."""
_NEARLY_ALL = 0.9
"""What fewer begin with tells them from the others: a name is not only read beside all others."""
_STUB = 3
"""So few letters of a word that is cut say nothing."""
_DAY = 3
"""So many words has a day: "3 May 2031"."""
BRIEF = 40
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
    whole: str = ""
    """Its name before it was cut; empty where it was known by no other."""


def name_releases(
    releases: Iterable[PlacedRelease], sequence: Sequence | None = None
) -> Mapping[str, ReleaseName]:
    """Return the names by release id; in a sequence releases are called by their dates."""
    known = tuple(releases)
    whole = _without_beginning([" ".join((one.subject or "").split()) for one in known])
    subjects = _subjects(whole)
    files = _files([one.source for one in known])
    times = Counter(subjects)
    shown = [
        f"{subject} ({file})" if subject and times[subject] > 1 else subject or file
        for subject, file in zip(subjects, files, strict=True)
    ]
    uses = Counter(shown)
    named = {
        one.id: (
            ReleaseName(one.id, name, anchor(one.id), long if times[subject] == 1 else "")
            if uses[name] == 1
            else ReleaseName(one.id, one.id, anchor(one.id))
        )
        for one, name, subject, long in zip(known, shown, subjects, whole, strict=True)
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


def _without_beginning(whole: Listed[str]) -> Listed[str]:
    """Leave out what nearly all begin with, where most are long."""
    known = [one for one in whole if one]
    if 2 * sum(len(one) > _LONGEST for one in known) <= len(known):
        return whole
    shared = {row for row in _shared(known, _NEARLY_ALL) if row[0] == "begin"}
    short = [_own_words(one, shared, _LONGEST) for one in whole]
    return short if len(set(short)) == len(set(whole)) else whole


def _cut(subject: str, least: int) -> str:
    if len(subject) <= _LONGEST:
        return subject
    end = subject.find(" ", max(least, _LONGEST - 1))
    return subject if end < 0 else f"{subject[:end].rstrip(_MARKS)}\u2026"


def brief_names(names: Iterable[ReleaseName], size: int = BRIEF) -> Mapping[str, str]:
    """Return by id how releases are called where a name has room for `size` characters.

    Of long ones the words are left out that most begin or end with, but for those before a mere
    number. What is still too long is cut at its end; of those that would then look alike the words
    are left out that the most have; else they are cut in their middle, or are their ids.
    """
    whole = {one.id: one.whole or one.name for one in names}
    shared = _shared(whole.values())
    # all alike: a place that some are called with and others are not would tell them apart
    own = (
        _apart(whole, {one: _own_words(name, shared, size) for one, name in whole.items()})
        if any(len(name) > size for name in whole.values())
        else whole
    )
    dated = 2 * sum(name[-1:].isdigit() for name in whole.values()) > len(whole)
    telling = _Telling(own, dated=dated)
    ways = [
        {one: _fitted(name, size, size - 1) for one, name in own.items()},
        {one: telling.words(one, size) for one in own},
        {one: _fitted(name, size, size // 2) for one, name in own.items()},
        {one: _fitted(name, size, size // 2) for one, name in whole.items()},
    ]
    if dated:  # a day at the end tells more than the words before it
        ways = [*ways[1:], ways[0]]
    return _first_apart(whole, [*ways, {one: _fitted(one, size, size // 2) for one in own}])


def _first_apart(whole: Mapping[str, str], ways: Listed[Mapping[str, str]]) -> Mapping[str, str]:
    """Return each name in the first way in which no other looks the same."""
    found = dict(ways[0])
    for way in ways[1:]:
        for one in _alike(whole, found):
            found[one] = way[one]
    return found


def _apart(whole: Mapping[str, str], short: Mapping[str, str]) -> Mapping[str, str]:
    """Return short names, but the whole ones of those that are alike only when they are short."""
    alike = _alike(whole, short)
    return {one: whole[one] if one in alike else name for one, name in short.items()}


def _alike(whole: Mapping[str, str], short: Mapping[str, str]) -> AbstractSet[str]:
    """Return whose short names are those of others that have other names."""
    meant: dict[str, set[str]] = {}
    for one, name in short.items():
        meant.setdefault(name, set()).add(whole[one])
    return {one for one, name in short.items() if len(meant[name]) > 1}


class _Telling:
    """Tells which words of a name others do not have."""

    def __init__(self, names: Mapping[str, str], *, dated: bool) -> None:
        """Take names by id; `dated` is whether they end with a day, or a year."""
        self._words = {one: name.split() for one, name in names.items()}
        self._dated = dated
        self._having: dict[str, set[str]] = {}
        for one, words in self._words.items():
            for word in words:
                self._having.setdefault(_letters([word]), set()).add(one)

    def words(self, one: str, size: int) -> str:
        """Return as many words of a name as there is room for, without those that most have.

        What is left tells it from all others if they were told apart before.
        """
        words = self._words[one]
        kept = set(range(len(words)))
        usual = sorted(self._without_day(words), key=lambda at: (-self._uses(words[at]), -at))
        for at in usual:
            if len(_with_gaps(words, kept)) <= size:
                break
            self._leave_out(one, at, kept)
        for at in reversed(range(len(words) - 1)):
            if _leads_nowhere(words, at, kept):
                self._leave_out(one, at, kept)
        for at in reversed(usual):  # for which there is room after a longer one went
            if len(_with_gaps(words, kept | {at})) <= size and not _leads_nowhere(words, at, kept):
                kept.add(at)
        return _fitted(_with_gaps(words, kept), size, size - 1)

    def _leave_out(self, one: str, at: int, kept: set[int]) -> None:
        """Take a word from those that are kept, if it is not what tells the name from others."""
        if at in kept and len(kept) > 1 and self._tells(one, kept - {at}):
            kept.remove(at)

    def _without_day(self, words: Listed[str]) -> range:
        """Return the numbers of the words before the day at the end."""
        if not self._dated:
            return range(len(words))
        last = words[-1:]
        first = len(words) - (_DAY if all(map(str.isdigit, last)) else 1)  # a year, or all of it
        tail = range(max(first, 0), len(words))
        return range(next((n for n in tail if words[n][:1].isdigit()), len(words) - 1))

    def _uses(self, word: str) -> int:
        return len(self._having[_letters([word])])

    def _tells(self, one: str, kept: Iterable[int]) -> bool:
        """Tell whether no other name has all the words that are kept, unless it has all of them."""
        words = self._words[one]
        having = set.intersection(
            *sorted((self._having[_letters([words[at]])] for at in kept), key=len)
        )
        return all(set(words) <= set(self._words[other]) for other in having)


def _leads_nowhere(words: Listed[str], at: int, kept: Container[int]) -> bool:
    """Tell whether a word is as short as "of", before words that are left out."""
    is_small = words[at].islower() and len(words[at]) <= _STUB
    return is_small and at + 1 < len(words) and at + 1 not in kept


def _with_gaps(words: Listed[str], kept: Container[int]) -> str:
    """Return words with a mark for those that are left out, but for the first."""
    told = [word if at in kept else "\u2026" for at, word in enumerate(words)]
    marked = [one for one, before in zip(told, ["", *told], strict=False) if one != before]
    return " ".join(marked).removeprefix("\u2026 ")


def _shared(names: Iterable[str], share: float = _HALF) -> AbstractSet[tuple[str, str]]:
    """Return, by their letters, the rows of words that most names begin with, or end with."""
    known = set(names)
    numbers = Counter(row for name in known for row in _rows(name.split()))
    return {
        row for row, number in numbers.items() if number > share * len(known) and len(known) > 1
    }


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
    return f"{name[:begin] if end else _without_stub(name[:begin], name[begin])}…{end}"


def _without_stub(told: str, following: str) -> str:
    """Return the beginning of a name without a word that is cut behind its first letters."""
    first, _, stub = told.rpartition(" ")
    is_cut = following.isalnum() and len(stub) <= _STUB
    return f"{first.rstrip(_MARKS)} " if first and is_cut else told


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
