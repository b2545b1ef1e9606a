import hmicdiff
from tests.docs.library_reference import reference
from tests.support import ROOT


def test_the_reference_is_what_the_library_says_of_itself() -> None:
    written = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    assert written.split() == reference().split(), "run `make docs`"


def test_every_function_and_type_of_the_library_is_in_the_reference() -> None:
    headings = [line[4:] for line in reference().splitlines() if line.startswith("### ")]
    assert sorted(headings) == sorted(name for name in hmicdiff.__all__ if name[0] != "_")
