"""A baseline as a file that lives in version control: sorted, a line for what changes together."""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from hmicdiff.baseline import shape
from hmicdiff.baseline.line import line_of
from hmicdiff.errors import BaselineError
from hmicdiff.infer.template import slot_id
from hmicdiff.model.baseline import (
    Accepted,
    Apart,
    Baseline,
    CharacterSpan,
    KnownRelease,
    KnownSentence,
)
from hmicdiff.model.template import Kind, Part, Passage, Reading, Slot, Template, Variable
from hmicdiff.model.text import Role
from hmicdiff.place.reading_letters import in_order
from hmicdiff.place.uses import counted
from hmicdiff.structs import asdict, replace

FORMAT = "hmicdiff.baseline"
VERSION = 1
"""Goes up with every change that a reader of baselines has to know of."""

_AGAIN = "make it again with  hmicdiff baseline"
_MEND = "restore the file, or make it again with  hmicdiff baseline"


def save(baseline: Baseline) -> str:
    """Return a baseline as a JSON text that ends with a line break.

    The same baseline gives the same text; a release that is added adds lines and changes none.
    """
    readings = _readings(baseline.template)
    roles = {passage.id: passage.role for passage in baseline.template.passages}
    blocks = [
        _block("passages", map(_passage_lines, baseline.template.passages)),
        _block(
            "variables",
            (
                [_line(_variable(v, free=v.name in baseline.free))]
                for v in baseline.template.variables
            ),
        ),
        _block(
            "releases",
            (_release_lines(release, readings, roles) for release in baseline.releases),
        ),
        _block("accepted", ([_line(asdict(entry))] for entry in baseline.accepted)),
        _block("apart", ([_line(asdict(each))] for each in baseline.apart)),
    ]
    if baseline.frames:
        blocks.append(_block("frames", ([_line(each)] for each in baseline.frames)))
    head = f' "format": {_line({"name": FORMAT, "version": VERSION})}'
    return "{\n" + ",\n".join([head, *blocks]) + "\n}\n"


def _readings(template: Template) -> dict[str, Reading]:
    return {reading.id: reading for passage in template.passages for reading in passage.readings}


def _line(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


def _block(name: str, items: Iterable[list[str]]) -> str:
    """Return a list of the file, an item being its lines."""
    lines = [f"  {line}" for line in _parted(items)]
    return "\n".join([f' "{name}": [', *lines, " ]"])


def _parted(items: Iterable[list[str]]) -> Iterator[str]:
    """Part items by commas on lines of their own, so that one more changes no other line."""
    for number, lines in enumerate(items):
        if number:
            yield ","
        yield from lines


def _opening(head: Mapping[str, Any], name: str) -> str:
    return f'{_line(head)[:-1]}, "{name}": ['


def _passage_lines(passage: Passage) -> list[str]:
    head = {"id": passage.id, "role": passage.role.value}
    readings = ([_line(_reading(reading))] for reading in in_order(passage.readings))
    return [_opening(head, "readings"), *(f" {line}" for line in _parted(readings)), "]}"]


def _reading(reading: Reading) -> dict[str, Any]:
    parts = [
        part if isinstance(part, str) else {"variable": part.variable} for part in reading.parts
    ]
    return {"id": reading.id, "parts": parts}


def _variable(variable: Variable, *, free: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"name": variable.name, "kind": variable.kind.value}
    if variable.goes_with:
        found["goes_with"] = list(variable.goes_with)
    return {**found, "free": True} if free else found


def _release_lines(
    release: KnownRelease, readings: Mapping[str, Reading], roles: Mapping[str, Role]
) -> list[str]:
    head = {
        "id": release.id,
        "source": release.source,
        "sha256": release.sha256,
        "encoding": release.encoding,
        "subject": release.subject,
        "end": release.end,
        **_placed(release),
    }
    sentences = [
        _line(_sentence(each, readings[each.reading], roles[each.passages[0]]))
        for each in release.sentences
    ]
    each_but_last = [f" {line}," for line in sentences[:-1]]
    last = [f" {line}" for line in sentences[-1:]]
    return [_opening(head, "sentences"), *each_but_last, *last, "]}"]


def _placed(release: KnownRelease) -> dict[str, Any]:
    """Return from which sentence on which page or paragraph is meant; nothing for a text."""
    begins: list[tuple[int, str]] = []
    for number, sentence in enumerate(release.sentences):
        if sentence.where != (begins[-1][1] if begins else ""):
            begins.append((number, sentence.where))
    return {"places": begins} if begins else {}


def _sentence(sentence: KnownSentence, reading: Reading, role: Role) -> dict[str, Any]:
    found: dict[str, Any] = {"reading": sentence.reading}
    fills = [None if span is None else sentence.text[span[0] : span[1]] for span in sentence.fills]
    filled = _filled(reading, fills)
    if filled == (sentence.text, sentence.fills):
        found |= {"fills": fills} if fills else {}
    else:
        found["text"] = sentence.text
        if any(sentence.fills):
            found["slots"] = [None if span is None else list(span) for span in sentence.fills]
    if sentence.before != shape.BETWEEN:
        found["before"] = sentence.before
    if sentence.passages[1:]:
        found["also"] = list(sentence.passages[1:])
    if sentence.role is not role:
        found["role"] = sentence.role.value
    if sentence.moved:
        found["moved"] = True
    return found


def _filled(
    reading: Reading, fills: Iterable[str | None]
) -> tuple[str, tuple[CharacterSpan | None, ...]]:
    """Return what a reading gives with `fills`, and where those stand in it."""
    text = ""
    spans: list[CharacterSpan | None] = []
    given = iter(fills)
    for part in reading.parts:
        if isinstance(part, str):
            text += part
            continue
        fill = next(given)
        spans.append(None if fill is None else (len(text), len(text) + len(fill)))
        text += fill or ""
    return text, tuple(spans)


def load(text: str) -> Baseline:
    """Return the baseline that `save` wrote.

    Raises:
        BaselineError: if the text is damaged, naming the line, or is of another version.
    """
    try:
        head = msgspec.json.decode(text, type=shape.Head)
    except msgspec.ValidationError as error:
        raise BaselineError(f"is no baseline ({error}); {_AGAIN}") from error
    except msgspec.DecodeError as error:
        raise _damaged(text) from error
    if head.format.name != FORMAT:
        raise BaselineError(f'is no baseline: format.name is not "{FORMAT}"; {_AGAIN}')
    if head.format.version != VERSION:
        raise BaselineError(
            f"is a baseline of version {head.format.version}, and only version {VERSION} can be "
            f"read; {_AGAIN}"
        )
    try:
        return _baseline(msgspec.json.decode(text, type=shape.File))
    except msgspec.ValidationError as error:
        told, _, path = str(error).partition(" - at ")
        line = line_of(text, path.strip("`"))
        raise BaselineError(f"line {line} is damaged ({told}); {_MEND}") from error
    except _DamagedError as error:
        line = line_of(text, error.path)
        raise BaselineError(f"line {line} is damaged ({error.reason}); {_MEND}") from error


def _damaged(text: str) -> BaselineError:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        merged = any(line.startswith(("<<<<<<<", ">>>>>>>")) for line in text.splitlines())
        why = "a merge left its marks" if merged else error.msg.lower()
        return BaselineError(f"line {error.lineno} is damaged ({why}); {_MEND}")
    return BaselineError(f"is damaged; {_MEND}")


class _DamagedError(Exception):
    """The file is well-formed, and what it says does not go together."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(reason)
        self.path = path
        self.reason = reason


def _check_once(file: shape.File) -> None:
    """Make sure that whatever has an id has it alone."""
    kinds = {
        "passages": [each.id for each in file.passages],
        "variables": [each.name for each in file.variables],
    }
    for name, ids in kinds.items():
        _refuse_twice(ids, name)
    for at, passage in enumerate(file.passages):
        _refuse_twice([each.id for each in passage.readings], f"passages[{at}].readings")
    _refuse_twice([each.id for each in file.releases], "releases")
    _refuse_twice([each.source for each in file.releases], "releases")
    # what is accepted against a template that is given is kept without any release
    if not file.releases and (file.passages or not file.accepted):
        raise _DamagedError("$.releases", "it holds no releases")


def _refuse_twice(names: Sequence[str], where: str) -> None:
    seen: set[str] = set()
    for at, name in enumerate(names):
        if not name:
            raise _DamagedError(f"$.{where}[{at}]", "it has no name")
        if name in seen:
            raise _DamagedError(f"$.{where}[{at}]", f"{name!r} is there twice")
        seen.add(name)


def _baseline(file: shape.File) -> Baseline:
    _check_once(file)
    kinds = {each.name: each.kind for each in file.variables}
    passages = tuple(
        Passage(
            id=passage.id,
            role=passage.role,
            section=None,
            releases=0,
            optional=False,
            readings=tuple(
                _decoded_reading(reading, kinds, f"$.passages[{at}].readings[{number}]")
                for number, reading in enumerate(passage.readings)
            ),
        )
        for at, passage in enumerate(file.passages)
    )
    variables = tuple(
        Variable(each.name, each.kind, (), tuple(each.goes_with)) for each in file.variables
    )
    template = Template(passages, variables)
    by_id = _readings(template)
    roles = {passage.id: passage.role for passage in passages}
    releases = tuple(
        _decoded_release(release, by_id, roles, f"$.releases[{at}]")
        for at, release in enumerate(file.releases)
    )
    entries = tuple(
        Accepted(each.id, each.release, each.kind, each.passage, each.quote)
        for each in file.accepted
    )
    apart = tuple(Apart(each.source, each.sha256) for each in file.apart)
    free = tuple(each.name for each in file.variables if each.free)
    return Baseline(counted(template, releases), releases, entries, apart, free, tuple(file.frames))


def _decoded_reading(reading: shape.Reading, kinds: Mapping[str, Kind], path: str) -> Reading:
    parts: list[Part] = []
    number = 0
    for part in reading.parts:
        if isinstance(part, str):
            parts.append(part)
            continue
        if part.variable not in kinds:
            raise _DamagedError(path, f"there is no variable {part.variable!r}")
        parts.append(Slot(slot_id(reading.id, number), part.variable, kinds[part.variable]))
        number += 1
    return Reading(reading.id, tuple(parts), ())


def _decoded_release(
    release: shape.Release, readings: Mapping[str, Reading], roles: Mapping[str, Role], path: str
) -> KnownRelease:
    return KnownRelease(
        id=release.id,
        source=release.source,
        sha256=release.sha256,
        encoding=release.encoding,
        subject=release.subject,
        sentences=tuple(
            replace(
                _decoded_sentence(sentence, readings, roles, f"{path}.sentences[{at}]"),
                where=_where(release, at),
            )
            for at, sentence in enumerate(release.sentences)
        ),
        end=release.end,
    )


def _where(release: shape.Release, number: int) -> str:
    at = bisect_right(release.places, number, key=lambda place: place[0])
    return release.places[at - 1][1] if at else ""


def _decoded_sentence(
    sentence: shape.Sentence, readings: Mapping[str, Reading], roles: Mapping[str, Role], path: str
) -> KnownSentence:
    reading = readings.get(sentence.reading)
    if reading is None:
        raise _DamagedError(path, f"there is no reading {sentence.reading!r}")
    passage = sentence.reading.rpartition(".")[0]
    unknown = [name for name in (passage, *sentence.also) if name not in roles]
    if unknown:
        raise _DamagedError(path, f"there is no passage {unknown[0]!r}")
    count = len(reading.slots)
    if sentence.text is msgspec.UNSET:
        if len(sentence.fills) != count:
            raise _DamagedError(path, f"it does not fill the slots of {sentence.reading}")
        text, fills = _filled(reading, sentence.fills)
    else:
        text, fills = sentence.text, tuple(sentence.slots) or (None,) * count
        if len(fills) != count or not all(f is None or f[0] < f[1] <= len(text) for f in fills):
            raise _DamagedError(path, "the slots do not fit the text")
    return KnownSentence(
        before=sentence.before,
        text=text,
        role=sentence.role or roles[passage],
        passages=(passage, *sentence.also),
        reading=sentence.reading,
        fills=fills,
        moved=sentence.moved,
    )
