"""Whoever looks at a release, and among however many, tells the same of it."""

import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from hmicdiff.bulk import large, panel
from tests import one_truth
from tests.baselines import fill
from tests.notices import OPTIONAL, PASSAGES, Notice, notices, texts

COMPANIES = (
    "Tarn Ferries,Skerry Lines,Holm Cruises,Northbank Boats,Lough Ferries,Kelso Lines,Brae Cruises,"
    "Fintry Boats,Morven Ferries,Ardle Lines,Colsay Cruises,Unst Boats"
).split(",")
OWN = (
    "A whale was seen off the pier on the second day.",
    "The master of one boat lent the inspectors his lamp.",
    "Nobody at the office could say who had ordered the paint.",
)


def _texts(rng: random.Random) -> dict[str, str]:
    """Return notices that say everything, each with its own figures."""
    found = {}
    for number, company in enumerate(COMPANIES):
        crew = 20 + 3 * number
        values = {
            "company": company,
            "date": f"{1 + 2 * number} {rng.choice(('March', 'April', 'May'))} 2015",
            "crew": str(crew),
            "jackets": str(rng.randint(13, 49)),
            "trained": f"{rng.randint(13, crew)} of {crew}" if crew > 13 else "13 of 20",
            "change": ("risen", "fallen", "stayed the same")[number % 3],
            "complaints": str(rng.randint(13, 90)),
        }
        notice = Notice(company)
        notice.said = [(name, wordings[0].format(**values)) for name, wordings in PASSAGES]
        found[notice.name] = notice.text
    return found


def _left_out(text: list[str], at: int, _rng: random.Random) -> None:
    del text[at]


def _put_in(text: list[str], at: int, rng: random.Random) -> None:
    text.insert(at, rng.choice(OWN))


def _reworded(text: list[str], at: int, rng: random.Random) -> None:
    words = text[at].split()
    words[rng.randrange(2, len(words) - 1)] = rng.choice(("seldom", "warmly", "blue"))
    text[at] = " ".join(words)


def _cut_in_two(text: list[str], at: int, _rng: random.Random) -> None:
    words = text[at].rstrip(".").split()
    half = next(n for n in range(len(words) // 2, len(words)) if words[n - 1].islower())
    first, rest = " ".join(words[:half]), " ".join(words[half + 1 :])
    text[at] = f"{first}. {words[half].capitalize()} {rest}."


def _joined(text: list[str], at: int, _rng: random.Random) -> None:
    second = text.pop(at + 1)
    text[at] = f"{text[at].rstrip('.')}, and {second[0].lower()}{second[1:]}"


def _moved(text: list[str], at: int, _rng: random.Random) -> None:
    sentence = text.pop(at)
    text.insert(at + 5 if at < len(text) / 2 else at - 5, sentence)


def _other_figure(text: list[str], _at: int, _rng: random.Random) -> None:
    where = next(n for n in range(len(text)) if re.search(r"In \d{4} the", text[n]))
    text[where] = text[where].replace("2014", "2041")


def _other_marks(text: list[str], at: int, _rng: random.Random) -> None:
    first, second, rest = text[at].split(" ", 2)
    text[at] = f"{first} *{second}* {rest}"


def _instead(text: list[str], at: int, rng: random.Random) -> None:
    text[at] = rng.choice(OWN)


def _slipped(text: list[str], at: int, _rng: random.Random) -> None:
    first, rest = text[at].split(" ", 1)
    text[at] = f"{first} of of {rest}"


EDITS: dict[str, Callable[[list[str], int, random.Random], None]] = {
    "missing": _left_out,
    "extra": _put_in,
    "reworded": _reworded,
    "split": _cut_in_two,
    "merged": _joined,
    "moved": _moved,
    "value": _other_figure,
    "typography": _other_marks,
    "alternative": _instead,
    "inconsistent": _slipped,
}
TOLD_AS = {"alternative": {"missing", "extra"}}
SENTENCES = [
    number for number, (name, _) in enumerate(PASSAGES) if name not in ("title", *OPTIONAL)
]


@pytest.fixture(autouse=True)
def every_family_is_large_if_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "LARGE", len(COMPANIES) - 1)
    monkeypatch.setattr(panel, "_BUCKET", 4)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kind", EDITS)
def test_reports_checks_and_large_families_tell_the_same(
    kind: str, seed: int, tmp_path: Path
) -> None:
    rng = random.Random(f"{kind} {seed}")  # noqa: S311 - nothing here is secret
    files = _texts(rng)
    source = rng.choice(sorted(files))
    text = files[source].rstrip("\n").split("\n\n")
    EDITS[kind](text, rng.choice([at for at in SENTENCES if 1 < at < len(text) - 2]), rng)
    files[source] = "\n\n".join(text) + "\n"
    told = one_truth.by_report(fill(tmp_path / "all", files), source)
    kinds = Counter(name for name, *_ in told.elements())
    assert kinds.keys() >= TOLD_AS.get(kind, {kind})
    assert one_truth.kinds_on_pages(tmp_path / "all", source) == kinds
    assert one_truth.by_check(tmp_path / "checked", files, source) == told
    assert one_truth.by_large(tmp_path / "all", source) == told


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("kind", EDITS)
def test_they_do_where_all_releases_are_edited_by_somebody(
    kind: str, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(f"noisy {kind} {seed}")  # noqa: S311 - nothing here is secret
    family = notices(rng.choice((6, 7, 9)), seed=rng.randrange(1_000))
    files = texts(family)
    source = rng.choice(sorted(files))
    for name in files:
        wanted = [kind] if name == source else rng.choices(sorted(EDITS), k=2)
        text = files[name].rstrip("\n").split("\n\n")
        for each in wanted:
            EDITS[each](text, rng.randrange(2, len(text) - 2), rng)
        files[name] = "\n\n".join(text) + "\n"
    monkeypatch.setattr(large, "LARGE", len(files) - 1)
    told = one_truth.by_report(fill(tmp_path / "all", files), source)
    assert one_truth.by_check(tmp_path / "checked", files, source) == told
    assert one_truth.by_large(tmp_path / "all", source) == told


@pytest.mark.parametrize("kind", ["split", "reworded", "merged"])
def test_a_check_beside_many_releases_tells_what_a_report_does(kind: str, tmp_path: Path) -> None:
    # so many that a baseline recalls only some of them whole, if it need not recall all
    rng = random.Random(f"many {kind}")  # noqa: S311 - nothing here is secret
    files = {
        f"{year} {name}": text
        for year in ("2015", "2016")
        for name, text in texts(notices(36, seed=rng.randrange(1_000))).items()
    }
    source = rng.choice(sorted(files))
    for name, plain in sorted(files.items()):
        text = plain.rstrip("\n").split("\n\n")
        own = kind if name == source else rng.choice(sorted(EDITS))
        EDITS[own](text, rng.randrange(2, len(text) - 2), rng)
        files[name] = "\n\n".join(text) + "\n"
    told = one_truth.by_report(fill(tmp_path / "all", files), source)
    assert one_truth.by_check(tmp_path / "checked", files, source) == told
