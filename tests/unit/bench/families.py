"""Families that changes are planted in."""

from functools import cache

from hmicdiff.bench.plant import Field, field_of
from hmicdiff.bench.reread import family_of
from hmicdiff.model.text import Corpus
from hmicdiff.pipeline import analyze
from hmicdiff.read.reader import corpus, read
from tests.notices import notices, texts
from tests.support import SEEDS, raw


@cache
def harbour(count: int = 20) -> Corpus:
    """Return so many notices of the harbour office."""
    return corpus([raw(text, name) for name, text in texts(notices(count)).items()])


@cache
def field(name: str) -> Field:
    """Return where changes can be planted in a family."""
    family = family_of(read([SEEDS]) if name == "seeds" else harbour())
    return field_of(family, analyze(family.corpus))
