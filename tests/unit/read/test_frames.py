"""Frames of files, told by what recurs in one format."""

from hmicdiff.model.text import NoteKind
from hmicdiff.read.formats.document import Document
from hmicdiff.read.frames import without_frames, without_known_frames

TOWNS = ("Tarn", "Holm", "Oyce", "Wick", "Skerry", "Aldby", "Corve", "Dunsey")
BODY = (
    "The ferry to {0} is late again this week.\n\n- the crew was short of two hands\n"
    "- the pier at {0} is closed\n\nThe harbour master of {0} has said that he is very sorry.\n\n"
    "Travellers may have their fare back at the counter.\n"
)
PAGE = "News\n\nPublished {1} May 2020\n\n" + BODY.replace("\n- ", "\n\n- ") + "\nSee also {2}.\n"
LETTERHEAD = "SKERRY FERRIES\n\n1 Quay Street\n\n" + BODY + "\nOne more word on {0} alone.\n"


def texts(*documents: tuple[str, str]) -> list[str]:
    return [each.text for each in without_frames([(f, Document(text)) for f, text in documents])]


def filled(text: str, number: int) -> str:
    return text.format(TOWNS[number], number + 3, TOWNS[number - 1])


def page(number: int) -> str:
    return filled(PAGE, number)


def plain(number: int) -> str:
    return filled(BODY, number)


def test_what_recurs_around_the_pages_alone_is_their_frame() -> None:
    found = texts(
        *(("html", page(n)) for n in range(4)), *(("text", plain(n)) for n in range(4, 8))
    )
    assert found[:4] == [plain(n).replace("\n- ", "\n\n- ") for n in range(4)]
    assert found[4:] == [plain(n) for n in range(4, 8)]


def test_what_is_left_out_is_noted_with_its_words() -> None:
    documents = [("html", Document(page(n), places=((0, "line 9"),))) for n in range(4)]
    documents += [("text", Document(plain(n))) for n in range(4, 8)]
    first = without_frames(documents)[0]
    assert [(note.kind, note.text.partition(": ")[2], note.words) for note in first.notes] == [
        (NoteKind.DROPPED, "“News”", 1),
        (NoteKind.DROPPED, "“Published 3 May 2020”", 4),
        (NoteKind.DROPPED, "“See also Skerry.”".replace("Skerry", TOWNS[-1]), 3),
    ]
    assert first.places == ((0, "line 9"),)


def test_a_letterhead_goes_and_what_one_file_says_stays() -> None:
    letters = [
        ("docx", filled(LETTERHEAD.replace("{0} alone", TOWNS[n] + " alone"), n)) for n in range(3)
    ]
    letters[1] = ("docx", letters[1][1] + "\nThe dog of the harbour was not to blame.\n")
    found = texts(*letters, *(("text", plain(n)) for n in range(3, 7)))
    assert all("QUAY" not in text.upper() and text.startswith("The ferry") for text in found)
    assert "The dog of the harbour was not to blame." in found[1]


def test_sentences_within_the_text_stay_though_only_one_format_has_them() -> None:
    longer = BODY.replace("\n\nTravellers", "\n\nThe bus goes in the meantime.\n\nTravellers")
    pages = [("html", filled(longer, n)) for n in range(4)]
    found = texts(*pages, *(("text", plain(n)) for n in range(4, 8)))
    assert all("The bus goes in the meantime." in text for text in found[:4])


def test_one_format_has_no_frame_and_two_files_show_none() -> None:
    pages = [("html", page(n)) for n in range(8)]
    assert texts(*pages) == [text for _, text in pages]
    few = [*pages[:2], *(("text", plain(n)) for n in range(4, 8))]
    assert texts(*few) == [text for _, text in few]


def test_a_plain_text_is_left_as_it_is() -> None:
    pasted = [("text", page(n)) for n in range(4)]
    mails = [("email", plain(n)) for n in range(4, 8)]
    assert texts(*pasted, *mails) == [text for _, text in (*pasted, *mails)]


def titled(number: int) -> str:
    return f"{TOWNS[number]} pier, latest\n\n{plain(number)}"


def linking(number: int) -> str:
    others = "\n\n".join(f"{TOWNS[(number + step) % 8]} pier, latest" for step in (1, 2))
    return f"News\n\n{titled(number)}\nRelated content\n\n{others}\n"


def test_titles_of_other_documents_are_links_to_them() -> None:
    found = texts(
        *(("html", linking(n)) for n in range(4)), *(("text", titled(n)) for n in range(4, 8))
    )
    assert found == [titled(n) for n in range(8)]


def test_what_stands_in_a_frame_is_of_it_but_for_sentences() -> None:
    said = [f"Seen by {n * 'many '}people" for n in range(3)] + ["The dog was not to blame."]
    pages = [("html", f"{plain(n)}\nAbout\n\n{said[n]}\n\nSite map\n") for n in range(4)]
    found = texts(*pages, *(("text", plain(n)) for n in range(4, 8)))
    assert found[:3] == [plain(n) for n in range(3)]
    assert found[3] == f"{plain(3)}\n{said[3]}\n"


def test_one_file_more_is_read_without_the_frame_that_its_format_has() -> None:
    files = [("html", page(n)) for n in range(4)] + [("text", plain(n)) for n in range(4, 7)]
    read = without_frames([(form, Document(text)) for form, text in files])
    frames = [("html", *note.frame) for each in read for note in each.notes if note.frame]
    said = [each.text for each in read]
    (found,) = without_known_frames([("html", Document(page(7)))], frames, said)
    assert found.text == plain(7).replace("\n- ", "\n\n- ")
    for form in ("text", "docx"):
        (other,) = without_known_frames([(form, Document(page(7)))], frames, said)
        assert other.text == page(7)
