"""A large family, from its files to all that is known of it.

Three passes. A panel, chosen by the digests of the files, is analyzed whole, and gives the
template. All releases are placed in it, bucket by bucket, anywhere: each job knows the panel and
its own releases, and gives back what is new (passages, readings) under handles of its bucket. What
is new is then named for all, what all do is counted, and each release is told, one at a time.

What holds: the outcome hangs on the texts and their names alone, not on the workers, their order,
or what a cache knew; no pass holds more than one bucket, what is counted, and what is said alike.
For instance a sentence that 30 of 100,000 releases have, none of them in the panel, is new in each
of their buckets; `merge` sees by its words that it is one passage, and all 30 are told with that
count.
"""

import hashlib
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import cache

from hmicdiff import pipeline
from hmicdiff.baseline import store
from hmicdiff.baseline.take import take
from hmicdiff.bulk.believed import believed
from hmicdiff.bulk.cache import Kept, Nothing
from hmicdiff.bulk.counts import Counts, NamedCounts
from hmicdiff.bulk.finish import Finisher
from hmicdiff.bulk.known import known_of
from hmicdiff.bulk.merge import Merger, Naming
from hmicdiff.bulk.options import LeftOut, NoFamilyError, Options
from hmicdiff.bulk.panel import File, buckets, panel
from hmicdiff.bulk.place import Job, place, ready
from hmicdiff.bulk.record import (
    Alike,
    Counted,
    Header,
    Placed,
    unpacked,
    unpacked_entry,
    unpacked_said,
)
from hmicdiff.bulk.spool import Piece, Spool
from hmicdiff.bulk.whole import Finished, Whole
from hmicdiff.differences.departure import Departure
from hmicdiff.differences.findings import Teller
from hmicdiff.differences.lookup import Lookup
from hmicdiff.differences.other_families import said_by_strangers
from hmicdiff.infer.facts import table
from hmicdiff.infer.families import families
from hmicdiff.infer.length import Counts as Length
from hmicdiff.infer.length import bits_per_token
from hmicdiff.infer.names import release_ids
from hmicdiff.model.analysis import Elsewhere, Lossless
from hmicdiff.model.facts import Cell
from hmicdiff.model.telling import Telling
from hmicdiff.model.template import Template
from hmicdiff.read.copies import Copies, copies_among, told_each, told_once
from hmicdiff.read.omissions import omissions
from hmicdiff.read.reader import read_files
from hmicdiff.structs import Struct, field, replace
from hmicdiff.version import __version__

_AHEAD = 2
"""So many jobs wait for each worker."""
_SHAPE = 7
"""Goes up with what is kept of work, or how it is done, within one version of the program."""
_PANEL_DONE, _ALL_PLACED = 0.1, 0.9
"""Shares of the time that it takes until then, for the progress bar: as measured, roughly."""
_NOTHING = Nothing()


class _Gathered(Struct):
    """What came back of all buckets."""

    merger: Merger
    counts: Counts = field(default_factory=Counts)
    headers: list[Header] = field(default_factory=list)
    pieces: list[tuple[int, Piece]] = field(default_factory=list)
    """Release by release, its bucket and its record."""
    buckets: list[tuple[Naming, Mapping[str, str], Alike]] = field(default_factory=list)
    """Bucket by bucket, the handles of what is new, the sources of releases, and what many do."""
    said: list[Piece] = field(default_factory=list)
    """Bucket by bucket, what its releases say."""
    length: Length = field(default_factory=Length)
    """What is counted for how much the template explains, by handles."""
    sizes: list[int] = field(default_factory=list)
    """How many releases each bucket has."""
    skipped: list[tuple[str, str]] = field(default_factory=list)


_LEFT_NONE_OUT = LeftOut()


def run(
    files: Sequence[File],
    options: Options,
    executor: Executor,
    spool: Spool,
    *,
    workers: int = 1,
    kept: Kept = _NOTHING,
    left_out: LeftOut = _LEFT_NONE_OUT,
    tell: Callable[[str, float], None] = lambda _stage, _share: None,
) -> Whole:
    """Infer the template of very many files and place each of them in it.

    Args:
        files: the files and their digests.
        options: how they are read and looked at.
        executor: what the work is shared out to, in jobs that may be done anywhere.
        spool: where it waits to be told.
        workers: how many jobs can be at work at a time.
        kept: what was worked out before, and what is from now on.
        left_out: other files, and why.
        tell: is told the stage at work, and the share of all work that is done.

    Raises:
        NoFamilyError: if the files seem to be of several families.
        UnreadableError: if a file cannot be read and such files are not to be skipped.
    """
    tell("aligning", 0.0)
    text = _panel(files, options, kept, lambda: _start(executor, workers))
    template = known_of(
        text
    ).family.baseline.template  # read once, also where releases are placed here
    jobs = [
        Job(each, options.reading, options.skip_unreadable, options.slips)
        for each in buckets(files)
    ]
    gathered = _Gathered(Merger(template), skipped=list(left_out.skipped))
    shared = _Shared(text, template, executor, kept, _AHEAD * workers)
    for number, placed in enumerate(shared.out(jobs)):
        _gather(placed, gathered, spool)
        tell("aligning", _PANEL_DONE + (_ALL_PLACED - _PANEL_DONE) * (number + 1) / len(jobs))
    tell("comparing", _ALL_PLACED)
    return _told(gathered, spool, left_out.copies)


def _start(executor: Executor, workers: int) -> None:
    """Let processes start while there is work that only one can do."""
    for _ in range(workers):
        executor.submit(ready)


def _panel(files: Sequence[File], options: Options, kept: Kept, start: Callable[[], None]) -> str:
    """Return the baseline of the panel; `start` is called if it has to be inferred."""
    chosen = panel(files)
    key = _key("panel", chosen, options)
    known = kept.get(key)
    if known is not None:
        return known.decode("utf-8")
    start()
    corpus = read_files(
        [file.found for file in chosen],
        skip_unreadable=options.skip_unreadable,
        settings=options.reading,
    )
    if len(families(corpus)) > 1:
        raise NoFamilyError
    analysis = pipeline.analyze(corpus, names=options.names, settings=options.slips)
    text = store.save(take(analysis))
    if _are_as_said(chosen, ((each.source, each.sha256) for each in analysis.releases)):
        kept.put(key, text.encode("utf-8"))
    return text


def _key(of: str, files: Sequence[File], *rest: object) -> str:
    """Return what stands for all that work depends on."""
    names = [(file.found.source, file.sha256) for file in files]
    return hashlib.sha256(repr((__version__, _SHAPE, of, names, rest)).encode()).hexdigest()


def _are_as_said(files: Sequence[File], read: Iterable[tuple[str, str]]) -> bool:
    """Tell whether files were read as they were when they were found."""
    digests = {file.found.source: file.sha256 for file in files}
    return all(digests.get(source, sha256) == sha256 for source, sha256 in read)


class _Shared(Struct, frozen=True):
    """Work that is shared out."""

    panel: str
    template: Template
    executor: Executor
    kept: Kept
    ahead: int
    """So many jobs are handed out before the first is waited for."""

    def out(self, jobs: Iterable[Job]) -> Iterator[Placed]:
        """Yield what comes of jobs, in their order."""
        digest = hashlib.sha256(self.panel.encode("utf-8")).hexdigest()
        waiting: deque[tuple[Job, str, Future[bytes] | bytes]] = deque()
        for job in jobs:
            key = _key(digest, job.files, job.reading, job.skip_unreadable, job.slips)
            waiting.append((job, key, self._begun(job, key)))
            if len(waiting) > self.ahead:
                yield self._done(*waiting.popleft())
        while waiting:
            yield self._done(*waiting.popleft())

    def _begun(self, job: Job, key: str) -> Future[bytes] | bytes:
        return self.kept.get(key) or self.executor.submit(place, self.panel, job)

    def _done(self, job: Job, key: str, work: Future[bytes] | bytes) -> Placed:
        if isinstance(work, bytes):
            return believed(unpacked(work), job, self.template)
        data = work.result()
        placed = unpacked(data)
        if _are_as_said(job.files, ((each.source, each.sha256) for each in placed.headers)):
            self.kept.put(key, data)
        return placed


def _gather(placed: Placed, gathered: _Gathered, spool: Spool) -> None:
    names = gathered.merger.add(placed)
    bucket = len(gathered.buckets)
    gathered.buckets.append((names, placed.ids, placed.alike))
    gathered.said.append(spool.add(placed.said))
    gathered.length.include(_by_handles(placed.counted, names))
    gathered.skipped += placed.skipped
    first = len(gathered.headers)
    gathered.sizes.append(len(placed.headers))
    gathered.headers += placed.headers
    gathered.pieces += ((bucket, spool.add(record)) for record in placed.records)
    gathered.counts.add(
        first + at for at, header in enumerate(placed.headers) if not header.stranger
    )
    for key, having in placed.having:
        gathered.counts.add_having(names.all(key), [first + at for at in having])


def _by_handles(counted: Counted, names: Naming) -> Length:
    return Length(
        releases=counted.releases,
        sentences=counted.sentences,
        words=Counter(counted.words),
        passages=_renamed(counted.passages, names),
        readings=_renamed(counted.readings, names),
        values=defaultdict(
            Counter, {variable: Counter(texts) for variable, texts in counted.values.items()}
        ),
        repeated=counted.repeated,
        changed=counted.changed,
        jumps=counted.jumps,
    )


def _renamed(counts: Mapping[str, int], names: Naming) -> Counter[str]:
    found: Counter[str] = Counter()
    for name, count in counts.items():
        found[names(name)] += count
    return found


def _told(gathered: _Gathered, spool: Spool, copies: Sequence[Copies]) -> Whole:
    headers = gathered.headers
    ids = release_ids([each.subject for each in headers], [each.source for each in headers])
    counts = gathered.counts.named(dict(enumerate(ids)))
    total = gathered.counts.total
    template, called = gathered.merger.finished(counts, total)
    called_so = {each.source: name for name, each in zip(ids, headers, strict=True)}
    family = [name for name, each in zip(ids, headers, strict=True) if not each.stranger]
    odd = sorted(each.source for each in headers if each.stranger)
    return Whole(
        generator=f"hmicdiff {__version__}",
        notices=(
            *(pipeline.stranger(source, total) for source in odd),
            *told_once(copies),
            *told_each(copies_among((each.source, each.sha256) for each in headers)),
            *omissions((each.source, each.notes) for each in headers),
        ),
        skipped=tuple(sorted(gathered.skipped)),
        template=template,
        facts=table(template, _stated(headers, ids, template), family),
        lossless=Lossless(len(headers), sum(each.rebuilt for each in headers)),
        bits=bits_per_token(template, _in_the_end(gathered.length, called)),
        each=lambda: _each(gathered, spool, template, called, counts, ids),
        copies=pipeline.copies_of(copies, called_so),
    )


def _in_the_end(length: Length, called: Naming) -> Length:
    return replace(
        length,
        passages=_renamed(length.passages, called),
        readings=_renamed(length.readings, called),
    )


def _stated(
    headers: Sequence[Header], ids: Sequence[str], template: Template
) -> dict[str, dict[str, Cell]]:
    found: dict[str, dict[str, Cell]] = {variable.name: {} for variable in template.variables}
    for name, header in zip(ids, headers, strict=True):
        for variable, cell in header.cells.items():
            if variable in found:
                found[variable][name] = cell
    return found


def _each(
    gathered: _Gathered,
    spool: Spool,
    template: Template,
    called: Naming,
    counts: NamedCounts,
    ids: Sequence[str],
) -> Iterator[Finished]:
    """Yield the releases with their findings, in the order of their ids."""
    by_source = {header.source: name for header, name in zip(gathered.headers, ids, strict=True)}
    total = counts.everyone.count
    usual = {p.id: p.releases for p in template.passages if 2 * p.releases >= total}
    alone = {p.id for p in template.passages if p.releases == 1}
    first = {p.main.id for p in template.passages}
    teller = Teller(counts, _lookup(gathered, spool, called, ids))

    @cache  # what departs alike in several buckets is told once
    def tell(departure: Departure) -> Telling | None:
        return teller.telling(departure) if teller.holds(departure) else None

    strangers = _strangers(gathered, spool, ids)
    finishers = [
        Finisher(
            alike=alike,
            handles=handles,
            called=handles.then(called),
            ids=_Named(sources, by_source),
            usual=usual,
            alone=alone,
            first=first,
            tell=tell,
            strangers=strangers,
        )
        for handles, sources, alike in gathered.buckets
    ]
    for number in sorted(range(len(ids)), key=ids.__getitem__):
        bucket, piece = gathered.pieces[number]
        yield finishers[bucket].finished(unpacked_entry(spool.get(piece)))


def _strangers(
    gathered: _Gathered, spool: Spool, ids: Sequence[str]
) -> Mapping[str, Sequence[Elsewhere]]:
    """Return what the releases say that are of no family."""
    return said_by_strangers(
        replace(
            entry.release,
            id=ids[number],
            sentences=tuple(
                replace(alike.sentences[at], start=start, end=end, line=line)
                for at, start, end, line in entry.sentences
            ),
        )
        for number, header in enumerate(gathered.headers)
        if header.stranger
        for bucket, piece in [gathered.pieces[number]]
        for alike in [gathered.buckets[bucket][2]]
        for entry in [unpacked_entry(spool.get(piece))]
    )


def _lookup(gathered: _Gathered, spool: Spool, called: Naming, ids: Sequence[str]) -> Lookup:
    """Return what the releases say, by their ids and those of passages in the end."""
    lookup = Lookup()
    first = 0
    for piece, (handles, _, _), count in zip(
        gathered.said, gathered.buckets, gathered.sizes, strict=True
    ):
        said = unpacked_said(spool.get(piece))
        names = handles.then(called)
        passages = tuple((names(passage), *rest) for passage, *rest in said.of_passages)
        lookup.add(replace(said, of_passages=passages), ids[first : first + count])
        first += count
    return lookup


@dataclass(frozen=True, slots=True)
class _Named(Mapping[str, str]):
    """The ids of releases in the end, by those that they have in a bucket."""

    sources: Mapping[str, str]
    ids: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.ids[self.sources[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.sources)

    def __len__(self) -> int:
        return len(self.sources)
