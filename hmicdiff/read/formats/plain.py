"""Plain text: the file as it is, decoded."""

from hmicdiff.read.decode import decode
from hmicdiff.read.formats.document import Document, Settings


def read(data: bytes, settings: Settings) -> Document:
    """Read a text; nothing is changed, so that offsets count in the file."""
    decoded = decode(data, settings.encoding)
    return Document(decoded.text, decoded.encoding, notes=decoded.notes)
