from pathlib import Path

import pytest

from tests.golden.files import check


def test_what_is_the_same_passes(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_bytes("Tarn – 59\r\n".encode())
    check(tmp_path / "kept.txt", "Tarn – 59\r\n", update=False, actual=tmp_path / "actual")
    assert not (tmp_path / "actual").exists()


def test_what_differs_fails_with_the_lines_and_is_left_to_look_at(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("Tarn\nHolm\n")
    with pytest.raises(pytest.fail.Exception, match=r"--update-golden[\s\S]*-Holm\n\+Skerry"):
        check(tmp_path / "kept.txt", "Tarn\nSkerry\n", update=False, actual=tmp_path / "actual")
    assert (tmp_path / "actual" / "kept.txt").read_text() == "Tarn\nSkerry\n"
    assert (tmp_path / "kept.txt").read_text() == "Tarn\nHolm\n"


def test_what_is_not_kept_yet_fails_too(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception):
        check(tmp_path / "new.txt", "Tarn\n", update=False, actual=tmp_path / "actual")


def test_long_differences_are_cut(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception) as failure:
        check(
            tmp_path / "new.txt", "tarn " * 99 + "\nholm" * 99, update=False, actual=tmp_path / "a"
        )
    assert "lines more" in str(failure.value)
    assert max(map(len, str(failure.value).splitlines()[2:])) <= 160


def test_an_update_writes_what_is_made_now(tmp_path: Path) -> None:
    check(tmp_path / "new" / "kept.txt", "Tarn\n", update=True)
    assert (tmp_path / "new" / "kept.txt").read_bytes() == b"Tarn\n"
