"""A check for readers, at a terminal or in a log: a line for each thing, and what explains it."""

from collections.abc import Iterator, Sequence

from hmicdiff.model.analysis import Level, Piece
from hmicdiff.model.drift import CheckedRelease, Drift, DriftKind, NewValue, State
from hmicdiff.model.text import spot
from hmicdiff.report.controls import one_line
from hmicdiff.report.drift.view import LEVELS, DriftView, Told, located
from hmicdiff.report.drift.words import is_whole
from hmicdiff.report.pieces import legible, ordered, touch
from hmicdiff.report.quoted import MARKS
from hmicdiff.report.terminal import Line, Page, Styled, hanging, short, wrap
from hmicdiff.report.wording import listing, plural

_INDENT = "    "
_FEW = 6
"""So many releases, or readings, are named; of more, their number is."""
_SEEN = 60
"""So many characters of the values so far are shown."""
_EDIT = 120
"""So many characters of a proposed edit are shown, unless all of it is wanted."""
_STYLES = {Level.ERROR: "dropped", Level.WARNING: "warning", Level.NOTE: "dim"}
_STATES = {
    State.UNCHANGED: ("unchanged", "unchanged"),
    State.RENAMED: ("has another name", "have other names"),
    State.CHANGED: ("changed", "changed"),
    State.FITS: ("new one fits", "new ones fit"),
    State.DEPARTS: ("new one departs", "new ones depart"),
    State.STRANGER: ("is of another family", "are of another family"),
    State.COPY: ("is a copy", "are copies"),
    State.VANISHED: ("vanished", "vanished"),
}
_AGAINST_TEMPLATE = {
    State.FITS: ("document fits", "documents fit"),
    State.DEPARTS: ("document does not fit", "documents do not fit"),
}
_ONLY_MESSAGE = (DriftKind.INCONSISTENT, DriftKind.VALUE)
"""What says its message in its first line."""


def present(view: DriftView, *, width: int | None = None) -> str:
    """Return the outcome of a check; `width` is in columns, by default the terminal's or 80."""
    page = Page(color=view.wanted.color, width=width)
    for told in view.counted:
        page.add([_head(told, view), *_below(told, view, page)])
    for told in view.accepted:
        page.add([_head(told, view)])
    page.add([()])
    for release in view.checked.releases:
        page.add(_new(release, view, page.width))
    page.add(_edits(view, page.width))
    page.add(_stale(view, page.width))
    page.add([()])
    for sentences in summary(view):
        page.add(_paragraph(sentences, page.width))
    return page.text()


def _head(told: Told, view: DriftView) -> Line:
    where = one_line(view.spot(told))
    level = "accepted" if told.accepted else told.level.value
    style = "dim" if told.accepted else _STYLES[told.level]
    return (
        Styled(f"{where}: ", "bold"),
        Styled(f"{level}: ", style),
        Styled(f"{told.head} "),
        Styled(f"[{told.id}]", "dim"),
    )


def _below(told: Told, view: DriftView, page: Page) -> Iterator[Line]:
    """Yield what explains a thing, as far as its first line does not."""
    drift = told.drift
    if drift is None:
        return
    width = page.width
    readable = bool(drift.pieces) and legible(drift.pieces)
    if drift.kind not in _ONLY_MESSAGE and not (drift.kind is DriftKind.CHANGED and readable):
        yield from _indented(drift.message, width)
    if readable:
        yield from _bar(_compared(drift.pieces, marks=page.marks), width)
    else:
        yield from _both(drift, width)
    for each in drift.evidence:
        release = view.by_id.get(each.release)
        place = view.wanted.place(release.source) if release else each.release
        at = located(place, each.line, each.where)
        yield from _indented(f'{at}: "{each.quote}"', width)
    if drift.releases:
        yield from _indented(f"so in {_named(drift.releases, view)}", width)


def _both(drift: Drift, width: int) -> Iterator[Line]:
    """Yield what is there, and what was there or should be, if the first line cuts it short."""
    before = drift.before if drift.before is not None else drift.expected
    if drift.kind in (DriftKind.RENAMED, DriftKind.VALUE, DriftKind.MOVED):
        before = None
    if before and one_line(before) == one_line(drift.quote):
        before = None  # they differ in space alone, which is not shown
    if is_whole(drift.quote) and is_whole(before):
        return
    if drift.quote:
        yield from _bar([Styled(drift.quote)], width)
    if before:
        lead = "was: " if drift.before is not None else "template: "
        yield from _bar([Styled(lead, "dim"), Styled(before)], width)


def _bar(words: Sequence[Styled], width: int) -> Iterator[Line]:
    for line in wrap(words, width - len(_INDENT) - 2):
        yield (Styled(_INDENT), Styled("│ ", "dim"), *line)


def _indented(text: str, width: int) -> Iterator[Line]:
    return hanging((), [Styled(text)], width, first=_INDENT)


def _paragraph(text: str, width: int) -> Iterator[Line]:
    return hanging((), [Styled(text)], width, first="")


def _compared(pieces: Sequence[Piece], *, marks: bool) -> list[Styled]:
    found: list[Styled] = []
    kept = ordered(pieces)
    for before, piece in zip([None, *kept], kept, strict=False):
        if before is not None and touch(before, piece):
            found.append(Styled(" "))
        opening, closing, style = MARKS.get(piece.op, ("", "", "plain"))
        text = f"{opening}{piece.text}{closing}" if marks and piece.text.strip() else piece.text
        found.append(Styled(text, style))
    return found


def _named(releases: Sequence[str], view: DriftView) -> str:
    if len(releases) > _FEW:
        return f"{len(releases)} releases"
    return listing([view.name(release) for release in releases])


def _new(release: CheckedRelease, view: DriftView, width: int) -> Iterator[Line]:
    """Yield what a new release fills in that none has, and which readings it uses.

    Of a copy only what it is a copy of is told.
    """
    if release.same_as is not None:
        place = one_line(view.wanted.place(release.source))
        original = one_line(view.wanted.place(release.same_as))
        yield (Styled(f"{place}: ", "bold"), Styled(f"has the same text as {original}"))
    if release.state not in (State.FITS, State.DEPARTS) or view.checked.template is not None:
        return
    fits = "fits" if release.state is State.FITS else "does not fit"
    place = one_line(view.wanted.place(release.source))
    yield (
        Styled(f"{place}: ", "bold"),
        Styled(f"{release.subject or release.id} is new and {fits}"),
    )
    for value in release.values:
        if not value.known or view.wanted.verbose:
            yield from _value(value, width)
    known = sum(value.known for value in release.values)
    if known and not view.wanted.verbose:
        yield from _indented(f"fills in {plural(known, 'value')} that others have too", width)
    if release.readings:
        count = len(release.readings)
        names = listing(release.readings) if count <= _FEW else plural(count, "passage")
        yield from _indented(f"uses another reading than the usual one: {names}", width)


def _value(value: NewValue, width: int) -> Iterator[Line]:
    new = "" if value.known else "new, "
    seen = short(value.seen, _SEEN)
    at = spot(value.line, value.where)
    text = f'{at}: {{{value.variable}}} is "{value.text}" ({new}so far {seen})'
    return hanging((), [Styled(text)], width, first=_INDENT, later=_INDENT + "  ")


def _edits(view: DriftView, width: int) -> Iterator[Line]:
    edits = view.checked.edits
    if not edits:
        return
    yield ()
    yield from _paragraph("The smallest change of the template that would make it fit:", width)
    shown = edits if view.wanted.verbose else edits[:_FEW]
    for edit in shown:
        what = one_line(edit.what) if view.wanted.verbose else short(one_line(edit.what), _EDIT)
        anew = f"; reads {plural(edit.releases, 'known release')} anew" if edit.releases else ""
        text = f"{what} [{edit.id}] explains {listing(edit.explains)}{anew}"
        yield from hanging((), [Styled(text)], width, first="  - ", later=_INDENT)
    if len(edits) > len(shown):
        yield from _indented(f"and {len(edits) - len(shown)} more, with --verbose", width)


def _stale(view: DriftView, width: int) -> Iterator[Line]:
    if not view.checked.stale:
        return
    yield ()
    yield from _paragraph("Accepted, and no longer there (--update takes these out):", width)
    for entry in view.checked.stale:
        words = f' "{short(entry.quote, _SEEN)}"' if entry.quote else f" {entry.passage}"
        text = f"{view.name(entry.release)}: {entry.kind}{words} [{entry.id}]"
        yield from hanging((), [Styled(text)], width, first="  - ", later=_INDENT)


def summary(view: DriftView) -> list[str]:
    """Return what has become of it all, as a few sentences each."""
    return [
        " ".join(filter(None, sentences))
        for sentences in (
            (_counts(view), _verdict(view)),
            (_accepted(view), _hidden(view), _skipped(view), _unseen(view)),
            (_next(view),),
        )
        if any(sentences)
    ]


def _counts(view: DriftView) -> str:
    words = _STATES if view.checked.template is None else _AGAINST_TEMPLATE
    states = [f"{count} {words[state][count != 1]}" for state, count in view.states.items()]
    if view.checked.template is not None:
        beside = f"the template {one_line(view.checked.template)}"
    else:
        beside = f"a baseline of {plural(view.checked.known, 'release')}"
    return f"Against {beside}: {listing(states) or 'nothing is there'}."


def _verdict(view: DriftView) -> str:
    if not view.counted:
        return f"Nothing {'that counts ' if view.hidden or view.accepted else ''}has drifted."
    levels = [told.level for told in view.counted]
    found = [
        plural(levels.count(level), level.value) for level in reversed(Level) if level in levels
    ]
    return f"{listing(found)}."


def _accepted(view: DriftView) -> str:
    return f"{len(view.accepted)} accepted and not counted." if view.accepted else ""


def _hidden(view: DriftView) -> str:
    if not view.hidden:
        return ""
    least = next(level for level in LEVELS if any(told.level is level for told in view.hidden))
    below = f"below --min-level {view.wanted.min_level.value} not shown"
    return f"{len(view.hidden)} {below}; --min-level {least.value} shows all."


def _unseen(view: DriftView) -> str:
    unseen = view.checked.unseen
    if not unseen:
        return ""
    were = "was" if unseen == 1 else "were"
    return f"{plural(unseen, 'known release')} {were} not asked for."


def _skipped(view: DriftView) -> str:
    skipped = [one_line(source) for source, _ in view.checked.skipped]
    return f"Skipped: {listing(skipped)}." if skipped else ""


def _next(view: DriftView) -> str:
    gone = [release.id for release in view.checked.releases if release.state is State.VANISHED]
    forget = [
        f"What is gone stays known until --forget names it: --forget {release}. "
        "A file that stands elsewhere is found if it is named, too."
        for release in gone[:1]
    ]
    if any(not told.drift or told.drift.kind is not DriftKind.VANISHED for told in view.counted):
        accept = "To accept all of it: --update; a part of it: --accept with an id or a release."
        return " ".join([accept, *forget])
    if view.counted:
        return " ".join(forget)
    if view.checked.template is not None:
        return ""
    if any(release.state is State.FITS for release in view.checked.releases):
        return "--update adds what is new to the baseline."
    return ""
