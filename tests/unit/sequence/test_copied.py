"""Sentences that stand word for word in releases on different subjects."""

import json
from collections.abc import Mapping

from hmicdiff import api
from hmicdiff.model.analysis import Analysis
from tests.support import DATA

PASTED = "Two deckhands had hidden the logbook of the Marigold under a crate of wet rope."
OTHER = "The spare anchor was missing when the surveyor asked for it on the second visit."
FERRIES = {
    file.stem: file.read_text(encoding="utf-8")
    for file in sorted((DATA / "dropped-hedge").iterdir())
}
DATES = {"tarn": "2016-03-01 tarn", "holm": "2015-11-20 holm"}


def analyzed(pasted: Mapping[str, str], names: Mapping[str, str] | None = None) -> Analysis:
    """Return the analysis of the ferries, some of which have more sentences."""
    called = names or {}
    texts = {
        called.get(name, name): text.replace(
            "Notes to editors", f"{pasted.get(name, '')}\n\nNotes to editors"
        )
        for name, text in FERRIES.items()
    }
    return api.analyze(api.read_texts(texts))


def told(analysis: Analysis) -> list[tuple[str, list[str], str | None]]:
    return [
        (each.quote, sorted(place.release for place in each.places), each.first)
        for each in analysis.copied
    ]


def test_a_sentence_of_two_releases_is_told_with_both_and_nobody_first() -> None:
    found = analyzed({"tarn": PASTED, "holm": PASTED})
    assert [(quote, len(places), first) for quote, places, first in told(found)] == [
        (PASTED, 2, None)
    ]
    (copied,) = found.copied
    texts = {release.id: release.text for release in found.releases}
    for place in copied.places:
        assert texts[place.release][place.start : place.end] == PASTED
    assert copied.surprise > 0


def test_typography_makes_it_no_other_sentence() -> None:
    (copied,) = analyzed({"tarn": PASTED, "holm": PASTED.replace(" ", "\n", 3)}).copied
    assert len(copied.places) == 2


def test_dates_tell_who_has_it_first() -> None:
    (copied,) = analyzed({"tarn": PASTED, "holm": PASTED}, DATES).copied
    assert [place.date for place in copied.places] == ["2015-11-20", "2016-03-01"]
    assert copied.first == copied.places[0].release
    assert copied.places[0].source.endswith("holm")


def test_a_month_beside_a_day_in_it_does_not_tell() -> None:
    names = {"tarn": "2015-11 tarn", "holm": "2015-11-20 holm"}
    (copied,) = analyzed({"tarn": PASTED, "holm": PASTED}, names).copied
    assert copied.first is None


def test_a_log_whose_lines_have_dates_of_their_own_tells_nobody_first() -> None:
    log = f"12 May 2014\n\n{OTHER}\n\n3 June 2014\n\n{PASTED}"
    (copied,) = analyzed({"tarn": log, "holm": PASTED}, DATES).copied
    assert [place.date for place in copied.places] == [None, "2015-11-20"]
    assert copied.first is None


def test_what_a_third_says_as_a_part_of_a_longer_sentence_is_no_copy_of_two() -> None:
    longer = f"{OTHER[:-1]}, and {PASTED[0].lower()}{PASTED[1:]}"
    assert analyzed({"tarn": PASTED, "holm": PASTED, "oyce": longer}).copied == ()


def test_what_one_has_alone_or_says_in_other_words_is_no_copy() -> None:
    assert analyzed({"tarn": PASTED}).copied == ()
    assert (
        analyzed({"tarn": PASTED, "holm": PASTED.replace("two", "").replace("wet", "dry")}).copied
        == ()
    )


def test_what_a_third_says_in_other_words_is_a_part_of_the_template() -> None:
    reworded = PASTED.replace("wet rope", "old rope")
    assert analyzed({"tarn": PASTED, "holm": PASTED, "oyce": reworded}).copied == ()


def test_what_more_than_few_have_is_a_part_of_the_template() -> None:
    assert analyzed(dict.fromkeys(("tarn", "holm", "oyce"), PASTED)).copied == ()


def test_short_sentences_are_alike_by_chance() -> None:
    assert (
        analyzed({"tarn": "It rained on all days.", "holm": "It rained on all days."}).copied == ()
    )


def test_releases_on_one_subject_are_no_copies_of_each_other() -> None:
    texts = dict(FERRIES) | {"again": FERRIES["tarn"].replace("nine groundings", "two groundings")}
    analysis = api.analyze(
        api.read_texts(
            {
                name: text.replace("Notes to editors", f"{PASTED}\n\nNotes to editors")
                if name in ("tarn", "again")
                else text
                for name, text in texts.items()
            }
        )
    )
    assert analysis.copied == ()


def test_what_is_less_likely_comes_first_and_all_formats_tell_it() -> None:
    pasted = f"{OTHER} {PASTED}"
    found = analyzed({"tarn": pasted, "holm": pasted}, DATES)
    assert {each.quote for each in found.copied} == {PASTED, OTHER}
    assert [each.surprise for each in found.copied] == sorted(
        (each.surprise for each in found.copied), reverse=True
    )
    for form in ("text", "md", "html"):
        shown = " ".join(api.present(found, form).replace("│ ", "").split())
        assert "Word for word in a few of them" in shown
        assert "is dated first" in shown
    saved = api.present(found, "json")
    assert [each["quote"] for each in json.loads(saved)["copied"]] == [
        each.quote for each in found.copied
    ]
