"""The stages in order: from a corpus to all that is known of it."""

import re
from collections.abc import Callable, Mapping, Sequence

from hmicdiff.align.constraints import constraints
from hmicdiff.align.draft import Draft, Place, draft_of
from hmicdiff.align.passages import draft_passages
from hmicdiff.align.scale import Scale
from hmicdiff.align.united import unite_all
from hmicdiff.align.vocabulary import Forms, forms
from hmicdiff.differences.findings import findings
from hmicdiff.differences.other_families import with_other_families
from hmicdiff.differences.right import listed, not_found, right_as_they_stand
from hmicdiff.differences.values import ValueJudge, judge_of
from hmicdiff.infer.boxes import with_boxes
from hmicdiff.infer.choice_words import with_choice_words
from hmicdiff.infer.choices import as_answers, with_choices
from hmicdiff.infer.corrected import is_kin, subjects, unapplied, with_fixed
from hmicdiff.infer.facts import facts
from hmicdiff.infer.figures import Figure, figures, habits_of
from hmicdiff.infer.form import Blanks, fitted, has_blanks, with_proven
from hmicdiff.infer.framed_values import with_framed_values
from hmicdiff.infer.given import in_order, taken_out, with_given
from hmicdiff.infer.joined_slots import with_labelled_values, with_whole_values
from hmicdiff.infer.length import Counts, bits_per_token
from hmicdiff.infer.neighbours import (
    with_known_values,
    with_whole_dates,
    with_whole_names,
)
from hmicdiff.infer.readings import Reader
from hmicdiff.infer.shared_slots import with_shared_slots
from hmicdiff.infer.strangers import outside_house, strangers
from hmicdiff.infer.subsumed import without_subsumed
from hmicdiff.infer.template import Given, Inferred, Said, infer, sayings
from hmicdiff.infer.variables import SUBJECT
from hmicdiff.model.analysis import Analysis, Copy, Finding, Lossless, PlacedRelease
from hmicdiff.model.corrections import NO_CORRECTIONS, UNMET, Corrections, renamed
from hmicdiff.model.template import Template
from hmicdiff.model.text import Corpus, Release
from hmicdiff.place.sentences import place
from hmicdiff.read.copies import Copies, copies_in, once, told_each, told_once
from hmicdiff.read.omissions import omissions
from hmicdiff.slips.find import slips
from hmicdiff.slips.settings import SlipSettings
from hmicdiff.structs import Struct, field, replace
from hmicdiff.version import __version__

Progress = Callable[[str, float], None]
"""Told the stage at work and the share of all work that is done."""

_WORD = re.compile(r"[^\W\d_]{4,}")
"""What no list marker holds,"""
_ROMAN = re.compile(r"(?im)^[^\w\n]*x{0,3}(?:ix|iv|v?i{0,3})[.)][^\S\n]*$")
"""but for a number in Roman figures, in a list of a page also behind its bullet: "- (xviii)"."""
_ALIGNED, _READ, _PLACED = 0.75, 0.9, 0.95
"""Shares of the time that it takes until then, for the progress bar: as measured, roughly."""
_TEMPLATE_FIXES = "what is corrected to be fixed is not: what the given template leaves open is"
_PAIR = 2
"""Of two releases nothing tells which departs from the template."""


class Held(Struct, frozen=True):
    """A template that releases are held against."""

    release: Release
    """Its text, read like a release."""
    optional: frozenset[int] = frozenset()
    """Which of its sentences a release need not have."""
    blanks: Blanks = field(default_factory=dict)
    """What may fill some of its blanks."""
    told: tuple[str, ...] = ()
    """What a reader has to know of it: what was taken for a blank, or left out."""


def analyze(  # noqa: PLR0913 - whatever can be said of a family
    corpus: Corpus,
    progress: Progress | None = None,
    names: Mapping[str, str] | None = None,
    template: Held | None = None,
    settings: SlipSettings | None = None,
    corrections: Corrections = NO_CORRECTIONS,
    *,
    one_family: bool = False,
    name_by: str | None = None,
    copies_once: bool = False,
) -> Analysis:
    """Infer the template of `corpus` and say how every release stands to it.

    `progress` is told what is being done; `names` gives variables other names than they would
    have; `template` is held against the releases instead of one that is inferred; `settings` say
    which slips are told; `corrections` are what somebody knows better; with `one_family` no release
    is left out as a stranger; `name_by` is what releases are called by: "title", "file" or a
    variable. With `copies_once`, one of the releases with the same text counts and the others are
    its copies; else each counts. The result depends on nothing but the texts and the names of the
    releases.

    Raises:
        NamesError: if `names` cannot be given, or there is no variable to name releases by.
    """
    tell = progress or (lambda _stage, _share: None)
    tell("aligning", 0.0)
    left_out = omissions((release.source, release.notes) for release in corpus.releases)
    if copies_once:
        corpus, copies = once(corpus)
        doubles = told_once(copies)
        originals = {other: each.original for each in copies for other in each.others}
        corrections = renamed(corrections, originals)
    else:
        copies = ()
        doubles = told_each(copies_in(corpus.releases))
    unmet = list(unapplied(corrections, corpus))
    placed = infer_and_place(
        corpus, tell, names, template, corrections, one_family=one_family, name_by=name_by
    )
    corpus, inferred, said = placed.corpus, placed.inferred, placed.said
    tell("comparing", _PLACED)
    stated = with_choice_words(facts(corpus, inferred, said, placed.filled), corpus, inferred)
    bits = bits_per_token(inferred.template, _counted(corpus, placed.releases, inferred.template))
    differences = findings(corpus, inferred, said, placed.releases, placed.judge)
    releases = sorted(placed.releases, key=lambda release: release.id)
    sources = {release.id: release.source for release in releases}
    found, right = right_as_they_stand(
        _most_telling_first(differences, slips(releases, inferred.template, settings=settings)),
        corrections,
        sources,
    )
    corrected_by = [
        *listed(right, sources),
        *(f"{UNMET}{each}" for each in unmet),
        *([_TEMPLATE_FIXES] if template is not None and corrections.fixed else []),
        *(f"{UNMET}{each}" for each in not_found(corrections, right, sources)),
    ]
    analysis = Analysis(
        generator=f"hmicdiff {__version__}",
        releases=tuple(releases),
        template=inferred.template,
        facts=stated,
        findings=found,
        notices=tuple(
            _notices(
                releases, inferred.template.given, template, [*corrected_by, *doubles, *left_out]
            )
        ),
        skipped=corpus.skipped,
        lossless=_lossless(releases),
        bits=bits,
        copies=copies_of(copies, {release.source: release.id for release in releases}),
        right=right,
    )
    return with_other_families([analysis])[0]


class Inference(Struct, frozen=True):
    """A family with its template, and each of its releases placed in it."""

    corpus: Corpus
    """The releases: the family first, then the strangers."""
    inferred: Inferred
    said: Mapping[Place, Said]
    filled: Mapping[int, Sequence[Figure]]
    releases: Sequence[PlacedRelease]
    """Those of the corpus, in its order."""
    judge: ValueJudge


def infer_and_place(
    corpus: Corpus,
    tell: Progress = lambda _stage, _share: None,
    names: Mapping[str, str] | None = None,
    template: Held | None = None,
    corrections: Corrections = NO_CORRECTIONS,
    *,
    one_family: bool = False,
    name_by: str | None = None,
) -> Inference:
    """Infer the template of `corpus` and place every release in it; see `analyze`."""
    aligned = _aligned(
        corpus,
        template,
        lambda share: tell("aligning", share * _ALIGNED),
        corrections,
        one_family=one_family,
    )
    corpus, numbered, given = aligned.corpus, aligned.forms, aligned.given
    reader = Reader(corpus, numbered)
    readings = []
    held = template.blanks if template else {}
    is_specimen = given is not None and not has_blanks(given.release, held)
    for at, draft in enumerate(aligned.drafts):
        tell("reading", _ALIGNED + (_READ - _ALIGNED) * at / len(aligned.drafts))
        ways = reader.readings(draft)
        ways = as_answers(ways) if draft.answers else ways
        if given is not None:
            ways = with_given(ways, given.places[at], given.release, held, is_specimen=is_specimen)
        readings.append(ways)
    if given is None:
        readings = with_framed_values(readings)
        readings = with_labelled_values(with_known_values(readings))
        readings = with_whole_dates(with_whole_values(with_whole_names(readings)))
        readings = with_choices([without_subsumed(ways) for ways in with_boxes(readings)])
        readings = with_shared_slots(with_whole_values(readings), aligned.drafts)
        readings = with_fixed(readings, corrections, corpus.releases)
    tell("inferring", _READ)
    inferred = infer(
        corpus,
        aligned.drafts,
        readings,
        range(aligned.family),
        names,
        given,
        name_by=name_by,
        subjects=subjects(corrections, corpus.releases),
    )
    said = sayings(inferred)
    written = habits_of(corpus.releases)
    filled = {at: figures(at, release, said, written) for at, release in enumerate(corpus.releases)}
    releases = place(corpus, inferred, said, filled, Scale(numbered, frozenset()))
    for draft in aligned.drafts:
        draft.known = None  # what the alignment remembers is not needed from here on
    judge = judge_of(inferred, filled, (names or {}).get(SUBJECT, SUBJECT), written)
    return Inference(corpus, inferred, said, filled, releases, judge)


def copies_of(copies: Sequence[Copies], ids: Mapping[str, str]) -> tuple[Copy, ...]:
    """Return copies with the ids of what they are copies of; `ids` are those by the sources."""
    found = (
        Copy(source, ids[each.original])
        for each in copies
        if each.original in ids
        for source in each.others
    )
    return tuple(sorted(found, key=lambda copy: copy.source))


def _counted(corpus: Corpus, releases: Sequence[PlacedRelease], template: Template) -> Counts:
    """Count the releases of a corpus, as they are placed in the template."""
    order = {passage.id: at for at, passage in enumerate(template.passages)}
    counts = Counts()
    for placed, release in zip(releases, corpus.releases, strict=True):
        counts.add(placed, release, order)
    return counts


class _Aligned(Struct, frozen=True):
    corpus: Corpus
    """The releases: the family first, then the strangers."""
    family: int
    """How many releases the family has."""
    forms: Forms
    """The sentences of the family, and of a given template."""
    drafts: list[Draft]
    given: Given | None


def _aligned(
    corpus: Corpus,
    template: Held | None,
    tell: Callable[[float], None],
    corrections: Corrections,
    *,
    one_family: bool,
) -> _Aligned:
    """Align the family, without the strangers in it, or with the template that is given."""
    total = len(corpus.releases)
    if template is not None:
        corpus, proven = fitted(corpus, template.release, template.blanks)
        numbered = forms(Corpus((*corpus.releases, template.release)))
        known = constraints(corrections, corpus.releases)
        drafts = with_proven(draft_passages(numbered, tell, known), proven, total)
        drafts = in_order(drafts, corpus, template.release, total)
        given = Given(template.release, taken_out(drafts, total), template.optional)
        return _Aligned(corpus, total, numbered, drafts, given)
    numbered = forms(corpus)
    drafts = _united(numbered, corpus, corrections, tell)
    odd = [] if one_family else strangers(numbered, drafts)
    odd = outside_house(odd, drafts, corpus.releases) if odd else odd
    odd = [at for at in odd if not is_kin(corpus.releases[at].source, corrections)]
    if not odd:
        return _Aligned(corpus, total, numbered, drafts, None)
    kin = [release for at, release in enumerate(corpus.releases) if at not in odd]
    others = [corpus.releases[at] for at in odd]
    numbered = forms(Corpus(tuple(kin)))
    drafts = _united(numbered, Corpus(tuple(kin)), corrections, tell)
    for at, release in enumerate(others, len(kin)):
        drafts += [draft_of([(at, number)]) for number in range(len(release.sentences))]
    ordered = replace(corpus, releases=(*kin, *others))
    return _Aligned(ordered, len(kin), numbered, drafts, None)


def _united(
    numbered: Forms, corpus: Corpus, corrections: Corrections, tell: Callable[[float], None]
) -> list[Draft]:
    """Return the passages of a family, with answers as one and as they are known to be."""
    known = constraints(corrections, corpus.releases)
    return unite_all(draft_passages(numbered, tell, known), corpus, numbered, known)


def _most_telling_first(
    differences: Sequence[Finding], slips: Sequence[Finding]
) -> tuple[Finding, ...]:
    """Put the slips among the other findings, which are in order; before those as telling."""
    return tuple(sorted([*slips, *differences], key=lambda finding: -finding.surprise))


def _notices(
    releases: Sequence[PlacedRelease],
    given: str | None,
    template: Held | None,
    told: Sequence[str],
) -> list[str]:
    """Say what a reader has to know before all else, and then what is `told` of files."""
    if given is not None:
        known = () if template is None else template.told
        return [f"Compared with the template that was given, {given}.", *known, *told]
    family = [release for release in releases if not release.stranger]
    odd = [release.source for release in releases if release.stranger]
    found = [stranger(source, len(family)) for source in odd]
    if len(family) == 1:
        found.append(
            f"{family[0].source} is the only release: there is nothing to compare it with, so no "
            "template can be inferred. Add more releases of the same kind."
        )
    elif len(family) == _PAIR:
        found.append(
            "Two releases only: where they differ, nothing tells which of them departs from the "
            "template, and names and figures cannot be told from wording. A third would help."
        )
    return [*found, *told]


def stranger(source: str, family: int) -> str:
    """Say that a file is of another family than the `family` releases that there are."""
    return (
        f"{source} shares hardly anything with the other {family} releases: "
        "it was left out of the template; --one-family takes it in."
    )


def _lossless(releases: Sequence[PlacedRelease]) -> Lossless:
    return Lossless(releases=len(releases), rebuilt=sum(map(is_whole, releases)))


def is_whole(release: PlacedRelease) -> bool:
    """Tell whether its sentences and what stands between them give a release's text, each once.

    What stands between sentences may be space, list markers and rulers, but no word.
    """
    pieces: list[str] = []
    last = 0
    for sentence in release.sentences:
        between = release.text[last : sentence.start]
        if sentence.start < last or _has_words(between):
            return False
        pieces += [between, release.text[sentence.start : sentence.end]]
        last = sentence.end
    rest = release.text[last:]
    return "".join(pieces) + rest == release.text and not _has_words(rest)


def _has_words(between: str) -> bool:
    return bool(_WORD.search(_ROMAN.sub("", between)))
