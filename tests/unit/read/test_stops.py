import pytest

from tests.support import said
from tests.unit.read.test_conventions import cut, notices


@pytest.mark.parametrize(
    "sentence",
    [
        "It was tested on Wed 24 May. 2023 in the mill.",
        "Visto il D.Lgs. 267/2000 e la L.R. 16/2004 si delibera.",
        "The wheel was drawn by K.L. Moor for the town.",
        "The wheel was drawn by K. L. Moor for the town.",
        "The wheel was drawn by K.-L. Moor for the town.",
        "It stands in the U.S. Mill Museum of the town.",
        "Costs are in tab. 4 of the plan, gears in encl. 12, and cogs in ann. 3.",
        "The gate is marked \u201cNo. 7\u201d and stays shut.",
        "The gate (No. 7) stays shut.",
        "The file No. A-31-003(a) stays shut.",
        "\u201cShut the gate!\u201d Una Weir said at the mill.",
        "\u201cIs the gate shut?\u201d Dr. Una M. Weir asked at the mill.",
        "\u201cShut it!\u201d I said at the gate.",
        "THE WHEEL IS LENT BY STELL INC. OR ITS HEIRS AS IT STANDS.",
        "THE WHEEL IS LENT BY STELL! LTD. AND ITS HEIRS AS IT STANDS.",
        "THE WHEEL IS LENT BY MOOR S.A. AND ITS HEIRS AS IT STANDS.",
        "Stell! Inc. lends the wheel.",
        "Das Rad steht in Haus Nr. 5, vgl. \u00a7 3 Abs. 2 der Satzung.",
        "Das Rad kam am 3. Mai 2021 hierher.",
        "Man sieht z. B. \u00c4hren und bzw. K\u00f6rner.",
        "M. Durand et Mme. Leroy sont l\u00e0, cf. l'art. 5 et p. 12.",
        "El Sr. P\u00e9rez y la Sra. L\u00f3pez viven all\u00ed, n\u00fam. 4.",
        "Das Rad wurde durch Dipl.-Ing. Una Weir gepr\u00fcft.",
        "El 7mo. Regimiento y el 3er. Grupo de la 4ta. Zona lo ven.",
        "A roda \u00e9 da Dra. In\u00eas Rio e da Profa. Una Weir.",
        "Het rad is van dhr. ir. Jan Rad en mevr. drs. Una Weir.",
        "Het rad van de molen is van mw. A. Weir of van Fam. Van Hof.",
        "The wheel is that of Major (ret.) Una Weir.",
        "What a wheel! \u2013 Una laughed.",
        "The wheel (see www.example.org/a.b) turns.",
    ],
)
def test_no_sentence_ends_inside(sentence: str) -> None:
    (found,) = cut(*notices(f"{sentence} The rest is told below."))
    assert sentence in found
    assert "The rest is told below." in found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "He says \u201cNo.\u201d The gate is shut.",
            ["He says \u201cNo.\u201d", "The gate is shut."],
        ),
        ("It is signed K.L. The gate is shut.", ["It is signed K.L.", "The gate is shut."]),
        ("It is signed K.-L. The gate is shut.", ["It is signed K.-L.", "The gate is shut."]),
        ("He lives in the U.S. He works.", ["He lives in the U.S.", "He works."]),
        ("It is owned by Stell Inc. The gate is.", ["It is owned by Stell Inc.", "The gate is."]),
        (
            "IT IS OWNED BY STELL INC. THE GATE IS SHUT.",
            ["IT IS OWNED BY STELL INC.", "THE GATE IS SHUT."],
        ),
        ("\u201cShut it!\u201d The board agreed.", ["\u201cShut it!\u201d", "The board agreed."]),
        ("It was 5 to 4. 12 men came.", ["It was 5 to 4.", "12 men came."]),
        ("There were 12. Una had 5.", ["There were 12.", "Una had 5."]),
        ("It is drawn as Plan B. The gate is.", ["It is drawn as Plan B.", "The gate is."]),
        ("It has vitamin C. If so, eat it.", ["It has vitamin C.", "If so, eat it."]),
        ("It turned... Then it stood.", ["It turned...", "Then it stood."]),
        ("It is wide.[1] It is deep.[12]", ["It is wide.[1]", "It is deep.[12]"]),
        ("It is wide.\u00b9 It is deep.\u00b2", ["It is wide.\u00b9", "It is deep.\u00b2"]),
        ("It is wide.1 It is deep.", ["It is wide.1", "It is deep."]),
        ("_It is wide._ _It is deep._", ["It is wide.", "It is deep."]),
    ],
)
def test_a_sentence_ends(text: str, wanted: list[str]) -> None:
    (found,) = cut(*notices(text))
    assert found[2:-1] == wanted


def test_an_abbreviation_is_learned_where_sentences_go_on_after_it() -> None:
    known = "The gearw. of oak turns."
    found = cut(*notices(known, "The gearw. Stell turns."))
    assert "The gearw. Stell turns." in found[1]
    (alone,) = cut(*notices("The gearw. Stell turns."))
    assert "Stell turns." in alone


def test_a_short_word_that_is_written_without_a_stop_is_no_abbreviation() -> None:
    found = cut(*notices("It is in the barn. 12 men came.", "The barn burned."))
    assert "12 men came." in found[0]


def test_a_short_form_is_one_though_somebody_forgot_its_stop() -> None:
    cited = "So Guilb. n. 4411 has it, and Guilb. 3/4/2031, n. 12, and Guilb. Sezione of it."
    *_, last, forgot = cut(*notices(*[cited] * 5, "Of Guilb 7 no more is said."))
    assert cited in last
    assert "Of Guilb 7 no more is said." in forgot


def test_a_verb_of_saying_is_learned() -> None:
    said = "\u201cIt turns,\u201d Una Weir quipped at the mill."
    asked = "\u201cIt turns!\u201d Hal Moor quipped at the mill."
    assert asked in cut(*notices(said, asked))[1]
    assert asked not in cut(*notices(asked))[0]


def test_a_number_before_a_word_that_is_counted_ends_no_sentence() -> None:
    goals = [f"Das Tor fiel sp\u00e4t ({n}. Minute) durch Una." for n in (12, 48, 73)]
    for found, goal in zip(cut(*notices(*goals)), goals, strict=True):
        assert goal in found
    (alone,) = cut(*notices("There were 12. Una had 5."))
    assert "Una had 5." in alone


def test_a_company_form_ends_a_sentence_where_the_next_word_begins_them() -> None:
    found = cut(
        *notices("It is owned by Stell Ltd. Payment is due.", "It is due now. Payment is late.")
    )
    assert "Payment is due." in found[0]


def test_a_company_form_ends_a_sentence_before_words_that_have_begun_one() -> None:
    owned = "It is owned by Stell Water plc. Water from fields is brown."
    found = cut(*notices(owned, "It is brown after rain. Water from fields carries mud."))
    assert "Water from fields is brown." in found[0]
    (alone,) = cut(*notices(owned))
    assert owned in alone


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "We had to walk. the car was lost. A walk is long.",
            ["We had to walk.", "the car was lost.", "A walk is long."],
            id="a small letter after a word that needs no stop",
        ),
        pytest.param(
            "We saw the encl. papers and all.",
            ["We saw the encl. papers and all."],
            id="a small letter after a word that is never without its stop",
        ),
        pytest.param(
            "It pays for drivers ed. Lastly, there are many who walk.",
            ["It pays for drivers ed.", "Lastly, there are many who walk."],
            id="a connecting word after an abbreviation",
        ),
        pytest.param(
            "\u201cWe shall play again...\u201d Ned Lowe said at the gate.",
            ["\u201cWe shall play again...\u201d Ned Lowe said at the gate."],
            id="dots before a speaker",
        ),
    ],
)
def test_stops_before_small_letters_and_connecting_words(text: str, wanted: list[str]) -> None:
    assert said(text) == wanted
