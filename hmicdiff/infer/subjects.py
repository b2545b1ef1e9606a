"""What each release is about, in the words in which it says so first."""

from collections import Counter
from collections.abc import Iterator, Sequence

from hmicdiff.infer.readings import DraftReading, Filling
from hmicdiff.infer.variables import DraftVariable
from hmicdiff.model.text import Corpus

_FEW = 0.25
"""Where the subjects end in words of which there are so few, these belong to what follows."""
_HALF = 0.5
"""More than this share are most."""
_SEVERAL = 3
"""Two of a few names can begin with a third."""
_LONGEST = 3
"""So many words make the rest of a title: "Group Charter", "Court of Appeal"."""


def written_subjects(
    corpus: Corpus, readings: Sequence[Sequence[DraftReading]], variables: Sequence[DraftVariable]
) -> list[str | None]:
    """Return for each release what fills its first slot of the `variables`.

    Where most subjects end in the same word they end in the middle of a name: "Audio Working" of
    the "Audio Working Group Charter", beside "Security Interest". The rest of it is taken in. What
    is but a part of most of the others' names, "Working Group", calls none.
    """
    written: list[tuple[str, str] | None] = [None] * len(corpus.releases)
    for variable in variables:
        for passage, reading, slot in variable.slots:
            for filling in readings[passage][reading].fillings:
                release = filling.place[0]
                a, b = filling.spans[slot]
                of_template = release >= len(written)  # which is about nobody
                if not of_template and a < b and written[release] is None:
                    written[release] = _said(filling, slot)
    cut = _end_midway([each for each in written if each])
    called = [each and (" ".join(filter(None, each)) if cut else each[0]) for each in written]
    parts = _parts([each for each in called if each])
    return [None if each in parts else each for each in called]


def _parts(called: Sequence[str]) -> set[str]:
    """Return the names that most others hold all words of, and more."""
    words = {name: frozenset(name.casefold().split()) for name in called}
    uses = Counter(word for name in called for word in words[name])
    common = {word for word, count in uses.items() if count > max(_SEVERAL, _HALF * len(called))}
    return {
        name
        for name, own in words.items()
        if own <= common and sum(own < words[other] for other in called) > _HALF * len(called)
    }


def _said(filling: Filling, slot: int) -> tuple[str, str]:
    """Return what fills a slot, and the capitalized words behind it."""
    start, end = filling.characters(slot)
    text = filling.wording.text
    return " ".join(text[start:end].split()), " ".join(_capitalized(text[end:]))


def _capitalized(text: str) -> Iterator[str]:
    if not text[:1].isspace():
        return
    for word in text.split()[:_LONGEST]:
        if not word[0].isupper():
            return
        yield word.rstrip(",;:.")
        if not word[-1].isalnum():
            return


def _end_midway(written: Sequence[tuple[str, str]]) -> bool:
    """Tell whether most subjects end in the same word, few in others, and most go on alike."""
    ends = Counter(subject.split()[-1] for subject, _ in written)
    rests = Counter(rest for _, rest in written if rest)
    longer = sum(" " in subject for subject, _ in written)
    usual = min(max(counts.values(), default=0) for counts in (ends, rests))
    return len(ends) <= _FEW * len(written) and min(longer, usual) > _HALF * len(written)
