"""The letters that tell the readings of a passage apart, in the order in which they are given."""

from collections.abc import Iterable

from hmicdiff.infer.template import reading_id
from hmicdiff.model.template import Reading


def rank(reading: str) -> tuple[int, str]:
    """Return what sorts the ids of a passage's readings: a, b, ... z, aa."""
    letters = reading.rpartition(".")[2]
    return len(letters), letters


def in_order(readings: Iterable[Reading]) -> list[Reading]:
    """Return readings in the order in which their letters were given."""
    return sorted(readings, key=lambda reading: rank(reading.id))


def next_free(passage: str, taken: Iterable[str]) -> str:
    """Return the first id after all that were ever given to readings of a passage."""
    ranks = {rank(each) for each in taken}
    number = len(ranks)
    while any(rank(reading_id(passage, number)) <= each for each in ranks):
        number += 1
    return reading_id(passage, number)
