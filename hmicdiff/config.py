"""Settings of a family, kept beside it in `hmicdiff.toml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hmicdiff.errors import ConfigError

if TYPE_CHECKING:
    from hmicdiff.model.analysis import Level
    from hmicdiff.model.corrections import Corrections
    from hmicdiff.model.provenance import Provenance

FILE = "hmicdiff.toml"
_OFF = "off"


@dataclass(frozen=True, slots=True)
class Config:
    """What can be set for a family."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Names for variables, by the names that they would have."""
    slips: Mapping[str, "Level | None"] = field(default_factory=dict)
    """Levels for the rules that find slips, by their ids; `None` for a rule that is off."""
    name_by: str | None = None
    """What releases are called by: "title", "file", or a variable."""
    corrections: "Corrections | None" = None
    """What somebody knows better; none where nothing is said."""
    source: str = FILE
    """The file they were read from."""


def made_with(settings: "Provenance", source: str) -> Config:
    """Return the settings that a report, kept in the file `source`, was made with."""
    from hmicdiff.model.analysis import Level  # noqa: PLC0415 - few families have settings
    from hmicdiff.model.provenance import OFF  # noqa: PLC0415

    slips = {rule: None if level == OFF else Level(level) for rule, level in settings.slips.items()}
    return Config(settings.names, slips, settings.name_by, settings.corrections, source)


def find(folders: Iterable[Path]) -> Config:
    """Return the settings in the first of `folders` that has some, else the defaults.

    Raises:
        ConfigError: if the file cannot be read or says something else than settings.
    """
    for folder in folders:
        path = folder / FILE
        if path.is_file():
            return _load(path)
    return Config()


def _load(path: Path) -> Config:
    return settings_in(text_of(path), path)


def text_of(path: Path) -> str:
    """Return what a file of settings says.

    Raises:
        ConfigError: if it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read; check its rights and encoding") from error


def settings_in(text: str, path: Path) -> Config:
    """Return the settings that a text has, which stands in the file `path`.

    Raises:
        ConfigError: if it says something else than settings.
    """
    import tomllib  # noqa: PLC0415 - few families have settings

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not TOML: {error}") from error
    unknown = sorted(data.keys() - {"name-by", "names", "slips", "corrections"})
    if unknown:
        raise ConfigError(
            f"{path}: no setting {unknown[0]!r}; there are name-by, [names], [slips] and "
            "[corrections]"
        )
    names = data.get("names", {})
    if not isinstance(names, dict) or not all(isinstance(name, str) for name in names.values()):
        raise ConfigError(f'{path}: [names] takes lines like  staff = "anti-corruption-staff"')
    name_by = data.get("name-by")
    if not isinstance(name_by, str | None):
        raise ConfigError(f'{path}: name-by takes "title", "file" or the name of a variable')
    levels = _slips(data.get("slips", {}), path)
    return Config(names, levels, name_by, _corrections(data.get("corrections"), path), str(path))


def _corrections(given: object, path: Path) -> "Corrections | None":
    if given is None:
        return None
    from hmicdiff.model.corrections import Corrections  # noqa: PLC0415 - few families have some
    from hmicdiff.structs import StructError, converted  # noqa: PLC0415

    try:
        return converted(given, Corrections)
    except StructError as error:
        what, _, where = str(error).partition(" - at `$")
        where = where.strip(".`")
        told = f" ({where}: {what})" if where else f" ({what})"
        raise ConfigError(
            f"{path}: [corrections] is not what  hmicdiff correct  writes{told}; mend it, or take "
            "the lines out and correct again"
        ) from error


def _slips(given: object, path: Path) -> Mapping[str, "Level | None"]:
    from hmicdiff.model.analysis import Level  # noqa: PLC0415 - few families have settings
    from hmicdiff.slips.registry import RULES  # noqa: PLC0415

    levels: dict[object, Level | None] = {_OFF: None, **{level.value: level for level in Level}}
    if not isinstance(given, dict):
        raise ConfigError(f'{path}: [slips] takes lines like  full-stop = "off"')
    for rule, level in given.items():
        if rule not in RULES:
            raise ConfigError(f"{path}: no rule {rule!r} in [slips]; there are {', '.join(RULES)}")
        if not isinstance(level, str) or level not in levels:
            known = ", ".join(map(str, levels))
            raise ConfigError(f"{path}: {rule} in [slips] is {level!r}; it can be {known}")
    return {rule: levels[level] for rule, level in given.items()}
