"""The template as a Word document with tags."""

import json
import re
from pathlib import Path

import pytest

from hmicdiff.api import save_contexts
from hmicdiff.errors import ProofError
from hmicdiff.pipeline import analyze
from hmicdiff.report.office import template_docx
from hmicdiff.report.office.template_docx import filled, template_document
from hmicdiff.report.office.template_names import free_name
from tests import office
from tests.support import family, of_seeds

TOWNS = ("Tarn", "Holm", "Skerry", "Wick", "Ness", "Eday")
LETTER = """\
Notice on the boats of {town}

The harbour of {town} is open on weekdays, {{% if you can read }}}} and {{{{ this }}}}.

- The boats were checked in spring, and {boats} of them were repaired.
- The lifeboats have been painted.

Tickets are sold at the pier. Dogs travel for free on all boats.
"""


def letters() -> list[str]:
    texts = [LETTER.format(town=town, boats=at) for at, town in enumerate(TOWNS, 3)]
    for at in (0, 1):
        texts[at] = texts[at].replace("- The lifeboats have been painted.\n", "")
    for at in (2, 3):
        texts[at] = texts[at].replace(" Dogs travel for free on all boats.", "")
    return texts


def lines(document: bytes) -> list[str]:
    return office.settled(document, accept=True)


def test_blanks_are_tags() -> None:
    told = lines(template_document(analyze(family(*letters()))).document)
    assert "Notice on the boats of {{ subject }}" in told


def test_a_paragraph_that_not_all_have_stands_between_tags_of_its_own() -> None:
    told = lines(template_document(analyze(family(*letters()))).document)
    at = told.index("- The lifeboats have been painted.")
    assert re.fullmatch(r"\{%p if has_lifeboats\w* %\}", told[at - 1])
    assert told[at + 1] == "{%p endif %}"


def test_a_sentence_that_not_all_have_stands_between_tags_in_its_paragraph() -> None:
    told = "\n".join(lines(template_document(analyze(family(*letters()))).document))
    assert re.search(
        r"\{% if has_dogs\w* %\} Dogs travel for free on all boats.\{% endif %\}", told
    )


def test_wordings_of_several_can_be_chosen() -> None:
    told = "\n".join(lines(template_document(of_seeds()).document))
    assert re.search(r"\{% if wording_\w+ == 'c' %\}HMIC.*\{% else %\}HMIC.*\{% endif %\}", told)


def test_what_one_alone_says_otherwise_is_no_choice() -> None:
    told = "\n".join(lines(template_document(of_seeds()).document))
    assert "did not identify any cases" not in told


@pytest.mark.parametrize("at", range(len(TOWNS)))
def test_filled_in_it_gives_the_document(at: int) -> None:
    made = template_document(analyze(family(*letters())))
    source = f"{at}.txt"
    release = next(one for one in analyze(family(*letters())).releases if one.source == source)
    told = filled(made.document, made.contexts[release.id])
    assert " ".join(told.split()) == " ".join(letters()[at].split())


def test_a_variable_that_stands_otherwise_in_one_place_has_a_name_there() -> None:
    context = template_document(of_seeds()).contexts["cumbria-constabulary"]
    assert context["subject"] == "Cumbria Constabulary"
    assert context["subject_in_behave_networking_sites"] == "The constabulary"


def test_names_are_names_wherever_templates_are_filled_in() -> None:
    for name in template_document(of_seeds()).contexts["cumbria-constabulary"]:
        assert name.isidentifier()
        assert name.isascii()


@pytest.mark.parametrize(
    ("wanted", "name"),
    [("class", "class_"), ("True", "True_"), ("loop", "loop_"), ("2nd", "_2nd"), ("ö-x", "__x")],
)
def test_what_jinja_means_something_by_is_no_name(wanted: str, name: str) -> None:
    taken: set[str] = set()
    assert free_name(wanted, taken) == name
    assert free_name(wanted, taken) == f"{name}_2"


def test_a_template_that_is_wrong_is_not_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_docx, "_blank", lambda _name, _blank: "nobody")
    with pytest.raises(ProofError, match="the Word template does not give the template's words"):
        template_document(of_seeds())


def test_the_bytes_are_the_same() -> None:
    assert template_document(of_seeds()) == template_document(of_seeds())


def test_what_fills_it_is_saved_by_the_ids(tmp_path: Path) -> None:
    made = template_document(of_seeds())
    save_contexts(made, tmp_path)
    told = {path.stem: json.loads(path.read_text("utf-8")) for path in tmp_path.iterdir()}
    assert told == made.contexts
