"""Ids and names, made from words that a reader recognizes and that stay when releases are added."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import count
from pathlib import PurePosixPath

from hmicdiff.align.kinds import kind_of
from hmicdiff.model.template import Kind
from hmicdiff.read.normalize import wording

_WORDS_OF_AN_ID = 3
"""So many words of a passage tell it from nearly all others, and are quickly typed."""
_LONG = 40
"""An id with more characters is hard to type."""
_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """Return `text` as an id: "Zoë & Co." is "zoe-co"; empty where no letter or digit is left."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return _NOT_IN_A_SLUG.sub("-", plain.replace("'", "")).strip("-")


def passage_ids(
    telling: Sequence[Sequence[str]], roles: Sequence[str], given: Iterable[str] = ()
) -> list[str]:
    """Name passages, given for each its telling words, most telling first, and its role.

    A passage is named by the most telling words that no passage before it is named by; give the
    passages that most releases have first, so that what a new release brings takes no name away.
    Names that are `given` to others are not given again.
    """
    taken = set(given)
    reached: dict[str, int] = {}
    names = []
    for words, role in zip(telling, roles, strict=True):
        names.append(_free(_candidates(words, role, reached), taken))
        taken.add(names[-1])
    return names


def _candidates(words: Sequence[str], role: str, reached: dict[str, int]) -> Iterable[str]:
    """Yield names, the best first; `reached` is up to which number each is known to be taken."""
    for length in range(_WORDS_OF_AN_ID, len(words) + 1):
        yield slug("-".join(words[:length]))
    base = slug("-".join(words[:_WORDS_OF_AN_ID])) or role
    yield base
    for number in count(reached.get(base, 2)):
        reached[base] = number
        yield f"{base}-{number}"


def _free(candidates: Iterable[str], taken: set[str]) -> str:
    return next(name for name in candidates if name and name not in taken)


def release_ids(
    subjects: Sequence[str | None], sources: Sequence[str], given: Collection[str] = ()
) -> list[str]:
    """Name releases by their subject; by their file where that is none or not theirs alone.

    Names that are `given` to other releases are not given again.
    """
    stems = [
        slug(PurePosixPath(source).with_suffix("").as_posix()) or "release" for source in sources
    ]
    named = ["" if _is_day(each) else _short(slug(each or "")) for each in subjects]
    uses = Counter([*named, *given])
    ids = [
        name if name and uses[name] == 1 else "-".join(filter(None, (name, stem)))
        for name, stem in zip(named, stems, strict=True)
    ]
    return _numbered(ids, given)


def _is_day(subject: str | None) -> bool:
    """Tell a day, which is written in many ways, and by the name of the file in one."""
    return bool(subject) and kind_of(wording(subject or "").norms) is Kind.DATE


def _short(name: str) -> str:
    """Cut a long name between its words."""
    if len(name) <= _LONG:
        return name
    return name[: _LONG + 1].rpartition("-")[0] or name[:_LONG]


def _numbered(ids: list[str], given: Collection[str]) -> list[str]:
    """Tell apart, by their order, ids that are still the same; none takes the id of another."""
    taken = {*ids, *given}
    seen = set(given)
    result = []
    for name in ids:
        own = _free((f"{name}-{number}" for number in count(2)), taken) if name in seen else name
        seen.add(name)
        taken.add(own)
        result.append(own)
    return result
