"""Settings of a family, kept beside it in `hmicdiff.toml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hmicdiff.errors import ConfigError

FILE = "hmicdiff.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """What can be set for a family."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Names for variables, by the names that they would have."""
    source: str = FILE
    """The file they were read from."""


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
    import tomllib  # noqa: PLC0415 - few families have settings

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read; check its rights and encoding") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not TOML: {error}") from error
    unknown = sorted(data.keys() - {"names"})
    if unknown:
        raise ConfigError(f"{path}: no setting {unknown[0]!r}; there is [names]")
    names = data.get("names", {})
    if not isinstance(names, dict) or not all(isinstance(name, str) for name in names.values()):
        raise ConfigError(f'{path}: [names] takes lines like  staff = "anti-corruption-staff"')
    return Config(names, str(path))
