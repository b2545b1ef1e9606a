"""No sentence of an e-mail is lost: it is read, in a file beside it, or told to be left out."""

from email.message import EmailMessage
from email.mime.image import MIMEImage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from hmicdiff import read as read_releases
from hmicdiff.read.formats.document import Document, Settings
from hmicdiff.read.formats.email import read

PNG = b"\x89PNG\r\n\x1a\n0000"


def mixed(*parts: MIMENonMultipart | MIMEMultipart, kind: str = "mixed") -> MIMEMultipart:
    made = MIMEMultipart(kind)
    for part in parts:
        made.attach(part)
    return made


def document(message: MIMEMultipart | EmailMessage) -> Document:
    return read(message.as_bytes(), Settings())


def page(words: str) -> MIMEText:
    return MIMEText(f"<p>{words}</p>", "html")


def test_a_body_goes_on_behind_a_picture() -> None:
    found = document(
        mixed(MIMEText("It rained."), MIMEImage(PNG, "png"), MIMEText("It stopped."), page("Sun."))
    )
    assert found.text == "It rained.\n\nIt stopped.\n\nSun.\n"
    assert found.where(0) == "part 1"
    assert found.where(found.text.index("Sun")) == "part 3, paragraph 1"
    assert found.enclosed == ()


def test_of_alternatives_one_is_read_and_the_other_is_told() -> None:
    both = mixed(MIMEText("It rained."), page("It rained, in blue."), kind="alternative")
    found = document(both)
    assert (found.text.strip(), found.enclosed) == ("It rained.", ())
    assert [note.text for note in found.notes] == [
        "the same as a web page: \u201cIt rained, in blue.\u201d"
    ]


def test_a_page_with_attachments_is_still_an_alternative() -> None:
    inner = mixed(page("It rained all day long."), page("And the next."))
    found = document(mixed(MIMEText("See page."), inner, kind="alternative"))
    assert found.text.split() == "It rained all day long. And the next.".split()
    assert any("See page." in note.text for note in found.notes)


def test_an_empty_alternative_is_no_attachment() -> None:
    found = document(mixed(MIMEText(""), page("It rained."), kind="alternative"))
    assert (found.text, found.enclosed) == ("It rained.\n", ())


def test_an_e_mail_that_is_forwarded_whole_is_a_release(tmp_path: Path) -> None:
    inner = EmailMessage()
    inner["Subject"] = "A release"
    inner.set_content("It rained.\n")
    made = mixed(MIMEText("See below."), MIMEMessage(inner))
    (tmp_path / "mail.eml").write_bytes(made.as_bytes())
    found = {release.source: release.text for release in read_releases(tmp_path).releases}
    assert found == {"mail.eml": "See below.", "mail.eml/attachment-1.eml": "It rained.\n"}


def test_attachments_without_a_name_get_one_by_their_kind() -> None:
    made = EmailMessage()
    made.set_content("See below.\n")
    made.add_attachment("It rained.\n", subtype="plain")
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf")
    made.add_attachment(b"0", maintype="application", subtype="octet-stream")
    names = [name for name, _ in document(made).enclosed]
    assert names == ["attachment-1.txt", "attachment-2.pdf", "attachment-3"]


def test_attachments_of_one_name_are_told_apart(tmp_path: Path) -> None:
    made = EmailMessage()
    made.set_content("See below.\n")
    for words in ("It rained.\n", "It stopped.\n"):
        made.add_attachment(words, subtype="plain", filename="a.txt")
    (tmp_path / "mail.eml").write_bytes(made.as_bytes())
    sources = sorted(release.source for release in read_releases(tmp_path).releases)
    assert sources == ["mail.eml", "mail.eml/2-a.txt", "mail.eml/a.txt"]


def test_a_calendar_entry_is_told() -> None:
    entry = MIMENonMultipart("text", "calendar")
    entry.set_payload("BEGIN:VCALENDAR")
    found = document(mixed(MIMEText("Come."), entry))
    assert [name for name, _ in found.enclosed] == ["attachment-1"]


LETTER = """Dear editor,

Please print this.

The ferry is late. The crew is sorry.

Kind regards

Lena Sorrel
Press officer
Tel. 01632 960123

This email is confidential and meant for the person addressed. If you are not the intended
recipient please delete it.
"""
REPLY = """
On 3 May 2020 at 09:14, Ivo Vane <ivo@paper.example> wrote:
> Dear Lena,
> is there anything new?
"""


def letter(text: str) -> Document:
    head = "From: a@b.example\nContent-Type: text/plain; charset=utf-8\n\n"
    return read(f"{head}{text}".encode(), Settings())


def around(text: str) -> list[str]:
    notes = [note.text.partition(": ")[0] for note in letter(text).notes]
    return [note for note in notes if not note.startswith("e-mail header")]


def test_what_a_letter_has_around_its_text_is_noted() -> None:
    assert letter(LETTER + REPLY).text == (
        "Please print this.\n\nThe ferry is late. The crew is sorry.\n"
    )
    assert around(LETTER + REPLY) == [
        "greeting of the e-mail",
        "signature of the e-mail",
        "notice of confidence in the e-mail",
        "quoted reply in the e-mail",
    ]


@pytest.mark.parametrize(
    "text",
    ["The ferry is late.\n\nWith regards to the pier, nothing is known yet.\n",
     "Good news at last\n\nThe fare is £5.\nIt was £3.\n",
     "The ferry is late.\n\nEmail the recipient of an error and delete it.\n\nThe end.\n",
     "> The ferry is late.\n> The crew is sorry.\n",
     "He wrote to us.\n\n> The ferry is late.\n\nWe agree.\n\n> So be it.\n\nAnd so do you.\n"],
    ids=["closing word in a sentence", "headline", "words of confidence inside", "all of it quoted",
         "answered line by line"],
)  # fmt: skip
def test_what_is_the_text_of_a_letter_stays(text: str) -> None:
    assert letter(text).text.split() == text.split()


def test_the_head_of_a_letter_that_is_answered_begins_a_quotation() -> None:
    quoted = (
        "\n-----Original Message-----\nFrom: Ivo Vane\nSent: 3 May 2020\nTo: Lena\n"
        "Subject: New?\n\nAnything new?\n"
    )
    assert letter("The ferry is late again, and the crew is very sorry for it, as ever it was, "
                  "and says that it will do better from now on, each day of each week.\n" + quoted
                  ).text.endswith("each week.\n")  # fmt: skip
