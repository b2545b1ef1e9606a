"""The report for a terminal, of all releases or of one."""

import re
from collections.abc import Iterator, Mapping, Sequence

from hmicdiff.model.analysis import Analysis, FindingKind, Op
from hmicdiff.report import facts_text, sequence_text
from hmicdiff.report.cards import Card, Other, Pattern
from hmicdiff.report.controls import one_line
from hmicdiff.report.copied import TITLE as COPIED
from hmicdiff.report.divided import TITLE as DIVIDED
from hmicdiff.report.facts import FactTable
from hmicdiff.report.names import BRIEF, ReleaseName, brief_names
from hmicdiff.report.quoted import marked, quoted
from hmicdiff.report.story import Claim
from hmicdiff.report.terminal import Line, Page, Styled, columns, hanging, short, wrap
from hmicdiff.report.view import Filled, ReleaseView, View, build_view, find_release
from hmicdiff.report.wording import listing, plural

_OWN = "own"
_PLACES = 3
"""So many places of a finding that releases share are named in the story."""
_FEW = 6
"""So many releases are named; of more, their number is."""
_LEGIBLE = 20
"""In fewer columns names are cut so that they tell nothing: rather fewer kinds are counted."""
_MILD = (FindingKind.TYPOGRAPHY, FindingKind.SPLIT, FindingKind.MERGED, FindingKind.MOVED)
"""The counts that go first for that; each release has its own at its beginning."""
_LATER = "  "
"""Before the rest of a name, so that it is not taken for the next one."""
_LINE_BREAK = re.compile("\r\n|\n|\r")


def present(analysis: Analysis, *, color: bool = False, width: int | None = None) -> str:
    """Return the report on all releases.

    Args:
        analysis: What to present.
        color: Whether to use terminal colours.
        width: Columns to fill; by default the terminal's when there are colours, else 80.
    """
    view = build_view(analysis)
    page = Page(color=color, width=width)
    page.add(_head(view, page.width))
    page.add(_story(view, page))
    page.add(_divided(view, page.width))
    page.add(_copied(view, page.width))
    if view.releases:
        page.add(_overview(view, page.width))
    if view.facts.columns:
        page.add([(), (Styled("Facts", "heading"),), (), *facts_text.brief(view.facts, page.width)])
    if view.sequence:
        page.add(sequence_text.changes(view.sequence, page))
    for release in view.ranking:
        page.add([(), *_title(release, page.width), *_groups(release, page)])
    return page.text()


def show(
    analysis: Analysis,
    query: str,
    *,
    color: bool = False,
    verbose: bool = False,
    width: int | None = None,
) -> str:
    """Return the report on one release: what only it says, lacks, words otherwise, its values.

    Args:
        analysis: What to present.
        query: The release's id, its file's name, or part of its id or subject.
        color: Whether to use terminal colours.
        verbose: Whether to list differences of typography.
        width: Columns to fill; by default the terminal's when there are colours, else 80.

    Raises:
        UnknownReleaseError: No release, or more than one, answers to `query`.
    """
    view = build_view(analysis)
    release = find_release(view, query)
    page = Page(color=color, width=width)
    page.add(_title(release, page.width))
    page.add([(), *_notices(view, page.width)])
    page.add(_groups(release, page))
    page.add(_facts(release, view.facts, page.width))
    page.add(_values(release.values, page.width))
    page.add(_typography(release, page.width, verbose=verbose))
    return page.text()


def _head(view: View, width: int) -> Iterator[Line]:
    yield from wrap([Styled(view.title, "bold")], width)
    for sentence in (*view.summary, view.proof, view.explained):
        yield from wrap([Styled(sentence)], width)
    yield ()
    yield from _notices(view, width)


def _notices(view: View, width: int) -> Iterator[Line]:
    skipped = [f"{source} was skipped: {reason}" for source, reason in view.skipped]
    for notice in (*view.notices, *skipped):
        yield from hanging([Styled("! ", "warning")], [Styled(notice)], width)
    if view.notices or skipped:
        yield ()


def _story(view: View, page: Page) -> Iterator[Line]:
    if view.story:
        yield (Styled("What stands out", "heading"),)
    called = brief_names(release.name for release in view.releases)
    for claim in view.story:
        yield ()
        more = [f"{claim.more} more"] * bool(claim.more)
        names = listing([*(called[one.id] for one in claim.names), *more])
        who = " ".join(filter(None, (claim.before, names)))
        head = f"{claim.card.words.symbol} {who} {claim.says}"
        level = [Styled(f" · {claim.card.level}", "warning")] if claim.card.level else []
        yield from hanging([], [Styled(head, "bold"), *level], page.width, later="    ")
        if _tells_more(claim.card):
            yield from hanging([], _pattern(claim.card.message), page.width, first="    ")
        yield from _quotes(claim, page, called)
        yield from hanging([], [Styled(_places(claim, called), "dim")], page.width, first="    ")
    yield ()


def _tells_more(card: Card) -> bool:
    """Tell whether the message has what the words do not show: what others say, and how many."""
    is_alone = card.kind is FindingKind.VALUE and not any(c.op is Op.DROPPED for c in card.changes)
    return bool(card.rule or is_alone or card.kind is FindingKind.MISSING)


def _divided(view: View, width: int) -> Iterator[Line]:
    if view.divided:
        yield (Styled(DIVIDED, "heading"),)
    for each in view.divided:
        yield ()
        yield from hanging([], [Styled(each.heading)], width, first="  ", later="    ")
        for choice in each.choices:
            yield from hanging(
                [], [Styled(f"“{choice.words}”: {choice.who}")], width, first="    ", later="      "
            )
    if view.divided:
        yield ()


def _copied(view: View, width: int) -> Iterator[Line]:
    if view.copied:
        yield (Styled(COPIED, "heading"),)
    for each in view.copied:
        yield ()
        yield from quoted([Styled(each.quote)], width, "")
        yield from hanging([], [Styled(each.says)], width, first="    ")
    if view.copied:
        yield ()


def _quotes(claim: Claim, page: Page, called: Mapping[str, str]) -> Iterator[Line]:
    """Quote what is told; where words differ, each way with the release whose words they are."""
    for card in claim.quotes[:_PLACES] or (claim.card,):
        if claim.quotes:
            who = Styled(f"{called[card.release.id]}:", "dim")
            yield from hanging([], [who], page.width, first="    ")
        if card.lines:
            yield from _lines(card, page.width)
            continue
        for words in tuple(_bodies(card, marks=page.marks))[:1]:
            yield from quoted(words, page.width, "")


def _lines(card: Card, width: int) -> Iterator[Line]:
    for line in card.lines.splitlines():
        yield from quoted([Styled(line)], width, "")


def _places(claim: Claim, called: Mapping[str, str]) -> str:
    if claim.number == 1:
        return _place(claim.card)
    told = [f"{called[card.release.id]}, {card.spot}" for card in claim.places[:_PLACES]]
    more = len(claim.places) - _PLACES
    return "; ".join([*told, f"and {more} more"] if more > 0 else told)


def _place(card: Card | Other) -> str:
    return f"{card.where}; {card.spot}" if card.where else card.spot


def _overview(view: View, width: int) -> Iterator[Line]:
    shown = [n for n, count in enumerate(view.counts) if count.number]
    room = _room(view, shown, width)
    for kind in _MILD:
        if room < _LEGIBLE:
            shown = [n for n in shown if view.counts[n].kind is not kind]
            room = _room(view, shown, width)
    labels = [_OWN, *(view.counts[n].label for n in shown)]
    size = min(room, max((columns(release.name.name) for release in view.releases), default=0))
    # what has no room in a line goes on in the next, as far as it is told elsewhere
    called = brief_names(
        (release.name for release in view.releases), max(size, min(BRIEF, 2 * size - len(_LATER)))
    )
    heads = "".join(f"  {label}" for label in labels)
    yield (Styled(" " * size + heads, "dim"),)
    for release in view.ranking:
        first, *later = _in_lines(one_line(called[release.name.id]), size)
        own = "" if release.stranger else release.own_words
        counts = f"  {own:>{len(_OWN)}}" + "".join(
            f"  {release.counts[n].number or '·':>{len(view.counts[n].label)}}" for n in shown
        )
        gap = " " * (size - sum(columns(part.text) for part in first))
        yield (*first, Styled(f"{gap}{counts}"))
        yield from later


def _in_lines(name: str, size: int) -> Sequence[Line]:
    """Return a name in one line, or in several of as many columns where it takes up more."""
    if columns(name) <= size:
        return [(Styled(name),)]
    return list(hanging([], [Styled(name)], size, first="", later=_LATER))


def _room(view: View, shown: Sequence[int], width: int) -> int:
    """Return how much room the columns of the counts leave for names."""
    return width - sum(len(label) + 2 for label in (_OWN, *(view.counts[n].label for n in shown)))


def _title(release: ReleaseView, width: int) -> Iterator[Line]:
    name = one_line(release.name.name)
    yield from wrap([Styled(name, "bold")], width)
    yield (Styled("═" * min(len(name), width), "dim"),)
    about = [release.name.id, release.source, plural(release.sentences, "sentence")]
    if release.boilerplate:
        about.append(f"{release.boilerplate} boilerplate")
    if release.stranger:
        about.append("shares hardly anything with the others")
    if release.also:
        about.append(one_line(f"the same text in {release.also}"))
    yield from wrap([Styled(" · ".join(about), "dim")], width)
    counts = [f"{count.number} {count.label}" for count in release.counts if count.number]
    if counts:
        yield from wrap([Styled(listing(counts), "dim")], width)


def _groups(release: ReleaseView, page: Page) -> Iterator[Line]:
    if not release.groups:
        yield from ((), (Styled(release.nothing),))
    for group in release.groups:
        yield from ((), (Styled(group.title, "heading"),))
        for card in group.cards:
            yield ()
            yield from _card(card, page.width, marks=page.marks)
    yield ()


def _card(card: Card, width: int, *, marks: bool) -> Iterator[Line]:
    head = [Styled(f"{card.words.symbol} {card.spot}", "bold")]
    if card.where:
        head.append(Styled(f" · {card.where}", "dim"))
    if card.level:
        head.append(Styled(f" · {card.level}", "warning"))
    if card.message:
        head += [Styled(" · "), *_pattern(card.message)]
    yield from hanging([], head, width, later="    ")
    bodies = () if card.lines else tuple(_bodies(card, marks=marks))
    if card.lines:
        yield from _lines(card, width)
    labels = ("here     ", "template ") if len(bodies) > 1 else ("",)
    for label, words in zip(labels, bodies, strict=False):
        yield from quoted(words, width, label)
    others = (("against it", card.evidence), ("in other words", card.elsewhere))
    for label, found in others:
        for other in found:
            lead = f"{label}: {other.release.name}, {_place(other)}"
            yield from hanging([], [Styled(lead, "dim")], width, first="    ")
            yield from quoted([Styled(other.quote)], width, "")
    tail = f"rule {card.rule} · " if card.rule else ""
    tail += f"{card.words.shared} {_named(card.shared)} · " if card.shared else ""
    yield from hanging([], [Styled(f"{tail}surprise {card.surprise}", "dim")], width, first="    ")


def _bodies(card: Card, *, marks: bool) -> Iterator[Sequence[Styled]]:
    if card.changes:
        yield [part for one in card.changes for part in marked(one, marks=marks)]
        return
    if card.kind is FindingKind.TYPOGRAPHY:
        yield [Styled(_LINE_BREAK.sub("⏎ ", card.quote))]
    elif card.kind is not FindingKind.MISSING:
        yield [Styled(card.quote)]
    if card.expected:
        yield _pattern(card.expected)


def _pattern(pattern: Pattern) -> Sequence[Styled]:
    return [Styled(chunk.shown, "bold") if chunk.slot else Styled(chunk.text) for chunk in pattern]


def _named(names: Sequence[ReleaseName]) -> str:
    if len(names) > _FEW:
        return f"{len(names)} other releases"
    return listing([name.name for name in names])


def _facts(release: ReleaseView, facts: FactTable, width: int) -> Iterator[Line]:
    if release.facts is None:
        return
    yield (Styled("Its names and figures", "heading"),)
    yield ()
    yield from facts_text.own(release.facts, facts, width)
    yield ()


def _values(values: Sequence[Filled], width: int) -> Iterator[Line]:
    if not values:
        return
    yield (Styled("What else it fills in", "heading"),)
    yield ()
    size = min(32, max(len(one_line(value.variable)) for value in values))
    for value in values:
        name = short(one_line(value.variable), size)
        words = [Styled(value.text)]
        if value.value is not None:
            words.append(Styled(f" = {value.value}"))
        more = f" and {plural(value.places - 1, 'place')} more" if value.places > 1 else ""
        words.append(Styled(f" · {value.spot}{more}", "dim"))
        yield from hanging([Styled(f"{name:<{size}}  ", "dim")], words, width)
    yield ()


def _typography(release: ReleaseView, width: int, *, verbose: bool) -> Iterator[Line]:
    number = len(release.typography)
    if not number:
        return
    yield (Styled("Typography", "heading"),)
    yield ()
    if verbose:
        for card in release.typography:
            yield from _card(card, width, marks=True)
            yield ()
        return
    differences = plural(number, "difference")
    yield (Styled(f"  {differences} of typography alone; --verbose lists them.", "dim"),)
