import textwrap

import pytest

from tests.unit.read.test_conventions import cut

PARAGRAPHS = (
    "The wheel of {} may be turned by hand or by water, with or without a brake, by everybody who "
    "keeps to what follows:",
    "A turn by night must be told to the miller on the day before.",
    "No promise is made on the strength of a cog or on the depth of the pond.",
)


def plain(town: str) -> str:
    return "\n\n".join([f"Wheel of {town}", *(one.format(town) for one in PARAGRAPHS)])


def framed(town: str, sign: str, width: int) -> str:
    lines = [f"Wheel of {town}"]
    for one in PARAGRAPHS:
        lines += ["", *textwrap.wrap(one.format(town), width)]
    return "\n".join(f"{sign} {line}".rstrip() for line in lines)


@pytest.mark.parametrize("width", [34, 60])
@pytest.mark.parametrize(
    "sign", ["*", " *", "#", "##", "--", "//", ">", "> >", ";;", "%", "|", "REM"]
)
def test_a_sign_before_every_line_of_one_document_is_not_read(sign: str, width: int) -> None:
    *_, last = cut(plain("Arle"), plain("Brint"), plain("Culm"), framed("Dorn", sign, width))
    expected = cut(plain("Dorn"))[0]
    assert len(last) == len(expected)


def test_others_tell_a_frame_without_blank_lines() -> None:
    (one, two, three) = (plain(town) for town in ("Arle", "Brint", "Culm"))
    lines = textwrap.wrap(PARAGRAPHS[0].format("Dorn"), 30)
    text = "Wheel of Dorn\n\n" + "\n".join(f"* {line.capitalize()}" for line in lines[:1])
    text += "\n" + "\n".join(f"* {line}" for line in lines[1:])
    *_, last = cut(one, two, three, text)
    assert len(last) == 2


def test_a_list_is_no_comment() -> None:
    (found,) = cut("Bring along\n\n* a sieve\n* an apron\n* a sack of rye\n* two pairs of boots\n")
    assert found[1:] == ["a sieve", "an apron", "a sack of rye", "two pairs of boots"]
