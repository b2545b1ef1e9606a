"""The labels of lists, which files count and do not write: Word, OpenDocument, rich text, pages."""

import pytest

from hmicdiff.read.formats import archive, html
from hmicdiff.read.formats.counting import WAYS, as_counted, as_marker
from hmicdiff.read.formats.document import Document, Settings
from tests.unit.read.formats.test_office import _ODF, _W, open_document, packed, rich, w, word


def numbering(
    levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
) -> str:
    return (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}'
        "</w:numbering>"
    )


def level(at: int, text: str, form: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def item(text: str, at: int = 0, num: int = 1, style: str = "", run: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = (
        f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>' if num >= 0 else ""
    )
    words = f"<w:r>{run}<w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{named}{listed}</w:pPr>{words}</w:p>"


def lines(document: Document) -> list[str]:
    return document.text.split("\n\n")


def listed(body: str, levels: str, **beside: str) -> list[str]:
    return [line.strip() for line in lines(word(body, numbering=numbering(levels), **beside))]


@pytest.mark.parametrize(
    ("form", "text", "labels"),
    [
        ("decimal", "%1.", ("1.", "2.")),
        ("decimal", "%1", ("1.", "2.")),
        ("lowerLetter", "(%1)", ("(a)", "(b)")),
        ("upperLetter", "Schedule %1", ("Schedule A", "Schedule B")),
        ("lowerRoman", "%1)", ("i)", "ii)")),
        ("upperRoman", "Article %1:", ("Article I:", "Article II:")),
        ("ordinal", "%1", ("1st", "2nd")),
        ("cardinalText", "Part %1", ("Part One", "Part Two")),
        ("decimalZero", "%1.", ("01.", "02.")),
        ("bullet", "\uf0b7", ("-", "-")),
        ("none", "Note:", ("Note:", "Note:")),
        ("none", "", ("", "")),
    ],
)  # fmt: skip
def test_items_of_word_have_the_labels_that_word_shows(
    form: str, text: str, labels: tuple[str, str]
) -> None:
    found = listed(item("Boats") + item("Nets"), level(0, text, form))
    assert found == [f"{labels[0]} Boats".strip(), f"{labels[1]} Nets".strip()]


_LEGAL = (
    level(0, "Article %1", "upperRoman")
    + level(1, "%1.%2", "decimal", "<w:isLgl/>")
    + level(2, "(%3)", "lowerLetter")
)


def test_levels_count_below_each_other_and_begin_anew() -> None:
    body = "".join(
        item(words, at)
        for words, at in (("Boats", 0), ("Small", 1), ("Red", 2), ("Blue", 2), ("Large", 1),
                          ("Green", 2), ("Nets", 0), ("Wide", 1))
    )  # fmt: skip
    assert listed(body, _LEGAL) == [
        "Article I Boats", "1.1 Small", "(a) Red", "(b) Blue", "1.2 Large", "(a) Green",
        "Article II Nets", "2.1 Wide",
    ]  # fmt: skip


def test_a_level_that_says_so_counts_on() -> None:
    levels = level(0, "%1.") + level(1, "%2)", "decimal", '<w:lvlRestart w:val="0"/>')
    body = item("Boats") + item("Small", 1) + item("Nets") + item("Wide", 1)
    assert listed(body, levels) == ["1. Boats", "1) Small", "2. Nets", "2) Wide"]


def test_a_list_that_overrides_its_start_begins_anew_once() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = "".join(item(f"item {at}", num=num) for at, num in enumerate((1, 1, 2, 2, 3)))
    found = word(body, numbering=numbering(level(0, "%1."), nums))
    assert [line.split()[0] for line in lines(found)] == ["1.", "2.", "7.", "8.", "9."]


def test_a_style_puts_its_paragraphs_into_a_list() -> None:
    styles = (
        f'<w:styles {_W}><w:style w:type="paragraph" w:styleId="Clause"><w:pPr><w:numPr><w:numId'
        ' w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Sub">'
        '<w:basedOn w:val="Clause"/></w:style></w:styles>'
    )
    levels = level(0, "Clause %1", more='<w:pStyle w:val="Clause"/>') + level(
        1, "%1.%2", more='<w:pStyle w:val="Sub"/>'
    )
    body = (
        item("Boats", num=-1, style="Clause")
        + item("Small", num=-1, style="Sub")
        + item("Loose", num=0, style="Clause")
        + item("Nets", num=-1, style="Clause")
    )
    assert listed(body, levels, styles=styles) == [
        "Clause 1 Boats", "1.1 Small", "Loose", "Clause 2 Nets",
    ]  # fmt: skip


def test_what_is_deleted_or_there_twice_does_not_count() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/>'
        "</w:rPr></w:pPr><w:del><w:r><w:delText>Gone</w:delText></w:r></w:del></w:p>"
    )
    twice = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{0}</w:txbxContent>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    ).format(item("In a box"))
    assert listed(item("One") + gone + twice + item("Three"), level(0, "%1.")) == [
        "1. One", "2. In a box", "3. Three",
    ]  # fmt: skip


def test_a_label_stands_before_the_words_and_not_before_a_break() -> None:
    broken = item("Boats", run="<w:br/>")
    assert listed(broken, level(0, "%1.")) == ["1. Boats"]


def test_a_cell_that_is_only_counted_has_its_number() -> None:
    row = f"<w:tr><w:tc>{item('')}</w:tc><w:tc>{w('Boats')}</w:tc></w:tr>"
    assert listed(f"<w:tbl>{row}{row}</w:tbl>", level(0, "%1.")) == ["1.\tBoats", "2.\tBoats"]
    assert listed(item("") + item("Boats"), level(0, "%1.")) == ["2. Boats"]


def test_the_parts_of_a_word_document_may_be_called_otherwise() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    files = {
        "word/document2.xml": f"<w:document {_W}><w:body>{item('Boats')}</w:body></w:document>",
        "word/numbering7.xml": numbering(level(0, "(%1)")),
        "_rels/.rels": f'{links}<Relationship Id="r" Type="{kind}/officeDocument" '
        'Target="/word/document2.xml"/></Relationships>',
        "word/_rels/document2.xml.rels": f'{links}<Relationship Id="r" Type="{kind}/numbering" '
        'Target="numbering7.xml"/></Relationships>',
    }
    found = archive.read_zip(packed(**files), Settings())
    assert (found.format, found.text) == ("docx", "(1) Boats\n")


def test_the_strict_kind_of_word_documents_is_read_alike() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict}"><w:body>{item("Boats")}</w:body></w:document>'
    lists = numbering(level(0, "%1.")).replace(_W, f'xmlns:w="{strict}"')
    assert word("", document=body, numbering=lists).text == "1. Boats\n"


def test_a_drop_capital_of_word_is_part_of_its_word() -> None:
    capital = '<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p>'
    assert word(capital + w("he boats came in.")).text == "The boats came in.\n"


def test_further_bodies_of_a_word_document_are_read() -> None:
    both = f"<w:document {_W}><w:body>{w('One')}</w:body><w:body>{w('Two')}</w:body></w:document>"
    assert word("", document=both).text == "One\n\nTwo\n"


def test_headings_have_the_numbers_that_are_shown() -> None:
    outline = (
        f"<office:document-styles {_ODF}><text:outline-style>"
        '<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format="a" text:display-levels="2"/>'
        '<text:outline-level-style text:level="3" style:num-format=""/>'
        "</text:outline-style></office:document-styles>"
    )
    body = "".join(f'<text:h text:outline-level="{at}">Boats</text:h>' for at in (1, 2, 2, 3, 1, 2))
    found = open_document(body, outline=outline)
    assert [line.strip() for line in lines(found)] == [
        "1. Boats", "1.a Boats", "1.b Boats", "Boats", "2. Boats", "2.a Boats",
    ]  # fmt: skip
    assert found.notes == ()


_COUNTED = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'style:num-format="A" style:num-prefix="Part " style:num-suffix=":"/>'
    '<text:list-level-style-number text:level="2" style:num-format="i" style:num-suffix=")" '
    'text:start-value="3"/><text:list-level-style-bullet text:level="3"/></text:list-style>'
)


def open_list(inside: str, more: str = "") -> str:
    return f'<text:list text:style-name="L" {more}>{inside}</text:list>'


def open_item(*inside: str, more: str = "") -> str:
    return f"<text:list-item {more}>{''.join(inside)}</text:list-item>"


def p(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def test_lists_of_open_documents_count_as_their_styles_say() -> None:
    inner = "<text:list>" + open_item(p("Small")) + open_item(p("Large")) + "</text:list>"
    body = open_list(
        open_item(p("Boats"), inner) + open_item(p("Nets"), more='text:start-value="9"')
    )
    found = open_document(body, styles=_COUNTED)
    assert [line.strip() for line in lines(found)] == [
        "Part A: Boats", "iii) Small", "iv) Large", "Part I: Nets",
    ]  # fmt: skip


def test_lists_of_open_documents_go_on_where_they_say_so() -> None:
    deeper = "<text:list>" + open_item(p("Small")) + "</text:list>"
    body = (
        open_list(open_item(p("Boats")), 'xml:id="one"')
        + open_list(open_item(p("Crabs")))
        + p("Between")
        + open_list(open_item(deeper) + open_item(p("Nets")), 'text:continue-list="one"')
        + open_list(open_item(p("Ropes")), 'text:continue-numbering="true"')
    )
    found = open_document(body, styles=_COUNTED)
    assert [line.strip() for line in lines(found)] == [
        "Part A: Boats", "Part A: Crabs", "Between", "iii) Small", "Part B: Nets", "Part C: Ropes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"{\listtext\pard\plain 1\tab}Boats\par", "1. Boats"),
        (r"{\listtext (a)\tab}Boats\par", "(a) Boats"),
        (r"{\pntext\f1\'b7\tab}Boats\par", "- Boats"),
        (r"{\listtext o\tab}Boats\par", "- Boats"),
        (r"{\listtext Article 3\tab}Boats\par", "Article 3 Boats"),
    ],
)
def test_rich_text_has_its_labels_as_plain_text_has_them(body: str, text: str) -> None:
    assert rich(body).text == f"{text}\n"


def test_labels_that_rich_text_does_not_write_are_noted() -> None:
    found = rich(r"\pard\ls1{\listtext 1.\tab}Boats\par Nets\par\pard Ropes\par")
    (note,) = found.notes
    assert note.text == "what the file counts before 1 list item and does not write"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<ol reversed><li>One<li>two</ol>", "2. One\n\n1. two\n"),
        ("<ol reversed start=9><li>One<li>two</ol>", "9. One\n\n8. two\n"),
        ("<ol start=-1><li>One<li>two</ol>", "-1. One\n\n0. two\n"),
        ("<ol type=a start=27><li>One<li type=i value=4>two</ol>", "aa. One\n\niv. two\n"),
        ('<ol style="list-style-type: upper-roman"><li>One</ol>', "I. One\n"),
        ('<ol style="list-style: none"><li>One</ol>', "- One\n"),
    ],
)  # fmt: skip
def test_lists_of_pages_count_as_they_say(page: str, text: str) -> None:
    assert html.read(page.encode(), Settings()).text == text


@pytest.mark.parametrize(
    ("number", "way", "said"),
    [
        (28, "letters", "bb"), (28, "columns", "ab"), (1994, "capital roman", "MCMXCIV"),
        (4000, "roman", "4000"), (112, "ordinals", "112th"), (23, "ordinals", "23rd"),
        (20, "ordinal words", "Twentieth"), (45, "ordinal words", "Forty-fifth"),
        (30, "words", "Thirty"), (100, "words", "100"), (11, "chinese", "十一"),
        (40, "chinese", "四十"), (21, "in circles", "21"), (0, "letters", "0"),
        (5, "marks", "**"), (12, "eastern arabic", "١٢"), (3, "unheard of", "3"),
    ],
)  # fmt: skip
def test_numbers_are_said_in_many_ways(number: int, way: str, said: str) -> None:
    assert as_counted(number, way) == said


def test_every_way_to_count_says_something_of_every_number() -> None:
    assert all(as_counted(number, way) for way in WAYS for number in (-1, 0, 1, 99, 10**9))


def test_only_a_bare_number_gets_a_stop() -> None:
    assert [as_marker(label) for label in ("1", " iv ", "1.2", "(a)", "Article 3")] == [
        "1.", "iv.", "1.2", "(a)", "Article 3",
    ]  # fmt: skip
