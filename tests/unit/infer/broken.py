"""Analyses with a template that is worse than the one inferred."""

import random
from collections import defaultdict
from collections.abc import Sequence

from hmicdiff.infer.length import Counts, bits_per_token
from hmicdiff.model.analysis import Analysis, BitsPerToken, PlacedRelease
from hmicdiff.model.template import Passage, Reading, Template
from hmicdiff.model.text import Corpus, Release, Role
from hmicdiff.structs import replace

Places = dict[tuple[str, int], str]
"""By source and number of each sentence, what passage it is put in."""


def inferred(corpus: Corpus, analysis: Analysis) -> BitsPerToken:
    """Return the figure of the template as it is."""
    return figure(analysis.template, paired(corpus, analysis))


def figure(template: Template, releases: Sequence[tuple[PlacedRelease, Release]]) -> BitsPerToken:
    order = {passage.id: at for at, passage in enumerate(template.passages)}
    counts = Counts()
    for placed, release in releases:
        counts.add(placed, release, order)
    return bits_per_token(template, counts)


def paired(corpus: Corpus, analysis: Analysis) -> list[tuple[PlacedRelease, Release]]:
    by_source = {release.source: release for release in corpus.releases}
    return [(one, by_source[one.source]) for one in analysis.releases]


def places(analysis: Analysis) -> Places:
    return {
        (release.source, number): sentence.passages[0]
        for release in analysis.releases
        for number, sentence in enumerate(release.sentences)
    }


def without_slots(corpus: Corpus, analysis: Analysis, where: Places) -> BitsPerToken:
    """Return the figure of a template with each distinct sentence of a passage as a reading."""
    pairs = paired(corpus, analysis)
    used: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for placed, release in pairs:
        for number, each in enumerate(release.sentences):
            used[where[release.source, number]][each.wording.text].append(placed.id)
    order = {passage.id: at for at, passage in enumerate(analysis.template.passages)}
    names = sorted(used, key=lambda name: (order.get(name, 0), name))
    ids: dict[tuple[str, str], str] = {}
    passages = []
    for name in names:
        readings = []
        ways = sorted(used[name].items(), key=lambda item: (-len(item[1]), item[0]))
        for number, (text, users) in enumerate(ways):
            ids[name, text] = f"{name}.{number}"
            readings.append(Reading(f"{name}.{number}", (text,), tuple(users)))
        support = len({user for _, users in ways for user in users})
        passages.append(
            Passage(name, Role.PARAGRAPH, None, support, support < len(pairs), tuple(readings))
        )
    broken = []
    for placed, release in pairs:
        sentences = []
        for number, (sentence, read) in enumerate(
            zip(placed.sentences, release.sentences, strict=True)
        ):
            name = where[release.source, number]
            sentences.append(
                replace(sentence, passages=(name,), reading=ids[name, read.wording.text])
            )
        broken.append((replace(placed, sentences=tuple(sentences), values=()), release))
    return figure(Template(tuple(passages), ()), broken)


def shuffled(where: Places, share: float, seed: int = 1) -> Places:
    """Return the places with a share of the sentences put where others belong."""
    rng = random.Random(seed)  # noqa: S311 - nothing here is secret
    chosen = [key for key in sorted(where) if rng.random() < share]
    others = [where[key] for key in chosen]
    rng.shuffle(others)
    return {**where, **dict(zip(chosen, others, strict=True))}


def all_alone(where: Places) -> Places:
    """Return the places with no two sentences in one."""
    return {key: f"{name}-{key[0]}-{key[1]}" for key, name in where.items()}
