"""A family as files: the template, the values, the releases again."""

import json

import pytest

from hmicdiff import analyze, export, extract, render
from hmicdiff.errors import TemplateFormatError, ValuesFormatError
from hmicdiff.read.formats.document import Document
from hmicdiff.read.reader import corpus
from hmicdiff.read.taking import Raw
from hmicdiff.template.files import as_file
from hmicdiff.template.proof import rebuilt
from tests.support import SEEDS, family, folder, of_seeds

TEXTS = [
    f"{name} has passed\n\nIn {name}, the office found:\n\n- Of the crews, {count} were trained.\n"
    f"- The boats were clean.\n- No one was hurt on the pier in spring.\n\nThe end\n"
    for name, count in (("Tarn Ferries", "two"), ("Holm Ferries", "nine"), ("Skerry Boats", "17"))
]


def test_seeds_come_again() -> None:
    analysis = of_seeds()
    made = export(analysis)
    assert rebuilt(analysis) == made.rebuilt == 5
    for release in analysis.releases:
        values = made.values[release.id]
        text = render(made.template, values)
        assert as_file(text, values) == (SEEDS / release.source).read_bytes()


@pytest.mark.parametrize(
    "trap",
    ["bom", "broken-line", "cp1252", "crlf", "hard-wrap", "merged-bullets", "merged-sentences"],
)
def test_traps_come_again(trap: str) -> None:
    releases = folder(trap)
    assert export(analyze(releases)).rebuilt == len(releases.releases)


def test_only_what_a_release_fills_in_is_in_its_values() -> None:
    made = export(analyze(family(*TEXTS)))
    values = made.values["tarn-ferries"]
    assert sorted(values["variables"].values()) == ["Tarn Ferries", "two"]
    assert values["variables"]["subject"] == "Tarn Ferries"
    assert all(said == {} for said in values["passages"].values())
    assert values["own"] == []
    assert "end" not in values


def test_a_value_that_is_changed_is_changed_everywhere() -> None:
    made = export(analyze(family(*TEXTS)))
    values = dict(made.values["tarn-ferries"])
    values["variables"] = {**values["variables"], "subject": "Reed {{ Lines }}"}
    assert render(made.template, values) == TEXTS[0].replace("Tarn Ferries", "Reed {{ Lines }}")


def test_the_inverse_for_a_release_of_the_family() -> None:
    releases = family(*TEXTS)
    made = export(analyze(releases))
    for values in extract(made.template, releases).values():
        known = made.values[f"{values['variables']['subject'].lower().replace(' ', '-')}"]
        assert values["misfits"] == []
        for key in ("variables", "passages", "own"):
            assert values[key] == known[key]


def test_the_inverse_for_a_new_release_says_what_does_not_fit() -> None:
    made = export(analyze(family(*TEXTS)))
    text = TEXTS[0].replace("Tarn Ferries", "Reed Boats").replace("- The boats were clean.\n", "")
    text = text.replace(
        "- No one was hurt on the pier in spring.",
        "- No one was hurt on the big "
        "pier in the spring.\n- A seal was seen at night, and nobody knows whose it is.",
    )
    (values,) = extract(made.template, family(text)).values()
    assert render(made.template, values) == text
    assert sorted(values["variables"].values()) == ["Reed Boats", "two"]
    assert [(each["kind"], each["line"]) for each in values["misfits"]] == [
        ("reworded", 6),
        ("own", 7),
        ("missing", 5),
    ]
    assert "big pier" in values["misfits"][0]["quote"]


def test_a_sentence_that_is_moved() -> None:
    made = export(analyze(family(*TEXTS)))
    clean = "- The boats were clean.\n"
    text = TEXTS[0].replace(clean, "").replace("spring.\n", f"spring.\n{clean}")
    (values,) = extract(made.template, family(text)).values()
    assert [each["kind"] for each in values["misfits"]] == ["moved"]
    assert render(made.template, values) == text


@pytest.mark.parametrize("text", ["", "\n", "a", "{{ x }}", "\r\n- 1. \r"])
def test_the_inverse_for_hardly_any_text(text: str) -> None:
    made = export(analyze(family(*TEXTS)))
    (values,) = extract(made.template, corpus([Raw("a.txt", "", Document(text, "utf-8"))])).values()
    assert render(made.template, values) == text


def test_a_variable_that_is_missing() -> None:
    made = export(analyze(family(*TEXTS)))
    values = json.loads(json.dumps(made.values["tarn-ferries"]))
    del values["variables"]["subject"]
    with pytest.raises(ValuesFormatError, match="no variable 'subject'"):
        render(made.template, values)


def test_values_of_another_template() -> None:
    made = export(analyze(family(*TEXTS)))
    values = json.loads(json.dumps(made.values["tarn-ferries"]))
    values["own"] = [{"after": "nothing", "before": "", "text": "A bell rang."}]
    with pytest.raises(ValuesFormatError, match=r"own\[0\].after: nothing is not"):
        render(made.template, values)
    values["passages"]["nothing"] = {}
    with pytest.raises(ValuesFormatError, match=r"passages.nothing: the template has no such"):
        render(made.template, values)


def test_a_template_cannot_get_out() -> None:
    made = export(analyze(family(*TEXTS)))
    values = made.values["tarn-ferries"]
    for trick in ("{{ ''.__class__.__mro__ }}", "{% include '/etc/passwd' %}", "{{ 1 / 0 }}"):
        with pytest.raises((TemplateFormatError, ValuesFormatError)):
            render(made.template + trick, values)


def test_an_encoding_that_lacks_a_character() -> None:
    with pytest.raises(ValuesFormatError, match="cp1252 has no '→'"):
        as_file("→", {"encoding": "cp1252"})


def test_one_release_is_its_own_template() -> None:
    made = export(analyze(family(TEXTS[0])))
    assert made.rebuilt == 1
    assert "Of the crews, two were trained." in made.template


def test_releases_that_share_nothing() -> None:
    releases = family("The boats were clean.\n", "A recipe for two dozen of oat cakes.\n")
    made = export(analyze(releases))
    assert made.rebuilt == 2
    found = extract(made.template, releases)
    for release in releases.releases:
        assert render(made.template, found[release.source]) == release.text
