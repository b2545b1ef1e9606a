"""A layout filled in by the program itself gives what its template file gives in Jinja."""

from typing import Any

import pytest

from hmicdiff.structs import replace
from hmicdiff.template.export import export
from hmicdiff.template.fill import filled_in
from hmicdiff.template.jinja import write
from hmicdiff.template.layout import Blank, LaidPassage, LaidReading, Layout
from hmicdiff.template.proof import rebuilt
from hmicdiff.template.render import compiled, filled
from hmicdiff.template.store import values_object
from hmicdiff.template.values import Own, Said, Values
from tests.support import of_seeds

CREWS = LaidPassage(
    "crews",
    "\n- ",
    (
        LaidReading("a", ("Of ", Blank("x", "x"), " crews", Blank("y__2", "y", lead=", "), ".")),
        LaidReading("b", ("No crews {{ here }}.",)),
    ),
)
BOATS = LaidPassage("boats", " ", (LaidReading("a", (Blank("y", "y", gap=" "), "boats\n")),))
LAYOUT = Layout((CREWS, BOATS), "\n")
USUAL = Values("tarn", {"x": "two", "y": "many"}, {"crews": Said(), "boats": Said()})


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        pytest.param({}, "\n- Of two crews, many. many boats\n\n", id="usual"),
        pytest.param({"end": ""}, "\n- Of two crews, many. many boats\n", id="another end"),
        pytest.param(
            {"newline": "\r\n"}, "\r\n- Of two crews, many. many boats\r\n\r\n", id="line ends"
        ),
        pytest.param({"passages": {"boats": Said()}}, " many boats\n\n", id="lacks one"),
        pytest.param(
            {"passages": {"crews": Said("b", before="")}}, "No crews {{ here }}.\n", id="reading"
        ),
        pytest.param(
            {"passages": {"crews": Said(values={"y__2": "", "x": "six"})}},
            "\n- Of six crews.\n",
            id="values",
        ),
        pytest.param(
            {"passages": {"crews": Said(values={"y": "few"})}},
            "\n- Of two crews, few.\n",
            id="another form",
        ),
        pytest.param(
            {"passages": {"crews": Said(written="{% x %}\n")}}, "\n- {% x %}\n\n", id="written"
        ),
        pytest.param(
            {
                "passages": {"boats": Said()},
                "own": (Own("boats", "", "C"), Own(None, "<", "A"), Own("boats", "!", "D")),
            },
            "<A many boats\nC!D\n",
            id="own",
        ),
        pytest.param(
            {"passages": {}, "own": (Own("crews", "", "lost"),)}, "\n", id="own of what is lacking"
        ),
    ],
)
def test_it_gives_what_jinja_gives(changes: dict[str, Any], text: str) -> None:
    values = replace(USUAL, **changes)
    assert filled_in(LAYOUT, values) == text
    assert filled(compiled(write(LAYOUT)), values_object(values)) == text


def test_a_release_that_does_not_come_again_is_not_counted() -> None:
    analysis = of_seeds()
    exported = export(analysis)
    first, *others = exported.values
    passage, said = next((p, s) for p, s in first.passages.items() if s.written is None)
    wrong = replace(first, passages={**first.passages, passage: replace(said, written="Lost.")})
    assert rebuilt(analysis, exported) == 5
    assert rebuilt(analysis, replace(exported, values=(wrong, *others))) == 4
