"""Markdown, HTML and e-mail."""

from email.message import EmailMessage

import pytest

from hmicdiff.read.formats import email, html, markdown
from hmicdiff.read.formats.document import DamagedError, Document, Settings

SENTENCE = "The boats were clean and the crews were trained in first aid, all but one of them."


def of_html(page: str) -> Document:
    return html.read(page.encode(), Settings())


def of_markdown(text: str) -> Document:
    return markdown.read(text.encode(), Settings())


@pytest.mark.parametrize(
    ("page", "text"),
    [
        pytest.param("<p>One<p>two", "One\n\ntwo\n", id="paragraphs"),
        pytest.param("<p>One\n  <b>two</b>\t three", "One two three\n", id="white space"),
        pytest.param("<p>One<br>two", "One\ntwo\n", id="line break"),
        pytest.param("<ul><li>One<li>two</ul>", "- One\n\n- two\n", id="bullets"),
        pytest.param("<ol start=3><li>One<li>two</ol>", "3. One\n\n4. two\n", id="numbers"),
        pytest.param("<ol type=a><li>One<li value=4>two</ol>", "a. One\n\nd. two\n", id="letters"),
        pytest.param("<ol type=I><li>One<li>two</ol>", "I. One\n\nII. two\n", id="Roman numbers"),
        pytest.param("<ul><li><ol><li>One</ol></ul>", "- 1. One\n", id="a list in a list"),
        pytest.param("<ul><li>One<ul><li>two</ul></ul>", "- One\n\n- two\n", id="a list below"),
        pytest.param("<ul><li><p>One<p>two</ul>", "- One\n\ntwo\n", id="an item of two paragraphs"),
        pytest.param("<pre>One\n  two</pre>", "One\ntwo\n", id="preformatted"),
        pytest.param("<table><tr><th>One<td>two</table>", "One\ttwo\n", id="a row"),
        pytest.param("<table><tr><td><p>One<td><p>two</table>", "One\n\ntwo\n", id="layout"),
        pytest.param("<p>A half &#xD800;", "A half \ufffd\n", id="half a character"),
        pytest.param("<script>One</script><p>two<style>p{}</style>", "two\n", id="no text"),
    ],
)
def test_a_page_becomes_blocks(page: str, text: str) -> None:
    assert of_html(page).text == text


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav>Home News</nav>",
        "<header><a href=/>Home</a></header>",
        "<footer>The licence is open, and all of this text is free to be used by all.</footer>",
        "<aside>Related: other boats</aside>",
        '<div role="navigation">Home News</div>',
        '<div class="site-nav">Home News</div>',
        '<div id="cookieBanner">We use cookies to see how this page is used.</div>',
        "<p hidden>Home News</p>",
        "<button>Accept</button>",
    ],
)
def test_furniture_is_left_out_and_noted(furniture: str) -> None:
    page = of_html(f"<body>{furniture}<p>{SENTENCE}</p><p>{SENTENCE} {SENTENCE} {SENTENCE}</p>")
    assert page.text.startswith(SENTENCE)
    (note,) = page.notes
    assert note.kind == "dropped"


@pytest.mark.parametrize(
    "text",
    [
        f'<div class="menu">{SENTENCE}</div>',
        f"<main><p>Hello</p><aside>{SENTENCE}</aside></main>",
        f"<main><header><h1>{SENTENCE}</h1></header></main>",
        f"<header><h1>{SENTENCE}</h1></header>",
        f"<nav>{SENTENCE}</nav>",
        f"<article>Other news</article><p>{SENTENCE}</p>",
        f'<div class="banner"><h2>{SENTENCE}</h2></div>',
    ],
    ids=[
        "names",
        "in the text",
        "head of the text",
        "only heading",
        "all there is",
        "teaser",
        "h2",
    ],
)
def test_what_reads_like_text_is_kept(text: str) -> None:
    assert SENTENCE in of_html(text).text


def test_what_stands_outside_the_text_of_a_page_is_noted() -> None:
    page = of_html(f"<body><div>Yesterday's news.</div><main><p>{SENTENCE}</p></main>")
    assert page.text == f"{SENTENCE}\n"
    assert [note.text for note in page.notes] == [
        "outside the text of the page: \u201cYesterday's news.\u201d"
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'<meta charset="windows-1252"><p>caf\xe9', "caf\u00e9"),
        (b'<meta charset="iso-8859-1"><p>\x93caf\xe9\x94', "\u201ccaf\u00e9\u201d"),
        ('<meta charset="iso-8859-1"><p>caf\u00e9 \u2013'.encode(), "caf\u00e9 \u2013"),
        (b'<meta charset="u"><p>Nothing odd', "Nothing odd"),
    ],
    ids=["declared", "as browsers take it", "declared wrongly", "no encoding of that name"],
)
def test_a_page_is_decoded_as_it_says_unless_that_is_wrong(data: bytes, words: str) -> None:
    assert html.read(data, Settings()).text == f"{words}\n"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("# One\n\nTwo *three* [four](http://x.invalid)", "One\n\nTwo three four\n"),
        ("- One\n  goes on\n- two", "- One goes on\n\n- two\n"),
        ("2011. The force", "2011. The force\n"),
        ("One \\*two\\*", "One *two*\n"),
        ("a | b\n--|--\nc | d", "a\tb\n\nc\td\n"),
        ("One <b>two</b><script>three</script>", "One two\n"),
        ("Add <limit> to <next-thread>.", "Add <limit> to <next-thread>.\n"),
        ("Add <limit>two</limit> and <u>.", "Add two and .\n"),
    ],
    ids=["marks", "list", "a year", "escapes", "table", "HTML", "words", "elements"],
)
def test_markdown_reads_as_its_page_would(text: str, read: str) -> None:
    assert of_markdown(text).text == read


def test_lines_of_markdown_that_begin_with_labels_stay_lines() -> None:
    present = "Present: Una Weir, Ivo Birch, Faye Hart, Ada Gorse, Ned Marl, Oda Rudd, Kay Toll"
    long = "The board then talked for two hours about who should have the key of the old quay."
    labelled = f"{present}\nMinutes: Ivo Birch and whoever sat beside him at the long table there\n"
    assert of_markdown(f"{long}\n\n{labelled}").text == f"{long}\n\n{labelled}"
    longer = labelled.replace("Present", "Who was there").replace("Minutes", "Who took notes")
    assert of_markdown(f"{long}\n\n{longer}").text == f"{long}\n\n{longer}", "as in plain texts"
    wrapped = f"{long}\nOne thing: nobody had it then, and nobody will ever have it again, said he."
    assert "\nOne" not in of_markdown(wrapped).text


def test_settings_at_the_head_of_markdown_are_left_out_and_noted() -> None:
    document = of_markdown("---\nlayout: Boats\n---\n\nClean.\n")
    assert document.text == "Clean.\n"
    assert "layout: Boats" in document.notes[0].text


@pytest.mark.parametrize(
    ("text", "read", "left_out"),
    [
        pytest.param("{: .note}\nClean.", "Clean.\n", "{: .note}", id="of a paragraph"),
        pytest.param("[Dry](b.md){class=next} it.", "Dry it.\n", "{class=next}", id="of a link"),
        pytest.param("{{#include a.md}}\nDry.", "Dry.\n", "{{#include a.md}}", id="includes"),
        pytest.param("{{first:2031-05-03}}\n\nDry.", "Dry.\n", "{{first:2031-05-03}}", id="first"),
        pytest.param("{% include a.html %}\n\nDry.", "Dry.\n", "{% include a.html %}", id="Liquid"),
        pytest.param("Dear {{name}}\n\n{{name}}", "Dear {{name}}\n\n{{name}}\n", "", id="a blank"),
        pytest.param("Let {x=5} be dry.", "Let {x=5} be dry.\n", "", id="braces in a sentence"),
        pytest.param("```\n{: .note}\n```\n", "{: .note}\n", "", id="code"),
    ],
)
def test_commands_in_markdown_are_left_out_and_noted(text: str, read: str, left_out: str) -> None:
    document = of_markdown(text)
    assert document.text == read
    assert [each.text.partition(": ")[2] for each in document.notes] == (
        [f"\u201c{left_out}\u201d"] if left_out else []
    )


def test_a_link_to_a_file_with_spaces_is_a_link() -> None:
    assert of_markdown("Read [the rules](The rules.md) first.").text == "Read the rules first.\n"


def test_a_ruler_at_the_head_of_markdown_is_none() -> None:
    assert of_markdown("---\n\nClean.\n\n---\n\nDry.\n").text == "Clean.\n\nDry.\n"


def test_markdown_that_is_nested_too_deep_is_refused_not_cut() -> None:
    with pytest.raises(DamagedError, match="nested deeper"):
        of_markdown("> " * 300 + "Clean.")


def mail(plain: str | None, page: str | None = None, **attached: bytes) -> Document:
    message = EmailMessage()
    message["Subject"] = "Boats"
    if plain is not None:
        message.set_content(plain)
    if page is not None:
        message.add_alternative(page, subtype="html") if plain else message.set_content(
            page, subtype="html"
        )
    for name, data in attached.items():
        file = name.replace("_", ".")
        message.add_attachment(data, maintype="application", subtype="x-any", filename=file)
    return email.read(message.as_bytes(), Settings())


def test_the_plain_text_of_an_email_is_read() -> None:
    document = mail(f"{SENTENCE}\n", f"<p>{SENTENCE}")
    assert document.text == f"{SENTENCE}\n"
    assert [note.text.partition(":")[0] for note in document.notes] == [
        "e-mail header subject",
        "the same as a web page",
    ]


def test_the_page_of_an_email_is_read_where_its_text_only_leads_there() -> None:
    page = f"<p>{SENTENCE}<p>{SENTENCE}"
    assert mail("See the page.\n", page).text == f"{SENTENCE}\n\n{SENTENCE}\n"
    assert mail(None, page).text == f"{SENTENCE}\n\n{SENTENCE}\n"


def test_attachments_are_handed_on() -> None:
    assert mail("Hello\n", a_txt=b"Clean.").enclosed == (("a.txt", b"Clean."),)


def test_an_email_without_a_text_is_refused() -> None:
    with pytest.raises(DamagedError, match="without a text"):
        email.read(b"MIME-Version: 1.0\nContent-Type: image/png\n\nabc", Settings())


@pytest.mark.parametrize(
    "cell",
    ["One.<br>Two.", "One.<pre>Two.</pre>", "One.<address>Two.</address>"],
    ids=["line break", "preformatted", "address"],
)
def test_what_stands_apart_in_a_cell_stays_apart(cell: str) -> None:
    assert "One.Two." not in of_html(f"<table><tr><td>{cell}<td>three</table>").text


@pytest.mark.parametrize(
    ("unseen", "words"),
    [
        ("<textarea>gone</textarea>", "no text of the page: \u201cgone\u201d"),
        ('<input value="gone">', "no text of the page: \u201cgone\u201d"),
        ("<select><option>gone</select>", "no text of the page: \u201cgone\u201d"),
        ("<svg><text>gone</text></svg>", "no text of the page: \u201cgone\u201d"),
        ("<object>gone</object>", "no text of the page: \u201cgone\u201d"),
        ("<template><p>gone</template>", "no text of the page: \u201cgone\u201d"),
        ('<iframe srcdoc="gone"></iframe>', "no text of the page: \u201cgone\u201d"),
        ("<!-- gone -->", "comments of the page: \u201cgone\u201d"),
    ],
    ids=["area", "input", "select", "picture", "object", "template", "frame", "comment"],
)
def test_what_no_browser_shows_as_text_is_noted(unseen: str, words: str) -> None:
    for page in (of_html(f"<p>{SENTENCE}</p>{unseen}"), of_markdown(f"{SENTENCE}\n\n{unseen}")):
        assert page.text == f"{SENTENCE}\n"
        assert words in [note.text for note in page.notes]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("[Note]: none", "address: \u201c[NOTE]: none \u201d"),
        ("See[^1].\n\n[^1]: http://a.invalid", "address: \u201c[^1]: http://a.invalid \u201d"),
        ("a | b\n--|--\nc | d | e", "cell beyond the columns of its table: \u201ce\u201d"),
        ("Dear <mark>", "tag: \u201c<mark>\u201d"),
    ],
    ids=["address", "footnote", "cell", "tag"],
)
def test_what_markdown_does_not_show_is_noted(text: str, note: str) -> None:
    notes = [each.text for each in of_markdown(f"{SENTENCE}\n\n{text}").notes]
    assert notes == [note.replace(" \u201d", "\u201d")]


def test_a_link_that_is_used_is_no_left_out_word() -> None:
    assert of_markdown("[One][1] and <b>two</b><br>\n\n[1]: http://a.invalid").notes == ()


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>41<sup>2</sup> came.", "41[2] came.\n"),
        ("<p>It is open.<sup><a href=#n>a</a></sup> Come.", "It is open.[a] Come.\n"),
        ("<p>It is open<a href=#n><sup>12</sup></a>.", "It is open[12].\n"),
        ("<p>All 612 m<sup>2</sup> of it", "All 612 m\u00b2 of it\n"),
        ("<p>10<sup>6</sup> eels", "10\u2076 eels\n"),
        ("<p>the 1<sup>st</sup> boat", "the 1st boat\n"),
        ("<p><sup>2</sup> See below.", "2 See below.\n"),
        ("<table><tr><td>Eels<td>41<sup>2</sup></table>", "Eels\t41[2]\n"),
    ],
    ids=["note", "stop", "link around", "area", "power", "ordinal", "the note itself", "cell"],
)
def test_raised_text_is_no_digit_of_the_figure_before_it(page: str, text: str) -> None:
    assert of_html(page).text == text


@pytest.mark.parametrize(
    "page",
    [
        f"<blockquote><p>{SENTENCE}</p><footer>Bo Ask, master</footer></blockquote>",
        f"<main><p>{SENTENCE}</p><article><p>Hello</p><footer>Bo Ask, master</footer></article>",
        f"<section><header>Bo Ask, master</header><p>{SENTENCE}</p></section>",
        f"<figure><p>{SENTENCE}</p><footer class=credit>Bo Ask, master</footer></figure>",
    ],
    ids=["quotation", "article", "section", "figure"],
)
def test_the_footer_of_a_quotation_or_a_section_is_text(page: str) -> None:
    page = f"{page}<p>{SENTENCE}</p><footer>Cookies. Site map.</footer>"
    assert "Bo Ask, master" in of_html(page).text
    assert "Site map" not in of_html(page).text


LINKS = "".join(f'<li><a href="/{at}">Harbour news number {at}</a></li>' for at in range(4))
TEASERS = "".join(
    f'<div class="box"><h3><a href="/{at}">Boats of the year {at}</a></h3><p>{SENTENCE}</p></div>'
    for at in range(4)
)


@pytest.mark.parametrize(
    "beside",
    [
        f"<div><h3>Archive</h3><ul>{LINKS}</ul></div>",
        f"<div><div>{TEASERS}</div></div>",
        f'<div id="comments"><h3>2 replies</h3><p>{SENTENCE}</p></div>',
    ],
)
def test_what_stands_beside_the_text_is_told_by_its_links_and_noted(beside: str) -> None:
    text = f"<div><p>{SENTENCE}</p><p>It was dry. {SENTENCE}</p></div>"
    page = of_html(f"<body><h1>Harbours</h1>{text}{beside}")
    assert page.text == f"Harbours\n\n{SENTENCE}\n\nIt was dry. {SENTENCE}\n"
    (note,) = page.notes
    assert note.kind == "dropped"
    assert note.words > 3


@pytest.mark.parametrize(
    "text",
    [
        f"<div><p>{SENTENCE}</p><p>See also:</p><ul>{LINKS}</ul></div>",
        f"<p>{SENTENCE}</p><ul>{LINKS}</ul>",
        f"<h1>Harbours</h1><div>{TEASERS}</div>",
        f'<div class="comments"><p>{SENTENCE}</p></div>',
    ],
)
def test_links_in_the_text_and_pages_of_nothing_else_are_read(text: str) -> None:
    assert of_html(f"<body>{text}").notes == ()


@pytest.mark.parametrize(
    "page",
    [
        f'<h2><a href="/boats>Kittiwake</a></h2><p class="first">{SENTENCE}</p>',
        f'<p>{SENTENCE}</p><h2 class="boats>Kittiwake</h2><p>They were clean &amp; dry.</p>',
        f"<p>{SENTENCE}</p><h2 class='boats>Kittiwake</h2><p>They were clean.</p>",
    ],
)
def test_words_behind_a_quotation_mark_that_is_not_closed_are_noted(page: str) -> None:
    """A browser does not show them either."""
    read = of_html(f"<body>{page}")
    assert "Kittiwake" not in read.text
    (note,) = read.notes
    assert "quotation mark that is not closed: \u201cKittiwake" in note.text


def test_mark_up_in_the_value_of_a_tag_is_no_text_and_hides_none() -> None:
    page = of_html(f'<h2 data-tip="<b>Tip</b> for=">The boats</h2><p title="x > y">{SENTENCE}</p>')
    assert page.text == f"The boats\n\n{SENTENCE}\n"
    assert page.notes == ()


@pytest.mark.parametrize(
    "heading",
    [
        "<h2><button>The boats</button></h2>",
        '<h2 role="button">The boats</h2>',
        '<header class="site-header"><h2>The boats</h2></header>',
    ],
)
def test_a_heading_that_is_a_button_or_the_only_one_of_the_page_is_read(heading: str) -> None:
    page = of_html(f"<body>{heading}<p>{SENTENCE}</p>")
    assert page.text == f"The boats\n\n{SENTENCE}\n"
    assert page.notes == ()


def test_links_at_the_foot_of_a_section_are_furniture() -> None:
    page = f"<article><p>{SENTENCE}</p><footer><a href=/>Share this</a></footer></article>"
    assert of_html(page).text == f"{SENTENCE}\n"


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_what_is_struck_out_is_not_said_and_noted(tag: str) -> None:
    page = of_html(f"<p>It is <{tag}>\u00a33</{tag}> <ins>\u00a34</ins> a day.")
    assert page.text == "It is \u00a34 a day.\n"
    assert [(note.text, note.words) for note in page.notes] == [
        ("struck out: \u201c\u00a33\u201d", 1)
    ]


def test_a_page_and_markdown_are_cited_by_the_lines_of_the_file() -> None:
    page = of_html(
        "<html><head><title>Boats of Alder</title></head>\n<nav>Boats of Alder</nav>\n<main>\n"
        "<p>The boats were clean,\nand so was the caf&eacute; <b>of\nthe</b> pier.\n"
        "<p>Nobody was hurt at all.</main>"
    )
    assert page.places == ((0, "line 4"), (22, "line 5"), (45, "line 6"), (56, "line 7"))
    text = of_markdown(
        "---\ntitle: x\n---\n\n# Boats\n\nThe [boats](http://x.invalid/a) were\n**clean** too.\n"
    )
    assert text.places == ((0, "line 5"), (7, "line 7"), (22, "line 8"))


def test_a_page_that_a_program_wrote_in_one_line_is_cited_by_its_paragraphs() -> None:
    said = "".join(
        f"<p>The boats of {town} were clean." for town in "Tarn Holm Oyce Wick Unst Bray".split()
    )
    page = of_html(f"<!doctype html>\n<title>Boats</title>\n{said}\n")
    assert [where for _, where in page.places] == [f"paragraph {at}" for at in range(1, 7)]
    assert of_html(said.replace("<p>", "\n<p>")).places[-1][1] == "line 7"


def test_a_line_that_cannot_be_told_is_none() -> None:
    page = of_html(f"<nav>Boats</nav>\n<main><h1>Boats</h1>\n<p>{SENTENCE}</main>")
    assert page.places == ((0, "paragraph 1"), (7, "line 3"))


@pytest.mark.parametrize(
    "front",
    [
        "---\nlayout: x\n---\n",
        "+++\nlayout = 'x'\n+++\n",
        '---\n"Full title": x\n...\n',
        "\n---\na.b: x\n---\n",
    ],
)
def test_settings_at_the_head_of_markdown_are_no_text(front: str) -> None:
    document = of_markdown(f"{front}\n{SENTENCE}\n")
    assert document.text == f"{SENTENCE}\n"
    assert document.notes[0].text.startswith("settings at the head of the file")


@pytest.mark.parametrize(
    "front",
    [
        "---\nlayout: post\ntitle: Rope *locker* [2] of <Elm>\n---\n",
        '---\nTitle: "Rope *locker* [2] of <Elm>"\nlayout: post\n---\n',
        "+++\ntitle = 'Rope *locker* [2] of <Elm>'\nlayout = 'post'\n+++\n",
    ],
)
def test_the_title_among_settings_is_the_title_of_the_text(front: str) -> None:
    document = of_markdown(f"{front}\n{SENTENCE}\n")
    assert document.text == f"Rope *locker* [2] of <Elm>\n\n{SENTENCE}\n"
    assert "layout" in document.notes[0].text
    assert "Rope" not in document.notes[0].text


def test_a_title_that_the_text_has_is_not_set_twice() -> None:
    for own in ("## Rope locker", "# The rope locker"):
        document = of_markdown(f"---\ntitle: Rope locker\n---\n{own}\n\n{SENTENCE}\n")
        assert document.text == f"{own.strip('# ')}\n\n{SENTENCE}\n"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        pytest.param(
            '"The warden\\u2019s book of\\\n  \\ the quay,\\_2031"',
            "The warden\u2019s book of the quay, 2031",
            id="signs and a line that goes on",
        ),
        pytest.param('"The \\"long\\" quay"', 'The "long" quay', id="quotes in quotes"),
        pytest.param('"Tide \\U0001F30A \\U10FFFFFF"', "Tide \U0001f30a 10FFFFFF", id="far signs"),
        pytest.param("'The warden''s book'", "The warden's book", id="two single quotes"),
        pytest.param("'The book \\u2019'", "The book \\u2019", id="no signs in single quotes"),
    ],
)
def test_a_title_says_what_its_quotes_stand_for(written: str, title: str) -> None:
    text = of_markdown(f"---\ntitle: {written}\ntags: quay\n---\n{SENTENCE}\n").text
    assert text.partition("\n")[0] == title


@pytest.mark.parametrize("title", ["", "|", ">", "[a, b]", "{a: b}"])
def test_a_title_that_is_no_line_of_words_stays_among_the_settings(title: str) -> None:
    document = of_markdown(f"---\ntitle: {title}\n---\n{SENTENCE}\n")
    assert document.text == f"{SENTENCE}\n"


def test_two_rulers_around_all_of_a_text_are_no_settings() -> None:
    document = of_markdown(f"---\n\nMark: good. {SENTENCE}\n\n---\n")
    assert document.text == f"Mark: good. {SENTENCE}\n"


def test_a_main_element_that_is_named_twice_is_one() -> None:
    page = f"<p>Help us improve.<main role=main><p>{SENTENCE}</main><p>What did you do?"
    assert of_html(page).text == SENTENCE + "\n"


def test_a_letterhead_that_nobody_wrote_as_markdown_keeps_its_lines() -> None:
    wrapped = "\n".join(["The boats of the harbour were clean and the crews of the boats well"] * 4)
    wrapped = f"{wrapped.replace('The', 'the')}\ntrained by all who were there."
    document = of_markdown(f"TOWN OF ALDER\nHARBOUR OFFICE\nAlder, 10007\nWhereas {wrapped}\n")
    said = " ".join(f"Whereas {wrapped}".split())
    assert document.text == f"TOWN OF ALDER\nHARBOUR OFFICE\nAlder, 10007\n{said}\n"


def test_lines_that_are_wrapped_in_markdown_run_on() -> None:
    wrapped = (
        "the boats of the harbour were clean and the crews of the boats\nWell trained and able"
    )
    document = of_markdown("\n".join([wrapped] * 4))
    assert "\n" not in document.text.strip()


def test_a_line_of_nothing_but_a_fixed_space_in_markdown_is_no_damage() -> None:
    document = of_markdown(f"{SENTENCE}\nThe last line:\n\u00a0 \nNext.\n")
    assert document.text.split()[-4:] == ["The", "last", "line:", "Next."]
