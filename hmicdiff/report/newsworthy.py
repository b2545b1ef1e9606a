"""What of the findings a reader wants to know first.

Nothing is kept from the report: what is no news is told in its place, after the first view.
"""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise, takewhile

from hmicdiff.model.analysis import FindingKind, Level, Op
from hmicdiff.model.template import Kind
from hmicdiff.model.text import HEADINGS, Role
from hmicdiff.read.english import DECIDING_WORDS, FUNCTION_WORDS
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
_ORDINAL = re.compile(r"(?<!\w)\d{1,3}[^\W\d_]{1,3}\.\Z")
"""A figure with the end of its word: "del 7mo. Regimiento"."""
_MARK = re.compile(r"[\[(]\W*[^\W\d_]?\W*\Z")
"""What stands before a figure that only points somewhere: "[R 3]"."""
_COMPARED = 6
"""What is worded otherwise has so many words at least: in a title, what differs is the title."""
_LABELLED = re.compile(r"\W*\w[^:.!?\n]{0,60}:\s+\S")
_ANSWERED = 2
"""Behind a label one word may be all, and another the opposite: "Status: kept", "Status: not kept".
"""
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
_CODE = re.compile(r"(?<!\S)~?/\w+/|://|[{}<>=|\\`]|::|\w_\w|\w\.\w+\(")
"""Marks of addresses and code: what differs there is no odd value."""
_MAIL = re.compile(r"\w@\w+(?:[.-]\w+)*\.[^\W\d_]{2,}\b")
"""An address to write to: who it is of is no news."""
_SETTING = re.compile(r"[a-z][a-z0-9_-]*: ")
"""What is set at the head of a file: "contact: the keeper of the lock"."""
_SOMETHING_ELSE = "Says something else"
"""How it is told that a sentence stands where others say something, and does not say that."""
_ONCE, _TWICE = "Says this once", "Says this twice"
"""How it is told that a release says something as the others do, but more or less often."""
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
_LETTERS = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d")
_ANYTHING = re.compile(rf"(?:{Kind.TEXT}|{Kind.NAME})(?:-\d+)?")
"""Names of slots that may hold any words: what fills them is no wording."""
_NUMBERED = re.compile(
    r"\W*(?:[^\W\d_]+\s+)?(?:[\u00b2\u00b3\u00b9\u2070-\u2079]+|\d[\d.]*[.):\]])(?:\s*\(?\w\))?\W*"
)
"""What a sentence is numbered by, or the mark of a note."""
_WORD_OR_FIGURE = re.compile(r"\w")
_NUMBERING = 2
"""Behind fewer words a figure in a heading numbers it."""
_HEADING_NUMBER = re.compile(r"\d{1,2}[^\W\d_]?[.)]?")
_CHANGED = frozenset({Op.ADDED, Op.DROPPED})


def is_news(card: Card, releases: int, *, given: bool = False) -> bool:
    """Tell whether a finding, one of a family of so many `releases`, can come first.

    `given` is whether the template is given: then its words are the usual ones, whoever says them.
    """
    doing = len(card.shared) + 1
    is_rare = releases <= FEW or RARE * doing <= releases
    is_apart = releases <= FEW or not is_told_like(card)
    if card.kind is FindingKind.MISSING:
        if _is_told_so(card, _ONCE):
            return False
        is_told = _is_statement(card) or _is_section(card, doing, releases)
        return doing <= max(2, releases // _LACKING) and is_apart and is_told
    if card.kind is FindingKind.VALUE:
        return _is_value(card)
    if card.kind is FindingKind.REWORDED:
        is_beside_most = given or releases <= FEW or (not card.shared and _is_of_most(card))
        return is_rare and is_beside_most and _is_comparison(card)
    if card.kind is FindingKind.EXTRA:
        if given:
            is_rare |= releases <= 2 * len(card.shared)
        return is_rare and _is_own(card, is_apart=is_apart, given=given)
    return card.level is not Level.NOTE  # a small slip is a matter for its author


def _is_own(card: Card, *, is_apart: bool, given: bool) -> bool:
    """Tell whether what only some say is a statement that nobody says something like.

    It is none if it is what the release is called, or what most say, which it says twice.
    """
    is_title, is_twice = card.role is Role.TITLE, _is_told_so(card, _TWICE)
    if is_title or (is_twice and not given):
        return False
    is_told = _is_own_statement(card.quote) and not _goes_on(card, card.quote)
    return is_told and (is_apart or bool(card.shared))


def _goes_on(card: Card, said: str) -> bool:
    """Tell whether an item of a list is the rest of the sentence that leads in the list."""
    return card.role is Role.ITEM and said[:1].islower()


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


def is_told_like(card: Card) -> bool:
    """Tell whether others say something that is like what is told."""
    return any(_LIKE in chunk.text for chunk in card.message)


def _is_section(card: Card, doing: int, releases: int) -> bool:
    """Tell whether what is missing is a heading that all others have, and nothing is in its place.

    Of a few releases one may well do without.
    """
    is_whole = not any(chunk.slot or is_code(chunk.text) for chunk in card.expected)
    is_alone = card.instead is None and doing == 1 and releases > FEW
    return card.role is Role.HEADING and is_whole and is_alone and _is_told_so(card, _ONLY_ONE)


def _is_told_so(card: Card, words: str) -> bool:
    return any(chunk.text.startswith(words) for chunk in card.message[:1])


def _is_statement(card: Card) -> bool:
    """Tell whether what is missing is a sentence with words of its own, which the others have."""
    slots = [chunk for chunk in card.expected if chunk.slot]
    least = max(_STATEMENT, _PER_SLOT * len(slots))
    said = "".join(FILLED if chunk.slot else chunk.text for chunk in card.expected)
    is_whole = _is_own_statement(said) and not _goes_on(card, said)
    return is_whole and _words(card.expected) >= least


def is_stopped(quote: str) -> bool:
    """Tell whether what is quoted ends as a sentence does."""
    return bool(_STOP.search(quote))


def _is_own_statement(quote: str) -> bool:
    """Tell whether what only some say is a sentence, and no label, list, code or lead-in."""
    words = len(_WORD.findall(quote))
    is_label = words <= _LABEL or (words < UNSTOPPED and not is_stopped(quote))
    is_address = is_code(quote) or _MAIL.search(quote) or _SETTING.match(quote)
    is_cut = quote.endswith(":") or _ORDINAL.search(quote)
    return not (is_label or is_address or is_cut or _is_list(quote))


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
    is_whole = not card.quote.endswith(":") and (is_stopped(card.quote) or _decides(told))
    is_shown = bool(told) and is_whole and not (says_else or is_hidden or is_code)
    is_shown = is_shown and not _is_slight(told)
    both = "".join(chunk.text for one in card.changes for chunk in one.words if not chunk.slot)
    least = _ANSWERED if _decides(told) and is_labelled(card.quote) else _COMPARED
    return is_shown and _words(card.expected) >= least and not _CODE.search(both)


def is_labelled(quote: str) -> bool:
    """Tell whether what is quoted is a label with what is said behind it: "Status: not kept"."""
    return "\t" in quote or _LABELLED.match(quote) is not None


def _decides(changes: Iterable[Change]) -> bool:
    """Tell whether a word that changes what is claimed stands on one side alone."""
    return not DECIDING_WORDS.isdisjoint(_on_one_side(changes))


def _on_one_side(changes: Iterable[Change]) -> AbstractSet[str]:
    sides: dict[Op | None, set[str]] = {Op.DROPPED: set(), Op.ADDED: set()}
    for one in changes:
        sides[one.op].update(word.strip(_MARKS) for word in one.text.casefold().split())
    return sides[Op.DROPPED] ^ sides[Op.ADDED]


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
    """Tell whether words differ in how they are spelled, or but for one that decides nothing.

    What decides is said in small words, "not", "some", "must", or in more than one.
    """
    sides = [[c.text.split() for c in changes if c.op is op] for op in (Op.DROPPED, Op.ADDED)]
    (theirs, mine) = ([word.casefold() for words in side for word in words] for side in sides)
    if _decides(changes):
        return False
    are_figures = all(any(map(_FIGURE.search, side)) for side in (theirs, mine))
    telling = {
        word
        for word in _on_one_side(changes)
        if len(word) >= _TELLING or (are_figures and _FIGURE.search(word))
    }
    are_small = not are_figures and all(len(word) <= _TELLING for word in telling)
    is_slight = are_small or len(telling) <= 1 or telling <= FUNCTION_WORDS
    is_apart = "".join(theirs).replace("-", "") == "".join(mine).replace("-", "")
    return is_slight or is_apart or _is_spelling(theirs, mine)


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
    if _is_part_of_a_code(card.changes) or _numbers_heading(card):
        return False
    around = "".join(change.text for change in card.changes if change.op is Op.SAME)
    if _FIGURE.search(card.quote):
        if _WORD.search(card.quote) and card.changes and len(_WORD.findall(around)) <= 1:
            return False  # a name with a digit, "Ada40", by itself or beside one word
        return bool(_WORD.search(sentence)) and not _MARK.search(_before(card.changes))
    if _is_of_row(card.changes):
        return False
    other = _in_its_place(card)
    if not other or _are_one_name(card.quote, other) or _is_phrase(card.quote, other):
        return False
    is_inflected = card.quote.casefold()[:_ROOT] == theirs.casefold()[:_ROOT]
    return len(_WORD.findall(around)) >= _STATEMENT and not is_inflected


def _numbers_heading(card: Card) -> bool:
    """Tell whether a value is how a heading is numbered: "Article 2", "5 Tolls"."""
    before = _before(card.changes).rstrip()
    is_behind = len(_WORD.findall(before)) < _NUMBERING and not before.endswith(":")
    return card.role in HEADINGS and is_behind and bool(_HEADING_NUMBER.fullmatch(card.quote))


def _in_its_place(card: Card) -> str:
    """Return what others have in the place of a value."""
    theirs = ""
    for change in card.changes:
        if change.op is Op.ADDED and change.text == card.quote:
            break
        theirs = change.text if change.op is Op.DROPPED else theirs if change.op is None else ""
    else:
        return ""
    return theirs


def _are_one_name(mine: str, theirs: str) -> bool:
    """Tell whether one of two is the other in short, by its letters or its initials.

    "D. H." may stand for "David".
    """
    one, other = sorted(("".join(_LETTERS.findall(each)) for each in (mine, theirs)), key=len)
    initials = "".join(filter(str.isupper, other))
    is_initial = one.isupper() and len(one) <= _TELLING and other.startswith(one[0])
    return bool(one) and (one.casefold() in other.casefold() or one == initials or is_initial)


def _is_phrase(mine: str, theirs: str) -> bool:
    """Tell whether two are no names and have not as many words: each is put in its own way."""
    are_names = any(map(str.isupper, mine + theirs))
    return not are_names and len(mine.split()) != len(theirs.split())


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
