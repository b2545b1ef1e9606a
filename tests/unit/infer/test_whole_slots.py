"""Each slot is filled from the first word of a value to its last, in all wordings of a passage."""

from collections.abc import Iterable, Sequence

from hmicdiff.infer.framed_values import with_framed_values
from hmicdiff.infer.readings import DraftReading, Filling
from hmicdiff.pipeline import analyze
from hmicdiff.read.normalize import wording
from tests.support import family

MILLS = ["Tarn", "Holm", "Skerry", "Ayle", "Brae", "Voe", "Wick", "Noup", "Hamar", "Lyde"]
MILLS += ["Orrin", "Wyke", "Stour", "Pell", "Quoy", "Rusk", "Ness", "Fara"]


def filled(*lines: str) -> list[list[str]]:
    """Return what each notice fills in, in a line of its own about a mill."""
    found = analyze(
        family(
            *(
                f"The {mill} Mill was looked at by the guild.\n\n{line}\n\n"
                f"The miller of the {mill} Mill was thanked for the help."
                for mill, line in zip(MILLS, lines, strict=False)
            )
        )
    )
    return [
        [
            each.text[value.start : value.end]
            for value in each.values
            if 0 <= value.start - each.text.index("\n\n") < len(line) + 2
        ]
        for each, line in zip(
            sorted(found.releases, key=lambda release: (len(release.source), release.source)),
            lines,
            strict=True,
        )
    ]


def cycled(values: Sequence[str], count: int, step: int = 1) -> list[str]:
    return [values[at * step % len(values)] for at in range(count)]


def each_of(values: Iterable[str]) -> list[list[str]]:
    return [[value] for value in values]


def test_who_signs_and_for_whom_behind_one_label_are_two_values() -> None:
    people = cycled(["Ada Holm", "Cy Finch", "Bo Marsh"], 12)
    offices = [["Weir Court", "Quay Board", "Lock Trust"][(at // 3 + at) % 3] for at in range(12)]
    pairs = list(zip(people, offices, strict=True))
    assert filled(*(f"Signed: {who}, {office}" for who, office in pairs)) == [
        list(pair) for pair in pairs
    ]


def test_what_stands_behind_a_label_is_cut_where_a_name_said_elsewhere_ends() -> None:
    houses = ["Low Barn", "3 Weir Lane", "The Kiln", "Quay End", "6 Back Row", "The Loft"]
    found = filled(*(f"House: {mill}, {house}" for mill, house in zip(MILLS, houses, strict=False)))
    assert found == [[mill, house] for mill, house in zip(MILLS, houses, strict=False)]


def test_a_town_that_only_some_courts_are_named_after_belongs_to_the_name() -> None:
    courts = cycled(["Lyde County Court", "the County Court at Voe", "Brae Joint Court Centre"], 12)
    found = filled(*(f"The guild may go to {court} for an order." for court in courts))
    assert found == each_of(courts)


def test_a_sentence_of_two_passages_fills_in_what_nobody_else_does() -> None:
    walls = ["sound", "damp", "in need of paint", "sound", "damp", "cracked", "sound", "damp"]
    roofs = ["sound", "thatch", "cracked", "tin", "damp", "thatch", "tin", "sound"]
    lines = [
        f"The state of the walls of the mill was {wall}.\n\nThe roof above the wheel was {roof}."
        for wall, roof in zip(walls, roofs, strict=True)
    ]
    lines += [
        "The state of the walls of the mill was damp, while the roof above the wheel was mossy."
    ]
    assert filled(*lines)[-1] == ["damp", "mossy"]


def test_a_figure_of_a_sentence_of_two_passages_has_no_word_before_it() -> None:
    lines = [
        f"The guild has had {home} letters about the weir in this parish.\n\n"
        f"In this parish, {treated} of those who wrote asked for a reply."
        for home, treated in zip((12, 20, 31, 44, 15, 63), (3, 4, 11, 9, 8, 2), strict=True)
    ]
    lines += [
        "The guild has had 52 letters about the weir in this parish, where 7 of those who wrote "
        "asked for a reply."
    ]
    assert filled(*lines)[-1] == ["52", "7"]


def test_a_rare_wording_of_a_passage_fills_in_its_own_between_the_same_words() -> None:
    hoists = ["winch", "old crane", "sack hoist", "rope drum", "pulley"]
    lines = [f"The label is on the side of the {hoist} by the door." for hoist in hoists]
    lines += ["Look on the side of the iron lever by the door, where the label is."]
    assert filled(*lines)[-1] == ["iron lever"]


def test_a_phrase_is_filled_in_whole_where_others_put_another_phrase_for_it() -> None:
    risks = ["fire", "falls", "burns", "cuts"]
    others = ["risks of fire and falls", "a choking hazard"]
    usual = tuple(
        Filling((at, 0), wording(f"The mill stands still because of a risk of {risk}."), ((9, 10),))
        for at, risk in enumerate(risks)
    )
    rest = [
        DraftReading(
            (Filling((at, 0), wording(f"The mill stands still because of {risk}."), ()),),
            joint=False,
        )
        for at, risk in enumerate(others, len(usual))
    ]
    ((one,),) = with_framed_values([[DraftReading(usual, joint=False), *rest]])
    assert [" ".join(filling.words(0)) for filling in one.fillings] == [
        *(f"a risk of {risk}" for risk in risks),
        *others,
    ]


def test_a_word_for_a_number_fills_in_what_a_figure_does_among_few() -> None:
    counts = ["a small number of", "no", "three", "two", "a small number of"]
    found = filled(*(f"The guild has received {each} complaints of noise." for each in counts))
    assert found == each_of(counts)


def test_a_title_that_all_in_a_rare_wording_happen_to_have_is_filled_in() -> None:
    names = [
        "Mr. Bo Marsh",
        "Weir Trust",
        "Ms. Ada Holm",
        "Mr. Al Reed",
        "Quay Board",
        "Dr. Jo Orme",
    ]
    few = ["Mr. Cy Finch", "Mr. Ed Rudd"]
    lines = [f"{name} asks for the key of the mill by noon." for name in names]
    lines += [
        f"You are told that the key of the mill is asked for by {name} at once." for name in few
    ]
    assert filled(*lines)[-2:] == each_of(few)


def test_slots_with_the_same_values_end_at_the_same_word() -> None:
    ways = ["above the usual price", "below the usual price", "near the usual price"]
    first = cycled([*ways, "high", "low"], 12)
    second = cycled(ways, 12)
    lines = [
        f"The share of rye that was ground is {one}.\n\nThe price of bread in the town is {two}."
        for one, two in zip(first, second, strict=True)
    ]
    assert filled(*lines) == [list(pair) for pair in zip(first, second, strict=True)]


def test_what_agrees_with_a_word_for_a_number_is_filled_in_with_it() -> None:
    visits = cycled(["ninguna visita", "una visita", "dos visitas", "varias visitas"], 18)
    found = filled(*(f"El molino recibe {each} del gremio en verano." for each in visits))
    assert found == each_of(visits)


def test_a_name_is_whole_whose_last_word_only_names_of_its_kind_share() -> None:
    places = cycled(
        ["East Lenshire", "the City of Lensford", "West Lenshire", "North Lenshire"], 16
    )
    assert filled(*(f"Report made by the clerk for {each}" for each in places)) == each_of(places)


def test_an_office_behind_a_name_is_no_form_of_a_company() -> None:
    people = cycled(["Ada Holm", "Cy Finch", "Bo Marsh", "Jo Orme"], 12)
    assert filled(*(f"{who}, H.M. Keeper of the weir" for who in people)) == each_of(people)


def test_a_title_that_goes_with_the_name_is_filled_in_with_it() -> None:
    people = cycled(["de heer P. Pot", "mevrouw A. Smit", "mevrouw I. Bol"], 15)
    towns = cycled(["Zwolle", "Breda", "Delft"], 15)
    lines = [
        f"Voor vragen kunt u terecht bij {who} in {town}."
        for who, town in zip(people, towns, strict=True)
    ]
    assert filled(*lines) == [list(pair) for pair in zip(people, towns, strict=True)]


def test_names_of_which_most_begin_with_one_title_are_filled_in() -> None:
    pairs = [("M. Luc d'Astier", "Garde"), ("M. Abel Roc", "Loire"), ("Mme Odile Pin", "Orge")]
    chosen = [pairs[at] for at in (0, 0, 0, 0, 0, 1, 1, 1, 2, 2)]
    lines = [
        f"La mairie de {town} est prévenue.\n\n{who}, maire de {town}, a parlé de la paroisse."
        for who, town in chosen
    ]
    assert [each[-2] for each in filled(*lines)] == [who for who, _ in chosen]


def test_a_grade_in_figures_and_in_words_is_one_value() -> None:
    grades = cycled(["3 (fair)", "5 (very good)", "1 (in need of help)"], 12)
    assert filled(*(f"The grade of the mill is {grade}." for grade in grades)) == each_of(grades)
