import doctest
from types import ModuleType

import pytest

from hmicdiff.api import releases


@pytest.mark.parametrize("module", [releases])
def test_what_docstrings_show_is_so(module: ModuleType) -> None:
    found = doctest.testmod(module)
    assert found.attempted > 0
    assert found.failed == 0
