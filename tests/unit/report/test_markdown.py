import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from hmicdiff.report import markdown
from tests import analyses, tables
from tests.support import of_seeds

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SPECIAL = st.text(alphabet="ab1.)#*_~`<>|[]()!&{}\\-+=: \n\t/$", max_size=30)


def rendered(text: str) -> list[Token]:
    return [part for token in PARSER.parse(text) for part in ([token, *(token.children or [])])]


def said(text: str) -> str:
    return "".join(token.content for token in rendered(text) if token.type == "text")


@given(SPECIAL)
def test_escaped_text_shows_as_itself(text: str) -> None:
    shown = markdown.escape(text)
    kinds = {token.type for token in rendered(shown)}
    assert kinds <= {"paragraph_open", "inline", "text", "text_special", "paragraph_close"}
    assert said(shown) == " ".join(text.split())


@given(SPECIAL)
def test_escaped_text_stays_in_its_cell(text: str) -> None:
    table = f"| a | b |\n| --- | --- |\n| {markdown.escape(text)} | end |\n"
    assert sum(token.type == "td_open" for token in rendered(table)) == 2


@given(SPECIAL)
def test_code_shows_as_itself(text: str) -> None:
    words = " ".join(text.split()).replace("|", "¦")
    if words:
        spans = [one for one in rendered(markdown.code(text)) if one.type == "code_inline"]
        assert [one.content for one in spans] == [words]


def test_links_and_mentions_are_not_made() -> None:
    assert markdown.escape("see http://a.example or www.a.example") == (
        "see http:\\//a.example or www\\.a.example"
    )


@pytest.mark.parametrize(
    "make",
    [analyses.family, analyses.with_stranger, analyses.alone, analyses.empty, tables.table],
)
def test_releases_cannot_add_markup(make: object) -> None:
    assert callable(make)
    tokens = rendered(markdown.present(make()))
    blocks = [token for token in tokens if token.type == "html_block"]
    inline = [token.content for token in tokens if token.type == "html_inline"]
    assert blocks == []
    assert all(one.startswith("<a id=") or one == "</a>" for one in inline)
    assert all(
        str(token.attrs["href"]).startswith("#") for token in tokens if token.type == "link_open"
    )


def test_the_report_has_its_parts() -> None:
    text = markdown.present(analyses.family())
    assert text.startswith("# 4 documents (txt), 48% boilerplate\n\n**4 releases; 6 passages:")
    for heading in ("## Dover", "### Not here", "## The template"):
        assert f"\n{heading}\n" in text
    assert "\n## What stands out\n" in markdown.present(of_seeds())
    assert "> Cork opens ~~all~~ its pools" in text
    assert "`{city}` opens its pools (4/4)" in text
    assert "| [Dover](#dover) | `dover.txt` | 0 | 0 | 1 | 0 | 1 | 0 | 1 | 0 | 0 | 0 | 93% |" in text


def test_a_quote_keeps_its_lines() -> None:
    assert markdown.lines("Missing are\n- a beam\n- a rope") == (
        "Missing are\\\n   \\- a beam\\\n   \\- a rope"
    )


def test_findings_are_list_items_with_their_quotes_inside() -> None:
    level = 0
    for token in PARSER.parse(markdown.present(analyses.family())):
        if token.type == "blockquote_open" and token.level:
            level += 1
    assert level == 7


def cells(text: str) -> list[list[str]]:
    found: list[list[str]] = []
    for token in PARSER.parse(text):
        if token.type == "tr_open":
            found.append([])
        elif token.type == "inline" and token.level == 4 and found:
            found[-1].append("".join(part.content for part in token.children or []))
    return found


def test_the_facts_are_a_table() -> None:
    head, ada, bern, cork, *_ = cells(markdown.facts(tables.table()))
    assert head == ["release", "posts", "filled", "cost", "share", "staff", "remark"]
    assert ada[:6] == ["Ada", "4", "4 - 1 = 3", "£1,200,000", "5%", "increase"]
    assert bern[:5] == ["Bern", "0", "86 of 88", "-3", "0.5%"]
    assert cork == ["Cork", "900 [1]", *["not found"] * 5]


def test_the_notes_and_the_words_around_stand_below() -> None:
    text = markdown.facts(tables.table())
    assert "\n- \\[1\\] `posts`, Cork: far from the middle, 4 (n = 6)\n" in text
    assert "\n- `filled`: of the posts … have been filled\n" in text
    assert "\n- `remark`: \\=1+1\n" in text
    assert "> **Note:** A notice with \\<em\\>markup\\</em\\>.\n" in text


def test_releases_cannot_add_markup_to_the_facts() -> None:
    tokens = rendered(markdown.facts(tables.table()))
    assert not {"html_block", "html_inline", "link_open", "image"} & {one.type for one in tokens}
    rows = cells(markdown.facts(tables.table()))
    assert {len(row) for row in rows} == {7}


def test_the_report_has_the_table_and_each_row_by_itself() -> None:
    text = markdown.present(tables.table())
    assert text.index("\n## Facts\n") < text.index("\n## Ada\n")
    assert "- `filled`: **4 - 1 = 3** (“all but one”, line 7)\n" in text
    assert "- `posts`: **900** (line 3); far from the middle, 4 (n = 6)\n" in text


def test_without_columns_that_is_said() -> None:
    assert "in a table." in markdown.facts(analyses.alone())
    assert "## Facts" not in markdown.present(analyses.alone())


def test_the_overview_is_a_table() -> None:
    rows = cells(markdown.present(analyses.family()))
    assert [row[0] for row in rows[:5]] == ["release", "Bern <b>", "cork", "Dover", "Ada"]
    assert [row[-1] for row in rows[:5]] == ["boilerplate", "22%", "59%", "93%", "96%"]
