"""E-mails: the body as a release, attachments as releases of their own."""

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage

from hmicdiff.model.text import Note
from hmicdiff.read.decode import decode, is_encoding
from hmicdiff.read.formats import html
from hmicdiff.read.formats.document import DamagedError, Document, Settings, dropped

_HEAD = ("subject", "from", "to", "date")
_BROKEN_HEAD = (ValueError, IndexError, AttributeError, TypeError, LookupError)
"""What the parser of the standard library stumbles with over a header that is none."""
_STUB = 3
"""A plain text that is so many times shorter than the page only says where the page is."""


def read(data: bytes, settings: Settings) -> Document:
    """Read the body of an e-mail; its plain text where it has one, else its page.

    Attachments are handed on as files; the lines at the head are left out, and noted.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    head = tuple(_head(message))
    enclosed = tuple(_attachments(message))
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    texts = [_body(each, settings) for each in (plain, page) if isinstance(each, EmailMessage)]
    if not texts and not enclosed:
        raise DamagedError("is an e-mail without a text: leave it out")
    document = texts[0] if texts else Document("")
    if len(texts) > 1:
        is_stub = len(texts[0].text) * _STUB < len(texts[1].text)
        document = texts[is_stub]
        what = "the same as plain text, but shorter" if is_stub else "the same as a web page"
        head = (*head, dropped(what, texts[1 - is_stub].text))
    return replace(document, notes=(*head, *document.notes), enclosed=enclosed)


def _head(message: EmailMessage) -> Iterator[Note]:
    for name in _HEAD:
        value = _header(message, name)
        if value:
            yield dropped(f"e-mail header {name}", value)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name) or "")
    except _BROKEN_HEAD:
        return ""


def _body(part: EmailMessage, settings: Settings) -> Document:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return Document("")
    charset = part.get_content_charset()
    declared = charset if charset and is_encoding(charset) else None
    if part.get_content_subtype() == "html":
        return html.read(data, settings, declared)
    decoded = decode(data, settings.encoding, declared)
    return Document(decoded.text.replace("\r\n", "\n"), decoded.encoding, notes=decoded.notes)


def _attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    bodies = {id(message.get_body((kind,))) for kind in ("plain", "html")}
    for part in message.walk():
        if part.is_multipart() or id(part) in bodies:
            continue
        name = _file_name(part)
        data = part.get_payload(decode=True)
        if name and isinstance(data, bytes):
            yield name, data


def _file_name(part: EmailMessage) -> str:
    try:
        return str(part.get_filename() or "")
    except _BROKEN_HEAD:
        return ""
