"""Templates as people have them, and contracts held against them."""

import zipfile
from pathlib import Path

import pytest

import hmicdiff
from hmicdiff.model.analysis import Analysis, FindingKind
from tests.support import family

TEMPLATE = """MOORING AGREEMENT

This agreement is made on [DATE] between Skerry Harbour Trust of [HARBOUR ADDRESS] and
[OWNER NAME] (the "Owner").

[Drafting note: use the long form for vessels over 24 metres.]

1. Mooring

The Trust lets the Owner keep the vessel <<Vessel Name>> on berth {{ berth }} of the inner basin
[1]. The Owner [shall/shall not] sublet the berth. The Owner's vessel has a length of ____ metres
and is used for [leisure or fishing], as the Owner has said [sic].

2. Fees

The Owner pays [AMOUNT] a year, in advance, on the [●] day of March. Late payment bears interest
at [insert rate] per cent a year. [The Trust may ask for a deposit of [DEPOSIT].]

[Optional: The Owner may use the slipway on weekdays between eight and six.]

3. Insurance

The Owner insures the vessel with [Name of Insurer] for not less than the [full] value of the
vessel. The Owner shows the policy to the harbour master every year.

[Delete if not applicable] The Owner lets the Trust tow the vessel away in a storm.

4. Ending

Either party may end this agreement by giving ____ weeks' notice in writing. On the last day the
Owner leaves the berth clean and empty.

Signed for the Trust: ________
"""
FILLED = {
    "[DATE]": ("3 May 2021", "14 June 2021", "2 July 2021", "30 April 2022", "1 June 2022",
               "9 May 2022", "11 March 2023", "28 February 2023"),
    "[HARBOUR ADDRESS]": ("1 Quay St. Skerry", "1 Quay St. Skerry", "The Old Fort, Skerry",
                          "1 Quay St. Skerry", "The Old Fort, Skerry", "1 Quay St. Skerry",
                          "The Old Fort, Skerry", "1 Quay St. Skerry"),
    "[OWNER NAME]": ("Ada Marsh", "Tarn Boats Ltd.", "Bo Lind", "J. R. Holm & Sons",
                     "Wick Ferries Inc.", "Cleo Amis", "Dan Oyce", "Ester Vale"),
    "<<Vessel Name>>": ("Petrel", "Blue Gannet II", "Skua", "Tern", "Kittiwake", "Old Fulmar",
                        "Shag", "Puffin of Wick"),
    "{{ berth }}": ("4", "17", "9b", "22", "3", "11", "12", "40"),
    "[shall/shall not]": ("shall not", "shall", "shall not", "shall not", "shall", "shall not",
                          "shall", "shall not"),
    "____ metres": ("9 metres", "12.5 metres", "7 metres", "21 metres", "23 metres", "8.2 metres",
                    "11 metres", "10 metres"),
    "[leisure or fishing]": ("leisure", "fishing", "leisure", "leisure", "fishing", "leisure",
                             "fishing", "fishing"),
    "[AMOUNT]": ("£300", "£1,450.50", "£280", "£2,100", "£2,300", "£310", "£420", "£365"),
    "[●]": ("1st", "15th", "1st", "20th", "15th", "2nd", "10th", "3rd"),
    "[insert rate]": ("4", "5", "4.5", "6", "3", "5.5", "7", "6.5"),
    "[Name of Insurer]": ("Beacon Mutual", "North Sea Cover plc", "Beacon Mutual", "Hull & Keel",
                          "Anchor Assurance S.A.", "Hull & Keel", "Beacon Mutual", "Keel Ltd"),
    "[full] ": ("full ", "", "full ", "full ", "", "full ", "", "full "),
    "____ weeks": ("six weeks", "eight weeks", "six weeks", "twelve weeks", "ten weeks",
                   "four weeks", "five weeks", "nine weeks"),
}  # fmt: skip
DEPOSIT = "[The Trust may ask for a deposit of [DEPOSIT].]"
SLIPWAY = "[Optional: The Owner may use the slipway on weekdays between eight and six.]"
TOW = "[Delete if not applicable] The Owner lets the Trust tow the vessel away in a storm."
DEVIATIONS = (
    (0, "in advance, on", "in arrears, on"),
    (1, "On the last day the\nOwner leaves the berth clean and empty.", ""),
    (2, "every year.", "every year. The Trust keeps a copy of it."),
    (2, "The Owner lets the Trust tow", "The Owner lets nobody tow"),
    (3, "in writing", "by telephone"),
    (4, "of the inner basin", "of the outer basin"),
    (5, '(the "Owner")', '(the "Customer")'),
    (6, "per cent a year.", "per cent a month."),
    (6, "The Trust lets the Owner keep", "The Trust lets the Owner and guests keep"),
    (7, "shall not sublet", "may sublet"),
)  # fmt: skip


def contract(number: int, *, deviations: bool = False) -> str:
    text = TEMPLATE.replace(
        "[Drafting note: use the long form for vessels over 24 metres.]\n\n", ""
    )
    for mark, fills in FILLED.items():
        assert mark in text
        text = text.replace(mark, fills[number])
    text = text.replace(DEPOSIT, "The Trust may ask for a deposit of £50." if number % 2 else "")
    text = text.replace(SLIPWAY, SLIPWAY[11:-1] if number % 3 else "")
    text = text.replace(TOW, TOW[27:] if number in {2, 5} else "")
    for at, old, new in DEVIATIONS:
        if deviations and at == number:
            assert old in text
            text = text.replace(old, new)
    return text


def held(template: Path, *texts: str) -> Analysis:
    return hmicdiff.analyze(family(*texts), template=template)


def told(analysis: Analysis) -> list[tuple[str, str, str]]:
    source = {release.id: release.source for release in analysis.releases}
    found = [each for each in analysis.findings if each.kind is not FindingKind.TYPOGRAPHY]
    return sorted((source[f.release], f.kind.value, f.quote or f.expected or "") for f in found)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "house.txt"
    path.write_text(TEMPLATE, encoding="utf-8")
    return path


@pytest.mark.parametrize("number", range(8))
def test_one_contract_that_fits_gives_no_finding(template: Path, number: int) -> None:
    assert told(held(template, contract(number))) == []


def test_eight_contracts_that_fit_give_no_finding(template: Path) -> None:
    assert told(held(template, *map(contract, range(8)))) == []


def test_ten_deviations_in_eight_contracts_are_told_and_nothing_else(template: Path) -> None:
    texts = [contract(number, deviations=True) for number in range(8)]
    found = told(held(template, *texts))
    assert [source for source, _, _ in found] == [f"{at}.txt" for at, _, _ in DEVIATIONS], found


BUOY = "The mooring has a [buoy colour] buoy, as the harbour master has ordered.\n"


def test_a_bracket_in_small_letters_is_a_blank_where_contracts_fill_it_in_otherwise(
    tmp_path: Path,
) -> None:
    template = tmp_path / "buoy.txt"
    template.write_text(BUOY, encoding="utf-8")
    red, green = (BUOY.replace("[buoy colour]", colour) for colour in ("red", "pale green"))
    assert told(held(template, red, green)) == []
    # one word in the place of another proves nothing
    assert [kind for _, kind, _ in told(held(template, red))] == ["reworded"]


@pytest.mark.parametrize(
    "words",
    ["The berth is let [1] as it lies [sic].", "See [2019] EWCA 4 and [note 3].",
     "Send it to [the harbour](https://harbour.example) today.", "- [ ] The owner has paid.",
     "The Trust [...] keeps the quay open."],
    ids=["note", "citation", "link", "box", "elision"],
)  # fmt: skip
def test_a_bracket_that_contracts_have_too_is_text(tmp_path: Path, words: str) -> None:
    template = tmp_path / "house.txt"
    template.write_text(f"{words} The fee is [AMOUNT].\n", encoding="utf-8")
    analysis = held(template, f"{words} The fee is £5.\n", f"{words} The fee is £70.\n")
    assert told(analysis) == []
    (notice,) = [each for each in analysis.notices if "open" in each]
    assert notice.startswith("The template leaves 1 place open, as [AMOUNT]")
    changed = held(template, f"{words[:-1]} or so. The fee is £5.\n")
    assert len(told(changed)) == 1


def test_the_notices_say_what_was_taken_for_what(template: Path) -> None:
    notices = held(template, contract(0), contract(1)).notices
    assert notices[1] == (
        "The template leaves 13 places open, as [DATE], [HARBOUR ADDRESS], [OWNER NAME]; it gives "
        "a choice of words in 3, as [shall/shall not], [leisure or fishing], [full]; 3 of its "
        "parts may be left out; 1 remark to whoever uses it was left out."
    )


def test_words_that_may_be_left_out_may_hold_blanks(tmp_path: Path) -> None:
    template = tmp_path / "house.txt"
    template.write_text("The vessel [, with its tender [TENDER],] lies on berth 4.\n", "utf-8")
    assert told(held(template, "The vessel, with its tender Chick, lies on berth 4.\n")) == []
    assert told(held(template, "The vessel lies on berth 4.\n")) == []
    assert len(told(held(template, "The vessel, with its crew, lies on berth 4.\n"))) == 1


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def control(name: str, shown: str, kind: str = "<w:text/>") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:showingPlcHdr/>{kind}</w:sdtPr>'
        f"<w:sdtContent>{run(shown)}</w:sdtContent></w:sdt>"
    )


def field(code: str, shown: str) -> str:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    asked = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return sign("begin") + asked + sign("separate") + run(shown) + sign("end")


def simple_field(code: str, shown: str) -> str:
    return f'<w:fldSimple w:instr=" {code} ">{run(shown)}</w:fldSimple>'


def word(path: Path, *paragraphs: str) -> Path:
    body = "".join(f"<w:p>{each}</w:p>" for each in paragraphs)
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r" Type="{OFFICE}" '
            'Target="word/document.xml"/></Relationships>',
        )
        made.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        )
    return path


def test_controls_and_fields_of_a_word_document_are_blanks(tmp_path: Path) -> None:
    template = word(
        tmp_path / "house.docx",
        run("This lease is made with ")
        + control("Tenant", "Click or tap here to enter text.")
        + run(" on ")
        + control("Start", "Click to enter a date.", "<w:date/>")
        + run("."),
        run("Dear ") + field("MERGEFIELD First_Name", "\u00abFirst_Name\u00bb") + run(","),
        run("The rent is ") + field("FORMTEXT", "\u2002\u2002\u2002") + run(" a month for ")
        + simple_field("MERGEFIELD Premises", "\u00abPremises\u00bb") + run("."),
        run("The kind of use is ")
        + control("Use", "Choose an item.", "<w:dropDownList/>") + run(" and no other."),
    )  # fmt: skip
    text = (
        "This lease is made with {} on {}.\n\nDear {},\n\nThe rent is {} a month for {}.\n\n"
        "The kind of use is {} and no other.\n"
    )
    one = text.format("Ada Marsh", "3 May 2021", "Ada", "£300", "the Old Fort", "storage")
    other = text.format("Bo Lind Ltd.", "9 June 2022", "Bo", "£450", "2 Quay St.", "trade")
    assert told(held(template, one)) == []
    assert told(held(template, one, other)) == []
    late = held(template, one, other.replace("a month", "a week"))
    assert [source for source, _, _ in told(late)] == ["1.txt"]
    assert {"subject", "start", "use"} <= {each.name for each in late.template.variables}
    assert late.notices[1].startswith("The template leaves 6 places open")


def test_a_contract_made_of_controls_is_read_as_its_words(tmp_path: Path) -> None:
    path = word(tmp_path / "one.docx", run("Made with ") + control("Tenant", "Ada") + run("."))
    assert hmicdiff.read(path).releases[0].text == "Made with Ada.\n"


@pytest.mark.parametrize("mark", ["[AMOUNT]", "[●]", "________"])
def test_a_blank_that_a_contract_leaves_open_is_told(template: Path, mark: str) -> None:
    left = contract(0).replace("£300", mark)
    for texts in ([left], [left, *map(contract, range(1, 8))]):
        found = told(held(template, *texts))
        assert {(source, mark in quote) for source, _, quote in found} == {("0.txt", True)}


@pytest.mark.parametrize("mark", ["[CAP]", "[SIGNATORY]", "____", "[____]", "[\u25cf]"])
def test_a_document_that_is_the_template_has_left_all_open(tmp_path: Path, mark: str) -> None:
    text = f"The sum shall not exceed {mark} in any year.\n\nThe roof is sound.\n"
    (tmp_path / "house.txt").write_text(text, encoding="utf-8")
    assert [quote for _, _, quote in told(held(tmp_path / "house.txt", text))] != []


def test_names_in_angle_brackets_are_blanks_in_markdown(tmp_path: Path) -> None:
    template = tmp_path / "house.md"
    template.write_text(
        "# Lease\n\n<Tenant Name> rents **<<Premises>>** for _____ a year.\n", "utf-8"
    )
    text = "Lease\n\n{} rents {} for {} a year.\n"
    one, other = text.format("Ada", "the Fort", "£3"), text.format("Bo Lind", "a shed", "£40")
    assert told(held(template, one, other)) == []
    assert told(held(template, one.replace("rents", "buys"))) != []


ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "text")
)


def test_fields_of_an_open_document_are_blanks(tmp_path: Path) -> None:
    body = (
        '<text:p>The tenant is <text:text-input text:description="Tenant">who</text:text-input> '
        'of <text:placeholder text:placeholder-type="text">&lt;Town&gt;</text:placeholder>.'
        "</text:p>"
    )
    template = tmp_path / "house.odt"
    with zipfile.ZipFile(template, "w") as made:
        made.writestr(
            "content.xml",
            f"<office:document-content {ODF}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    analysis = held(template, "The tenant is Ada Marsh of Wick.\n", "The tenant is Bo of Tarn.\n")
    assert told(analysis) == []
    assert analysis.notices[1].startswith("The template leaves 2 places open")
