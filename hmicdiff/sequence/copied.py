"""Sentences that stand word for word in a few releases on different subjects, and nowhere else.

That two of forty releases have a passage says that they say the same thing, each perhaps in its own
words: an optional part of the template is like that. What stands letter by letter in releases on
different subjects, is long, and is said by no other in any words, was written once and pasted, or
comes of a part of the template that only these needed. The words cannot tell which. So it is told
where it stands, how unlikely the words are, and who has them first if the dates say so: no more.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from hmicdiff.differences.other_families import LEAST, letters
from hmicdiff.differences.surprise import Surprise
from hmicdiff.model.analysis import Analysis, Copied, CopiedPlace, PlacedRelease, PlacedSentence
from hmicdiff.model.text import Corpus, Role
from hmicdiff.read.normalize import wording
from hmicdiff.structs import replace

_FEW = 10
"""One release in so many has it at the most, and two at least: what more have is a part of the
template that is left out where it is not needed."""
_PAIR = 2
"""What one says alone it has from nobody here."""
_FEWEST = 3
"""Of two releases what both have is the template."""

_Said = tuple[PlacedRelease, PlacedSentence]


def with_copied(analysis: Analysis, corpus: Corpus) -> Analysis:
    """Return an analysis with the sentences that releases on different subjects share.

    `corpus` has its releases. Those that are versions of each other have one subject and no copies.
    """
    family = [release for release in analysis.releases if not release.stranger]
    if len(family) < _FEWEST or analysis.template.given is not None:
        return analysis
    having = {each.id: each.releases for each in analysis.template.passages}
    said: defaultdict[str, list[_Said]] = defaultdict(list)
    for release in family:
        for sentence in release.sentences:
            if sentence.role is not Role.HEADING and 2 * having.get(sentence.passages[0], 0) < len(
                family
            ):
                key = letters(release.text[sentence.start : sentence.end])
                if len(key) >= LEAST:
                    said[key].append((release, sentence))
    most = max(_PAIR, len(family) // _FEW)
    likely = {
        key: places
        for key, places in said.items()
        if _are_about_different(places, most) and _are_all(places, having)
    }
    shared = _by_nobody_else(likely, family)
    if not shared:
        return analysis
    sources = {release.source for release in family}
    surprise = Surprise([one for one in corpus.releases if one.source in sources])
    sharing = {release.id for places in shared for release, _ in places}
    dates = {release.id: _date(release) for release in family if release.id in sharing}
    found = [_copied(places, dates, surprise) for places in shared]
    ranked = sorted(found, key=lambda each: (-each.surprise, each.quote, each.places[0].source))
    return replace(analysis, copied=tuple(ranked))


def _are_about_different(places: Sequence[_Said], most: int) -> bool:
    """Tell whether a sentence stands in some releases, few, each about a subject of its own."""
    releases = {release.id for release, _ in places}
    subjects = {(release.subject or "").casefold() for release, _ in places}
    return _PAIR <= len(releases) <= most and len(subjects) == len(releases) and "" not in subjects


def _are_all(places: Sequence[_Said], having: dict[str, int]) -> bool:
    """Tell whether no other release says it, in whatever words: none has one of its passages."""
    releases = {release.id for release, _ in places}
    passages = {passage for _, sentence in places for passage in sentence.passages}
    return all(having.get(passage, 0) <= len(releases) for passage in passages)


def _by_nobody_else(
    likely: Mapping[str, Sequence[_Said]], family: Sequence[PlacedRelease]
) -> list[Sequence[_Said]]:
    """Return the sentences whose letters stand in no other text, not even as part of a sentence."""
    texts = {release.id: letters(release.text) for release in family} if likely else {}
    return [
        places
        for key, places in likely.items()
        if {release for release, text in texts.items() if key in text}
        <= {release.id for release, _ in places}
    ]


def _date(release: PlacedRelease) -> str | None:
    """Return the date of a release; none if its lines have dates of their own, as a log's have."""
    from hmicdiff.read.dates import date_of_text, spans  # noqa: PLC0415 - hardly ever needed
    from hmicdiff.sequence.order import stated_date  # noqa: PLC0415 - hardly ever needed

    text = release.text
    begin = {
        date_of_text(text[start:end])
        for start, end in spans(text)
        if not any(map(str.isalnum, text[text.rfind("\n", 0, start) + 1 : start]))
    }
    return None if len(begin) > 1 else stated_date(release.source, text)


def _copied(places: Sequence[_Said], dates: Mapping[str, str | None], surprise: Surprise) -> Copied:
    found = [
        CopiedPlace(
            release=release.id,
            source=release.source,
            start=sentence.start,
            end=sentence.end,
            line=sentence.line,
            where=sentence.where,
            date=dates[release.id],
        )
        for release, sentence in places
    ]
    in_order = sorted(each.date or "" for each in found)
    first = in_order[0] if in_order[0] and in_order[0] != in_order[1] else None
    found.sort(key=lambda each: (each.date or "", each.source, each.start))
    release, sentence = min(places, key=lambda each: each[0].source)
    quote = release.text[sentence.start : sentence.end]
    return Copied(
        quote=quote,
        places=tuple(found),
        first=found[0].release if first and not _less_exact(in_order) else None,
        surprise=surprise.extra(wording(quote).norms, len(places)),
    )


def _less_exact(dates: Sequence[str]) -> bool:
    """Tell whether the second date may be no later than the first: a month beside a day in it."""
    one, other = dates[:2]
    return one.startswith(other) or other.startswith(one)
