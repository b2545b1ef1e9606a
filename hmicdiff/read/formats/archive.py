"""Archives: ZIP containers, which office documents are too, and tape archives, packed or not."""

import bz2
import io
import tarfile
import zlib
from collections.abc import Iterator

from hmicdiff.read.formats import docx, odt
from hmicdiff.read.formats.document import DamagedError, Document, Settings
from hmicdiff.read.formats.word_parts import main_of
from hmicdiff.read.formats.zipped import member, opened
from hmicdiff.read.limits import Limits
from hmicdiff.structs import replace

_SHEET = "save it as text, or as .docx"
_TEXTS = frozenset(
    {
        b"application/vnd.oasis.opendocument.text",
        b"application/vnd.oasis.opendocument.text-template",
    }
)


def read_zip(data: bytes, settings: Settings) -> Document:
    """Read a ZIP container: as the office document that it is, else as an archive of files."""
    container = opened(data, settings.limits)
    names = set(container.namelist())
    if main_of(container):
        return replace(docx.read(data, settings), format="docx")
    if "mimetype" in names and odt.CONTENT in names:
        if member(container, "mimetype").strip() not in _TEXTS:
            raise DamagedError(f"is an OpenDocument file and no text: {_SHEET}")
        return replace(odt.read(data, settings), format="odt")
    if "[Content_Types].xml" in names:
        raise DamagedError(f"is an Office file and no Word document: {_SHEET}")
    infos = [info for info in container.infolist() if not info.is_dir()]
    _check_count(len(infos), settings.limits)
    files = ((info.filename, member(container, info)) for info in infos)
    return Document("", enclosed=tuple(files), format="archive")


def read_tar(data: bytes, settings: Settings) -> Document:
    """Read a tape archive, packed or not; only files are taken from it, no links."""
    limits = settings.limits
    unpacked = _unpacked(data, limits.max_unpacked)
    if len(unpacked) > limits.max_unpacked:
        raise DamagedError(
            f"holds more than {limits.unpacked:g} MB unpacked, which is the limit; raise it with "
            "--limit unpacked=MB if you trust the file"
        )
    try:
        with tarfile.open(fileobj=io.BytesIO(unpacked), mode="r:") as archive:
            return Document("", enclosed=tuple(_files(archive, limits)), format="archive")
    except (tarfile.TarError, OSError, ValueError, EOFError, OverflowError) as error:
        raise DamagedError("is damaged or no archive: get it anew, or unpack it first") from error


def _files(archive: tarfile.TarFile, limits: Limits) -> Iterator[tuple[str, bytes]]:
    for count, info in enumerate(archive, 1):
        _check_count(count, limits)
        file = archive.extractfile(info) if info.isreg() else None
        if file is not None:
            yield info.name, file.read()


def _check_count(count: int, limits: Limits) -> None:
    if count > limits.packed:
        raise DamagedError(
            f"holds over {limits.packed:.0f} files, which is the limit for an archive; unpack it "
            "and name the folder, or raise the limit with --limit packed=N"
        )


def _unpacked(data: bytes, most: int) -> bytes:
    """Return what is packed, up to one byte over the most."""
    try:
        if data.startswith(b"\x1f\x8b"):
            return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, most + 1)
        if data.startswith(b"BZh"):
            return bz2.BZ2Decompressor().decompress(data, most + 1)
    except (zlib.error, OSError, EOFError) as error:
        raise DamagedError("is damaged: it cannot be unpacked; get it anew") from error
    return data
