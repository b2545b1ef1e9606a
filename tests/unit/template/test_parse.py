import pytest

from hmicdiff.errors import TemplateFormatError
from hmicdiff.template.jinja import write
from hmicdiff.template.layout import Blank, LaidPassage, LaidReading, Layout
from hmicdiff.template.parse import parse

PASSAGE = LaidPassage("crews", "\n\n", (LaidReading("a", ("All ", Blank("x", "x"), ".")),))
TEMPLATE = write(Layout((PASSAGE,), "\n"))


def test_a_person_may_lay_the_file_out_anew() -> None:
    edited = TEMPLATE.replace(
        "-%}\nAll {{ v.x }}.\n{%- endcall -%}", "%}All {{v['x']}}.{% endcall -%}"
    )
    assert edited != TEMPLATE
    assert parse(edited).passages == (PASSAGE,)


def test_separators_can_be_set_otherwise() -> None:
    edited = TEMPLATE.replace('"\\n\\n", "\\n- "', '"\\r\\n", "\\n* "')
    assert parse(edited).passages[0].before == "\r\n"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        pytest.param("{%- endcall -%}", "", "line ", id="no end"),
        pytest.param("format 1", "format 2", "has format 2", id="format"),
        pytest.param("All {{", "{% if v.y %}All{% endif %} {{", "line ", id="condition"),
        pytest.param("{{ v.x }}", "{{ v.x | upper }}", "holds words and {{ v.name }}", id="filter"),
        pytest.param('"a", paragraph', '"a", nothing', "needs a text as its before", id="before"),
        pytest.param('"crews", "a"', '"crews", letter', "a text as its reading", id="letter"),
        pytest.param('passage("crews"', "passage(crews", "needs a text as its id", id="id"),
        pytest.param("\n{#- , ", "\nWords.\n{#- , ", "outside of all passages", id="outside"),
    ],
)
def test_what_cannot_be_read_back(old: str, new: str, words: str) -> None:
    assert old in TEMPLATE or old == "\n{#- , "
    edited = TEMPLATE.replace(old, new) if old in TEMPLATE else _with_words(TEMPLATE)
    with pytest.raises(TemplateFormatError) as caught:
        parse(edited)
    assert words in str(caught.value)


def _with_words(template: str) -> str:
    return template.replace("{%- call(v)", "Words.\n{%- call(v)")


def test_two_readings_of_one_letter() -> None:
    block = TEMPLATE[TEMPLATE.index("{%- call(v)") : TEMPLATE.index("{%- endcall -%}") + 15]
    with pytest.raises(TemplateFormatError, match="two readings of one letter"):
        parse(TEMPLATE.replace(block, block + block))


def test_a_passage_in_two_places() -> None:
    block = TEMPLATE[TEMPLATE.index("{%- call(v)") : TEMPLATE.index("{%- endcall -%}") + 15]
    other = block.replace("crews", "boats")
    with pytest.raises(TemplateFormatError, match="crews stands in 2 places"):
        parse(TEMPLATE.replace(block, block + other + block))


def test_any_other_template() -> None:
    with pytest.raises(TemplateFormatError, match="has no passages"):
        parse("Dear {{ name }},\n")


def test_a_template_of_nothing_shared() -> None:
    assert parse(write(Layout((), "\n"))) == Layout((), "\n")
