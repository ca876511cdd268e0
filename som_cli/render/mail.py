"""A letter as a draft that a mail program opens, to be looked at and sent. Source: RFC 5322."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import TYPE_CHECKING

from som_cli.render.escape import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.committee.invitation import Addressed
    from som_cli.render.invitation import Letter


def draft(letter: Letter, entry: str) -> bytes:
    """Write a letter with its entry for a calendar; the same letter gives the same bytes.

    There is no date: the mail program puts it when the draft is sent.
    """
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    if letter.sender:
        mail["From"] = _address(letter.sender)
    if letter.recipients.to:
        mail["To"] = _addresses(letter.recipients.to)
    if letter.recipients.copies:
        mail["Cc"] = _addresses(letter.recipients.copies)
    mail["Subject"] = letter.subject.partition(": ")[2] or letter.subject
    mail.set_content(letter.text, cte="quoted-printable")
    method = "CANCEL" if letter.meeting.status == "cancelled" else "REQUEST"
    name = f"{letter.meeting.id}.ics"
    mail.add_attachment(
        entry.encode(), "text", "calendar", filename=name, params={"charset": "utf-8", "method": method}
    )
    mail.set_boundary("=_som_" + sha256(f"{letter.whole}{entry}".encode()).hexdigest()[:32])
    return mail.as_bytes()


def _addresses(people: Sequence[Addressed]) -> tuple[Address, ...]:
    return tuple(map(_address, people))


def _address(one: Addressed) -> Address:
    user, _, domain = one.address.rpartition("@")
    return Address(plain(one.name), user, domain)
