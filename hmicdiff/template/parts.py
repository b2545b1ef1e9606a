"""The words and blanks of a reading, as a template file has them."""

from collections import Counter
from collections.abc import Mapping, Sequence

from hmicdiff.model.template import Reading
from hmicdiff.structs import replace
from hmicdiff.template.layout import Blank, Part

_SPACE = " "

Texts = Sequence[tuple[str, ...]]
"""Sentence by sentence that uses a reading, what it fills in."""


def keys_of(names: Sequence[str]) -> dict[str, str]:
    """Spell names as Jinja likes them: "second-jobs" is "second_jobs"."""
    keys = {name: name.replace("-", "_") for name in names}
    uses = Counter(keys.values())
    return {name: key if uses[key] == 1 else name for name, key in keys.items()}


def filled_slots(texts: Texts) -> tuple[int, ...]:
    """Return the slots, by number, that some sentence fills in: others a reader need not see."""
    slots = range(max(map(len, texts), default=0))
    return tuple(slot for slot in slots if any(each[slot] for each in texts))


def laid_parts(
    reading: Reading, slots: Sequence[int], keys: Mapping[str, str], texts: Texts
) -> tuple[Part, ...]:
    """Return the parts of a reading, with blanks for these slots.

    `texts` are what sentences fill into these slots. A slot that holds its variable in another
    form than a slot before it gets a key of its own.
    """
    names = [keys[reading.slots[slot].variable] for slot in slots]
    words = [""]
    number = -1
    for part in reading.parts:
        if isinstance(part, str):
            words[-1] += part
            continue
        number += 1
        if number in slots:
            words.append("")
    blanks = [Blank(_key(names, at, texts), name) for at, name in enumerate(names)]
    for at in range(len(blanks)):
        if not all(each[at] for each in texts):
            _tie_space(words, blanks, at)
    parts: list[Part] = [words[0]]
    for blank, after in zip(blanks, words[1:], strict=True):
        parts += [blank, after]
    return tuple(part for part in parts if part)


def _key(names: Sequence[str], at: int, texts: Texts) -> str:
    first = names.index(names[at])
    if all(each[at] == each[first] for each in texts):
        return names[at]
    return f"{names[at]}__{names[: at + 1].count(names[at])}"


def _tie_space(words: list[str], blanks: list[Blank], at: int) -> None:
    """Let the space beside a blank that may be left out come and go with it."""
    before, after = words[at], words[at + 1]
    if before.endswith(_SPACE) or not (before or at):
        if after.startswith(_SPACE) or after[:1].isalnum():
            words[at + 1] = after.removeprefix(_SPACE)
            blanks[at] = replace(blanks[at], gap=_SPACE)
        elif before:
            words[at] = before.removesuffix(_SPACE)
            blanks[at] = replace(blanks[at], lead=_SPACE)
    elif before[-1:].isalnum():
        blanks[at] = replace(blanks[at], lead=_SPACE)
