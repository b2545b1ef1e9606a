from jinja2 import Environment

from hmicdiff.template.jinja import literal, write
from hmicdiff.template.layout import Blank, LaidPassage, LaidReading, Layout
from hmicdiff.template.parse import parse
from hmicdiff.template.render import compiled, filled


def one(*parts: str | Blank, before: str = "\n\n", end: str = "\n") -> Layout:
    reading = LaidReading("a", parts)
    return Layout((LaidPassage("crews", before, (reading,)),), end)


def give(layout: Layout, **variables: str) -> str:
    values = {"variables": variables, "passages": {"crews": {}}, "own": []}
    return filled(compiled(write(layout)), values)


def test_words_of_jinja_are_words() -> None:
    text = "a {{ b }} {% c %} {# d #} {{{ } }} %} #} {"
    layout = one(text)
    assert give(layout) == f"\n\n{text}\n"
    assert parse(write(layout)).passages == layout.passages


def test_a_brace_beside_a_blank() -> None:
    layout = one("{", Blank("x", "x"), "}")
    assert give(layout, x="1") == "\n\n{1}\n"
    assert parse(write(layout)).passages == layout.passages


def test_what_nobody_sees_is_spelled_out() -> None:
    text = "  a\u00a0b\rc\td\x0be \\n \n"
    layout = one(text, before="\r\n\t", end="")
    assert "\r" not in write(layout)
    assert "\u00a0" not in write(layout)
    assert give(layout) == f"\r\n\t{text}"
    assert parse(write(layout)).passages == layout.passages


def test_names_that_jinja_would_look_up_otherwise() -> None:
    layout = one(*(Blank(name, name) for name in ("items", "copy", "2011", "a b", "Zoë")))
    names = {"items": "1", "copy": "2", "2011": "3", "a b": "4", "Zoë": "5"}
    assert give(layout, **names) == "\n\n12345\n"
    assert parse(write(layout)).passages == layout.passages


def test_a_space_comes_and_goes_with_what_is_filled_in() -> None:
    layout = one("on", Blank("x", "x", lead=" "), ", ", Blank("y", "y", gap=" "), "it")
    assert give(layout, x="us", y="of") == "\n\non us, of it\n"
    assert give(layout, x="", y="") == "\n\non, it\n"
    assert parse(write(layout)).passages == layout.passages


def test_one_variable_in_two_forms() -> None:
    layout = one(Blank("x", "x"), " and ", Blank("x__2", "x", lead=" "))
    assert give(layout, x="Tarn") == "\n\nTarn and  Tarn\n"
    values = {
        "variables": {"x": "Tarn Boats"},
        "passages": {"crews": {"values": {"x__2": "Tarn"}}},
        "own": [],
    }
    assert filled(compiled(write(layout)), values) == "\n\nTarn Boats and  Tarn\n"
    assert parse(write(layout)).passages == layout.passages


def test_all_of_a_layout_is_read_back() -> None:
    readings = (LaidReading("a", ("Yes.",)), LaidReading("b", ("No.",), also=("crews",)))
    layout = Layout(
        (
            LaidPassage("boats", "", readings, optional=True),
            LaidPassage("crews", "\n- ", (LaidReading("a", ("All.",)),)),
            LaidPassage("notes", " ", (LaidReading("a", ("End",)),)),
        ),
        "\n\n",
    )
    assert parse(write(layout)) == layout


def test_separators_have_names() -> None:
    assert 'passage("crews", "a", item)' in write(one("All.", before="\n- "))
    assert 'passage("crews", "a", "\\n\\n- ")' in write(one("All.", before="\n\n- "))


def test_a_literal_is_what_jinja_reads() -> None:
    text = "".join(map(chr, (*range(1, 0x180), 0x2028, 0xFEFF, 0x1F600)))
    assert Environment().from_string(f"{{{{ {literal(text)} }}}}").render() == text  # noqa: S701
