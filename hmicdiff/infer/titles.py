"""What the releases of a family are called by their own titles: one kind of title for all."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby

from hmicdiff.align.kinds import kind_of, low
from hmicdiff.infer.entries import label, recurring_labels
from hmicdiff.language.beginnings import common_prefix
from hmicdiff.model.template import Kind
from hmicdiff.model.text import HEADINGS, Release, Role, Sentence
from hmicdiff.read.normalize import wording
from hmicdiff.structs import replace

_NEARLY_ALL = 0.9
"""Where fewer have a title of their own, the rest would be called in another way."""
_DIFFERENT = 0.75
"""Where more of the titles are the same, they say what is common to releases."""
_FURNITURE = 0.25
"""What so many have among their first lines is no title: two can be about one thing."""
_SEVERAL = 3
"""Two of a few releases can be about one thing."""
_PAIR = 2
"""Of one release alone each line is said once, and is its own."""
_LONGEST = 35
"""In words: what is longer, and has no stop, is text that has lost its stops."""
_LEAST = 3
"""In letters: a shorter rest of a title is a number or a mark, and calls nothing."""
_BEGIN = 2
"""So many letters begin a word, or a whole word of Japanese, that titles have in common."""
_STOPS = ".\u3002"
_ENDS = f"{_STOPS}!?\u2026:"
"""A title may ask or exclaim."""
_CLOSING = "\"'\u201d\u2019)"
_DATA = re.compile(r"://|^\[.*\n|^\[\S+\]$|\s=\s")
"""An address, and what a program reads at the head of a file."""
_LIST = re.compile(r"[^:]{0,40}:(?:[^,.:]+,){2,}[^,]+$")
"""Who was there, behind a label: several names call nothing."""
_SIGNS = re.compile(r"^#+\s*")
"""What Markdown has before a title."""
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d|\b[IVXLC]+\b")
"""In figures, or in Roman ones."""
_RAISED = re.compile(r"^[\u00b2\u00b3\u00b9\u2070-\u2079*\u2020\u2021]\s*")
"""The mark of a note that a reader of pages takes for the beginning of a line."""
_CODE = re.compile(r"[A-Z]\d")
_BEGINNING = ":"
"""What all stands at the head of a release, up to its first sentence; no label is called so."""
_Fields = dict[str, str]
_DATED = 0.75
"""Where fewer titles say a day, the others are not to be called by one."""
_HEAD = 6
"""A day further down is of something else."""
_DAY_WORDS = 5
"""So many words a day has at most, with "de" between them."""
_MARKS = "-\u2013\u2014|:\u00b7,"
"""These part what a title says of its release from what all titles say."""


def titles(releases: Sequence[Release]) -> list[str | None]:
    """Return for each release what its title says of it alone; all `None` where most have none.

    The title is the first line above the text that is the release's own. Lines that others have,
    too, are passed over, as are headings of parts of others; so are days, which call a release
    where no line does, and lines behind a label that many have: these call the releases where
    nearly each has words of its own there, and no title. Where a letterhead stands above, what only
    some have below it may be of it: there all have to have a line.
    """
    heads = [list(_heads(release)) for release in releases]
    fields = [_fields(release) for release in releases]
    spoken = _spoken(releases)
    # of a release alone every line is its own
    most = min(len(releases), max(_SEVERAL, _FURNITURE * len(releases))) if releases[1:] else _PAIR
    labels = Counter(one for each in fields for one in each)
    uses = Counter(line for each in heads for line in {_key(one) for one in each})
    sections = [_sections(release, head) for release, head in zip(releases, heads, strict=True)]
    parts = Counter(key for each in sections for key in each)
    own = [
        [
            one
            for one in each
            if one.role is not Role.ITEM
            and uses[_key(one)] < most
            and _has_word(one.wording.text, spoken)
            and labels[label(one.wording.text)] < most
            and parts[_key(one)] == (_key(one) in mine)
        ]
        for each, mine in zip(heads, sections, strict=True)
    ]
    plain, days = (
        [next((_text(one) for one in each if _is_day(one) is dated), None) for each in own]
        for dated in (False, True)
    )
    plain = _with_like_titles(
        plain, [_first(*one) for one in zip(releases, heads, strict=True)], uses
    )
    plain = _with_like_numbers(plain, own)
    if told := _serving(plain, heads, fields):
        return told
    return _naming(fields) or _serving(days, heads, fields) or [None] * len(releases)


def _with_like_titles(
    plain: Sequence[str | None], heads: Sequence[Sentence | None], uses: Mapping[str, int]
) -> list[str | None]:
    """Return titles, with the first lines of those that begin as most of the titles do.

    "Bill 44" is a title as "Bill 20" is, though another release has a heading for it.
    """
    first = [_text(each) if each else None for each in heads]
    begun = Counter(
        _begun(one) for one, line in zip(plain, first, strict=True) if one and one == line
    )
    usual = {begin for begin, count in begun.items() if begin and 2 * count > len(heads)}
    return [
        line if each and line and uses[_key(each)] <= 1 and _begun(line) in usual else one
        for one, line, each in zip(plain, first, heads, strict=True)
    ]


def _first(release: Release, heads: Sequence[Sentence]) -> Sentence | None:
    """Return the line a text begins with; a long one that has no stop where none is a title."""
    if heads:
        return heads[0]
    begin = next(_whole_heads(release), None)
    line = begin.wording.text.strip().rstrip(_CLOSING) if begin else ""
    return begin if line and "\n" not in line and line[-1] not in _ENDS else None


def _with_like_numbers(
    plain: Sequence[str | None], own: Sequence[Sequence[Sentence]]
) -> list[str | None]:
    """Return titles; of releases that have a number as nearly all titles do, the line with it.

    "Report No 7" calls a release as "Report No 6" does, though in its letterhead stands what no
    other has just so.
    """
    begun = Counter(_numbered(one) for one in plain if one)
    usual = {word for word, count in begun.items() if word and count > _DIFFERENT * len(plain)}
    lines = ((_text(one) for one in each if _numbered(_text(one)) in usual) for each in own)
    return [
        one if one is None or one.casefold().split()[0] in usual else next(like, one)
        for one, like in zip(plain, lines, strict=True)
    ]


def _numbered(title: str) -> str:
    """Return the word that a title with a number begins with; empty for one without."""
    word, _, rest = title.partition(" ")
    return word.casefold() if word.isalpha() and _NUMBER.search(rest) else ""


def _begun(title: str) -> str:
    """Return the letters that a title begins with."""
    letters = "".join(filter(str.isalpha, title.partition(":")[0]))
    return letters[:_BEGIN].casefold() if len(letters) >= _BEGIN else ""


def _sections(release: Release, head: Sequence[Sentence]) -> set[str]:
    """Return the headings below the head of a release: what calls a part of one calls no other."""
    last = head[-1].start if head else -1
    below = (one for one in release.sentences if one.start > last)
    return {_key(one) for one in below if one.role is Role.HEADING}


def _serving(
    found: Sequence[str | None], heads: Sequence[Sequence[Sentence]], fields: Sequence[_Fields]
) -> list[str | None]:
    """Return lines without what all have, if they tell nearly all releases apart; else nothing."""
    told = [one for one in found if one]
    first = sum(_is_first(one, each) for one, each in zip(found, heads, strict=True))
    least = _NEARLY_ALL if 2 * first > len(found) else 1
    if len(told) < max(1, least * len(found)) or not _tell_apart(found, fields):
        return []
    return _shortened(found)


def _shortened(found: Sequence[str | None]) -> list[str | None]:
    told = [one for one in found if one]
    short = dict(zip(told, _without_shared(told), strict=True))
    return [short[one] if one else None for one in found]


def _is_first(title: str | None, heads: Sequence[Sentence]) -> bool:
    return bool(title and heads) and title == _text(heads[0])


def _tell_apart(found: Sequence[str | None], fields: Sequence[_Fields]) -> bool:
    """Tell whether most of what is found is different, if need be with what stands beside it."""
    if _differ(found):
        return True
    told = [one for one in found if one]
    beside = [one for one in _with_fields(found, fields) if one]
    return 2 * len(set(told)) > len(told) and len(set(beside)) == len(told)


def _differ(found: Sequence[str | None]) -> bool:
    told = [one for one in found if one]
    return len(set(told)) > _DIFFERENT * len(told)


def _fields(release: Release) -> _Fields:
    """Return what stands behind labels at the head of a release, and at its end; and the head.

    A label has its value on its line, or in the next; one that recurs has none. What is set at the
    head of a file stands at the end of a text without a title.
    """
    texts = [" ".join(sentence.wording.text.split()) for sentence in release.sentences]
    begin = next((at for at, text in enumerate(texts) if text[-1:] in _STOPS), len(texts))
    end = next(
        (at for at in range(len(texts), 0, -1) if not any(map(label, texts[at - 2 : at]))), 0
    )
    uses = Counter(label(f"{text} ") for text in texts)
    found: _Fields = {}
    for at in (*range(begin), *range(max(begin, end), len(texts))):
        lead = label(f"{texts[at]} ")
        value = texts[at].partition(":")[2].strip() or "".join(texts[at + 1 : at + 2])
        if lead and value:
            found[lead] = value if uses[lead] == 1 else ""
    return found | {_BEGINNING: "\n".join(texts[: begin + 1])}


def _naming(fields: Sequence[_Fields]) -> list[str | None]:
    """Return what stands behind the first label that calls the releases; nothing without one.

    Where another label has the same words and more, it says more: a number, and with the title.
    """
    uses = Counter(one for each in fields for one in each)
    del uses[_BEGINNING]
    common = [one for one, count in uses.items() if count >= _NEARLY_ALL * len(fields)]
    values = {one: [each.get(one) for each in fields] for one in common}
    names = [one for one in common if 2 * sum(map(_is_name, values[one])) > len(fields)]
    distinct = [one for one in names if _differ(values[one])]
    first = next((one for one in distinct or names if _tell_apart(values[one], fields)), None)
    if first is None:
        return []
    more = (one for one in names if one != first and _holds(values[one], values[first]))
    return _shortened(values[next(more, first)])


def _is_name(value: str | None) -> bool:
    """Tell a value in words, which is no text and no list."""
    return bool(
        value
        and len(value.split()) <= _LONGEST
        and not value[0].isdigit()
        and value[-1] not in _STOPS
        and not _LIST.match(f":{value}")
        and _has_word(value)
    )


def _has_word(text: str, spoken: AbstractSet[str] = frozenset()) -> bool:
    """Tell whether a line says something; of codes in capitals, "CDUS43 KDMX", one is no word.

    What is `spoken` is one: texts say it in small letters, too.
    """
    words = [word for word in _WORD.findall(text) if word.isalpha() and len(word) >= _LEAST]
    if (
        text.isupper()
        and any(map(str.isdigit, text))
        and spoken.isdisjoint(map(str.casefold, words))
    ):
        return len(words) > (2 if _CODE.search(text) else 1)
    return bool(words)


def _spoken(releases: Sequence[Release]) -> AbstractSet[str]:
    """Return the words that a text has in small letters."""
    return {word for one in releases for word in _WORD.findall(one.text) if word.islower()}


def _holds(whole: Sequence[str | None], part: Sequence[str | None]) -> bool:
    """Tell whether some values nearly always hold the others."""
    held = sum(bool(one and other and other in one) for one, other in zip(whole, part, strict=True))
    return held >= _NEARLY_ALL * len(whole)


def told_apart(called: Sequence[str | None], releases: Sequence[Release]) -> list[str | None]:
    """Return what releases are called, with what a reader tells those of one title apart by.

    That is a day behind a label, else one in the first lines, else what stands behind a label;
    where none is each one's own, they stay as they are.
    """
    if not _of_one_title(called):
        return _dated(called, releases)
    return _dated(_with_fields(called, [_fields(one) for one in releases]), releases)


def _dated(called: Sequence[str | None], releases: Sequence[Release]) -> list[str | None]:
    """Tell the day at the head of those whose title says none, where nearly all others say one."""
    days = [one is not None and _has_day(one) for one in called]
    if sum(days) < _DATED * len(called):
        return list(called)
    return [
        f"{one} ({day})" if one and not known and (day := _first_day(release)) else one
        for one, known, release in zip(called, days, releases, strict=True)
    ]


def _has_day(title: str) -> bool:
    return next(_days(title), None) is not None


def _first_day(release: Release) -> str:
    """Return the first day in the lines at the head of a release; empty where there is none."""
    heads = release.sentences[:_HEAD]
    return next((day for one in heads for day in _days(one.wording.text)), "")


def _days(text: str) -> Iterator[str]:
    """Yield the days in a text, in whatever language their months are."""
    words = list(re.finditer(r"[^\s,]+", text))
    for at in range(len(words)):
        for end in range(min(len(words), at + _DAY_WORDS), at + 1, -1):
            norms = tuple(each[0].strip("().:;") for each in words[at:end])
            if norms[-1].isdecimal() and kind_of(norms) is Kind.DATE:
                yield text[words[at].start() : words[end - 1].end()].strip("().:;")
                return


def _with_fields(called: Sequence[str | None], fields: Sequence[_Fields]) -> list[str | None]:
    """Tell those of one title apart by what stands behind a label, by a day first of all."""
    found = list(called)
    for same in _of_one_title(called):
        leads = [one for one in fields[same[0]] if all(fields[at].get(one) for at in same)]
        values = [[fields[at][lead] for at in same] for lead in leads]
        named = [
            [f"{lead} {one}" for one in each]
            for lead, each in zip(leads, values, strict=True)
            if lead != _BEGINNING
        ]
        _say_apart(found, same, [*([_day(one) for one in each] for each in values), *named])
    return found


def _say_apart(
    called: list[str | None], same: Sequence[int], ways: Iterable[Sequence[str]]
) -> None:
    """Add to each name what the first way says that says something else of each."""
    for words in ways:
        if all(words) and len(set(words)) == len(same):
            for at, one in zip(same, words, strict=True):
                called[at] = f"{called[at]} ({one})"
            return


def _day(text: str) -> str:
    """Return the first day that a text states, as it is written there; empty where it has none."""
    from hmicdiff.read.dates import spans  # noqa: PLC0415 - hardly ever needed

    return next((" ".join(text[start:end].split()) for start, end in spans(text)), "")


def _of_one_title(called: Sequence[str | None]) -> list[list[int]]:
    """Return the numbers of those that are called the same."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(called):
        if one:
            numbers[one].append(at)
    return [same for same in numbers.values() if len(same) > 1]


def titles_beside(
    known: Sequence[Release], called: Sequence[str | None], new: Sequence[Release]
) -> list[str | None]:
    """Return for new releases what their titles say, if most of the `known` are called so."""
    found = told_apart(titles([*known, *new]), [*known, *new])
    alike = sum(one == other is not None for one, other in zip(found, called, strict=False))
    return found[len(known) :] if 2 * alike > len(known) else [None] * len(new)


def _heads(release: Release) -> Iterator[Sentence]:
    """Yield the lines above the first sentence of the text that are no entries of a list."""
    listed = recurring_labels(sentence.wording.text for sentence in release.sentences)
    for sentence in _whole_heads(release):
        words = sentence.wording
        is_row = "\t" in words.text.strip()
        if is_row or _DATA.search(words.text) or _LIST.match(words.text):
            continue
        ending = words.text.rstrip().rstrip(_CLOSING)[-1:]
        is_head = sentence.role in HEADINGS
        is_long = len(words.norms) > _LONGEST and not _SIGNS.match(words.text)
        if ending in (_STOPS if is_head else _ENDS) or is_long:
            return
        if ending != ":" and label(words.text) not in listed:  # what leads in is not the title
            yield sentence


def _whole_heads(release: Release) -> Iterator[Sentence]:
    """Yield the sentences, those of a heading as one: a stop in it ends but a short word."""
    for _, parts in groupby(release.sentences, key=lambda one: one.block):
        first, *rest = parts
        if rest and first.role in HEADINGS:
            end = rest[-1].end
            whole = wording(release.text[first.start : end])
            yield replace(first, end=end, wording=whole)
        else:
            yield from (first, *rest)


def _key(sentence: Sentence) -> str:
    """Return what two lines have in common that say the same, with or without a raised mark."""
    return _RAISED.sub("", sentence.wording.normal).casefold()


def _text(sentence: Sentence) -> str:
    return " ".join(_SIGNS.sub("", sentence.wording.text).split())


def _is_day(sentence: Sentence) -> bool:
    return kind_of(low(sentence.wording.norms)) is Kind.DATE


def _without_shared(found: Sequence[str]) -> list[str]:
    """Leave out what all titles begin or end with, where a mark parts it or a day is left."""
    if len(found) == 1:
        return list(found)
    words = [title.split() for title in found]
    begin, end = _shared(words), _shared([each[::-1] for each in words])
    marks = [at for at in range(end, 0, -1) if not words[0][-at].strip(_MARKS)]
    cut = [each[: len(each) - marks[0]] for each in words] if marks else words
    rest = [each[begin:] for each in cut]
    parted = begin and words[0][begin - 1][-1:] in _MARKS
    if begin and (parted or all(kind_of(low(each)) is Kind.DATE for each in rest)):
        cut = rest
    short = [" ".join(each) for each in cut]
    telling = all(sum(map(str.isalnum, one)) >= _LEAST for one in short)
    return short if telling and len(set(short)) == len(set(found)) else list(found)


def _shared(words: Sequence[list[str]]) -> int:
    """Count the words that all begin with."""
    return common_prefix(min(words), max(words))
