"""`hmicdiff baseline` and `hmicdiff check`, as a user runs them."""

import io
import json
import shutil
from functools import cache
from pathlib import Path

import pytest

from hmicdiff import api
from hmicdiff.commands.check import _ALL_FORMATS
from hmicdiff.report.drift.formats import MODULES
from tests.cli.conftest import Run
from tests.support import SEEDS

FILES = sorted(path.name for path in SEEDS.iterdir())
CUMBRIA = "004_4bd3e47d58c08ce5.txt"
DURHAM = "002_bf59dbccc09c2da7.txt"
NORTHUMBRIA = "000_8c3b727bb6bd96ae.txt"
BASELINE = "hmicdiff.baseline.json"


@cache
def baseline_without(left_out: str | None = None) -> bytes:
    """Return the baseline of seeds/, or of all but one of them, made once."""
    known = [SEEDS / name for name in FILES if name != left_out]
    return api.baseline_text(api.take_baseline(api.analyze(api.read(known)))).encode()


def copied(left_out: str | None = None) -> Path:
    """Return the path of a copy of seeds/ that its baseline stands beside."""
    shutil.copytree(SEEDS, "in")
    Path(BASELINE).write_bytes(baseline_without(left_out))
    return Path("in")


@pytest.fixture
def seeds(run: Run) -> Path:  # noqa: ARG001 - it goes to an empty folder
    return copied()


@pytest.fixture
def four(run: Run) -> Path:  # noqa: ARG001
    """Return the path of a copy of seeds/ with a baseline that does not know Cumbria."""
    return copied(CUMBRIA)


def change(path: Path, before: str, after: str) -> None:
    text = path.read_bytes()
    assert text.count(before.encode()) >= 1
    path.write_bytes(text.replace(before.encode(), after.encode(), 1))


def test_the_formats_are_those_of_the_report() -> None:
    assert set(_ALL_FORMATS) == set(MODULES)


def test_a_baseline_says_what_it_has(run: Run) -> None:
    ran = run("baseline", SEEDS)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith(f"wrote {BASELINE}: 5 releases, ")
    assert "accepted findings" in ran.err


def test_a_baseline_that_is_in_the_folder_is_no_release(run: Run) -> None:
    shutil.copytree(SEEDS, "in")
    for _ in range(2):
        assert "5 releases" in run("baseline", "in", "-o", f"in/{BASELINE}").err
    assert run("check", "in").out.startswith("Against a baseline of 5 releases: 5 unchanged.")


def test_a_baseline_that_is_made_again_is_the_same(run: Run, seeds: Path) -> None:
    before = Path(BASELINE).read_bytes()
    run("baseline", seeds)
    assert Path(BASELINE).read_bytes() == before


def test_a_broken_baseline_can_be_made_again(run: Run, seeds: Path) -> None:
    whole = Path(BASELINE).read_bytes()
    Path(BASELINE).write_bytes(whole[:5000])
    ran = run("baseline", seeds)
    assert ran.status == 0
    assert "is damaged" in ran.err
    assert Path(BASELINE).read_bytes() == whole


def test_a_baseline_on_standard_output_is_that_of_the_file(run: Run, seeds: Path) -> None:
    assert run("baseline", seeds, "-o", "-").out == Path(BASELINE).read_text(encoding="utf-8")


def test_a_folder_as_it_was_has_not_drifted(run: Run, seeds: Path) -> None:
    ran = run("check", seeds)
    assert ran.status == 0
    assert ran.out == "Against a baseline of 5 releases: 5 unchanged. Nothing has drifted.\n"


@pytest.mark.parametrize(
    ("source", "before", "after", "line"),
    [
        (NORTHUMBRIA, "reduction", "increase", 22),
        ("001_e66cbdeffb069e63.txt", "did not", "did", None),
        (NORTHUMBRIA, "59", "95", None),
    ],
    ids=["word", "not", "figure"],
)
def test_one_word_is_found_and_told_first(
    run: Run, seeds: Path, source: str, before: str, after: str, line: int | None
) -> None:
    change(seeds / source, before, after)
    ran = run("check", seeds)
    first = ran.out.splitlines()[0]
    assert ran.status == 1
    assert first.startswith(f"in/{source}:{line or ''}")
    assert ": warning: changed " in first
    lost = set(before.split()) - set(after.split())
    assert all(word in first for word in lost)
    assert ran.out.count(": warning: ") == 1


@pytest.mark.parametrize("left_out", FILES)
def test_a_release_more_drifts_once_and_is_known_after_an_update(run: Run, left_out: str) -> None:
    copied(left_out)
    before = Path(BASELINE).read_text(encoding="utf-8").splitlines()
    ran = run("check", "in", "-f", "json")
    found = json.loads(ran.out)
    assert ran.status == found["status"] == 1
    assert {each["source"] for each in found["findings"]} == {left_out}
    assert found["baseline"]["states"] == {"unchanged": 4, "departs": 1}
    updated = run("check", "in", "--update")
    assert updated.status == 0
    assert left_out in updated.err
    after = Path(BASELINE).read_text(encoding="utf-8").splitlines()
    left = iter(after)
    assert all(line in left for line in before), "a line that was there has changed"
    assert run("check", "in").out.startswith("Against a baseline of 5 releases: 5 unchanged.")


def test_one_thing_can_be_accepted(run: Run, four: Path) -> None:
    found = json.loads(run("check", four, "-f", "json").out)["findings"]
    first, *others = [each["id"] for each in found if each["counts"]]
    assert run("check", four, "--accept", first).status == 1
    now = json.loads(run("check", four, "-f", "json").out)["findings"]
    assert {
        each["id"]: (each["counts"], each["accepted"]) for each in now if each["id"] == first
    } == {first: (False, True)}
    assert {each["id"] for each in now if each["counts"]} <= set(others)
    assert f": accepted: {found[0]['kind']} " in run("check", four).out


@pytest.mark.parametrize(
    "name", ["cumbria-constabulary", CUMBRIA, f"in/{CUMBRIA}", "Cumbria", "cumbria c", "cumbria-c"]
)
def test_a_release_can_be_accepted_by_any_of_its_names(run: Run, four: Path, name: str) -> None:
    change(four / NORTHUMBRIA, "reduction", "increase")
    ran = run("check", four, "--accept", name)
    assert ran.status == 1
    assert CUMBRIA in ran.err
    assert ran.out.splitlines()[0].startswith(f"in/{NORTHUMBRIA}:")
    assert CUMBRIA not in ran.out


@pytest.mark.parametrize("name", ["nothing", "northumbria-police"])
def test_what_has_not_drifted_cannot_be_accepted(run: Run, four: Path, name: str) -> None:
    before = Path(BASELINE).read_bytes()
    ran = run("check", four, "--accept", name)
    assert (ran.status, ran.out) == (2, "")
    assert repr(name) in ran.err
    assert Path(BASELINE).read_bytes() == before


def test_a_name_for_two_releases_is_refused(run: Run, seeds: Path) -> None:
    for source in FILES[:2]:
        Path(seeds, source).unlink()
    ran = run("check", seeds, "--accept", "police")
    assert ran.status == 2
    assert "northumbria-police" in ran.err
    assert "humberside-police" in ran.err


def test_a_release_that_is_gone_is_told_and_can_be_accepted(run: Run, seeds: Path) -> None:
    (seeds / CUMBRIA).unlink()
    ran = run("check", seeds)
    assert ran.status == 1
    assert ran.out.startswith(f"in/{CUMBRIA}:1: warning: vanished")
    assert "--forget cumbria-constabulary" in ran.out
    assert "--update" not in ran.out, "that would change nothing"
    before = Path(BASELINE).read_bytes()
    updated = run("check", seeds, "--update")
    assert updated.status == 1
    assert Path(BASELINE).read_bytes() == before, "an update forgets nothing"
    forgot = run("check", seeds, "--forget", "Cumbria")
    assert forgot.status == 0
    assert f"forgot cumbria-constabulary ({CUMBRIA})" in forgot.err


def test_a_change_of_typography_is_a_note(run: Run, seeds: Path) -> None:
    change(seeds / NORTHUMBRIA, " reduction", "  reduction")
    ran = run("check", seeds)
    assert ran.status == 0
    assert "--min-level note shows all" in " ".join(ran.out.split())
    assert run("check", seeds, "--min-level", "note").status == 1
    assert run("check", seeds, "--min-level", "note", "--update").status == 0


def test_a_new_release_that_fits_counts_if_it_is_to_be_strict(run: Run, seeds: Path) -> None:
    text = (seeds / DURHAM).read_text(encoding="utf-8")
    (seeds / "new.txt").write_text(text.replace("Durham", "Rutland"), encoding="utf-8")
    ran = run("check", seeds)
    state = {
        each["source"]: each["state"]
        for each in json.loads(run("check", seeds, "-f", "json").out)["releases"]
    }
    assert (ran.status, state["new.txt"]) == (0, "fits"), ran.out
    strict = run("check", seeds, "--strict")
    assert strict.status == 1
    assert "in/new.txt:1: warning: new-release" in strict.out


@pytest.mark.parametrize(
    ("name", "begins"), [("a.json", "{"), ("a.xml", "<?xml"), ("a.sarif", "{"), ("a.txt", "in/")]
)
def test_the_name_of_the_output_says_the_format(
    run: Run, four: Path, name: str, begins: str
) -> None:
    ran = run("check", four, "-o", name)
    assert (ran.status, ran.out, ran.err) == (1, "", f"wrote {name}: drift\n")
    assert Path(name).read_text(encoding="utf-8").startswith(begins)


def test_github_paths_are_seen_from_here(run: Run, four: Path) -> None:
    out = run("check", four.resolve(), "-f", "github").out
    assert out.startswith(f"::warning file=in/{CUMBRIA},line=")


@pytest.mark.parametrize("where", [".", "in", "up"], ids=["here", "in the folder", "beside it"])
def test_the_baseline_is_looked_for_here_then_with_the_releases(
    run: Run, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SEEDS, "up/in")
    place = {".": Path(), "in": Path("up/in"), "up": Path("up")}[where]
    (place / BASELINE).write_bytes(baseline_without())
    assert run("check", "up/in").status == 0
    if where != ".":
        Path("elsewhere").mkdir()
        monkeypatch.chdir("elsewhere")
        assert run("check", "../up/in").status == 0


@pytest.mark.parametrize("options", [(), ("--baseline", "b.json")], ids=["default", "given"])
def test_without_a_baseline_it_says_how_to_make_one(run: Run, options: tuple[str, ...]) -> None:
    ran = run("check", SEEDS, *options)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert f"make one with  hmicdiff baseline {SEEDS}" in ran.err


def test_a_damaged_baseline_is_told_with_its_line(run: Run, seeds: Path) -> None:
    lines = Path(BASELINE).read_text(encoding="utf-8").splitlines()
    lines[20] = lines[20][:-5]
    Path(BASELINE).write_text("\n".join(lines), encoding="utf-8")
    ran = run("check", seeds)
    assert (ran.status, ran.out) == (2, "")
    assert f"hmicdiff: {BASELINE}: line " in ran.err
    assert "hmicdiff baseline" in ran.err


@pytest.mark.parametrize(
    "options",
    [("--update", "--accept", "a"), ("--update", "--watch"), ("--accept", "a", "--watch")],
    ids=" ".join,
)
def test_options_that_contradict_each_other_are_refused(run: Run, options: tuple[str, ...]) -> None:
    ran = run("check", SEEDS, *options)
    assert (ran.status, ran.out) == (2, "")
    assert "hmicdiff check --help" in ran.err


def test_a_file_that_cannot_be_read_stops_the_check_or_is_left_out(run: Run, seeds: Path) -> None:
    (seeds / "b.txt").write_bytes(b"%PDF-1.7\n")
    assert run("check", seeds).status == 2
    ran = run("check", seeds, "--skip-unreadable")
    assert ran.status == 0
    assert "skipped b.txt: is a PDF" in ran.err
    assert "Skipped: b.txt." in ran.out


def test_colors_are_for_terminals(run: Run, four: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("check", four).out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in run("check", four).out
    assert "\x1b[" not in run("check", four, "--no-color").out


def test_two_checks_in_a_row_say_the_same(run: Run, four: Path) -> None:
    for form in _ALL_FORMATS:
        assert run("check", four, "-f", form).out == run("check", four, "-f", form).out


def test_nothing_is_written_by_a_check(run: Run, four: Path) -> None:
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    run("check", four)
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def test_a_name_of_nothing_accepts_nothing(run: Run, four: Path) -> None:
    before = Path(BASELINE).read_bytes()
    ran = run("check", four, "--accept", "")
    assert ran.status == 2
    assert "nothing to accept is called ''" in ran.err
    assert Path(BASELINE).read_bytes() == before


def test_the_baseline_beside_the_folder_is_found_from_inside(
    run: Run, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(seeds)
    assert run("check", ".").status == 0


def test_a_line_break_in_the_name_of_a_file_makes_no_line_of_the_report(
    run: Run, seeds: Path
) -> None:
    (seeds / "x\ny.txt:1: error: forged.txt").write_text("A bell rang.\n", encoding="utf-8")
    ran = run("check", seeds)
    assert ran.status == 1
    assert not any(line.startswith("y.txt") for line in ran.out.splitlines())


NOTICE = "Notice to {}\n\nThe rent of {} was paid on {} May 2015.\n\nThe roof is sound.\n"
TENANTS = [("Ada Marsh", "£310", 3), ("Bo Lind", "£450", 9), ("Cy Fox", "£620", 17)]


@pytest.fixture
def notices(run: Run) -> Path:  # noqa: ARG001 - it goes to an empty folder
    folder = Path("notices")
    folder.mkdir()
    for name, *values in TENANTS:
        Path(folder / f"{name.split()[0]}.txt").write_text(
            NOTICE.format(name, *values), encoding="utf-8"
        )
    return folder


def test_what_is_accepted_against_a_template_is_known_the_next_time(
    run: Run, notices: Path
) -> None:
    Path("house.txt").write_text(NOTICE.format("[TENANT]", "[RENT]", "[DAY]"), encoding="utf-8")
    change(notices / "Ada.txt", "sound", "damp")
    against = ("check", notices, "--template", "house.txt", "--baseline", "kept.json")
    assert run(*against).status == 1
    assert run(*against, "--update").status == 0
    assert run(*against).status == 0
    alone = run("check", notices, "--baseline", "kept.json")
    assert (alone.status, alone.err.count("\n")) == (2, 1)
    assert "kept.json: knows no release" in alone.err


def test_standard_input_that_was_accepted_is_looked_at_again(
    run: Run, notices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("baseline", notices)
    new = NOTICE.format("Di Roe", "£900", 21).replace("sound", "damp").encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(new)))
    ran = run("check", "-", "--update", "--baseline", BASELINE)
    assert (ran.status, "is empty" in ran.err) == (0, False)


def test_a_file_about_another_subject_takes_no_known_release_away(run: Run, notices: Path) -> None:
    run("baseline", notices)
    Path("notices.json").write_bytes(Path(BASELINE).read_bytes())
    path = notices / "Bo.txt"
    path.write_text(NOTICE.format("Di Roe", "£900", 21), encoding="utf-8")
    before = Path(BASELINE).read_bytes()
    ran = run("check", notices, "--update")
    assert (ran.status, Path(BASELINE).read_bytes()) == (2, before)
    assert "Bo.txt: the baseline knows Bo Lind by this name" in ran.err
    assert run("check", notices, "--accept", "bo-lind").status == 0


def test_a_saved_page_that_has_changed_keeps_no_frame_though_it_is_checked_alone(run: Run) -> None:
    """What was around the pages, and around no text, is known of the family."""
    Path("in").mkdir()
    towns = ("Tarn", "Holm", "Oyce", "Wick", "Skerry", "Aldby", "Corve", "Dunsey")
    for at, town in enumerate(towns):
        said = [
            f"The ferry to {town} is late again this week.",
            f"The harbour master of {town} has said that he is very sorry.",
            "Travellers may have their fare back at the counter.",
        ]
        if at % 2:
            Path("in", f"{town}.txt").write_text("\n\n".join(said))
            continue
        around = ["News", f"Published {at + 3} May 2020", *said, "Rate this page"]
        Path("in", f"{town}.html").write_text("".join(f"<p>{each}</p>\n" for each in around))
    assert run("baseline", "in", "-o", "b.json").status == 0
    change(Path("in/Tarn.html"), "very sorry", "not sorry")
    change(Path("in/Tarn.html"), "3 May", "9 June")
    ran = run("check", "in/Tarn.html", "--baseline", "b.json", "-f", "json")
    assert {each["kind"] for each in json.loads(ran.out)["findings"]} == {"changed"}
    assert "sorry" in ran.out
    assert "Published" not in ran.out
    assert "around the text" in ran.err
