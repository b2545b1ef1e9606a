"""The report as Markdown: every value is escaped unless the template says otherwise."""

import re
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from hmicdiff.model.analysis import Analysis, Op
from hmicdiff.report.cards import Change, Chunk, Pattern
from hmicdiff.report.collation import Holders
from hmicdiff.report.controls import one_line
from hmicdiff.report.facts import NO_TABLE, NOT_FOUND
from hmicdiff.report.names import ReleaseName
from hmicdiff.report.templated import environment
from hmicdiff.report.view import View, build_view
from hmicdiff.report.wording import listing

_MEANS = re.compile(r"[\\`*_{}\[\]<>|~&$#]|(?<=:)//|(?<=www)\.")
"""What has a meaning anywhere in a line, in CommonMark or in the dialects of code hosts."""
_LEADS = re.compile(r"^(?:[-+=>:]|\d+(?=[.)]))")
"""What has a meaning at the start of a line."""
_MOST = 12
"""Links to more releases would push what is told off the screen."""
_MARKS: Mapping[Op | None, str] = {Op.ADDED: "**", Op.DROPPED: "~~"}


class Ready(str):
    """Text that is Markdown already."""

    __slots__ = ()


def escape(text: str) -> Ready:
    """Return text so that Markdown shows it as it is, on one line."""
    line = _MEANS.sub(_escaped, one_line(text))
    return Ready(_LEADS.sub(_quoted_lead, line))


def _quoted_lead(found: re.Match[str]) -> str:
    lead = found[0]
    # A number is not escaped itself, the stop after it is: "1\." and not "\1.".
    return f"{lead}\\" if lead.isdigit() else f"\\{lead}"


def code(text: str) -> Ready:
    """Return text as a code span, fenced by more backticks than it holds in a row."""
    line = one_line(text).replace("|", "¦")
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    return Ready(f"{fence} {line} {fence}" if "`" in line else f"{fence}{line}{fence}")


def pattern(chunks: Pattern) -> Ready:
    """Return the template's words, its slots as code."""
    return _pattern(chunks, lambda slot: f"{{{slot.text}}}")


def blanked(chunks: Pattern) -> Ready:
    """Return the template's words beside what a release says: slots as a reader is shown them."""
    return _pattern(chunks, lambda slot: slot.shown)


def _pattern(chunks: Pattern, name: Callable[[Chunk], str]) -> Ready:
    """Return the template's words, its slots as code with the `name` that each has."""
    return Ready(
        "".join(code(name(chunk)) if chunk.slot else _marked(chunk.text, "") for chunk in chunks)
    )


def lines(quote: str) -> Ready:
    """Return a quote with its line ends, for an item of a list."""
    return Ready("\\\n   ".join(escape(line) for line in quote.splitlines()))


def diff(changes: Sequence[Change]) -> Ready:
    """Return a comparison word by word: the template's words struck out, the release's bold."""
    return Ready("".join(_marked(one.shown, _MARKS.get(one.op, "")) for one in changes))


def links(names: Sequence[ReleaseName], beside: int = 0) -> Ready:
    """Return releases as links to their sections; of many, the first and how many more.

    `beside` of them are not among the names.
    """
    shown = [f"[{escape(name.name)}](#{quote(name.anchor)})" for name in names[:_MOST]]
    more = len(names) - len(shown) + beside
    return Ready(listing([*shown, f"{more} more"] if more else shown))


def holders(held: Holders) -> Ready:
    """Return who says something, in the shorter of two ways."""
    if held.all:
        return Ready(f"all {held.number}")
    if held.inverted:
        return Ready(f"{held.number} releases, all but {links(held.names)}")
    return links(held.names)


def _marked(text: str, mark: str) -> str:
    """Put the marks around the words and leave the space outside."""
    core = text.strip()
    if not core:
        return " " if text else ""
    lead = " " if text[0].isspace() else ""
    trail = " " if text[-1].isspace() else ""
    # What follows a mark is not at the start of a line.
    return f"{lead}{mark}{_MEANS.sub(_escaped, one_line(core))}{mark}{trail}"


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _finalize(value: object) -> object:
    return value if isinstance(value, Ready) or not isinstance(value, str) else escape(value)


def present(analysis: Analysis, *, color: bool = False) -> str:  # noqa: ARG001 - as all presenters
    """Return the report as Markdown."""
    return _page("report.md.jinja", build_view(analysis), diff=diff, lines=lines, blanked=blanked)


def facts(analysis: Analysis) -> str:
    """Return the facts table alone as Markdown."""
    return _page("facts.md.jinja", build_view(analysis), nothing=NO_TABLE)


def _page(template: str, view: View, **more: object) -> str:
    page = environment(_finalize).get_template(template)
    text = page.render(
        view=view,
        code=code,
        pattern=pattern,
        links=links,
        holders=holders,
        raw=Ready,
        not_found=Ready(f"*{NOT_FOUND}*"),
        **more,
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"
