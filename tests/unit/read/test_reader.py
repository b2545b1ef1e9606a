import hashlib
import os
import zipfile
from pathlib import Path

import pytest

from hmicdiff.errors import NoReleasesError, UnreadableError
from hmicdiff.read.formats.document import Settings
from hmicdiff.read.limits import Limits
from hmicdiff.read.reader import read
from tests.support import SEEDS, family


def test_a_release_knows_its_bytes_and_its_encoding(tmp_path: Path) -> None:
    data = "Das Café.".encode("utf-16")
    (tmp_path / "a.txt").write_bytes(data)
    (one,) = read([tmp_path]).releases
    assert (one.source, one.sha256) == ("a.txt", hashlib.sha256(data).hexdigest())
    assert (one.text, one.encoding) == ("Das Café.", "utf-16")


def test_releases_are_ordered_by_their_text() -> None:
    texts = [one.text for one in family("It snowed.", "It rained.", "It blew.").releases]
    assert texts == ["It blew.", "It rained.", "It snowed."]


@pytest.mark.parametrize("text", ["", " \n\t\r\n"], ids=["nothing", "blanks"])
def test_an_empty_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text)
    with pytest.raises(UnreadableError, match=r"/a\.txt: is empty"):
        read([tmp_path])


def test_a_file_over_the_limit_is_refused_with_both_sizes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained. " * 200)
    with pytest.raises(UnreadableError, match=r"is 0\.0022 MB, over the limit of 0\.001 MB"):
        read([tmp_path], settings=Settings(Limits(size=0.001)))


def test_a_file_at_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    assert len(read([tmp_path], settings=Settings(Limits(size=0.00001))).releases) == 1


def test_a_device_without_an_end_is_refused() -> None:
    with pytest.raises(UnreadableError, match="over the limit"):
        read(["/dev/zero"], settings=Settings(Limits(size=0.001)))


def test_a_link_that_leads_nowhere_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere.txt")
    with pytest.raises(UnreadableError, match=r"/a\.txt: is a link that leads nowhere"):
        read([tmp_path / "a.txt"])
    (tmp_path / "b.txt").write_text("It rained.")
    ((source, reason),) = read([tmp_path]).skipped
    assert (source, reason.partition(";")[0]) == ("a.txt", "is a link that leads nowhere")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_closed_file_and_a_closed_folder_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(UnreadableError, match="permission denied"):
        read([tmp_path])
    (tmp_path / "a.txt").unlink()
    (tmp_path / "b.txt").write_text("It rained.")
    (tmp_path / "closed").mkdir(0)
    ((source, reason),) = read([tmp_path]).skipped
    assert (source, reason.partition(";")[0]) == (
        "closed",
        "is a folder that cannot be looked into",
    )


def test_a_document_in_an_archive_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as container:
        container.writestr("a.txt", "It rained.")
        container.writestr("old/b.doc", "It rained.")
    ((source, reason),) = read([tmp_path]).skipped
    assert (source, reason[:12]) == ("all.zip/old/b.doc", "is an old wo")


def test_unreadable_files_are_skipped_on_request_and_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.7")
    (tmp_path / "c.txt").touch()
    corpus = read([tmp_path], skip_unreadable=True)
    assert [one.source for one in corpus.releases] == ["a.txt"]
    assert [source for source, _ in corpus.skipped] == ["b.txt", "c.txt"]
    assert all(reason for _, reason in corpus.skipped)


def test_a_family_of_unreadable_files_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(NoReleasesError, match=r"^a\.txt: none of the files can be read"):
        read([tmp_path], skip_unreadable=True)


def test_the_seeds_have_175_sentences() -> None:
    releases = read([SEEDS]).releases
    counts = {one.source[:3]: len(one.sentences) for one in releases}
    assert counts == {"000": 36, "001": 33, "002": 32, "003": 40, "004": 34}
