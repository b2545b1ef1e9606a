"""Whether a stop ends a sentence: what the words around it tell, and what the family has to."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from hmicdiff.read.conventions import OPENING_WORDS, Conventions, opening
from hmicdiff.read.english import (
    ABBREVIATIONS,
    ANY_ABBREVIATIONS,
    ARTICLES_BEFORE_ORDINALS,
    CLAUSE_STARTERS,
    CLOSING_ABBREVIATIONS,
    COMPANY_FORMS,
    CONNECTIVES,
    DURATIONS,
    MONTHS,
    NUMBER_WORDS,
    OTHER_ABBREVIATIONS,
    PARTICLES,
    PREPOSITIONS,
    SENTENCE_STARTERS,
    TITLES,
)

Judgement = bool | Callable[[Conventions], bool]
"""Whether a sentence ends; where only the family can tell, how to ask it."""

OPENING = "\"'\u201c\u201e\u2018\u00ab([{*_"
CLOSING = "\"'\u201d\u201c\u2019\u00bb)]}*_"
_QUOTES = set("\"'\u201d\u201c\u2019\u00bb")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[-\u2010\u2011]?)+[^\W\d_]|([A-Z])\1")
"""Initials without a space between: "A.B", "U.S", "H.-J", "EE"."""
_INITIAL = re.compile(r"[^\W\d_]\.")
_ELISION = re.compile(r"^[^\W\d_]{1,5}['\u2019](?=\w{2})")
"""An article or the like before a word: "l'art. 5", "dell'art. 5"."""
_DAY = re.compile(r"\d{1,2}")
_ORDINAL = re.compile(r"\d{1,3}(?:er|[rdtmnv][oa])")
"""A number in a row as Spanish and Portuguese write it, with its stop: "7mo. Regimiento"."""
_MONTH_AND_YEAR = re.compile(r"[^\W\d_]{3,}\.? \d{4}\b")
_MONTH_STOPPED = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?i:{'|'.join(sorted(MONTHS))})\.$")
"""A day and its month, with a stop as if it were short: "24 May." of 2023."""
_DAY_LENGTH = 24
"""So many characters hold a day and its month."""
_SPEAKER = re.compile(r"(?:[A-Z][\w.'\u2019-]*,?\s+){1,4}(?=[a-z])")
"""A name of up to four words."""
_ANSWER = "no"
"""Short for "number" before a number; before another word it is an answer."""
_DOTS = "..."
_FAR = 6
"""So many words on may the word of saying be: "Una Weir of the town's board said"."""
_DASH = re.compile("[-\u2013\u2014]\\s")
_LETTERS = re.compile(r"[^\W\d_]+")
_MANY = 2
"""So many stops inside show that a word is an abbreviation: "N.J.S.A.", where "p.m." may end."""
_WHOLE = 4
"""So many letters a word has whose stop was no slip of the pen before a small letter."""
_SHORT = 5
"""So many letters an abbreviation has that is in no list: "encl.", "sched."."""


def judged(before: str, after: str) -> Judgement:
    """Tell whether a sentence ends between two texts, where the splitter sees an end.

    `before` is the sentence so far, `after` what would be the next one.
    """
    last = before.rsplit(maxsplit=1)[-1].lstrip(OPENING)
    core = last.rstrip(CLOSING)
    first = after.split(None, 1)[0].lstrip(OPENING)
    if not _LETTERS.search(after) or not _LETTERS.search(before):
        return False  # a bare number, or a mark, is no sentence
    if after.lstrip("([")[:1].islower():
        return _before_small(core, last)
    if core.endswith((_DOTS, "\u2026")) and set(last[len(core) :]) & _QUOTES:
        return _after_speech(after)
    if first == "&":
        return False  # "M. & J. Duncan"
    if core.endswith(".") and core != last:
        aside = last[len(core) :] == ")" and _is_aside(before, core)
        return not aside or partial(_begins, _word(first))
    if core.endswith("."):
        return _after_stop(core, first, before, after)
    if core.endswith(("!", "?")):
        return _after_mark(core, last[len(core) :], first, before, after)
    return True


def _after_stop(core: str, first: str, before: str, after: str) -> Judgement:
    word = core[:-1]
    folded = _ELISION.sub("", word.casefold())
    next_word = _word(first)
    if next_word.casefold() in CONNECTIVES and first.endswith(",") and folded not in TITLES:
        return True
    if _ORDINAL.fullmatch(folded) or (_DAY.fullmatch(word) and _is_ordinal(before, after)):
        return False
    if first[:1].isdigit() or first[:1] == "\u00a7":
        return not _MONTH_STOPPED.search(before[-_DAY_LENGTH:]) and _before_number(folded)
    if _is_company_form(first):
        return False
    is_short = folded in ABBREVIATIONS or _INITIALS.fullmatch(word) is not None
    if is_short and _are_capitals(word, next_word):
        return partial(_begins_in_capitals, tuple(after.split()[:2]))
    titled = folded in TITLES or not OTHER_ABBREVIATIONS.isdisjoint(re.split(r"\.?-", folded))
    if titled and (_INITIAL.fullmatch(first) or next_word.casefold() in PARTICLES):
        return False  # "mw. A. Weir", "Fam. Van Hof"
    if next_word.casefold() in SENTENCE_STARTERS:
        return True
    return _before_name(core, folded, next_word, after)


def _before_small(core: str, last: str) -> Judgement:
    """Tell whether a sentence ends before a small letter: at a stop of a word that needs none."""
    word = core[:-1].casefold()
    if core != last or not core.endswith(".") or not word.isalpha() or word in ANY_ABBREVIATIONS:
        return False
    return len(word) >= _WHOLE and partial(_is_plain, word)


def _is_aside(before: str, core: str) -> bool:
    """Tell a short form in brackets in the middle of a sentence: "Major (ret.) Una Weir"."""
    inside = before[before.rfind("(") + 1 : -1]
    return inside == core and len(core) <= _SHORT and before.rfind("(") > 0


def _is_ordinal(before: str, after: str) -> bool:
    """Tell whether the stop belongs to a number: "am 3. Mai 2021", "der 2. Vorsitzende"."""
    article = before.rsplit(maxsplit=2)[-2:][0]
    return article.casefold() in ARTICLES_BEFORE_ORDINALS or bool(_MONTH_AND_YEAR.match(after))


def _before_name(core: str, folded: str, next_word: str, after: str) -> Judgement:
    """Tell whether a sentence ends with a word if one follows that has a capital, as names have."""
    if folded.isdecimal():
        return partial(_is_no_ordinal, next_word)
    if folded in COMPANY_FORMS:
        return partial(_begins_elsewhere, opening(after.split(None, OPENING_WORDS)))
    if folded == _ANSWER:
        is_code = next_word.isupper() or any(map(str.isdigit, next_word))
        return not is_code and next_word.casefold() not in NUMBER_WORDS
    if folded in ABBREVIATIONS:
        return partial(_is_written_out, folded, next_word)
    titled = not OTHER_ABBREVIATIONS.isdisjoint(re.split(r"\.?-", folded))
    if _INITIALS.fullmatch(core[:-1]) or titled:
        return partial(_begins, next_word)
    return len(folded) > _SHORT or partial(_is_over, core, next_word)


def _before_number(folded: str) -> Judgement:
    """Tell whether a sentence ends with a word if a number follows: few begin with one."""
    if folded in CLOSING_ABBREVIATIONS:
        return True
    if not folded.replace("-", "").isalpha():
        ends = folded.count(".") < _MANY and folded not in ANY_ABBREVIATIONS
        return ends and partial(_is_not_before_numbers, folded)
    if folded in ABBREVIATIONS or folded.rpartition("-")[2] in OTHER_ABBREVIATIONS:
        return False
    if len(folded) > _SHORT or folded in DURATIONS:
        return True
    return partial(_is_word_before_numbers, folded)


def _after_mark(core: str, closing: str, first: str, before: str, after: str) -> Judgement:
    if set(closing) & _QUOTES:
        return _after_speech(after)
    next_word = _word(first)
    if next_word.casefold() in SENTENCE_STARTERS:
        return True
    if ")" in closing:
        aside = before.rfind("(")
        return aside < 1 or before[:aside].rstrip()[-1:] in ".!?"
    return not (_is_company_form(first) or _DASH.match(after)) and partial(
        _is_over, core, next_word
    )


def _after_speech(after: str) -> Judgement:
    """Tell whether a sentence ends with what was said, or goes on with who said it."""
    speaker = _SPEAKER.match(after)
    if speaker is None:
        return True
    name = speaker.group().split()
    if name[0] != "I" and name[0].casefold() in SENTENCE_STARTERS - TITLES:
        return True
    words = [*after[speaker.end() :].split()[: _FAR + 1], ""]
    far = _FAR if words[0] in PREPOSITIONS or name[-1].endswith(",") else 1
    said = tuple(word for word, then in pairwise(words[: far + 1]) if then != "that")
    return partial(_is_no_saying, said)


def _word(token: str) -> str:
    return token.rstrip(CLOSING + ",;:.!?")


def _is_company_form(first: str) -> bool:
    return first.rstrip(CLOSING + ",;:").endswith(".") and _word(first).casefold() in COMPANY_FORMS


def _are_capitals(*words: str) -> bool:
    return all(word.isupper() and len(word) > 1 for word in words)


def _begins_in_capitals(words: Sequence[str], conventions: Conventions) -> bool:
    """Tell whether a sentence begins in a text in capitals, where a capital tells nothing."""
    return words[0].casefold() in CLAUSE_STARTERS and not conventions.stands_inside(words)


def _begins(word: str, conventions: Conventions) -> bool:
    return conventions.begins_sentences(word)


def _begins_elsewhere(words: tuple[str, ...], conventions: Conventions) -> bool:
    return conventions.has_begun(words)


def _is_written_out(folded: str, word: str, conventions: Conventions) -> bool:
    """Tell whether what is short for something elsewhere is a word in this family: "the App."."""
    return conventions.is_whole_word(folded) and conventions.begins_sentences(word)


def _is_over(core: str, word: str, conventions: Conventions) -> bool:
    return not conventions.is_abbreviation(core) or conventions.begins_sentences(word)


def _is_not_before_numbers(word: str, conventions: Conventions) -> bool:
    return not conventions.is_before_numbers(word)


def _is_word_before_numbers(word: str, conventions: Conventions) -> bool:
    return conventions.is_word(word) and not conventions.is_before_numbers(word)


def _is_no_ordinal(word: str, conventions: Conventions) -> bool:
    return not conventions.is_counted(word)


def _is_plain(word: str, conventions: Conventions) -> bool:
    return conventions.is_mostly_plain(word)


def _is_no_saying(words: Sequence[str], conventions: Conventions) -> bool:
    return not any(map(conventions.is_saying, words))
