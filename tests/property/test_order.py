"""What the result must not depend on."""

import os
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.align.passages import draft_passages
from hmicdiff.align.vocabulary import forms
from hmicdiff.model.text import Corpus
from hmicdiff.pipeline import analyze
from hmicdiff.read.reader import corpus, read
from hmicdiff.structs import replace
from tests.property.texts import FAMILIES
from tests.support import DATA, ROOT, raw

Passages = list[tuple[tuple[tuple[str, int], ...], frozenset[str]]]


def passages(family: Corpus) -> Passages:
    """Return the passages in order: which sentence of which text, and the texts it moved in."""
    texts = [release.text for release in family.releases]
    return [
        (
            tuple(sorted((texts[release], sentence) for release, sentence in draft.places())),
            frozenset(texts[release] for release in draft.moved),
        )
        for draft in draft_passages(forms(family))
    ]


def named(texts: list[str], names: list[str]) -> Corpus:
    return corpus([raw(text, name) for text, name in zip(texts, names, strict=True)])


@given(FAMILIES, st.data())
def test_files_in_another_order_with_other_names_give_the_same_passages(
    texts: list[str], data: st.DataObject
) -> None:
    names = [f"{number}.txt" for number in range(len(texts))]
    shuffled = data.draw(st.permutations(texts))
    renamed = data.draw(st.permutations(["z.txt", "a.txt", "M.txt", "0.txt", "é.txt"]))
    wanted = passages(named(texts, names))
    assert passages(named(shuffled, names)) == wanted
    assert passages(named(texts, renamed[: len(texts)])) == wanted


@settings(max_examples=25)
@given(FAMILIES, st.data())
def test_files_in_another_order_give_the_same_analysis(
    texts: list[str], data: st.DataObject
) -> None:
    files = [raw(text, f"{number}.txt") for number, text in enumerate(texts)]
    shuffled = data.draw(st.permutations(files))
    assert analyze(corpus(shuffled)) == analyze(corpus(files))


@settings(max_examples=25)
@given(FAMILIES)
def test_every_sentence_has_one_passage_and_each_release_is_rebuilt(texts: list[str]) -> None:
    analysis = analyze(named(texts, [f"{number}.txt" for number in range(len(texts))]))
    known = {passage.id for passage in analysis.template.passages}
    assert analysis.lossless.rebuilt == analysis.lossless.releases == len(texts)
    for release in analysis.releases:
        assert all(sentence.passages for sentence in release.sentences)
        assert {each for one in release.sentences for each in one.passages} <= known


@settings(max_examples=25)
@given(FAMILIES)
def test_every_finding_quotes_its_release(texts: list[str]) -> None:
    analysis = analyze(named(texts, [f"{number}.txt" for number in range(len(texts))]))
    by_id = {release.id: release.text for release in analysis.releases}
    for finding in analysis.findings:
        text = by_id[finding.release]
        assert finding.quote == text[finding.start : finding.end]
        assert finding.line == text.count("\n", 0, finding.start) + 1


def test_files_with_other_names_give_the_same_findings_on_a_real_family() -> None:
    family = read([DATA / "moved-and-reworded"])
    renamed = [
        replace(release, source=f"{number}.txt")
        for number, release in enumerate(reversed(family.releases))
    ]
    renamed.sort(key=lambda release: (release.text, release.source))
    wanted, found = analyze(family), analyze(replace(family, releases=tuple(renamed)))
    assert found.findings == wanted.findings
    assert found.template == wanted.template


def test_another_hash_seed_gives_the_same_bytes() -> None:
    reports = {
        subprocess.run(
            [sys.executable, "-m", "hmicdiff", "report", DATA / "merged-sentences", "-f", "json"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(reports) == 1
