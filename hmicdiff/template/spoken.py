"""From sentences with their places in the template to the values of a release."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from hmicdiff.structs import Struct
from hmicdiff.template.layout import Blank, LaidReading, Layout
from hmicdiff.template.order import in_order
from hmicdiff.template.surface import newline_of
from hmicdiff.template.values import Own, Said, Values

Plain = Callable[[str], str]


class Spoken(Struct, frozen=True):
    """A sentence and what it says of the template."""

    start: int
    end: int
    passage: str | None
    """`None` where it says nothing of it."""
    reading: str | None = None
    """The reading's letter; `None` where no reading has its words."""
    texts: tuple[str, ...] = ()
    """What fills the blanks of the reading."""


def plain_for(text: str) -> Plain:
    """Return what turns the line ends of `text`, if they are all alike, to line feeds."""
    newline = newline_of(text)
    if newline == "\n":
        return lambda piece: piece
    return lambda piece: piece.replace(newline, "\n")


def placed(layout: Layout, spoken: Sequence[Spoken]) -> frozenset[int]:
    """Choose the sentences that say a passage of the template in its place, once."""
    links = [
        (at, layout.at[each.passage], each.end - each.start)
        for at, each in enumerate(spoken)
        if each.passage is not None
    ]
    return frozenset(links[at][0] for at in in_order(links))


def values_of(layout: Layout, release: str, text: str, spoken: Sequence[Spoken]) -> Values:
    """Return the values with which the template `layout` gives `text` again."""
    plain = plain_for(text)
    tell = _Teller(layout, _variables(layout, spoken, plain), plain)
    here = placed(layout, spoken)
    passages: dict[str, Said] = {}
    own: list[Own] = []
    after: str | None = None
    last = 0
    for at, each in enumerate(spoken):
        before, words = plain(text[last : each.start]), plain(text[each.start : each.end])
        last = each.end
        if at in here and each.passage is not None:
            after = each.passage
            passages[after] = tell.said(each, before, words)
        else:
            own.append(Own(after, before, words, each.passage))
    end = plain(text[last:])
    return Values(
        release=release,
        variables=tell.variables,
        passages=passages,
        own=tuple(own),
        end=None if end == layout.end else end,
        newline=newline_of(text),
    )


def _variables(layout: Layout, spoken: Sequence[Spoken], plain: Plain) -> dict[str, str]:
    """Return for each variable the text that it has most often."""
    uses: dict[str, Counter[str]] = {}
    for each in spoken:
        reading = _reading(layout, each)
        if reading is not None:
            for blank, text in zip(reading.blanks, each.texts, strict=True):
                uses.setdefault(blank.variable, Counter())[" ".join(plain(text).split())] += 1
    return {
        variable: max(texts, key=lambda text: (bool(text), texts[text]))
        for variable, texts in sorted(uses.items())
    }


def _reading(layout: Layout, each: Spoken) -> LaidReading | None:
    if each.passage is None or each.reading is None:
        return None
    return layout.passages[layout.at[each.passage]].by_letter[each.reading]


class _Teller(Struct, frozen=True):
    """Tells of the sentences of one release no more than the template does not say."""

    layout: Layout
    variables: Mapping[str, str]
    plain: Plain

    def said(self, each: Spoken, before: str, words: str) -> Said:
        """Tell how a sentence says its passage."""
        passage = self.layout.passages[self.layout.at[each.passage or ""]]
        usual = None if before == passage.before else before
        reading = _reading(self.layout, each)
        if reading is None:
            return Said(passage.readings[0].letter, before=usual, written=words)
        blanks = reading.blanks
        texts = {b.key: self.plain(text) for b, text in zip(blanks, each.texts, strict=True)}
        if reading.filled(texts) == words:
            values = _otherwise(blanks, texts, self.variables)
            return Said(reading.letter, values, usual)
        flat = {key: " ".join(text.split()) for key, text in texts.items()}
        return Said(reading.letter, _otherwise(blanks, flat, self.variables), usual, words)


def _otherwise(
    blanks: Sequence[Blank], texts: Mapping[str, str], variables: Mapping[str, str]
) -> dict[str, str]:
    """Return what fills blanks with other words than the variable has."""
    found: dict[str, str] = {}
    for blank in sorted(blanks, key=lambda blank: blank.key != blank.variable):
        usual = found.get(blank.variable, variables[blank.variable])
        if texts[blank.key] != usual:
            found[blank.key] = texts[blank.key]
    return found
