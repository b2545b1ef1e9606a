"""Releases held against a given template that leaves something open: which sentences fill it in.

That a sentence says all fixed words of a template's sentence, in their order, with something in
each place that is left open, is proof; how alike their words are is none, where much is filled in.
What is filled in may hold stops: so a release is cut into sentences where the template is.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from hmicdiff.align.draft import Draft, Place, draft_of
from hmicdiff.align.kinds import Words, low
from hmicdiff.infer.fitting import is_left_open
from hmicdiff.infer.slots import is_blank
from hmicdiff.model.text import LINE_END, Corpus, Release, Sentence
from hmicdiff.read.normalize import wording
from hmicdiff.structs import Struct, replace

CHOICE = "choice_"
"""Begins the names of blanks in which the template gives the words to choose from."""
_PER_SENTENCE, _PER_WORD, _MOST = 0.1, 0.01, 0.5
"""What sentences beyond one, and words, take from a match: less than a fixed word gives to it."""
_LONGEST = 25
"""So many words may fill a sentence of which the template says nothing."""
_RUN = 4
"""So many sentences in a row are tried as one: a value has a stop or two, hardly more."""


class Blank(Struct, frozen=True):
    """What may fill a place that a template leaves open."""

    words: frozenset[Words] | None = None
    """These alone, in small letters, if that is said."""
    empty: bool = False
    """Whether nothing may fill it, too."""
    form: "Form | None" = None
    """What alone may fill it, if that is left open in part itself."""


Blanks = Mapping[str, Blank]
"""By their names in the template; of one that is not among them anything may fill it."""
_ANYTHING = Blank()


class Proven(NamedTuple):
    """A sentence of a release that fills in one of the template."""

    place: Place
    sentence: int
    """The number of the template's sentence."""


class Form(Struct, frozen=True):
    """A sentence of a template: its words, and where something is to be filled in."""

    parts: tuple[str | Blank, ...]
    """Its words, in small letters, and its blanks."""
    spans: tuple[tuple[int, int], ...]
    """Part by part, which tokens of the sentence it is."""

    @property
    def fixed(self) -> tuple[str, ...]:
        """The words that are not filled in."""
        return tuple(part for part in self.parts if isinstance(part, str))

    @property
    def is_open(self) -> bool:
        """Whether anything is to be filled in."""
        return len(self.fixed) < len(self.parts)

    def fillings(self, words: Words) -> tuple[tuple[int, int], ...] | None:
        """Return blank by blank which of `words` fill it; `None` if they are no such sentence."""
        starts = filled_in(self, low(words))
        if starts is None:
            return None
        return tuple(
            (starts[at], starts[at + 1])
            for at, part in enumerate(self.parts)
            if isinstance(part, Blank)
        )


def form_of(norms: Words, blanks: Blanks) -> Form:
    """Return a template's sentence, given its words, with its blanks."""
    return _form(
        norms,
        {
            at: (at + 3, blanks.get(norms[at + 1], _ANYTHING))
            for at in range(len(norms))
            if is_blank(norms[at : at + 3])
        },
    )


def has_blanks(given: Release, blanks: Blanks) -> bool:
    """Tell whether a template leaves anything open."""
    return any(form_of(sentence.wording.norms, blanks).is_open for sentence in given.sentences)


def opened(norms: Words, spans: Sequence[tuple[int, int]]) -> Form:
    """Return a sentence with blanks in place of some of its words."""
    return _form(norms, {start: (end, _ANYTHING) for start, end in spans})


def _form(norms: Words, blanks: Mapping[int, tuple[int, Blank]]) -> Form:
    """Return a sentence with blanks, given where these begin, and where each ends."""
    parts: list[str | Blank] = []
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(norms):
        end, part = blanks.get(at, (at + 1, norms[at].casefold()))
        parts.append(part)
        spans.append((at, end))
        at = end
    return Form(tuple(parts), tuple(spans))


def filled_in(form: Form, words: Words) -> tuple[int, ...] | None:
    """Return where in `words`, in small letters, each part of a form begins, and the last ends.

    The first blanks take as little as they can. `None` if the words do not fill it in.
    """
    if not form.is_open:
        return tuple(range(len(words) + 1)) if form.fixed == words else None
    dead: set[tuple[int, int]] = set()
    starts: list[int] = []
    tries: list[Iterator[int]] = []
    at = 0
    while True:
        part = len(starts)
        if part == len(form.parts) and at == len(words):
            return (*starts, at)
        if part < len(form.parts) and (part, at) not in dead:
            starts.append(at)
            tries.append(_ends(form, part, words, at))
        following = None
        while tries and (following := next(tries[-1], None)) is None:
            dead.add((len(tries) - 1, starts.pop()))
            tries.pop()
        if following is None:
            return None
        at = following


def _ends(form: Form, part: int, words: Words, at: int) -> Iterator[int]:
    """Yield where a part that begins at `at` may end, the nearest place first."""
    what = form.parts[part]
    if isinstance(what, Blank):
        yield from [at] if what.empty else []
        yield from (end for end in range(at + 1, len(words) + 1) if _may_fill(what, words[at:end]))
    elif words[at : at + 1] == (what,):
        yield at + 1


def _may_fill(what: Blank, words: Words) -> bool:
    if what.form is not None:
        return filled_in(what.form, words) is not None
    if what.words is not None:
        return words in what.words
    return not is_left_open(words)


def fitted(corpus: Corpus, given: Release, blanks: Blanks) -> tuple[Corpus, tuple[Proven, ...]]:
    """Return the releases, cut as the template is, and which of their sentences fill it in."""
    forms = [form_of(sentence.wording.norms, blanks) for sentence in given.sentences]
    if not any(form.is_open for form in forms):
        return corpus, ()
    releases: list[Release] = []
    proven: list[Proven] = []
    for number, release in enumerate(corpus.releases):
        cut, said = _cut(release, _chain(release, given.sentences, forms))
        releases.append(cut)
        proven += [Proven((number, at), sentence) for at, sentence in said]
    return replace(corpus, releases=tuple(releases)), tuple(proven)


class _Match(NamedTuple):
    """A run of a release's sentences that fills in a run of the template's."""

    own: range
    theirs: range
    borders: tuple[int, ...]
    """The words, counted from the first of the run, with which sentences of the template begin."""


def _runs(sentences: Sequence[Sentence], start: int) -> Iterator[range]:
    """Yield the runs of sentences that begin with one and stand in one block."""
    block = sentences[start].block
    for end in range(start + 1, min(start + _RUN, len(sentences)) + 1):
        if sentences[end - 1].block != block:
            return
        yield range(start, end)


def _chain(release: Release, template: Sequence[Sentence], forms: Sequence[Form]) -> list[_Match]:
    """Return what fills in the template, in its order: as much of its words as can be."""
    sentences = release.sentences
    words = [low(sentence.wording.norms) for sentence in sentences]
    runs = _WordRuns(
        (run, tuple(word for at in run for word in words[at]))
        for start in range(len(sentences))
        for run in _runs(sentences, start)
    )
    found: dict[int, list[tuple[float, _Match]]] = {}
    for start in range(len(template)):
        for theirs in _runs(template, start):
            form = _joined(forms, theirs)
            for own, said in runs.that_may_fill(form):
                starts = filled_in(form, said)
                if starts is not None:
                    match = _Match(own, theirs, _borders(forms, theirs, starts))
                    weight = _weight(form, match, len(said))
                    found.setdefault(theirs.start, []).append((weight, match))
    return _heaviest(found, len(template), len(sentences))


class _WordRuns:
    """Runs of the sentences of a release with their words, found by these."""

    def __init__(self, runs: Iterable[tuple[range, Words]]) -> None:
        """Note which run has which words."""
        self._runs = [(run, said, frozenset(said)) for run, said in runs]
        self._having: dict[str, list[int]] = {}
        for number, (_, _, have) in enumerate(self._runs):
            for word in have:
                self._having.setdefault(word, []).append(number)

    def that_may_fill(self, form: Form) -> Iterator[tuple[range, Words]]:
        """Yield the runs that have the words of a form, and begin and end as it does."""
        needed = frozenset(form.fixed)
        fewest = min((self._having.get(word, []) for word in sorted(needed)), key=len, default=None)
        numbers = range(len(self._runs)) if fewest is None else fewest
        for own, said, have in (self._runs[number] for number in numbers):
            short = bool(needed) or len(said) <= _LONGEST
            if short and needed <= have and _may_fit(form, said):
                yield own, said


def _joined(forms: Sequence[Form], run: range) -> Form:
    parts = [part for at in run for part in forms[at].parts]
    return Form(tuple(parts), ())


def _may_fit(form: Form, words: Words) -> bool:
    """Tell whether words begin and end as a form does outside of its blanks."""
    open_at = [at for at, part in enumerate(form.parts) if isinstance(part, Blank)]
    if not open_at:
        return form.parts == words
    behind = len(form.parts) - open_at[-1] - 1
    begins = form.parts[: open_at[0]] == words[: open_at[0]]
    return begins and form.parts[open_at[-1] + 1 :] == words[len(words) - behind :]


def _borders(forms: Sequence[Form], run: range, starts: Sequence[int]) -> tuple[int, ...]:
    borders, part = [], 0
    for at in run[:-1]:
        part += len(forms[at].parts)
        borders.append(starts[part])
    return tuple(borders)


def _weight(form: Form, match: _Match, filled: int) -> float:
    """Return what a match is worth: one, and one more for each fixed word of the form.

    So two matches are worth more than one that takes in both. Of two with the same fixed words the
    one with fewer sentences is worth more, or else the one with fewer words in all: `filled` counts
    the words of the run.
    """
    words = sum(word.isalnum() for word in form.fixed)
    runs = len(match.own) + len(match.theirs) - 2
    return 1 + words - _PER_SENTENCE * runs - min(_PER_WORD * filled, _MOST)


def _heaviest(
    found: Mapping[int, Sequence[tuple[float, _Match]]], template: int, own: int
) -> list[_Match]:
    """Return the matches, each after the one before in both, that are worth most together."""
    best = [[0.0] * (own + 1) for _ in range(template + 1)]
    taken: dict[tuple[int, int], _Match] = {}
    for i in range(template - 1, -1, -1):
        best[i] = list(best[i + 1])
        for weight, match in sorted(found.get(i, ()), key=lambda each: -each[1].own.start):
            j = match.own.start
            worth = weight + best[match.theirs.stop][match.own.stop]
            if worth > max(best[i][j:]):
                best[i][j] = worth
                taken[i, j] = match
        best[i] = list(accumulate(reversed(best[i]), max))[::-1]
    return list(_followed(best, taken, own))


def _followed(
    best: Sequence[Sequence[float]], taken: Mapping[tuple[int, int], _Match], own: int
) -> Iterator[_Match]:
    """Yield the matches on the way that is worth most."""
    i = j = 0
    while i < len(best) - 1 and j < own:
        match = taken.get((i, j))
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif match is None or best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield match
            i, j = match.theirs.stop, match.own.stop


def _cut(release: Release, matches: Sequence[_Match]) -> tuple[Release, list[tuple[int, int]]]:
    """Cut a release's sentences where the template's are; say which is which."""
    sentences: list[Sentence] = []
    said: list[tuple[int, int]] = []
    last = 0
    for match in matches:
        sentences += release.sentences[last : match.own.start]
        said += zip(
            range(len(sentences), len(sentences) + len(match.theirs)), match.theirs, strict=True
        )
        sentences += _recut(release, match)
        last = match.own.stop
    sentences += release.sentences[last:]
    return replace(release, sentences=tuple(sentences)), said


def _recut(release: Release, match: _Match) -> Sequence[Sentence]:
    own = release.sentences[match.own.start : match.own.stop]
    if len(own) == len(match.theirs) == 1:
        return own
    offsets = [one.start + a for one in own for a, _ in one.wording.spans]
    starts = [own[0].start, *(offsets[border] for border in match.borders)]
    ends = [*(_end(release.text, start) for start in starts[1:]), own[-1].end]
    if any(start >= end for start, end in zip(starts, ends, strict=True)):
        return own
    lines = [found.end() for found in LINE_END.finditer(release.text)]
    made = []
    for start, end in zip(starts, ends, strict=True):
        first = max(bisect_right([one.start for one in own], start) - 1, 0)
        made.append(
            replace(
                own[first],
                start=start,
                end=end,
                line=bisect_right(lines, start) + 1,
                wording=wording(release.text[start:end]),
            )
        )
    return made


def _end(text: str, start: int) -> int:
    return len(text[:start].rstrip())


def with_proven(drafts: Sequence[Draft], proven: Sequence[Proven], given: int) -> list[Draft]:
    """Put sentences into the passages that they are proven to say.

    `given` is the index of the template among the releases of the drafts.
    """
    if not proven:
        return list(drafts)
    places = {each.place for each in proven}
    found: list[Draft] = []
    of: dict[int, Draft] = {}
    for draft in drafts:
        own = draft.members.get(given, [])
        for place in [place for place in draft.places() if place in places]:
            draft.take(*place)
        found.append(draft)
        for number in own:
            of[number] = draft
        for number in own[1:]:
            draft.take(given, number)
            of[number] = draft_of([(given, number)])
            found.append(of[number])
    beside: dict[int, list[Draft]] = {}
    for place, sentence in proven:
        draft = of[sentence]
        unproven = draft.members.pop(place[0], [])
        if unproven:
            beside.setdefault(id(draft), []).append(
                draft_of([(place[0], number) for number in unproven])
            )
        draft.add(*place)
        draft.moved.discard(place[0])
    ordered = [one for draft in found for one in (draft, *beside.get(id(draft), ()))]
    return [draft for draft in ordered if draft.members]
