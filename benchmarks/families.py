"""Families whose truth is known: the seeds, made-up notices, and both with changes planted."""

import json
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.runners.protocol import File
from hmicdiff.api import read
from hmicdiff.bench.plant import Field, Round, field_of, plant
from hmicdiff.bench.reread import family_of
from hmicdiff.bench.truth import Plant
from hmicdiff.model.text import Corpus
from hmicdiff.pipeline import analyze
from tests.notices import PASSAGES, Notice, notices

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
_RATE = 0.1
_SLOT = re.compile(r"\\\{(\w+)\\\}")


@dataclass(frozen=True)
class Gold:
    """A sentence as it is."""

    start: int
    end: int
    passages: tuple[str, ...]
    """None where no other release says it."""


@dataclass(frozen=True)
class Truth:
    """What is true of a family; nothing where that is not known."""

    sentences: dict[str, list[Gold]]
    moved: set[tuple[str, str]] | None = None
    """Source and passage."""
    values: dict[str, list[tuple[int, int, int | None]]] | None = None
    """By source the spans that were filled in, and the number, if it is one."""
    templates: set[str] | None = None


@dataclass(frozen=True)
class Family:
    """Releases as files, and what is true of them."""

    name: str
    files: list[File]
    truth: Truth = field(repr=False)


def files_of(paths: list[Path]) -> list[File]:
    """Return releases with the sentences that they have."""
    by_name = {path.name: path for path in paths}
    return [
        File(
            one.source,
            str(by_name[one.source]),
            one.text,
            tuple((sentence.start, sentence.end) for sentence in one.sentences),
        )
        for one in sorted(read(paths).releases, key=lambda one: one.source)
    ]


def seeds() -> Family:
    """Return the five releases in seeds/; which sentences say the same was told by hand."""
    kept = json.loads((ROOT / "benchmarks/truth/seeds.json").read_text(encoding="utf-8"))
    sentences = {
        source: [Gold(a, b, tuple(names)) for a, b, names in rows] for source, rows in kept.items()
    }
    return Family("seeds", files_of(sorted(SEEDS.iterdir())), Truth(sentences, moved=set()))


def harbour(count: int, folder: Path, seed: int = 1) -> Family:
    """Return so many made-up notices, written to a folder."""
    made = notices(count, seed)
    folder.mkdir(parents=True, exist_ok=True)
    for notice in made:
        (folder / notice.name).write_text(notice.text, encoding="utf-8")
    uses = [text for notice in made for _, text in notice.said]
    truth = Truth(
        sentences={notice.name: _sentences(notice) for notice in made},
        moved={(notice.name, "fares") for notice in made if notice.moved},
        values={notice.name: _values(notice) for notice in made},
        templates={
            _SLOT.sub("<*>", re.escape(words)).replace("\\", "")
            for _, wordings in PASSAGES
            for words in wordings
            if sum(bool(_pattern(words).fullmatch(text)) for text in uses) > 1
        },
    )
    return Family(f"{count} notices", files_of([folder / notice.name for notice in made]), truth)


def _sentences(notice: Notice) -> list[Gold]:
    found, at = [], 0
    for name, text in notice.said:
        found.append(Gold(at, at + len(text), (name,) if name else ()))
        at += len(text) + 2
    return found


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(_SLOT.sub(lambda match: f"(?P<{match[1]}>.+?)", re.escape(words)))


def _values(notice: Notice) -> list[tuple[int, int, int | None]]:
    found: list[tuple[int, int, int | None]] = []
    for gold, (name, text) in zip(_sentences(notice), notice.said, strict=True):
        for words in dict(PASSAGES).get(name or "", ()):
            match = _pattern(words).fullmatch(text)
            for slot in match.groupdict() if match else ():
                if match:
                    found += _parts(gold.start + match.start(slot), match[slot])
    return found


def _parts(start: int, text: str) -> list[tuple[int, int, int | None]]:
    """Return what one slot is filled with; "5 of 20" is two numbers."""
    if re.fullmatch(r"\d+ of \d+", text):
        return [
            (start + one.start(), start + one.end(), int(one[0]))
            for one in re.finditer(r"\d+", text)
        ]
    return [(start, start + len(text), int(text) if text.isdigit() else None)]


def mutated(given: Family, folder: Path, seed: int = 1) -> Family:
    """Return a family with changes planted in it by the generator of `hmicdiff bench`.

    Where they are planted is where hmicdiff finds the unchanged family agreed; what is true of the
    changed one follows from the truth of the unchanged one alone.
    """
    corpus = read([file.path for file in given.files])
    place = _field(corpus)
    made = plant(place, random.Random(seed), _RATE)  # noqa: S311 - nothing here is secret
    folder.mkdir(parents=True, exist_ok=True)
    for release in made.corpus.releases:
        with (folder / release.source).open("w", encoding="utf-8", newline="") as file:
            file.write(release.text)
    moved = {
        (one.source, name)
        for one in made.planted
        if one.change.kind is Plant.MOVED
        for name in _true_names(given, place, one.source, one.change.before)
    }
    truth = Truth(
        sentences={file.source: _mutated(file.source, given, place, made) for file in given.files},
        moved=moved | (given.truth.moved or set()),
    )
    paths = [folder / file.source for file in given.files]
    return Family(f"{given.name}, mutated", files_of(paths), truth)


def _field(corpus: Corpus) -> Field:
    family = family_of(corpus)
    return field_of(family, analyze(family.corpus))


def _true_names(given: Family, place: Field, source: str, text: str) -> tuple[str, ...]:
    lines = place.family.drafts[source].lines
    (number,) = (n for n, line in enumerate(lines) if line.text == text)
    return given.truth.sentences[source][number].passages


def _mutated(source: str, given: Family, place: Field, made: Round) -> list[Gold]:
    draft = made.drafts.get(source, place.family.drafts[source])
    before = given.truth.sentences[source]
    return [
        Gold(
            start,
            end,
            tuple(dict.fromkeys(name for at in line.origins for name in before[at].passages)),
        )
        for line, (start, end) in zip(draft.lines, draft.spans(), strict=True)
    ]
