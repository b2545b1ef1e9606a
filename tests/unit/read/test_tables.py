import json
from pathlib import Path

import pytest

from hmicdiff.errors import NoReleasesError, UnreadableError
from hmicdiff.model.text import Corpus
from hmicdiff.read.formats.document import Settings
from hmicdiff.read.limits import Limits
from hmicdiff.read.reader import digests, read

ROWS: list[dict[str, str | int | None]] = [
    {"id": "holm", "body": "It rained.\nIt blew.", "year": 2011},
    {"id": "tarn", "body": "It snowed.", "year": 2012},
    {"id": "oyce", "body": " ", "year": None},
    {"id": "a/b", "body": "It froze; it thawed.", "year": 2014},
]


def csv_of(delimiter: str = ",", end: str = "\n") -> str:
    cells = [["id", "body", "year"], *([*map(str, row.values())] for row in ROWS)]
    quoted = [[f'"{cell}"' if cell.strip() else "" for cell in row] for row in cells]
    return end.join(delimiter.join(row) for row in quoted) + end


def rows_of(path: Path, text: str | bytes, **settings: object) -> Corpus:
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    given = {"text_column": "body", **settings}
    return read([path], settings=Settings(**given))  # type: ignore[arg-type] # of several kinds


def sources(corpus: Corpus) -> set[str]:
    return {release.source for release in corpus.releases}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(csv_of(), id="commas"),
        pytest.param(csv_of(";"), id="semicolons"),
        pytest.param(csv_of("\t", "\r\n"), id="tabs, of Windows"),
        pytest.param(csv_of().encode("utf-8-sig"), id="with a byte-order mark"),
        pytest.param(csv_of(";").encode("utf-16"), id="UTF-16"),
        pytest.param("sep=;\n" + csv_of(";"), id="with a line that says what parts the cells"),
        pytest.param(csv_of().replace(',"', ', "'), id="with spaces before the quotes"),
    ],
)
def test_rows_of_csv_are_releases(tmp_path: Path, text: str | bytes) -> None:
    corpus = rows_of(tmp_path / "a.csv", text)
    assert sources(corpus) == {"a.csv/row 2", "a.csv/row 3", "a.csv/row 5"}
    assert {release.text for release in corpus.releases} == {
        row["body"] for row in ROWS if row["body"] != " "
    }


def test_lines_of_json_are_releases(tmp_path: Path) -> None:
    text = "\n".join(map(json.dumps, ROWS))
    assert sources(rows_of(tmp_path / "a.jsonl", text)) == {
        "a.jsonl/row 1", "a.jsonl/row 2", "a.jsonl/row 4",
    }  # fmt: skip


def test_a_list_of_json_is_a_table_if_it_is_named(tmp_path: Path) -> None:
    assert len(rows_of(tmp_path / "a.json", json.dumps(ROWS)).releases) == 3


def test_rows_are_called_as_a_column_says(tmp_path: Path) -> None:
    corpus = rows_of(tmp_path / "a.csv", csv_of(), name_column="id")
    assert sources(corpus) == {"a.csv/holm", "a.csv/tarn", "a.csv/a\u2215b"}


def test_sentences_know_their_row_and_their_line_in_it(tmp_path: Path) -> None:
    corpus = rows_of(tmp_path / "a.csv", csv_of(), name_column="id")
    where = {s.wording.text: s.where for release in corpus.releases for s in release.sentences}
    assert where["It rained."] == "row 2, line 1"
    assert where["It blew."] == "row 2, line 2"
    assert where["It snowed."] == "row 3"


def test_rows_without_a_text_are_told(tmp_path: Path) -> None:
    corpus = rows_of(tmp_path / "a.csv", csv_of())
    assert corpus.skipped == (("a.csv, row 4", "no text in column body"),)
    many = "body\nIt rained.\n" + '" "\n' * 10
    (skipped,) = rows_of(tmp_path / "a.csv", many).skipped
    assert skipped[0] == "a.csv, rows 3, 4, 5, 6, 7, 8, 9, 10 and 2 more"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        pytest.param("a.csv", "id,text\n1,It blew.\n", "has no column “body”; it has “id”, “text”",
                     id="no such column"),
        pytest.param("a.jsonl", '{"text": "It rained."}', "has no column “body”; it has “text”",
                     id="no such key"),
        pytest.param("a.csv", "body,body\n1,2\n", "has several columns called “body”",
                     id="a column twice"),
        pytest.param("a.csv", "body\n\n\n", "has no rows", id="a head alone"),
        pytest.param("a.csv", 'body\n" "\n', "has no text in its column body", id="blank"),
        pytest.param("a.jsonl", '{"body": "a"}\n{"body"', "row 2 is no JSON", id="broken JSON"),
        pytest.param("a.jsonl", '{"body": "a"}\n[1]', "row 2 is no object", id="no object"),
        pytest.param("a.jsonl", '{"body": ["a"]}', "row 1 has no text in its column", id="a list"),
        pytest.param("a.jsonl", '{"body": ' + "[" * 100_000, "row 1 is nested too deep", id="deep"),
        pytest.param("a.json", "[" * 100_000, "is nested too deep", id="a deep list"),
        pytest.param("a.jsonl", '{"body": "a\\u0000b"}', "row 1 is neither text", id="no text"),
        pytest.param("a.csv", "body\na\0b\n", "is neither text", id="bytes"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_a_line(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    with pytest.raises(UnreadableError, match=f"{name}: {told}"):
        rows_of(tmp_path / name, text)


def test_two_rows_of_one_name_are_refused(tmp_path: Path) -> None:
    text = "id,body\nholm,It rained.\ntarn,It blew.\nholm,It snowed.\n"
    with pytest.raises(UnreadableError, match="rows 2 and 4 are both called “holm”"):
        rows_of(tmp_path / "a.csv", text, name_column="id")


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        pytest.param(Limits(rows=2), "has over 2 rows.*--limit rows=N", id="rows"),
        pytest.param(Limits(text=5), "a cell of over 5 characters.*--limit text=N", id="cell"),
        pytest.param(Limits(size=0.00001), "over the limit of 1e-05 MB", id="size"),
    ],
)
def test_tables_have_limits(tmp_path: Path, limits: Limits, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        rows_of(tmp_path / "a.csv", csv_of(), limits=limits)


def test_the_text_of_a_row_has_the_limit_of_a_text(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"row 1 has 19 characters.*--limit text=N"):
        rows_of(tmp_path / "a.jsonl", json.dumps(ROWS[0]), limits=Limits(text=15))


def test_a_limit_without_an_end_is_one(tmp_path: Path) -> None:
    assert len(rows_of(tmp_path / "a.csv", csv_of(), limits=Limits(text=1e30)).releases) == 3


def test_half_a_character_in_json_is_no_end(tmp_path: Path) -> None:
    (one,) = rows_of(tmp_path / "a.jsonl", '{"body": "It \\ud800 rained."}').releases
    assert one.text == "It \ufffd rained."


def test_a_folder_has_tables_beside_other_files_if_a_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(csv_of())
    (tmp_path / "b.txt").write_text("It thundered.")
    (tmp_path / "known.json").write_text("{}")
    rows = {"a.csv/row 2", "a.csv/row 3", "a.csv/row 5"}
    assert sources(read([tmp_path], settings=Settings(text_column="body"))) == {*rows, "b.txt"}


def test_a_table_in_a_folder_is_told_where_no_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(csv_of())
    with pytest.raises(NoReleasesError, match=r"a\.csv is a table: say with --text-column"):
        read([tmp_path])
    (tmp_path / "b.txt").write_text("It thundered.")
    corpus = read([tmp_path])
    assert sources(corpus) == {"b.txt"}
    assert [source for source, _ in corpus.skipped] == ["a.csv"]


def test_a_table_that_is_named_is_one_text_where_no_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(csv_of())
    (one,) = read([tmp_path / "a.csv"]).releases
    assert one.text == csv_of()
    assert [note.kind.value for note in one.notes] == ["doubtful"]


def test_documents_are_read_as_ever_beside_tables(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(csv_of())
    assert sources(read([path], settings=Settings(text_column="body"))) == {"a.txt"}


def test_each_row_has_a_digest_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(csv_of())
    given = Settings(text_column="body")
    before = digests([path], settings=given).of
    path.write_text(csv_of().replace("snowed", "hailed"))
    after = digests([path], settings=given).of
    assert {name for name in after if after[name] != before[name]} == {"a.csv/row 3"}
    assert before == {one.source: one.sha256 for one in rows_of(path, csv_of()).releases}


def test_marks_in_quotes_may_stand_behind_a_backslash(tmp_path: Path) -> None:
    corpus = rows_of(tmp_path / "a.csv", 'id,body\nholm,"It was \\"wet\\", and cold"\n')
    assert [release.text for release in corpus.releases] == ['It was "wet", and cold']


def test_where_there_is_one_column_nothing_parts_its_text(tmp_path: Path) -> None:
    corpus = rows_of(tmp_path / "a.csv", "body\nIt was wet, and cold\nIt was dry\n")
    assert {release.text for release in corpus.releases} == {"It was wet, and cold", "It was dry"}


def test_cells_that_no_column_has_are_noted(tmp_path: Path) -> None:
    corpus = rows_of(tmp_path / "a.csv", "id,body\nholm,It was wet, and cold\n")
    (release,) = corpus.releases
    (note,) = release.notes
    assert release.text == "It was wet"
    assert note.kind == "dropped"
    assert "\u201cand cold\u201d" in note.text


def test_a_cell_that_is_not_closed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="close its quotation mark"):
        rows_of(tmp_path / "a.csv", 'id,body\nholm,"It was wet\ntarn,It was dry\n')
