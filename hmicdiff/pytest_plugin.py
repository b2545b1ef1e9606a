"""A pytest fixture that holds a folder of releases against its baseline.

pytest loads this in every project that has hmicdiff installed, so nothing else is imported before
the fixture is asked for.
"""

from collections.abc import Generator
from os import PathLike
from pathlib import Path

import pytest

_PATHS, _BASELINE = "hmicdiff_paths", "hmicdiff_baseline"
_FILE = "hmicdiff.baseline.json"


class ReleasesCheck:
    """Fails a test if releases no longer fit their baseline."""

    def __init__(self, root: Path, paths: list[Path], baseline: str) -> None:
        """Take what the settings say; what is relative is so to `root`."""
        self._root = root
        self._paths = paths
        self._baseline = baseline
        self.called = False

    def __call__(
        self,
        *paths: str | PathLike[str],
        baseline: str | PathLike[str] | None = None,
        min_level: str = "warning",
        strict: bool = False,
    ) -> None:
        """Check `paths`, else those of the settings, as `hmicdiff check` does.

        Args:
            paths: files, folders or patterns, relative to the root of the tests.
            baseline: what is known; else the setting, else `hmicdiff.baseline.json` in the root.
            min_level: "note", "warning" or "error"; what is less does not count.
            strict: whether a new release that fits counts, until it is in the baseline.
        """
        __tracebackhide__ = True
        from hmicdiff import api, config  # noqa: PLC0415
        from hmicdiff.errors import HmicdiffError  # noqa: PLC0415
        from hmicdiff.slips.settings import SlipSettings  # noqa: PLC0415

        self.called = True
        given = [self._root / path for path in paths] or self._paths
        if not given:
            pytest.fail(
                f"hmicdiff_check has nothing to check: call it with a folder, or set {_PATHS}",
                pytrace=False,
            )
        failure = ""
        try:
            known = api.load_baseline(self._file(given, baseline))
            settings = config.find([self._root, *given])
            slips, better = SlipSettings(settings.slips), settings.corrections
            checked = api.check(given, known, slips=slips, corrections=better).checked
        except HmicdiffError as error:
            failure = f"hmicdiff: {error}"
        if failure:  # outside of the handler: who reads this wants no chain of exceptions
            pytest.fail(failure, pytrace=False)
        if api.drifted(checked, min_level=min_level, strict=strict):
            shown = api.present_check(checked, min_level=min_level, strict=strict, paths=given)
            pytest.fail(shown, pytrace=False)

    def _file(self, given: list[Path], baseline: str | PathLike[str] | None) -> Path:
        """Return the baseline that is named, else the nearest one, as `hmicdiff check` does."""
        if baseline is not None:
            return self._root / baseline
        folders = [path for path in given if path.is_dir()]
        beside = [*folders, *(folder.parent for folder in folders)]
        found = (folder / self._baseline for folder in [self._root, *beside])
        return next((file for file in found if file.is_file()), self._root / self._baseline)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the settings."""
    parser.addini(_PATHS, "what hmicdiff_check checks: files, folders, patterns", "paths", [])
    parser.addini(_BASELINE, "the baseline that hmicdiff_check uses", "string", _FILE)


@pytest.fixture
def hmicdiff_check(pytestconfig: pytest.Config) -> ReleasesCheck:
    """Return a function that fails the test if releases no longer fit their baseline.

    `hmicdiff_check("releases/")` checks a folder. Without arguments, or if it is not called at
    all, what `hmicdiff_paths` in the settings says is checked.
    """
    return ReleasesCheck(
        pytestconfig.rootpath, pytestconfig.getini(_PATHS), pytestconfig.getini(_BASELINE)
    )


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Check after a test that asks for the fixture and does not call it: it must not just pass."""
    __tracebackhide__ = True
    result = yield
    check = pyfuncitem.funcargs.get(hmicdiff_check.__name__)
    if isinstance(check, ReleasesCheck) and not check.called:
        check()
    return result
