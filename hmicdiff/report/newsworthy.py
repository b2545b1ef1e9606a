"""What of the findings a reader wants to know first.

Nothing is kept from the report: what is no news is told in its place, after the first view.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from hmicdiff.model.analysis import FindingKind, Op
from hmicdiff.model.template import Kind
from hmicdiff.model.text import Role
from hmicdiff.report.cards import Card, Change, Pattern, mildness
from hmicdiff.report.excerpt import READABLE

FEW = 12
"""Among so few releases what half of them say or lack is news, too."""
RARE = 4
"""Among more it is only if no more than one in so many does."""
_LACKING = 5
"""What more than one in so many lack is a variant; of few releases two may lack it."""
_STATEMENT = 4
"""With fewer words of its own it is rather a label, a heading or a list's item."""
_LABEL = 2
"""With no more words what only some say is a label, and nothing is said."""
UNSTOPPED = 8
"""So many words are a statement, with or without a full stop."""
_STOP = re.compile(r"[.!?\u2026\u3002\uff01\uff1f\u0964\u061f\u06d4][\W_]*\Z")
"""How sentences end, in whatever script."""
_MARK = re.compile(r"[\[(]\W*[^\W\d_]?\W*\Z")
"""What stands before a figure that only points somewhere: "[R 3]"."""
_COMPARED = 6
"""What is worded otherwise has so many words at least: in a title, what differs is the title."""
_PER_SLOT = 4
"""With fewer words to each slot a passage is a row of blanks."""
_NAMES = 0.6
"""Where more of the words begin with a capital, among others that do not, it is a list of names."""
_CODES = 0.4
"""Where more than this share of what is quoted are figures and codes, it is a row of a table."""
_IS_CODE = re.compile(r"\d|\w[-/_+.]+\w+[-/_+.]+\w")
_MARKED = 0.2
"""Where more than this share of the words has marks of code, it is code."""
_OPENING = 45
"""So many words at its beginning tell what a long text is made of."""
_CODE = re.compile(r"://|[{}<>=|\\`]|::|\w_\w|\w\.\w+\(")
"""Marks of addresses and code: what differs there is no odd value."""
_SOMETHING_ELSE = "Says something else"
"""How it is told that a sentence stands where others say something, and does not say that."""
_ONCE = "Says this once"
"""What is told so is missing in one of two places, and is not told as what is not said."""
_ONLY_ONE = "Only this one of the "
"""How it is told that all others have what one lacks."""
_LIKE = "something like it"
"""How it is told that others say what is not quite the same: no one stands out by that."""
_SAY_SO = re.compile(r"(\d+) of (\d+) have (?:the template's|those that are nearest)")
"""How it is told how many say the words that a wording is compared with."""
_OTHERS = 2
"""What only one other says is no usual wording."""
_CODE_BEFORE, _CODE_AFTER = re.compile(r"\w[-/+_.:]\Z|\w\Z"), re.compile(r"[-/+_.]?\w")
"""What a value goes on from or with where it is a part of a code, a version or an address."""
_HYPHENATED = re.compile(r"\w[-\u2010\u2011]\Z")
"""How the first part of a word ends."""
_CODE_LINK = re.compile(r"[-/+_]\w")
"""How a code goes on behind words that differ in it."""
_TELLING = 3
"""Words of fewer letters hold a sentence together."""
_MARKS = ".,;:!?()[]\"'"
_AGREEING = 5
"""Words of no more letters agree with others: "these", "are"."""
FILLED = "Xx."
"""Stands for what fills a slot: it may begin a sentence, and end it."""
_ROOT = 4
"""Words that begin with so many letters alike are one word in two forms."""
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\d_]{2,}")
"""Words; where no spaces part them, characters."""
_FIGURE = re.compile(r"\d")
_ANYTHING = re.compile(rf"(?:{Kind.TEXT}|{Kind.NAME})(?:-\d+)?")
"""Names of slots that may hold any words: what fills them is no wording."""
_NUMBERED = re.compile(
    r"\W*(?:[^\W\d_]+\s+)?(?:[\u00b2\u00b3\u00b9\u2070-\u2079]+|\d[\d.]*[.):\]])(?:\s*\(?\w\))?\W*"
)
"""What a sentence is numbered by, or the mark of a note."""
_WORD_OR_FIGURE = re.compile(r"\w")
_CHANGED = frozenset({Op.ADDED, Op.DROPPED})


def is_news(card: Card, releases: int, *, given: bool = False) -> bool:
    """Tell whether a finding, one of a family of so many `releases`, can come first.

    `given` is whether the template is given: then its words are the usual ones, whoever says them.
    """
    doing = len(card.shared) + 1
    is_rare = releases <= FEW or RARE * doing <= releases
    is_apart = releases <= FEW or not is_told_like(card)
    if card.kind is FindingKind.MISSING:
        is_told = _is_statement(card) or _is_section(card, doing, releases)
        return doing <= max(2, releases // _LACKING) and is_apart and is_told
    if card.kind is FindingKind.VALUE:
        return _is_value(card)
    if card.kind is FindingKind.REWORDED:
        return is_rare and _is_comparison(card) and (given or releases <= FEW or _is_of_most(card))
    if card.kind is FindingKind.EXTRA:
        if card.role is Role.TITLE:
            return False  # it is what the release is called
        if not (_is_own_statement(card.quote) and (is_apart or card.shared)):
            return False
        return is_rare or releases <= 2 * len(card.shared)  # what most say, it says twice
    return any(map(str.isalnum, card.quote))  # a mark that is lost is a matter for its author


def rank(card: Card) -> tuple[int, bool, bool]:
    """Return by what findings of a kind come first: what matters, figures out of line, sentences.

    A row of sentences is a story, and comes behind a single statement.
    """
    is_row = card.kind is FindingKind.EXTRA and card.count > 1
    return mildness(card), not is_out_of_line(card), is_row


def is_out_of_line(card: Card) -> bool:
    """Tell whether a figure is told to stand far from those of all others."""
    is_alone = not any(change.op is Op.DROPPED for change in card.changes)
    return card.kind is FindingKind.VALUE and is_alone and bool(_FIGURE.match(card.quote))


def is_said_once(card: Card) -> bool:
    """Tell whether what is missing stands in another place, and most have it in two."""
    return _is_told_so(card, _ONCE)


def is_told_like(card: Card) -> bool:
    """Tell whether others say something that is like what is told."""
    return any(_LIKE in chunk.text for chunk in card.message)


def _is_section(card: Card, doing: int, releases: int) -> bool:
    """Tell whether what is missing is a heading that all others have, and nothing is in its place.

    Of a few releases one may well do without.
    """
    is_whole = not any(chunk.slot for chunk in card.expected)
    is_alone = card.instead is None and doing == 1 and releases > FEW
    return card.role is Role.HEADING and is_whole and is_alone and _is_told_so(card, _ONLY_ONE)


def _is_told_so(card: Card, words: str) -> bool:
    return any(chunk.text.startswith(words) for chunk in card.message[:1])


def _is_statement(card: Card) -> bool:
    """Tell whether what is missing is a sentence with words of its own, which the others have."""
    slots = [chunk for chunk in card.expected if chunk.slot]
    if slots and is_said_once(card):
        return False  # what fills the slot in the other place is another thing
    least = max(_STATEMENT, _PER_SLOT * len(slots))
    said = "".join(FILLED if chunk.slot else chunk.text for chunk in card.expected)
    return _words(card.expected) >= least and _is_own_statement(said)


def is_stopped(quote: str) -> bool:
    """Tell whether what is quoted ends as a sentence does."""
    return bool(_STOP.search(quote))


def _is_own_statement(quote: str) -> bool:
    """Tell whether what only some say is a sentence, and no label, list, code or lead-in."""
    words = len(_WORD.findall(quote))
    is_label = words <= _LABEL or (words < UNSTOPPED and not is_stopped(quote))
    return not (is_label or is_code(quote) or quote.endswith(":") or _is_list(quote))


def is_code(quote: str) -> bool:
    """Tell whether what is quoted is code or addresses: much of it has marks that these have."""
    tokens = quote.split()[:_OPENING]
    return sum(bool(_CODE.search(token)) for token in tokens) > _MARKED * len(tokens)


def _is_list(quote: str) -> bool:
    """Tell whether what is quoted is a row of names, or of figures and codes."""
    tokens = quote.split()[:_OPENING]
    words = _WORD.findall(" ".join(tokens))
    names = [word for word in words if word[:1].isupper() and word[1:].islower()]
    codes = [token for token in tokens if _IS_CODE.search(token)]
    return len(names) > _NAMES * len(words) or len(codes) > _CODES * len(tokens)


def _words(pattern: Pattern) -> int:
    """Count the words of a pattern that fill no slot."""
    return sum(len(_WORD.findall(chunk.text)) for chunk in pattern if not chunk.slot)


def _is_of_most(card: Card) -> bool:
    """Tell whether most of those that have a passage say the words a sentence is compared with."""
    found = _SAY_SO.search("".join(chunk.text for chunk in card.message))
    if found is None:
        return False
    usual, of = map(int, found.groups())
    return usual >= _OTHERS and 2 * usual > of


def _is_comparison(card: Card) -> bool:
    """Tell whether a sentence is shown beside what most say, and is said to say the same."""
    if len(card.quote.split()) > READABLE:
        return False
    says_else = _is_told_so(card, _SOMETHING_ELSE)
    changed = [change for change in card.changes if change.op in _CHANGED]
    told = [change for change in changed if _WORD_OR_FIGURE.search(change.text)]
    told = [] if _is_numbering(card.changes, told) else told
    blanks = [chunk.text for change in changed for chunk in change.words if chunk.slot]
    has_figure = any(_FIGURE.search(one.text) for one in told if one.op is Op.ADDED)
    is_anything = has_figure or any(map(_ANYTHING.fullmatch, blanks))
    is_filled = len(blanks) > 1 or (bool(blanks) and is_anything)
    # what is told as added may be what others fill in
    may_be_filled = any(_ANYTHING.fullmatch(one.text) for one in card.expected if one.slot)
    is_code = any(_CODE_LINK.match(change.text) for change in card.changes if change not in changed)
    is_hidden = is_filled or may_be_filled or _is_cut(card.changes)
    is_shown = bool(told) and not (says_else or is_hidden or is_code or _is_slight(told))
    both = "".join(chunk.text for one in card.changes for chunk in one.words if not chunk.slot)
    return is_shown and _words(card.expected) >= _COMPARED and not _CODE.search(both)


def _is_cut(changes: Sequence[Change]) -> bool:
    """Tell whether a word is told in part: the "one-" of "one-quarter"."""
    return any(
        one.op in _CHANGED and _HYPHENATED.search(one.text) and other.text[:1].isalpha()
        for one, other in pairwise(changes)
    )


def _is_numbering(changes: Sequence[Change], told: Sequence[Change]) -> bool:
    """Tell whether all that differs is how a sentence is numbered: "Section 7. (a) This order"."""
    begin = list(takewhile(lambda change: change.op is not Op.SAME, changes))
    are_numbers = any(_NUMBERED.fullmatch(change.text) for change in begin)
    return are_numbers and all(
        change in begin and len(_WORD.findall(change.text)) <= 1 for change in told
    )


def _is_slight(changes: Sequence[Change]) -> bool:
    """Tell whether words differ in how they are spelled, or but for one word that is no small one.

    What decides is said in small words, "not", "some", "must", or in more than one.
    """
    sides = [[c.text.split() for c in changes if c.op is op] for op in (Op.DROPPED, Op.ADDED)]
    (theirs, mine) = ([word.casefold() for words in side for word in words] for side in sides)
    either = {word.strip(_MARKS) for word in {*theirs} ^ {*mine}}
    are_figures = all(any(map(_FIGURE.search, side)) for side in (theirs, mine))
    telling = [
        word for word in either if len(word) >= _TELLING or (are_figures and _FIGURE.search(word))
    ]
    is_one = len(telling) == 1 and len(telling[0]) > _AGREEING
    are_small = len(telling) != 1 and all(len(word) <= _TELLING for word in telling)
    is_apart = "".join(theirs).replace("-", "") == "".join(mine).replace("-", "")
    is_small = are_small and not are_figures
    return is_one or is_small or is_apart or _is_spelling(theirs, mine)


def _is_spelling(theirs: Sequence[str], mine: Sequence[str]) -> bool:
    """Tell whether words stand for others that begin as they do: "labelled" for "labeled".

    Short words may agree with them: "these flaws are" for "this flaw is".
    """
    if len(theirs) != len(mine):
        return False
    pairs = list(zip(theirs, mine, strict=True))
    alike = [
        min(len(one), len(other)) >= _ROOT and (one[:_ROOT] == other[:_ROOT] or _is_misread(*pair))
        for pair in pairs
        for one, other in [pair]
    ]
    return any(alike) and all(
        is_alike or max(map(len, pair)) <= _AGREEING
        for is_alike, pair in zip(alike, pairs, strict=True)
    )


def _is_misread(one: str, other: str) -> bool:
    """Tell whether two words are one but for a letter with a mark."""
    if len(one) != len(other):
        return False
    changed = {*zip(one, other, strict=True)} - {*zip(one, one, strict=True)}
    return len(changed) == 1 and not "".join(*changed).isascii()


def _is_value(card: Card) -> bool:
    """Tell whether a value is a figure, or a name or word in a sentence, and no piece of code."""
    sentence = "".join(change.text for change in card.changes) or card.quote
    if _CODE.search(sentence) or len(card.quote.split()) > UNSTOPPED:
        return False  # so many words are another statement
    theirs = "".join(change.text for change in card.changes if change.op is Op.DROPPED)
    if theirs.isalpha() and card.quote.rstrip("0123456789") == theirs:
        return False  # the digits are the mark of a note
    if _is_part_of_a_code(card.changes):
        return False
    if _FIGURE.search(card.quote):
        return bool(_WORD.search(sentence)) and not _MARK.search(_before(card.changes))
    if _is_of_row(card.changes):
        return False
    is_inflected = card.quote.casefold()[:_ROOT] == theirs.casefold()[:_ROOT]
    around = "".join(change.text for change in card.changes if change.op is Op.SAME)
    return len(_WORD.findall(around)) >= _STATEMENT and not is_inflected


def _is_of_row(changes: Sequence[Change]) -> bool:
    """Tell whether what others have here stands elsewhere in the sentence, as in a row of names.

    Two that have changed places are told.
    """
    theirs, mine = ([c.text for c in changes if c.op is op] for op in (Op.DROPPED, Op.ADDED))
    said = "".join(change.text for change in changes if change.op in (Op.SAME, Op.ADDED))
    return sorted(theirs) != sorted(mine) and any(
        len(each) >= _TELLING and each in said for each in theirs
    )


def _is_part_of_a_code(changes: Sequence[Change]) -> bool:
    """Tell whether the words before or behind a value go on without a space: "CVE-2021-3"."""
    if not changes:
        return False
    after = changes[-1].text if changes[-1].op is Op.SAME else ""
    return bool(_CODE_BEFORE.search(_before(changes)) or _CODE_AFTER.match(after))


def _before(changes: Sequence[Change]) -> str:
    """Return the words of a sentence before a value."""
    return changes[0].text if changes and changes[0].op is Op.SAME else ""
