"""Texts as XML can hold them."""

import re

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, not even escaped (section 2.2 of its specification)."""


def writable(text: str) -> str:
    """Return a text with what no XML can hold made visible: "<U+0001>"."""
    return _NOT_XML.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
