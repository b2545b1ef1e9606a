"""Word, OpenDocument and rich text."""

import io
import zipfile

import pytest

from hmicdiff.read.formats import archive, odt, rtf
from hmicdiff.read.formats.document import DamagedError, Document, Settings
from hmicdiff.read.limits import Limits

_W = " ".join(
    f'xmlns:{short}="http://schemas.openxmlformats.org/{name}/2006{more}"'
    for short, name, more in (("w", "wordprocessingml", "/main"),
                              ("mc", "markup-compatibility", ""))
)  # fmt: skip
_ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("style", "style"),
                        ("table", "table"), ("draw", "drawing"))
)  # fmt: skip
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def packed(**files: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as container:
        for name, content in files.items():
            container.writestr(name.replace("__", "/"), content)
    return made.getvalue()


def word(body: str, **beside: str) -> Document:
    parts = {
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r" '
        f'Type="{_DOCUMENT}" Target="word/document.xml"/></Relationships>',
        **{f"word/{name}.xml": content for name, content in beside.items()},
    }
    return archive.read_zip(packed(**parts), Settings())


def open_document(body: str, styles: str = "", outline: str = "") -> Document:
    content = (
        f"<office:document-content {_ODF}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    more = {"styles.xml": outline} if outline else {}
    return odt.read(packed(**{"content.xml": content}, **more), Settings())


def rich(body: str) -> Document:
    return rtf.read(("{\\rtf1\\ansi\\ansicpg1252 " + body + "}").encode("latin-1"), Settings())


def w(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_word_documents_are_told_from_archives() -> None:
    document = word(w("One") + w("") + w("two"))
    assert (document.format, document.text) == ("docx", "One\n\ntwo\n")
    assert document.places == ((0, "paragraph 1"), (4, "paragraph 2"))


def drawn(words: str) -> str:
    return f"<w:drawing><w:txbxContent>{w(words)}</w:txbxContent></w:drawing>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('<w:p><w:fldSimple w:instr="MERGEFIELD port"><w:r><w:t>Tarn</w:t></w:r></w:fldSimple>'
         "<w:r><w:t> is a port.</w:t></w:r></w:p>", "Tarn is a port.\n"),
        ('<w:p><w:dir w:val="rtl"><w:r><w:t>It </w:t></w:r><w:bdo w:val="rtl"><w:r><w:t>rained.'
         "</w:t></w:r></w:bdo></w:dir></w:p>", "It rained.\n"),
        ("<w:p><w:r><w:ruby><w:rt><w:r><w:t>above</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>Rain"
         "</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>", "Rain\n"),
        (f"<w:p><w:r><w:t>It rained.</w:t></w:r><w:r>{drawn('In a box.')}</w:r></w:p>",
         "It rained.\n\nIn a box.\n"),
        ("<w:p><w:r><mc:AlternateContent><mc:Choice>" + drawn("In a box.") + "</mc:Choice>"
         "</mc:AlternateContent></w:r></w:p>", "In a box.\n"),
        ("<w:p><w:r><mc:AlternateContent><mc:Choice>" + drawn("In a box.") + "</mc:Choice>"
         f"<mc:Fallback><w:pict><w:txbxContent>{w('In a box.')}</w:txbxContent></w:pict>"
         "</mc:Fallback></mc:AlternateContent></w:r></w:p>", "In a box.\n"),
        ("<w:sdt><w:sdtContent>" + w("In a control.") + "</w:sdtContent></w:sdt>",
         "In a control.\n"),
        ("<w:tbl><w:tr><w:tc>" + w("One.") + "<w:tbl><w:tr><w:tc>" + w("Within.")
         + "</w:tc></w:tr></w:tbl>" + w("") + "</w:tc><w:tc>" + w("Two.") + w("Three.")
         + "</w:tc></w:tr></w:tbl>", "One.\n\nWithin.\n\nTwo.\n\nThree.\n"),
    ],
    ids=["merged field", "direction", "ruby", "box", "box of one choice", "box with a copy",
         "control", "table in a table"],
)  # fmt: skip
def test_no_words_of_word_documents_are_passed_over(body: str, text: str) -> None:
    document = word(body)
    assert document.text == text
    assert document.notes == ()


def test_what_word_has_beside_the_text_is_noted() -> None:
    deleted = (
        "<w:p><w:r><w:t>One</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    )
    document = word(
        deleted,
        header1=f"<w:hdr {_W}>{w('Press release')}</w:hdr>",
        comments=f"<w:comments {_W}>{w('Really?')}</w:comments>",
    )
    assert document.text == "One\n"
    assert [note.text for note in document.notes] == [
        "comment: \u201cReally?\u201d",
        "deletion that is only tracked: \u201cgone\u201d",
        "running header: \u201cPress release\u201d",
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:p>One<text:s text:c='2'/>two<text:tab/>three</text:p>", "One  two\tthree\n"),
        ("<text:p>One<text:line-break/>two</text:p>", "One\ntwo\n"),
        ("<text:h>One</text:h><text:p/><text:p>two</text:p>", "One\n\ntwo\n"),
        ("<text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>", "- One\n"),
        (
            "<text:p>One<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>two</text:p></text:note-body></text:note>.</text:p>",
            "One[1].\n\n1. two\n",
        ),
        (
            "<text:p>One<draw:frame><draw:text-box><text:p>two</text:p></draw:text-box>"
            "</draw:frame></text:p>",
            "One\n\ntwo\n",
        ),
        (
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p>"
            "</table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell>"
            "</table:table-row></table:table>",
            "a\tb\n",
        ),
        ("<text:p>One</text:p><text:p>a</text:p><office:annotation/>", "One\n\na\n"),
    ],
    ids=["spaces", "break", "heading", "bullet", "footnote", "text box", "table", "comment"],
)
def test_open_documents_are_read(body: str, text: str) -> None:
    assert open_document(body).text == text


def test_numbered_lists_of_open_documents_count_on() -> None:
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        'style:num-format="1" style:num-suffix=")"/></text:list-style>'
    )
    item = "<text:list-item><text:p>One</text:p></text:list-item>"
    one = f'<text:list text:style-name="L">{item}{item}</text:list>'
    on = f'<text:list text:style-name="L" text:continue-numbering="true">{item}</text:list>'
    assert open_document(one + on, styles).text == "1) One\n\n2) One\n\n3) One\n"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"One\par two", "One\n\ntwo\n"),
        (r"caf\'e9 \u8217?s \ldblquote x\rdblquote", "caf\u00e9 \u2019s \u201cx\u201d\n"),
        (r"\uc2\u8217xys", "\u2019s\n"),
        (r"One{\footnote\pard note}. Two", "One. Two\n\nnote\n"),
        (r"{\listtext\'95\tab}One", "- One\n"),
        (r"One{\*\unknown two}{\*\shpinst{\sp x}{\shptxt\pard three\par}}", "One\n\nthree\n"),
        (r"One{\*\do\dobxpage{\dptxbxtext\pard two\par}}", "One\n\ntwo\n"),
        (r"One\line two", "One\ntwo\n"),
        (r"A \u-10179?\u-8704? face", "A \U0001f600 face\n"),
        (r"A half \u-10240? here", "A half \ufffd here\n"),
        (r"One \{two\} \\three\~four", "One {two} \\three\u00a0four\n"),
        (r"a\cell b\cell\row c", "a\tb\n\nc\n"),
        (r'{\field{\*\fldinst HYPERLINK "x"}{\fldrslt One}}', "One\n"),
    ],
    ids=["paragraphs", "signs", "skips", "footnote", "bullet", "text box", "old text box", "line",
         "face", "half", "escapes", "table", "link"],
)  # fmt: skip
def test_rich_text_is_read(body: str, text: str) -> None:
    assert rich(body).text == text


def test_what_rich_text_has_beside_the_text_is_noted() -> None:
    document = rich(r"{\header Press release\par}One {\v hidden}{\deleted gone}two")
    assert document.text == "One two\n"
    assert [note.text for note in document.notes] == [
        "running header: \u201cPress release\u201d",
        "hidden text: \u201chidden\u201d",
        "deletion that is only tracked: \u201cgone\u201d",
    ]


def test_fonts_say_what_bytes_mean() -> None:
    fonts = r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}"
    assert rich(fonts + r"\f0\'e9\f1\'e9").text == "\u00e9\u0439\n"


def test_a_container_that_would_be_too_large_is_refused() -> None:
    with pytest.raises(DamagedError, match="--limit unpacked"):
        archive.read_zip(packed(a="x" * 2000), Settings(Limits(unpacked=0.001)))


def test_an_archive_of_very_many_files_is_refused_before_it_is_unpacked() -> None:
    files = {f"{number}.txt": "It rained." for number in range(4)}
    assert len(archive.read_zip(packed(**files), Settings(Limits(packed=4))).enclosed) == 4
    with pytest.raises(DamagedError, match="--limit packed"):
        archive.read_zip(packed(**files), Settings(Limits(packed=3)))


def cell(*paragraphs: str, settings: str = "") -> str:
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:r><w:t>One</w:t><w:cr/><w:t>two</w:t></w:r></w:p>", "One\ntwo\n"),
        ('<w:p><w:r><w:t>One</w:t><w:br w:type="page"/><w:t>two</w:t></w:r></w:p>', "One\ntwo\n"),
        ("<w:p><w:r><mc:AlternateContent><mc:Choice>" + drawn("In a box.") + "</mc:Choice>"
         "<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r></w:p>", "In a box.\n"),
        (table(cell(w("One")) + cell(w("two"))), "One\ttwo\n"),
        (table(cell(w("One."), w("Two.")) + cell(w("three"))), "One.\n\nTwo.\n\nthree\n"),
    ],
    ids=["return", "page", "box with an empty copy", "row of data", "row of paragraphs"],
)  # fmt: skip
def test_ends_boxes_and_cells_of_word_documents_keep_their_words_apart(
    body: str, text: str
) -> None:
    document = word(body)
    assert (document.text, document.notes) == (text, ())


@pytest.mark.parametrize(
    ("body", "note"),
    [
        ("<w:p><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>",
         "what is only tracked to have stood here before: \u201cgone\u201d"),
        (table(f"<w:trPr><w:del/></w:trPr>{cell(w('gone'))}"),
         "deletion that is only tracked: \u201cgone\u201d"),
        (table(cell(w("kept"), settings='<w:vMerge w:val="restart"/>'),
               cell(w("gone"), settings="<w:vMerge/>")),
         "cell that is merged with the one above: \u201cgone\u201d"),
        ('<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
         "<m:r><m:t>gone</m:t></m:r></m:oMath></w:p>", "formula: \u201cgone\u201d"),
    ],
    ids=["moved away", "deleted row", "merged cell", "formula"],
)  # fmt: skip
def test_what_the_library_leaves_out_of_word_documents_is_noted(body: str, note: str) -> None:
    document = word(w("One") + body)
    assert "gone" not in document.text
    assert note in [each.text for each in document.notes]


def test_a_deletion_in_a_footnote_is_noted() -> None:
    deleted = "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    document = word(
        w("One"),
        footnotes=f'<w:footnotes {_W}><w:footnote w:id="1">{deleted}</w:footnote></w:footnotes>',
    )
    assert [note.text for note in document.notes] == [
        "deletion that is only tracked: \u201cgone\u201d"
    ]


def row(*cells: str) -> str:
    inner = "".join(f"<table:table-cell>{each}</table:table-cell>" for each in cells)
    return f"<table:table><table:table-row>{inner}</table:table-row></table:table>"


def box(body: str) -> str:
    return f"<draw:frame><draw:text-box>{body}</draw:text-box></draw:frame>"


def footnote(mark: str, words: str) -> str:
    return (
        f"<text:note><text:note-citation>{mark}</text:note-citation><text:note-body>"
        f"<text:p>{words}</text:p></text:note-body></text:note>"
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (row(f"<text:p>One{box('<text:p>In a box.</text:p>')}</text:p>", "<text:p>two</text:p>"),
         "One\ttwo\n\nIn a box.\n"),
        (row(box("<text:p>In a box.</text:p>"), "<text:p>two</text:p>"), "In a box.\n\ntwo\n"),
        (row("<text:p>One.</text:p><text:p>Two.</text:p>", "<text:p>three</text:p>"),
         "One.\n\nTwo.\n\nthree\n"),
        (row("<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>",
             "<text:p>b</text:p>"), "- a\n\nb\n"),
        (f"<text:p>One{box(row('<text:p>a</text:p>', '<text:p>b</text:p>'))}</text:p>",
         "One\n\na\tb\n"),
        ("<text:p>One.<draw:custom-shape><text:p>Two.</text:p><text:p>Three.</text:p>"
         "</draw:custom-shape></text:p>", "One.\n\nTwo.\n\nThree.\n"),
        (f"<text:p>One{footnote('1', 'two' + footnote('2', 'three'))}</text:p>",
         "One[1]\n\n1. two[2]\n\n2. three\n"),
    ],
    ids=["box in a cell", "box for a cell", "paragraphs in a cell", "list in a cell",
         "table in a box", "shape", "footnote to a footnote"],
)  # fmt: skip
def test_no_words_of_open_documents_are_passed_over(body: str, text: str) -> None:
    assert open_document(body).text == text


def test_hidden_text_of_open_documents_is_noted_wherever_its_words_stand() -> None:
    document = open_document('<text:p>One<text:hidden-text text:string-value="two"/></text:p>')
    assert [note.text for note in document.notes] == ["hidden text: \u201ctwo\u201d"]


def test_a_text_box_in_a_running_header_is_part_of_it() -> None:
    document = rich(r"{\header {\shp{\*\shpinst{\shptxt Press.}}}}It rained.\par")
    assert document.text == "It rained.\n"
    assert [note.text for note in document.notes] == ["running header: \u201cPress.\u201d"]


def test_a_text_box_ends_before_the_text_behind_it() -> None:
    assert rich(r"{\shp{\*\shpinst{\shptxt In a box.}}}It rained.\par").text == (
        "In a box.\n\nIt rained.\n"
    )


def test_what_rich_text_has_moved_away_or_drawn_is_noted() -> None:
    document = rich(r"One {\mvf two}{\mmath{\*\moMath{\mr x}}}\par")
    assert document.text == "One\n"
    assert [note.text for note in document.notes] == [
        "what is only tracked to have stood here before: \u201ctwo\u201d",
        "formula: \u201cx\u201d",
    ]


def styled(look: str, words: str) -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


_HIDING = (
    f'<w:styles {_W}><w:style w:type="character" w:styleId="unseen">'
    "<w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
)


@pytest.mark.parametrize(
    "look", ["<w:vanish/>", '<w:vanish w:val="1"/>', '<w:rStyle w:val="unseen"/>']
)
def test_hidden_text_of_word_is_left_out_and_noted(look: str) -> None:
    body = f"<w:p>{styled('', 'It rained.')}{styled(look, ' Ask Bo.')}</w:p>"
    document = word(body, styles=_HIDING)
    assert document.text == "It rained.\n"
    assert [(note.text, note.words) for note in document.notes] == [
        ("hidden text: \u201cAsk Bo.\u201d", 2)
    ]


def test_text_of_word_that_is_said_not_to_be_hidden_is_read() -> None:
    look = '<w:rStyle w:val="unseen"/><w:vanish w:val="0"/>'
    assert word(f"<w:p>{styled(look, 'It rained.')}</w:p>", styles=_HIDING).text == "It rained.\n"


def test_hidden_and_struck_text_of_an_opendocument_is_left_out_and_noted() -> None:
    styles = (
        '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="T2"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style>'
    )
    body = (
        '<text:p>It rained.<text:span text:style-name="T1"> Ask Bo.</text:span>'
        '<text:span text:style-name="T2"> Twice.</text:span></text:p>'
    )
    document = open_document(body, styles)
    assert document.text == "It rained.\n"
    assert [note.text for note in document.notes] == [
        "hidden text: \u201cAsk Bo.\u201d",
        "struck out: \u201cTwice.\u201d",
    ]


def test_raised_figures_stand_apart_in_every_office_format() -> None:
    styles = (
        '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/>'
        "</style:style>"
    )
    body = '<text:p>41<text:span text:style-name="T1">2</text:span> came.</text:p>'
    up = styled('<w:vertAlign w:val="superscript"/>', "2")
    assert word(f"<w:p>{styled('', '41')}{up}{styled('', ' came.')}</w:p>").text == "41[2] came.\n"
    assert open_document(body, styles).text == "41[2] came.\n"
    assert rich("41{\\super 2} came.").text == "41[2] came.\n"


def test_text_of_word_that_is_put_up_by_points_is_raised() -> None:
    up = styled('<w:position w:val="8"/><w:sz w:val="19"/>', "2")
    assert word(f"<w:p>{styled('', '41')}{up}{styled('', ' came.')}</w:p>").text == "41[2] came.\n"


def test_where_words_are_left_out_one_space_is_enough() -> None:
    styles = (
        '<style:style style:name="T2"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style>'
    )
    body = '<text:p>It is <text:span text:style-name="T2">three</text:span> four.</text:p>'
    assert open_document(body, styles).text == "It is four.\n"
    assert rich("It is {\\strike three} four.").text == "It is four.\n"


def test_struck_text_of_rich_text_is_left_out_and_noted() -> None:
    document = rich("It is {\\strike three }four.")
    assert document.text == "It is four.\n"
    assert [note.text for note in document.notes] == ["struck out: \u201cthree\u201d"]


def test_a_style_that_does_not_say_its_kind_is_one_of_paragraphs() -> None:
    styles = (
        f'<w:styles {_W}><w:style w:styleId="Plain"><w:name w:val="Plain"/></w:style></w:styles>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="Plain"/></w:pPr><w:r><w:t>One</w:t></w:r></w:p>'
    relation = (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="s" Target="styles.xml" Type="'
        'http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"/>'
        "</Relationships>"
    )
    found = word(body, **{"styles": styles, "_rels__document.xml.rels": relation})
    assert found.text == "One\n"


def test_an_element_that_is_passed_over_is_noted_if_words_stand_in_it() -> None:
    unknown = "<w:p><w:r><w:unheardOf>{}</w:unheardOf><w:t>It rained.</w:t></w:r></w:p>"
    assert word(unknown.format("")).notes == ()
    (note,) = word(unknown.format("<w:t>And hailed.</w:t>")).notes
    assert (note.kind, note.words) == ("dropped", 2)
    assert note.text == "what stands in an element called unheardOf: \u201cAnd hailed.\u201d"


def test_a_document_put_into_another_is_noted() -> None:
    (note,) = word(w("It rained.") + '<w:altChunk w:id="r2"/>').notes
    assert (note.kind, note.text) == ("dropped", "1 other document put into it")
    with pytest.raises(DamagedError, match="has no text but that of another document put into it"):
        word('<w:altChunk w:id="r2"/>')
