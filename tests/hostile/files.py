"""Files that are broken, or made to break what reads them: made anew for each run."""

import bz2
import gzip
import io
import os
import random
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.support import ROOT, SEEDS

CONVERTED = ROOT / "tests" / "formats"
_TEXT = "The boats were clean.\n\nThe crews were trained in first aid, all but one of them.\n"
_WELL_FORMED = {
    "docx": CONVERTED / "docx",
    "odt": CONVERTED / "odt",
    "rtf": CONVERTED / "rtf",
    "eml": CONVERTED / "email",
    "html": CONVERTED / "html",
    "md": CONVERTED / "markdown",
    "pdf": CONVERTED / "pdf-chromium",
    "txt": SEEDS,
}
_SHARES = (0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99)
_FLIPS = 5
_MANY = 200_000

File = tuple[str, bytes]


def hostile_files() -> Iterator[File]:
    """Return names and contents, one after the other: together they are large."""
    for make in (
        _truncated, _flipped, _misnamed, _of_bytes, _encoded, _repetitive, _packed, _office,
        _nested, _mails, _pages, _rich, _portable,
    ):  # fmt: skip
        yield from make()


def well_formed(suffix: str) -> bytes:
    """Return a file in a format with nothing wrong."""
    return min(_WELL_FORMED[suffix].iterdir()).read_bytes()


def put_hostile_paths(folder: Path) -> list[str]:
    """Put links, pipes and odd names into a folder; return what they are called."""
    made = [
        _link(folder / "self.txt", "self.txt"),
        _link(folder / "loop-a.txt", "loop-b.txt"),
        _link(folder / "loop-b.txt", "loop-a.txt"),
        _link(folder / "nowhere.txt", "gone.txt"),
        _link(folder / "outside.txt", "/etc/passwd"),
        _link(folder / "loop", "."),
    ]
    for name in (
        "new\nline.txt",
        "esc\x1b[31m.txt",
        "\udcff\udcfe.txt",
        "-x.txt",
        "n" * 250 + ".txt",
    ):
        (folder / name).write_text(_TEXT, encoding="utf-8")
        made.append(name)
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    return [*made, "pipe.txt", "folder.txt"]


def _link(path: Path, target: str) -> str:
    path.symlink_to(target)
    return path.name


def _truncated() -> Iterator[File]:
    for suffix in _WELL_FORMED:
        data = well_formed(suffix)
        for share in _SHARES:
            yield f"cut-at-{share}.{suffix}", data[: int(len(data) * share)]


def _flipped() -> Iterator[File]:
    for suffix in _WELL_FORMED:
        data = well_formed(suffix)
        for seed in range(_FLIPS):
            chance = random.Random(f"{suffix} {seed}")  # noqa: S311 - no secret
            changed = bytearray(data)
            for _ in range(1 + len(data) // 500):
                changed[chance.randrange(len(data))] = chance.randrange(256)
            yield f"flipped-{seed}.{suffix}", bytes(changed)


def _misnamed() -> Iterator[File]:
    for suffix in _WELL_FORMED:
        for other in _WELL_FORMED:
            if other != suffix:
                yield f"is-{suffix}.{other}", well_formed(suffix)


def _of_bytes() -> Iterator[File]:
    yield "empty.txt", b""
    yield "empty.docx", b""
    yield "empty.pdf", b""
    yield "blank.txt", b" \n\t\r\n"
    yield "a-nul.txt", b"words\0and words"
    yield "nuls.txt", bytes(100_000)
    yield "every-byte.txt", bytes(range(256)) * 40
    yield "random.txt", random.Random(1).randbytes(100_000)  # noqa: S311 - no secret
    yield "random.docx", b"PK\x03\x04" + random.Random(2).randbytes(10_000)  # noqa: S311
    yield "random.pdf", b"%PDF-1.7\n" + random.Random(3).randbytes(10_000)  # noqa: S311
    yield "picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(1000)
    yield "old-word.doc.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    yield "password.docx", locked + bytes(1000)
    yield "packed.7z.txt", b"7z\xbc\xaf\x27\x1c" + bytes(100)
    yield "controls.txt", b"\x1b[2J\x1b]0;title\x07The boats were clean.\x08\x08" * 20
    yield "escapes.txt", "The boats \x1b[31m were clean \x9b31m and dry.\n".encode() + b"x " * 2000


def _encoded() -> Iterator[File]:
    words = "The café’s accounts – all £3,000 of them – were “in order”.\n"
    for name in (
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "cp1252",
        "mac_roman",
        "cp037",
        "utf-7",
    ):
        yield f"in-{name}.txt", words.encode(name, errors="replace")
        yield f"in-{name}.html", f"<p>{words}</p>".encode(name, errors="replace")
    yield "mojibake.txt", words.encode().decode("cp1252", errors="replace").encode()
    yield "twice.txt", words.encode().decode("latin-1").encode()
    yield "wrong-mark.txt", b"\xef\xbb\xbfcaf\xe9 au lait"
    yield "half-mark.txt", b"\xff\xfe\x00"
    yield "mark-only.txt", b"\xef\xbb\xbf"
    yield "surrogates.txt", b"A half \xed\xa0\x80 of a character."
    yield "surrogates-16.txt", b"\xff\xfeA\x00\x00\xd8B\x00"
    yield "two-encodings.txt", words.encode() + words.encode("cp1252")
    yield "lies.html", b'<meta charset="utf-16"><p>The boats were clean.</p>'
    yield "no-such.html", b'<meta charset="rot13"><p>The boats were caf\xe9.</p>'


def _repetitive() -> Iterator[File]:
    for number, piece in enumerate(
        (
            "a",
            "a ",
            "a. ",
            ".",
            "-",
            "\n",
            "(",
            '"',
            "a+",
            "a@",
            "x\n\n",
            "* a\n",
            "1. ",
            "\r",
            "“a\n\n",
        )
    ):
        yield f"one-megabyte-{number}.txt", (piece * 1_000_000)[:999_000].encode()
    yield "ten-megabytes-of-one-line.txt", b"a" * 9_999_000
    for number, piece in enumerate(
        (">", "*a ", "[", "`", "<", "- ", "1. ", "![", "&", "|a", "\\", "_a_")
    ):
        yield f"repeated-{number}.md", (piece * _MANY)[:_MANY].encode()


def _packed() -> Iterator[File]:
    inner = _zip({"a.txt": _TEXT.encode()})
    yield "zip-in-zip.zip", _zip({"inner.zip": inner})
    yield "bomb.zip", _zip({f"{at}.txt": bytes(20_000_000) for at in range(10)})
    yield "many.zip", _zip({f"{at}.txt": b"a" for at in range(20_000)})
    yield "empty.zip", _zip({})
    yield "outside.zip", _zip({"../../outside.txt": _TEXT.encode(), "/root.txt": _TEXT.encode()})
    yield "names.zip", _zip({"new\nline\x1b[31m.txt": _TEXT.encode()})
    yield "pictures.zip", _zip({"a.png": b"\x89PNG"})
    yield "locked.zip", _locked(inner)
    yield "lying.zip", inner.replace(b"boats", b"coats")
    yield "lzma.zip", _zip({"a.txt": _TEXT.encode()}, zipfile.ZIP_LZMA)
    yield "cut.zip", inner[:-10]
    yield "end-only.zip", b"PK\x05\x06" + bytes(18)
    tar = _tar()
    yield "links.tar", tar
    yield "links.tar.gz", gzip.compress(tar, mtime=0)
    yield "links.tar.bz2", bz2.compress(tar)
    yield "bomb.tar.gz", gzip.compress(bytes(200_000_000), 1, mtime=0)
    yield "bomb.tar.bz2", bz2.compress(bytes(200_000_000))
    yield "cut.tar.gz", gzip.compress(tar, mtime=0)[:50]
    yield "text.gz", gzip.compress(_TEXT.encode(), mtime=0)
    yield "huge-header.tar", _tar(size=10**12)


def _zip(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as container:
        for name, content in files.items():
            container.writestr(zipfile.ZipInfo(name), content, method)
    return made.getvalue()


def _locked(data: bytes) -> bytes:
    """Return an archive that says that its files are encrypted."""
    at = data.index(b"PK\x01\x02")
    return data[:6] + b"\x01" + data[7 : at + 8] + b"\x01" + data[at + 9 :]


def _tar(size: int = 0) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, link in (("a.txt", ""), ("../b.txt", ""), ("c.txt", "/etc/passwd")):
            info = tarfile.TarInfo(name)
            info.size = 0 if link else len(_TEXT)
            info.type, info.linkname = (tarfile.SYMTYPE, link) if link else (tarfile.REGTYPE, "")
            archive.addfile(info, io.BytesIO(_TEXT.encode()))
    if not size:
        return made.getvalue()
    info = tarfile.TarInfo("x.txt")
    info.size = size
    return info.tobuf(tarfile.GNU_FORMAT) + b"a"


_LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">{}]>'.format(
    "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
_DOCX = (
    '{}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "{}</w:body></w:document>"
)
_ODT = (
    '{}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>{}'
    "</office:text></office:body></office:document-content>"
)
_TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def _office() -> Iterator[File]:
    deep = "<w:p>" * _MANY + "</w:p>" * _MANY
    for name, head, body in (
        ("laughs", _LAUGHS, "<w:p><w:r><w:t>&i;</w:t></w:r></w:p>"),
        ("outside", _OUTSIDE, "<w:p><w:r><w:t>&i;</w:t></w:r></w:p>"),
        ("deep", "", deep),
        ("nothing", "", ""),
        ("broken", "", "<w:p>"),
    ):
        yield f"{name}.docx", _docx(_DOCX.format(head, body).encode())
    yield "wide.docx", _docx(_DOCX.format("", "<w:p/>" * 1_000_000).encode())
    yield "bomb.docx", _docx(b"<a>" + b" " * 200_000_000)
    yield "no-body.docx", _zip({"[Content_Types].xml": _TYPES})
    yield "not-xml.docx", _docx(b"\x00\x01")
    for name, head, body in (
        ("laughs", _LAUGHS, "<text:p>&i;</text:p>"),
        ("outside", _OUTSIDE, "<text:p>&i;</text:p>"),
        ("deep", "", "<text:section>" * _MANY + "</text:section>" * _MANY),
        ("spaces", "", '<text:p>a<text:s text:c="99999999999"/>b</text:p>'),
        ("nothing", "", ""),
    ):
        yield f"{name}.odt", _odt(_ODT.format(head, body).encode())
    yield (
        "sheet.odt",
        _zip(
            {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}
        ),
    )
    locked = b'<m xmlns="urn:x"><encryption-data/></m>'
    yield "password.odt", _odt(b"\x80\x81", locked)


def _docx(document: bytes) -> bytes:
    return _zip({"[Content_Types].xml": _TYPES, "word/document.xml": document})


def _odt(content: bytes, manifest: bytes = b"<m/>") -> bytes:
    kind = b"application/vnd.oasis.opendocument.text"
    return _zip({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def _nested() -> Iterator[File]:
    for tag in ("div", "ul><li", "table><tr><td", "b", "nav", "article"):
        name = tag.partition(">")[0]
        yield f"deep-{name}.html", f"<{tag}>".encode() * 50_000 + b"The boats were clean."
    yield "deep.rtf", b"{\\rtf1 " + b"{" * _MANY + b"The boats were clean." + b"}" * _MANY
    yield "closed.rtf", b"{\\rtf1 The boats were clean." + b"}" * _MANY
    yield "deep.md", b"> " * 1000 + b"The boats were clean."
    yield "deep-list.md", "".join(f"{'  ' * at}- a\n" for at in range(1000)).encode()


def _mails() -> Iterator[File]:
    head = b"From: a@example.invalid\nMIME-Version: 1.0\n"
    parts = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(500)
    )
    yield "deep.eml", head + parts + b"\nThe boats were clean.\n"
    yield "no-body.eml", head + b"Content-Type: image/png\n\nabc"
    yield "odd-charset.eml", head + b"Content-Type: text/plain; charset=x-none\n\nThe boats.\n"
    yield (
        "odd-base64.eml",
        head + b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!\n",
    )
    yield "long-head.eml", head + b"Subject: " + b"a" * 1_000_000 + b"\n\nThe boats were clean.\n"
    yield (
        "odd-head.eml",
        head + b"Content-Disposition: attachment; filename*=x''%\nTo: <\"\n\nThe boats.\n",
    )
    yield "attached.eml", _with_attachment("a.zip", _zip({"a.txt": _TEXT.encode()}))
    yield (
        "attached-twice.eml",
        _with_attachment("b.eml", _with_attachment("c.zip", _zip({"a.zip": b""}))),
    )


def _with_attachment(name: str, data: bytes) -> bytes:
    from email.message import EmailMessage  # noqa: PLC0415 - only here

    message = EmailMessage()
    message["Subject"] = "attached"
    message.set_content("See what is attached to this message, please.")
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def _pages() -> Iterator[File]:
    for name, page in {
        "script": "<script>document.write('x')</script>",
        "remote": '<img src="http://192.0.2.1/x.png"><iframe src="file:///etc/passwd"></iframe>',
        "refresh": '<meta http-equiv="refresh" content="0;url=http://192.0.2.1/"><p>The boats.</p>',
        "surrogates": "<p>A half &#xD800; of a character &#x110000; here.</p>",
        "unclosed": "<p>The boats were <b>clean<p>And dry<nav>",
        "all-furniture": "<nav>Home</nav><footer>The end.</footer>",
        "attributes": "<p " + " ".join(f"a{at}=b" for at in range(50_000)) + ">The boats.",
        "comments": "<!--" * 50_000 + "The boats.",
        "frames": "<frameset><frame src=a></frameset>",
        "lists": '<ol start="99999999999999999999"><li value="-1">The boats were clean.</ol>',
    }.items():
        yield f"{name}.html", page.encode()


def _rich() -> Iterator[File]:
    for name, text in {
        "bin": r"{\rtf1 The boats\bin999999999999 were clean.}",
        "bin-negative": r"{\rtf1 The boats\bin-5 were clean.}",
        "surrogates": r"{\rtf1 A half \u-10240? of a character, and one \u-10179?\u-8704? more.}",
        "skips": r"{\rtf1\uc999999999 The boats\u8217 were clean.}",
        "code-page": r"{\rtf1\ansi\ansicpg99999 The caf\'e9 was clean.}",
        "object": r"{\rtf1{\object\objemb{\*\objdata 0105}{\result The boats.}}{\*\template x}}",
        "field": r'{\rtf1{\field{\*\fldinst INCLUDETEXT "/etc/passwd"}{\fldrslt The boats.}}}',
        "empty": r"{\rtf1}",
        "open": r"{\rtf1 The boats were clean",
    }.items():
        yield f"{name}.rtf", text.encode()


def _portable() -> Iterator[File]:
    kept = ROOT / "tests" / "hostile"
    yield "password.pdf", (kept / "password.pdf").read_bytes()
    yield "ragged.pdf", (kept / "ragged.pdf").read_bytes()  # a fuzzer's find: it once took 11 s
    yield "scanned.pdf", pdf(b"0 0 100 100 re f")
    yield "many-pages.pdf", pdf(b"BT /F1 12 Tf 72 720 Td (The boats were clean.) Tj ET", pages=2000)
    yield "endless.pdf", pdf(b"q " * 500_000)
    yield "far-out.pdf", pdf(b"BT /F1 1e30 Tf 1e30 -1e30 Td (The boats were clean and dry.) Tj ET")
    yield "no-size.pdf", pdf(b"BT /F1 0 Tf 72 720 Td (The boats were clean and dry now.) Tj ET")
    yield "loop.pdf", pdf(b"").replace(b"/Kids [4 0 R ]", b"/Kids [2 0 R ]")
    action = b"/OpenAction << /S /URI /URI (http://192.0.2.1/) >> /Type /Catalog"
    said = b"BT /F1 12 Tf 72 720 Td (The boats were clean and dry now.) Tj ET"
    yield "action.pdf", pdf(said).replace(b"/Type /Catalog", action)


def pdf(content: bytes, pages: int = 1) -> bytes:
    """Return a PDF whose pages are all drawn by the same operators."""
    kids = b"".join(b"%d 0 R " % (4 + at) for at in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (4 + pages)
            for _ in range(pages)
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    made = b"%PDF-1.4\n"
    for number, each in enumerate(objects, 1):
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    return made + b"trailer << /Root 1 0 R /Size %d >>\n%%%%EOF\n" % (len(objects) + 1)
