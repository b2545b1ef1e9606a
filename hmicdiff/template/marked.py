"""What the marks of a template come to: its text with names in braces, and what is optional."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from hmicdiff.align.kinds import Words, kind_of, low
from hmicdiff.infer.form import CHOICE, Blank, Form, fitted, form_of
from hmicdiff.infer.slots import UNNAMED
from hmicdiff.model.text import Corpus, Release, Span, Wording
from hmicdiff.read.normalize import norms
from hmicdiff.structs import Struct, field, replace
from hmicdiff.template.marks import Mark, Sense

_BLOCK_END = re.compile(r"\n[^\S\n]*\n")
_DOUBT = "doubt_"
_SEVERAL = 3
"""What so many releases have as it stands none of them has forgotten to fill in."""
_EXAMPLES = 3
"""So many are shown in a notice, to know by."""
_STOPS = (".", "!", "?")
_APOSTROPHE = re.compile("\\s*['\u2018\u2019\u02bc]")


Decision = Callable[[Mark], Mark | None]
"""Makes of a doubtful mark what it is; nothing if it is text."""


class Marked(Struct, frozen=True):
    """A template that a person wrote, as one that releases are held against."""

    text: str
    """With names in braces for what is filled in, and without what is said to its user."""
    optional: tuple[Span, ...]
    blanks: dict[str, Blank]
    """What may fill some of the blanks."""
    told: tuple[str, ...]
    """What was taken for blanks, and what for optional."""
    doubts: dict[str, int] = field(default_factory=dict)
    """By their names in the text, the numbers of the marks that are in doubt."""
    marks: tuple[Mark, ...] = ()
    source: str = ""
    """The text with the marks."""


def marked(text: str, found: Sequence[Mark]) -> Marked:
    """Return a text with names in braces for its marks.

    What is in doubt is left open: what fills it tells.
    """
    made = _Writing(text)
    blanks: dict[str, Blank] = {}
    doubts: dict[str, int] = {}
    last = 0
    for number, mark in enumerate(found):
        if mark.start < last:
            continue
        if mark.sense is Sense.OPTION and mark.inline:
            name = f"{CHOICE}{mark.name or number}"
            inside = text[mark.inside.start : mark.inside.end].rstrip()
            stop = inside[-1] if inside[-1:] in _STOPS else ""
            made.put(mark.start, mark.end, f"{{{name}}}{stop}")
            blanks[name] = Blank(empty=True, form=_form_in(text, mark, found))
            last = mark.end
        elif mark.sense is Sense.OPTION:
            made.skip(mark.start, mark.inside.start)
            made.later(mark.inside.end, mark.end)
        elif mark.sense is Sense.BLANK or mark.sense is Sense.DOUBT:
            name = _name(mark, number)
            made.put(mark.start, mark.end, f"{{{name}}}")
            if mark.sense is Sense.DOUBT:
                doubts[name] = number
                blanks[name] = Blank(empty=True)
            elif mark.choices or mark.empty:
                blanks[name] = Blank(mark.choices or None, empty=mark.empty)
        else:
            made.put(mark.start, mark.end, "")
    return Marked(
        text=made.text(),
        optional=tuple(_optional(text, found, made)),
        blanks=blanks,
        told=tuple(_told(text, found)),
        doubts=doubts,
        marks=tuple(found),
        source=text,
    )


def _form_in(text: str, mark: Mark, found: Iterable[Mark]) -> Form:
    """Return the words that may be left out, with what is left open in them."""
    start = mark.inside.start
    inner = [
        replace(each, start=each.start - start, end=each.end - start)
        for each in found
        if start <= each.start
        and each.end <= mark.inside.end
        and each.sense in (Sense.BLANK, Sense.DOUBT)
    ]
    within = marked(text[start : mark.inside.end], inner)
    # the last stop ends the sentence, not only what may be left out of it
    return form_of(norms(within.text), within.blanks)


def _name(mark: Mark, number: int) -> str:
    if mark.sense is Sense.DOUBT:
        return f"{_DOUBT}{number}"
    if mark.choices:
        return f"{CHOICE}{mark.name}" if mark.name else f"{CHOICE}{number}"
    # two lines to write on are no more than that of one name: what fills them tells
    return mark.name or f"{UNNAMED}{number}"


class _Writing:
    """A text with pieces of it replaced, that knows where what is kept has come to stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._edits: list[tuple[int, int, str]] = []

    def put(self, start: int, end: int, words: str) -> None:
        """Write words in the place of others."""
        self._edits.append((start, end, words))

    def skip(self, start: int, end: int) -> None:
        """Leave words out."""
        self.put(start, end, "")

    later = skip

    def text(self) -> str:
        """Return the text."""
        written, last = "", 0
        for start, end, words in sorted(self._edits):
            written += self._text[last:start] + words
            last = max(last, end)
        return written + self._text[last:]

    def at(self, offset: int) -> int:
        """Return where in the text stands what stood at an offset."""
        moved = offset
        for start, end, words in self._edits:
            if end <= offset:
                moved += len(words) - (end - start)
            elif start < offset:
                moved += len(words) - (offset - start)
        return moved


def _optional(text: str, found: Iterable[Mark], made: _Writing) -> Iterable[Span]:
    """Yield what may be left out, in the text that is made."""
    for mark in found:
        if mark.sense is Sense.OPTION and not mark.inline:
            yield Span(made.at(mark.inside.start), made.at(mark.inside.end))
        elif mark.sense is Sense.LABEL:
            start, end = _block(text, mark)
            yield Span(made.at(start), made.at(end))
        elif mark.empty and not (text[: mark.start].rpartition("\n")[2]).strip():
            yield Span(made.at(mark.start), made.at(mark.end))


def _block(text: str, mark: Mark) -> tuple[int, int]:
    """Return the block that a mark stands in; the next one if there is nothing else in it."""
    starts = [0, *(match.end() for match in _BLOCK_END.finditer(text)), len(text) + 1]
    for start, end in pairwise(starts):
        alone = not (text[start : mark.start] + text[mark.end : end]).strip(" \n.*#")
        if start <= mark.start < end and not alone:
            return start, end
        if mark.end <= start:
            return start, end
    return mark.start, mark.end


def settled(trial: Marked, spoken: Release, releases: Corpus) -> list[Mark]:
    """Return the marks, each doubt decided by what the releases have in its place.

    `spoken` is the text of the `trial`, read like a release.
    """
    filled: dict[str, list[Words]] = {name: [] for name in trial.doubts}
    cut, proven = fitted(releases, spoken, trial.blanks)
    for (at, number), sentence in proven:
        theirs = spoken.sentences[sentence].wording.norms
        form = form_of(theirs, trial.blanks)
        own = cut.releases[at].sentences[number].wording.norms
        names = [
            theirs[span[0] + 1]
            for part, span in zip(form.parts, form.spans, strict=True)
            if isinstance(part, Blank)
        ]
        for name, (a, b) in zip(names, form.fillings(own) or (), strict=False):
            if name in filled:
                filled[name].append(own[a:b])
    seen: defaultdict[str, list[Words]] = defaultdict(list)
    for name, number in trial.doubts.items():
        seen[_written(trial, number)] += filled[name]
    senses = _senses(trial, seen)
    decided: list[Mark] = []
    for number, mark in enumerate(trial.marks):
        doubtful = mark.sense is Sense.DOUBT
        one = senses.get(_written(trial, number), _as_blank)(mark) if doubtful else mark
        decided += [one] if one is not None else []
    return decided


def _written(trial: Marked, number: int) -> str:
    mark = trial.marks[number]
    return " ".join(trial.source[mark.start : mark.end].casefold().split())


def _senses(trial: Marked, seen: Mapping[str, list[Words]]) -> dict[str, Decision]:
    """Return what each doubtful bracket is; the same words in brackets are always the same."""
    found: dict[str, Decision] = {}
    unsure: list[str] = []
    for number in trial.doubts.values():
        written = _written(trial, number)
        choices = trial.marks[number].choices
        decision = _decided(low(norms(written)), choices, seen[written])
        found[written] = decision or _as_text
        if decision is None:
            unsure.append(written)
    # where brackets are blanks wherever it can be told, one that is filled with words is another
    told = {found[each] for each in found if each not in unsure}
    blanks = {found[each] for each in found if found[each] is _as_blank}
    named = [m for m in trial.marks if m.sense is Sense.BLANK and trial.source[m.start] == "["]
    if not {_as_choice, _as_text} & told and (blanks or named):
        found |= {each: _as_blank for each in unsure if any(seen[each])}
    return found


def _as_blank(mark: Mark) -> Mark | None:
    return replace(mark, sense=Sense.BLANK, choices=frozenset())


def _as_choice(mark: Mark) -> Mark | None:
    return replace(mark, sense=Sense.BLANK, empty=len(mark.choices) == 1)


def _as_text(mark: Mark) -> Mark | None:
    del mark
    return None


def without_text(text: str, found: Iterable[Mark], releases: Corpus) -> list[Mark]:
    """Return the marks less the brackets that most releases have as they stand: these are text.

    One in capitals that one or two releases have may have been left open by them.
    """
    said = [" ".join(release.text.split()) for release in releases.releases]
    few = len(said) < _SEVERAL

    def is_text(mark: Mark) -> bool:
        verbatim = " ".join(text[mark.start : mark.end].split())
        return (
            not mark.sure
            and text[mark.start] == "["
            and not (few and verbatim.isupper())
            and 2 * sum(verbatim in each for each in said) > len(said)
        )

    return [mark for mark in found if not is_text(mark)]


def _decided(
    verbatim: Words, choices: frozenset[Words], filled: Sequence[Words]
) -> Decision | None:
    """Return what a doubtful bracket is, by what fills it; `None` if that does not tell."""
    said = [low(words) for words in filled]
    if said and 2 * said.count(verbatim) >= len(said):
        return _as_text
    if any(words in choices or (len(choices) == 1 and not words) for words in said):
        return _as_choice
    others = {words for words in said if words and words != verbatim}
    # one that has no other to be compared with has to look like a value
    values = any(kind_of(words) or words[0][:1].isupper() for words in filled if words)
    return _as_blank if len(others) > 1 or values else None


def _told(text: str, found: Sequence[Mark]) -> Iterable[str]:
    """Say in a sentence what was taken for what; nothing where there was nothing."""
    blanks = [mark for mark in found if mark.sense is Sense.BLANK and not mark.choices]
    choices = [mark for mark in found if mark.sense is Sense.BLANK and mark.choices]
    options = [mark for mark in found if mark.sense in (Sense.OPTION, Sense.LABEL)]
    remarks = [mark for mark in found if mark.sense is Sense.REMARK]
    said = []
    if blanks:
        places = "1 place" if len(blanks) == 1 else f"{len(blanks)} places"
        said.append(f"leaves {places} open, as {_examples(text, blanks)}")
    if choices:
        said.append(f"it gives a choice of words in {len(choices)}, as {_examples(text, choices)}")
    if options:
        said.append(f"{len(options)} of its parts may be left out")
    if remarks:
        were = "1 remark to whoever uses it was" if len(remarks) == 1 else f"{len(remarks)} remarks"
        said.append(f"{were}{'' if len(remarks) == 1 else ' to whoever uses it were'} left out")
    if said:
        begins = "The template " if said[0].startswith("leaves") else "Of the template: "
        yield f"{begins}{'; '.join(said)}."


def _examples(text: str, found: Sequence[Mark]) -> str:
    shown = dict.fromkeys(" ".join(text[mark.start : mark.end].split()) for mark in found)
    return ", ".join(list(shown)[:_EXAMPLES])


def with_possessives(wording: Wording) -> Wording:
    """Return a sentence in which the mark of a possessive is one behind a blank, too."""
    made = list(wording.norms)
    for at in range(1, len(made)):
        before = wording.text[wording.spans[at - 1][1] : wording.spans[at][0]]
        if made[at] == "s" and made[at - 1] == "}" and _APOSTROPHE.fullmatch(before):
            made[at] = "'s"
    return replace(wording, norms=tuple(made))
