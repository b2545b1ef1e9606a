"""What a runner is given and what it gives back; plain data, read and written as JSON."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class File:
    """A release."""

    source: str
    path: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    """Where its sentences stand, for programs that cannot find them."""

    def said(self) -> list[str]:
        """Return its sentences, with line breaks as spaces."""
        return [" ".join(self.text[a:b].split()) for a, b in self.sentences]


@dataclass
class Answer:
    """What a program makes of a family; nothing where it does not do a thing."""

    segments: dict[str, list[tuple[int, int, list[str]]]] | None = None
    """By source, spans of the text with labels: spans with one label say the same."""
    missing: list[tuple[str, str]] | None = None
    """What a release lacks: source and label."""
    extra: list[tuple[str, int]] | None = None
    """What no other says: source and number of the segment."""
    moved: list[tuple[str, int]] | None = None
    values: dict[str, list[tuple[int, int, Any]]] | None = None
    """By source, what fills slots, and the number that it is."""
    templates: list[str] | None = None
    """Sentences with `<*>` where something is filled in."""


Runner = Callable[[list[File]], Answer]


def read_files(path: str) -> list[File]:
    """Return the releases that a runner is given."""
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    return [
        File(one["source"], one["path"], one["text"], tuple((a, b) for a, b in one["sentences"]))
        for one in data
    ]


def write_files(path: Path, files: list[File]) -> None:
    """Write the releases for a runner."""
    path.write_text(json.dumps([asdict(one) for one in files]), encoding="utf-8")


def labelled(files: list[File], labels: dict[tuple[str, int], list[str]]) -> Answer:
    """Return the answer of a program that only says which sentences go together.

    What is missing and what is extra follows: what half of the releases say, and what one says.
    """
    segments = {
        one.source: [
            (a, b, labels.get((one.source, number), [f"alone {one.source} {number}"]))
            for number, (a, b) in enumerate(one.sentences)
        ]
        for one in files
    }
    having: dict[str, set[str]] = {}
    for source, found in segments.items():
        for _, _, names in found:
            for name in names:
                having.setdefault(name, set()).add(source)
    sources = set(segments)
    missing = [
        (source, name)
        for name, those in sorted(having.items())
        if 2 * len(those) >= len(sources)
        for source in sorted(sources - those)
    ]
    extra = [
        (source, number)
        for source, found in segments.items()
        for number, (_, _, names) in enumerate(found)
        if all(len(having[name]) == 1 for name in names)
    ]
    return Answer(segments=segments, missing=missing, extra=extra)


def grouped(files: list[File], linked: list[tuple[tuple[str, int], tuple[str, int]]]) -> Answer:
    """Return the answer of a program that links sentences two by two: what is linked is one."""
    over: dict[tuple[str, int], tuple[str, int]] = {}

    def top(one: tuple[str, int]) -> tuple[str, int]:
        while over.get(one, one) != one:
            one = over[one]
        return one

    for one, other in linked:
        over[top(one)] = top(other)
    keys = [(file.source, n) for file in files for n in range(len(file.sentences))]
    return labelled(files, {key: ["{} {}".format(*top(key))] for key in keys})


def answer_from(data: dict[str, Any]) -> Answer:
    """Return an answer that was written as JSON, which knows no tuples."""

    def pairs(key: str) -> list[Any] | None:
        return None if data[key] is None else [tuple(one) for one in data[key]]

    def by_source(key: str) -> dict[str, list[Any]] | None:
        if data[key] is None:
            return None
        return {source: [tuple(one) for one in found] for source, found in data[key].items()}

    return Answer(
        segments=by_source("segments"),
        missing=pairs("missing"),
        extra=pairs("extra"),
        moved=pairs("moved"),
        values=by_source("values"),
        templates=data["templates"],
    )
