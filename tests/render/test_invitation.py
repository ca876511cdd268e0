"""The invitation to a meeting: a letter, a draft, an entry for calendars."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest

from som_cli.render.invitation import entry, invitation, unreachable, wrapped
from som_cli.render.mail import draft
from tests.builders.december import DECEMBER, DISCUSSION, MARCH, story
from tests.builders.people import person

LANGUAGES = pytest.mark.parametrize("language", ["et", "en"])
STAMP = datetime(2026, 11, 22, tzinfo=UTC)


def reachable():
    """The story, in which everybody has an address."""
    told = story()
    people = {
        key: replace(filed, record=filed.record.model_copy(update={"email": (f"{key}@example.ee",)}))
        for key, filed in told.people.items()
    }
    return replace(told, people=people)


def with_meeting(registry, **changes):
    filed = registry.meetings[DECEMBER]
    other = filed.record.model_copy(update=changes)
    return replace(registry, meetings={**registry.meetings, DECEMBER: replace(filed, record=other)})


def letter(registry=None, language="en", of=DECEMBER):
    registry = registry or reachable()
    return invitation(registry.meetings[of].record, registry, language)


@pytest.mark.req("D68")
@LANGUAGES
def test_the_invitation_to_december_is_as_it_should_be(language, golden):
    golden(f"invitation.{language}.txt", letter(language=language).whole)


@LANGUAGES
def test_the_draft_of_december_is_as_it_should_be(language, golden):
    made = letter(language=language)

    golden(f"invitation.{language}.eml", draft(made, entry(made, STAMP, 0)).decode().replace("\r\n", "\n"))


@LANGUAGES
def test_the_entry_of_december_is_as_it_should_be(language, golden):
    golden(f"invitation.{language}.ics", entry(letter(language=language), STAMP, 2).replace("\r\n", "\n"))


@LANGUAGES
@pytest.mark.parametrize("of", [DECEMBER, DISCUSSION, MARCH])
def test_no_line_is_longer_than_a_mail_shows(language, of):
    text = letter(language=language, of=of).text

    assert [line for line in text.split("\n") if len(line) > 72] == []
    assert not {"*", "`", "\\", "|", "\u00a0"} & set(text)


def test_what_goes_on_stands_under_its_column():
    line = "  All members         confirm that you will come, by 3 December 2026; if you cannot, say who will"

    assert wrapped(line).split("\n") == [
        "  All members         confirm that you will come, by 3 December 2026; if",
        "                      you cannot, say who will",
    ]


@LANGUAGES
def test_a_cancelled_meeting_is_called_off(language):
    registry = with_meeting(reachable(), status="cancelled", reason="Saal on\nsuletud.")
    made = letter(registry, language)

    assert {"et": "Ära jäetud", "en": "Cancelled"}[language] in made.subject
    assert "Saal on suletud." in made.text
    assert "PÄEVAKORD" not in made.text
    calendar = entry(made, STAMP, 3)
    assert ("METHOD:CANCEL" in calendar, "STATUS:CANCELLED" in calendar, "SEQUENCE:3" in calendar) == (True,) * 3


@LANGUAGES
def test_a_moved_meeting_says_from_when(language):
    day = datetime(2026, 12, 15, tzinfo=UTC).date()
    made = letter(with_meeting(reachable(), date=day), language)

    assert {"et": "Uus aeg", "en": "New time"}[language] in made.subject
    assert {"et": "10. detsember 2026", "en": "10 December 2026"}[language] in made.text


def test_members_are_written_to_and_the_others_get_a_copy():
    made = letter()

    to = [one.person for one in made.recipients.to]
    assert to[0] == "andres-toomingas"
    assert "mari-maasikas" in to
    assert "toomas-jalakas" in [one.person for one in made.recipients.copies]
    assert not {*to} & {one.person for one in made.recipients.copies}


def test_a_discussion_is_the_reviewers_own():
    made = letter(of=DISCUSSION)

    assert "Dear reviewers and presenters," in made.text


def test_who_has_no_address_is_told():
    registry = reachable()
    silent = person(id="rein-vaher", name="Rein Vaher", organisation="ska", email=())
    people = {**registry.people, "rein-vaher": replace(registry.people["rein-vaher"], record=silent)}

    alone = replace(registry, people=people)
    made = letter(alone)
    assert made.recipients.unreachable == ("rein-vaher",)
    assert [one.code for one in unreachable(made, alone)] == ["invitation-no-address"]
    assert unreachable(letter(reachable()), reachable()) == []


def test_a_draft_is_the_same_each_time_and_a_name_stays_in_its_place():
    registry = reachable()
    hostile = registry.people["rein-vaher"].record.model_copy(update={"name": 'Rein\r\nBcc: x@y.ee "V", <a@b.ee>'})
    people = {**registry.people, "rein-vaher": replace(registry.people["rein-vaher"], record=hostile)}
    made = letter(replace(registry, people=people))

    raw = draft(made, entry(made, STAMP, 0))

    assert raw == draft(made, entry(made, STAMP, 0))
    read = message_from_bytes(raw, policy=default)
    assert (read["X-Unsent"], read["Bcc"], read["Date"]) == ("1", None, None)
    assert len(read["To"].addresses) == len(made.recipients.to)
    body = read.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == made.text
