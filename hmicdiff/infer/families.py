"""Several families in one folder: which releases belong together, before anything is aligned.

Two releases of one template share runs of words that no two texts share by chance. Shared runs of
three words tell families apart by a wide margin: in known families each release shares over a
third of its runs with some other, and texts of different templates share under a twentieth or so.
On a form only the headings and labels are the template, and may be few words in hundreds: so
releases that share most of what stands on several of them as a line or sentence of its own are of
one form, however much of their own they say. What shares no template may be of one house: it says
the names of that house (see `houses`), or shares as many runs with its other texts as they do.

What two releases share may be copied from one to the other. So two families are one only if it
stands in the template of both, unless releases of one are nearly releases of the other.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from statistics import fmean, median

from hmicdiff.align.labelled import LONGEST_LABEL
from hmicdiff.infer.houses import LIKE_THEM, House, house_of, largest_house, names_in
from hmicdiff.model.text import Corpus, Release
from hmicdiff.read.copies import once
from hmicdiff.structs import Struct, replace

_RUN = 3
"""Three words in a row are rarely the same by chance, and still there where every other one
differs."""
_KIN = 0.15
"""Two releases that share this much of the shorter one's runs are of one family."""
_SAME = 0.5
"""Two that share this much are, whatever families they are in."""
_TEMPLATE = 0.3
"""Two families that share less of the smaller template may have a footer in common.

That is so if their releases have nearly nothing else in common with each other. Where each release
is an edit of an earlier one, little may be in most of them and they are one family all the same.
"""
_RIGID = 0.6
"""In a family with one template, this share of what a release has in common is the template."""
_HALF = 2
"""The template of a family is what one in two of its releases have."""
_FEWEST = 3
"""What two releases have in common may be chance, and of two there is no majority."""
_COPIED = 2
"""What just so many releases have may be copied from one to the other."""
_MEMBER = 0.25
"""A release that has this much of a template is a member, however much it says besides."""
_ASSURED = 8
"""With fewer pieces, a template is too small to be had by chance."""
_STANDING = 32
"""So many releases stand for a family when its template is asked for."""
_FORM = 0.5
"""Releases that share this much of what a form may consist of are on one form."""
_LINES = 3
"""Fewer lines in common are no form."""
_SKELETON = 2
"""Where a family is known, so many lines of it may be all of its form."""
_LINE, _LABELLED = ":line", ":label"
"""What begins a piece that stands on a form; no run of words begins so."""
_FORMAL = frozenset((_LINE, _LABELLED))
_LABEL_ENDS = frozenset(":=")
_ALIKE = 0.6
"""Of two groups that have this much of each other's names neither is a house of its own."""
_INCLUDED = 0.75
"""One that has this much of the other's is a part of that house."""
_NEAR = 0.25
"""Texts of one house share so much, of what those on one subject do; of two houses, a sixth."""
_NEARER = 0.4
"""One text may be near by chance: of it more is asked than of a group."""
_MOST_STRANGERS = 3
"""With at most one stranger in so many, the family is aligned and names its strangers itself."""
_APART = 0.04
"""Texts of which most share less than this with any other have no template in common."""
_PAIR_APART = _APART / 2
"""Of two there is no other to compare with: drafts of one text may have little left in common."""
_JUDGED = 50
"""A text with fewer runs is too short to say that of."""
_ASKED = 64
"""Of so many texts it is asked; with more, time would grow with the square."""

_Words = tuple[str, ...]
_Piece = tuple[str, ...]


class _Text(Struct, frozen=True):
    """What a release has that others may have too; in numbers, each bit is a piece."""

    size: int
    """How many runs of words it has."""
    runs: int
    """Those that another release has."""
    several: int
    """Those that are not only copied from one release to another."""
    lines: int
    """What may be of a form: the sentences and labels that several have."""
    pieces: frozenset[_Piece]
    """All of these that several have."""
    names: frozenset[str]
    """The names within its sentences."""


def families(corpus: Corpus) -> tuple[Corpus, ...]:
    """Part a corpus into families, the largest first; what belongs to none is a family of one.

    A corpus of one family, with a few strangers or without, is returned as it is. Where no two
    releases have more in common than any two texts, each is a family of one. Copies of a release
    prove no kinship, and go with it.
    """
    single, copies = once(corpus)
    parts = _parted(single)
    if len(parts) == 1:
        return (corpus,)
    others = {copy: each.original for each in copies for copy in each.others}
    part_of = {release.source: at for at, part in enumerate(parts) for release in part.releases}
    found: list[list[Release]] = [[] for _ in parts]
    for release in corpus.releases:
        found[part_of[others.get(release.source, release.source)]].append(release)
    return tuple(
        replace(part, releases=tuple(releases)) for part, releases in zip(parts, found, strict=True)
    )


def _parted(corpus: Corpus) -> tuple[Corpus, ...]:
    texts = _texts(corpus.releases)
    groups = _Groups(texts).joined()
    if _are_one(groups, texts):
        return (corpus,)
    ordered = sorted(groups, key=lambda group: (-len(group), group[0]))
    first, *others = (
        Corpus(tuple(corpus.releases[at] for at in group), history=corpus.history)
        for group in ordered
    )
    return (replace(first, skipped=corpus.skipped), *others)


def _are_one(groups: Sequence[Sequence[int]], texts: Sequence[_Text]) -> bool:
    """Tell whether all is one family, strangers included.

    Where next to nobody is of a family, two that are alike are no family of their own: it is a
    house that writes of many things in few standing words. So it is asked whether all have
    something in common.
    """
    several = [group for group in groups if _is_several(group, texts)]
    alone = [at for group in groups if group not in several for at in group]
    large = [len(group) for group in several if len(group) >= _FEWEST]
    if len(several) == 1 and len(alone) * _MOST_STRANGERS <= len(texts):
        return True
    if len(large) < 2 and _HALF * len(alone) > len(texts) - sum(large):  # noqa: PLR2004
        loose = sum(large) * _HALF < len(texts)
        return loose and not _are_apart(alone, texts)
    return False


def _is_several(group: Sequence[int], texts: Sequence[_Text]) -> bool:
    """Tell whether a group is more than two that tell of the same."""
    return len(group) >= _FEWEST or (
        len(group) > 1 and _shared(texts[group[0]], texts[group[-1]]) >= _SAME
    )


def _are_apart(alone: Sequence[int], texts: Sequence[_Text]) -> bool:
    """Tell whether texts that are kin to none have no template in common with any at all."""
    judged = [at for at in alone if texts[at].size >= _JUDGED]
    if len(texts) < 2 or not judged or 2 * len(judged) < len(alone):  # noqa: PLR2004 - a pair
        return False
    most = [
        max(
            (
                _shared(texts[one], other)
                for at, other in enumerate(texts)
                if at != one and other.size >= _JUDGED
            ),
            default=1.0,
        )
        for one in judged[:: -(-len(judged) // _ASKED)]
    ]
    return median(most) < (_APART if len(texts) > 2 else _PAIR_APART)  # noqa: PLR2004 - a pair


def _texts(releases: Sequence[Release]) -> list[_Text]:
    """Return what releases have that others have too."""
    sentences = [_sentences(release) for release in releases]
    distinct = frozenset[_Words]().union(*sentences)
    known = {norms: _pieces(norms) for norms in distinct}
    runs = [frozenset[_Piece]().union(*(known[norms].runs for norms in own)) for own in sentences]
    lines = [frozenset(known[norms].line for norms in own) - {()} for own in sentences]
    every = _Bits(runs, least=2)
    several = _Bits(runs, least=min(len(releases) - 1, _COPIED + 1))
    formal = _Bits(lines, least=min(len(releases), _FEWEST))
    return [
        _Text(
            size=len(own),
            runs=every.of(own),
            several=several.of(own),
            lines=formal.of(those),
            pieces=several.known(own) | formal.known(those),
            names=frozenset[str]().union(*(known[norms].names for norms in said)),
        )
        for own, those, said in zip(runs, lines, sentences, strict=True)
    ]


class _Bits:
    """Numbers the pieces that at least so many texts have, to hold a set of them as one number."""

    def __init__(self, texts: Iterable[frozenset[_Piece]], least: int) -> None:
        counts = Counter(piece for text in texts for piece in text)
        known = sorted(piece for piece, count in counts.items() if count >= least)
        self._bits = {piece: at for at, piece in enumerate(known)}

    def known(self, text: frozenset[_Piece]) -> frozenset[_Piece]:
        """Return the pieces of a text that have a number."""
        return frozenset(piece for piece in text if piece in self._bits)

    def of(self, text: frozenset[_Piece]) -> int:
        """Return those pieces as bits of one number."""
        found = bytearray(len(self._bits) // 8 + 1)
        for piece in self.known(text):
            at = self._bits[piece]
            found[at >> 3] |= 1 << (at & 7)
        return int.from_bytes(found, "little")


def _sentences(release: Release) -> frozenset[_Words]:
    """Return the distinct sentences of a release, each by its words."""
    return frozenset(sentence.wording.norms for sentence in release.sentences)


class _Pieces(Struct, frozen=True):
    """What a sentence has that others can have, too."""

    runs: frozenset[_Piece]
    """The runs of words in it."""
    line: _Piece
    """What can stand on a form; empty if there is nothing."""
    names: frozenset[str]
    """The names in it, in small letters."""


def _pieces(norms: _Words) -> _Pieces:
    """Return the pieces of a sentence; all numbers are one word."""
    words = [
        "0" if word[0].isdigit() else word.casefold()
        for word in norms
        if word[0].isalnum() or word in _LABEL_ENDS
    ]
    plain = [word for word in words if word not in _LABEL_ENDS]
    runs = frozenset(zip(*(plain[at:] for at in range(_RUN)), strict=False))
    return _Pieces(runs, _line(words), names_in(norms))


def _line(words: Sequence[str]) -> _Piece:
    """Return what can stand on a form: a sentence or heading, or the label before a colon."""
    label = [*takewhile(lambda word: word not in _LABEL_ENDS, words)]
    if 0 < len(label) < len(words) and len(label) <= LONGEST_LABEL:
        return (_LABELLED, *label)
    return (_LINE, *words) if any(word.isalpha() for word in words) else ()


class _Groups:
    """Joins releases that are kin, and those that are kin of these."""

    def __init__(self, texts: Sequence[_Text]) -> None:
        self._texts = texts
        self._members = {at: [at] for at in range(len(texts))}
        self._group = list(range(len(texts)))
        self._templates: dict[tuple[int, int], frozenset[_Piece]] = {}

    def joined(self) -> list[list[int]]:
        """Return the groups, each in the order of the releases."""
        if self._are_all_alike():
            return [[*range(len(self._texts))]]
        self._join(self._pairs(_lasting, _SAME), lambda _one, _other: True)
        self._join(self._pairs(_lasting, _KIN), self._may_join)
        self._join(self._pairs(_formal, _FORM), self._may_join)
        self._join(self._pairs(_shared, _KIN), self._are_not_two)
        self._take_in()
        self._join_houses()
        return [sorted(members) for members in self._members.values()]

    def _are_all_alike(self) -> bool:
        """Tell whether small steps lead from one text to all others: so it mostly is."""
        left = set(range(len(self._texts)))
        found = [left.pop()] if len(left) >= _FEWEST else []
        for one in found:  # grows with what is found
            text = self._texts[one]
            near = [at for at in left if _lasting(text, self._texts[at]) >= _SAME]
            found += near
            left.difference_update(near)
        return not left

    def _pairs(self, share: Callable[[_Text, _Text], float], least: float) -> list[tuple[int, int]]:
        """Return the pairs of releases of different groups that share enough, the closest first."""
        found = []
        for one, text in enumerate(self._texts):
            group = self._group[one]
            for other in range(one):
                if self._group[other] != group:
                    level = share(text, self._texts[other])
                    if level >= least:
                        found.append((-level, other, one))
        return [(one, other) for _, one, other in sorted(found)]

    def _join(self, pairs: Sequence[tuple[int, int]], may: Callable[[int, int], bool]) -> None:
        """Join the groups of pairs that may be joined, until there are no more."""
        refused = pairs
        while True:
            left = []
            tried: set[tuple[int, int]] = set()
            for one, other in refused:
                groups = self._group[one], self._group[other]
                if groups[0] == groups[1] or groups in tried:
                    continue
                if may(*groups):
                    self._unite(*groups)
                else:
                    tried.add(groups)
                    left.append((one, other))
            if len(left) == len(refused):
                return
            refused = left

    def _unite(self, one: int, other: int) -> None:
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        for at in self._members[other]:
            self._group[at] = one
        self._members[one] += self._members.pop(other)

    def _are_not_two(self, one: int, other: int) -> bool:
        return min(len(self._members[one]), len(self._members[other])) == 1

    def _may_join(self, one: int, other: int) -> bool:
        """Tell whether two groups are one: two families only if they share their templates."""
        if min(len(self._members[one]), len(self._members[other])) < _FEWEST:
            return True
        first, second = self._template(one), self._template(other)
        least = _TEMPLATE if self._is_rigid(one) and self._is_rigid(other) else _KIN
        return len(first & second) >= least * min(len(first), len(second))

    def _is_rigid(self, group: int) -> bool:
        """Tell whether what releases have in common is the template: no edits of edits."""
        template = self._template(group)
        return (
            median(
                len(own & template) / max(1, len(own))
                for own in (self._texts[at].pieces for at in self._standing(group))
            )
            >= _RIGID
        )

    def _standing(self, group: int) -> Sequence[int]:
        members = sorted(self._members[group])
        return members[:: -(-len(members) // _STANDING)]

    def _template(self, group: int) -> frozenset[_Piece]:
        """Return the pieces that one in two releases of a group have."""
        members = self._members[group]
        key = (group, len(members))
        if key not in self._templates:
            standing = self._standing(group)
            counts = Counter(piece for at in standing for piece in self._texts[at].pieces)
            self._templates[key] = frozenset(
                piece for piece, count in counts.items() if _HALF * count >= len(standing)
            )
        return self._templates[key]

    def _take_in(self) -> None:
        """Let the releases that are left over join the family whose template they have most of."""
        templates = {group: self._template(group) for group in self._large()}
        self._take_in_by(lambda group, at: _had(templates[group], self._texts[at].pieces))

    def _take_in_by(self, share: Callable[[int, int], float]) -> None:
        """Let them join the group that they share most with, if anything: a group, a release."""
        large = self._large()
        for small in [group for group in self._members if self._is_small(group)]:
            shares = {
                group: min(share(group, at) for at in self._members[small]) for group in large
            }
            best = max(shares, key=lambda group: (shares[group], -group), default=None)
            if best is not None and shares[best] > 0:
                self._unite(best, small)

    def _join_houses(self) -> None:
        """Join what is of one house: see `houses`."""
        self._take_in_by_names()
        while house := largest_house(self._left()):
            for at in house[1:]:
                if self._group[at] != self._group[house[0]]:
                    self._unite(self._group[house[0]], self._group[at])
            self._take_in_by_names()
        large = sorted(self._large(), key=lambda group: (-len(self._members[group]), group))
        pairs = [(one, other) for at, one in enumerate(large) for other in large[:at]]
        self._join(pairs, self._are_one_house)
        self._take_in_by_names()
        loose = (group for group in self._large() if not self._is_form(group))
        within = {group: self._usual_share(group, self._standing(group)) for group in loose}
        self._take_in_by(lambda group, at: self._nearness(group, at, within.get(group, 0.0)))

    def _take_in_by_names(self) -> None:
        houses = {group: self._house_of(group) for group in self._large()}

        def likeness(group: int, at: int) -> float:
            found = houses[group].likeness(self._texts[at].names)
            return found if found >= LIKE_THEM else 0.0

        self._take_in_by(likeness)

    def _nearness(self, group: int, at: int, within: float) -> float:
        """Return what a release shares with those of a group, of what they share; 0 if little."""
        near = self._usual_share(group, [at]) / within if within else 0.0
        return near if near >= _NEARER else 0.0

    def _large(self) -> list[int]:
        return [group for group in self._members if not self._is_small(group)]

    def _left(self) -> dict[int, frozenset[str]]:
        """Return the names of each of the releases that are in no group of some size."""
        return {
            at: self._texts[at].names
            for at, group in enumerate(self._group)
            if self._is_small(group)
        }

    def _is_small(self, group: int) -> bool:
        return len(self._members[group]) < _FEWEST

    def _house_of(self, group: int) -> House:
        return house_of(self._texts[at].names for at in self._standing(group))

    def _are_one_house(self, one: int, other: int) -> bool:
        """Tell whether two groups name the same house, and are not two forms of it."""
        forms = [group for group in (one, other) if self._is_form(group)]
        if len(forms) == 2:  # noqa: PLR2004 - both
            return False
        likeness = {
            group: median(house.likeness(self._texts[at].names) for at in self._standing(group))
            for group, house in ((one, self._house_of(other)), (other, self._house_of(one)))
        }
        included = [each for group, each in likeness.items() if group not in forms]
        if min(likeness.values()) >= _ALIKE or max(included) >= _INCLUDED:
            return True
        first, second = self._standing(one), self._standing(other)
        within = self._usual_share(one, first) * self._usual_share(other, second)
        return not forms and 0 < _NEAR * within**0.5 <= self._usual_share(one, second)

    def _usual_share(self, group: int, among: Sequence[int]) -> float:
        """Return what the releases of a group share with others, on average."""
        shares = [
            _shared(self._texts[at], self._texts[each])
            for at in self._standing(group)
            for each in among
            if at != each
        ]
        return fmean(shares) if shares else 0.0

    def _is_form(self, group: int) -> bool:
        return sum(piece[0] in _FORMAL for piece in self._template(group)) >= _LINES


def _had(template: frozenset[_Piece], own: frozenset[_Piece]) -> float:
    """Return how much of a template a release has; 0 if that is too little for a member.

    A form has few headings and labels, and a standing paragraph outweighs them by its runs of
    words. So who has most of the former is a member, though it may lack the latter.
    """
    both = own & template
    of_form = sum(piece[0] in _FORMAL for piece in template)
    formal = sum(piece[0] in _FORMAL for piece in both)
    is_on_form = formal >= _SKELETON and formal >= _FORM * of_form
    share = len(both) / len(template) if len(template) >= _ASSURED else 0.0
    return max(share if share >= _MEMBER else 0.0, formal / of_form if is_on_form else 0.0)


def _shared(one: _Text, other: _Text) -> float:
    """Return the share of the runs of the shorter of two texts that the other has too."""
    shorter = min(one.size, other.size)
    return (one.runs & other.runs).bit_count() / shorter if shorter else 0.0


def _lasting(one: _Text, other: _Text) -> float:
    """Return the same without what only these two have."""
    shorter = min(one.size, other.size)
    return (one.several & other.several).bit_count() / shorter if shorter else 0.0


def _formal(one: _Text, other: _Text) -> float:
    """Return the share of the lines of a form that two releases have both, if they are enough."""
    both = (one.lines & other.lines).bit_count()
    return both / min(one.lines.bit_count(), other.lines.bit_count()) if both >= _LINES else 0.0
