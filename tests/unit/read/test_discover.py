import os
from pathlib import Path

import pytest

from hmicdiff.errors import NoReleasesError
from hmicdiff.read.discover import discover, would_be_read

OWN = '<head><meta name="generator" content="hmicdiff 1.0"></head><p>One.</p>'


def put(path: Path, text: str = "It rained.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def sources(*paths: Path | str) -> list[str]:
    return [file.source for file in discover(paths) if not file.reason]


def passed_over(path: Path) -> dict[str, str]:
    """Return the files in a folder that are told and not read, each with the reason."""
    return {file.source: file.reason for file in discover([path]) if file.reason}


def test_a_folder_is_searched_with_its_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.TXT", "picture.png"):
        put(tmp_path / name)
    assert sources(tmp_path) == ["a.txt", "b.txt", "sub/c.TXT"]


def test_hidden_files_and_folders_are_left_alone(tmp_path: Path) -> None:
    for name in ("a.txt", ".b.txt", ".git/c.txt"):
        put(tmp_path / name)
    assert sources(tmp_path) == ["a.txt"]


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    outside = put(tmp_path / "outside/secret.txt")
    inside = put(tmp_path / "in/a.txt").parent
    (inside / "away.txt").symlink_to(outside)
    (inside / "folder").symlink_to(outside.parent)
    assert sources(inside) == ["a.txt"]
    (reason,) = passed_over(inside).values()
    assert reason.startswith("is a link that leads out of the folder")


def test_a_named_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    assert sources(put(tmp_path / "release.html")) == ["release.html"]


def test_a_glob_stands_for_its_files(tmp_path: Path) -> None:
    for name in ("a1.txt", "a2.txt", "b1.txt"):
        put(tmp_path / name)
    assert sources(f"{tmp_path}/a*.txt") == ["a1.txt", "a2.txt"]


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    file = put(tmp_path / "a.txt")
    assert sources(tmp_path, file, f"{tmp_path}/*.txt") == ["a.txt"]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    paths = put(tmp_path / "may/a.txt"), put(tmp_path / "june/a.txt")
    assert sources(*paths) == ["may/a.txt", "june/a.txt"]


@pytest.mark.parametrize(
    "name", ["nope", "nope/*.txt", "a\0b", "x" * 5000], ids=["path", "glob", "NUL", "long"]
)
def test_what_does_not_exist_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(NoReleasesError, match="no such file or folder"):
        discover([f"{tmp_path}/{name}"])


def test_a_folder_without_texts_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoReleasesError, match="no releases in this folder"):
        discover([tmp_path])


def test_what_cannot_be_opened_in_a_folder_is_told_and_not_waited_for(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "to-pipe.md").symlink_to(tmp_path / "pipe.txt")
    assert sources(tmp_path) == ["a.txt"]
    told = passed_over(tmp_path)
    assert [reason[:26] for reason in told.values()] == [
        "is a link that leads nowhe", "is a link that leads nowhe", "is a pipe or a device, and",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["a.doc", "b.MSG", "sub/c.pages", "d.xlsx", "e.epub", "f.tiff"])
def test_documents_that_cannot_be_read_are_named_and_not_passed_over(
    tmp_path: Path, name: str
) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "data.json")
    put(tmp_path / name)
    assert sources(tmp_path) == ["a.txt"]
    assert list(passed_over(tmp_path)) == [name]


def test_a_folder_of_documents_that_cannot_be_read_says_which(tmp_path: Path) -> None:
    put(tmp_path / "a.doc")
    with pytest.raises(NoReleasesError, match=r"a\.doc is an old word processor's file"):
        discover([tmp_path])


@pytest.mark.parametrize(
    "folder", ["Page_files", "Page_Dateien", "Page-Dateien", "Page.fichiers", "Page_archivos"]
)
def test_a_page_that_a_browser_has_saved_whole_is_one_release(tmp_path: Path, folder: str) -> None:
    put(tmp_path / "Page.html")
    put(tmp_path / folder / "frame.html")
    assert sources(tmp_path) == ["Page.html"]
    assert sources(f"{tmp_path}/**/*.html") == ["Page.html"]
    assert list(passed_over(tmp_path)) == [folder]


def test_a_folder_with_no_page_beside_it_is_searched(tmp_path: Path) -> None:
    put(tmp_path / "Other.html")
    put(tmp_path / "Page_files/a.html")
    put(tmp_path / "Other_reports/b.html")
    assert sources(tmp_path) == ["Other.html", "Other_reports/b.html", "Page_files/a.html"]


def test_a_name_that_is_not_unicode_can_be_printed(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "w") as file:  # noqa: PTH123 - bytes
        file.write("It rained.")
    assert sources(tmp_path) == ["caf\ufffd.txt"]


def test_a_report_in_a_folder_of_its_own_is_no_release(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("One.\n", encoding="utf-8")
    pages = tmp_path / "out"
    (pages / "releases").mkdir(parents=True)
    for name in ("index.html", "page.css", "page.js", "releases/one.html"):
        (pages / name).write_text(OWN, encoding="utf-8")
    assert [found.source for found in discover([tmp_path])] == ["one.txt"]


def test_a_page_of_the_program_is_no_release_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "one.html").write_text("<p>It rained.</p>", encoding="utf-8")
    (tmp_path / "two.html").write_text(OWN, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.html")
    assert sources(tmp_path) == ["one.html"]
    assert sources(tmp_path / "two.html") == ["two.html"]


@pytest.mark.parametrize(
    ("target", "given", "wanted"),
    [
        ("in/x.md", "in", True),
        ("in/a.txt", "in", True),
        ("in/deep/x.txt", "in", True),
        ("in/../in/x.md", "in", True),
        ("in/x.csv", "in", False),
        ("in/x.json", "in", False),
        ("in/.x.md", "in", False),
        ("in/.deep/x.md", "in", False),
        ("out/x.md", "in", False),
        ("in/x.html", "in", False),
        ("in/page.html", "in", False),
        ("in/release.html", "in", True),
        ("in/x.txt", "in/*.txt", True),
        ("in/x.md", "in/*.txt", False),
        ("in/deep/x.txt", "in/*.txt", False),
        ("in/deep/x.txt", "in/**/*.txt", True),
        ("in/x.txt", "in/**/*.txt", True),
        ("in/a.txt", "in/a.txt", True),
        ("in/x.txt", "in/a.txt", False),
        ("in/x.txt", "-", False),
    ],
)
def test_a_result_that_would_be_read_as_a_release_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, target: str, given: str, wanted: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in/deep").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    (tmp_path / "in/a.txt").write_text("It rained.", encoding="utf-8")
    (tmp_path / "in/release.html").write_text("<p>It rained.</p>", encoding="utf-8")
    (tmp_path / "in/page.html").write_text(OWN, encoding="utf-8")
    assert would_be_read(target, [given]) is wanted
