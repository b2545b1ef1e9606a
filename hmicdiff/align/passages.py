"""All releases together: which sentences of which releases say the same passage.

No release is the base. A first draft is made by taking the releases in an order that depends on
their words alone; then all of them are matched anew with what the others made of it, until nothing
changes; beside settled releases only those that say something new are. Every look at a release
leaves that release itself out.

What holds after each step: every sentence is first counted to one draft, and to a second one only
as a joint sentence; the drafts stand in an order that most releases keep; what settled releases say
has not moved. `join` may assume that, and no more: drafts may still be too many, or hold sentences
that belong elsewhere. `regroup` lifts those out for the next `join`; `cohesive` parts what is no
one passage; `mark_joint` sees drafts whose sentences say one thing. Moves, and passages that most
say in one sentence and few in two, come after the last round: they are told from what the rounds
settled.

For instance, six releases say "Moss crane tide oars ropes crane.", three "Moss crane salt tide
crane storm.", and three, in another place, "Salt tar crane moss chart tide." The first two stand in
one place and share moss, crane and tide, and so become one draft, in which the three confirm each
other. `regroup` sees that the last sentence has salt besides, lifts the three out together, and
`join` unites them with it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Mapping

from hmicdiff.align.cohesion import cohesive
from hmicdiff.align.constraints import UNCONSTRAINED, Constraints
from hmicdiff.align.corrected import corrected
from hmicdiff.align.draft import Draft, draft_of, kept
from hmicdiff.align.fit import Pair, Template, fit, fit_gap
from hmicdiff.align.join import join
from hmicdiff.align.joint import mark_joint
from hmicdiff.align.moves import forget_moves
from hmicdiff.align.regroup import regroup
from hmicdiff.align.scale import Scale
from hmicdiff.align.settled import NOTHING, Settled
from hmicdiff.align.splits import whole, with_parts
from hmicdiff.align.vocabulary import Bag, Forms
from hmicdiff.structs import Struct

_ROUNDS = 4
"""Nearly all families stop changing after two; what goes to and fro for ever is cut off here."""
_MUCH = 0.8
"""Who shares less than this part of what the middle release shares is taken in later."""
_PANEL = 64
"""The first draft is made of so many releases; the others are matched with it."""
_FIXED_BY = 3
"""What so many always say is no value that two happen to share."""
_SMALL_FAMILY = 6
"""In smaller families, half of them would otherwise not be enough to show what is fixed."""


def draft_passages(
    forms: Forms,
    tell: Callable[[float], None] = lambda _: None,
    known: Constraints = UNCONSTRAINED,
) -> list[Draft]:
    """Return the passages of a family, in the order in which most releases have them.

    `tell` is told, now and then, the share of the work that is done; `known` is what somebody knows
    of some sentences.
    """
    order = _order(forms)
    scale = Scale(forms, frozenset())
    drafts = _first_draft(scale, order[:_PANEL])
    return _until_nothing_changes(drafts, scale, order, _Given(NOTHING, known), tell)


def add_releases(
    drafts: list[Draft],
    settled: Settled,
    scale: Scale,
    tell: Callable[[float], None] = lambda _: None,
    known: Constraints = UNCONSTRAINED,
) -> list[Draft]:
    """Return passages with the other releases of a scale added to those that are `settled`.

    What settled releases say stays as it is, and so does the order of their passages. What none
    of them says becomes passages of its own, in its place between those.
    """
    order = [release for release in _order(scale.forms) if release not in settled.releases]
    scale = scale.with_fixed(_fixed(drafts, scale))
    drafts = _again(drafts, scale, order, settled)
    return _until_nothing_changes(drafts, scale, order, _Given(settled, known), tell)


class _Given(Struct, frozen=True):
    """What is known beforehand."""

    settled: Settled
    known: Constraints

    def corrected(
        self, drafts: list[Draft], scale: Scale, *, in_between: bool = False
    ) -> list[Draft]:
        """Return passages as they are known to be."""
        return corrected(drafts, scale.forms, self.known, self.settled, in_between=in_between)


def _until_nothing_changes(
    drafts: list[Draft],
    scale: Scale,
    order: list[int],
    given: _Given,
    tell: Callable[[float], None],
) -> list[Draft]:
    settled, seen = given.settled, []
    for turn in range(_ROUNDS):
        tell((turn + 1) / (_ROUNDS + 2))
        drafts = join(drafts, scale, settled=settled)
        drafts = join(regroup(drafts, scale, settled), scale, settled=settled)
        drafts = cohesive(drafts, scale, settled)
        drafts = given.corrected(drafts, scale, in_between=True)
        mark_joint(drafts, scale, settled)
        state = {frozenset(draft.places()) for draft in drafts}
        if state in seen or turn == _ROUNDS - 1:
            break
        seen.append(state)
        scale = scale.with_fixed(_fixed(drafts, scale))
        drafts = _again(drafts, scale, _in_doubt(drafts, order, settled), settled)
    before = {draft: draft.version for draft in drafts}
    drafts = cohesive(join(drafts, scale, moves=True, settled=settled), scale, settled)
    # what has moved may say two passages, too
    _mark_joint_again(drafts, scale, settled, before)
    forget_moves(drafts, len(scale.forms.of), settled.releases)
    for _ in range(_ROUNDS):
        before = {draft: draft.version for draft in drafts}
        drafts = whole(drafts, scale, settled)
        if len(drafts) == len(before):
            break
        # what others say in two halves is one now, and may be said with a third or a neighbour
        _mark_joint_again(drafts, scale, settled, before)
    return given.corrected(with_parts(drafts, scale, settled), scale)


def _mark_joint_again(
    drafts: list[Draft], scale: Scale, settled: Settled, before: Mapping[Draft, int]
) -> None:
    """Look anew for sentences that say two passages, where one has changed since a version."""
    same = {draft for draft in drafts if before.get(draft) == draft.version}
    if len(same) < len(drafts):
        mark_joint(drafts, scale, settled, same, doubt=0.0)


def _order(forms: Forms) -> list[int]:
    """Order the releases: first those that share most with others, then by their words.

    Only who shares much less than the middle one comes later: one sentence otherwise in one release
    turns hardly anything round.
    """
    uses = Counter(form for row in forms.of for form in set(row))
    shared = [sum(forms.masses[form] for form in set(row) if uses[form] > 1) for row in forms.of]
    middle = sorted(shared)[len(shared) // 2] if shared else 0
    less = [int(_MUCH * middle // max(1, each)).bit_length() for each in shared]
    return sorted(range(len(forms.of)), key=lambda release: (less[release], release))


def _first_draft(scale: Scale, order: list[int]) -> list[Draft]:
    drafts: list[Draft] = []
    for count, release in enumerate(order):
        against = Template(drafts, scale, max(count, 1))
        sentences = range(len(scale.forms.of[release]))
        drafts = _insert(drafts, release, sentences, fit(release, against))
    return drafts


def _insert(
    drafts: list[Draft], release: int, sentences: range | list[int], pairs: list[Pair]
) -> list[Draft]:
    """Add a release to the passages it matches, and its other sentences between them."""
    matched = dict(pairs)
    inserted: defaultdict[int, list[Draft]] = defaultdict(list)
    last = -1
    for sentence in sentences:
        if sentence in matched:
            last = matched[sentence]
            drafts[last].add(release, sentence)
        else:
            inserted[last].append(draft_of([(release, sentence)]))
    result = list(inserted[-1])
    for index, draft in enumerate(drafts):
        result.append(draft)
        result += inserted[index]
    return result


def _fixed(drafts: list[Draft], scale: Scale) -> Bag:
    """Return the words that some passage always says."""
    least = _FIXED_BY if len(scale.forms.of) > _SMALL_FAMILY else _FIXED_BY - 1
    shapes = (shape for draft in drafts for shape in scale.shapes(draft))
    return frozenset().union(*(shape.own for shape in shapes if shape.count >= least))


def _in_doubt(drafts: list[Draft], order: list[int], settled: Settled) -> list[int]:
    """Return the releases of which others may have taught more since they were matched.

    Beside settled releases it is those that say what no settled release says. Of the others hardly
    anything else would come, and what they say hangs less on who came with them.
    """
    if not settled.releases:
        return order
    new = {release for draft in drafts if not settled.has(draft) for release in draft.members}
    return [release for release in order if release in new]


def _again(drafts: list[Draft], scale: Scale, order: list[int], settled: Settled) -> list[Draft]:
    """Match these releases anew with what the others made of the passages."""
    total = len(scale.forms.of) + settled.beyond - 1
    against = Template(drafts, scale, total)
    looked_at = set(order)
    matched = [_left(draft, looked_at, settled) for draft in drafts]
    gaps: defaultdict[int, list[Draft]] = defaultdict(list)
    for release in order:
        pairs = dict(fit(release, against))
        last = -1
        runs: defaultdict[int, list[int]] = defaultdict(list)
        for sentence in range(len(scale.forms.of[release])):
            if sentence in pairs:
                last = pairs[sentence]
                matched[last].add(release, sentence)
            else:
                runs[last].append(sentence)
        for last, run in runs.items():
            gap = gaps[last]
            within = Template(gap, scale, total)
            gaps[last] = _insert(gap, release, run, fit_gap(release, within, run, range(len(gap))))
    result = list(gaps[-1])
    for index, draft in enumerate(matched):
        if draft.members:
            result.append(draft)
        result += gaps[index]
    _keep_known(result, drafts, scale)
    return result


def _keep_known(drafts: list[Draft], before: list[Draft], scale: Scale) -> None:
    """Keep what is known of passages that say the same as before: most do after the first round."""
    known = {_first(draft): draft for draft in before}
    for draft in drafts:
        same = known.get(_first(draft))
        if same is not None:
            scale.keep_known(draft, same)


def _first(draft: Draft) -> tuple[int, tuple[int, ...]]:
    """Return the first sentences of a passage, which no other passage has for its first ones."""
    release = min(draft.members)
    return release, tuple(draft.members[release])


def _left(draft: Draft, looked_at: Container[int], settled: Settled) -> Draft:
    """Return what is left of a draft without the releases that are looked at.

    Which sentences of the rest are joint is found anew, beside what is settled: what has been
    regrouped since does not tell which passage a sentence was first counted to.
    """
    left = kept(draft, settled.releases)
    for release, sentence in draft.first_places():
        if release not in settled.releases and release not in looked_at:
            left.add(release, sentence)
    return left
