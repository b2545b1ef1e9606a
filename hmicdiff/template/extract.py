"""The inverse of rendering: from the text of any release to the values that give it again."""

from collections.abc import Collection, Iterator, Sequence

from hmicdiff.model.text import Release, Sentence, Wording
from hmicdiff.structs import replace
from hmicdiff.template.layout import Layout
from hmicdiff.template.match import Hit, matches, pattern
from hmicdiff.template.near import Neighbors
from hmicdiff.template.order import in_order
from hmicdiff.template.spoken import Spoken, placed, values_of
from hmicdiff.template.surface import surface_of
from hmicdiff.template.values import Fit, Misfit, Values


class Extractor:
    """Reads releases by one template."""

    def __init__(self, layout: Layout) -> None:
        """Make the readings of `layout` ready to be matched."""
        self._layout = layout
        self._neighbors = Neighbors(layout)
        self._patterns = [
            pattern(at, reading)
            for at, passage in enumerate(layout.passages)
            for reading in passage.readings
        ]

    def values(self, release: Release, name: str) -> Values:
        """Return the values of a release, to be called `name`, and what does not fit."""
        spoken = self._spoken(release)
        values = values_of(self._layout, name, release.text, spoken)
        return replace(
            values,
            surface=surface_of(release.text, release.encoding, release.sha256),
            misfits=tuple(self._misfits(release, spoken)),
        )

    def _spoken(self, release: Release) -> list[Spoken]:
        hits = [self._hits(sentence.wording) for sentence in release.sentences]
        links = [
            (at, hit.pattern.passage, 1 + hit.pattern.weight)
            for at, found in enumerate(hits)
            for hit in found
        ]
        said = {links[at][0]: links[at][1] for at in in_order(links)}
        elsewhere = [[hit for hit in found if hit.is_telling] for found in hits]
        close = dict(self._neighbors.near(release, sorted(said.items())))
        chosen = [
            _chosen(found, said.get(at)) or _best(elsewhere[at]) for at, found in enumerate(hits)
        ]
        return [
            self._sentence(sentence, chosen[at], close.get(at))
            for at, sentence in enumerate(release.sentences)
        ]

    def _hits(self, sentence: Wording) -> list[Hit]:
        """Return for each passage that a sentence may say its reading, by order of passages."""
        best: dict[int, Hit] = {}
        for hit in matches(self._patterns, sentence):
            other = best.get(hit.pattern.passage)
            if other is None or _rank(hit) > _rank(other):
                best[hit.pattern.passage] = hit
        return list(best.values())

    def _sentence(self, sentence: Sentence, hit: Hit | None, close: int | None) -> Spoken:
        start, end = sentence.start, sentence.end
        if hit is not None:
            passage = self._layout.passages[hit.pattern.passage]
            return Spoken(start, end, passage.id, hit.pattern.reading.letter, hit.texts)
        passage_id = None if close is None else self._layout.passages[close].id
        return Spoken(start, end, passage_id)

    def _misfits(self, release: Release, spoken: Sequence[Spoken]) -> Iterator[Misfit]:
        here = placed(self._layout, spoken)
        for at, each in enumerate(spoken):
            fit = _fit(each, is_here=at in here)
            if fit:
                sentence, quote = release.sentences[at], release.quote(each.start, each.end)
                yield Misfit(fit, each.passage, sentence.line, quote, sentence.where)
        yield from self._missing(release, spoken, here)

    def _missing(
        self, release: Release, spoken: Sequence[Spoken], here: Collection[int]
    ) -> Iterator[Misfit]:
        saying = {each.passage: release.sentences[at] for at, each in enumerate(spoken)}
        said = {*saying, *(other for each in spoken for other in self._also(each))}
        placed_at = {spoken[at].passage for at in here}
        line, where = 1, release.sentences[0].where if release.sentences else ""
        for passage in self._layout.passages:
            if passage.id in placed_at:
                line, where = saying[passage.id].line, saying[passage.id].where
            elif not passage.optional and passage.id not in said:
                yield Misfit(Fit.MISSING, passage.id, line, "", where)

    def _also(self, each: Spoken) -> tuple[str, ...]:
        if each.passage is None or each.reading is None:
            return ()
        passage = self._layout.passages[self._layout.at[each.passage]]
        return passage.by_letter[each.reading].also


def _chosen(hits: Sequence[Hit], passage: int | None) -> Hit | None:
    return next((hit for hit in hits if hit.pattern.passage == passage), None)


def _best(hits: Sequence[Hit]) -> Hit | None:
    return max(hits, key=lambda hit: hit.pattern.weight, default=None)


def _rank(hit: Hit) -> tuple[int, int]:
    """Put a reading that leaves less to be filled in before others."""
    return (hit.pattern.weight, -sum(map(len, hit.texts)))


def _fit(each: Spoken, *, is_here: bool) -> Fit | None:
    if each.passage is None:
        return Fit.OWN
    if not is_here:
        return Fit.MOVED
    return Fit.REWORDED if each.reading is None else None
