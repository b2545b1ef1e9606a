"""Findings as sentences."""

import re
from collections.abc import Sequence

from hmicdiff.differences.filled_words import BLANK
from hmicdiff.model.analysis import Op, Piece
from hmicdiff.model.template import Kind
from hmicdiff.read.english import FUNCTION_WORDS

_ALIKE = 0.4
"""A sentence that shares less than this of the shorter text is no rewording of it."""
_TOLD = 3
"""So many changes are told one by one."""
_LONG = 60
"""So many characters of a quote fit in a message of one line."""
_MARKS = {",": "a comma", ".": "a stop", ";": "a semicolon", ":": "a colon"}
_LIKE = "something like it"
_ONCE = "Says this once"
MARKS = "punctuation"
"""What differs where the words are the same, in other marks or with other spaces between."""
MISREAD = "single characters, perhaps misread"
"""What differs where a single character stands for one that looks like it, or for a word."""
_TYPOGRAPHY = {
    "character": "characters",
    "invisible": "invisible characters",
    "comment sign": "comment signs",
    "dash": "dashes",
    "quote": "quote marks",
    "emphasis": "emphasis marks",
}
"""The names of normalizations as a reader says them, where that is otherwise."""
_WORD = re.compile(r"\w+|\|")
"""A word, or what stands for a slot."""
_SLOT = re.compile(r"\{[^\W\d_][\w-]*\}")
"""The id of what is filled in says nothing to a reader."""
_SEVERAL = 2
"""With no more spaces around and between them it is one word."""
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(count: int) -> str:
    """Return a small number as a word."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def beside_template(support: int, total: int) -> str:
    """Tell a sentence that a template which is given does not have."""
    if total == 1:
        return "The template does not say this."
    others = "no other release does" if support == 1 else f"{support} of {total} releases do"
    return f"The template does not say this; {others}."


def extra(support: int, total: int, like: int = 0, *, own_figures: bool = False) -> str:
    """Tell a sentence that few releases have; `like` others say something that is like it.

    With `own_figures` each of them has figures of its own in it.
    """
    if support == 1 and not like:
        return f"No other of the {total} releases says this."
    more = f"{number(like)} {'says' if like == 1 else 'say'} {_LIKE}"
    if support == 1:
        return f"No other of the {total} releases says just this; {more}."
    have = f"{support} of {total} releases have this passage, in these or similar words"
    have += ", each with figures of its own" if own_figures else ""
    return f"{have}; {more}." if like else f"{have}."


def is_like(message: str) -> bool:
    """Tell whether it is told of a sentence that others say something like it."""
    return _LIKE in message


def once(where: str, support: int, total: int) -> str:
    """Tell what a release says in one place only, `where` ("at line 3")."""
    return f"{_ONCE}, {where}; {support} of {total} releases say it twice."


def is_once(message: str) -> bool:
    """Tell whether it is told of what is missing that it is missing in one of two places."""
    return message.startswith(_ONCE)


def twice(where: str, support: int, total: int) -> str:
    """Tell what a release says once more than the others, also `where` ("at line 3")."""
    return f"Says this twice, also {where}; {support} of {total} releases say it."


def with_other_figures(where: str) -> str:
    """Tell where the same words stand with other figures."""
    return f"{where}, with other figures"


def twice_alone(message: str, where: str) -> str:
    """Add to what is told of a release's own sentence that it stands `where`, too."""
    return f"{message} It also stands {where}."


def in_other_families(message: str, sources: Sequence[str]) -> str:
    """Add to what is told of a release's own sentence which files of other families have it."""
    named = ", ".join(sources[:_TOLD])
    more = len(sources) - _TOLD
    named += f" and {number(more)} more" if more > 0 else ""
    says = "says" if len(sources) == 1 else "say"
    return f"{message} Outside this family, {named} {says} it, too."


def also_new(others: int) -> str:
    """Tell that other new releases say it, too."""
    if others == 1:
        return "One other new release says it, too."
    told = number(others)
    return f"{told[:1].upper()}{told[1:]} other new releases say it, too."


def missing(lacking: int, total: int, *, like: bool = False) -> str:
    """Tell a passage that a release lacks; with `like` some others only say what is like it."""
    if lacking == total:
        return (
            "The template says this; this release does not."
            if total == 1
            else "The template says this, and no release does."
        )
    if lacking == 1 and not like:
        return f"Only this one of the {total} releases lacks this."
    having = f"{total - lacking} of {total} releases"
    if like:
        return f"{having} say this or something like it."
    return f"{having} have this passage, in these or similar words."


def ends_here(passages: int) -> str:
    """Tell a release that lacks the end of the template."""
    return f"Ends here: the last {passages} passages are missing."


def lacks_in_a_row(passages: int, last: str) -> str:
    """Tell passages that a release lacks one after the other; `last` are the words of the last."""
    end = _short(_SLOT.sub("\u2026", last))
    return f"Lacks these {number(passages)} passages in a row, up to “{end}”."


def own_in_a_row(sentences: int) -> str:
    """Tell sentences of a release's own that follow each other."""
    return f"Says these {number(sentences)} sentences in a row that no other release says."


def says_instead(words: str) -> str:
    """Tell what a release says where it lacks a passage."""
    return f"It says “{_short(words)}” there."


def instead_of(words: str) -> str:
    """Tell what is said in the place of what only few have."""
    return f"Others say “{_short(words)}” there."


def reworded(what: str, users: int, total: int, usual: int, *, nearest: bool = False) -> str:
    """Tell what a release changes in the words of the template; `what` may say nothing.

    How many put it so is not told where nobody counted them, with no `users`.

    With `nearest` it is not told of the template's words but of others, that are nearer.
    """
    if not what:
        return "Says something else in the place where the others say this."
    if usual == 1:
        return f"{what}; no two of the {total} releases put it alike."
    if total == 1:
        return f"{what}."
    whose = "those that are nearest" if nearest else "the template's"
    have = f"{usual} of {total} have {whose}"
    if not users:
        return f"{what}; {have}."
    who = "no other has just these words" if users == 1 else f"{users} of {total} put it so"
    return f"{what}; {who}, {have}."


_WHO = "\0"
"""Stands for who has the usual value, until they are counted; no text holds a NUL."""
_KINDS = {
    Kind.NUMBER: "a number",
    Kind.MONEY: "a sum of money",
    Kind.PERCENT: "a percentage",
    Kind.DATE: "a date",
    Kind.NAME: "a name",
    Kind.CHOICE: "one of a few",
    Kind.TEXT: "words",
}


def value(mine: str, theirs: str) -> str:
    """Tell a value where the others have another; who they are is told by `counted_value`."""
    return f"Says “{_short(mine)}” where {_WHO} “{_short(theirs)}”."


def counted_value(message: str, usual: int, of: int | None) -> str:
    """Say in what `value` tells who has the usual value: `usual` of the `of` others.

    Those who put it so have all the same, if it is not said of how many they are.
    """
    if of is None:
        who = "the one that puts it so says" if usual == 1 else f"all {usual} that put it so say"
    elif usual == of:
        who = f"all {usual} others say"
    else:
        who = f"{usual} of {of} others say"
    return message.replace(_WHO, who)


def value_beside_template(message: str) -> str:
    """Say in what `value` tells that it is a given template that has another."""
    return message.replace(_WHO, "the template says")


def other_type(mine: str, kind: Kind, shown: str) -> str:
    """Tell what fills a slot and is of another type than what the others fill in."""
    return f"Says “{_short(mine)}” where the others have {_KINDS[kind]}: {shown}."


def value_with(mine: str, theirs: str, choice: str, others: int) -> str:
    """Tell a value where all that choose the same have another."""
    who = f"the {others} others that say “{_short(choice)}” say “{_short(theirs)}”"
    return f"Says “{_short(mine)}” where {who}."


def out_of_range(mine: str, least: float, most: float, others: int) -> str:
    """Tell a figure that is far from those of all others."""
    return f"Says “{_short(mine)}” where the {others} others say {least:g} to {most:g}."


def changes(pieces: Sequence[Piece]) -> str | None:
    """Tell what changes in the words; `None` where so little is the same that nobody would read it.

    It begins with a capital and has no stop.
    """
    if _is_other(pieces):
        return None
    told = _changes(pieces)
    more = len(told) - _TOLD
    if more > 0:
        told = [*told[:_TOLD], f"{number(more)} more change{'s' if more > 1 else ''}"]
    what = listed(told) if told else _fills_in(pieces)
    return what[:1].upper() + what[1:]


def _fills_in(pieces: Sequence[Piece]) -> str:
    """Tell what is filled in where no other word differs."""
    filled = [f"“{_short(piece.text.strip())}”" for piece in pieces if piece.op is Op.FILLED]
    return f"fills in {listed(filled[:_TOLD])}" if filled else "is put together otherwise"


def merged(passages: int) -> str:
    """Tell a sentence that says several passages."""
    return f"Says in one sentence what others say in {number(passages)}."


def split(sentences: int) -> str:
    """Tell what is said in several sentences."""
    return f"Says in {number(sentences)} sentences what others say in one."


def moved(here: str, usual: str, *, given: bool = False) -> str:
    """Tell a passage that stands `here` ("at line 21"), elsewhere in the others or the template."""
    return f"Stands {here}; {'the template has' if given else 'the others have'} it {usual}."


def usual_place(section: str | None, after: str | None, *, elsewhere: bool = False) -> str:
    """Return where most have a passage: after which words and under which heading, if in one place.

    With `elsewhere` they do not have it after the same words.
    """
    if elsewhere:
        return "elsewhere"
    where = "at the beginning" if after is None else f"after “{_short(after)}”"
    return f"{where}, under “{_short(section)}”" if section else where


def typography(names: Sequence[str], markers: tuple[str, str]) -> str:
    """Name differences of typography; `markers` are the list marker and the usual one."""
    shown = [written_otherwise(name) for name in names if name != "list marker"]
    if "list marker" in names:
        shown.append(f"list marker (“{markers[0]}” for “{markers[1]}”)")
    return listed(shown)


def in_most(names: str, users: int) -> str:
    """Tell a difference of typography alone."""
    return f"The same words as in most of {users} releases; other {names}."


def written_otherwise(name: str) -> str:
    """Return the name of a normalization as a reader says it."""
    return _TYPOGRAPHY.get(name, name)


def _is_other(pieces: Sequence[Piece]) -> bool:
    """Tell whether so little is the same that a list of changes would help nobody."""
    same = sum(len(piece.text.split()) for piece in pieces if piece.op in (Op.SAME, Op.FILLED))
    return same < _ALIKE * min(
        sum(len(piece.text.split()) for piece in pieces if piece.op is not Op.DROPPED),
        sum(len(piece.text.split()) for piece in pieces if piece.op is not Op.ADDED),
    )


def _changes(pieces: Sequence[Piece]) -> list[str]:
    """Tell the changes, those of words before those of punctuation."""
    told: list[tuple[bool, str]] = []
    held: Piece | None = None
    for piece in [*pieces, Piece(Op.SAME, "")]:
        if held is not None and piece.op is Op.DROPPED:
            told.append((False, f"says “{_short(held.text)}” for “{_short(piece.text)}”"))
            held = None
            continue
        if held is not None:
            told.append((_is_mark(held), f"adds {_named(held)}"))
        held = piece if piece.op is Op.ADDED else None
        if piece.op is Op.DROPPED and not _stands_elsewhere(piece, pieces):
            told.append((_is_mark(piece), f"leaves out {_named(piece)}"))
    return list(dict.fromkeys(text for _, text in sorted(told, key=lambda each: each[0])))


def _stands_elsewhere(dropped: Piece, pieces: Sequence[Piece]) -> bool:
    """Tell whether a sentence says words that it is told to leave out as often in another place.

    One word, or words that only hold a sentence together, may stand there for something else.
    """
    words = _words(dropped.text)
    if words.count(" ") <= _SEVERAL or all(word in FUNCTION_WORDS for word in words.split()):
        return False
    mine, theirs = (
        _words(" ".join(piece.text for piece in pieces if piece.op is not other))
        for other in (Op.DROPPED, Op.ADDED)
    )
    return mine.count(words) >= theirs.count(words)


def _words(text: str) -> str:
    """Return the words of a text with a space before and behind each, without marks and slots."""
    return f" {' '.join(_WORD.findall(BLANK.sub(' | ', text.casefold())))} "


def _is_mark(piece: Piece) -> bool:
    return not any(map(str.isalnum, piece.text))


def _named(piece: Piece) -> str:
    return _MARKS.get(piece.text.strip()) or f"“{_short(piece.text)}”"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONG else text[: _LONG - 1].rsplit(" ", 1)[0] + "…"


def listed(words: Sequence[str]) -> str:
    """Return words as a phrase: "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
