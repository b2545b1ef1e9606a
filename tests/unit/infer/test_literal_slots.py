"""What a person would mark as filled in, in whole families."""

import pytest

from hmicdiff.model.analysis import Analysis
from hmicdiff.pipeline import analyze
from tests.support import family

TOWNS = ["Tarn", "Holm", "Skerry", "Ayle", "Northbank", "Brae"]


def analysis(line: str, *fillings: tuple[str, ...]) -> Analysis:
    """Return the analysis of a family that says a line, each release with its own fillings."""
    return analyze(
        family(
            *(
                f"The bakery in {town} was visited.\n\n{line.format(*filling)}\n\nBread is good."
                for town, filling in zip(TOWNS, fillings, strict=False)
            )
        )
    )


def marked(found: Analysis) -> dict[str, list[tuple[str, object]]]:
    """Return what each release fills in, but for its town, by its source."""
    return {
        release.source: [
            (text, value.value)
            for value in release.values
            if (text := release.text[value.start : value.end]) not in TOWNS
        ]
        for release in found.releases
    }


def texts(found: Analysis) -> list[list[str]]:
    return [[text for text, _ in values] for _, values in sorted(marked(found).items())]


def values(found: Analysis) -> list[list[object]]:
    return [[value for _, value in each] for _, each in sorted(marked(found).items())]


def singly(*fillings: str) -> list[tuple[str, ...]]:
    return [(each,) for each in fillings]


@pytest.mark.parametrize(
    ("line", "fillings"),
    [
        pytest.param(
            "The oven is let from {} on to the miller.",
            ["01/03/2024", "15/04/2023", "02/05/2022", "11/06/2021"],
            id="a date with slashes",
        ),
        pytest.param(
            "The oven was lit on {} by the miller.",
            ["Saturday 12 December 2015", "Monday 4 May 2015", "Friday 1 July 2016"],
            id="a date with its weekday",
        ),
        pytest.param(
            "The oven is lit at {} by the miller.",
            ["9 a.m.", "7 p.m.", "8 a.m.", "6 p.m."],
            id="a time with its half of the day",
        ),
        pytest.param(
            "The oven was cold for {} in winter.",
            ["two and a half days", "11 working days", "3 weeks", "six months"],
            id="a length of time with its unit",
        ),
        pytest.param(
            "The oven is cold for {} at noon.",
            [
                "half an hour",
                "three quarters of an hour",
                "an hour and a half",
                "a quarter of an hour",
            ],
            id="a length of time in words",
        ),
        pytest.param(
            "The wind is at {} knots today.",
            ["25 to 35", "15 to 20", "45 to 60", "30 to 40"],
            id="a range",
        ),
        pytest.param(
            "Status: {}; oven 7",
            ["embargoed", "for immediate release", "corrected", "second edition"],
            id="a value behind a label",
        ),
        pytest.param(
            "Der Ofen wird am {} geheizt.",
            [
                "Samstag, den 13. Juli 2024",
                "Sonntag, den 21. April 2024",
                "Montag, den 4. Mai 2024",
            ],
            id="a weekday and its day",
        ),
        pytest.param(
            "El horno de {} se visita.",
            ["Ayuntamiento de Onda", "Ayuntamiento de Haro", "Universidad de Soria"],
            id="a name with a link",
        ),
        pytest.param(
            "Le four, {} et le maire le gardent.",
            ["le major Roux", "la capitaine Leroy", "le commandant Le Goff", "la major Petit"],
            id="a name with its article",
        ),
        pytest.param(
            "Le four est chaud de {} au soir.",
            ["7 h 30", "6 h 45", "8 h 15", "9 h 30"],
            id="a time in French",
        ),
        pytest.param(
            "Der Ofen kostete {} im Einkauf.",
            ["2,5 Mio. \u20ac", "780 Tsd. \u20ac", "1,2 Mio. \u20ac", "450 Tsd. \u20ac"],
            id="a sum with a short form",
        ),
        pytest.param(
            "El horno se abre en {} todos los d\u00edas.",
            [
                "Calle Real, 14, 06200 Onda",
                "Plaza de la Paz, 1, 26200 Haro",
                "Avenida Castelao, s/n, 36940 Cangas",
                "Calle Padre Herrera, s/n, 38200 Soria",
            ],
            id="an address with the code of its town",
        ),
        pytest.param(
            "El horno es de {}, por ser barato.",
            ["Hermanos Rivas, S.C.", "Grupo Verde, S.L.U.", "La Espiga, S.A.", "Pan Nuestro, S.L."],
            id="a company with its form",
        ),
        pytest.param(
            "The loaves are sold by the {} in town.",
            ["day", "week", "month", "day"],
            id="a unit alone",
        ),
        pytest.param(
            "The mill paid {} for the oven.",
            ["-£3,400", "£1,200", "£560", "-£75"],
            id="a sum with its sign",
        ),
        pytest.param(
            "The mill ends the year at {} in all.",
            ["(£3,400)", "£1,200", "£560", "(£75)"],
            id="a sum in an accountant's brackets",
        ),
        pytest.param(
            "Write to {} before noon.",
            ["ada@tarn.example", "b.low@holm.example", "cleo@skerry.example.org"],
            id="a mail address",
        ),
        pytest.param(
            "This mends the fault {} in the oven.",
            ["CVE-2013-1234", "CVE-2014-0160", "CVE-2016-5195"],
            id="a code",
        ),
        pytest.param(
            "The mill ground {} t of oats.", ["816 000", "98 000", "712 000"], id="grouped figures"
        ),
        pytest.param(
            "The order {} was lost by the miller.",
            ["224/22/K", "18/7/A", "9/16/D", "743/12/B"],
            id="a reference",
        ),
        pytest.param(
            "The key of {} hangs in the mill.",
            ["Flat 3, 12 High Street, Tarnby", "9 Mill Row, Holmby", "Unit 4, 2 Quay, Aylby"],
            id="an address",
        ),
        pytest.param(
            "The oven stands at {} on the map.",
            [
                "51.5074\u00b0 N, 0.1278\u00b0 W",
                "53.4808\u00b0 N, 2.2426\u00b0 W",
                "52.2\u00b0 N, 0.12\u00b0 E",
            ],
            id="a place on the map",
        ),
        pytest.param(
            "The oven of {} is hot.",
            ["the Mill Co. Ltd.", "the Oven S.A.", "the Bread Bros.", "the Rolls plc"],
            id="a company",
        ),
    ],
)
def test_a_literal_is_one_slot(line: str, fillings: list[str]) -> None:
    found = texts(analysis(line, *singly(*fillings)))
    wanted = [[each.removeprefix("the ")] for each in fillings]
    assert found in (wanted, [[each] for each in fillings])


def test_the_ends_of_a_range_that_is_opened_are_two_values() -> None:
    fillings = [("25", "35"), ("15", "20"), ("45", "60"), ("30", "40")]
    found = texts(analysis("The oven is warm from {} to {} degrees.", *fillings))
    assert found == [list(each) for each in fillings]


def test_a_number_before_a_date_is_no_part_of_it() -> None:
    fillings = [("347", "9 ottobre 2024"), ("76", "26 maggio 2024"), ("12", "3 giugno 2023")]
    found = texts(analysis("Il forno segue la regola n. {} del {} per il pane.", *fillings))
    assert found == [list(each) for each in fillings]


def test_the_street_behind_an_office_is_a_value_of_its_own() -> None:
    fillings = [
        ("Hauptamt", "Marktplatz 28, 85567 Grafing"),
        ("Bauamt", "Rathausplatz 1, 79576 Weil"),
        ("Tiefbauamt", "Kirchgasse 3, 18609 Binz"),
    ]
    found = texts(analysis("Der Ofen steht im {}, {}, und ist warm.", *fillings))
    assert found == [list(each) for each in fillings]


def test_what_a_time_is_of_is_fixed_where_all_have_it() -> None:
    found = texts(analysis("Der Ofen ist ab {} Uhr warm.", *singly("9.30", "7.15", "8.45")))
    assert found == [["9.30"], ["7.15"], ["8.45"]]


def test_a_comma_between_two_known_values_is_no_part_of_the_second() -> None:
    lines = ("Paris, la reine", "Lyon, le roi", "Nantes, le prince", "Tours, la reine")
    found = analyze(
        family(
            *(
                f"The bakery in {line.split(',')[0]} was visited.\n\n"
                f"The mayor of {line} and the miller pay for the oven.\n\nBread is good."
                for line in lines
            )
        )
    )
    held = {release.text[v.start : v.end] for release in found.releases for v in release.values}
    assert not any(text.startswith(",") for text in held)


def test_days_come_first_in_a_family_that_shows_it() -> None:
    found = analysis(
        "The oven was lit on {} in all.", *singly("8/7/2018", "28/8/2018", "3/11/2018", "21/1/2019")
    )
    assert values(found) == [["2018-07-08"], ["2018-08-28"], ["2018-11-03"], ["2019-01-21"]]


def test_the_lower_end_of_a_range_has_the_magnitude_of_the_upper() -> None:
    found = analysis(
        "The oven will cost between {} and {} million in all.",
        ("£2", "£3"),
        ("£4", "£7"),
        ("£1", "£9"),
        ("£5", "£6"),
    )
    assert values(found)[0] == [2_000_000, 3_000_000]


def test_a_lower_end_with_a_magnitude_of_its_own_keeps_it() -> None:
    found = analysis(
        "The price went from {} to {} million in all.",
        ("£900", "£1"),
        ("£800", "£2"),
        ("£700", "£3"),
        ("£600", "£4"),
    )
    assert values(found)[0] == [900, 1_000_000]


def test_what_is_filled_in_within_an_address_of_the_web_is_a_slot() -> None:
    found = analysis(
        "The list is at www.bakers.example/shops/{}/list.html for all.",
        *singly("tarn", "holm", "skerry", "ayle"),
    )
    assert texts(found) == [["tarn"], ["holm"], ["skerry"], ["ayle"]]
    assert not found.findings


def test_a_tail_that_some_add_is_no_part_of_the_figure() -> None:
    found = analysis(
        "Sound ovens: model < {}",
        *singly("6.0 and model >= 7.49", "7.10.6", "5.2", "4.8 and model >= 5.1"),
    )
    assert [each[0] for each in texts(found)] == ["6.0", "7.10.6", "5.2", "4.8"]


def test_a_word_that_all_have_ends_no_slot() -> None:
    found = analysis(
        "Mill Reports {} Quarter {} Results",
        ("First", "2013"),
        ("Second", "2014"),
        ("Third", "2015"),
        ("Fourth", "2012"),
    )
    assert not any("Results" in text for each in texts(found) for text in each)


def test_capitals_beside_a_name_are_no_part_of_it() -> None:
    found = analysis(
        "Baker {} Date {}",
        ("Ada Thorley", "28 March 2011"),
        ("Bram Penrow", "3 May 2012"),
        ("Cleo Castell", "12 June 2015"),
        ("Ewan Gorse", "24 July 2019"),
    )
    assert texts(found)[0] == ["Ada Thorley", "28 March 2011"]


def test_quotation_marks_part_a_value_from_a_word_beside_it() -> None:
    found = analysis(
        "You can keep {} tins for a year.",
        *singly("old “marten”", "older “otter”", "old “heron”", "older “marten”"),
    )
    assert texts(found) == [["marten"], ["otter"], ["heron"], ["marten"]]


def test_single_quotation_marks_part_a_value_too() -> None:
    found = analysis(
        "You can keep {} tins for a year.",
        *singly("old ‘marten’", "older ‘otter’", "old ‘heron’", "older ‘marten’"),
    )
    assert texts(found) == [["marten"], ["otter"], ["heron"], ["marten"]]


def test_the_verb_may_behind_a_number_is_no_month() -> None:
    found = analysis(
        "Jars of lot {} may hold glass and go back.", *singly("15", "3", "27", "9", "21")
    )
    assert texts(found) == [["15"], ["3"], ["27"], ["9"], ["21"]]


def test_a_verb_behind_a_date_in_figures_is_no_month() -> None:
    found = analysis(
        "Jars sold until {} may hold glass.", *singly("12/25/2023", "04/30/2024", "01/19/2024")
    )
    assert values(found) == [["2023-12-25"], ["2024-04-30"], ["2024-01-19"]]


def test_a_fixed_capital_between_what_each_fills_in_is_in_neither() -> None:
    found = analysis(
        "Driver {} Depot {} has signed.",
        ("Ada Thorley", "Porthollow"),
        ("Bram Penrow", "Wyke"),
        ("Cleo Castell", "Selby"),
        ("Ewan Gorse", "Long Acre"),
    )
    assert texts(found)[:2] == [["Ada Thorley", "Porthollow"], ["Bram Penrow", "Wyke"]]


def test_two_values_side_by_side_are_two() -> None:
    pairs = [("Ambrick", "Gorse Mills"), ("Dunholt", "Tern Ferries"), ("Kestle", "Larch Foods")]
    pairs += [("Ambrick", "Tern Ferries"), ("Dunholt", "Larch Foods"), ("Kestle", "Gorse Mills")]
    found = analyze(
        family(
            *(
                f"The owner of the depot is {owner}.\n\nPeople in {town} were asked.\n\n"
                f"The {town} {owner} depot stays open in winter."
                for town, owner in pairs
            )
        )
    )
    for release in found.releases:
        assert not any(" Mills" in v.text and "Ambrick" in v.text for v in release.values)


def test_a_name_that_is_said_whole_elsewhere_is_not_parted() -> None:
    schools = ["Park Row", "Low Thorpe", "Highgrove", "Larkrise"]
    kinds = ["Science College", "Village School", "Science College", "Village School"]
    found = analyze(
        family(
            *(
                f"Visit to {name} {kind} in May\n\nWe thank {name} {kind} for its help.\n\n"
                f"Yours, the guild. At {name} all was well."
                for name, kind in zip(schools, kinds, strict=True)
            )
        )
    )
    whole = {f"{name} {kind}" for name, kind in zip(schools, kinds, strict=True)}
    told = {r.text[v.start : v.end] for r in found.releases for v in r.values}
    assert whole <= told | {t.removesuffix(" in May") for t in told}


def test_a_value_alone_in_its_block_is_a_slot() -> None:
    names = ["Ruth Ash", "Ivo Birch", "Olive Elm", "Moss Dell", "Faye Hart"]
    found = analyze(
        family(
            *(
                f"The bakery in {town} was visited by all.\n\nHead baker\n\n{name}\n\n"
                f"The guild will be back in a year."
                for town, name in zip(TOWNS, names, strict=False)
            )
        )
    )
    told = {r.text[v.start : v.end] for r in found.releases for v in r.values}
    assert set(names) <= told
    assert not found.findings


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            "Tarn, 3 maggio 2021|Holm, 21 agosto 2019|Ayle, 1 giugno 2022|Brae, 7 luglio 2020",
            id="Italian",
        ),
        pytest.param("Am Markt 31|Lindenweg 4|Am Hof 12|Kirchgasse 8", id="a street in German"),
    ],
)
def test_a_place_and_what_stands_with_it_alone_in_a_block_are_filled_in(lines: str) -> None:
    found = analyze(
        family(*(f"The bakery was visited by all.\n\n{line}" for line in lines.split("|")))
    )
    assert all(release.values for release in found.releases)


def test_a_house_is_one_value_behind_the_word_for_a_street() -> None:
    houses = [
        "Mayor, 14, 3.\u00ba B",
        "del Prado, 7, 1.\u00ba A",
        "Real, 31, 2.\u00ba C",
        "Alta, 5, 4.\u00ba B",
    ]
    found = analysis("El horno de la calle {} es de piedra.", *singly(*houses))
    assert sorted(texts(found)) == [[house] for house in sorted(houses)]
    ages = analysis("The baker Ash of {} is here.", ("Wyke, 34",), ("Lyde, 51",), ("Onda, 47",))
    assert all(len(each) == 2 for each in texts(ages))


def test_a_clause_that_some_say_first_and_some_last_is_in_no_slot() -> None:
    middle = "carts on the road between the {} and the {} will be turned back from"
    causes = ["dry rot", "thin ice", "a fair", "hard frost", "thin ice", "a fair"]
    roads = ["Mill Row", "High Bank", "Oak Drive", "Long Field", "Mill Row", "Oak Drive"]
    ends = [("mill", "bridge"), ("ford", "green"), ("mill", "green")] * 2
    lines = [
        f"Because of {cause} in {road}, {town} {middle.format(*end)} {at} May."
        if at % 2
        else f"{town} {middle.format(*end)} {at} May because of {cause} in {road}."
        for at, (cause, road, town, end) in enumerate(
            zip(causes, roads, TOWNS, ends, strict=True), 3
        )
    ]
    found = analyze(
        family(*(f"Notice of the guild.\n\n{line}\n\nBread is good." for line in lines))
    )
    assert not any("ecause" in text for each in texts(found) for text in each)


def test_the_form_of_a_company_is_in_its_name_though_all_here_have_it() -> None:
    names = ["Forno Lima, Lda.", "Forno Nunes, Lda.", "Forno Horta, Lda.", "Forno Costa, Lda."]
    found = analysis("The flour came from {} by cart.", *singly(*names))
    assert all(each[0].endswith(", Lda.") for each in texts(found))


def test_a_place_of_four_before_a_day_is_one_slot_in_all() -> None:
    mills = ["Castle Field", "Mill Road", "Park Lane", "Long Bank"] * 3
    days = ["14 May 2021", "3 June 2022", "21 July 2019", "8 April 2020", "30 May 2018"]
    days += ["5 May 2017", "11 June 2016", "2 March 2015", "9 July 2014"]
    days += ["1 August 2013", "23 May 2012", "6 October 2011"]
    found = analyze(
        family(
            *(
                f"The wheel was seen by all.\n\n{mill}, {day}\n\nThe guild will be back in a year."
                for mill, day in zip(mills, days, strict=True)
            )
        )
    )
    assert all(len(release.values) == 2 for release in found.releases)
    assert len(found.template.variables) == 2


def test_one_release_that_is_put_together_otherwise_hides_no_slot() -> None:
    years = ["1929", "1935", "1941", "1952", "1961"]
    lines = [
        f"Built in {y}, {t} Oven has baked for {n} years."
        for y, t, n in zip(years, TOWNS, "34567", strict=False)
    ]
    lines.append("Brae Oven was built in 1962 and has baked for 8 years.")
    found = analyze(
        family(*(f"Notice of the guild.\n\n{line}\n\nBread is good." for line in lines))
    )
    told = {r.text[v.start : v.end] for r in found.releases for v in r.values}
    assert set(years) <= told


def test_blocks_that_differ_in_what_follows_are_not_one_place() -> None:
    oven = "The oven is hot, and bread comes out of it before dawn."
    flour = "Flour was cheap in every market along the upper river."
    both = [f"{oven}\n\n{flour}", f"{flour}\n\n{oven}"]
    names = ["Ruth Ash", "Ivo Birch", "Olive Elm", "Moss Dell"]
    found = analyze(
        family(
            *(
                f"Notice of the guild of bakers\n\n{name}\n\n{both[at % 2]}"
                for at, name in enumerate(names)
            )
        )
    )
    assert not any(v.text in names for r in found.releases for v in r.values)


def test_no_is_nought_in_english_alone() -> None:
    found = analyze(
        family(
            *(
                f"Ata da sessão {at}\n\n{start} cenário brando, com preço da lenha partindo de "
                f"{5 + at % 3},40, e subindo segundo a lua, as contas de pão sobem."
                for at, start in zip(range(230, 235), ["No", "Em", "No", "Em", "No"], strict=True)
            )
        )
    )
    assert not any(cell.value == 0 for row in found.facts.rows for cell in row.cells)


def test_an_outlier_is_shown_as_a_reader_writes_it() -> None:
    found = analysis(
        "The mill has {} left in the bank.",
        *singly("£1.2m", "£1.1m", "£1.3m", "£2bn", "£1.25m", "£1.15m"),
    )
    (outlier,) = [c.outlier for row in found.facts.rows for c in row.cells if c.outlier]
    assert outlier.startswith("£2,000,000,000, far above the middle of £1,")


def test_what_stands_in_quotation_marks_is_filled_in_however_few_the_ways() -> None:
    marks = ["best", "cheap"] * 3
    found = analysis("The tin is marked {} here.", *singly(*(f"“{mark}”" for mark in marks)))
    assert texts(found) == [[mark] for mark in marks]


def test_a_name_is_whole_where_the_release_says_it_whole_elsewhere() -> None:
    names = ["Tarn Old Mill", "Holm Old Mill", "Skerry Old Mill", "Voe Wheelhouse"]
    found = analyze(
        family(
            *(
                f"Notice to {name}\n\nThe wheel turns.\n\n"
                + (f"The guild holds that {name} is sound." if "Mill" in name else "Bread is good.")
                for name in names
            )
        )
    )
    texts = {r.text[v.start : v.end] for r in found.releases for v in r.values}
    assert texts >= set(names[:3])
    assert "Tarn" not in texts


def test_a_figure_in_groups_is_one_number_in_a_text() -> None:
    line = "Last year {} runners crossed the bridge."
    found = analysis(line, *singly("1 444", "5 973", "4 875", "5 236"))
    assert texts(found) == [["1 444"], ["5 973"], ["4 875"], ["5 236"]]


def test_headlines_that_one_each_has_are_no_names() -> None:
    headlines = [
        "Mason Hurt by Falling Slate",
        "Swans Return to the Pond",
        "School Wins Rowing Cup",
        "Old Lift Sold for Scrap",
        "Bakers Ask for Later Hours",
    ]
    found = analyze(
        family(
            *(
                f"{town} Council Meets\n\n{headline}\n\nThe council of {town} met at noon."
                for town, headline in zip(TOWNS, headlines, strict=False)
            )
        )
    )
    assert sorted(each.quote for each in found.findings) == sorted(headlines)


def test_answers_that_begin_alike_are_answers() -> None:
    found = analyze(
        family(
            *(
                f"Card {at}\n\nHow shall we write to you?\n\n{answer}\n\nAll this is true."
                for at, answer in enumerate(["By post", "By telephone", *["By post"] * 4])
            )
        )
    )
    assert [each[1] for each in texts(found)] == ["By post", "By telephone", *["By post"] * 4]


def test_of_addresses_some_have_a_part_more_before_the_street() -> None:
    addresses = [
        "Unit 4, 8 Dock Street, Porthollow",
        "Unit 9, 8 Dock Street, Porthollow",
        "31 Heron Close, Wexcombe",
        "Unit 7, 3 Station Yard, Lyde",
        "77 Beacon Street, Thirl",
        "6 Cobble Row, Lyde",
    ]
    found = analysis("Parcels that nobody takes are brought to {}.", *singly(*addresses))
    assert texts(found) == [[address] for address in addresses]
    assert not found.findings


def test_a_spanish_date_with_its_weekday_is_one() -> None:
    found = analysis(
        "La plaza se cierra el {} a partir de las ocho.",
        *singly(
            "lunes, 3 de mayo de 2031",
            "jueves, 12 de junio de 2031",
            "viernes, 1 de agosto de 2031",
            "domingo, 21 de enero de 2032",
        ),
    )
    assert values(found) == [["2031-05-03"], ["2031-06-12"], ["2031-08-01"], ["2032-01-21"]]


def test_a_house_in_a_street_with_small_words_is_a_value_alone() -> None:
    streets = ["3 rue du Pont", "14 quai Noir", "7 place Verte", "22 rue Haute"]
    found = analyze(
        family(
            *(
                f"École de {town}\n\nAdresse\n\n{street}\n\nLes élèves chantent."
                for town, street in zip(TOWNS, streets, strict=False)
            )
        )
    )
    assert texts(found) == [[street] for street in streets]


def test_a_figure_that_some_leave_out_takes_in_no_word() -> None:
    said = ["12 horses", "17 horses", "horses", "13 horses", "14 horses", "16 horses"]
    found = analysis("The smith has shod {} at the lower gate.", *singly(*said))
    assert texts(found) == [["12"], ["17"], [], ["13"], ["14"], ["16"]]
    assert [each.quote for each in found.findings if "shod horses" in each.quote]


def test_three_filled_parts_between_slashes_are_one_code() -> None:
    codes = ["K04/W/12/217", "D08/H/13/220", "Z01/D/14/198", "P19/C/15/201", "B34/A/11/245"]
    assert texts(analysis("Appeal: OVN/{}", *singly(*codes))) == [[code] for code in codes]


def test_names_that_a_small_word_leads_in_on_a_line_are_one_passage() -> None:
    bakers = ["Una Weir, MA", "Idris Holm", "Ana de la Rue", "Piet Ost BSc", "Una Weir, MA"]
    found = analysis("by {}", *singly(*bakers))
    assert not [finding.quote for finding in found.findings if "by " in finding.quote]


def test_a_verb_that_each_name_has_again_and_again_is_no_part_of_it() -> None:
    firms = [*["Lyde Ovens Ltd.", "Orrin & Sons", "Wyke Stoves"] * 3, "Voe Lamps"]
    things = "oven stove kettle lamp clock iron bowl whisk knife sieve".split()
    found = analyze(
        family(
            *(
                f"Recall of the guild.\n\n{firm} {verb} calling back the {thing} from all shops."
                "\n\nBread is good."
                for firm, thing, verb in zip(firms, things, [*["is"] * 9, "are"], strict=True)
            )
        )
    )
    assert set(firms) <= {text for row in texts(found) for text in row}


def test_a_tail_that_some_add_is_no_part_of_the_name() -> None:
    found = analysis(
        "The rye is paid for by {}.",
        *singly("Ruth Ash", "Ivo Birch and by Una Weir", "Olive Elm", "Moss Dell and by Cy Kerr"),
    )
    assert [each[0] for each in texts(found)] == ["Ruth Ash", "Ivo Birch", "Olive Elm", "Moss Dell"]
    assert [each[1:] for each in texts(found)] == [[], ["Una Weir"], [], ["Cy Kerr"]]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Der Ofen kostet zwischen {} und {} Millionen Euro.", 2_000_000),
        ("Le four co\u00fbte entre {} et {} millions d'euros.", 2_000_000),
        ("El horno cuesta de {} a {} millones de euros.", 2_000_000),
        ("Piec kosztuje od {} do {} mln z\u0142.", 2_000_000),
    ],
    ids=["German", "French", "Spanish", "Polish"],
)
def test_the_lower_end_has_the_magnitude_in_other_languages_too(line: str, wanted: int) -> None:
    found = analysis(line, ("2", "3"), ("4", "7"), ("1", "9"), ("5", "6"))
    assert values(found)[0][0] == wanted


@pytest.mark.parametrize(
    ("line", "fillings"),
    [
        ("The mill ground {} 500 sacks of rye.", [("16", 16_500), ("34", 34_500), ("85", 85_500)]),
        ("Le four a cuit {} 250 t de pain.", [("16", 16_250), ("34", 34_250), ("85", 85_250)]),
    ],
)
def test_a_last_group_that_all_have_is_part_of_the_number(
    line: str, fillings: list[tuple[str, int]]
) -> None:
    found = values(analysis(line, *singly(*(text for text, _ in fillings))))
    assert found == [[value] for _, value in fillings]


def test_two_numbers_beside_each_other_in_a_row_are_two() -> None:
    found = texts(analysis("Ovens {} 250", *singly("16", "34", "85")))
    assert found == [["16"], ["34"], ["85"]]


@pytest.mark.parametrize(
    ("line", "fillings"),
    [
        ("Stir in {} cups of rye.", {"2 1/2": 2.5, "3": 3, "1 1/2": 1.5}),
        (
            "The mill closed with {} in hand.",
            {"\u00a33,400": 3400, "minus \u00a3560": -560, "\u00a37": 7},
        ),
    ],
    ids=["a fraction in figures", "minus in words"],
)
def test_a_number_is_read_however_it_is_written(line: str, fillings: dict[str, float]) -> None:
    assert values(analysis(line, *singly(*fillings))) == [[value] for value in fillings.values()]


@pytest.mark.parametrize(
    ("text", "fillings"),
    [
        (
            "Die M\u00fchle in {}\n\nDer Ofen war {} Stunden kalt.",
            {"zweieinhalb": 2.5, "drei": 3, "viereinhalb": 4.5},
        ),
        (
            "Le four de {}\n\nLe four est rest\u00e9 froid {} heures.",
            {"deux": 2, "trois": 3, "cinq": 5},
        ),
    ],
    ids=["German", "French"],
)
def test_words_of_other_languages_count(text: str, fillings: dict[str, float]) -> None:
    texts_ = [text.format(*each) for each in zip(TOWNS, fillings, strict=False)]
    assert values(analyze(family(*texts_))) == [[value] for value in fillings.values()]


def test_a_polish_date_with_its_weekday_is_one() -> None:
    found = analysis(
        "Piec zapalono w {} o \u015bwicie.",
        *singly("czwartek 3 marca 2011", "sobota 14 maja 2012", "niedziela 1 lipca 2018"),
    )
    assert values(found) == [["2011-03-03"], ["2012-05-14"], ["2018-07-01"]]


def test_a_title_of_a_name_and_one_word_is_one_passage() -> None:
    texts_ = [
        f"{town} pie\n\nThe pie of {town} feeds all.\n\nLet it cool on a rack." for town in TOWNS
    ]
    assert not analyze(family(*texts_)).findings


def test_a_value_alone_at_the_end_is_a_slot_where_one_says_more_behind_it() -> None:
    names = ["Ruth Ash", "Ivo Birch", "Olive Elm", "Moss Dell", "Faye Hart"]
    own = "A hen sleeps in the cold oven."
    found = analyze(
        family(
            *(
                f"The bakery in {town} was visited by all.\n\nSigned\n\n{name}"
                + (f"\n\n{own}" if name == "Olive Elm" else "")
                for town, name in zip(TOWNS, names, strict=False)
            )
        )
    )
    assert [each.quote for each in found.findings] == [own]


def test_an_article_that_stands_before_all_dates_is_no_part_of_them() -> None:
    days = [f"{day} May" for day in (3, 7, 12, 15, 22, 28)]
    found = analysis("Tests in the {} week showed that it rose.", *singly(*days))
    assert texts(found) == [[day] for day in days]
