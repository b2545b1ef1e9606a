"""Words of releases and of the template as HTML: escaped, isolated, what steers made visible.

A page has tens of thousands of them, and a template engine is slow at what is so small.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from markupsafe import Markup, escape

from hmicdiff.model.analysis import Op
from hmicdiff.report.cards import Change, Chunk, Pattern
from hmicdiff.report.collation import Holders
from hmicdiff.report.controls import visible
from hmicdiff.report.names import ReleaseName, variable_anchor
from hmicdiff.report.noun import Noun
from hmicdiff.report.runs import Run

_MANY = 12
"""Of more releases that hold one reading the rest are counted."""
_TAGS: Mapping[Op | None, tuple[str, str]] = {
    Op.ADDED: ("<ins>", "</ins>"),
    Op.DROPPED: ("<del>", "</del>"),
    Op.FILLED: ('<span class="fill">', "</span>"),
    None: ('<span class="gap-only">', "</span>"),
}
_QUOTE = re.compile("([\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}])")
_TEMPLATES = re.compile(r"\bthe template's(?=[.;,]|$)")
_RELEASES = re.compile(r"\breleases?\b")


class Marker:
    """Marks up words for one page."""

    def __init__(self, href: Callable[[str], str]) -> None:
        """Take how the page links to a fragment."""
        self._href = href
        self._links: dict[str, str] = {}

    def link(self, name: ReleaseName) -> Markup:
        """Return a release's name as a link to what it says of its own."""
        return _safe(self._link(name))

    def links(self, names: Sequence[ReleaseName], most: int = 12) -> Markup:
        """Return releases as links; of many, the first and how many more."""
        told = ", ".join(map(self._link, names[:most]))
        more = len(names) - most
        return _safe(f"{told} and {more} more" if more > 0 else told)

    def holders(self, held: Holders) -> Markup:
        """Return who says something, in the shorter of two ways."""
        if held.all:
            return _safe(f"all {held.number}")
        names = self.links(held.names, _MANY)
        return _safe(f"{held.number} documents, all but {names}" if held.inverted else names)

    def slotted(self, words: Pattern) -> Markup:
        """Return the template's words, each slot as a link to its values."""
        return _safe(
            "".join(
                f'<a class="chip" href="{self._target(variable_anchor(one.text))}">'
                f"{_text(one.text)}</a>"
                if one.slot
                else _text(one.text)
                for one in words
            )
        )

    def text(self, runs: Iterable[Run]) -> Markup:
        """Return the full text of a release, its sentences marked by what they are."""
        return _safe("".join(self._run(run) for run in runs))

    def _link(self, name: ReleaseName) -> str:
        if name.id not in self._links:
            self._links[name.id] = (
                f'<a href="{self._target(name.anchor)}"><bdi>{_text(name.name)}</bdi></a>'
            )
        return self._links[name.id]

    def _target(self, fragment: str) -> str:
        return str(escape(self._href(fragment)))

    def _run(self, run: Run) -> str:
        gaps = "".join(
            f'<a class="gap" href="{self._target(card.anchor)}" aria-label="missing here">'
            "\N{MINUS SIGN}</a>"
            for card in run.lacks
        )
        if run.anchor is None:
            return gaps + _text(run.text)
        words = "".join(
            _text(one.text) if one.variable is None else f"<u>{_text(one.text)}</u>"
            for one in run.stretches
        )
        opened = f'class="s {run.state}" id="{escape(run.anchor)}"'
        if run.finding is None:
            return f"{gaps}<span {opened}>{words}</span>"
        return f'{gaps}<a {opened} href="{self._target(run.finding)}">{words}</a>'


def in_script(json: str) -> str:
    """Return JSON as the text of a script element: nothing in it can end that."""
    return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def pattern(words: Pattern) -> Markup:
    """Return the template's words with its slots."""
    return _safe(_pattern(words))


def changes(changed: Iterable[Change]) -> Markup:
    """Return a comparison word by word."""
    told: list[str] = []
    for one in changed:
        before, after = _TAGS.get(one.op, ("", ""))
        told.append(f"{before}{_pattern(one.words)}{after}")
    return _safe("".join(told))


def told(message: Pattern, noun: Noun, *, given: bool = False) -> Markup:
    """Return what is told of a finding, in the word for these documents; quotes stay."""
    depth, made = 0, []
    for chunk in message:
        if chunk.slot:
            made.append(chunk)
            continue
        words = ""
        for part in _QUOTE.split(chunk.text):
            depth = max(0, depth + (part == "\N{LEFT DOUBLE QUOTATION MARK}"))
            depth = max(0, depth - (part == "\N{RIGHT DOUBLE QUOTATION MARK}"))
            words += part if depth else _plain(part, noun, given=given)
        made.append(Chunk(words, slot=False))
    return pattern(tuple(made))


def _plain(words: str, noun: Noun, *, given: bool) -> str:
    """Call the documents by their name, and the words of most the usual ones."""
    called = _RELEASES.sub(lambda one: _called(one[0], noun), words)
    return called if given else _TEMPLATES.sub("the usual words", called)


def _called(word: str, noun: Noun) -> str:
    return noun.many if word.endswith("s") else noun.one


def sides(changed: Iterable[Change]) -> Markup:
    """Return the words of one side of a comparison, its own marked, its slots as blanks."""
    told: list[str] = []
    for one in changed:
        for chunk in one.words:
            if chunk.slot:
                told.append('<span class="blank">___</span>')
            elif one.op in (Op.ADDED, Op.DROPPED) and chunk.text.strip():
                told.append(_set_apart(chunk.text))
            else:
                told.append(_text(chunk.text))
    return _safe("".join(told))


def _set_apart(words: str) -> str:
    core = words.strip()
    before, _, after = words.partition(core)
    return f'{before}<mark class="differs">{_text(core)}</mark>{after}'


def _pattern(words: Pattern) -> str:
    return "".join(
        f'<span class="chip">{_text(one.shown.strip("{}"))}</span>' if one.slot else _text(one.text)
        for one in words
    )


def _text(text: str) -> str:
    return str(escape(visible(text)))


def _safe(markup: str) -> Markup:
    return Markup(markup)  # noqa: S704 - every text in it went through escape
