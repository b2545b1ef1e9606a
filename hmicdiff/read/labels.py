"""What stands after a label on its line: a value, and at times a sentence that goes on from it.

"Mark: Good" ends with its line. Where one document goes on after the value ("Mark: Good Nobody was
hurt when the tent fell in."), no stop parts the two: what the others write after the label does.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from hmicdiff.read.english import CLAUSE_STARTERS
from hmicdiff.structs import Struct

_LABEL = re.compile(
    r"[^\w\n]*(?P<label>[^\W\d_][^:\t\n]{0,78})(?::[*_]*[^\S\n]+|\t)(?P<rest>\S[^\t\n]*)"
)
"""Behind a colon, or in the second cell of two in a row of a table."""
LEADING_LABEL = re.compile(r"\W*([^\W\d_][^:\n]{0,40}):[^\S\n]+")
"""What stands before a value: a longer text before a colon is a sentence."""
_FIELD = re.compile(r"[^\W\d_][\w ./-]{0,24}:\s+\S")
"""A label of a few words with its value, as on a form: "Present: Mary Hart"."""
_LABEL_LINE = re.compile(rf"^{_LABEL.pattern}$", re.MULTILINE)
_ENDED = re.compile(r"[.!?\u2026:;,][\"'\u201d\u2019)\]*_]*$")
_STOPPED = re.compile(r"[.!?][\"'\u201d\u2019)\]*_]*$")
_NEXT = re.compile(r"(?<=\S)\s+(?=([A-Z][a-z'\u2019]*)\s+([a-z]+)\s)")
"""A word with a capital, with a word after it that has none, and more."""
_GAP = re.compile(r"(?<=\S)\s+(?=[^\W\d_])")
_SENTENCE = 4
"""So many words a sentence has at least; half of them are small in German, too."""
_FEWEST = 3
"""So many lines with a label show what stands after it."""
_LONGEST = 6
"""A value has up to so many words."""


class Values(Struct, frozen=True):
    """What stands after one label."""

    texts: Mapping[str, int]
    """Without their capitals, with how many lines have each."""

    @property
    def lines(self) -> int:
        """How many lines have the label and a value, and nothing else."""
        return sum(self.texts.values())

    @property
    def longest(self) -> int:
        """How many words the longest value has."""
        return max(len(text.split()) for text in self.texts)

    def with_others(self, others: "Values | None") -> "Values":
        """Return these together with those of other texts."""
        return Values(Counter(self.texts) + Counter(others.texts)) if others else self


def is_field(line: str) -> bool:
    """Tell whether a line begins with a label and says something behind it."""
    return _FIELD.match(line) is not None


def labels(texts: Iterable[str]) -> Mapping[str, Values]:
    """Return, label by label, the values that stand behind it to the end of a line."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for match in _LABEL_LINE.finditer(text):
            value = match["rest"].strip().casefold()
            if len(value.split()) <= _LONGEST and not _ENDED.search(value):
                found[match["label"].casefold()][value] += 1
    return {label: Values(values) for label, values in found.items()}


def label_of(text: str) -> str | None:
    """Return the label that a text begins with, if what follows ends as a sentence does."""
    match = _LABEL.match(text) if ":" in text or "\t" in text else None
    return match["label"].casefold() if match and _STOPPED.search(text) else None


def end_of_value(text: str, values: Values) -> int | None:
    """Return where the value after a label ends, if a sentence follows it without a stop.

    The value is one that the others have, or is no longer than theirs and followed by a word that
    begins sentences.
    """
    match = _LABEL.match(text)
    if match is None or values.lines < _FEWEST:
        return None
    rest = match["rest"]
    known = _end_of_known(rest, values)
    if known is not None:
        return match.start("rest") + known
    for follows in _NEXT.finditer(rest):
        value = rest[: follows.start()]
        if _ENDED.search(value) or len(value.split()) > values.longest:
            return None
        if follows[1].casefold() in CLAUSE_STARTERS:
            return match.start("rest") + follows.start()
    return None


def _end_of_known(rest: str, values: Values) -> int | None:
    """Return where a value ends that the others have, if what reads as a sentence follows it."""
    for gap in _GAP.finditer(rest):
        words = rest[gap.end() :].split()
        small = sum(word[:1].islower() for word in words)
        # a name may begin with "Good", and not with "gut"
        apart = rest[:1].islower() or "".join(words[1:2]).islower()
        if rest[: gap.start()].casefold() in values.texts and words[0][:1].isupper():
            ends = apart and len(words) >= _SENTENCE and 2 * small >= len(words)
            return gap.start() if ends else None
    return None
