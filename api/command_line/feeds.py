"""`onevisit feed` and `onevisit leave`: addresses of calendar feeds, and leave out of a busy calendar."""

from __future__ import annotations

from collections.abc import Sequence

import click

from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office
from api.command_line.telling import person, read_file, tell_table, when, write_file
from api.feeds.addresses import address_forms
from coordination.desk.absences import propose_leave, take_leave
from coordination.desk.announcing import refresh_feeds
from coordination.desk.feeds import issue_feed, list_feeds, revoke_feed
from coordination.desk.permission import OPERATOR
from coordination.model.feeds import FeedKind
from coordination.model.people import Leave
from coordination.texts import LANGUAGES, Language, Texts


def commands(said: Texts) -> dict[str, click.Command]:
    """The group `feed` and the command `leave`."""
    feed = Group("feed", said, "feed")
    feed.add_command(_issue_command(said))
    feed.add_command(Command("list", said, "feed-list", callback=lambda: _list(said)))
    identified: list[click.Parameter] = [click.Argument(["id"])]
    feed.add_command(Command("revoke", said, "feed-revoke", callback=lambda id: _revoke(id, said), params=identified))  # noqa: A006 - click names it
    feed.add_command(Command("refresh", said, "feed-refresh", callback=lambda: _refresh(said)))
    return {"feed": feed, "leave": _leave_command(said)}


def _issue_command(said: Texts) -> click.Command:
    return Command(
        "issue",
        said,
        "feed-issue",
        callback=lambda kind, subject, language, url, qr: _issue(FeedKind(kind), subject, language, url, qr, said),
        params=[
            click.Argument(["kind"], type=click.Choice([kind.value for kind in FeedKind]), metavar="KIND"),
            click.Argument(["subject"]),
            click.Option(
                ["--language"],
                type=click.Choice(LANGUAGES),
                default=said.language,
                show_default=True,
                help=said.say("help-feed-language"),
            ),
            click.Option(
                ["--url"], default="https://localhost", show_default=True, metavar="URL", help=said.say("help-feed-url")
            ),
            click.Option(["--qr"], metavar="FILE", help=said.say("help-feed-qr")),
        ],
    )


def _issue(kind: FeedKind, subject: str, language: Language, url: str, qr: str | None, said: Texts) -> None:
    issued = issue_feed(open_office(), OPERATOR, kind, subject, language)
    forms = address_forms(url, issued.token)
    click.echo(said.say("feed-issued", id=issued.address.id))
    click.echo(forms.https)
    click.echo(forms.webcal)
    if qr:
        write_file(qr, forms.qr_svg.encode())
        click.echo(said.say("feed-qr-written", file=qr))


def _list(said: Texts) -> None:
    found = list_feeds(open_office(), OPERATOR)
    if not found:
        click.echo(said.say("feed-none"))
        return
    columns = ("id", "kind", "subject", "language", "issued-by", "issued-at")
    rows = [
        [
            address.id,
            said.say(f"feed-kind-{address.edition.feed.kind.value}"),
            address.edition.feed.subject,
            address.edition.language,
            person(address.issued_by, said),
            when(address.issued_at),
        ]
        for address in found
    ]
    tell_table([said.say(f"feed-column-{column}") for column in columns], rows)


def _revoke(address_id: str, said: Texts) -> None:
    revoke_feed(open_office(), OPERATOR, address_id)
    click.echo(said.say("feed-revoked", id=address_id))


def _refresh(said: Texts) -> None:
    click.echo(said.say("feed-refreshed", count=refresh_feeds(open_office())))


def _leave_command(said: Texts) -> click.Command:
    return Command(
        "leave",
        said,
        "leave",
        callback=lambda file, inspector, store: _leave(file, inspector, said, store=store),
        params=[
            click.Argument(["file"]),
            click.Option(["--inspector"], required=True, metavar="NUMBER", help=said.say("help-leave-inspector")),
            click.Option(["--store"], is_flag=True, help=said.say("help-leave-store")),
        ],
    )


def _leave(file: str, inspector: str, said: Texts, *, store: bool) -> None:
    office = open_office()
    proposed = propose_leave(office, OPERATOR, inspector, read_file(file))
    if proposed.absences:
        columns = [said.say(f"leave-column-{column}") for column in ("first", "last", "half")]
        tell_table(columns, [_row(one, said) for one in proposed.absences])
    if proposed.unreadable:
        click.echo(said.say("leave-unreadable", count=proposed.unreadable))
    if store:
        taken = take_leave(office, OPERATOR, inspector, proposed.absences)
        click.echo(said.say("leave-taken", new=taken.new, removed=taken.removed))
    else:
        click.echo(said.say("leave-proposed", count=len(proposed.absences)))


def _row(leave: Leave, said: Texts) -> Sequence[str]:
    half = said.say(f"leave-half-{leave.half_day.value.replace('_', '-')}")
    return [leave.first_date.isoformat(), leave.last_date.isoformat(), half]
