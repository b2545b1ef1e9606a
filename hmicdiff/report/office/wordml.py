"""The XML of Word documents: small pieces, and the parts that every document has."""

import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from hmicdiff.model.text import Role
from hmicdiff.report.controls import writable
from hmicdiff.structs import Struct

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MADE = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP container can tell: bytes depend on no clock."""
_KEPT_APART = re.compile(r"([\t\n])")
STYLES: Mapping[Role, str] = {
    Role.TITLE: "Title",
    Role.HEADING: "Heading1",
    Role.PARAGRAPH: "Normal",
    Role.ITEM: "ListParagraph",
    Role.QUOTE: "Quote",
    Role.NOTE: "Note",
}
"""By what a block is, the style that Word knows it by."""


def words(text: str, tag: str = "w:t") -> str:
    """Return the inside of a run: the text to the letter, tabs and breaks as elements."""
    made = []
    for piece in _KEPT_APART.split(writable(text)):
        if piece == "\t":
            made.append("<w:tab/>")
        elif piece == "\n":
            made.append("<w:br/>")
        elif piece:
            made.append(f'<{tag} xml:space="preserve">{escape(piece)}</{tag}>')
    return "".join(made)


def paragraph(inside: str, style: str = "Normal", mark: str = "") -> str:
    """Return a paragraph; `mark` is what happened to its end."""
    ended = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{ended}</w:pPr>{inside}</w:p>'


class About(Struct, frozen=True):
    """What a document tells of itself."""

    title: str
    generator: str
    source: str = ""
    """The file that it is of."""
    sha256: str = ""
    """The digest of that file's bytes."""


def package(body: str, comments: str, about: About) -> bytes:
    """Return a Word document with this body; the same bytes for the same words."""
    files = {
        "[Content_Types].xml": _content_types(comments=bool(comments)),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(about),
        "word/document.xml": (
            f'{_HEAD}<w:document xmlns:w="{W}"><w:body>{body}{_PAGE}</w:body></w:document>'
        ),
        "word/styles.xml": f'{_HEAD}<w:styles xmlns:w="{W}">{_STYLES}</w:styles>',
        "word/_rels/document.xml.rels": _relations(
            (f"{_OFFICE}/styles", "styles.xml"),
            *([(f"{_OFFICE}/comments", "comments.xml")] if comments else []),
        ),
    }
    if comments:
        files["word/comments.xml"] = f'{_HEAD}<w:comments xmlns:w="{W}">{comments}</w:comments>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            container.writestr(entry, content.encode("utf-8"))
    return made.getvalue()


_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" '
    'w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)
"""A4 with margins of an inch, in twentieths of a point."""


_BASED = '<w:basedOn w:val="Normal"/>'
_INDENT = '<w:pPr><w:ind w:left="{0}" w:hanging="{1}"/></w:pPr>'


def _style(name: str, called: str, inside: str, *, default: bool = False) -> str:
    usual = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph"{usual} w:styleId="{name}"><w:name w:val="{called}"/>'
        f"{'' if default else _BASED}<w:qFormat/>{inside}</w:style>"
    )


_STYLES = "".join(
    (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>',
        _style("Normal", "Normal", "", default=True),
        _style("Title", "Title", '<w:rPr><w:b/><w:sz w:val="36"/></w:rPr>'),
        _style(
            "Heading1",
            "heading 1",
            '<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr>'
            '<w:rPr><w:b/><w:sz w:val="26"/></w:rPr>',
        ),
        _style("ListParagraph", "List Paragraph", _INDENT.format(567, 283)),
        _style("Quote", "Quote", '<w:pPr><w:ind w:left="567"/></w:pPr><w:rPr><w:i/></w:rPr>'),
        _style("Note", "Note", '<w:rPr><w:sz w:val="20"/></w:rPr>'),
        _style("CommentText", "annotation text", '<w:rPr><w:sz w:val="20"/></w:rPr>'),
    )
)


def _relations(*targets: tuple[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}">{made}</Relationships>'


def _content_types(*, comments: bool) -> str:
    parts = [("/word/document.xml", f"{_TYPES}.document.main+xml")]
    parts.append(("/word/styles.xml", f"{_TYPES}.styles+xml"))
    if comments:
        parts.append(("/word/comments.xml", f"{_TYPES}.comments+xml"))
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    parts.append(("/docProps/core.xml", core))
    made = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{made}</Types>'
    )


def _core(about: About) -> str:
    known = {
        "dc:title": about.title,
        "dc:creator": about.generator,
        "dc:description": about.source,
        "dc:identifier": about.sha256 and f"sha256:{about.sha256}",
    }
    told = "".join(
        f"<{name}>{escape(writable(text))}</{name}>" for name, text in known.items() if text
    )
    return (
        f"{_HEAD}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{told}</cp:coreProperties>"
    )
