import pytest

from scripts.mutations import ROOT, Mutation, mutations


@pytest.mark.parametrize(
    "mutation", mutations(), ids=lambda one: f"{one.file}: {one.new.strip()} for {one.old.strip()}"
)
def test_each_change_is_of_one_line_and_has_its_test(mutation: Mutation) -> None:
    text = (ROOT / mutation.path).read_text(encoding="utf-8")
    changed = mutation.applied(text).splitlines()
    lines = zip(text.splitlines(), changed, strict=True)
    assert sum(before != after for before, after in lines) == 1
    file, _, name = mutation.node.partition("::")
    assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")
