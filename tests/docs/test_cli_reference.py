from tests.docs.cli_reference import reference
from tests.support import ROOT


def test_the_reference_is_what_the_commands_say_of_themselves() -> None:
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written.split() == reference().split(), "run `make docs`"
