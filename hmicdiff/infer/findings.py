"""What each release says, lacks or does otherwise than the template, with the evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hmicdiff.align.draft import Place
from hmicdiff.infer import messages
from hmicdiff.infer.compare import compare
from hmicdiff.infer.place import is_moved
from hmicdiff.infer.readings import Filling
from hmicdiff.infer.surprise import Said as Words
from hmicdiff.infer.surprise import Surprise
from hmicdiff.infer.surprise import said as said_by
from hmicdiff.infer.template import Inferred, Named, Said
from hmicdiff.infer.typography import oddities
from hmicdiff.model.analysis import Finding, FindingKind, Piece
from hmicdiff.model.template import Reading
from hmicdiff.model.text import Corpus, line_ends, standing
from hmicdiff.read.normalize import wording

_PAIR = 2


@dataclass(frozen=True, slots=True)
class _Context:
    corpus: Corpus
    inferred: Inferred
    said: Mapping[Place, Said]
    surprise: Surprise

    @property
    def total(self) -> int:
        return len(self.inferred.family)

    def ids(self, releases: Iterable[int], without: int) -> tuple[str, ...]:
        return tuple(sorted(self.inferred.ids[r] for r in releases if r != without))

    def finding(
        self,
        kind: FindingKind,
        passage: Named,
        place: Place,
        *,
        expected: str | None,
        shared: tuple[str, ...],
        message: str,
        surprise: float,
        pieces: tuple[Piece, ...] = (),
    ) -> Finding:
        sentence = self.corpus.releases[place[0]].sentences[place[1]]
        return Finding(
            release=self.inferred.ids[place[0]],
            kind=kind,
            passage=passage.passage.id,
            start=sentence.start,
            end=sentence.end,
            line=sentence.line,
            quote=sentence.wording.text,
            expected=expected,
            shared_with=shared,
            message=message,
            surprise=surprise,
            pieces=pieces,
            where=sentence.where,
        )


def findings(corpus: Corpus, inferred: Inferred, said: Mapping[Place, Said]) -> tuple[Finding, ...]:
    """Return the findings of the family, the most telling first."""
    if len(inferred.family) < _PAIR and inferred.template.given is None:
        return ()
    family = [corpus.releases[at] for at in inferred.family]
    context = _Context(corpus, inferred, said, Surprise(family))
    found: list[Finding] = []
    family_set = set(inferred.family)
    for at, named in enumerate(inferred.named):
        is_of_strangers = named.draft.members and not named.draft.members.keys() & family_set
        if is_of_strangers:
            continue
        if not named.usual and not named.allowed:
            found += _extra(named, context)
        else:
            found += _missing(at, named, context)
            found += _reworded(named, context)
            found += _split(named, context)
            found += _moved(at, named, context)
        found += _typography(named, context)
    found += _merged(context)
    return tuple(sorted(found, key=_by_surprise))


def _by_surprise(finding: Finding) -> tuple[float, str, int, str, str]:
    return (-finding.surprise, finding.release, finding.start, finding.kind, finding.passage)


def _extra(named: Named, context: _Context) -> Iterator[Finding]:
    members = set(named.draft.members)
    given = context.inferred.template.given is not None
    tell = messages.beside_template if given else messages.extra
    for place in sorted(named.draft.first_places()):
        norms = context.said[place].filling.wording.norms
        others = context.ids(members, place[0])
        yield context.finding(
            FindingKind.EXTRA,
            named,
            place,
            expected=None,
            shared=others,
            message=tell(len(members), context.total),
            surprise=context.surprise.extra(norms, len(members)),
        )


def _missing(at: int, named: Named, context: _Context) -> Iterator[Finding]:
    if not named.usual:
        return
    lacking = set(context.inferred.family) - named.draft.members.keys()
    norms = named.drafts[0].typical.wording.norms
    bits = context.surprise.missing(norms, len(lacking))
    for release in sorted(lacking):
        offset, line, where = _where_it_would_stand(at, release, context)
        yield Finding(
            release=context.inferred.ids[release],
            kind=FindingKind.MISSING,
            passage=named.passage.id,
            start=offset,
            end=offset,
            line=line,
            quote="",
            expected=named.passage.main.pattern,
            shared_with=context.ids(lacking, release),
            message=messages.missing(len(lacking), context.total),
            surprise=bits,
            where=where,
        )


def _where_it_would_stand(at: int, release: int, context: _Context) -> tuple[int, int, str]:
    """Return the end of what stands before a passage in the template, its line and its place."""
    for named in reversed(context.inferred.named[:at]):
        if release in named.draft.members and release not in named.draft.moved:
            number = max(named.draft.members[release])
            sentence = context.corpus.releases[release].sentences[number]
            line = sentence.line + line_ends(sentence.wording.text)
            return sentence.end, line, sentence.where
    sentences = context.corpus.releases[release].sentences
    return 0, 1, sentences[0].where if sentences else ""


def _reworded(named: Named, context: _Context) -> Iterator[Finding]:
    norms = [
        [norm for place in places for norm in context.said[place].filling.wording.norms]
        for places in _by_release(named).values()
    ]
    words = said_by(norms)
    for number, draft in enumerate(named.drafts):
        if not number or draft.joint:
            continue
        for filling in draft.fillings:
            if len(named.draft.members[filling.place[0]]) == 1:
                yield _in_other_words(named, filling.place, named.passage.main, words, context)


def _in_other_words(
    named: Named, place: Place, usual: Reading, words: Words, context: _Context
) -> Finding:
    """Return the finding that a sentence says otherwise what most say as `usual`.

    `words` counts what is said by all who say it.
    """
    said = context.said[place]
    users = len(said.reading.releases)
    pieces = compare(said.filling, [slot.variable for slot in said.reading.slots], [usual])
    return context.finding(
        FindingKind.REWORDED,
        named,
        place,
        expected=usual.pattern,
        shared=context.ids(said.draft.releases, place[0]),
        message=messages.reworded(pieces, users, words.releases, len(usual.releases)),
        surprise=context.surprise.reworded(pieces, users, words),
        pieces=pieces,
    )


def _by_release(named: Named) -> dict[int, list[Place]]:
    found: dict[int, list[Place]] = {}
    for place in named.draft.places():
        found.setdefault(place[0], []).append(place)
    return found


def _merged(context: _Context) -> Iterator[Finding]:
    """Tell sentences that say several passages; where most do so, those that say them apart."""
    joint: dict[tuple[int, ...], list[Place]] = {}
    for place, said in sorted(context.said.items()):
        if len(said.passages) > 1:
            joint.setdefault(tuple(sorted(said.passages)), []).append(place)
    for passages, places in joint.items():
        together = {release for release, _ in places}
        members = [context.inferred.named[at].draft.members.keys() for at in passages]
        apart = set.intersection(*map(set, members)) - together
        if apart and len(apart) < len(together):
            yield from _usually_merged(passages, places, sorted(apart), context)
            continue
        usual = [context.inferred.named[at].passage.main for at in passages]
        for place in places:
            said = context.said[place]
            yield context.finding(
                FindingKind.MERGED,
                context.inferred.named[said.passages[0]],
                place,
                expected=" ".join(reading.pattern for reading in usual),
                shared=context.ids(together, place[0]),
                message=messages.merged(len(passages)),
                surprise=context.surprise.rare(len(together), context.total),
                pieces=compare(said.filling, [slot.variable for slot in said.reading.slots], usual),
            )


def _usually_merged(
    passages: tuple[int, ...], places: Sequence[Place], apart: list[int], context: _Context
) -> Iterator[Finding]:
    """Tell what departs from the one sentence in which most say several passages.

    `places` are those sentences, `apart` the releases that say it in several.
    """
    readings = {context.said[place].reading.id: context.said[place].reading for place in places}
    usual = max(readings.values(), key=lambda reading: len(reading.releases))
    named = context.inferred.named[passages[0]]
    for release in apart:
        numbers = sorted(
            number
            for at in passages
            for number in context.inferred.named[at].draft.members[release]
        )
        yield _one_for_several(named, release, numbers, usual, apart, context)
    words = said_by([context.said[place].filling.wording.norms for place in places])
    for place in places:
        if context.said[place].reading is not usual:
            yield _in_other_words(named, place, usual, words, context)


def _split(named: Named, context: _Context) -> Iterator[Finding]:
    members = named.draft.members
    several = {release for release, numbers in members.items() if len(numbers) > 1}
    if 2 * len(several) > len(members):
        return
    for release in sorted(several):
        numbers = sorted(members[release])
        yield _one_for_several(
            named, release, numbers, named.passage.main, sorted(several), context
        )


def _one_for_several(
    named: Named,
    release: int,
    numbers: Sequence[int],
    reading: Reading,
    alike: Sequence[int],
    context: _Context,
) -> Finding:
    """Return the finding that a release says in several sentences what `reading` says in one."""
    sentences = [context.corpus.releases[release].sentences[number] for number in numbers]
    adjacent = numbers[-1] - numbers[0] + 1 == len(numbers)
    start, end = sentences[0].start, sentences[-1 if adjacent else 0].end
    quote = context.corpus.releases[release].quote(start, end)
    whole = Filling((release, numbers[0]), wording(quote), ())
    return Finding(
        release=context.inferred.ids[release],
        kind=FindingKind.SPLIT,
        passage=named.passage.id,
        start=start,
        end=end,
        line=sentences[0].line,
        quote=quote,
        expected=reading.pattern,
        shared_with=context.ids(alike, release),
        message=messages.split(len(numbers)),
        surprise=context.surprise.rare(len(alike), len(named.draft.members)),
        pieces=compare(whole, (), [reading]),
        where=sentences[0].where,
    )


def _moved(at: int, named: Named, context: _Context) -> Iterator[Finding]:
    moved = {release for release in named.draft.moved if is_moved(named, release)}
    others = (context.inferred.named[n] for n in range(at - 1, -1, -1))
    before = next((each.passage.main.pattern for each in others if each.usual), None)
    for release in sorted(moved):
        place = (release, min(named.draft.members[release]))
        sentence = context.corpus.releases[release].sentences[place[1]]
        here = standing(sentence.line, sentence.where)
        yield context.finding(
            FindingKind.MOVED,
            named,
            place,
            expected=named.passage.main.pattern,
            shared=context.ids(moved, release),
            message=messages.moved(here, named.passage.section, before),
            surprise=context.surprise.rare(len(moved), context.total),
        )


def _typography(named: Named, context: _Context) -> Iterator[Finding]:
    for odd in oddities(context.corpus, named):
        yield context.finding(
            FindingKind.TYPOGRAPHY,
            named,
            odd.place,
            expected=odd.usual,
            shared=context.ids(odd.shared_with, odd.place[0]),
            message=messages.typography(odd.names, odd.users, odd.markers),
            surprise=context.surprise.rare(len(odd.shared_with) + 1, odd.users),
        )
