"""The first screen of the page: what these documents are, how much there is, what comes first."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, zip_longest

from hmicdiff.model.analysis import Analysis, FindingKind, Op
from hmicdiff.model.template import Passage, Template
from hmicdiff.model.text import Role
from hmicdiff.report.cards import Card, Change, Chunk, Pattern, Patterns
from hmicdiff.report.collation import compare
from hmicdiff.report.likeness import Group, Likeness, likeness_of
from hmicdiff.report.noun import Noun, noun_of
from hmicdiff.report.share import percent
from hmicdiff.report.story import Claim
from hmicdiff.report.view import View
from hmicdiff.report.wording import listing, plural
from hmicdiff.structs import Struct

_FIRST = 7
"""More than about seven findings nobody takes in at first sight."""
_WORDS = 24
"""A longer title is cut: it shall be read at a glance."""
_QUOTED = 3
"""So many ways of saying a thing are quoted at first."""
_NAMED = 2
"""So few documents are named rather than counted."""
_OF_ORDER = (FindingKind.MOVED, FindingKind.MERGED, FindingKind.SPLIT)
_BLANK = "___"
_HEAD = 3
"""What most have among the first passages may be a title that is not marked as one.

So many headings tell what documents are that have no title in common.
"""


class Tally(Struct, frozen=True):
    """A number that leads to what it counts."""

    number: int
    label: str
    hides: tuple[FindingKind, ...]
    """The kinds that are not among it."""


class Quote(Struct, frozen=True):
    """Words with whose they are."""

    card: Card
    words: tuple[Change, ...]
    """With what sets them apart as added; empty where the quote says it all."""


class Lead(Struct, frozen=True):
    """A claim as the first screen shows it: why it is told, who says what, and what others say."""

    claim: Claim
    reason: str
    quotes: tuple[Quote, ...]
    """What the documents say that it is told of; nothing where they do not say something."""
    more: int
    """How many other ways of saying it there are."""
    others: str
    """Who says otherwise: "34 of the 44 notices say"."""
    theirs: tuple[Change, ...]
    """What these say, with what sets it apart as dropped; empty where they say nothing."""


class ChoiceView(Struct, frozen=True):
    """What sets a group of documents apart from the others."""

    passage: str
    says: bool
    """Whether they say these words, rather than leave them out."""
    words: Pattern
    inside: int
    """How many of the group do."""
    outside: int
    """How many of the others do."""


class Front(Struct, frozen=True):
    """What a reader sees before doing anything."""

    noun: Noun
    content: str
    """A short name for all that is told, by which a reader's marks are kept."""
    given: bool
    """Whether they are held against a template that was given."""
    title: str
    """The documents' own title with its blanks; empty where they share none."""
    compared: str
    """How many there are: "5 notices compared"."""
    sentence: str
    """What this page is."""
    proof: str
    """What is known of the characters that the sentences hold."""
    about: tuple[str, ...]
    """How much was compared and how much was found, in sentences."""
    tallies: tuple[Tally, ...]
    first: tuple[Lead, ...]
    rest: tuple[Lead, ...]
    likeness: Likeness
    choices: tuple[ChoiceView, ...]
    """What sets the group apart that the likeness tells of."""


def build_front(analysis: Analysis, view: View) -> Front:
    """Return the first screen of the report on `analysis`."""
    noun = noun_of(analysis.template, view.family)
    known = _Known(analysis, view, noun)
    first = _chosen(view.story)
    family = frozenset(one.id for one in analysis.releases if not one.stranger)
    likeness = likeness_of(analysis.template, sorted(family))
    return Front(
        noun=noun,
        content=_content(analysis),
        given=analysis.template.given is not None,
        title=_title(analysis, view.family),
        compared=_compared(analysis, noun, view.family),
        sentence=_sentence(analysis, view),
        proof=view.proof.replace("releases", noun.many).replace("release", noun.one),
        about=_about(view, noun),
        tallies=tuple(_tallies(view)) if view.family > 1 or analysis.template.given else (),
        first=tuple(known.lead(claim) for claim in first),
        rest=tuple(known.lead(claim) for claim in view.story if claim not in first),
        likeness=likeness,
        choices=tuple(_choices(analysis.template, family, likeness.group)),
    )


def _content(analysis: Analysis) -> str:
    """Return the same only for the same texts with the same findings in the same order."""
    told = hashlib.sha256()
    for release in analysis.releases:
        told.update(f"{release.id} {release.sha256}\n".encode())
    for one in analysis.findings:
        told.update(f"{one.release} {one.kind} {one.start} {one.end}\n".encode())
    return told.hexdigest()[:16]


def _choices(
    template: Template, family: frozenset[str], group: Group | None
) -> Iterator[ChoiceView]:
    """Count who makes the choices that set a group apart."""
    if group is None:
        return
    passages = {one.id: one for one in template.passages}
    for passage, number in group.choices:
        readings = passages[passage].readings
        if number < 0:
            saying = {release for reading in readings for release in reading.releases}
            own = family - saying
        else:
            own = family & set(readings[number].releases)
        inside = len(own & set(group.releases))
        words = Patterns.of(readings[max(0, number)])
        yield ChoiceView(passage, number >= 0, words, inside, len(own) - inside)


def _chosen(story: Sequence[Claim]) -> tuple[Claim, ...]:
    """Take the first of each kind, then the second; where a thing stands comes last."""
    kinds: dict[FindingKind, list[Claim]] = {}
    for claim in story:
        if claim.card.kind not in _OF_ORDER:
            kinds.setdefault(claim.card.kind, []).append(claim)
    in_turn = chain.from_iterable(zip_longest(*kinds.values()))
    last = (claim for claim in story if claim.card.kind in _OF_ORDER)
    return tuple(claim for claim in chain(in_turn, last) if claim is not None)[:_FIRST]


def _title(analysis: Analysis, family: int) -> str:
    if family < 2 and analysis.template.given is None:  # noqa: PLR2004 - one document has no blanks
        return ""
    begin = [one for one in analysis.template.passages if 2 * one.releases > family]
    known = [one for one in begin if one.role is Role.TITLE]
    first = [one for one in analysis.template.passages[:_HEAD] if one in begin]
    heads = known or [one for one in first if one.role is Role.HEADING] or first
    title = next(filter(None, map(_blanked, heads)), "")
    return title or listing([f"“{one}”" for one in _headings(begin)])


def _headings(common: Iterable[Passage]) -> Sequence[str]:
    """Return the first headings that most have: what tells of documents without a title."""
    told = (_blanked(one) for one in common if one.role is Role.HEADING)
    return tuple(islice(filter(None, told), _HEAD))


def _blanked(passage: Passage) -> str:
    """Return the words of a passage with blanks; nothing where it is hardly more than blanks."""
    parts = passage.main.parts
    words = sum(len(part.split()) for part in parts if isinstance(part, str))
    told = " ".join("".join(p if isinstance(p, str) else _BLANK for p in parts).split())
    if words < 2:  # noqa: PLR2004 - one word beside a blank names nothing
        return ""
    cut = told.split()
    return told.rstrip(".:") if len(cut) <= _WORDS else f"{' '.join(cut[:_WORDS])} …"


def _compared(analysis: Analysis, noun: Noun, family: int) -> str:
    if not analysis.releases:
        return "Nothing to compare"
    if analysis.template.given is not None:
        return f"{noun.counted(len(analysis.releases))} held against {analysis.template.given}"
    if len(analysis.releases) == 1:
        return f"One {noun.one}, and nothing to compare it with"
    strangers = len(analysis.releases) - family
    beside = f", and {plural(strangers, 'document')} of another kind" if strangers else ""
    return f"{noun.counted(family)} compared{beside}"


def _sentence(analysis: Analysis, view: View) -> str:
    share = view.mean
    if share is None or (view.family < 2 and analysis.template.given is None):  # noqa: PLR2004
        return ""
    if analysis.template.given is not None:
        return (
            f"{percent(share)} of their words come from the template. "
            "Below is what they say besides, leave out or word differently."
        )
    common = f"They share one common text, which makes up {percent(share)} of what they say."
    return f"{view.hardly or common} Below is what only some say, leave out or word differently."


def _about(view: View, noun: Noun) -> tuple[str, ...]:
    """Return the summary of every format in the words of this page."""
    number, _, rest = view.summary[0].partition(" ")
    first = f"{number} {rest.replace('releases', noun.many, 1).replace('release', noun.one, 1)}"
    more = (one.replace("Boilerplate makes", "The common text makes") for one in view.summary[1:])
    return (first, *(f"{one.removesuffix('a release.')}{_end(one, noun)}" for one in more))


def _end(told: str, noun: Noun) -> str:
    return f"a single {noun.one}." if told.endswith("a release.") else ""


_TALLIES: Sequence[tuple[str, tuple[FindingKind, ...]]] = (
    ("said by some only, or left out", (FindingKind.EXTRA, FindingKind.MISSING)),
    (
        "worded or placed differently",
        (FindingKind.REWORDED, FindingKind.MOVED, FindingKind.MERGED, FindingKind.SPLIT),
    ),
    ("odd figures or possible mistakes", (FindingKind.VALUE, FindingKind.INCONSISTENT)),
)
"""Each kind but typography once, so that they add up to all there is."""


def _tallies(view: View) -> Iterator[Tally]:
    numbers = {count.kind: count.number for count in view.counts}
    for label, kinds in _TALLIES:
        hides = tuple(kind for kind in FindingKind if kind not in kinds)
        yield Tally(sum(numbers[kind] for kind in kinds), label, hides)


_REASONS: Mapping[FindingKind, str] = {
    FindingKind.EXTRA: "Only here",
    FindingKind.MISSING: "Left out",
    FindingKind.REWORDED: "Worded differently",
    FindingKind.MOVED: "In another place",
    FindingKind.MERGED: "One sentence for several",
    FindingKind.SPLIT: "Several sentences for one",
    FindingKind.VALUE: "A different figure or word",
    FindingKind.INCONSISTENT: "A possible mistake",
}


class _Known:
    """What the others say in the place that a claim is about."""

    def __init__(self, analysis: Analysis, view: View, noun: Noun) -> None:
        self._size, self._noun = view.family, noun
        self._given = analysis.template.given is not None
        self._names = {one.name.id: one.name.name for one in view.releases}
        self._passages = {one.id: one for one in analysis.template.passages}
        self._missing = {
            (card.release.id, card.start): card
            for release in view.releases
            for group in release.groups
            for card in group.cards
            if card.kind is FindingKind.MISSING
        }

    def lead(self, claim: Claim) -> Lead:
        """Return a claim with the words of both sides."""
        card = claim.card
        quoted = claim.quotes or ((card,) if card.kind is not FindingKind.MISSING else ())
        others, theirs = self._others(claim)
        return Lead(
            claim=claim,
            reason=self._reason(claim),
            quotes=tuple(Quote(one, _own(one.changes)) for one in quoted[:_QUOTED]),
            more=max(0, len(quoted) - _QUOTED),
            others=others,
            theirs=theirs,
        )

    def _reason(self, claim: Claim) -> str:
        card = claim.card
        if card.is_in_other_families:
            return "Only here, and in another family"
        if card.kind is FindingKind.EXTRA and (len(claim.cards) > 1 or card.shared):
            return "Here and in few others"
        if card.kind is FindingKind.INCONSISTENT and card.level:
            return f"A possible mistake ({card.level})"
        return _REASONS[card.kind]

    def _others(self, claim: Claim) -> tuple[str, tuple[Change, ...]]:
        card = claim.card
        if card.kind is FindingKind.EXTRA:
            return self._in_its_place(claim)
        if card.kind in (FindingKind.VALUE, FindingKind.INCONSISTENT):
            # its message has what it is held against: the rest of the sentence may be its own
            return "", ()
        theirs = _theirs(card)
        if not theirs:
            return "", ()
        if self._given:
            return "The template says", theirs
        who = self._who_say(card)
        return f"{who[0].upper()}{who[1:]}", theirs

    def _in_its_place(self, claim: Claim) -> tuple[str, tuple[Change, ...]]:
        """Return what others say in the place of what only this one says.

        Who else says it, or something like it, is told by the finding itself, which looked it up.
        """
        card = claim.card
        missing = self._missing.get((card.release.id, card.instead or -1))
        if missing is None or len(claim.cards) > 1:
            return "", ()
        return f"In its place {self._who_say(missing)}", _whole(missing.expected)

    def _who_say(self, card: Card) -> str:
        """Return who say what a card is held against: "40 of the 44 notices say".

        Of a passage that is left out, all who have it are counted, and of these the ones who put
        it in the words that are quoted.
        """
        passage = self._passages.get(card.passage)
        readings = passage.readings if passage is not None else ()
        own = next((one for one in readings if Patterns.of(one) == card.expected), None)
        if passage is not None and card.kind is FindingKind.MISSING:
            # one may have a sentence of the passage, and still not say it
            having = min(passage.releases, self._size - len(card.shared) - 1)
            all_who = f"{self._counted(having)} say"
            if own is None or len(own.releases) >= having:
                return all_who
            return f"{all_who} this, {len(own.releases)} of them in these words"
        if own is None:
            return "others say"
        if len(own.releases) <= _NAMED:
            return f"others, as {listing([self._names[one] for one in own.releases])}, say"
        return f"{self._counted(len(own.releases))} say"

    def _counted(self, number: int) -> str:
        return f"{number} of the {self._noun.counted(self._size)}"


def _whole(words: Pattern) -> tuple[Change, ...]:
    return (Change(Op.SAME, words),) if words else ()


def _own(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(one for one in changes if one.op not in (Op.DROPPED, None))


def _theirs(card: Card) -> tuple[Change, ...]:
    """Return the words that a card is held against, marked where it differs."""
    if not card.expected:
        return ()
    own = (Chunk(card.quote, slot=False),)
    against = compare(card.expected, own) if card.changes else ()
    return tuple(one for one in against if one.op is not Op.ADDED) or _whole(card.expected)
