"""E-mails: the body as a release, attachments as releases of their own."""

import email
import email.policy
from collections.abc import Container, Iterator, Sequence
from email.message import EmailMessage

from hmicdiff.model.text import Note
from hmicdiff.read.decode import decode, is_encoding
from hmicdiff.read.formats import html
from hmicdiff.read.formats.document import DamagedError, Document, Settings, dropped
from hmicdiff.read.formats.letter import without_letter
from hmicdiff.structs import replace

_HEAD = ("subject", "from", "to", "date")
_BROKEN_HEAD = (ValueError, IndexError, AttributeError, TypeError, LookupError)
"""What the parser of the standard library stumbles with over a header that is none."""
_TEXTS = frozenset({"text/plain", "text/html"})
_FORWARDED = frozenset({"message/rfc822", "message/global"})
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SUFFIXES = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/zip": ".zip",
    "application/vnd.oasis.opendocument.text": ".odt",
    _OFFICE: ".docx",
    **dict.fromkeys(_FORWARDED, ".eml"),
}
"""What the name of an attachment ends in that came without one."""
_STUB = 3
"""A plain text that is so many times shorter than the page only says where the page is."""


def read(data: bytes, settings: Settings) -> Document:
    """Read the body of an e-mail; its plain text where it has one, else its page.

    A body may go on behind a picture or an attachment. Attachments and e-mails that are forwarded
    whole are handed on as files; the lines at the head are left out, and noted.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    shown = list(_shown(message, settings))
    enclosed = tuple(_named(message, {id(each) for each, _ in shown}))
    if not shown and not enclosed:
        raise DamagedError("is an e-mail without a text: leave it out")
    documents = [document for _, document in shown if document.text.strip()]
    notes = (*_head(message), *(note for _, each in shown for note in each.notes))
    document = replace(_joined(documents) if documents else Document(""), notes=notes)
    return replace(without_letter(document), enclosed=enclosed)


def _joined(documents: Sequence[Document]) -> Document:
    """Return the parts of a body as one text, a blank line between them."""
    if len(documents) == 1:
        return documents[0]
    text = ""
    places: list[tuple[int, str]] = []
    for number, document in enumerate(documents, 1):
        text += "\n\n" if text else ""
        part = f"part {number}"
        begins = [(0, part)] if not document.places else []
        begins += [(offset, f"{part}, {where}") for offset, where in document.places]
        places += [(len(text) + offset, where) for offset, where in begins]
        text += document.text.rstrip()
    return replace(documents[0], text=text + "\n", places=tuple(places))


def _shown(part: EmailMessage, settings: Settings) -> Iterator[tuple[EmailMessage, Document]]:
    """Yield the texts that a reader of the e-mail sees, each with the part that it comes from."""
    kind = part.get_content_type()
    if kind == "multipart/alternative":
        yield from _best(part, settings)
    elif kind.startswith("multipart/"):
        for each in _parts(part):
            yield from _shown(each, settings)
    elif kind in _TEXTS and not _is_file(part):
        yield part, _body(part, settings)


def _best(part: EmailMessage, settings: Settings) -> Iterator[tuple[EmailMessage, Document]]:
    """Yield what one of several alternatives shows: as plain text if that is no stub."""
    found = [list(_shown(each, settings)) for each in _parts(part)]
    told = [each for each in found if _length(each)]
    plain = next((each for each in told if _is_plain(each)), told[-1] if told else [])
    page = next((each for each in reversed(told) if not _is_plain(each)), plain)
    is_stub = _length(plain) * _STUB < _length(page)
    chosen, other = (page, plain) if is_stub else (plain, page)
    for each in found:
        for one, document in each:
            yield one, document if each is chosen else Document("")
    if chosen is not other:
        what = "the same as plain text, but shorter" if is_stub else "the same as a web page"
        said = " ".join(document.text for _, document in other)
        yield part, Document("", notes=(dropped(what, said),))


def _is_plain(shown: Sequence[tuple[EmailMessage, Document]]) -> bool:
    return all(part.get_content_subtype() == "plain" for part, _ in shown)


def _length(shown: Sequence[tuple[EmailMessage, Document]]) -> int:
    return sum(len(document.text.strip()) for _, document in shown)


def _parts(part: EmailMessage) -> list[EmailMessage]:
    payload = part.get_payload()
    return (
        [each for each in payload if isinstance(each, EmailMessage)]
        if isinstance(payload, list)
        else []
    )


def _is_file(part: EmailMessage) -> bool:
    return bool(_file_name(part)) or part.get_content_disposition() == "attachment"


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
        return html.read_enclosed(data, settings, declared)
    decoded = decode(data, settings.encoding, declared)
    return Document(decoded.text.replace("\r\n", "\n"), decoded.encoding, notes=decoded.notes)


def _named(message: EmailMessage, shown: Container[int]) -> Iterator[tuple[str, bytes]]:
    """Yield the files in an e-mail, each by a name of its own."""
    taken: set[str] = set()
    for number, (part, data) in enumerate(_files(message, shown), 1):
        suffix = _SUFFIXES.get(part.get_content_type(), "")
        name = _file_name(part) or f"attachment-{number}{suffix}"
        if name in taken:
            name = f"{number}-{name}"
        taken.add(name)
        yield name, data


def _files(part: EmailMessage, shown: Container[int]) -> Iterator[tuple[EmailMessage, bytes]]:
    """Yield the parts that are files with their bytes; what a forwarded e-mail holds is its own."""
    if part.get_content_type() in _FORWARDED:
        for each in _parts(part):
            yield part, each.as_bytes()
    elif part.is_multipart():
        for each in _parts(part):
            yield from _files(each, shown)
    elif id(part) not in shown:
        data = part.get_payload(decode=True)
        is_told = _is_file(part) or part.get_content_maintype() != "image"
        if is_told and isinstance(data, bytes):
            yield part, data


def _file_name(part: EmailMessage) -> str:
    try:
        return str(part.get_filename() or "")
    except _BROKEN_HEAD:
        return ""
