import pytest

from hmicdiff.read.conventions import Conventions
from hmicdiff.read.segment import Segmenter
from tests.support import release, said


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("It rained. It snowed.", ["It rained.", "It snowed."], id="two"),
        pytest.param(
            "It rained for 1.5 years. 30% of it was snow.",
            ["It rained for 1.5 years.", "30% of it was snow."],
            id="a short word that is no abbreviation before a number",
        ),
        pytest.param(
            "Old Mill, L.P. (the mill) grinds rye.",
            ["Old Mill, L.P. (the mill) grinds rye."],
            id="a small letter behind a bracket",
        ),
        pytest.param("It rained for 3.5 days.", ["It rained for 3.5 days."], id="decimal"),
        pytest.param(
            "Mr. Green met Dr. Brown. They talked.",
            ["Mr. Green met Dr. Brown.", "They talked."],
            id="titles",
        ),
        pytest.param(
            "Boats, crews, etc. were seen. All was well.",
            ["Boats, crews, etc. were seen.", "All was well."],
            id="abbreviation",
        ),
        pytest.param(
            "All but one\n of which have been approved. The rest was not.",
            ["All but one\n of which have been approved.", "The rest was not."],
            id="soft line break",
        ),
        pytest.param(
            "检查员访问了港口。他们发现12艘船。没有人受伤！船员接受了培训。",
            ["检查员访问了港口。", "他们发现12艘船。", "没有人受伤！", "船员接受了培训。"],
            id="stops that no space follows",
        ),
        pytest.param(
            "検査官は港を訪れた。「誰も怪我をしなかった。」と言った。",
            ["検査官は港を訪れた。", "「誰も怪我をしなかった。」と言った。"],
            id="a quotation that a sentence goes on after",
        ),
        pytest.param(
            "هل كان القارب نظيفا؟ نعم كان نظيفا.",
            ["هل كان القارب نظيفا؟", "نعم كان نظيفا."],
            id="an Arabic question",
        ),
        pytest.param(
            "“It works.” They agreed.", ["“It works.”", "They agreed."], id="closing quote mark"
        ),
        pytest.param(
            "Er rief: „Wir kommen.“ Das Tor blieb zu. „Halt!“ rief Anna.",
            ["Er rief: „Wir kommen.“", "Das Tor blieb zu.", "„Halt!“ rief Anna."],
            id="a German quotation ends a sentence, but not before who said it",
        ),
        pytest.param(
            "Is smoking allowed? No. Pipes stay in chest No. 5 at No. Ten by door No. X.",
            ["Is smoking allowed?", "No.", "Pipes stay in chest No. 5 at No. Ten by door No. X."],
            id="an answer, and short for number",
        ),
        pytest.param(
            "Section 1. It is open for all days that follow. \u00a7 2. It ends today. Nobody may.",
            [
                "Section 1. It is open for all days that follow.",
                "\u00a7 2. It ends today.",
                "Nobody may.",
            ],
            id="the number of a section belongs to what it counts",
        ),
        pytest.param("No stop at the end", ["No stop at the end"], id="lost stop"),
        pytest.param("See www.example.org for more.", ["See www.example.org for more."], id="web"),
        pytest.param("  It rained.  \n\n  It snowed. ", ["It rained.", "It snowed."], id="spaces"),
        pytest.param("- 1. It rained.\n- 2. It snowed.", ["It rained.", "It snowed."], id="marker"),
    ],
)
def test_sentences(text: str, wanted: list[str]) -> None:
    assert said(text) == wanted


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_are_counted_from_one(ends: str) -> None:
    text = "Title here\n\nIt rained.\n\nIt snowed and\nit blew. It cleared."
    lines = [sentence.line for sentence in release(text.replace("\n", ends)).sentences]
    assert lines == [1, 3, 5, 6]


def test_the_same_words_are_one_wording() -> None:
    first, second = release("It rained. It rained.").sentences
    assert first.wording is second.wording


def test_of_a_sentence_without_an_end_each_line_is_one() -> None:
    log = "\n".join(f"| gate {number} opened by the wheel" for number in range(9))
    found = Segmenter(Conventions(()), longest=100).spans(log)
    assert [log[a:b] for a, b in found] == log.split("\n")
    assert len(Segmenter(Conventions(()), longest=1000).spans(log)) < 9


def test_a_text_without_spaces_is_looked_at_once() -> None:
    # from each of its letters anew it would take minutes
    text = "oar" * 50_000
    assert Segmenter(Conventions(())).spans(text) == [(0, len(text))]
