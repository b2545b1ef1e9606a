from random import Random

import pytest

from hmicdiff.align.passages import draft_passages
from hmicdiff.align.vocabulary import forms
from hmicdiff.infer.strangers import _last_before_gap, kinship, strangers
from tests.support import family

BAKERY = (
    "The bakery in {} has sold bread for many years.\n\n"
    "Flour is milled on the premises by hand.\n\n"
    "Two ovens are cleaned every morning before the baker arrives."
)
BRIDGES = (
    "A bridge engineer surveyed rusty girders yesterday.\n\n"
    "Traffic will be sent round the valley.\n\n"
    "Councillors want cheaper asphalt instead."
)
STARS = "Astronomers watched comets pass Jupiter.\n\nTelescopes need dark skies."
TOWNS = ["Tarn", "Holm", "Skerry", "Ayle"]
BAKERIES = [BAKERY.format(town) for town in TOWNS]


def found(*texts: str) -> list[str]:
    """Return the first words of the releases that are strangers."""
    corpus = family(*texts)
    numbered = forms(corpus)
    odd = strangers(numbered, draft_passages(numbered))
    return [corpus.releases[at].text.split()[0] for at in odd]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        pytest.param(BAKERIES, [], id="a family"),
        pytest.param([*BAKERIES, BRIDGES], ["A"], id="one of five"),
        pytest.param([*BAKERIES[:2], BRIDGES], ["A"], id="one of three"),
        pytest.param([*BAKERIES, BRIDGES, STARS], ["A", "Astronomers"], id="two of six"),
        pytest.param([BAKERIES[0], BRIDGES], [], id="of two neither is"),
        pytest.param([BAKERIES[0], BRIDGES, STARS], [], id="no family to be a stranger to"),
        pytest.param([*BAKERIES[:2], BRIDGES, STARS], [], id="too many"),
        pytest.param([*BAKERIES, BAKERIES[0].split("\n\n")[0]], [], id="a short relative"),
    ],
)
def test_strangers(texts: list[str], wanted: list[str]) -> None:
    assert sorted(found(*texts)) == wanted


_OWN = "\n\n".join(
    f"Nobody knows why the {what} of the {who} went {where} that night."
    for what in ("goat", "kettle", "lantern", "sledge", "barrel")
    for who in ("carter", "judge", "lodger", "groom")
    for where in ("north", "astray")
)


@pytest.mark.parametrize("kin", [3, 6])
def test_what_is_long_and_has_the_template_is_no_stranger(kin: int) -> None:
    long = BAKERY.format("Corve").replace("\n\nTwo ovens", f"\n\n{_OWN}\n\nTwo ovens")
    texts = [BAKERY.format(town) for town in [*TOWNS, "Gorse", "Brill"][:kin]]
    assert found(*texts, long) == []
    assert found(*texts, _OWN) == ["Nobody"]


def test_words_in_common_that_make_no_sentence_are_no_template() -> None:
    papers = [f"Report\n\n{text}" for text in (BAKERY.format("Tarn"), BRIDGES, STARS, _OWN)]
    corpus = family(*papers)
    numbered = forms(corpus)
    shares = kinship(numbered, draft_passages(numbered), range(len(numbered.of)))
    assert max(shares.values()) < 0.5


def test_kinship_is_the_share_of_what_others_say_too() -> None:
    corpus = family(*BAKERIES, BRIDGES)
    numbered = forms(corpus)
    shares = kinship(numbered, draft_passages(numbered), range(len(numbered.of))).values()
    kin = [s for s, one in zip(shares, corpus.releases, strict=True) if "bakery" in one.text]
    assert min(kin) > 0.6
    assert max(kin) <= 1
    assert min(shares) == 0


def test_who_lacks_a_template_of_a_dozen_words_is_not_proved_a_stranger() -> None:
    """A house whose reports have one standing sentence, and each a story of its own."""
    chance = Random(7)  # noqa: S311 - the same each time
    syllables = [a + b for a in "bdfgklmnprst" for b in "aeiou"]

    def told() -> str:
        words = ["".join(chance.choices(syllables, k=3)) for _ in range(99)]
        return "\n\n".join(f"{' '.join(words[at : at + 11])}." for at in range(0, 99, 11))

    standing = "The inquiry goes on, and all who saw it may ring at once."
    texts = [f"{told()}\n\n{standing if at % 4 else ''}" for at in range(12)]
    assert found(*texts) == []


@pytest.mark.parametrize(
    ("shares", "most", "least"),
    [
        pytest.param([0.05, 0.5, 0.6], 1, 0.05, id="one apart"),
        pytest.param([0.15, 0.18, 0.23, 0.27, 0.33], 3, -1.0, id="each a little more"),
        pytest.param([0.02, 0.2, 0.24, 0.3, 0.6], 3, 0.02, id="one apart of several that say less"),
        pytest.param([0.02, 0.05, 0.4, 0.6], 2, 0.05, id="two apart"),
    ],
)
def test_strangers_share_much_less_than_whoever_shares_least(
    shares: list[float], most: int, least: float
) -> None:
    assert _last_before_gap(shares, most) == least
