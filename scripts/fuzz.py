"""Feed a reader, or the whole pipeline, with bytes that a coverage-guided fuzzer makes up.

    pip install atheris
    python scripts/fuzz.py docx corpus/docx -max_total_time=1800 -rss_limit_mb=1000 -timeout=30

The first argument is the name of a format, "docx-xml" or "odt-xml" (the text of such a document,
which is packed before it is read: hardly a change of packed bytes gets past the checksum), "table",
"sniff" or "pipeline"; the second a folder of files to start from, which new ones are added to. What
is left are the options of libFuzzer. It is a find
when a process is ended by a signal, by the limit of time or of memory, or by an exception in this
program's own code that is not meant for the user.
"""

import io
import os
import sys
import traceback
from collections.abc import Callable
from functools import partial

import atheris

from hmicdiff.structs import replace

_LOOKED_INTO = ["hmicdiff", "mammoth", "markdown_it", "email", "zipfile", "tarfile"]

with atheris.instrument_imports(include=_LOOKED_INTO):
    import zipfile

    from hmicdiff import pipeline
    from hmicdiff.errors import HmicdiffError
    from hmicdiff.infer.families import families
    from hmicdiff.read.formats.document import DamagedError, Document, Settings, check_length
    from hmicdiff.read.formats.registry import FORMATS, sniff
    from hmicdiff.read.limits import Limits
    from hmicdiff.read.reader import corpus
    from hmicdiff.read.tables import read_rows
    from hmicdiff.read.taking import Raw
    from hmicdiff.report import json as saved
    from hmicdiff.template.proof import proved

    for each in FORMATS.values():
        each.load()  # readers are imported late: out of here nobody would see where they go

_SETTINGS = Settings(Limits(unpacked=5, text=50_000, files=100))
_COLUMNS = replace(_SETTINGS, text_column="a", name_column="b")
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_PARTS = b"\n=====\n"
_PACKED = {
    "docx-xml": ("docx", "word/document.xml", "word/numbering.xml", "word/styles.xml"),
    "odt-xml": ("odt", "content.xml", "styles.xml"),
}
"""The formats of documents that are packed, and which of their parts are made up."""
_OWN = os.path.join("hmicdiff", "")  # noqa: PTH118 - a piece of a path


def main(name: str, arguments: list[str]) -> None:
    """Run the fuzzer."""
    atheris.Setup([sys.argv[0], *arguments], _target(name))
    atheris.Fuzz()


def _target(name: str) -> Callable[[bytes], None]:
    if name in _PACKED:
        return _packed(*_PACKED[name])
    own = {"pipeline": _pipeline, "sniff": _sniffed, "table": _rows}
    return own.get(name) or _reader(name)


def _reader(name: str) -> Callable[[bytes], None]:
    read = FORMATS[name].load()

    def one(data: bytes) -> None:
        _guarded(lambda: _looked_into(read(data, _SETTINGS)))

    return one


def _packed(name: str, *parts: str) -> Callable[[bytes], None]:
    """Give a target for the parts inside a document that is an archive, one after another."""
    read = _reader(name)

    def one(data: bytes) -> None:
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            archive.writestr("[Content_Types].xml", _TYPES)
            archive.writestr("_rels/.rels", _RELATIONS)
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            for part, content in zip(parts, data.split(_PARTS), strict=False):
                archive.writestr(part, content)
        read(held.getvalue())

    return one


def _looked_into(document: Document) -> None:
    """Check what is promised of a document."""
    check_length(document, _SETTINGS.limits)
    document.text.encode("utf-8")  # no halves of characters
    offsets = [offset for offset, _ in document.places]
    assert offsets == sorted(offsets)
    corpus([Raw("a", "", document)])


def _rows(data: bytes) -> None:
    """Read a table whose text and name columns are called "a" and "b"."""
    for source in ("t.csv", "t.jsonl"):
        try:
            found = read_rows(data, source, _COLUMNS)
        except DamagedError:
            continue
        assert len({row.name for row in found.rows}) == len(found.rows)
        for row in found.rows:
            _guarded(partial(_looked_into, row.document))


def _sniffed(data: bytes) -> None:
    head, _, name = data.rpartition(b"\n")
    _guarded(lambda: sniff(head, name.decode("utf-8", "replace")))


def _pipeline(data: bytes) -> None:
    raws = []
    for number, part in enumerate(data.split(_PARTS)[:8]):
        try:
            raws.append(Raw(f"{number}.txt", "", FORMATS["text"].load()(part, _SETTINGS)))
        except DamagedError:
            continue
    raws = [raw for raw in raws if raw.document.text.strip()]
    if raws:
        _guarded(lambda: _told(raws))


def _told(raws: list[Raw]) -> None:
    """Check what is promised of an analysis: nothing is lost, and what is saved comes back."""
    releases = corpus(raws)
    assert sum(len(each.releases) for each in families(releases)) == len(raws)
    analysis = proved(pipeline.analyze(releases))
    assert analysis.lossless.rebuilt == analysis.lossless.releases == len(raws)
    assert saved.load(saved.save(analysis)) == analysis


def _guarded(call: Callable[[], object]) -> None:
    """Let pass what the program itself catches: what libraries raise over broken files."""
    try:
        call()
    except (DamagedError, HmicdiffError, RecursionError):
        return
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        if _OWN in last.filename:
            raise


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
