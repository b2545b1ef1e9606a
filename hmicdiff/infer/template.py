"""Drafts to a template: ids, readings with their slots, sections, support."""

import re
from collections import Counter
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from hmicdiff.align.draft import Draft, Place
from hmicdiff.errors import NamesError
from hmicdiff.infer.entries import Line, entries
from hmicdiff.infer.names import passage_ids, release_ids
from hmicdiff.infer.readings import DraftReading, Filling
from hmicdiff.infer.slots import SlotKey, draft_slots, words_of
from hmicdiff.infer.stand_ins import StandIns
from hmicdiff.infer.subjects import written_subjects
from hmicdiff.infer.titles import titles, titles_beside, told_apart
from hmicdiff.infer.variables import SUBJECT, DraftVariable, Heads, draft_variables
from hmicdiff.model.template import Kind, Part, Passage, Reading, Slot, Template, Variable
from hmicdiff.model.text import HEADINGS, LISTED, Corpus, Release, Role
from hmicdiff.read.english import FUNCTION_WORDS
from hmicdiff.read.normalize import COMMENT_SIGN
from hmicdiff.structs import Struct, replace

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NEARLY = 0.8
"""A word that this share as many have as have the most common one is as common."""
_LONG = 3
"""Words of more letters say what a passage is about."""
_BREAK = re.compile(rf"[^\S\n]*(?:{COMMENT_SIGN}|\n\s*)")
BY_TITLE = "title"
BY_FILE = "file"


class Named(Struct, frozen=True):
    """A passage with all that is known of it, drafts and names together."""

    draft: Draft
    drafts: tuple[DraftReading, ...]
    passage: Passage
    usual: bool
    """Whether a release is expected to have it: most have, or a template that is given has."""
    allowed: bool
    """Whether a template that is given lets a release have it or not."""
    alone: bool
    """Whether nothing but the one release that has it speaks for it."""
    fixed: bool = False
    """Whether a template that is given says it, and so where it stands."""


class Given(Struct, frozen=True):
    """A template that is given."""

    release: Release
    """Its text, read like a release."""
    places: Sequence[Sequence[Place]]
    """Passage by passage, where it says it."""
    optional: Collection[int] = ()
    """Which of its sentences a release need not have."""

    def has(self, passage: int) -> bool:
        """Tell whether it says a passage."""
        return bool(self.places[passage])

    def allows(self, passage: int) -> bool:
        """Tell whether it says a passage that a release need not have."""
        places = self.places[passage]
        return bool(places) and all(number in self.optional for _, number in places)


class Inferred(Struct, frozen=True):
    """The template and how it came about."""

    template: Template
    named: tuple[Named, ...]
    """The passages of the template, in its order."""
    ids: tuple[str, ...]
    """Release by release of the corpus, its id."""
    subjects: tuple[str | None, ...]
    """Release by release, whom it is about."""
    family: tuple[int, ...]
    """The releases that belong to the family; the others are strangers to it."""


class Said(NamedTuple):
    """What a sentence says: the passages, and the reading of the first."""

    passages: tuple[int, ...]
    number: int
    """The reading's number among those of the first passage."""
    draft: DraftReading
    reading: Reading
    filling: Filling


def sayings(inferred: Inferred, whose: Container[int] | None = None) -> dict[Place, Said]:
    """Return for every sentence what it says.

    With `whose`, of the sentences of other releases only those that say several passages.
    """
    passages: dict[Place, list[int]] = {}
    for at, named in enumerate(inferred.named):
        joint = named.draft.joint
        for place in named.draft.places():
            if whose is None or place[0] in whose or place[0] in joint:
                passages.setdefault(place, []).append(at)
    said: dict[Place, Said] = {}
    for at, named in enumerate(inferred.named):
        for number, (draft, reading) in enumerate(
            zip(named.drafts, named.passage.readings, strict=True)
        ):
            for filling in draft.fillings:
                if filling.place not in passages:
                    continue  # the words of a given template, or not asked for
                first = (at, *(other for other in passages[filling.place] if other != at))
                said[filling.place] = Said(first, number, draft, reading, filling)
    return said


def infer(
    corpus: Corpus,
    drafts: Sequence[Draft],
    readings: Sequence[Sequence[DraftReading]],
    family: Sequence[int],
    names: Mapping[str, str] | None = None,
    given: Given | None = None,
    *,
    name_by: str | None = None,
    subjects: Sequence[str | None] = (),
) -> Inferred:
    """Return the template that `drafts`, read in these ways, are the passages of.

    `names` gives variables other names than they would have; `given` is the template, where it
    is given: then its passages are those that a release is expected to have. `name_by` says what
    the releases are called by: "title", "file", or a variable; the subject where nothing is said.
    `subjects` are those that are known beforehand, release by release.

    Raises:
        NamesError: if `names` cannot be given, or there is no variable to name releases by.
    """
    roles = [
        _role(corpus, draft, ways[0], given) for draft, ways in zip(drafts, readings, strict=True)
    ]
    entitled = dict(zip(family, titles([corpus.releases[at] for at in family]), strict=True))
    has_titles = any(entitled.values())
    heads = [at for at, draft in enumerate(drafts) if _is_head(corpus, draft, entitled)]
    slots = draft_slots(readings)
    variables = draft_variables(
        slots,
        StandIns(corpus),
        names or {},
        words_of(readings),
        Heads(
            frozenset(heads),
            len(family),
            titles=has_titles,
            template=given is not None,
            entries=_entries(readings),
        ),
    )
    subject = (names or {}).get(SUBJECT, SUBJECT)
    called = _called(corpus, readings, variables, name_by or subject, needed=bool(name_by))
    if name_by is None:
        called = _with_titles(called, entitled)
        if has_titles and not any(variable.name == subject for variable in variables):
            known = [corpus.releases[at] for at in family]
            own = told_apart(list(entitled.values()), known)
            called = [None] * len(called)
            for at, title in zip(family, own, strict=True):
                called[at] = title
            others = [at for at in range(len(called)) if at not in entitled]
            beside = titles_beside(known, own, [corpus.releases[at] for at in others])
            for at, title in zip(others, beside, strict=True):
                called[at] = title
        called = [known or own for known, own in zip(subjects or called, called, strict=True)]
    ids = release_ids(called, [release.source for release in corpus.releases])
    passage_names = _names(len(corpus.releases), drafts, readings, roles)
    by_slot = {key: variable for variable in variables for key in variable.slots}
    passages: list[Passage] = []
    for at, (draft, ways) in enumerate(zip(drafts, readings, strict=True)):
        passages.append(
            Passage(
                id=passage_names[at],
                role=roles[at],
                section=None,
                releases=len(draft.members),
                optional=len(draft.members.keys() & set(family)) < len(family),
                readings=tuple(
                    _reading(passage_names[at], at, number, way, by_slot, ids)
                    for number, way in enumerate(ways)
                ),
            )
        )
    passages = list(with_sections(passages))
    template = Template(
        given=given.release.source if given else None,
        passages=tuple(passages),
        variables=tuple(
            Variable(
                name=variable.name,
                kind=variable.kind,
                goes_with=variable.goes_with,
                slots=tuple(
                    slot_id(reading_id(passage_names[passage], reading), slot)
                    for passage, reading, slot in variable.slots
                ),
            )
            for variable in variables
        ),
    )
    named = tuple(
        _named(draft, ways, passages[at], len(family), given, at)
        for at, (draft, ways) in enumerate(zip(drafts, readings, strict=True))
    )
    return Inferred(template, named, tuple(ids), tuple(called), tuple(family))


def _named(
    draft: Draft,
    ways: Sequence[DraftReading],
    passage: Passage,
    total: int,
    given: Given | None,
    at: int,
) -> Named:
    support = len(draft.members)
    if given is None:
        usual, allowed, alone = support > 1 and 2 * support >= total, False, support == 1
    else:
        allowed, alone = given.allows(at), not given.has(at)
        usual = given.has(at) and not allowed
    fixed = given is not None and given.has(at)
    return Named(
        draft, tuple(ways), passage, usual=usual, allowed=allowed, alone=alone, fixed=fixed
    )


def reading_id(passage: str, number: int) -> str:
    """Return the id of a reading: a, b, ... z, aa, ab."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(_LETTERS))
        letters = _LETTERS[rest] + letters
    return f"{passage}.{letters}"


def slot_id(reading: str, number: int) -> str:
    """Return the id of a slot."""
    return f"{reading}.{number}"


def _role(corpus: Corpus, draft: Draft, main: DraftReading, given: Given | None) -> Role:
    uses = Counter(corpus.releases[r].sentences[s].role for r, s in draft.places())
    if not uses and given is not None:
        return given.release.sentences[main.fillings[0].place[1]].role
    return max(uses, key=lambda role: (uses[role], role))


def _is_head(corpus: Corpus, draft: Draft, entitled: Mapping[int, str | None]) -> bool:
    """Tell whether some release has a passage for its title or a heading."""
    return any(
        sentence.role in HEADINGS or (title and title in " ".join(sentence.wording.text.split()))
        for release, number in draft.places()
        if release in entitled
        for sentence in (corpus.releases[release].sentences[number],)
        for title in (entitled[release],)
    )


def _entries(readings: Sequence[Sequence[DraftReading]]) -> frozenset[int]:
    """Return the passages that are entries of a list of like entries."""
    blank = Slot("", "", Kind.TEXT)
    listed = entries(
        [Line(parts_of(way.typical, [blank] * way.slots), way.releases) for way in ways]
        for ways in readings
    )
    return frozenset(at for at, is_listed in enumerate(listed) if is_listed)


def _called(
    corpus: Corpus,
    readings: Sequence[Sequence[DraftReading]],
    variables: Sequence[DraftVariable],
    name_by: str,
    *,
    needed: bool,
) -> list[str | None]:
    """Return for each release what it is called; `None` where that is its file.

    `needed` is whether there has to be a variable of this name.
    """
    if name_by == BY_FILE:
        return [None] * len(corpus.releases)
    if name_by == BY_TITLE:
        return [_title(release) for release in corpus.releases]
    named = [variable for variable in variables if variable.name == name_by]
    if needed and not named:
        known = ", ".join((BY_TITLE, BY_FILE, *(variable.name for variable in variables)))
        raise NamesError(f"no variable {name_by!r} to name releases by; there are {known}")
    return written_subjects(corpus, readings, named)


def _with_titles(
    called: Sequence[str | None], entitled: Mapping[int, str | None]
) -> list[str | None]:
    """Call releases of which nothing else is known by their titles, where others are called."""
    if not any(called):
        return list(called)
    return [one or entitled.get(at) for at, one in enumerate(called)]


def _title(release: Release) -> str | None:
    """Return the title of a release on one line, else its first sentence."""
    titles = [sentence for sentence in release.sentences if sentence.role is Role.TITLE]
    found = next(iter((*titles, *release.sentences)), None)
    return " ".join(found.wording.text.split()) if found else None


def _names(
    total: int,
    drafts: Sequence[Draft],
    readings: Sequence[Sequence[DraftReading]],
    roles: Sequence[Role],
) -> list[str]:
    """Name the passages, those that most releases have first."""
    common = _words_by_support(readings)
    half = total / 2
    spread = Counter(
        word
        for draft, words in zip(drafts, common, strict=True)
        if len(draft.members) >= half
        for word in words
    )
    order = sorted(range(len(drafts)), key=lambda at: (-len(drafts[at].members), at))
    telling = [sorted(common[at], key=lambda word: spread[word]) for at in order]
    names = passage_ids(telling, [roles[at].value for at in order])
    return [name for _, name in sorted(zip(order, names, strict=True))]


def _words_by_support(readings: Sequence[Sequence[DraftReading]]) -> list[list[str]]:
    """Return for each passage the words that most of its sentences have, outside of slots."""
    found = []
    for ways in readings:
        uses: Counter[str] = Counter()
        for way in ways:
            for filling in way.fillings:
                uses.update(dict.fromkeys(fixed_words(filling), 1))
        least = _NEARLY * max(uses.values(), default=0)
        found.append([word for word, count in uses.items() if count >= least])
    return found


def fixed_words(filling: Filling) -> Iterator[str]:
    """Yield the words of a sentence that can name its passage."""
    filled = {at for a, b in filling.spans for at in range(a, b)}
    for at, norm in enumerate(filling.wording.norms):
        word = norm.casefold()
        if at not in filled and len(word) > _LONG and word.isalpha() and word not in FUNCTION_WORDS:
            yield word


def _reading(
    passage: str,
    at: int,
    number: int,
    way: DraftReading,
    by_slot: Mapping[SlotKey, DraftVariable],
    ids: Sequence[str],
) -> Reading:
    name = reading_id(passage, number)
    variables = [by_slot[at, number, slot] for slot in range(way.slots)]
    slots = [
        Slot(slot_id(name, slot), variable.name, variable.kind)
        for slot, variable in enumerate(variables)
    ]
    return Reading(
        id=name,
        parts=parts_of(way.typical, slots),
        # a given template is no release
        releases=tuple(sorted(ids[release] for release in way.releases if release < len(ids))),
    )


def parts_of(filling: Filling, slots: Sequence[Slot]) -> tuple[Part, ...]:
    """Return a sentence as a pattern, with `slots` for what fills it."""
    parts: list[Part] = []
    last = 0
    for at, slot in enumerate(slots):
        a, b = filling.spans[at]
        start, end = filling.characters(at) if a < b else _gap(filling, a)
        parts += [_BREAK.sub(" ", filling.wording.text[last:start]), slot]
        last = end
    parts.append(_BREAK.sub(" ", filling.wording.text[last:]))
    return tuple(part for part in parts if part)


def _gap(filling: Filling, at: int) -> tuple[int, int]:
    """Return where in the sentence an empty slot before token `at` stands."""
    spans = filling.wording.spans
    offset = spans[at][0] if at < len(spans) else len(filling.wording.text)
    return offset, offset


def with_sections(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Say under which heading, or line that leads in a list, each passage stands."""
    heading: str | None = None
    lead: str | None = None
    for at, passage in enumerate(passages):
        following = passages[at + 1] if at + 1 < len(passages) else None
        listed = passage.role in LISTED
        if not listed:
            lead = None
        section = None if passage.role in HEADINGS else lead or heading
        yield replace(passage, section=section)
        if not listed and following is not None and following.role in LISTED:
            lead = passage.main.pattern
        elif passage.role is Role.HEADING:
            heading = passage.main.pattern
