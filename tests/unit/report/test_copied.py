"""Of what few releases have word for word readers are shown unusual prose, once for these few."""

import pytest

from hmicdiff import api
from hmicdiff.model.analysis import Copied, CopiedPlace
from hmicdiff.report.copied import build_copied
from hmicdiff.report.names import name_releases
from hmicdiff.structs import replace

PROSE = "The harbour master of 1903 let nobody but his own sister Edda count the eels in the weir."
MORE = "She wrote their number on slates which still lie under the stairs of the old customs house."
NO_STOP = (
    "Society for the mending of nets, for widows of the herring fleet and for all their orphans"
)

CODE = (
    "let weir = eels(day[date]) ; if eels.count(weir) > 3 { print(weir) ; keep(eels) } else stop ."
)


def shown(*quotes: str, third: str = "Notice mere") -> list[tuple[str, str]]:
    texts = {name: "\n\n".join([f"Notice {name}", *quotes]) for name in ("tarn", "holm")}
    texts["mere"] = third
    analysis = api.analyze(api.read_texts(texts))
    copied = tuple(
        Copied(
            quote=quote.removeprefix("- "),
            places=tuple(
                CopiedPlace(
                    release=one.id,
                    source=one.source,
                    start=one.text.index(quote.removeprefix("- ")),
                    end=0,
                    line=3,
                    where="",
                )
                for one in analysis.releases
                if one.source != "mere"
            ),
            first=None,
            surprise=1.0,
        )
        for quote in quotes
    )
    told = build_copied(replace(analysis, copied=copied), name_releases(analysis.releases))
    return [(one.quote, one.says) for one in told]


def test_of_several_sentences_of_the_same_releases_one_is_shown() -> None:
    ((quote, says),) = shown(PROSE, MORE)
    assert quote == PROSE
    assert says.endswith(
        "have it, and no other of the 3 releases; "
        "they have at least 1 other such sentence in common."
    )


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param(f"- {PROSE}", id="list"),
        pytest.param(NO_STOP, id="no stop"),
        pytest.param(CODE, id="code"),
    ],
)
def test_what_is_no_prose_is_not_shown(quote: str) -> None:
    assert shown(quote, MORE)[0][0] == MORE
    assert len(shown(quote, MORE)) == 1


def test_a_stock_phrase_is_not_shown() -> None:
    assert shown("All of them were let go on the same day.") == []
    stock = "The harbour master of 1903 let nobody but his own sister count the eels in May."
    assert shown(PROSE, third=stock) == []
