"""Another release's subject left in where the release's own should stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from hmicdiff.model.analysis import Value
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.ties import Tie, is_form_of, key, name_key
from hmicdiff.slips.words import Saying, Told
from hmicdiff.structs import Struct

_USUAL = 0.75
"""This share of the other releases that say a passage name themselves in it."""
_FEWEST = 3
"""With fewer others nothing is usual."""
_NEAR = 5
"""Two names so few words apart are one, or a pair."""
_LONG = 4
"""A name of one word this short could be anything."""
_NONE: frozenset[str] = frozenset()


def foreign_subjects(background: Background) -> Iterator[Slip]:
    """Yield the names of other releases that stand where a release's own should.

    Where a slot holds each release's own name, or a form of it, the name of another is a slip. So
    it is in a sentence where the others name themselves, if the release does not. A sentence that
    names both, or that nobody else has, may well speak of a neighbour.
    """
    done: set[tuple[str, int]] = set()
    for tie in background.ties:
        if not _is_subject(tie, background):
            continue
        for slip in [*_in_slots(tie, background), *_in_sentences(tie, background)]:
            place = (slip.told.release.id, slip.start)
            if place not in done:
                done.add(place)
                yield slip


def _is_subject(tie: Tie, background: Background) -> bool:
    """Tell whether slots hold whom the releases are about, and not another name of theirs."""
    subjects = sum(
        release.subject is not None
        and release.id in tie.own
        and is_form_of(name_key(release.subject), tie.own[release.id])
        for release in background.releases
    )
    return tie.is_own and 2 * subjects > len(background.releases)


def _in_slots(tie: Tie, background: Background) -> Iterator[Slip]:
    holders = tie.holders()
    forms = _Forms(holders)
    for release in background.releases:
        own = tie.own.get(release.id)
        if own is None or not background.is_looked_into(release):
            continue
        for value in tie.values[release.id]:
            others = [] if is_form_of(key(value), own) else forms.holders(key(value), own)
            if others and release.id not in others:
                one = _sentence(value, background.told[release.id])
                if _names_both(one, value, own, tie):
                    continue
                mine = next(each for each in tie.values[release.id] if key(each) == own)
                yield _slip(one, value.start, value.end, _as_written(mine), others, background)


def _names_both(one: Told, value: Value, own: str, tie: Tie) -> bool:
    """Tell whether a sentence has its release's name beside a value, not in a slot for it."""
    slots = [each for each in tie.values[one.release.id] if each.passage == value.passage]
    text = one.release.text
    before, after = text[one.sentence.start : value.start], text[value.end : one.sentence.end]
    near = [*name_key(before).split()[-_NEAR:], *name_key(after).split()[:_NEAR]]
    beside = own in " ".join(near)
    return beside or (len(slots) == 1 and own in name_key(f"{before} {after}"))


def _sentence(value: Value, sentences: Sequence[Told]) -> Told:
    return next(one for one in sentences if one.sentence.end > value.start)


class _Forms:
    """Finds whose name a value is, or is short for."""

    def __init__(self, holders: Mapping[str, Sequence[str]]) -> None:
        self._holders = holders
        self._by_word: defaultdict[str, list[str]] = defaultdict(list)
        for name in holders:
            words = name.split()
            for word in {words[0], words[-1]}:
                self._by_word[word].append(name)

    def holders(self, value: str, own: str) -> list[str]:
        """Return the releases whose name a value is; else the one whose name it is a form of.

        What only looks like a form of a name, and has a word of the `own` name, may be that.
        """
        if value in self._holders:
            return list(self._holders[value])
        if set(value.split()) & set(own.split()):
            return []
        names = {
            name
            for word in (value.split()[:1], value.split()[-1:])
            for name in self._by_word.get("".join(word), ())
            if is_form_of(value, name)
        }
        releases = {release for name in names for release in self._holders[name]}
        return list(releases) if len(releases) == 1 else []


@lru_cache(maxsize=20_000)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(name_key(word).split())


@lru_cache(maxsize=10_000)
def _words(saying: Saying) -> frozenset[str]:
    """Return the words that a sentence has, without marks and in no order."""
    return frozenset(part for word in saying.words for part in _parts(word.low))


class _Mention(Struct, frozen=True):
    start: int
    end: int
    """Offsets in the sentence."""
    name: str


def _in_sentences(tie: Tie, background: Background) -> Iterator[Slip]:
    holders = tie.holders()
    written = _written(tie)
    names = _Names(name for name in holders if " " in name or len(name) >= _LONG)
    naming = _naming(tie, names, background)
    for one in background.looked_into:
        own = tie.own.get(one.release.id)
        passage = one.sentence.passages[0]
        others, themselves = naming.get(passage, (0, 0))
        if own is None or others < _FEWEST or themselves < _USUAL * others:
            continue
        if _says(one, own):
            continue
        for each in names.mentions(one.saying):
            if names.sayers(passage, each.name, background) <= 1 + len(holders[each.name]):
                expected = written.get(one.release.id, own)
                start, end = one.start(each), one.end(each)
                yield _slip(one, start, end, expected, holders[each.name], background)


def _says(one: Told, own: str) -> bool:
    """Tell whether a sentence has the name of its release, or its first or last word."""
    words = name_key(one.text).split()
    mine = own.split()
    return own in " ".join(words) or mine[0] in words or mine[-1] in words


def _written(tie: Tie) -> Mapping[str, str]:
    return {
        release: _as_written(value)
        for release, values in tie.values.items()
        for value in values[::-1]
        if key(value) == tie.own[release]
    }


def _as_written(value: Value) -> str:
    return " ".join(value.text.split())


class _Names:
    """Finds names in sentences, by their first words."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: defaultdict[str, list[list[str]]] = defaultdict(list)
        for name in sorted(names, key=len, reverse=True):
            words = name.split()
            self._names[words[0]].append(words)
        self._sayers: dict[tuple[str, str], int] = {}
        self._mentions: dict[Saying, Sequence[_Mention]] = {}

    def mentions(self, saying: Saying) -> Sequence[_Mention]:
        """Return where a sentence has one of the names; the longest, where several begin there."""
        found = self._mentions.get(saying)
        if found is None:
            found = self._mentions[saying] = self._found(saying)
        return found

    def _found(self, saying: Saying) -> Sequence[_Mention]:
        if self._names.keys().isdisjoint(_words(saying)):
            return ()
        return tuple(self._all(saying))

    def _all(self, saying: Saying) -> Iterator[_Mention]:
        words: list[str] = []
        spans: list[tuple[int, int]] = []
        for each in saying.words:
            parts = _parts(each.low)
            words += parts
            spans += [(each.start, each.end)] * len(parts)
        at = 0
        while at < len(words):
            size = 0
            for name in self._names.get(words[at], ()):
                if words[at : at + len(name)] == name:
                    size = len(name)
                    start, end = spans[at][0], spans[at + size - 1][1]
                    yield _Mention(start, end, " ".join(name))
                    break
            at += size or 1

    def sayers(self, passage: str, name: str, background: Background) -> int:
        """Count the releases that say a name in a passage."""
        place = (passage, name)
        if place not in self._sayers:
            self._sayers[place] = len(
                {
                    one.release.id
                    for one in background.by_passage[passage]
                    if any(each.name == name for each in self.mentions(one.saying))
                }
            )
        return self._sayers[place]


def _naming(tie: Tie, names: _Names, background: Background) -> Mapping[str, tuple[int, int]]:
    """Count by passage the releases that say it, and those that name themselves in it.

    A passage in which nobody names anybody is left out.
    """
    found: dict[str, tuple[int, int]] = {}
    for passage, sentences in background.by_passage.items():
        if not any(map(names.mentions, background.sayings[passage])):
            continue
        named = {one.release.id for one in sentences} & tie.names.keys()
        themselves = {
            one.release.id
            for one in sentences
            if (mentions := names.mentions(one.saying))
            and not tie.names.get(one.release.id, _NONE).isdisjoint(each.name for each in mentions)
        }
        found[passage] = (len(named), len(themselves))
    return found


def _slip(
    one: Told,
    start: int,
    end: int,
    expected: str,
    others: Sequence[str],
    background: Background,
) -> Slip:
    passage = one.sentence.passages[0]
    there = [
        each
        for each in background.by_passage[passage]
        if each.release.id in others and each.release is not one.release
    ]
    elsewhere = [each for each in background.others(one) if each not in there]
    name = " ".join(one.release.text[start:end].split())
    return Slip(
        told=one,
        start=start,
        end=end,
        message=f"Names {name}, whom {_who(others)} about, where it should name {expected}.",
        expected=expected,
        evidence=tuple(quoted(each) for each in (there + elsewhere)[:2]),
        of=len({each.release.id for each in background.by_passage[passage]}),
    )


def _who(others: Sequence[str]) -> str:
    return f"{others[0]} is" if len(others) == 1 else f"{len(others)} other releases are"
