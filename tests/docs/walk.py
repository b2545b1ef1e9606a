"""Follows one sentence of seeds/ through all stages: the table in docs/architecture.md."""

from collections.abc import Iterator

from hmicdiff.align.passages import draft_passages
from hmicdiff.align.scale import Scale
from hmicdiff.align.vocabulary import BIT, TELLING, forms
from hmicdiff.model.analysis import Analysis, Op
from hmicdiff.read.reader import read
from hmicdiff.report.view import build_view
from tests.support import ROOT, SEEDS, of_seeds

DOCUMENT = ROOT / "docs" / "architecture.md"
BEGIN = "<!-- made by `make docs`: a test holds it true -->\n"
END = "<!-- end of what is made -->\n"
_WORDS = "59 applications for second jobs"
"""What the sentence has and no other."""


def walk() -> str:
    """Return the stages as a table, each with what it makes of the sentence."""
    rows = "".join(f"| {stage} | {what} |\n" for stage, what in (*_read(), *_aligned(), *_told()))
    return f"| stage | what it makes of the sentence |\n| --- | --- |\n{rows}"


def _read() -> Iterator[tuple[str, str]]:
    corpus = read([SEEDS])
    (release,) = (each for each in corpus.releases if _WORDS in each.text)
    (sentence,) = (each for each in release.sentences if _WORDS in each.wording.text)
    block = release.blocks[sentence.block]
    line = release.text.split("\n")[sentence.line - 1]
    yield "a file", f"`seeds/{release.source}`, line {sentence.line}: {_code(line)}"
    yield (
        "`read/blocks`",
        f"characters {block.start} to {block.end} are one block, a list {block.role}",
    )
    yield (
        "`read/segment`",
        f"one sentence in it, characters {sentence.start} to {sentence.end}",
    )
    words = sentence.wording
    yield "`read/normalize`", f"normal form {_code(words.normal)}: {len(words.norms)} tokens"


def _aligned() -> Iterator[tuple[str, str]]:
    corpus = read([SEEDS])
    known = forms(corpus)
    place = next(
        (at, number)
        for at, release in enumerate(corpus.releases)
        for number, sentence in enumerate(release.sentences)
        if _WORDS in sentence.wording.text
    )
    form = known.at(place)
    bag = known.bags[form]
    telling = sum(known.weights[word] >= TELLING for word in bag)
    yield (
        "`align/vocabulary`",
        f"a bag of {len(bag)} words that weigh {known.masses[form] / BIT:.1f} bits; "
        f"{telling} of them tell sentences apart",
    )
    drafts = draft_passages(known)
    (draft,) = (each for each in drafts if place in set(each.places()))
    scale = Scale(known, frozenset())
    yield (
        "`align/scale`",
        f"by the words of the other {len(draft.members) - 1} who say this passage, "
        f"{scale.score(form, draft, place[0]):.1f} bits speak for it, "
        f"and {scale.least(draft):.1f} are needed",
    )
    yield (
        "`align/passages`",
        f"passage {drafts.index(draft) + 1} of {len(drafts)}: "
        f"{len(draft.members)} of {len(corpus.releases)} releases have it",
    )


def _told() -> Iterator[tuple[str, str]]:
    analysis = of_seeds()
    release = next(each for each in analysis.releases if _WORDS in each.text)
    sentence = next(s for s in release.sentences if _WORDS in release.text[s.start : s.end])
    passage = next(p for p in analysis.template.passages if p.id == sentence.passages[0])
    reading = next(each for each in passage.readings if each.id == sentence.reading)
    yield "`align/frames`, `align/slots`", f"reading `{reading.id}`: {_code(reading.pattern)}"
    kinds = ", ".join(f"`{slot.variable}` ({slot.kind})" for slot in reading.slots)
    yield "`infer/variables`, `infer/naming`", f"what fills its slots: {kinds}"
    values = ", ".join(
        f"{_code(value.text)} is {value.value!r}"
        for value in release.values
        if sentence.start <= value.start < sentence.end
    )
    yield "`infer/figures`, `infer/values`", values
    yield (
        "`place/sentences`",
        f"status {sentence.status}, linked by {sentence.matched_by}, "
        f"right with a probability of {sentence.confidence}",
    )
    yield from _findings(analysis, release.id, sentence.start, sentence.end)


def _findings(analysis: Analysis, release: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    found = [
        each for each in analysis.findings if each.release == release and start <= each.start < end
    ]
    for each in found:
        if each.rule is not None:
            yield "`slips/find`", f"rule `{each.rule}`: “{each.message}”"
            continue
        pieces = [piece for piece in each.pieces if piece.op is not Op.SAME]
        changed = ", ".join(f"{piece.op} {_code(piece.text)}" for piece in pieces)
        yield "`differences/rewordings`", f"a departure, {each.kind}: {changed}"
        yield "`differences/surprise`", f"worth {each.surprise} bits"
        yield "`differences/findings`", f"“{each.message}”"
    view = next(each for each in build_view(analysis).releases if each.name.id == release)
    cards = [card for group in view.groups for card in group.cards if start <= card.start < end]
    told = ", ".join(f"“{card.words.label}” at `#{card.anchor}`" for card in cards)
    yield "`report/cards`, then the page", f"cards for {cards[0].spot}: {told}"


def _code(text: str) -> str:
    return f"`{text.strip().replace('|', '/')}`"


def written() -> str:
    """Return the document with the table as it is now."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n{walk()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    DOCUMENT.write_text(written(), encoding="utf-8")
