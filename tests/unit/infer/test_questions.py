"""What leads in a passage of values, and what a form's questions are answered with."""

from hmicdiff.infer.questions import leads, questions
from hmicdiff.model.analysis import Analysis
from hmicdiff.pipeline import analyze
from tests.support import family

LICENCES = (
    "No",
    "Yes",
    "No",
    "No",
    "Yes",
    "No, but the harbour board may grant one in the spring.",
)


def forms(answers: tuple[str, ...]) -> list[str]:
    return [
        "\n\n".join(
            [
                "Berth form",
                "Which boat is it?",
                name,
                "Do you hold a licence? If so, please say so below.",
                *([answer] if answer else []),
                "The form was read by the harbour board and filed in the tower.",
            ]
        )
        for name, answer in zip(
            ("Alder", "Birch", "Cobble", "Dunlin", "Elder", "Fenwick"), answers, strict=True
        )
    ]


def stated(analysis: Analysis, label: str) -> list[str | None]:
    columns = [column.variable for column in analysis.facts.columns if column.label == label]
    assert len(columns) == 1, [column.label for column in analysis.facts.columns]
    cells = (
        {cell.variable: cell.text for cell in row.cells}.get(columns[0])
        for row in analysis.facts.rows
    )
    return sorted(cells, key=str)


def test_a_question_that_goes_on_is_the_name_of_its_answers() -> None:
    assert stated(analyze(family(*forms(LICENCES))), "Do you hold a licence? …") == sorted(LICENCES)


def test_what_is_not_answered_is_not_taken_from_what_the_template_says_next() -> None:
    texts = forms((*LICENCES[:4], "", LICENCES[5]))
    found = stated(analyze(family(*texts)), "Do you hold a licence? …")
    assert found == sorted([*LICENCES[:4], None, LICENCES[5]], key=str)


def test_questions_have_the_last_passage_before_their_answer() -> None:
    template = analyze(family(*forms(LICENCES))).template
    by_words = {lead.words: lead for lead in questions(template).values()}
    assert set(by_words) == {"Which boat is it?", "Do you hold a licence?"}
    last = {passage.id: passage.main.pattern for passage in template.passages}
    assert last[by_words["Do you hold a licence?"].last] == "If so, please say so below."


def test_a_whole_sentence_leads_in_nothing() -> None:
    template = analyze(family(*forms(LICENCES))).template
    assert all(lead is None or not lead.words.endswith("tower.") for lead in leads(template))


def test_an_answer_may_go_over_several_lines() -> None:
    long = LICENCES[5].replace(" may ", "\nmay ")
    found = stated(analyze(family(*forms((*LICENCES[:5], long)))), "Do you hold a licence? …")
    assert found == sorted([*LICENCES[:5], long])
