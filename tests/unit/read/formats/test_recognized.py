"""What OCR says of a page, as words that stand somewhere."""

from hmicdiff.read.formats.pages import parts_of_pages
from hmicdiff.read.formats.recognized import Recognized, certain, recognized
from tests.scans import hocr


def page(*words: str, baseline: str = "0 -3", size: int = 12, top: int = 60) -> str:
    """Return a line whose words stand at their numbers: "72-90:The"."""
    found = "".join(
        f"<span class='ocrx_word' title='bbox {span.replace('-', f' {top} ')} {top + 12}; "
        f"x_wconf 96'>{word}</span>"
        for span, _, word in (each.partition(":") for each in words)
    )
    return (
        f"<p class='ocr_par'><span class='ocr_line' title='bbox 72 {top} 540 {top + 12}; "
        f"baseline {baseline}; x_size {size}'>{found}</span></p>"
    )


def whole(*lines: str) -> Recognized:
    return recognized(
        f"<div class='ocr_page' title='bbox 0 0 612 792'>{''.join(lines)}</div>", 792, ""
    )


def text(*lines: str) -> list[str]:
    parts, _ = parts_of_pages([certain({1: whole(*lines)})[1].words])
    return [part.text for part in parts]


def test_a_dot_is_read_as_a_bullet_where_it_stands_apart() -> None:
    """OCR has no bullets; "e" is also a word."""
    assert text(
        page("72-76:e", "90-110:The", "114-140:boats"),
        page("72-76:¢", "90-110:Nobody", "114-140:hurt", top=100),
    ) == ["\u2022 The boats", "\u2022 Nobody hurt"]
    assert text(page("72-76:e", "80-110:vero", "114-140:che")) == ["e vero che"]


def test_the_number_of_an_item_is_parted_from_its_first_word() -> None:
    assert text(page("72-90:2.In", "94-110:2011")) == ["2. In 2011"]
    assert text(page("72-90:2.5", "94-110:per")) == ["2.5 per"]


def test_words_of_a_page_that_is_askew_stand_on_one_line() -> None:
    askew = whole(
        page("72-100:The", "300-340:boats", "500-540:were", baseline="0.02 -3"),
        page("72-100:clean", "300-340:and", "500-540:dry", baseline="0.02 -3", top=80),
    )
    bases = {round(word.base, 6) for word in askew.words}
    assert len(bases) == 2


def test_sizes_that_ocr_measures_of_one_font_are_one() -> None:
    read = certain({
        1: whole(page("72-90:a"), page("72-90:b", size=11, top=90), page("72-90:c", top=120)),
        2: whole(page("72-90:d", size=20)),
    })  # fmt: skip
    assert [word.size for word in read[1].words] == [12, 12, 12]
    assert [word.size for word in read[2].words] == [20]


def test_a_page_that_lies_upside_down_is_read_from_its_foot() -> None:
    said = hocr([(400, 700, "First"), (400, 600, "second")], more="; textangle 180")
    found = recognized(said, 792, "")
    first, second = found.words
    assert first.base > second.base
    assert (first.left, first.right) == (612 - 430, 612 - 400)


def test_what_is_broken_gives_no_words() -> None:
    for said in ("", "<", "<span class='ocrx_word' title='bbox 1 2'>a", "\0", "<p title='x_size'>"):
        assert recognized(said, 792, "").words == ()
