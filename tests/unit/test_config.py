"""Settings in hmicdiff.toml."""

from pathlib import Path

import pytest

from hmicdiff import config
from hmicdiff.errors import ConfigError
from hmicdiff.model.analysis import Level


def written(folder: Path, text: str) -> Path:
    """Write settings into a folder."""
    folder.mkdir(exist_ok=True)
    (folder / config.FILE).write_text(text, encoding="utf-8")
    return folder


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert config.find([tmp_path]) == config.Config()


def test_the_first_folder_that_has_settings_decides(tmp_path: Path) -> None:
    first = written(tmp_path / "first", '[names]\nstaff = "crew"\n')
    second = written(tmp_path / "second", '[names]\nstaff = "team"\n')
    found = config.find([tmp_path, first, second])
    assert found.names == {"staff": "crew"}
    assert found.source == str(first / config.FILE)


def test_rules_can_be_off_and_have_another_level(tmp_path: Path) -> None:
    folder = written(tmp_path, '[slips]\nhyphen = "off"\nfull-stop = "error"\n')
    assert config.find([folder]).slips == {"hyphen": None, "full-stop": Level.ERROR}


def test_what_releases_are_called_by_can_be_set(tmp_path: Path) -> None:
    assert config.find([written(tmp_path, 'name-by = "file"\n')]).name_by == "file"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("[names\n", "is not TOML", id="no TOML"),
        pytest.param("corrections = 3\n", "hmicdiff correct  writes", id="no corrections"),
        pytest.param("[name]\n", "no setting 'name'", id="unknown setting"),
        pytest.param("name-by = 3\n", "name-by takes", id="no way to name"),
        pytest.param("[names]\nstaff = 3\n", "takes lines like", id="a name that is none"),
        pytest.param("names = 3\n", "takes lines like", id="no table"),
        pytest.param("slips = 3\n", "takes lines like", id="no table of slips"),
        pytest.param('[slips]\nspelling = "off"\n', "no rule 'spelling'", id="unknown rule"),
        pytest.param(
            '[slips]\nhyphen = "low"\n', "can be off, note, warning, error", id="unknown level"
        ),
        pytest.param("[slips]\nhyphen = false\n", "can be off, note", id="a level that is none"),
    ],
)
def test_what_is_wrong_is_said_with_the_file(tmp_path: Path, text: str, said: str) -> None:
    folder = written(tmp_path, text)
    with pytest.raises(ConfigError, match=said) as raised:
        config.find([folder])
    assert str(folder / config.FILE) in str(raised.value)
