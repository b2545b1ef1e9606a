"""The text of a release with the place of each line beside it."""

from bisect import bisect_right

from hmicdiff.model.text import LINE_END, Release, spot

_BAR = " \u2502 "


def with_places(release: Release) -> str:
    """Return the text of a release, before each line with words its number, page or paragraph."""
    starts = [sentence.start for sentence in release.sentences]
    told: list[tuple[str, str]] = []
    begin = 0
    for number, line in enumerate(LINE_END.split(release.text), 1):
        end = begin + len(line)
        at = bisect_right(starts, end) - 1
        where = release.sentences[max(at, 0)].where if starts else ""
        told.append((spot(number, where) if line.strip() else "", line))
        ended = LINE_END.match(release.text, end)
        begin = ended.end() if ended else end
    if told and not told[-1][1]:
        told.pop()
    width = max((len(place) for place, _ in told), default=0)
    return "".join(f"{place:>{width}}{_BAR}{line}".rstrip() + "\n" for place, line in told)
