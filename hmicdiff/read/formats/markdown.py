"""Markdown: the text that a page made of it would have. The only module that knows the parser."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from hmicdiff.model.text import Note
from hmicdiff.read.conventions import ITEM
from hmicdiff.read.decode import decode
from hmicdiff.read.formats.directives import without_directives
from hmicdiff.read.formats.document import (
    COMMANDS,
    FIELD_BEGINS,
    FIELD_ENDS,
    FIELD_NAMED,
    SETTINGS,
    DamagedError,
    Document,
    Front,
    Setting,
    Settings,
    by_paragraph,
    compose,
    dropped,
)
from hmicdiff.read.formats.html import parts_of
from hmicdiff.read.formats.lines import by_line
from hmicdiff.read.labels import is_field
from hmicdiff.read.wraps import margin
from hmicdiff.structs import replace

_FRONT = re.compile(
    r"\s*(?:---[^\S\n]*\n((?:[^\n]*\n)*?)(?:---|\.\.\.)|\+\+\+[^\S\n]*\n((?:[^\n]*\n)*?)\+\+\+)"
    r"[^\S\n]*(?:\n|$)"
)
"""Settings as YAML or as TOML."""
_SETTING = re.compile(r"""^["']?[\w.-][\w. -]{0,60}["']?\s*[:=]""", re.MULTILINE)
_FOLDED = r"(?:\n[^\S\n]+(?!-[^\S\n]|[\w-]+:)\S[^\n]*)*"
"""The lines that a value goes on in: further in than its key, and neither a list nor a table."""
_QUOTED = r"\"[^\"\n]+(?:\n(?!---)[^\"\n]+){1,9}\""
"""A value in quotes that goes on in the next lines wherever they begin."""
_HEADED = re.compile(
    r"""^title[^\S\n]*[:=][^\S\n]*"""
    rf"""("(?:\\.|[^"\\\n])+\\?{_FOLDED}"|'(?:''|[^'\n])+{_FOLDED}'|[^\s"'>|#\[{{][^\n]*?{_FOLDED})"""
    r"[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""The title of a text, which its page has over it."""
_ENTRY = re.compile(
    r"^([^\W\d_][\w -]{0,40})[^\S\n]*[:=]"
    rf"(?:[^\S\n]+({_QUOTED}|\S[^\n]*{_FOLDED})|[^\S\n]*((?:\n[^\S\n]*- [^\n:]+)+))$",
    re.MULTILINE,
)
"""A setting: its key, and its value on the same line or as a list in the next ones."""
_MARKED = re.compile(r"[|>&*{\[]")
"""What a program reads as more than words: a text of several lines, a table."""
_ESCAPE = re.compile(
    r"\\(?:x([\dA-Fa-f]{2})|u([\dA-Fa-f]{4})|U(00(?:0[\dA-Fa-f]|10)[\dA-Fa-f]{4})|(\n\s*)|(\W)|(\w))"
)
"""What YAML and TOML have in double quotes for a character; one before a line's end joins lines."""
_SPACES = frozenset("_NLPntrvf")
"""The letters that stand for a space or a line's end."""
_HEAD = 3
"""A title that stands among so many lines at the beginning stands over the text already."""
_NOTHING = frozenset(("", "null", "~"))
_MARKUP = re.compile(r"[!-/:-@\[-`{-~]")
_LINK_TO_FILE = re.compile(r"\]\(([^()<>\n\"' ]+(?: [^()<>\n\"' ]+)+\.(?:md|html?|pdf))\)")
"""A link to a file with spaces in its name: many programs take it for one, though no standard does.
"""
_BEFORE_ROW = " \t>*+-"
_OPENING = re.compile(r"<([A-Za-z][\w-]*)[^<>]*(?<!/)>")
_CLOSING = re.compile(r"</([A-Za-z][\w-]*)")
_FIELD = re.compile(r"<{1,2}[^\S\n]*([^\W\d_][\w '\u2019/-]{0,60}?)[^\S\n]*>{1,2}")
"""What is a name in a template, and an element of a page in any other text."""
_VOID = frozenset("br hr img input link meta wbr col area source track p li td tr th".split())
"""Elements that end by themselves."""
_ELEMENTS = frozenset(
    "a abbr address article aside audio b base bdi bdo big blockquote body button canvas caption "
    "center cite code colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset "
    "figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hgroup html i iframe ins kbd "
    "label legend main map mark menu meter nav noscript object ol optgroup option output p picture "
    "pre progress q rp rt ruby s samp script search section select slot small span strike strong "
    "style sub summary sup svg table tbody template textarea tfoot thead time title tt u ul var "
    "video".split()
)
"""Other elements of HTML, of today and of old."""
_BRACKETED = re.compile(r"<([A-Za-z][\w-]*)>")
_DEEPEST = 200
"""Deeper than any text is nested; there the parser would leave out what follows."""


def read(data: bytes, settings: Settings) -> Document:
    """Read Markdown (CommonMark and tables).

    Of settings at its head the title is kept, as its first heading; the rest is left out, and
    noted. Places are lines of the file, or paragraphs where these cannot be told.
    """
    decoded = decode(data, settings.encoding)
    text, front = _without_front(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    if settings.fields:
        closed = set(_CLOSING.findall(text)) | _VOID
        text = _FIELD.sub(lambda match: _as_field(match, closed), text)
    text, commands = (text, "") if settings.fields else without_directives(text)
    text = _LINK_TO_FILE.sub(r"](<\1>)", text)
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    found: dict[str, Any] = {}
    tokens = parser.parse(text, found)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        raise DamagedError(f"is nested deeper than {_DEEPEST} levels: save it as .txt")
    _keep_lines(text, tokens)
    ended = _closed(tokens)
    _keep_words(tokens, ended)
    parts, unseen = parts_of(parser.renderer.render(tokens, parser.options, found))
    notes: tuple[Note, ...] = (dropped(SETTINGS, front),) if front else ()
    notes += (dropped(COMMANDS, commands),) if commands else ()
    notes += (*unseen, *_unused(found, tokens), *_beyond(text.split("\n"), tokens))
    notes += tuple(dropped("tag", tag) for tag in _open_tags(tokens, ended))
    document = compose(by_paragraph(parts), (*decoded.notes, *notes), decoded.encoding)
    if front:
        # no setting is what the text is called
        titled = bool(tokens) and tokens[0].type == "heading_open"
        at = document.text.find("\n\n") + 1 if titled else 0
        told = tuple(_told(front, decoded.text))
        document = replace(document, front=Front(front, at or len(document.text), told))
    return by_line(document, decoded.text)


def _keep_lines(text: str, tokens: Sequence[Token]) -> None:
    """Let lines end on the page, too, where more than the width of the text ended them.

    The next word would have fitted in a letterhead or an address; or both lines begin with labels;
    or it is a list marker that Markdown does not know, "\u2022" or "a)".
    """
    width = margin(text)
    lines = text.split("\n")
    for token in tokens:
        at = token.map[0] if token.map else 0
        for end, following in pairwise(token.children or ()):
            if end.type not in ("softbreak", "hardbreak"):
                continue
            line, after = lines[at].rstrip(), lines[at + 1].lstrip()
            at += 1
            is_item = following.type == "text" and ITEM.match(following.content)
            first = after.split(None, 1)[:1]
            is_word = after[:1].isupper() or not after[:1].isalpha()
            are_labelled = is_field(line.lstrip()) and is_field(after)
            if (
                is_item
                or are_labelled
                or (first and is_word and width.has_room(len(line), first[0]))
            ):
                end.type, end.tag = "hardbreak", "br"


def _keep_words(tokens: Sequence[Token], closed: Collection[str]) -> None:
    """Let words in angle brackets be words: "<limit>" is no element that a page could have."""
    elements = _ELEMENTS.union(closed)
    for token in tokens:
        for each in token.children or ():
            name = _BRACKETED.fullmatch(each.content) if each.type == "html_inline" else None
            if name and name[1].lower() not in elements:
                each.type = "text"


def _as_field(match: re.Match[str], closed: Collection[str]) -> str:
    """Mark a name in angle brackets as what is to be filled in, if it is no element of a page."""
    if match[1].split()[0].lower() in closed:
        return match[0]
    return f"{FIELD_BEGINS}{match[1]}{FIELD_NAMED}{FIELD_ENDS}"


def _unused(found: Mapping[str, Any], tokens: Sequence[Token]) -> Iterator[Note]:
    """Note lines that are taken for the address of a link and may be words: "[Note]: none"."""
    inner = [each for token in tokens for each in token.children or ()]
    linked = {each.attrs.get("href", each.attrs.get("src")) for each in inner}
    for label, target in found.get("references", {}).items():
        if target["href"] not in linked or label.startswith("^"):
            yield dropped("address", f"[{label}]: {target['href']} {target['title']}")


def _open_tags(tokens: Sequence[Token], closed: Collection[str]) -> list[str]:
    """Return tags that nothing closes: what is in angle brackets may be words, "<name>"."""
    return [tag[0] for tag in _OPENING.finditer(_code(tokens)) if tag[1].lower() not in closed]


def _closed(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the elements that end somewhere, or by themselves."""
    return _VOID.union(name.lower() for name in _CLOSING.findall(_code(tokens)))


def _code(tokens: Sequence[Token]) -> str:
    inner = [each for token in tokens for each in (token, *(token.children or ()))]
    return "\n".join(each.content for each in inner if each.type.startswith("html_"))


def _beyond(lines: Sequence[str], tokens: Sequence[Token]) -> Iterator[Note]:
    """Note cells for which a table has no column: no page shows them."""
    columns = 0
    for token in tokens:
        if token.type == "thead_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and token.map and columns:
            row = lines[token.map[0]].lstrip(_BEFORE_ROW).removeprefix("|").rstrip()
            cells = escapedSplit(row.removesuffix("|"))[columns:]
            if any(cell.strip() for cell in cells):
                yield dropped("cell beyond the columns of its table", " ".join(cells))


def _without_front(text: str) -> tuple[str, str]:
    """Return a text without the settings at its head, and these; none if it has none."""
    front = _FRONT.match(text)
    settings = (front.group(1) or front.group(2) or "") if front else ""
    if front is None or not _SETTING.match(settings.lstrip()) or not text[front.end() :].strip():
        return text, ""  # two rulers, and what stands between them is all there is
    body = text[front.end() :]
    headed = _HEADED.search(settings)
    title = _plain(headed[1]) if headed else ""
    lines = [line for line in body.split("\n") if line.strip()]
    if (
        headed
        and not lines[0].startswith("# ")
        and title not in {each.strip("# ") for each in lines[:_HEAD]}
    ):
        body = f"# {_MARKUP.sub(_as_text, title)}\n\n{body}"
        settings = settings[: headed.start()] + settings[headed.end() :].lstrip("\n")
    return body, settings


def _as_text(mark: re.Match[str]) -> str:
    return f"\\{mark[0]}"


def _told(settings: str, file: str) -> Iterator[Setting]:
    """Yield the settings that can be told in words."""
    for match in _ENTRY.finditer(settings):
        listed = match[3] or (match[2].startswith("[") and match[2].strip("[]").replace(",", "\n"))
        values = [_plain(each) for each in (listed.split("\n") if listed else [match[2]])]
        value = ", ".join(filter(None, values))
        if value and not _MARKED.match(value):
            line = file.partition(match[0])[0].count("\n") + 1
            yield Setting(match[1].rstrip(), value, match[0], f"line {line}")


def _plain(value: str) -> str:
    """Return a value without its quotes, on one line; nothing if it is none."""
    words = value.strip().removeprefix("- ").strip()
    if len(words) > 1 and words[0] == words[-1] == '"':
        return " ".join(_ESCAPE.sub(_escaped, words[1:-1]).split())
    if len(words) > 1 and words[0] == words[-1] == "'":
        return " ".join(words[1:-1].replace("''", "'").split())
    return "" if words.casefold() in _NOTHING else " ".join(words.split())


def _escaped(mark: re.Match[str]) -> str:
    *codes, joined, sign, letter = mark.groups()
    if joined is not None:
        return ""
    if letter:
        return " " if letter in _SPACES else ""
    return sign or chr(int("".join(filter(None, codes)), 16))
