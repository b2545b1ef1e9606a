"""What a family has to make changes of: its words, its values, the sentences to build on."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from hmicdiff.bench.clear import Clear
from hmicdiff.model.analysis import Analysis
from hmicdiff.model.template import Kind
from hmicdiff.model.text import Corpus, Sentence
from hmicdiff.read.english import DECIDING_WORDS, FUNCTION_WORDS, MONTHS, NUMBER_WORDS
from hmicdiff.structs import Struct

WORD = re.compile(r"[^\W\d_]+")
_LONG = 4
"""Shorter words than this tell little."""
_FULL = 6
"""A sentence with so many telling words can be built on."""
_NAME_WORD = r"[A-Z][\w.'\u2019-]*"
_NAME = re.compile(rf"(?!The ){_NAME_WORD}(?: (?:(?:of|and|the|&) )*{_NAME_WORD}){{1,4}}")
"""A name of several words, each with a capital; what joins them may be small."""
_COMMON = FUNCTION_WORDS | DECIDING_WORDS | NUMBER_WORDS | MONTHS


class Material(Struct, frozen=True):
    """What changes are made of."""

    words: tuple[str, ...]
    """Words that tell something, in small letters, in the order of the alphabet."""
    small: frozenset[str]
    """All words that stand in small letters somewhere: what no name is."""
    names: tuple[str, ...]
    """What fills the slots for names, as far as it is one by its looks and has several words."""
    skeletons: Mapping[str, tuple[str, ...]]
    """Sentences to build others on, by the passage that they say."""
    said: tuple[frozenset[str], ...]
    """The telling words of every sentence of the family that has some."""


def is_telling(word: str) -> bool:
    """Tell whether a word says something, rather than hold a sentence together."""
    return len(word) >= _LONG and word.casefold() not in _COMMON


def telling(text: str) -> frozenset[str]:
    """Return the telling words of a text, without their capitals."""
    return frozenset(word.casefold() for word in WORD.findall(text) if is_telling(word))


def material(corpus: Corpus, analysis: Analysis, clear: Sequence[Clear]) -> Material:
    """Gather what the changes are made of."""
    texts = _distinct([one for release in corpus.releases for one in release.sentences])
    small = frozenset(word for text in texts for word in WORD.findall(text) if word.islower())
    kinds = {variable.name: variable.kind for variable in analysis.template.variables}
    names = {
        " ".join(value.text.split())
        for release in analysis.releases
        for value in release.values
        if kinds.get(value.variable) is Kind.NAME
    }
    by_source = {release.source: release for release in corpus.releases}
    skeletons: dict[str, set[str]] = defaultdict(set)
    for one in clear:
        text = by_source[one.source].sentences[one.number].wording.text
        if len(telling(text)) >= _FULL:
            skeletons[one.passage].add(text)
    return Material(
        words=tuple(sorted(filter(is_telling, small))),
        small=small,
        names=tuple(sorted(filter(_NAME.fullmatch, names))),
        skeletons={name: tuple(sorted(texts)) for name, texts in sorted(skeletons.items())},
        said=tuple(words for words in sorted(set(map(telling, texts)), key=sorted) if words),
    )


def _distinct(sentences: Sequence[Sentence]) -> list[str]:
    return sorted({sentence.wording.text for sentence in sentences})
