from hmicdiff.read.feeds import around_lists, without_feeds
from hmicdiff.read.formats.document import Document

NEWS = [f"Ferry to Holm runs aground for the {each} time" for each in ("first", "second", "third")]
NEWS += [f"Harbour master of Norport closes the {each} quay" for each in ("old", "new", "last")]


def page(at: int, *below: str, foot: str = "Imprint") -> Document:
    text = [
        f"Title {at} of a text about the harbour",
        f"What is told here is told {at} times over.",
    ]
    return Document("\n".join([*text, "Latest Posts", *below, foot]) + "\n")


def texts(documents: list[Document]) -> str:
    return "\n".join(each.text for each in documents)


def test_headlines_that_newer_ones_push_down_are_no_part_of_the_text() -> None:
    found = without_feeds([page(at, *NEWS[at // 4 : at // 4 + 3]) for at in range(12)])
    assert not any(title in texts(found) for title in NEWS)
    assert "Latest Posts\nImprint" in found[0].text
    assert found[0].notes[0].text.startswith("list of other documents below the text: “Ferry to")
    assert found[0].where(found[0].text.index("Imprint")) == "line 7"


def test_titles_of_other_documents_are_no_part_of_the_text() -> None:
    pages = [page(at, f"Title {(at * 5 + 1) % 8} of a text about the harbour") for at in range(8)]
    found = without_feeds(pages)
    assert all(each.text.count("about the harbour") == 1 for each in found)


def test_the_same_headlines_further_down_are_known() -> None:
    pages = []
    for at in range(12):
        news = NEWS[at // 4 : at // 4 + 3]
        pages.append(page(at, *news, "Recent Posts", news[0]))
    assert not any(title in texts(without_feeds(pages)) for title in NEWS)


def test_its_own_title_once_more_is_of_the_text() -> None:
    pages = [page(at, f"Title {at} of a text about the harbour") for at in range(8)]
    assert without_feeds(pages) == pages


def test_names_and_addresses_are_of_the_text() -> None:
    people = ["Ada Holm", "Bo Tarn", "Cy Ayle"]
    pages = [page(at, *people[at // 4 :], "0711 12 34") for at in range(12)]
    assert without_feeds(pages) == pages


def test_what_all_have_in_one_place_is_of_the_text() -> None:
    pages = [page(at, *(NEWS[:2] if at % 2 else NEWS[2:4])) for at in range(12)]
    assert without_feeds(pages) == pages


def test_few_documents_prove_no_list() -> None:
    pages = [page(at, *NEWS[at : at + 3]) for at in range(3)]
    assert without_feeds(pages) == pages


def test_a_check_knows_the_lists_of_the_family() -> None:
    found = without_feeds([page(at, *NEWS[at // 4 : at // 4 + 3]) for at in range(12)])
    known = around_lists(("text", *note.frame) for note in found[0].notes)
    assert known == {("Latest Posts", "Imprint")}
    (new,) = without_feeds([page(99, "What nobody has read anywhere until now")], known)
    assert "nobody" not in new.text
