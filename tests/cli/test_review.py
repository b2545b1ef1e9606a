import json
import shutil
from pathlib import Path

import pytest

from hmicdiff.commands import review as command
from hmicdiff.review.questions import MOST
from tests.cli.conftest import Run
from tests.support import DATA, SEEDS

HEDGE = DATA / "dropped-hedge"
SETTINGS = Path("hmicdiff.toml")
CARRIED = "The company has carried out drills on every boat since the spring of last year."
TRAINED = "Since the spring all crews of the company have trained for drills at sea."


@pytest.fixture
def sources() -> Path:
    """Return a family with two sentences that may be one, in the folder that the test stands in."""
    folder = Path(shutil.copytree(HEDGE, "sources"))
    for number, file in enumerate(sorted(folder.iterdir())):
        text = file.read_text(encoding="utf-8")
        said = CARRIED if number else TRAINED
        file.write_text(text.replace("Notes to editors", f"{said}\n\nNotes to editors"), "utf-8")
    return folder


def asked(listed: str) -> dict[str, list[str]]:
    """Return the questions of a list by their ids, each with its lines."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in listed.splitlines():
        if line.endswith(" ="):
            found[line.removesuffix(" =")], lines = lines, []
        elif line.startswith("# "):
            lines.append(line)
    return found


def about(listed: str, *words: str) -> str:
    """Return the id of the question that has all these words."""
    (name,) = [
        name
        for name, lines in asked(listed).items()
        if all(word in " ".join(lines) for word in words)
    ]
    return name


def passages(run: Run, sources: Path) -> tuple[set[str], set[str]]:
    analysis = json.loads(run("report", sources, "-f", "json", "-q").out)
    found: dict[str, set[str]] = {CARRIED: set(), TRAINED: set()}
    for release in analysis["releases"]:
        for each in release["sentences"]:
            text = release["text"][each["start"] : each["end"]]
            if text in found:
                found[text].update(each["passages"])
    return found[CARRIED], found[TRAINED]


def test_a_list_can_be_filled_in_and_given_back(run: Run, sources: Path) -> None:
    listed = run("review", sources)
    assert (listed.status, listed.err) == (0, "")
    name = about(listed.out, CARRIED, TRAINED)
    one, other = passages(run, sources)
    was_one = bool(one & other)
    answers = Path("answers.txt")
    answer = "no" if was_one else "yes"
    answers.write_text(listed.out.replace(f"{name} =", f"{name} = {answer}"), encoding="utf-8")
    ran = run("review", sources, "--answers", answers)
    assert ran.status == 0
    assert SETTINGS.read_text(encoding="utf-8") == ran.out
    assert ("[[corrections.different]]" if was_one else "[[corrections.same]]") in ran.out
    one, other = passages(run, sources)
    assert bool(one & other) is not was_one
    again = run("review", sources)
    assert name not in asked(again.out)


def test_a_judgement_that_is_right_is_not_asked_about_again(run: Run, sources: Path) -> None:
    listed = run("review", sources).out
    name = about(listed, CARRIED, TRAINED)
    one, other = passages(run, sources)
    Path("answers.txt").write_text(f"{name} = {'yes' if one & other else 'no'}", encoding="utf-8")
    assert run("review", sources, "--answers", "answers.txt").status == 0
    assert passages(run, sources) == (one, other)
    assert name not in asked(run("review", sources).out)


def test_questions_come_by_what_is_to_gain_and_no_more_than_asked_for(run: Run) -> None:
    every = list(asked(run("review", SEEDS).out))
    assert len(every) > 2
    assert list(asked(run("review", SEEDS, "--count", 2).out)) == every[:2]
    assert command.MOST == MOST


def test_parted_documents_and_shared_subjects_are_asked_about(run: Run) -> None:
    sources = Path(shutil.copytree(SEEDS, "sources"))
    shutil.copy(HEDGE / "tarn.txt", sources / "zz.txt")
    listed = run("review", sources, "--count", 100).out
    name = about(listed, "zz.txt:1", "copies of one template")
    Path("answers.txt").write_text(f"{name} = yes\n", encoding="utf-8")
    assert "[[corrections.family]]" in run("review", sources, "--answers", "answers.txt").out
    analysis = json.loads(run("report", sources, "-f", "json", "-q").out)
    assert not any(release["stranger"] for release in analysis["releases"])
    assert "zz.txt" not in run("review", sources, "--count", 100).out.replace("zz.txt:", "")


def test_what_is_not_asked_any_more_is_told(run: Run, sources: Path) -> None:
    Path("answers.txt").write_text("0000abcd = yes  # old\n", encoding="utf-8")
    ran = run("review", sources, "--answers", "answers.txt")
    assert ran.status == 0
    assert "0000abcd is not asked any more" in ran.err
    assert "no answer corrects anything" in ran.err
    assert not SETTINGS.exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("abcd = perhaps", "line 1: 'perhaps' is no answer; write yes or no"),
        (None, "cannot be read"),
    ],
)
def test_answers_that_are_none_are_told_with_their_file(
    run: Run, sources: Path, text: str | None, says: str
) -> None:
    if text is not None:
        Path("answers.txt").write_text(text, encoding="utf-8")
    ran = run("review", sources, "--answers", "answers.txt")
    assert (ran.status, ran.out) == (2, "")
    assert "answers.txt: " in ran.err
    assert says in ran.err


def test_where_nothing_is_in_doubt_nothing_is_asked(run: Run) -> None:
    Path("letters").mkdir()
    for name in ("Ann", "Bo", "Cy"):
        Path(f"letters/{name}.txt").write_text(f"Dear {name}, it is granted.", encoding="utf-8")
    ran = run("review", "letters")
    assert (ran.status, ran.out) == (0, "")
    assert "there is nothing to ask" in ran.err
