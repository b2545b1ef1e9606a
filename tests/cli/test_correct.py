import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from hmicdiff.commands import correct
from tests.cli.conftest import Ran, Run
from tests.support import DATA, SEEDS

HEDGE = DATA / "dropped-hedge"
SETTINGS = Path("hmicdiff.toml")
COMPLAINTS = "Complaints by passengers are answered within ten days"
DECKHANDS = "New deckhands are trained in first aid"


@pytest.fixture
def sources() -> Path:
    """Return a family that may be changed, in the folder that the test stands in."""
    return Path(shutil.copytree(HEDGE, "sources"))


def report(run: Run, sources: Path) -> dict[str, Any]:
    ran = run("report", sources, "-f", "json", "-q")
    assert ran.status == 0
    return dict(json.loads(ran.out))


def passages(analysis: dict[str, Any], source: str, words: str) -> set[str]:
    """Return what the sentence of a file that begins with these words says."""
    release = next(each for each in analysis["releases"] if each["source"] == source)
    return {
        passage
        for each in release["sentences"]
        if release["text"][each["start"] :].startswith(words)
        for passage in each["passages"]
    }


def said(run: Run, *arguments: object) -> Ran:
    ran = run("correct", *arguments)
    assert ran.status == 0, ran
    return ran


def test_two_sentences_are_the_same_passage_from_then_on(run: Run, sources: Path) -> None:
    before = report(run, sources)
    one = passages(before, "tarn.txt", COMPLAINTS)
    assert one.isdisjoint(passages(before, "holm.txt", DECKHANDS))
    said(run, "same", sources, "tarn", COMPLAINTS, "holm", DECKHANDS)
    after = report(run, sources)
    assert passages(after, "tarn.txt", COMPLAINTS) & passages(after, "holm.txt", DECKHANDS)
    assert after["lossless"]["rebuilt"] == 5


def test_two_sentences_are_two_passages_from_then_on(run: Run, sources: Path) -> None:
    before = report(run, sources)
    assert passages(before, "tarn.txt", DECKHANDS) == passages(before, "holm.txt", DECKHANDS)
    said(run, "different", sources, "tarn", DECKHANDS, "holm", DECKHANDS)
    after = report(run, sources)
    mine, theirs = (passages(after, f"{name}.txt", DECKHANDS) for name in ("tarn", "holm"))
    assert mine.isdisjoint(theirs)


def test_a_subject_is_what_it_is_said_to_be(run: Run, sources: Path) -> None:
    said(run, "subject", sources, "tarn.txt", "the  harbour board")
    release = next(
        each for each in report(run, sources)["releases"] if each["source"] == "tarn.txt"
    )
    assert (release["subject"], release["id"]) == ("the harbour board", "the-harbour-board")


def test_words_that_are_fixed_are_no_value_any_more(run: Run, sources: Path) -> None:
    told = "the company told the harbour board of nine groundings"

    def slots(analysis: dict[str, Any]) -> list[str]:
        tarn = next(each for each in analysis["releases"] if each["source"] == "tarn.txt")
        return [each["text"] for each in tarn["values"]]

    assert "nine" in slots(report(run, sources))
    said(run, "fixed", sources, "tarn", told, "nine")
    after = report(run, sources)
    assert "nine" not in slots(after)
    assert after["lossless"]["rebuilt"] == 5


def test_a_column_is_called_what_it_is_said_to_be(run: Run, sources: Path) -> None:
    SETTINGS.write_text("# ours\n[names]\n# more to come\n", encoding="utf-8")
    columns = [each["variable"] for each in report(run, sources)["facts"]["columns"]]
    said(run, "name", sources, columns[0], "things that run aground")
    assert SETTINGS.read_text(encoding="utf-8") == (
        f'# ours\n[names]\n{columns[0]} = "things that run aground"\n# more to come\n'
    )
    after = [each["variable"] for each in report(run, sources)["facts"]["columns"]]
    assert "things that run aground" in after
    ran = run("correct", "name", sources, "things that run aground", "other")
    assert (ran.status, ran.out) == (2, "")


def test_a_finding_that_is_right_is_counted_and_listed_and_not_told(
    run: Run, sources: Path
) -> None:
    before = report(run, sources)
    first = before["findings"][0]
    words = first["quote"] or first["expected"]
    source = next(e["source"] for e in before["releases"] if e["id"] == first["release"])
    said(run, "right", sources, source, first["kind"], words)
    after = report(run, sources)
    assert len(after["findings"]) == len(before["findings"]) - 1
    assert [(each["kind"], each["quote"]) for each in after["right"]] == [
        (first["kind"], first["quote"])
    ]
    assert after["notices"][0].startswith("1 finding is right as it stands")
    for form in ("html", "md", "text"):
        assert "1 finding is right as it" in run("report", sources, "-f", form, "-q", "-o", "-").out


def test_releases_of_one_family_are_not_parted(run: Run) -> None:
    sources = Path(shutil.copytree(SEEDS, "sources"))
    shutil.copytree(HEDGE, sources / "more")
    assert len(report(run, sources)["families"]) == 2
    said(run, "family", sources, "tarn.txt", "000_8c3b727bb6bd96ae.txt")
    assert len(report(run, sources)["releases"]) == 10


def test_corrections_hold_when_releases_come_and_in_a_check(run: Run, sources: Path) -> None:
    tarn = sources / "tarn.txt"
    text = tarn.read_text(encoding="utf-8")
    tarn.unlink()
    assert run("baseline", sources, "-o", "base.json").status == 0
    own = "Its oldest boat was sold to a museum."
    tarn.write_text(text.replace("Notes to editors", f"{own}\n\nNotes to editors"), "utf-8")
    checked = run("check", sources, "--baseline", "base.json")
    assert checked.status == 1
    assert own in checked.out
    said(run, "right", sources, "tarn", "extra", own)
    checked = run("check", sources, "--baseline", "base.json", "-f", "json")
    found = [each for each in json.loads(checked.out)["findings"] if each["quote"] == own]
    assert [each["accepted"] for each in found] == [True]
    said(run, "same", sources, "tarn", own, "holm", COMPLAINTS)
    after = report(run, sources)
    assert passages(after, "tarn.txt", own) & passages(after, "holm.txt", COMPLAINTS)


def test_what_does_not_apply_any_more_is_named_in_reports_and_checks(
    run: Run, sources: Path
) -> None:
    assert run("baseline", sources, "-o", "base.json").status == 0
    said(run, "same", sources, "tarn", COMPLAINTS, "holm", DECKHANDS)
    said(run, "subject", sources, "tarn", "Calm Water")
    tarn = sources / "tarn.txt"
    text = tarn.read_text(encoding="utf-8")
    tarn.write_text(
        text.replace("Complaints by", "Letters of").replace("Calm Water", "It"), "utf-8"
    )
    for ran in (
        run("report", sources, "-f", "json"),
        run("check", sources, "--baseline", "base.json"),
        run("check", sources, "--baseline", "base.json", "-f", "sarif"),
    ):
        told = " ".join(ran.err.split())
        assert "a correction does not apply: tarn.txt has no such sentence: “Complaints by" in told
        assert "tarn.txt does not say its subject: “Calm Water”" in told
    tarn.unlink()
    assert "tarn.txt is not among the documents" in run("report", sources, "-f", "json").err


def test_what_contradicts_another_correction_is_named(run: Run, sources: Path) -> None:
    pair = ("tarn", DECKHANDS, "holm", DECKHANDS)
    said(run, "different", sources, *pair)
    said(run, "same", sources, *pair)
    assert "is said to be the same as" in run("report", sources, "-f", "json").err


def test_the_lines_stand_behind_what_is_there_and_only_once(run: Run, sources: Path) -> None:
    SETTINGS.write_text('# ours\n[slips]\nhyphen = "off"\n', encoding="utf-8")
    quote = 'He said: "The C:\\ drive".'
    with (sources / "tarn.txt").open("a", encoding="utf-8") as file:
        file.write(f"\n\n{quote}\n")
    for _ in range(2):
        ran = run("correct", "different", sources, "tarn", quote, "holm", DECKHANDS)
        assert ran.status == 0
    assert "has that already" in ran.err
    text = SETTINGS.read_text(encoding="utf-8")
    assert text.startswith('# ours\n[slips]\nhyphen = "off"\n\n[[corrections.different]]\n')
    (only,) = tomllib.loads(text)["corrections"]["different"]
    assert only["one"] == {"release": "tarn.txt", "quote": quote}
    assert only["two"]["quote"].startswith(DECKHANDS)


def test_settings_beside_the_documents_are_those_that_are_written(run: Run, sources: Path) -> None:
    beside = sources / "hmicdiff.toml"
    beside.write_text("", encoding="utf-8")
    said(run, "subject", sources, "tarn", "Calm Water")
    assert not SETTINGS.exists()
    assert "Calm Water" in beside.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("same", "tarn", "nothing of the kind", "holm", DECKHANDS), "no sentence, or more than"),
        (("same", "tarn", DECKHANDS, "tarn", DECKHANDS), "is one sentence, and not two"),
        (("same", "tarn", DECKHANDS), "same takes PATH RELEASE QUOTE RELEASE QUOTE"),
        (("subject", "nobody", "x"), "'nobody' is none of the documents"),
        (("subject", ".txt", "x"), "can be any of"),
        (("subject", "tarn", "The Moon"), "does not say “The Moon”"),
        (("fixed", "tarn", DECKHANDS, "a moon"), "does not stand in the sentence"),
        (("name", "moons", "x"), "no variable 'moons'; there are "),
        (("right", "tarn", "extra", "The moon"), "no finding of the kind 'extra'"),
    ],
    ids=lambda given: given if isinstance(given, str) else " ".join(given[:2]),
)
def test_what_is_not_there_is_told_in_one_line_and_nothing_is_written(
    run: Run, sources: Path, arguments: tuple[str, ...], says: str
) -> None:
    kind, *words = arguments
    ran = run("correct", kind, sources, *words)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err
    assert ran.err.count("\n") == 1
    assert not SETTINGS.exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[corrections]\nsame = 3\n", "corrections] is not what  hmicdiff correct  writes"),
        ("[[corrections.sames]]\none = 1\n", "sames"),
        ('[[corrections.right]]\nrelease = "x"\n', "kind"),
    ],
)
def test_what_is_no_correction_is_told_with_its_file(
    run: Run, sources: Path, text: str, says: str
) -> None:
    SETTINGS.write_text(text, encoding="utf-8")
    ran = run("report", sources, "-f", "json")
    assert (ran.status, ran.out) == (2, "")
    assert "hmicdiff.toml: " in ran.err
    assert says in ran.err


def test_settings_that_cannot_take_the_lines_stay_as_they_are(run: Run, sources: Path) -> None:
    text = '[corrections]\nsubject = [{ release = "tarn.txt", subject = "Calm Water" }]\n'
    SETTINGS.write_text(text, encoding="utf-8")
    ran = run("correct", "subject", sources, "holm", "Calm Water")
    assert ran.status == 2
    assert "nothing was written" in ran.err
    assert SETTINGS.read_text(encoding="utf-8") == text


def test_a_large_family_says_that_it_is_not_corrected(run: Run) -> None:
    letter = "Dear A{0}, your permit {0} is granted. It is valid for one year."
    Path("letters").mkdir()
    for at in range(1001):
        Path(f"letters/{at}.txt").write_text(letter.format(at), encoding="utf-8")
    SETTINGS.write_text(
        '[[corrections.subject]]\nrelease = "1.txt"\nsubject = "A1"\n', encoding="utf-8"
    )
    first = run("report", "letters", "-o", "out.json").err.splitlines()[0]
    assert "of more than 1000 files [corrections] are not applied" in first


def test_every_kind_is_told_in_help(run: Run) -> None:
    shown = run("correct", "--help").out
    assert all(f"  {kind} " in shown for kind in correct.ARGUMENTS)


def test_a_kind_is_called_as_reports_call_it(run: Run) -> None:
    ran = said(run, "right", SEEDS, "northamptonshire", "slip", "Self- Assessment")
    assert 'kind = "inconsistent"' in ran.out
    ran = run("correct", "right", SEEDS, "northamptonshire", "slips", "Self- Assessment")
    assert ran.status == 2
    assert "no kind of finding 'slips'; there are extra, " in ran.err


def test_two_columns_are_not_called_alike(run: Run) -> None:
    ran = run("correct", "name", SEEDS, "staff", "region")
    assert (ran.status, ran.out) == (2, "")
    assert "another variable is called 'region' already" in ran.err
    assert not SETTINGS.exists()
