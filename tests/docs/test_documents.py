"""The documents say what is so: commands, sessions, names, links."""

import re
import shlex
import shutil
import tomllib
from enum import StrEnum
from pathlib import Path

import pytest
import yaml

from hmicdiff.bench.truth import Plant
from hmicdiff.cli import cli
from hmicdiff.model.analysis import FindingKind, Level, Match, Op, Status
from hmicdiff.model.drift import DriftKind, State
from hmicdiff.model.sequence import Basis, ChangeKind, End, Origin
from hmicdiff.model.template import Kind
from hmicdiff.model.text import NoteKind, Role
from hmicdiff.report.formats import BINARY, FACTS_FOLDERS, FOLDERS, FORMATS
from hmicdiff.report.office.tables import sheets
from hmicdiff.slips.explanations import EXPLANATIONS
from hmicdiff.slips.registry import RULES
from tests.docs.markdown import (
    DOCUMENTS,
    anchors,
    blocks,
    first_column,
    links,
    name,
    rerun,
    section,
)
from tests.docs.pictures import PICTURES
from tests.golden.files import check
from tests.sequences import STATEMENTS, of_statements
from tests.support import DATA, ROOT, SEEDS, of_seeds

README = (ROOT / "README.md").read_text(encoding="utf-8")
TO_REPORT = (
    "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/hmicdiff report seeds/"
)
TO_TEST = (
    "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/python -m pytest -q"
)
_MADE_UP = re.compile(r"[<*]|hmicdiff/templates|ends\.py|asciidoc")
"""In the paths of what is made by somebody who reads this, or by building."""
TERMS: dict[str, type[StrEnum]] = {
    "Kinds of finding": FindingKind,
    "Level of a slip": Level,
    "Status of a sentence": Status,
    "What links a sentence to its passage": Match,
    "States of a release": State,
    "Kinds of drift": DriftKind,
    "Changes in a sequence": ChangeKind,
    "How a life begins": Origin,
    "How a life ends": End,
    "What an order rests on": Basis,
    "Kinds of variable": Kind,
    "Notes on reading": NoteKind,
    "Roles of a block": Role,
    "Pieces of a comparison": Op,
    "Kinds of planted change": Plant,
}


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with seeds/ and a sequence in it alone: sessions may write there."""
    made = tmp_path_factory.mktemp("session")
    shutil.copytree(SEEDS, made / "seeds")
    shutil.copytree(STATEMENTS, made / STATEMENTS.relative_to(ROOT))
    return made


def test_the_readme_begins_with_the_two_commands() -> None:
    assert blocks(README, "sh") == [f"{TO_REPORT}\n", f"{TO_TEST}\n"]
    before_all_else = README.partition("## ")[0]
    assert TO_REPORT in before_all_else
    assert TO_TEST in before_all_else


def test_the_readme_has_every_command() -> None:
    named = [row.split()[1] for row in first_column(section(README, "The commands"))]
    assert sorted(named) == sorted(cli.commands)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert TO_TEST in read(".ci/run").splitlines()


def test_the_commands_install_what_pyproject_names() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert "dev" in project["optional-dependencies"]
    assert "hmicdiff" in project["scripts"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_sessions_and_examples_print_what_the_document_says(
    path: Path,
    folder: Path,
    update_golden: bool,  # noqa: FBT001 - a fixture
) -> None:
    text = path.read_text(encoding="utf-8")
    now = rerun(text, folder)
    (folder / "hmicdiff.toml").unlink(missing_ok=True)  # what one corrects is not for the others
    check(path, now, update=update_golden)


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for link in links(text):
        target, _, anchor = link.partition("#")
        if "://" in target:
            continue
        file = path.parent / target if target else path
        assert file.exists(), f"{link} leads nowhere"
        if anchor:
            assert anchor in anchors(file.read_text(encoding="utf-8")), f"{link}: no such heading"


@pytest.mark.parametrize(("title", "terms"), TERMS.items(), ids=list(TERMS))
def test_the_glossary_has_every_term(title: str, terms: type[StrEnum]) -> None:
    found = first_column(section(read("docs/glossary.md"), title))
    assert sorted(found) == sorted(terms)


def test_the_glossary_explains_no_word_twice() -> None:
    tables = read("docs/glossary.md").split("| term | what it means |\n")[1:]
    rows = [line for table in tables for line in table.partition("\n\n")[0].splitlines()[1:]]
    terms = [row.split(" | ")[0].removeprefix("| ") for row in rows]
    assert len(terms) > 80
    assert len(set(terms)) == len(terms)


def test_the_document_on_slips_has_every_rule_with_its_level() -> None:
    rows = [
        tuple(cell.strip(" `") for cell in line.split("|")[1:4])
        for line in section(read("docs/slips.md"), "The rules").splitlines()
        if line.startswith("| `")
    ]
    assert rows == [(rule, each.level.value, each.about) for rule, each in RULES.items()]


def test_the_document_on_slips_explains_each_rule_as_the_program_does() -> None:
    text = read("docs/slips.md")
    examples = [
        line.split("|")[4].strip()
        for line in section(text, "The rules").splitlines()
        if line.startswith("| `")
    ]
    assert examples == [each.example for each in EXPLANATIONS.values()]
    said = " ".join(section(text, "What a rule asks for before it speaks").split())
    assert list(EXPLANATIONS) == list(RULES)
    for rule, explained in EXPLANATIONS.items():
        assert f"- `{rule}`: {explained.needs}" in said


def test_the_document_on_the_bench_has_every_kind_of_change() -> None:
    found = first_column(section(read("docs/bench.md"), "What is planted"))
    assert found == list(Plant)


def test_the_document_on_taking_away_has_every_sheet() -> None:
    found = first_column(section(read("docs/taking-away.md"), "A workbook"))
    assert [one for one in found if one != "changes"] == [one.name for one in sheets(of_seeds())]
    assert found == [one.name for one in sheets(of_statements())] + ["typography"]


def test_the_document_on_taking_away_has_every_format() -> None:
    found = first_column(read("docs/taking-away.md").partition("## ")[0])
    plain = {"csv", "html", "json", "md", "text"}
    assert set(found) == ({*FORMATS, *BINARY, *FOLDERS, *FACTS_FOLDERS} - plain)


def test_every_trap_is_among_the_tricky_cases() -> None:
    text = read("docs/tricky-cases.md")
    absent = [trap.name for trap in DATA.iterdir() if f"`tests/data/{trap.name}`" not in text]
    assert not absent


def test_every_module_is_in_the_architecture() -> None:
    package = ROOT / "hmicdiff"
    modules = {path.relative_to(package).as_posix() for path in package.rglob("*.py")}
    named = {module for module in modules if not module.endswith("__init__.py")}
    text = read("docs/architecture.md")
    assert not [module for module in sorted(named) if f"`{module}`" not in text]


@pytest.mark.parametrize(
    "document", ["docs/architecture.md", "docs/releasing.md", "docs/security.md", "CONTRIBUTING.md"]
)
def test_a_document_names_no_file_that_is_not_there(document: str) -> None:
    named = paths(read(document))
    assert named
    assert not [path for path in named if not (ROOT / path).exists()]


def paths(text: str) -> list[str]:
    """Return what is named of the repository, but for what a newcomer is told to make."""
    folders = ("tests/", "hmicdiff/", "scripts/", "docs/", "templates/")
    words = [word for word in text.split("`") if word.startswith(folders)]
    return [word for word in words if " " not in word and not _MADE_UP.search(word)]


def test_the_pictures_are_there_and_small() -> None:
    for picture in PICTURES:
        assert (ROOT / "docs" / f"{picture.name}.png").stat().st_size < 300_000


def test_the_help_has_every_view_and_key_that_the_page_has() -> None:
    scripts = ROOT / "templates" / "html"
    text = read("docs/report.md")
    views = re.findall(r'"page\.(\w+)"', (scripts / "state.js").read_text(encoding="utf-8"))
    assert not [view for view in set(views) if f"`{view}`" not in text]
    bound = (scripts / "keys.js").read_text(encoding="utf-8")
    keys = re.findall(r'^  "?([a-z/?])"?: \(', bound, re.MULTILINE)
    assert not [key for key in keys if f"`{key}`" not in text]
    help_ = (scripts / "_controls.html.jinja").read_text(encoding="utf-8")
    assert not [key for key in keys if f"<kbd>{key}</kbd>" not in help_]


def test_the_picture_of_the_report_is_small() -> None:
    assert (ROOT / "docs" / "report.png").stat().st_size < 300_000


WORKFLOW = "docs/ci/github-workflow.yml"


def commands_in(text: str) -> list[list[str]]:
    """Return the arguments of all commands `hmicdiff ...` in a shell script."""
    return [
        shlex.split(re.split(r"\|\||&&", line)[0], comments=True)[1:]
        for line in text.splitlines()
        if line.startswith("hmicdiff ")
    ]


def parses(arguments: list[str]) -> bool:
    name, *rest = arguments
    return bool(cli.commands[name].make_context(name, rest).params)


def test_the_workflow_uses_the_action_as_it_is() -> None:
    (job,) = yaml.safe_load(read(WORKFLOW))["jobs"].values()
    action = yaml.safe_load(read("action.yml"))
    (clone,) = [step for step in job["steps"] if "path" in step.get("with", {})]
    (used,) = [step for step in job["steps"] if step.get("uses", "").startswith("./")]
    assert used["uses"] == f"./{clone['with']['path']}"
    assert used["with"].keys() <= action["inputs"].keys()
    needed = {name for name, each in action["inputs"].items() if each.get("required")}
    assert needed <= used["with"].keys()
    (upload,) = [step for step in job["steps"] if "upload-sarif" in step.get("uses", "")]
    assert upload["with"]["sarif_file"] == used["with"]["sarif"]


def test_the_action_runs_what_there_is() -> None:
    scripts = [each["run"] for each in yaml.safe_load(read("action.yml"))["runs"]["steps"]]
    used = [re.findall(r"--[\w-]+", line) for line in "\n".join(scripts).splitlines()]
    known = {option for each in cli.commands["check"].params for option in each.opts}
    assert {option for each in used for option in each if option != "--"} <= known


def test_nobody_is_told_to_install_it_from_where_it_is_not() -> None:
    told = [read(name) for name in ("README.md", "docs/checking.md", WORKFLOW)]
    installs = [line for text in told for line in text.splitlines() if "pip install" in line]
    assert len(installs) > 4
    assert [line for line in installs if re.search(r"pip install [-\w ]*hmicdiff\b", line)] == []


def test_the_hook_runs_what_there_is() -> None:
    (hook,) = yaml.safe_load(read(".pre-commit-hooks.yaml"))
    (used,) = [yaml.safe_load(each) for each in blocks(read("docs/checking.md"), "yaml")]
    (asked,) = used["repos"][0]["hooks"]
    assert asked["id"] == hook["id"]
    assert all(
        parses(each) for each in commands_in(shlex.join([*hook["entry"].split(), *asked["args"]]))
    )
    assert hook["always_run"], "a release may come in any format, and be taken away"


def test_the_commands_of_the_documents_parse() -> None:
    found = [
        each for script in blocks(read("docs/checking.md"), "sh") for each in commands_in(script)
    ]
    assert found
    assert all(parses(each) for each in found)
