"""An analysis to the layout of its template and the values of each release."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hmicdiff.model.analysis import Analysis, PlacedRelease, PlacedSentence
from hmicdiff.model.template import Passage, Reading, Slot
from hmicdiff.template.layout import Blank, LaidPassage, LaidReading, Layout, Part
from hmicdiff.template.spoken import Spoken, placed, plain_for, values_of
from hmicdiff.template.surface import surface_of
from hmicdiff.template.values import Values

_SPACE = " "


@dataclass(frozen=True, slots=True)
class Exported:
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
    layout = _layout(analysis, kept, _uses(spoken))
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


def _layout(analysis: Analysis, kept: set[str], uses: Uses) -> Layout:
    keys = _keys([variable.name for variable in analysis.template.variables])
    also = _also(analysis, kept)
    return Layout(
        passages=tuple(
            LaidPassage(
                id=passage.id,
                before="",
                readings=tuple(
                    LaidReading(
                        letter=reading.id.rpartition(".")[2],
                        parts=_parts(reading, keys, uses.get(reading.id, ())),
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


def _keys(names: Sequence[str]) -> dict[str, str]:
    """Spell names as Jinja likes them: "second-jobs" is "second_jobs"."""
    keys = {name: name.replace("-", "_") for name in names}
    uses = Counter(keys.values())
    return {name: key if uses[key] == 1 else name for name, key in keys.items()}


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


def _parts(
    reading: Reading, keys: Mapping[str, str], uses: Sequence[tuple[str, ...]]
) -> tuple[Part, ...]:
    parts: list[Part] = []
    first: dict[str, int] = {}
    slot = -1
    for part in reading.parts:
        if isinstance(part, str):
            parts.append(part)
            continue
        slot += 1
        name = keys[part.variable]
        key = name
        if name in first and any(texts[first[name]] != texts[slot] for texts in uses):
            key = f"{name}__{slot - first[name] + 1}"
        first.setdefault(name, slot)
        parts.append(Blank(key, name))
    return _with_gaps(parts, uses)


def _with_gaps(parts: Sequence[Part], uses: Sequence[tuple[str, ...]]) -> tuple[Part, ...]:
    """Tie the space after a blank to it, where a release leaves the blank out."""
    found: list[Part] = []
    slot = -1
    for at, part in enumerate(parts):
        if isinstance(part, str):
            found.append(part)
            continue
        slot += 1
        before = found[-1] if found else _SPACE
        after = parts[at + 1] if at + 1 < len(parts) else ""
        is_left_out = any(not texts[slot] for texts in uses)
        if is_left_out and isinstance(before, str) and before.endswith(_SPACE):
            found.append(replace(part, gap=_SPACE) if after and isinstance(after, str) else part)
        else:
            found.append(part)
    return tuple(_without_spaces(found))


def _without_spaces(parts: Sequence[Part]) -> Iterable[Part]:
    """Leave out the spaces that are tied to blanks."""
    before: Part = ""
    for part in parts:
        if isinstance(part, str) and isinstance(before, Blank) and before.gap:
            yield part.removeprefix(_SPACE)
        else:
            yield part
        before = part


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
