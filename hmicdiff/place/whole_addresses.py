"""Sentences with each address of the web or of mail as one word, to compare them by."""

from bisect import bisect_left
from collections.abc import Sequence

from hmicdiff.infer.readings import Filling, TokenSpan
from hmicdiff.model.text import Wording
from hmicdiff.read.normalize import ADDRESS
from hmicdiff.structs import Struct, replace

_SIGNS = ("@", "www.", "://")
"""An address has one of them."""


class WithWholeAddresses(Struct, frozen=True):
    """A sentence in which each address is one word."""

    wording: Wording
    starts: tuple[int, ...]
    """Word by word, the token that it begins with; at the end, how many tokens there are."""

    def tokens(self, span: TokenSpan) -> TokenSpan:
        """Return the tokens of a range of words."""
        return self.starts[span[0]], self.starts[span[1]]

    def words(self, span: TokenSpan) -> TokenSpan:
        """Return the words of a range of tokens."""
        return bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])


def has_address(text: str) -> bool:
    """Tell whether there may be an address in a text, which is cheap to see."""
    return any(sign in text for sign in _SIGNS)


def with_whole_addresses(wording: Wording) -> WithWholeAddresses:
    """Return a sentence with each address as one word."""
    norms: list[str] = []
    spans: list[tuple[int, int]] = []
    starts: list[int] = []
    addresses = [match.span() for match in ADDRESS.finditer(wording.text)]
    last = None
    for at, (norm, (start, end)) in enumerate(zip(wording.norms, wording.spans, strict=True)):
        inside = next((each for each in addresses if each[0] <= start and end <= each[1]), None)
        if inside is not None and inside == last:
            norms[-1] += norm
            spans[-1] = (spans[-1][0], end)
        else:
            norms.append(norm)
            spans.append((start, end))
            starts.append(at)
        last = inside
    whole = Wording(wording.text, wording.normal, tuple(norms), tuple(spans))
    return WithWholeAddresses(whole, (*starts, len(wording.norms)))


def is_within_an_address(wording: Wording, spans: Sequence[TokenSpan]) -> bool:
    """Tell whether one of some ranges of tokens begins or ends in the middle of an address."""
    known = {*with_whole_addresses(wording).starts} if has_address(wording.text) else set()
    return bool(known) and any(at not in known for span in spans for at in span)


def filling_with_whole_addresses(filling: Filling, whole: WithWholeAddresses) -> Filling:
    """Return a sentence that fills in slots, none of them a part of an address, as `whole`."""
    spans = tuple(map(whole.words, filling.spans))
    return replace(filling, wording=whole.wording, spans=spans)
