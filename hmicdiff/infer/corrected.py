"""Families, subjects and slots as corrections have them, and which corrections do not apply."""

from collections.abc import Iterator, Sequence

from hmicdiff.align.constraints import place_of, unmet
from hmicdiff.align.kinds import Words, low
from hmicdiff.infer.readings import DraftReading, Filling, joined, order_of_use
from hmicdiff.model.corrections import Corrections, Quote, is_source
from hmicdiff.model.text import Corpus, Release
from hmicdiff.read.normalize import wording
from hmicdiff.structs import replace


def united(parts: Sequence[Corpus], corrections: Corrections) -> tuple[Corpus, ...]:
    """Return the families of a corpus, of which those are one that are said to be."""
    found = list(parts)
    for family in corrections.family:
        one = [each for each in found if any(_is_named(family.releases, r) for r in each.releases)]
        if len(one) > 1:
            releases = sorted(
                (release for each in one for release in each.releases),
                key=lambda release: (release.text, release.source),
            )
            whole = replace(one[0], releases=tuple(releases))
            found = [whole if each is one[0] else each for each in found if each not in one[1:]]
    return tuple(sorted(found, key=lambda part: -len(part.releases)))


def is_kin(source: str, corrections: Corrections) -> bool:
    """Tell whether a release is said to be of the family of others."""
    return any(is_source(source, name) for each in corrections.family for name in each.releases)


def subjects(corrections: Corrections, releases: Sequence[Release]) -> list[str | None]:
    """Return for each release whom it is said to be about, where its own words have that."""
    found: list[str | None] = [None] * len(releases)
    for each in corrections.subject:
        for at, release in enumerate(releases):
            if is_source(release.source, each.release) and _says(release, each.subject):
                found[at] = " ".join(each.subject.split())
    return found


def with_fixed(
    readings: Sequence[Sequence[DraftReading]],
    corrections: Corrections,
    releases: Sequence[Release],
) -> list[list[DraftReading]]:
    """Return the readings of all passages, without the slots that are said to be none.

    Where sentences have other words there, they use other readings.
    """
    found = [list(ways) for ways in readings]
    for each in corrections.fixed:
        place = place_of(Quote(each.release, each.quote), releases)
        words = low(wording(each.words).norms)
        for at, ways in enumerate(found):
            for way in ways:
                slot = _slot(way, place, words)
                if slot is not None:
                    rest = [other for other in ways if other is not way]
                    found[at] = _in_order(joined([*rest, *_parted(way, slot)]))
                    break
    return found


def unapplied(corrections: Corrections, corpus: Corpus) -> Iterator[str]:
    """Yield which corrections of sentences, subjects and families do not apply, and why."""
    releases = corpus.releases
    yield from unmet(corrections, releases)
    for each in corrections.subject:
        mine = [release for release in releases if is_source(release.source, each.release)]
        if not mine:
            yield f"{each.release} is not among the documents: subject “{each.subject}”"
        elif not any(_says(release, each.subject) for release in mine):
            yield f"{each.release} does not say its subject: “{each.subject}”"
    for family in corrections.family:
        for name in family.releases:
            if not any(is_source(release.source, name) for release in releases):
                yield f"{name} is not among the documents: it is said to be of one family"


def _is_named(names: Sequence[str], release: Release) -> bool:
    return any(is_source(release.source, name) for name in names)


def _says(release: Release, words: str) -> bool:
    return " ".join(words.split()).casefold() in " ".join(release.text.split()).casefold()


def _slot(way: DraftReading, place: tuple[int, int] | None, words: Words) -> int | None:
    """Return the slot of a reading that a sentence fills with these words."""
    for filling in way.fillings:
        if filling.place == place:
            for slot in range(way.slots):
                if low(filling.words(slot)) == words:
                    return slot
    return None


def _parted(way: DraftReading, slot: int) -> list[DraftReading]:
    """Return a reading as one for each of the words in a slot, which is none then."""
    alike: dict[Words, list[Filling]] = {}
    for filling in way.fillings:
        alike.setdefault(low(filling.words(slot)), []).append(_without(filling, slot))
    return [DraftReading(tuple(fillings), way.joint) for _, fillings in sorted(alike.items())]


def _without(filling: Filling, slot: int) -> Filling:
    spans = (*filling.spans[:slot], *filling.spans[slot + 1 :])
    choice = filling.choice
    if choice is not None:
        choice = None if choice == slot else choice - (choice > slot)
    return replace(filling, spans=spans, choice=choice, answer=False)


def _in_order(readings: Sequence[DraftReading]) -> list[DraftReading]:
    used = order_of_use(readings, [len(each.releases) for each in readings])
    return [readings[at] for at in used]
