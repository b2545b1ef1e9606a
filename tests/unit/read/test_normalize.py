import pytest

from hmicdiff.read.normalize import differences, wording

SAME = [
    pytest.param("the ‘health’ “check”", "the 'health' \"check\"", "quote", id="quotes"),
    pytest.param("the company’s boats", "the company's boats", "quote", id="apostrophe"),
    pytest.param("8:30am – 5:30pm", "8:30am 5:30pm", "dash", id="lost dash"),
    pytest.param("boats – and crews", "boats - and crews", "dash", id="dash as hyphen"),
    pytest.param("boats — and crews", "boats—and crews", "dash", id="closed dash"),
    pytest.param("self-assessment", "self‑assessment", "dash", id="hyphen that does not break"),
    pytest.param("Self- Assessment", "Self-Assessment", "hyphenation", id="hyphen and space"),
    pytest.param("Self-\nAssessment", "Self-Assessment", "hyphenation", id="hyphen at a line end"),
    pytest.param("report, *Safe Boats*, is", "report, Safe Boats, is", "emphasis", id="asterisks"),
    pytest.param("a __very__ good", "a very good", "emphasis", id="underscores"),
    pytest.param("all but one\n of which", "all but one of which", "white space", id="wrap"),
    pytest.param("all  but\u00a0one", "all but one", "white space", id="spaces"),
    pytest.param("has been approved.", "has been approved", "final stop", id="final stop"),
    pytest.param("and so on…", "and so on...", "ellipsis", id="ellipsis"),
    pytest.param("o\ufb03ce", "office", "character", id="ligature"),
    pytest.param("sessió d'abril", "sessió de abril", "elision", id="before the vowel of a month"),
    pytest.param("l'import d'11.500", "l'import de 11.500", "elision", id="before a figure"),
    pytest.param("cafe\u0301", "café", "character", id="composed"),
    pytest.param("is open.[^1]", "is open.", "note mark", id="mark of a note in Markdown"),
    pytest.param("is open.[1]", "is open.", "note mark", id="mark of a note"),
    pytest.param("is open.\u00b2", "is open.", "note mark", id="raised mark of a note"),
    pytest.param("it has:\n\n(a) oats;\n(b) rye", "it has: oats; rye", "list marker", id="list"),
    pytest.param("it has\n\u2022 oats\n\uf0b7rye", "it has oats rye", "list marker", id="bullets"),
    pytest.param("all but\n * one of\n * us", "all but one of us", "comment sign", id="comment"),
    pytest.param("all but\n;; one", "all but one", "comment sign", id="doubled comment sign"),
    pytest.param("in\u00adspect\u200b", "inspect", "invisible", id="invisible"),
]

OTHER = [
    pytest.param("two cases", "three cases", id="number"),
    pytest.param("did find", "did not find", id="negation"),
    pytest.param("some improvements", "improvements", id="qualifier"),
    pytest.param("the force", "the Force", id="case"),
    pytest.param("£3.5m", "£35m", id="decimal point"),
    pytest.param("re-sign", "resign", id="hyphen inside a word"),
    pytest.param("it rained", "it rained?", id="question mark"),
    pytest.param("5 - 3", "5 + 3", id="sign"),
    pytest.param("boats, crews", "boats crews", id="comma"),
    pytest.param("it costs 5.[1] of it", "it costs 5. of it", id="brackets inside a sentence"),
    pytest.param("told in para.\n3. of it", "told in para.\nof it", id="number at a line's start"),
    pytest.param("the inspectors' boats", "the inspector's boats", id="place of an apostrophe"),
]


@pytest.mark.parametrize(("one", "other", "name"), SAME)
def test_typography_makes_no_other_sentence(one: str, other: str, name: str) -> None:
    assert wording(one).normal == wording(other).normal
    assert wording(one).norms == wording(other).norms
    assert name in differences(one, other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_words_make_another_sentence(one: str, other: str) -> None:
    assert wording(one).normal != wording(other).normal


def test_a_word_broken_at_a_line_end_is_joined_if_the_family_has_it() -> None:
    assert wording("the inspec-\ntors came", {"inspectors"}).normal == "the inspectors came"
    assert wording("the inspec-\ntors came", {"boats"}).normal == "the inspec-tors came"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("It rained, twice", ["It", "rained", ",", "twice"], id="words"),
        pytest.param("the crew's boat", ["the", "crew", "'s", "boat"], id="possessive"),
        pytest.param("they don't", ["they", "don't"], id="contraction"),
        pytest.param("8:30am on 1,200 days", ["8:30am", "on", "1,200", "days"], id="numbers"),
        pytest.param("£3.5m (12%)", ["£", "3.5m", "(", "12", "%", ")"], id="signs"),
        pytest.param(
            "at www.tarn.example/a",
            ["at", "www.", "tarn", ".", "example", "/", "a"],
            id="web address",
        ),
        pytest.param("to a@tarn.example", ["to", "a", "@", "tarn", ".", "example"], id="e-mail"),
        pytest.param("Mill S.A.'s oven", ["Mill", "S.A", ".", "'s", "oven"], id="its stop"),
        pytest.param("on 8/7/2018 or 8-7-2018", ["on", "8/7/2018", "or", "8-7-2018"], id="dates"),
        pytest.param("he/she 2017/18", ["he", "/", "she", "2017", "/", "18"], id="a slash"),
        pytest.param("41² loaves", ["41", "²", "loaves"], id="the mark of a note"),
        pytest.param("1'000 at list.pdf", ["1'000", "at", "list", ".", "pdf"], id="a file"),
        pytest.param("படகு 12 ஓடும்", ["படகு", "12", "ஓடும்"], id="vowel signs of Tamil"),
        pytest.param("नाव चलती है।", ["नाव", "चलती", "है", "।"], id="vowel signs of Hindi"),
        pytest.param("“Safe” *Boats* – now", ["Safe", "Boats", "now"], id="typography"),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert list(wording(text).norms) == tokens


def test_a_token_is_quoted_as_it_is_written() -> None:
    found = {token.n: token.t for token in wording("the force’s Self- Assessment o\ufb03ce").tokens}
    assert found["'s"] == "’s"
    assert found["office"] == "o\ufb03ce"


def test_sentences_of_the_same_letters_have_no_differences() -> None:
    assert differences("It rained.", "It rained.") == ()
