"""Verbs and pronouns that do not agree with what they belong to, where the others' do."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from hmicdiff.model.template import FIGURE_KINDS, Kind
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.words import Saying, Told, Word
from hmicdiff.structs import Struct

_VERBS = {"has": "have", "is": "are", "was": "were", "does": "do"}
_PRONOUNS = {"its": "their", "it": "they", "itself": "themselves"}
_PLURALS = _VERBS | _PRONOUNS
_BASE = _PLURALS | {plural: plural for plural in _PLURALS.values()}
"""The plural of each form."""
_NUMBERS = _PLURALS | {plural: one for one, plural in _PLURALS.items()}
"""The other number of each form."""
_BEFORE, _AFTER = 6, 2
"""So many words before and behind a verb tell which sentence it is in: its subject comes before."""
_FEWEST = 3
"""So many others use the form that is expected: two may share a slip."""
_RARE = 0.05
"""A form that more of the releases use is a way of saying it."""
_VERB_FORMS = frozenset({*_VERBS, *_VERBS.values()})
_PRONOUN_FORMS = frozenset({*_PRONOUNS, *_PRONOUNS.values()})
_NAME, _NAMES = "{name}", "{names}"


_Context = tuple[str, ...]
"""What a form stands between, as far as it has to be the same."""


class _Use(Struct, frozen=True):
    told: Told
    word: Word


def agreements(background: Background) -> Iterator[Slip]:
    """Yield the forms that hardly any release uses between words where the others use the other.

    What stands before has to be the same to the begin of the sentence, or for six words; of what
    is filled in, figures have to be one or many alike, and names to look like one or many alike.
    What agrees with something that differs, too, is right: a verb with the pronoun before it, a
    pronoun with the sentence before.
    """
    kinds = {
        slot.id: slot.kind
        for passage in background.template.passages
        for reading in passage.readings
        for slot in reading.slots
    }
    done: set[tuple[str, int]] = set()
    for slip in [*_in_passages(background, kinds), *_after_names(background)]:
        place = (slip.told.release.id, slip.start)
        if place not in done and background.is_looked_into(slip.told.release):
            done.add(place)
            yield slip


def _in_passages(background: Background, kinds: Mapping[str, Kind]) -> Iterator[Slip]:
    contexts = _Contexts(kinds)
    for passage, sentences in background.by_passage.items():
        if not contexts.differ(background.sayings[passage]):
            continue
        uses: defaultdict[_Context, list[_Use]] = defaultdict(list)
        looser: defaultdict[_Context, list[_Use]] = defaultdict(list)
        for one in sentences:
            for word, context in contexts.of(one.saying):
                uses[context].append(_Use(one, word))
                looser[_loose(context)].append(_Use(one, word))
        for context, alike in uses.items():
            ways = _by_form(looser[_loose(context)])
            for form, usual, users in _odd(_by_form(alike)):
                if _is_rare(ways[form], ways):
                    total = sum(map(len, _by_form(alike).values()))
                    told = [(use, _of_the_same(use, usual, background)) for use in users.values()]
                    yield from (_slip(use, of, len(users), total) for use, of in told if of)


def _of_the_same(use: _Use, usual: Sequence[_Use], background: Background) -> Sequence[_Use]:
    """Return the uses of the usual form that are of the same; none where hardly any is.

    A subject may stand far before its verb: "sections 2 and 3 of ... are" is no slip for "section 1
    of ... is". What a pronoun stands for may be named in the sentence before, of which forms tell
    whether it speaks of one or of many.
    """
    usual = [each for each in usual if not _are_one_and_many(_before(use), _before(each))]
    if len(usual) < _FEWEST:
        return ()
    if use.word.low not in _PRONOUN_FORMS:
        return usual
    before = _forms_before(use, background)
    same = [each for each in usual if _forms_before(each, background) == before]
    return same if len(same) >= _FEWEST else ()


def _forms_before(use: _Use, background: Background) -> list[str]:
    """Return the forms in the sentence before; none at the beginning."""
    told = background.told[use.told.release.id]
    before = told[use.told.index - 1].words if use.told.index else ()
    return [word.low for word in before if word.low in _BASE]


def _before(use: _Use) -> set[str]:
    """Return the words of a sentence before a form."""
    before = (word.low for word in use.told.words if word.start < use.word.start)
    return {part for low in before for part in low.split()}


def _are_one_and_many(words: set[str], others: set[str]) -> bool:
    """Tell whether some word stands here in the singular and there in the plural."""
    mine, theirs = words - others, others - words
    return any(f"{word}s" in theirs or word.removesuffix("s") in theirs for word in mine)


class _Contexts:
    """Finds what the forms of sentences stand between."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self._kinds = kinds

    def of(self, saying: Saying) -> tuple[tuple[Word, _Context], ...]:
        """Return the forms of a sentence, each with what it stands between."""
        kinds = [self._kinds.get(fill.slot, Kind.TEXT) for _, fill in saying.filled]
        return _forms(saying, tuple(kinds))

    def differ(self, sayings: Iterable[Saying]) -> bool:
        """Tell whether two forms stand in one context."""
        first: dict[_Context, str] = {}
        return any(
            first.setdefault(context, word.low) != word.low
            for saying in sayings
            for word, context in self.of(saying)
        )


@lru_cache(maxsize=10_000)
def _forms(saying: Saying, kinds: tuple[Kind, ...]) -> tuple[tuple[Word, _Context], ...]:
    """Return the forms of a sentence with what each stands between; `kinds` are of its slots."""
    words = saying.words
    of = {fill.slot: kind for (_, fill), kind in zip(saying.filled, kinds, strict=True)}
    return tuple(
        (word, _context(words, at, of))
        for at, word in enumerate(words)
        if word.low in _BASE and word.fill is None
    )


_Ways = Mapping[str, Mapping[str, _Use]]
"""By form and release, a use of it."""


def _by_form(uses: Iterable[_Use]) -> _Ways:
    found: defaultdict[str, dict[str, _Use]] = defaultdict(dict)
    for use in uses:
        found[use.word.low].setdefault(use.told.release.id, use)
    return found


def _is_rare(users: Collection[str], ways: _Ways) -> bool:
    return len(users) <= max(1, _RARE * sum(map(len, ways.values())))


def _odd(ways: _Ways) -> Iterator[tuple[str, Sequence[_Use], Mapping[str, _Use]]]:
    """Yield the forms that are rare, with how the usual one is used."""
    usual = max(ways, key=lambda form: (len(ways[form]), form))
    for form, users in ways.items():
        if form != usual and len(ways[usual]) >= _FEWEST and _is_rare(users, ways):
            yield form, list(ways[usual].values()), users


def _loose(context: _Context) -> _Context:
    return tuple(_NAME if each in (_NAME, _NAMES) else each for each in context)


def _after_names(background: Background) -> Iterator[Slip]:
    """Yield the verbs after a release's own name that hardly any release, nor itself, has so."""
    for tie in background.ties:
        if not tie.is_own:
            continue
        starts = {
            (release, value.start): value
            for release, values in tie.values.items()
            for value in values
        }
        uses = [
            _Use(one, verb)
            for one in background.all_told()
            for name, verb in _before_verbs(one.saying)
            if (one.release.id, one.start(name)) in starts
        ]
        plural = [use for use in uses if use.word.low in _VERBS.values()]
        singular = [use for use in uses if use.word.low in _VERBS]
        few, many = sorted((plural, singular), key=len)
        if len(few) > max(1, _RARE * len(uses)) or len(many) < _FEWEST:
            continue
        for use in few:
            mine = [each for each in many if each.told.release is use.told.release]
            if mine:
                yield _slip(use, [mine[0], *many], len(few), len(uses))


@lru_cache(maxsize=10_000)
def _before_verbs(saying: Saying) -> tuple[tuple[Word, Word], ...]:
    return tuple(pair for pair in pairwise(saying.words) if pair[1].low in _VERB_FORMS)


def _context(words: Sequence[Word], at: int, kinds: Mapping[str, Kind]) -> _Context:
    before = [_shape(word, kinds) for word in words[max(0, at - _BEFORE) : at]]
    if before and words[at].low in _VERB_FORMS and words[at - 1].low in _PRONOUN_FORMS:
        before[-1] = words[at - 1].low  # its subject
    after = ["{}" if word.fill else _stem(word.low) for word in words[at + 1 : at + 1 + _AFTER]]
    return (*before, f"<{_BASE[words[at].low]}>", *after)


def _shape(word: Word, kinds: Mapping[str, Kind]) -> str:
    """Return what has to be the same of a word before: itself, or the number of what fills it."""
    if word.fill is None:
        return f"<{_BASE[word.low]}>" if word.low in _BASE else word.low
    kind = kinds[word.fill.slot]
    if kind is Kind.CHOICE or word.low in _BASE:
        return word.low
    if kind in FIGURE_KINDS:
        return "{one}" if word.fill.value == 1 else "{many}"
    many = word.low.endswith("s") or " and " in word.low or "&" in word.low
    return _NAMES if many else _NAME


def _stem(low: str) -> str:
    return f"<{_BASE[low]}>" if low in _BASE else low.removesuffix("s")


def _slip(use: _Use, usual: Sequence[_Use], alike: int, total: int) -> Slip:
    at = next(n for n, word in enumerate(use.told.words) if word is use.word)
    near = use.told.words[max(0, at - 1)]
    phrase = " ".join(use.told.text[near.start : use.word.end].split())
    expected = _NUMBERS[use.word.low]
    return Slip(
        told=use.told,
        start=use.told.start(use.word),
        end=use.told.end(use.word),
        message=f"Says “{phrase}”; elsewhere it is “{expected}” in its place.",
        expected=expected,
        evidence=tuple(quoted(other.told) for other in usual[:2]),
        alike=alike,
        of=total,
    )
