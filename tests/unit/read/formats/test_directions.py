"""Pages that are read from the right, as in Arabic and Hebrew."""

from hmicdiff.read.formats import pdf
from hmicdiff.read.formats.directions import as_read
from hmicdiff.read.formats.document import Document, Settings
from hmicdiff.read.formats.pages import parts_of_pages
from hmicdiff.read.formats.rows import Word
from tests.unit.read.formats.test_pages import line

_BOATS, _NETS = "\u05e1\u05d9\u05e8\u05d5\u05ea", "\u05e8\u05e9\u05ea\u05d5\u05ea"
_RIGHT = 500.0


def mirrored(*lines: str) -> list[Word]:
    """Return lines whose words stand from the right to the left."""
    words = [word for at, text in enumerate(lines) for word in line(text, 700.0 - 12 * at)]
    return [
        Word(word.text, _RIGHT - word.right, _RIGHT - word.left, word.base, word.size)
        for word in words
    ]


def texts(page: list[Word]) -> list[str]:
    return [part.text for part in parts_of_pages([as_read(page)])[0]]


def test_words_are_read_from_the_right_and_short_lines_end_at_the_left() -> None:
    full = " ".join([_BOATS, _NETS] * 4)
    assert texts(mirrored(full, _NETS, full)) == [f"{full} {_NETS}", full]


def test_latin_words_among_them_are_read_from_the_left() -> None:
    page = mirrored(f"{_BOATS} Bay Port 12 {_NETS} {_BOATS}")
    written = [word.text for word in as_read(page)]
    assert written == [_BOATS, "Bay", "Port", "12", _NETS, _BOATS]
    assert texts(page) == [f"{_BOATS} Port Bay 12 {_NETS} {_BOATS}"]


def test_a_page_in_latin_letters_stays_and_turns_round_what_it_quotes() -> None:
    page = line(f"The boats {_NETS} {_BOATS} were clean.", 700.0)
    assert [(word.left, word.right) for word in as_read(page)] == [
        (word.left, word.right) for word in page
    ]
    assert texts(page) == [f"The boats {_BOATS} {_NETS} were clean."]


def of_letters(words: str) -> Document:
    """Read a PDF that draws each letter of some Hebrew words to the left of the one before."""
    signs = sorted(set(words))
    codes = {sign: 65 + at for at, sign in enumerate(signs)}
    table = "".join(f"<{codes[sign]:02x}> <{ord(sign):04x}>\n" for sign in signs)
    unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange\n"
        f"<00> <ff>\nendcodespacerange\n{len(signs)} beginbfchar\n{table}endbfchar\nendcmap end end"
    )
    content = "".join(
        f"BT /F1 12 Tf 1 0 0 1 {400 - 8 * at} 700 Tm ({chr(codes[sign])}) Tj ET "
        for at, sign in enumerate(words)
        if sign != " "
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 6 0 R >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R "
        "/Resources << /Font << /F1 3 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        f"<< /Length {len(unicode)} >>\nstream\n{unicode}\nendstream",
    ]
    made = "%PDF-1.4\n" + "".join(
        f"{number} 0 obj\n{each}\nendobj\n" for number, each in enumerate(objects, 1)
    )
    return pdf.read(f"{made}trailer << /Root 1 0 R /Size 7 >>\n%%EOF\n".encode(), Settings())


def test_letters_that_are_drawn_from_the_right_are_words() -> None:
    words = f"{_BOATS} {_NETS} {_BOATS} {_NETS} {_BOATS}"
    assert of_letters(words).text == f"{words}\n"
