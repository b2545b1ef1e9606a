"""A release as a Word document, with its differences as tracked changes."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise

import pytest

from hmicdiff.errors import ProofError
from hmicdiff.model.analysis import Analysis, FindingKind
from hmicdiff.model.text import Role
from hmicdiff.pipeline import analyze
from hmicdiff.report.office import docx
from hmicdiff.report.office.docx import documents
from hmicdiff.report.office.edits import Edit, Lacking, Redline, redline
from hmicdiff.report.office.known import prepared
from hmicdiff.report.office.paragraphs import paragraphs
from hmicdiff.report.office.redline_proof import faults
from hmicdiff.structs import replace
from tests import analyses, office
from tests.support import family, of_seeds

MAKERS = (analyses.family, analyses.with_stranger, analyses.alone, of_seeds)
TOWNS = ("Tarn", "Holm", "Skerry", "Wick", "Ness")
LETTER = """\
Notice on the boats of {town}

The harbour of {town} is open on weekdays from May to September.

We found:

- The boats were checked in spring, and {boats} of them were repaired.
- The lifeboats have been painted.
- Passengers must wear a vest at all times.

Tickets are sold at the pier. Dogs travel for free on all boats.

For more see the board at the pier.
"""


def letters() -> list[str]:
    return [LETTER.format(town=town, boats=at) for at, town in enumerate(TOWNS, 3)]


def changed(old: str, new: str) -> tuple[str, str]:
    """Return the last of five letters with a change, accepted and rejected."""
    texts = letters()
    assert old in texts[-1]
    texts[-1] = texts[-1].replace(old, new)
    made = analyze(family(*texts))
    release = next(one for one in made.releases if one.source == "4.txt")
    document = docx.document(made, release)
    accepted, rejected = (
        "\n".join(office.settled(document, accept=accept)) for accept in (True, False)
    )
    assert plain(accepted) == plain(texts[-1])
    return accepted, rejected


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("make", MAKERS)
def test_who_accepts_all_has_the_words_of_the_release(make: Callable[[], Analysis]) -> None:
    made = make()
    for release in made.releases:
        told = office.settled(documents(made)[f"{release.id}.docx"], accept=True)
        assert "".join("".join(told).split()) == "".join(
            re.sub("\x1b", "<U+001B>", release.text).split()
        )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Passengers must wear a vest at all times.", "Passengers should wear a vest."),
        ("- The lifeboats have been painted.\n", ""),
        ("Dogs travel for free on all boats.", ""),
        ("Tickets are sold at the pier. ", ""),
        ("Tickets are sold", "A café has been opened beside the museum. Tickets are sold"),
        ("on all boats.", "on all boats. A café has been opened beside the museum."),
        ("\nFor more", "\nA café has been opened beside the museum.\n\nFor more"),
        ("- The lifeboats", "- A café has been opened beside the museum.\n- The lifeboats"),
        ("\nFor more see the board at the pier.\n", ""),
        ("For more see the board at the pier.\n", "For more see the board.\n\nWe sing!\n"),
    ],
    ids=lambda text: plain(text)[:24] or "nothing",
)
def test_who_rejects_all_has_the_words_of_the_template(old: str, new: str) -> None:
    _, rejected = changed(old, new)
    assert plain(rejected) == plain(letters()[-1])


def test_what_moved_is_rejected_to_where_the_template_has_it() -> None:
    sentence = "- Passengers must wear a vest at all times.\n"
    texts = letters()
    texts[-1] = texts[-1].replace(sentence, "").replace("- The boats", f"{sentence}- The boats")
    made = analyze(family(*texts))
    assert [one.kind for one in made.findings] == [FindingKind.MOVED]
    document = docx.document(made, next(one for one in made.releases if one.source == "4.txt"))
    assert plain(" ".join(office.settled(document, accept=False))) == plain(letters()[-1])


def test_what_is_lacking_among_own_sentences_does_not_run_into_the_next_paragraph() -> None:
    made = analyze(family("We sing. We dance.\n\nNobody pays.\n\nSee the board.\n"))
    release = made.releases[0]
    end = release.text.index("\n\nSee")
    dogs = Lacking(8, "Dogs travel for free.", Role.PARAGRAPH, "", apart=False, finding=-1)
    line = Redline((Edit(0, end, ""),), (dogs,), ())
    assert [one.mark.value for one in paragraphs(release, line)] == ["kept", "added", "kept"]


def test_what_moved_together_is_rejected_to_its_place_together() -> None:
    sentences = [
        *("The harbour is open on weekdays.", "Tickets are sold at the pier."),
        *("The lifeboats have been painted.", "Passengers must wear a vest."),
        *("Dogs travel for free.", "Boats leave every hour.", "The crew serves warm soup."),
    ]
    texts = [f"Notice {town}\n\n" + "\n\n".join(sentences) for town in TOWNS]
    two = sentences[2:4]
    rest = [one for one in sentences if one not in two]
    texts[-1] = f"Notice {TOWNS[-1]}\n\n" + "\n\n".join([*rest, *two])
    made = analyze(family(*texts))
    assert [one.kind for one in made.findings] == [FindingKind.MOVED]
    document = docx.document(made, next(one for one in made.releases if one.source == "4.txt"))
    assert office.settled(document, accept=False)[1:] == sentences


def test_all_that_is_missing_in_a_row_comes_back() -> None:
    whole = letters()[-1]
    _, rejected = changed(whole[whole.index("- The lifeboats") :], "")
    assert rejected.splitlines() == [line for line in whole.splitlines() if line]


def test_what_is_missing_in_a_row_is_one_comment() -> None:
    texts = letters()
    texts[-1] = texts[-1][: texts[-1].index("- The lifeboats")]
    made = analyze(family(*texts))
    assert [one.count for one in made.findings] == [5]
    document = docx.document(made, next(one for one in made.releases if one.source == "4.txt"))
    assert office.part(document, "word/document.xml").count("<w:commentRangeStart") == 1


def test_what_the_sentence_itself_has_in_a_slot_stays() -> None:
    document = documents(of_seeds())["cumbria-constabulary.docx"]
    told = " ".join(office.settled(document, accept=False))
    assert "The constabulary has also updated, or is currently reviewing," in told


def test_an_odd_value_in_a_reworded_sentence_is_rejected_to_that_of_the_others() -> None:
    texts = letters()
    texts[-1] = texts[-1].replace("and 7 of them were repaired", "and 7 of them were mended")
    made = analyze(family(*texts))
    (reworded,) = made.findings
    start = reworded.start + reworded.quote.index("7")
    odd = replace(
        reworded,
        kind=FindingKind.VALUE,
        start=start,
        end=start + 1,
        quote="7",
        expected="5",
        pieces=(),
    )
    made = replace(made, findings=(reworded, odd))
    document = docx.document(made, next(one for one in made.releases if one.source == "4.txt"))
    told = office.settled(document, accept=False)
    assert "- The boats were checked in spring, and 5 of them were repaired." in told


@pytest.mark.parametrize(
    "own", ["We sing. Tickets", "Tickets are sold at the pier. We sing. Tickets"]
)
def test_the_space_beside_own_sentences_goes_with_them(own: str) -> None:
    texts = letters()
    texts[-1] = (
        texts[-1].replace("Tickets", own, 1)
        if own.startswith("We")
        else texts[-1].replace("Dogs", "We sing. Dogs")
    )
    made = analyze(family(*texts))
    document = docx.document(made, next(one for one in made.releases if one.source == "4.txt"))
    told = office.settled(document, accept=False, spaced=True)
    assert "Tickets are sold at the pier. Dogs travel for free on all boats." in told


def test_a_value_that_others_have_otherwise_is_rejected_to_theirs() -> None:
    _, rejected = changed("from May to September", "from May to October")
    assert "from May to September" in rejected
    assert "October" not in rejected


def test_what_a_release_has_in_a_slot_stays_when_all_is_rejected() -> None:
    _, rejected = changed("and 7 of them were repaired", "and 7 of them were mended")
    assert "The boats were checked in spring, and 7 of them were repaired." in rejected


def test_a_slot_that_a_release_does_not_fill_is_a_bracketed_blank() -> None:
    _, rejected = changed(", and 7 of them were repaired", "")
    assert "in spring, and [repaired] of them were repaired." in rejected


def test_findings_are_comments_on_their_words() -> None:
    made = of_seeds()
    for release in made.releases:
        document = documents(made)[f"{release.id}.docx"]
        told = office.comments(document)
        own = [one for one in made.findings if one.release == release.id]
        told_of = [one for one in own if one.kind is not FindingKind.TYPOGRAPHY]
        assert sorted(one.partition(": ")[2].partition("\n")[0] for one in told.values()) == sorted(
            one.message for one in told_of
        )
        body = office.part(document, "word/document.xml")
        for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            assert sorted(re.findall(f'<w:{tag} w:id="(\\d+)"/>', body)) == sorted(told)


def test_typography_is_no_change() -> None:
    texts = letters()
    texts[-1] = texts[-1].replace("- ", "* ")
    made = analyze(family(*texts))
    release = next(one for one in made.releases if one.source == "4.txt")
    body = office.part(docx.document(made, release), "word/document.xml")
    assert "<w:ins" not in body
    assert "<w:del" not in body


def test_typography_is_no_change_in_a_sentence_with_other_words_either() -> None:
    texts = [text.replace("a vest", 'a "life" vest of bright cork') for text in letters()]
    texts[-1] = texts[-1].replace('a "life" vest', "a “life” coat")
    made = analyze(family(*texts))
    assert [one.kind for one in made.findings] == [FindingKind.REWORDED]
    release = next(one for one in made.releases if one.source == "4.txt")
    told = office.settled(docx.document(made, release), accept=False)
    assert "- Passengers must wear a “life” vest of bright cork at all times." in told


def test_a_stranger_is_not_compared() -> None:
    made = analyses.with_stranger()
    stranger = next(one for one in made.releases if one.stranger)
    assert "<w:del" not in office.part(docx.document(made, stranger), "word/document.xml")


def test_the_bytes_are_the_same() -> None:
    assert documents(of_seeds()) == documents(of_seeds())


def test_what_stands_in_a_row_is_one_change() -> None:
    texts = letters()
    texts[-1] = texts[-1].replace("on all boats.", "on all boats. We sing. We dance. We laugh.")
    made = analyze(family(*texts))
    release = next(one for one in made.releases if one.source == "4.txt")
    body = office.part(docx.document(made, release), "word/document.xml")
    told = re.findall(r'<w:ins [^>]*><w:r><w:t xml:space="preserve">(.*?)</w:t>', body)
    assert told == [" ", "We sing. We dance. We laugh."]


def test_a_document_tells_which_file_it_is_of() -> None:
    for release in of_seeds().releases:
        told = office.part(documents(of_seeds())[f"{release.id}.docx"], "docProps/core.xml")
        assert f"<dc:description>{release.source}</dc:description>" in told
        assert f"<dc:identifier>sha256:{release.sha256}</dc:identifier>" in told


def test_no_change_has_the_number_of_another() -> None:
    for document in documents(of_seeds()).values():
        body = office.part(document, "word/document.xml")
        numbers = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', body)
        assert len(set(numbers)) == len(numbers)


def test_what_no_xml_can_hold_is_made_visible() -> None:
    text = "A bell\x07 rings."
    made = analyses.alone()
    release = analyses.place("ada", "Ada", [analyses.Said(text, ("title",))])
    made = replace(made, releases=(release,), findings=())
    told = " ".join(office.settled(docx.document(made, release), accept=True))
    assert told == "A bell<U+0007> rings."


@pytest.mark.parametrize(
    ("what", "instead", "told"),
    [
        (">- The force has updated its", ">- The farce has updated its", "rejected"),
        (">In 2012 HMIC revisited", ">In 2013 HMIC revisited", "accepted"),
        ("<w:ins ", "<w:del ", "accepted"),
    ],
)
def test_a_document_that_holds_something_else_is_found_out(
    what: str, instead: str, told: str
) -> None:
    made = of_seeds()
    release = made.releases[0]
    line = redline(release, prepared(made))
    document = docx.document(made, release)
    assert list(faults(document, release, line)) == []
    body = office.part(document, "word/document.xml")
    assert what in body
    body = body.replace(what, instead, 1)
    if "ins" in what:
        body = body.replace("</w:ins>", "</w:del>", 1)
    found = list(faults(_with(document, body), release, line))
    assert any(told in fault for fault in found)


def test_a_document_that_is_wrong_is_not_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "paragraphs", lambda *given: paragraphs(*given)[1:])
    with pytest.raises(ProofError, match=r"004_.*txt: its Word document does not give the words"):
        documents(of_seeds())


def test_edits_do_not_overlap() -> None:
    made = of_seeds()
    known = prepared(made)
    for release in made.releases:
        edits = redline(release, known).edits
        assert edits
        for one, other in pairwise(edits):
            assert one.end <= other.start
        assert Edit(0, len(release.text), "") not in edits


def _with(document: bytes, body: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, body if name == "word/document.xml" else old.read(name))
    return made.getvalue()
