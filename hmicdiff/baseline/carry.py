"""Ids that stay: an analysis made anew, called by the names that a baseline gave before."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import count

from hmicdiff.infer.template import slot_id
from hmicdiff.model.analysis import Analysis, Finding, PlacedRelease, PlacedSentence
from hmicdiff.model.baseline import Baseline, KnownRelease
from hmicdiff.model.facts import Facts
from hmicdiff.model.template import Part, Passage, Reading, Slot, Template, Variable
from hmicdiff.place.reading_letters import next_free
from hmicdiff.place.uses import slots_of
from hmicdiff.structs import Struct, replace

Votes = Mapping[str, Counter[str]]
"""For each new id, how often its sentences had which old one."""


def carried(analysis: Analysis, baseline: Baseline) -> Analysis:
    """Return the analysis with the ids of `baseline` for what is still there.

    A passage is what its sentences were: what most of them said before. So is a reading, within
    its passage, and a variable by what fills it. What is new gets names that nothing had.
    """
    pairs = list(_pairs(analysis, baseline))
    passages = _passages(analysis.template, pairs)
    readings = _readings(analysis.template, baseline.template, passages, pairs)
    variables = _variables(analysis, baseline, pairs)
    releases = _releases(analysis, baseline)
    return _Renamed(passages, readings, variables, releases).analysis(analysis)


class _Pair(Struct, frozen=True):
    """A sentence, now and before."""

    now: PlacedSentence
    fills: Mapping[tuple[int, int], str]
    """The variables that fill it now, by offsets in the sentence."""
    passage: str
    reading: str
    before: Mapping[tuple[int, int], str]
    """The variables that filled it before."""


def _pairs(analysis: Analysis, baseline: Baseline) -> Iterator[_Pair]:
    """Yield the sentences that are, word for word, in a release of the same source."""
    known = {release.source: release for release in baseline.releases}
    slots = slots_of(baseline.template)
    for release in analysis.releases:
        old = known.get(release.source)
        if old is None:
            continue
        by_text: defaultdict[str, list[int]] = defaultdict(list)
        for number, was in enumerate(old.sentences):
            by_text[was.text].append(number)
        for sentence in release.sentences:
            numbers = by_text[release.text[sentence.start : sentence.end]]
            if numbers:
                yield _pair(release, sentence, old, numbers.pop(0), slots)


def _pair(
    release: PlacedRelease,
    sentence: PlacedSentence,
    old: KnownRelease,
    number: int,
    slots: Mapping[str, Sequence[Slot]],
) -> _Pair:
    was = old.sentences[number]
    fills = {
        (value.start - sentence.start, value.end - sentence.start): value.variable
        for value in release.values
        if sentence.start <= value.start < sentence.end
    }
    before = {
        fill: slot.variable
        for slot, fill in zip(slots[was.reading], was.fills, strict=True)
        if fill is not None
    }
    return _Pair(sentence, fills, was.passages[0], was.reading, before)


def _assigned(votes: Votes, order: Iterable[str]) -> dict[str, str]:
    """Give each new id the old one with most votes, each old one once; the surest first."""
    place = {name: at for at, name in enumerate(order)}
    ballots = sorted(
        ((count, new, old) for new, each in votes.items() for old, count in each.items()),
        key=lambda each: (-each[0], place.get(each[1], 0), each[2]),
    )
    given: dict[str, str] = {}
    taken: set[str] = set()
    for _, new, old in ballots:
        if new not in given and old not in taken:
            given[new] = old
            taken.add(old)
    return given


def _with_rest(given: dict[str, str], names: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """Let what is new keep its name, or one like it where that was something else's."""
    taken = {*known, *given.values()}
    result = dict(given)
    for name in names:
        if name in result:
            continue
        candidates = (name if n == 1 else f"{name}-{n}" for n in count(1))
        result[name] = next(each for each in candidates if each not in taken)
        taken.add(result[name])
    return result


def _counted(
    pairs: Iterable[_Pair], new: Callable[[_Pair], Hashable], old: Callable[[_Pair], str]
) -> dict[str, Counter[str]]:
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        votes[str(new(pair))][old(pair)] += 1
    return votes


def _passages(template: Template, pairs: Sequence[_Pair]) -> dict[str, str]:
    votes = _counted(pairs, lambda pair: pair.now.passages[0], lambda pair: pair.passage)
    names = [passage.id for passage in template.passages]
    return _with_rest(_assigned(votes, names), names, {pair.passage for pair in pairs})


def _readings(
    template: Template, old: Template, passages: Mapping[str, str], pairs: Sequence[_Pair]
) -> dict[str, str]:
    letters = {passage.id: [r.id for r in passage.readings] for passage in old.passages}
    inside = [pair for pair in pairs if passages[pair.now.passages[0]] == pair.passage]
    votes = _counted(inside, lambda pair: pair.now.reading, lambda pair: pair.reading)
    given = _assigned(votes, [r.id for passage in template.passages for r in passage.readings])
    result = {}
    for passage in template.passages:
        name = passages[passage.id]
        taken = list(letters.get(name, ()))
        for reading in passage.readings:
            if reading.id not in given:
                given[reading.id] = next_free(name, taken)
                taken.append(given[reading.id])
            result[reading.id] = given[reading.id]
    return result


def _variables(analysis: Analysis, baseline: Baseline, pairs: Sequence[_Pair]) -> dict[str, str]:
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        for span, variable in pair.fills.items():
            if span in pair.before:
                votes[variable][pair.before[span]] += 1
    names = [variable.name for variable in analysis.template.variables]
    known = [variable.name for variable in baseline.template.variables]
    return _with_rest(_assigned(votes, names), names, known)


def _releases(analysis: Analysis, baseline: Baseline) -> dict[str, str]:
    known = {release.source: release.id for release in baseline.releases}
    given = {
        release.id: known[release.source]
        for release in analysis.releases
        if release.source in known
    }
    return _with_rest(given, [release.id for release in analysis.releases], known.values())


class _Renamed(Struct, frozen=True):
    """Gives an analysis other names."""

    passages: Mapping[str, str]
    readings: Mapping[str, str]
    variables: Mapping[str, str]
    releases: Mapping[str, str]

    def analysis(self, analysis: Analysis) -> Analysis:
        releases = [self._release(release) for release in analysis.releases]
        return replace(
            analysis,
            releases=tuple(sorted(releases, key=lambda release: release.id)),
            template=self._template(analysis.template),
            findings=tuple(self._finding(finding) for finding in analysis.findings),
            facts=self._facts(analysis.facts),
        )

    def _slot(self, slot: str) -> str:
        reading, _, number = slot.rpartition(".")
        return slot_id(self.readings[reading], int(number))

    def _release(self, release: PlacedRelease) -> PlacedRelease:
        return replace(
            release,
            id=self.releases[release.id],
            sentences=tuple(
                replace(
                    sentence,
                    passages=tuple(self.passages[each] for each in sentence.passages),
                    reading=self.readings[sentence.reading],
                )
                for sentence in release.sentences
            ),
            missing=tuple(self.passages[each] for each in release.missing),
            values=tuple(
                replace(
                    value,
                    variable=self.variables[value.variable],
                    passage=self.passages[value.passage],
                    slot=self._slot(value.slot),
                )
                for value in release.values
            ),
        )

    def _template(self, template: Template) -> Template:
        return replace(
            template,
            passages=tuple(self._passage(passage) for passage in template.passages),
            variables=tuple(self._variable(variable) for variable in template.variables),
        )

    def _passage(self, passage: Passage) -> Passage:
        return replace(
            passage,
            id=self.passages[passage.id],
            readings=tuple(self._reading(reading) for reading in passage.readings),
        )

    def _reading(self, reading: Reading) -> Reading:
        return Reading(
            id=self.readings[reading.id],
            parts=tuple(self._part(part) for part in reading.parts),
            releases=self._ids(reading.releases),
        )

    def _part(self, part: Part) -> Part:
        if isinstance(part, str):
            return part
        return replace(part, id=self._slot(part.id), variable=self.variables[part.variable])

    def _variable(self, variable: Variable) -> Variable:
        return replace(
            variable,
            name=self.variables[variable.name],
            slots=tuple(self._slot(slot) for slot in variable.slots),
            goes_with=tuple(self.variables[each] for each in variable.goes_with),
        )

    def _ids(self, releases: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(self.releases[each] for each in releases))

    def _finding(self, finding: Finding) -> Finding:
        return replace(
            finding,
            release=self.releases[finding.release],
            passage=self.passages[finding.passage],
            shared_with=self._ids(finding.shared_with),
            evidence=tuple(
                replace(each, release=self.releases[each.release]) for each in finding.evidence
            ),
        )

    def _facts(self, facts: Facts) -> Facts:
        rows = [
            replace(
                row,
                release=self.releases[row.release],
                cells=tuple(
                    replace(cell, variable=self._column(cell.variable)) for cell in row.cells
                ),
            )
            for row in facts.rows
        ]
        return replace(
            facts,
            columns=tuple(
                replace(column, variable=self._column(column.variable)) for column in facts.columns
            ),
            rows=tuple(sorted(rows, key=lambda row: row.release)),
        )

    def _column(self, variable: str) -> str:
        """Return what a column is called; one of words that no slot holds keeps its name."""
        return self.variables.get(variable, variable)
