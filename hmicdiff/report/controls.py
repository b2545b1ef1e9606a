"""Characters that steer a terminal, turn the reading direction or fit no file, made visible."""

import re

_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)

UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Halves of characters and what is none: no file in UTF-8, or no XML, can hold them."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, not even escaped (section 2.2 of its specification)."""


def visible(text: str) -> str:
    r"""Return the text with control characters written as `<U+001B>`; tabs and breaks stay."""
    return _STEERING.sub(lambda found: f"<U+{ord(found[0]):04X}>", text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """Return the text as one line, each stretch of white space as one space."""
    return visible(" ".join(text.split()))


def writable(text: str) -> str:
    """Return a text with what no XML can hold made visible: "<U+0001>"."""
    return _NOT_XML.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
