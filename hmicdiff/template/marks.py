"""The marks by which people leave something open in a template: brackets, lines, fields.

What a mark means by its form alone is told here; a bracket that may as well be text is in doubt,
and `template/given.py` asks the releases.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from hmicdiff.align.kinds import Words, low
from hmicdiff.model.text import Span
from hmicdiff.read.english import (
    DRAFTING_WORDS,
    FILL_IN_WORDS,
    FILLED_IN_NOUNS,
    FUNCTION_WORDS,
    OPTION_WORDS,
)
from hmicdiff.read.formats.document import FIELD_BEGINS, FIELD_ENDS, FIELD_NAMED
from hmicdiff.read.normalize import norms
from hmicdiff.structs import Struct

_FIELD = re.compile(
    f"{FIELD_BEGINS}(?P<name>[^{FIELD_BEGINS}{FIELD_NAMED}{FIELD_ENDS}]*){FIELD_NAMED}"
    f"(?P<shown>[^{FIELD_BEGINS}{FIELD_NAMED}{FIELD_ENDS}]*){FIELD_ENDS}"
)
_SIGN = re.compile(f"[{FIELD_BEGINS}{FIELD_NAMED}{FIELD_ENDS}]")
_WORDS = r"[^\W\d_][\w .,'\u2019&/-]{0,60}"
_NAMED = re.compile(
    rf"\{{\{{\s*(?P<double>{_WORDS}?)\s*\}}\}}"  # {{ name }}
    rf"|\{{(?P<single>{_WORDS})\}}"  # {name}
    rf"|<<\s*(?P<angles>{_WORDS}?)\s*>>"  # <<name>>
    rf"|<(?P<angle>[^\W\d_][\w '\u2019/-]{{0,60}})>"  # <name>
    r"|(?P<sign>%{1,2}|@@|##)(?P<signed>[A-Za-z][\w ]{0,60})(?P=sign)"  # %NAME%
)
_TAGS = frozenset(
    """
    a b br center code div em font h hr i img li ol p pre q s small span strong sub sup table tbody
    td th thead tr u ul
    """.split()
)
"""What in angle brackets is no name but an element of a page."""
_LINE = re.compile(
    r"(?:(?<!\w)\d{1,4})?(?:_{3,}|(?<=\d)_{2,})(?:[^\S\n]?[/.-]?[^\S\n]?_{2,}|_)*(?:st|nd|rd|th)?"
    r"|[.\u2026]{5,}(?!\s*\d+\s*$)|\u2026{2,}(?!\s*\d+\s*$)",
    re.MULTILINE,
)
"""A line to write on; but dots that lead to the number of a page are none."""
_RULER = re.compile(r"^[^\S\n]*_{50,}[^\S\n]*$", re.MULTILINE)
"""A rule across the page; a shorter line is one to write on, or to sign."""
_EMPTY = re.compile(r"[\s_\u25cf\u2022\u25a0\u25aa\u25fc\u2588\u00b7]*|[xX\u00d7]{2,}|#+")
_DIGITS = re.compile(r"[\W_]*\d[\d\W]*|\^.*")
_LABEL = re.compile(
    r"(?P<label>[^:\u2013\u2014\]\n]{1,80}?)\s*(?::|\s[\u2013\u2014-])\s*(?P<rest>\S.*)", re.DOTALL
)
_STOP = re.compile(r"[.!?;:](?=\s|$)")
_ENDS = ".!?:\u201d"
_MARKER = re.compile(r"\(?[\w.]{1,6}[.)]")
_LINKED = re.compile(r"\s?\(|\[|:")
_LONGEST = 5_000
"""So many characters may stand in a pair of brackets."""
_FEW = 5
"""A whole block in brackets that has fewer words may be a name."""
_BETWEEN = re.compile(r"\s*(?:/|,|\s)\s*(?:\[?(?:or|OR|Or)\]?\s*)?")
_OR = re.compile(r"\s*/\s*(?:or\s+)?|\s+or\s+", re.IGNORECASE)
_UNSAID = re.compile(r"\W+")


_NOWHERE = Span(0, 0)


class Sense(Enum):
    """What a mark means."""

    BLANK = auto()
    """Something is filled in."""
    OPTION = auto()
    """What stands in it may be left out."""
    REMARK = auto()
    """It is said to whoever uses the template."""
    LABEL = auto()
    """It says of the block that it stands in that it may be left out."""
    DOUBT = auto()
    """It may be a blank, words that may be left out or chosen among, or text."""


class Mark(Struct, frozen=True):
    """A mark in the text of a template."""

    start: int
    end: int
    sense: Sense
    name: str = ""
    """What a blank is called; nothing if it has no name."""
    inside: Span = _NOWHERE
    """What may be left out, of an option."""
    inline: bool = False
    """Whether what may be left out is a part of a sentence."""
    empty: bool = False
    """Whether a blank may stay one: a line to sign on."""
    sure: bool = False
    """Whether a bracket can be nothing but a blank."""
    choices: frozenset[Words] = frozenset()
    """What can be chosen, where it is in doubt."""


def marks(text: str) -> list[Mark]:
    """Return the marks of a text, in its order; an option may have others in it."""
    found = list(_fields(text))
    fields = [Span(mark.start, mark.end) for mark in found]
    found += [mark for mark in _named(text) if not any(_meet(mark, span) for span in fields)]
    taken = [Span(mark.start, mark.end) for mark in found]
    rulers = [Span(*match.span()) for match in _RULER.finditer(text)]
    brackets = [mark for mark in _bracketed(text) if not any(_meet(mark, span) for span in taken)]
    whole = [Span(mark.start, mark.end) for mark in brackets if mark.sense is not Sense.OPTION]
    options = [mark for mark in brackets if mark.sense is Sense.OPTION]
    for match in _LINE.finditer(text):
        span = Span(*match.span())
        if not any(_meet(span, other) for other in (*taken, *rulers, *whole)):
            found.append(Mark(span.start, span.end, Sense.BLANK, empty=_is_last(text, span.end)))
    inner = [m for m in found if not any(_meet(m, other) for other in whole)]
    kept = [m for m in brackets if m.sense is not Sense.OPTION]
    return sorted([*inner, *kept, *options], key=lambda mark: (mark.start, -mark.end))


def slug(name: str) -> str:
    """Return a name as a single word."""
    return _UNSAID.sub("_", name).strip("_").lower()[:40].strip("_")


def _meet(one: "Mark | Span", other: Span) -> bool:
    """Tell whether two marks overlap and neither is around the other one as an option is."""
    if isinstance(one, Mark) and one.sense is Sense.OPTION:
        return (
            one.start < other.end
            and other.start < one.end
            and not (one.start <= other.start and other.end <= one.end)
        )
    return one.start < other.end and other.start < one.end


def _is_last(text: str, end: int) -> bool:
    """Tell whether nothing, or another cell, stands behind on the line."""
    rest = text[end:].partition("\n")[0]
    return not rest.strip(" .") or rest.startswith("\t")


def _fields(text: str) -> Iterator[Mark]:
    for match in _FIELD.finditer(text):
        shown = match["shown"].strip(" \u2002[]<>\u00ab\u00bb_")
        yield Mark(*match.span(), Sense.BLANK, slug(match["name"] or shown))


def _named(text: str) -> Iterator[Mark]:
    for match in _NAMED.finditer(text):
        groups = ("double", "single", "angles", "angle", "signed")
        name = next((match[group] for group in groups if match[group]), "")
        if not (match["angle"] and match["angle"].casefold() in _TAGS):
            yield Mark(*match.span(), Sense.BLANK, slug(name.rpartition(".")[2] or name))


def _bracketed(text: str) -> list[Mark]:
    """Return what the pairs of brackets mean; of those in one that is no option, nothing."""
    pairs = _pairs(text)
    found: list[Mark] = []
    last = 0
    for at, pair in enumerate(pairs):
        if pair.start < last:
            continue
        alternatives = _alternatives(text, pairs[at:])
        mark = alternatives or _bracket(text, pair)
        if mark is None:
            continue
        found.append(mark)
        last = mark.inside.start if mark.sense is Sense.OPTION else mark.end
    return found


def _pairs(text: str) -> list[Span]:
    """Return the pairs of brackets, by where they begin; those that nothing closes are none."""
    opened: list[int] = []
    found: list[Span] = []
    for match in re.finditer(r"[\[\]]", text):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if match.end() - start <= _LONGEST:
                found.append(Span(start, match.end()))
    return sorted(found)


def _bracket(text: str, pair: Span) -> Mark | None:
    inside = text[pair.start + 1 : pair.end - 1]
    if (
        _LINKED.match(text, pair.end)
        and "(" in text[pair.end : pair.end + 2]
        and "](" in text[pair.end - 1 : pair.end + 1]
    ):
        return None  # a link in Markdown
    if _is_box(text, pair) or _DIGITS.fullmatch(inside):
        return None
    plain = _SIGN.sub("", inside)
    if _EMPTY.fullmatch(plain):
        last = _is_last(text, pair.end)
        return Mark(pair.start, pair.end, Sense.BLANK, empty=last, sure=True)
    words = re.findall(r"[^\W\d_]+", plain)
    if not words:
        return None
    return _said(text, pair, plain, [word.casefold() for word in words])


def _said(text: str, pair: Span, inside: str, words: Sequence[str]) -> Mark | None:
    """Return what a pair of brackets with words in it means."""
    start, end = pair.start, pair.end
    labelled = _LABEL.fullmatch(inside)
    head = re.findall(r"[^\W\d_]+", labelled["label"].casefold()) if labelled else []
    if labelled and head and head[0] in OPTION_WORDS:
        rest = Span(end - 1 - len(labelled["rest"]), end - 1)
        return _option(text, pair, rest)
    if (head and head[0] in DRAFTING_WORDS) or (
        not head and words[0] in DRAFTING_WORDS and len(words) > 1
    ):
        return Mark(start, end, Sense.REMARK)
    sure = words[0] in FILL_IN_WORDS or _is_noun(words)
    if sure or _is_name(inside):
        return Mark(start, end, Sense.BLANK, _name(inside, words), sure=sure)
    if words[0] in OPTION_WORDS and _is_at_edge(text, pair):
        return Mark(start, end, Sense.LABEL)
    if "[" in inside or _STOP.search(inside) or (_is_block(text, pair) and len(words) >= _FEW):
        return _option(text, pair, Span(start + 1, end - 1))
    return Mark(start, end, Sense.DOUBT, _name(inside, words), choices=_choices([inside]))


def _option(text: str, pair: Span, inside: Span) -> Mark:
    """Return what may be left out: sentences, or a part of one."""
    before = text[: pair.start].rstrip(" \t")
    line = before.rpartition("\n")[2]
    begins = not line.strip(" -*+#\t") or line[-1] in _ENDS or _MARKER.fullmatch(line.strip())
    said = text[inside.start : inside.end].rstrip()
    ends = said[-1:] in _ENDS or not text[pair.end :].partition("\n")[0].strip(" .*")
    name = slug(" ".join(re.findall(r"\w+", said)[:_FEW]))
    return Mark(
        pair.start, pair.end, Sense.OPTION, name, inside=inside, inline=not (begins and ends)
    )


def _name(inside: str, words: Sequence[str]) -> str:
    return slug(" ".join(words[1:]) if words[0] in FILL_IN_WORDS and words[1:] else inside)


def _is_noun(words: Sequence[str]) -> bool:
    """Tell whether words name what is filled in: "date", "the amount", "name of the tenant"."""
    first = next((word for word in words if word not in FUNCTION_WORDS), "")
    return first in FILLED_IN_NOUNS or words[-1] in FILLED_IN_NOUNS


def _is_name(inside: str) -> bool:
    """Tell whether words are written as a name is: in capitals, or each with one."""
    words = [word for word in re.findall(r"[^\W\d_]+", inside) if len(word) > 1]
    if any(map(str.isdigit, inside)) and not inside.isupper():
        return False
    telling = [word for word in words if word.casefold() not in FUNCTION_WORDS]
    return bool(telling) and all(word[0].isupper() for word in telling) and "/" not in inside


def _is_box(text: str, pair: Span) -> bool:
    """Tell whether brackets are a box to tick: "[ ] yes", "[x] no"."""
    inside = text[pair.start + 1 : pair.end - 1]
    before = text[: pair.start].rpartition("\n")[2]
    return inside in {" ", "x", "X"} and not before.strip(" -*+\t")


def _is_at_edge(text: str, pair: Span) -> bool:
    """Tell whether brackets begin or end a block."""
    before = text[: pair.start].rpartition("\n")[2].strip(" -*+\t#")
    after = text[pair.end :].partition("\n")[0].strip(" .*")
    return not before or not after


def _is_block(text: str, pair: Span) -> bool:
    before = text[: pair.start].rpartition("\n")[2]
    after = text[pair.end :].partition("\n")[0].strip(" .")
    return not re.search(r"[^\W\d_]{2,}", before) and not after


def _alternatives(text: str, pairs: Sequence[Span]) -> Mark | None:
    """Return brackets side by side, or one with strokes in it, to choose among; else `None`."""
    first = _choice_in(text, pairs[0])
    if first is None:
        return None
    said, last = [first], pairs[0]
    for pair in pairs[1:]:
        between = text[last.end : pair.start] if pair.start >= last.end else None
        if between is None or not (between == "" or _BETWEEN.fullmatch(between)):
            break
        following = _choice_in(text, pair)
        if following is None:
            break
        if following.casefold() != "or":
            said.append(following)
        last = pair
    name = "_or_".join(slug(each) for each in said)
    if len(said) == 1 and not _OR.search(said[0]):
        return None
    return Mark(
        pairs[0].start,
        last.end,
        Sense.DOUBT,
        slug(name.replace("/", " or ")),
        choices=_choices(said),
    )


def _choice_in(text: str, pair: Span) -> str | None:
    """Return the words of brackets that can be chosen: some that are no sentence and no name."""
    mark = _bracket(text, pair)
    inside = text[pair.start + 1 : pair.end - 1]
    if "[" in inside or "\n\n" in inside:
        return None
    if mark is not None and mark.sense is Sense.DOUBT:
        return inside
    is_named = mark is not None and mark.sense is Sense.BLANK and not inside.isupper()
    first = re.findall(r"[^\W\d_]+", inside.casefold())[:1]
    can_be = is_named and bool(first) and first[0] not in FILL_IN_WORDS
    return inside if can_be and "/" in inside else None


def _choices(said: Sequence[str]) -> frozenset[Words]:
    """Return what can be chosen: what strokes part, with the words that may belong to each."""
    found: set[Words] = set()
    for each in said:
        parts = [low(norms(part)) for part in _OR.split(each)]
        found |= {part for part in parts if part}
        if len(parts) > 1:
            found.add(low(norms(each)))
            first, last = parts[0], parts[-1]
            found |= {first[:-1] + part for part in parts[1:] if part}
            found |= {part + last[1:] for part in parts[:-1] if part}
    return frozenset(found)
