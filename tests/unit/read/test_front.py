"""Settings at the head of files: which of them are facts of a family."""

import os
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

from hmicdiff.api.given import settings_of
from hmicdiff.api.releases import read
from hmicdiff.model.text import Corpus
from hmicdiff.read.conventions import Conventions
from hmicdiff.read.reader import read as read_files

TOWNS = ("Tarn", "Holm", "Oyce", "Wick", "Skerry")
WARDENS = ("Una Weir", "Ivo Birch", "Una Weir", "Faye Hart", "Ada Gorse")
HEAD = (
    "layout: post\ntitle: The quay of {town}\nslug: {slug}\npath: /quays/{slug}\n"
    'warden: "{warden}"\nday: 2031-05-{day:02}\nberths:\n- north {day}\n- south\nempty: null\n'
)
BODY = "The board has looked at the quay of {town}. It was dry.\n"


def pages(folder: Path, towns: Sequence[str] = TOWNS) -> Path:
    for at, (town, warden) in enumerate(zip(towns, WARDENS, strict=False)):
        said = {"town": town, "slug": f"the-quay-of-{town.lower()}", "warden": warden}
        head = HEAD.format(**said, day=at + 3)
        text = f"---\n{head}---\n\n{BODY.format(town=town)}"
        (folder / f"{town.lower()}.md").write_text(text, "utf-8")
    return folder


def text_of(corpus: Corpus, town: str) -> str:
    return next(each.text for each in corpus.releases if each.source.startswith(town))


def test_what_nearly_all_set_and_not_alike_is_told_in_lines(tmp_path: Path) -> None:
    found = read(pages(tmp_path))
    assert text_of(found, "holm") == (
        "The quay of Holm\n\nwarden: Ivo Birch\n\nday: 2031-05-04\n\nberths: north 4, south\n\n"
        "The board has looked at the quay of Holm. It was dry.\n"
    )


def test_what_is_told_is_cited_by_its_line_and_the_rest_is_noted(tmp_path: Path) -> None:
    (release,) = [each for each in read(pages(tmp_path)).releases if "holm" in each.source]
    places = {sentence.wording.text: sentence.where for sentence in release.sentences}
    assert places["day: 2031-05-04"] == "line 7"
    assert places["It was dry."] == "line 14"
    (note,) = [note for note in release.notes if "settings" in note.text]
    assert "layout: post" in note.text
    assert "empty: null" in note.text
    assert "warden" not in note.text


def test_what_few_files_set_is_left_out(tmp_path: Path) -> None:
    pages(tmp_path)
    (tmp_path / "brae.md").write_text("The quay of Brae\n\nIt was dry.\n", "utf-8")
    (tmp_path / "noup.md").write_text("The quay of Noup\n\nIt was dry.\n", "utf-8")
    assert "day:" not in text_of(read(tmp_path), "holm")


def test_a_new_file_tells_what_the_known_ones_tell(tmp_path: Path) -> None:
    known = Conventions(each.text for each in read(pages(tmp_path)).releases)
    new = tmp_path / "new"
    new.mkdir()
    pages(new, ["Voe"])
    assert "day: 2031-05-03\n" in text_of(read_files([new], known=lambda: known), "voe")
    assert "day:" not in text_of(read(new), "voe")


def test_signs_that_quotes_stand_for_are_read(tmp_path: Path) -> None:
    for town in pages(tmp_path).iterdir():
        text = town.read_text("utf-8").replace('"', f'"\\xc5sa {town.stem} \\"', 1)
        town.write_text(text.replace(" Weir", "").replace("Ivo Birch", ""), "utf-8")
    assert 'warden: \u00c5sa holm "' in text_of(read(tmp_path), "holm")


def test_beside_a_given_template_the_lines_are_those_that_it_has(tmp_path: Path) -> None:
    (tmp_path / "quays").mkdir()
    bare, dated = tmp_path / "bare.md", tmp_path / "dated.md"
    bare.write_text(f"The quay of {{town}}\n\n{BODY}", "utf-8")
    dated.write_text(f"The quay of {{town}}\n\nday: {{day}}\n\n{BODY}", "utf-8")
    folder = pages(tmp_path / "quays")
    assert "day: " not in text_of(read(folder, template=bare), "holm")
    alone = read(folder / "holm.md", template=dated)
    assert text_of(alone, "holm").startswith("The quay of Holm\n\nday: 2031-05-04\n\nThe board")


def test_a_template_from_a_pipe_is_left_to_who_reads_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writing = Thread(target=pipe.write_text, args=("day: {day}",), daemon=True)
    writing.start()
    assert settings_of(None, (), None, template=pipe).template == ""
    assert pipe.read_text("utf-8") == "day: {day}"
    writing.join()


def test_a_value_that_goes_on_in_the_next_line_is_read_whole(tmp_path: Path) -> None:
    for at, (town, warden) in enumerate(zip(TOWNS, WARDENS, strict=True)):
        quote = "\"'"[at % 2]
        head = (
            f"title: Report of the board on the state of\n  the quay of {town}\n"
            f"warden: {quote}{warden},\n    keeper of {town}{quote}\n"
        )
        (tmp_path / f"{at}.md").write_text(f"---\n{head}---\n{BODY.format(town=town)}", "utf-8")
    assert text_of(read(tmp_path), "0").splitlines()[:3] == [
        "Report of the board on the state of the quay of Tarn",
        "",
        "warden: Una Weir, keeper of Tarn",
    ]


def test_a_value_in_quotes_goes_on_wherever_its_next_line_begins(tmp_path: Path) -> None:
    for at, town in enumerate(TOWNS):
        head = f'title: The long quay of {town}\nwarden: "{WARDENS[at]}\nof {town}"\nkind: quay\n'
        (tmp_path / f"{town.lower()}.md").write_text(f"---\n{head}---\n\nIt was dry.\n", "utf-8")
    assert "warden: Ivo Birch of Holm\n" in text_of(read(tmp_path), "holm")


def test_what_goes_on_in_the_next_line_is_read_to_its_end(tmp_path: Path) -> None:
    for at, town in enumerate(TOWNS):
        head = f'title: The long quay\n  of {town}\nwarden: "{WARDENS[at]}\n  of {town}"\n'
        (tmp_path / f"{town.lower()}.md").write_text(f"---\n{head}---\n\nIt was dry.\n", "utf-8")
    assert text_of(read(tmp_path), "holm") == (
        "The long quay of Holm\n\nwarden: Ivo Birch of Holm\n\nIt was dry.\n"
    )
