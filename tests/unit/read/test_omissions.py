"""What was left out of files, in one line a file."""

from pathlib import Path

from hmicdiff.model.text import Note, NoteKind
from hmicdiff.pipeline import analyze
from hmicdiff.read.formats.document import dropped
from hmicdiff.read.omissions import omissions
from hmicdiff.read.reader import read


def test_a_file_is_told_with_what_it_lost_and_how_much() -> None:
    notes = [
        dropped("comment", "Ask Bo."),
        dropped("running header", "Press"),
        dropped("comment", "Twice."),
        Note(NoteKind.DROPPED, "1 picture"),
        Note(NoteKind.DOUBTFUL, "it may be other than it says"),
    ]
    assert omissions([("a.docx", notes), ("b.txt", [])]) == [
        "a.docx: left out comment (3 words in 2 places), running header (1 word), 1 picture."
    ]


def test_of_many_files_those_are_named_that_lost_most() -> None:
    files = [(f"{at:02}.html", [dropped("navigation", "Home " * (at + 1))]) for at in range(14)]
    files += [(f"{at}.txt", []) for at in range(2)]
    lines = omissions(files)
    assert [line.partition(":")[0] for line in lines] == [
        *(f"{at:02}.html" for at in range(4, 14)),
        "4 files more",
    ]
    assert lines[-1] == "4 files more: left out 10 words in all; the notes on each file say which."


def test_what_nearly_all_files_lost_is_told_once() -> None:
    files = [(f"{at:02}.md", [dropped("settings", "word " * (3 + at % 2))]) for at in range(10)]
    files[4][1].append(dropped("comment", "Ask Bo."))
    assert omissions([*files, ("z.md", [])]) == [
        "10 of 11 files: left out settings (3 to 4 words each); the notes on each file say more.",
        "04.md: left out comment (2 words).",
    ]


def test_a_report_tells_it(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.html").write_text(
            f"<nav>Home News</nav><p>The {name} boats were clean. Nobody was hurt at all."
        )
    notices = analyze(read([tmp_path])).notices
    assert notices == tuple(f"{name}.html: left out navigation (2 words)." for name in "abc")


def test_what_differs_in_a_number_alone_is_told_once() -> None:
    files = [
        (f"{at:02}.pdf", [dropped(f"1 running line of {10 + at} pages", "Report " * 9)])
        for at in range(6)
    ]
    assert omissions(files) == [
        "6 files: left out the like of \u201c1 running line of 10 pages\u201d (9 words each); "
        "the notes on each file say more."
    ]


def test_of_many_files_that_lost_no_words_none_are_counted() -> None:
    files = [(f"{at:02}.pdf", [Note(NoteKind.DROPPED, "x" * at)]) for at in range(1, 13)]
    assert omissions(files)[-1] == (
        "2 files more: left out something; the notes on each file say which."
    )
