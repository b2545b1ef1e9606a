import csv
import io
import json

import pytest

from hmicdiff.api import present_bench
from hmicdiff.bench.run import Bench, Row, Setting, bench
from hmicdiff.bench.truth import Plant
from hmicdiff.read.normalize import wording
from hmicdiff.structs import replace
from tests.unit.bench.families import harbour


def made(*rows: Row) -> Bench:
    return Bench("hmicdiff", Setting(rounds=2), 5, 100, 60, rows, ((), ()))


PERFECT = Row(Plant.MISSING, planted=10, right=10, noticed=10, told=10, true=10)
WEAK = Row(Plant.SPLIT, planted=10, right=4, noticed=7, told=6, true=4)
UNTRIED = Row(Plant.MERGED, planted=0, right=0, noticed=0, told=0, true=0)


def test_the_text_says_what_not_to_rely_on() -> None:
    text = " ".join(present_bench(made(PERFECT, WEAK)).split())
    assert "Of 20 changes 14 are told as what they are (70%" in text
    assert "3 as something else, and 3 not at all" in text
    assert "Rely least on what it says of split: 4 of 10" in text
    assert "was not planted as such: 2 split." in text


def test_the_text_says_that_nothing_is_wrong() -> None:
    text = present_bench(made(PERFECT))
    assert "Rely least" not in text
    assert "Nothing is told beyond that." in text


def test_the_text_names_what_was_not_tried() -> None:
    assert "no place for it: merged." in " ".join(present_bench(made(PERFECT, UNTRIED)).split())


def test_the_text_never_rounds_up_to_all() -> None:
    text = present_bench(made(replace(PERFECT, planted=1000, right=999, noticed=1000)))
    assert " 99% (99 to 100)" in text


def test_the_text_fits_a_page() -> None:
    lines = present_bench(bench(harbour(), Setting(rounds=2))).splitlines()
    assert max(map(len, lines)) <= 80


def test_the_csv_has_a_row_for_each_kind() -> None:
    rows = list(csv.DictReader(io.StringIO(present_bench(made(PERFECT, WEAK), "csv"))))
    assert [row["kind"] for row in rows] == ["missing", "split"]
    assert (rows[1]["right"], rows[1]["told"], rows[1]["true"]) == ("4", "6", "4")
    assert float(rows[1]["right_low"]) < 0.4 < float(rows[1]["right_high"])


def test_the_json_has_every_change_with_its_place() -> None:
    tried = bench(harbour(), Setting(rounds=2))
    data = json.loads(present_bench(tried, "json"))
    assert data["format"] == {"name": "hmicdiff.bench", "version": 1}
    assert len(data["changes"]) == sum(kind["planted"] for kind in data["kinds"])
    for kind in data["kinds"]:
        mine = [one for one in data["changes"] if one["kind"] == kind["kind"]]
        assert sum(one["right"] for one in mine) == kind["right"]
        assert sum(bool(one["told"]) for one in mine) == kind["noticed"]
    sources = {release.source: release.text for release in harbour().releases}
    for one in data["changes"]:
        words = wording(one["before"]).norms[:2]
        assert all(word in sources[one["source"]] for word in words)


def test_no_other_format_is_known() -> None:
    with pytest.raises(ValueError, match="there are csv, json, text"):
        present_bench(made(PERFECT), "html")
