"""What the documents of a family are called, where their common words say so."""

import re
from collections.abc import Iterable, Iterator

from hmicdiff.model.template import Passage, Template
from hmicdiff.model.text import Role
from hmicdiff.structs import Struct

_KINDS = (
    *("advisory", "agreement", "announcement", "bulletin", "certificate", "circular", "contract"),
    *("decision", "deed", "directive", "form", "guideline", "invoice", "judgment", "lease"),
    *("letter", "licence", "license", "memorandum", "notice", "opinion", "order", "permit"),
    *("policy", "press release", "recommendation", "regulation", "report", "resolution"),
    *("ruling", "statement", "warrant"),
)
"""English words for documents, of any subject; a plural is the name of none of them."""
_LINKS = "of|on|for|in|to|and|under|by|no"
_NAMED = re.compile(
    rf"\b({'|'.join(_KINDS)})\b(?! (?!(?:{_LINKS})\b)[^\W\d_]+\b(?![-_.\d]))", re.IGNORECASE
)
"""Not before another noun: the minutes of an Advisory Board are no advisories."""
_ALONE = re.compile(rf"\A\W*({'|'.join(_KINDS)})\W*\Z", re.IGNORECASE)
_ITSELF = re.compile(rf"\bthis ({'|'.join(_KINDS)})\b", re.IGNORECASE)
_ANOTHER = re.compile(rf"\b[A-Z][\w-]* ({'|'.join(kind.title() for kind in _KINDS)})\b")
"""What a name has before it may be another paper: "the W3C Patent Policy", then "this policy"."""
_HEADS = 2
"""What they are stands in the first lines that all have, if at all; a sentence is no such line."""


class Noun(Struct, frozen=True):
    """The word for one document, and for several."""

    one: str
    many: str

    def counted(self, number: int) -> str:
        """Return the number with its noun: "5 notices"."""
        return f"{number} {self.one if number == 1 else self.many}"


DOCUMENT = Noun("document", "documents")


def noun_of(template: Template, family: int) -> Noun:
    """Return what the documents call themselves; "document" where they do not say it clearly."""
    common = [one for one in template.passages if 2 * one.releases > family]
    first = [one for one in common[:_HEADS] if not _words(one).rstrip().endswith(".")]
    heads = [one for one in common if one.role is Role.TITLE] or first
    for passages, pattern in ((heads, _ALONE), (heads, _NAMED), (common, _ITSELF)):
        found = set(_found(passages, pattern))
        if pattern is _ITSELF:
            found -= set(_found(common, _ANOTHER))
        if len(found) == 1:
            return _noun(found.pop())
        if found:
            break
    return DOCUMENT


def _found(passages: Iterable[Passage], pattern: re.Pattern[str]) -> Iterator[str]:
    for passage in passages:
        found = pattern.findall(_words(passage))
        yield from (" ".join(one.casefold().split()) for one in found)


def _words(passage: Passage) -> str:
    return " ".join(part if isinstance(part, str) else "…" for part in passage.main.parts)


def _noun(one: str) -> Noun:
    if one == "memorandum":
        return Noun(one, "memoranda")
    ends_in_y = one.endswith("y") and one[-2] not in "aeiou"
    return Noun(one, f"{one[:-1]}ies" if ends_in_y else f"{one}s")
