"""Templates from anybody end in one line, within limits of time and memory."""

import json
from pathlib import Path

import pytest

from hmicdiff import api
from hmicdiff.errors import TemplateFormatError, ValuesFormatError
from hmicdiff.template import guard
from tests.support import of_seeds

_DEEP = 3000
_HEAD = "{#- hmicdiff template, format 1; -#}\n"
NESTED = {
    "brackets": f"{{{{ {'(' * _DEEP}1{')' * _DEEP} }}}}",
    "lists": f"{{{{ {'[' * _DEEP}{']' * _DEEP} }}}}",
    "conditions": "{% if a %}" * _DEEP + "x" + "{% endif %}" * _DEEP,
    "denials": f"{{{{ {'not ' * _DEEP}a }}}}",
    "filters": f"{{{{ a{'|upper' * _DEEP} }}}}",
}
GROWING = {
    "a long text": '{{ "x" * 3600000000 }}',
    "doubled": '{% set n = namespace(t="x") %}{% for a in range(60) %}'
    "{% set n.t = n.t ~ n.t %}{% endfor %}{{ n.t }}",
    "padded": '{{ "%999999999d" % 1 }}',
}


@pytest.fixture(scope="module")
def values() -> dict[str, object]:
    return dict(next(iter(api.export(of_seeds()).values.values())))


@pytest.mark.parametrize("template", NESTED.values(), ids=NESTED)
def test_what_is_nested_too_deep_is_refused(template: str, values: dict[str, object]) -> None:
    with pytest.raises(TemplateFormatError, match="nested too deep"):
        guard.render(template, values)
    with pytest.raises(TemplateFormatError, match="nested too deep"):
        guard.check(_HEAD + template)
    with pytest.raises(TemplateFormatError, match="nested too deep"):
        api.render(template, values)


@pytest.mark.parametrize("template", GROWING.values(), ids=GROWING)
def test_what_grows_without_end_is_refused(template: str, values: dict[str, object]) -> None:
    with pytest.raises(TemplateFormatError, match="500 MB of memory"):
        guard.render(template, values)


def test_what_takes_without_end_is_refused(
    values: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "SECONDS", 2)
    step = "{% for a in range(99999) %}"
    with pytest.raises(TemplateFormatError, match="seconds"):
        guard.render(f"{step * 3}{'{% endfor %}' * 3}", values)


def test_a_template_and_values_that_fit_give_the_release(tmp_path: Path) -> None:
    made = api.export(of_seeds())
    (tmp_path / "t.jinja").write_text(made.template, encoding="utf-8")
    for release in of_seeds().releases:
        (tmp_path / "v.json").write_text(json.dumps(made.values[release.id]), encoding="utf-8")
        text = api.render_files(tmp_path / "t.jinja", tmp_path / "v.json")
        assert text == release.text.encode(release.encoding)


def test_what_values_lack_is_said_as_before(values: dict[str, object]) -> None:
    with pytest.raises(ValuesFormatError, match="asks for what is not there"):
        guard.render("{{ nobody }}", values)
