"""The sentences that a reader meets first."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from fractions import Fraction
from itertools import groupby
from pathlib import PurePosixPath

from hmicdiff.model.analysis import Analysis, FindingKind
from hmicdiff.model.template import Passage, Reading, Template
from hmicdiff.report.names import ReleaseName
from hmicdiff.report.noun import DOCUMENT, noun_of
from hmicdiff.report.share import mean_share, percent
from hmicdiff.report.wording import KINDS, listing, plural
from hmicdiff.structs import Struct

_HARDLY = Fraction(1, 4)
"""With less in common releases are rather texts of their own than fillings of one."""
_HALF = Fraction(1, 2)
"""What has half of its words from a template is filled in from one."""
_QUOTED = 2
"""So many of the sentences that they share show what these are like."""
_WORDS = 10
"""So many words of each are quoted."""
_BLANK = "___"
_KEY = re.compile(r"[a-z][a-z0-9_-]*:")


class Summary(Struct, frozen=True):
    """What a report begins with."""

    title: str
    """The family in one line: how many releases, how much boilerplate."""
    mean: Fraction | None
    """How much boilerplate, where there is any template."""
    hardly: str
    """That they share hardly anything, if so."""
    sentences: tuple[str, ...]
    proof: str
    explained: str
    """How much the template explains; empty where there is none."""


def summarize(
    analysis: Analysis, names: Mapping[str, ReleaseName], of_template: Mapping[str, Fraction]
) -> Summary:
    """Count what there is and what is different.

    `of_template` is which share of each release the template says.
    """
    mean = mean_share(of_template, analysis.releases)
    hardly = _hardly_shared(analysis, of_template, mean)
    return Summary(
        title=_title(analysis, mean),
        mean=mean,
        hardly=hardly,
        sentences=(
            _family(analysis),
            *filter(None, [hardly]),
            _differences(analysis),
            *_shares(of_template, names),
        ),
        proof=_proof(analysis),
        explained=_explained(analysis),
    )


def _title(analysis: Analysis, mean: Fraction | None) -> str:
    number, given = len(analysis.releases), analysis.template.given
    if number == 1 and given is None:
        return "1 document and nothing to compare it with"
    who = _who(analysis) if number else "No documents"
    if given is not None:
        who += f" against {given}"
    return who if mean is None else f"{who}, {percent(mean)} boilerplate"


def _who(analysis: Analysis) -> str:
    """Return what was compared, as it calls itself; else what files it was read from."""
    number = len(analysis.releases)
    is_family = not any(one.stranger for one in analysis.releases)
    noun = noun_of(analysis.template, number) if is_family else DOCUMENT
    if noun != DOCUMENT:
        return noun.counted(number)
    kinds = sorted({PurePosixPath(one.source).suffix[1:].lower() for one in analysis.releases})
    known = f" ({listing(kinds)})" if all(kind.isalnum() for kind in kinds) else ""
    return f"{noun.counted(number)}{known}"


def _family(analysis: Analysis) -> str:
    kin = {release.id for release in analysis.releases if not release.stranger}
    size, strangers = len(kin), len(analysis.releases) - len(kin)
    who = plural(len(analysis.releases), "release")
    if strangers:
        share = "shares" if strangers == 1 else "share"
        who += f", of which {strangers} {share} hardly anything with the others"
    # a given template has passages that no release says; a stranger's are not the family's
    passages = [
        passage
        for passage in analysis.template.passages
        if not strangers or any(kin.intersection(reading.releases) for reading in passage.readings)
    ]
    say = f"{who}; {plural(len(passages), 'passage')}"
    if analysis.template.given is not None:
        own = {finding.passage for finding in analysis.findings if finding.kind == "extra"}
        return f"{say}, {len(passages) - len(own)} of them the template's."
    if size < 2 or not passages:  # noqa: PLR2004 - one release has nothing to share
        return f"{say}."
    alone = sum(passage.optional and passage.releases == 1 for passage in passages)
    everywhere = sum(not passage.optional for passage in passages)
    some = len(passages) - alone - everywhere
    parts = [f"{everywhere} in all {size}" if size > 2 else f"{everywhere} in both"]  # noqa: PLR2004
    parts += [f"{some} in some"] * bool(some) + [f"{alone} in one alone"] * bool(alone)
    return f"{say}: {listing(parts)}."


def _hardly_shared(
    analysis: Analysis, of_template: Mapping[str, Fraction], mean: Fraction | None
) -> str:
    """Say so where releases have hardly anything in common; nothing where they have a template.

    They have one, too, where it makes up half of some of them.
    """
    kin = [one for one in analysis.releases if not one.stranger]
    is_template = mean is None or mean >= _HARDLY or analysis.template.given is not None
    is_of_some = any(share >= _HALF for share in of_template.values())
    if is_template or is_of_some or len(kin) < 2:  # noqa: PLR2004 - one has nothing to share
        return ""
    extra = {one.release for one in analysis.findings if one.kind is FindingKind.EXTRA}
    each = "each has a text of its own"
    having = each if all(one.id in extra for one in kin) else "most have a text of their own"
    return f"{_shared(analysis.template, len(kin))}; {having}."


def _shared(template: Template, size: int) -> str:
    """Tell how much all say, or how many the same, by the longest of it with its blanks."""
    passages = [one for one in template.passages if not _is_setting(_with_blanks(one.main))]
    everywhere = {one.id: _common(one) for one in passages if one.releases == size}
    everywhere = {one: words for one, words in everywhere.items() if _is_worded(words)}
    among = [one for one in passages if one.id in everywhere] or [
        one for one in passages if _is_worded(_with_blanks(one.main))
    ]
    most = max(map(_uses, among), default=0)
    if most < 2:  # noqa: PLR2004 - what one says it shares with nobody
        return "They share hardly anything"
    alike = [one for one in among if _uses(one) == most]
    said = (everywhere.get(one.id) or _with_blanks(one.main) for one in alike)
    longest = sorted(said, key=len)[-_QUOTED:]
    cut = (" ".join(one[:_WORDS]) + " \u2026" * (len(one) > _WORDS) for one in longest)
    quoted = listing([f"\u201c{one}\u201d" for one in cut])
    if not everywhere:
        return (
            f"They share hardly anything: no more than {most} of {size} say the same, as {quoted}"
        )
    if len(everywhere) > len(longest):
        return f"They share hardly more than passages such as {quoted}"
    return f"They share hardly more than {quoted}"


def _is_setting(words: Sequence[str]) -> bool:
    """Tell a line that is set at the head of a file, "page_count: ___": no document says that."""
    return len(words) > 1 and _KEY.fullmatch(words[0]) is not None


def _is_worded(words: Iterable[str]) -> bool:
    """Tell whether words say something beside the blanks among them."""
    return any(any(map(str.isalpha, word)) for word in words)


def _with_blanks(reading: Reading) -> list[str]:
    return "".join(part if isinstance(part, str) else _BLANK for part in reading.parts).split()


def _common(passage: Passage) -> list[str]:
    """Return the words that all readings of a passage have, with blanks for what differs.

    Where that is less than half of its main reading, they share no words to quote.
    """
    main = _with_blanks(passage.main)
    kept = [_BLANK not in one for one in main]
    for other in passage.readings:
        blocks = SequenceMatcher(
            None, _folded(main), _folded(_with_blanks(other)), autojunk=False
        ).get_matching_blocks()
        same = {block.a + at for block in blocks for at in range(block.size)}
        kept = [is_kept and at in same for at, is_kept in enumerate(kept)]
    if 2 * sum(kept) < sum(_BLANK not in one for one in main) or not any(kept):
        return []
    words = (
        one if is_kept or _BLANK in one else _BLANK for one, is_kept in zip(main, kept, strict=True)
    )
    return [word for word, _ in groupby(words)]


def _folded(words: Iterable[str]) -> list[str]:
    return [word.casefold() for word in words]


def _uses(passage: Passage) -> int:
    return len(passage.main.releases)


def _differences(analysis: Analysis) -> str:
    numbers = Counter(finding.kind for finding in analysis.findings)
    parts = [
        f"{numbers[kind]} {words.named(numbers[kind])}"
        for kind, words in KINDS.items()
        if kind is not FindingKind.TYPOGRAPHY and numbers[kind]
    ]
    total = sum(numbers.values()) - numbers[FindingKind.TYPOGRAPHY]
    say = f"{plural(total, 'finding')}: {listing(parts)}." if parts else "No findings."
    if typography := numbers[FindingKind.TYPOGRAPHY]:
        say += f" {plural(typography, 'difference')} of typography alone, kept apart."
    return say


def _shares(of_template: Mapping[str, Fraction], names: Mapping[str, ReleaseName]) -> Iterator[str]:
    """Say how much of a release is boilerplate, from the one with the least to that with most."""
    known = sorted((share, release) for release, share in of_template.items())
    if len(known) < 2:  # noqa: PLR2004 - one release has no template
        return
    least, most = (f"{percent(share)} ({names[one].name})" for share, one in (known[0], known[-1]))
    told = f"{least} to {most}"
    if percent(known[0][0]) == percent(known[-1][0]):
        told = percent(known[0][0])
    yield f"Boilerplate makes up {told} of a release."


def _proof(analysis: Analysis) -> str:
    proof = analysis.lossless
    if proof.rebuilt == proof.releases:
        releases = plural(proof.releases, "release")
        whose = "its" if proof.releases == 1 else "their"
        return (
            "Every character is accounted for: "
            f"{proof.rebuilt} of {releases} rebuilt from {whose} sentences."
        )
    lost = proof.releases - proof.rebuilt
    return (
        f"Not every character is accounted for: {lost} of {plural(proof.releases, 'release')} "
        "could not be rebuilt. Do not rely on this report; please report the fault."
    )


def _explained(analysis: Analysis) -> str:
    """Say how much shorter the family can be written down with its template than without it."""
    bits = analysis.bits
    compared = sum(not release.stranger for release in analysis.releases) > 1
    if not (bits.tokens and bits.raw) or not (compared or analysis.template.given is not None):
        return ""
    with_template = Fraction(str(bits.template)) + Fraction(str(bits.rest))
    share = 1 - with_template / Fraction(str(bits.raw))
    told = f"The template explains {percent(share)} of the words"
    if share <= 0:
        told = "The template explains none of the words"
    return (
        f"{told}: each takes {bits.raw:.1f} bits to write down without it, and "
        f"{float(with_template):.1f} with it, the template itself included."
    )
