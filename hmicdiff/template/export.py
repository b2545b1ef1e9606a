"""An analysis to the layout of its template and the values of each release."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from hmicdiff.model.analysis import Analysis, PlacedRelease, PlacedSentence
from hmicdiff.model.template import Passage, Slot
from hmicdiff.structs import Struct, replace
from hmicdiff.template.layout import LaidPassage, LaidReading, Layout
from hmicdiff.template.parts import filled_slots, keys_of, laid_parts
from hmicdiff.template.spoken import Spoken, placed, plain_for, values_of
from hmicdiff.template.surface import surface_of
from hmicdiff.template.values import Values


class Exported(Struct, frozen=True):
    """A template and, release by release, what fills it."""

    layout: Layout
    values: tuple[Values, ...]


Uses = Mapping[str, Sequence[tuple[str, ...]]]
"""Reading by reading, what each of its sentences fills in."""


def export(analysis: Analysis) -> Exported:
    """Return the template of `analysis` as it is laid out in a file, and what fills it."""
    kept = {passage.id for passage in analysis.template.passages if _is_kept(passage, analysis)}
    slots = {
        reading.id: reading.slots
        for passage in analysis.template.passages
        for reading in passage.readings
    }
    spoken = [_spoken(release, kept, slots) for release in analysis.releases]
    filled = {reading: filled_slots(texts) for reading, texts in _uses(spoken).items()}
    spoken = [[_with_slots(each, filled) for each in release] for release in spoken]
    layout = _layout(analysis, kept, filled, _uses(spoken))
    layout = _with_separators(layout, analysis.releases, spoken)
    values = [
        replace(
            values_of(layout, release.id, release.text, each),
            surface=surface_of(release.text, release.encoding, release.sha256),
        )
        for release, each in zip(analysis.releases, spoken, strict=True)
    ]
    return Exported(layout, tuple(values))


def _is_kept(passage: Passage, analysis: Analysis) -> bool:
    """Tell what belongs to the template: what one release alone says is its own."""
    return passage.releases > 1 or len(analysis.releases) == 1


def _spoken(
    release: PlacedRelease, kept: set[str], slots: Mapping[str, Sequence[Slot]]
) -> list[Spoken]:
    filled: dict[tuple[str, int], str] = {}
    starts = sorted(sentence.start for sentence in release.sentences)
    at = -1
    for value in sorted(release.values, key=lambda value: value.start):
        while at + 1 < len(starts) and starts[at + 1] <= value.start:
            at += 1
        filled[value.slot, starts[at]] = value.text
    return [_said(sentence, kept, slots, filled) for sentence in release.sentences]


def _said(
    sentence: PlacedSentence,
    kept: set[str],
    slots: Mapping[str, Sequence[Slot]],
    filled: Mapping[tuple[str, int], str],
) -> Spoken:
    passage, _, letter = sentence.reading.rpartition(".")
    if passage not in kept:
        return Spoken(sentence.start, sentence.end, None)
    texts = tuple(filled.get((slot.id, sentence.start), "") for slot in slots[sentence.reading])
    return Spoken(sentence.start, sentence.end, passage, letter, texts)


def _uses(spoken: Iterable[Sequence[Spoken]]) -> Uses:
    uses: dict[str, list[tuple[str, ...]]] = {}
    for release in spoken:
        for each in release:
            if each.passage is not None:
                uses.setdefault(f"{each.passage}.{each.reading}", []).append(each.texts)
    return uses


def _with_slots(each: Spoken, filled: Mapping[str, Sequence[int]]) -> Spoken:
    """Keep what fills some slots alone."""
    if each.passage is None:
        return each
    slots = filled[f"{each.passage}.{each.reading}"]
    return replace(each, texts=tuple(each.texts[slot] for slot in slots))


def _layout(
    analysis: Analysis, kept: set[str], filled: Mapping[str, Sequence[int]], uses: Uses
) -> Layout:
    keys = keys_of([variable.name for variable in analysis.template.variables])
    also = _also(analysis, kept)
    return Layout(
        passages=tuple(
            LaidPassage(
                id=passage.id,
                before="",
                readings=tuple(
                    LaidReading(
                        letter=reading.id.rpartition(".")[2],
                        parts=laid_parts(
                            reading, filled.get(reading.id, ()), keys, uses.get(reading.id, ())
                        ),
                        also=also.get(reading.id, ()),
                        releases=len(reading.releases),
                    )
                    for reading in passage.readings
                ),
                optional=passage.optional,
                role=passage.role.value,
                releases=passage.releases,
            )
            for passage in analysis.template.passages
            if passage.id in kept
        ),
        end="",
        releases=sum(not release.stranger for release in analysis.releases),
    )


def _also(analysis: Analysis, kept: set[str]) -> dict[str, tuple[str, ...]]:
    """Return for each reading the other passages that its sentences, most of all, say."""
    found: dict[str, Counter[tuple[str, ...]]] = {}
    for release in analysis.releases:
        for sentence in release.sentences:
            others = tuple(each for each in sentence.passages[1:] if each in kept)
            found.setdefault(sentence.reading, Counter())[others] += 1
    return {
        reading: max(others, key=lambda each: (others[each], each))
        for reading, others in found.items()
    }


def _with_separators(
    layout: Layout, releases: Sequence[PlacedRelease], spoken: Sequence[Sequence[Spoken]]
) -> Layout:
    """Put between the passages what most releases have there."""
    befores: dict[str | None, Counter[str]] = {}
    ends: Counter[str] = Counter()
    for release, sentences in zip(releases, spoken, strict=True):
        plain = plain_for(release.text)
        here = placed(layout, sentences)
        last = 0
        for at, each in enumerate(sentences):
            if at in here:
                before = plain(release.text[last : each.start])
                befores.setdefault(each.passage, Counter())[before] += 1
            last = each.end
        ends[plain(release.text[last:])] += 1
    return replace(
        layout,
        passages=tuple(
            replace(passage, before=_usual(befores.get(passage.id, Counter())))
            for passage in layout.passages
        ),
        end=_usual(ends),
    )


def _usual(uses: Counter[str]) -> str:
    return min(uses, key=lambda text: (-uses[text], len(text), text), default="")
