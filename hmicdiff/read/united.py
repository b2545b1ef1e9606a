"""Paragraphs and list items that most documents of the family say in one sentence."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hmicdiff.model.text import Block, Role
from hmicdiff.read.conventions import Conventions, is_ended
from hmicdiff.structs import replace


def united(text: str, found: Sequence[Block], family: Conventions) -> list[Block]:
    """Make one block of those that the family writes as running text.

    That is a sentence which blank lines break, or which is set as a list in this document: of a
    list all items are taken, or none.
    """
    result: list[Block] = []
    for group in _groups(found):
        if len(group) > 1 and all(_is_one(text, *pair, family) for pair in pairwise(group)):
            result.append(replace(group[0], end=group[-1].end))
        else:
            result += group
    return _paragraphs(text, result, family)


def _groups(found: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield each list with the paragraph before it, and every other block alone."""
    group: list[Block] = []
    for block in found:
        if group and block.role is not Role.ITEM:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _paragraphs(text: str, found: Sequence[Block], family: Conventions) -> list[Block]:
    result: list[Block] = []
    for block in found:
        if result and block.role is Role.PARAGRAPH and _is_one(text, result[-1], block, family):
            result[-1] = replace(result[-1], end=block.end)
        else:
            result.append(block)
    return result


def _is_one(text: str, block: Block, after: Block, family: Conventions) -> bool:
    words = text[block.start : block.end]
    return not is_ended(words) and family.is_one_sentence(
        words, text[after.start : after.end], is_item=after.role is Role.ITEM
    )
