"""`onevisit draw`: the draw of a campaign, a step at a time. Witnesses prove who they are with their passwords."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from api.command_line.accounts import acting_as, ask_password
from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office, open_safe
from api.command_line.telling import write_file
from coordination.desk import drawing
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.errors import BadInputError, NotFoundError
from coordination.model.access import Caller
from coordination.model.ceremony import AttemptReport, DrawAttempt
from coordination.texts import Texts

_Act = Callable[..., None]


def commands(said: Texts) -> dict[str, click.Command]:
    """The group `draw`."""
    group = Group("draw", said, "draw")
    acts: dict[str, tuple[_Act, list[click.Parameter]]] = {
        "announce": (
            _announce,
            [_option(said, "announce", "source", required=True), _option(said, "announce", "reason")],
        ),
        "freeze": (_freeze, []),
        "witness": (
            _witness,
            [
                _option(said, "witness", "account", required=True),
                _option(said, "witness", "kind", required=True),
                _option(said, "witness", "name"),
                _from_stdin(said),
            ],
        ),
        "value": (_value, [click.Argument(["value"])]),
        "hold": (_hold, []),
        "sign": (_sign, [_option(said, "sign", "account"), _from_stdin(said)]),
        "publish": (
            _publish,
            [click.Option(["-o", "--output"], metavar="FOLDER", help=said.say("help-draw-publish-output"))],
        ),
        "status": (_status, []),
        "give-up": (_give_up, [_option(said, "give-up", "reason", required=True)]),
    }
    for name, (act, more) in acts.items():
        params = [click.Argument(["campaign"]), *more]
        group.add_command(Command(name, said, f"draw-{name}", callback=_with(act, said), params=params))
    return {"draw": group}


def _option(said: Texts, command: str, name: str, *, required: bool = False) -> click.Option:
    default = None if required else ""
    return click.Option([f"--{name}"], default=default, required=required, help=said.say(f"help-draw-{command}-{name}"))


def _from_stdin(said: Texts) -> click.Option:
    return click.Option(["--password-stdin"], is_flag=True, help=said.say("help-password-stdin"))


def _with(act: _Act, said: Texts) -> _Act:
    return lambda **given: act(open_office(), said, **given)


def _announce(office: Office, said: Texts, campaign: str, source: str, reason: str) -> None:
    attempt = drawing.announce_draw(office, OPERATOR, open_safe(), campaign, source, reason)
    click.echo(said.say("draw-announced", attempt=attempt.number, commitment=attempt.commitment))


def _freeze(office: Office, said: Texts, campaign: str) -> None:
    attempt = drawing.freeze_frame(office, OPERATOR, campaign).attempt
    values = {"frame": attempt.frame_sha256, "announcement": attempt.announcement_sha256}
    click.echo(said.say("draw-frozen", rows=attempt.frame_rows, **values))


def _witness(
    office: Office,
    said: Texts,
    campaign: str,
    account: str,
    kind: str,
    name: str,
    password_stdin: bool,  # noqa: FBT001 - a switch
) -> None:
    def confirm(caller: Caller) -> None:
        witness = drawing.confirm_witness(office, caller, campaign, kind, name)
        click.echo(said.say("draw-witnessed", name=witness.name, announcement=witness.announcement_sha256))

    acting_as(office, account, ask_password(said, from_stdin=password_stdin, again=False), confirm)


def _value(office: Office, said: Texts, campaign: str, value: str) -> None:
    attempt = drawing.enter_public_value(office, OPERATOR, campaign, value)
    click.echo(said.say("draw-valued", value=attempt.public_value))


def _hold(office: Office, said: Texts, campaign: str) -> None:
    outcome = drawing.hold_draw(office, OPERATOR, open_safe(), campaign)
    counts = {"targets": outcome.distinct_targets, "demands": len(outcome.demands)}
    click.echo(said.say("draw-held", record=outcome.attempt.record_sha256, **counts))


def _sign(office: Office, said: Texts, campaign: str, account: str, password_stdin: bool) -> None:  # noqa: FBT001 - a switch
    def sign(caller: Caller) -> None:
        attempt = drawing.sign_draw(office, caller, campaign, _newest(office, campaign).record_sha256)
        state = said.say(f"draw-state-{attempt.state.value}")
        click.echo(said.say("draw-signed", account=caller.name, state=state))

    if account:
        acting_as(office, account, ask_password(said, from_stdin=password_stdin, again=False), sign)
    else:
        sign(OPERATOR)


def _publish(office: Office, said: Texts, campaign: str, output: str | None) -> None:
    drawing.publish_draw(office, OPERATOR, campaign)
    click.echo(said.say("draw-published"))
    if output:
        record, frame = drawing.draw_files(office, OPERATOR, campaign)
        folder, public = Path(output), files("api").joinpath("public")
        scripts = [(name, public.joinpath(name).read_bytes()) for name in ("verify_draw.py", "verify_substitutes.py")]
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInputError("file-unwritable", path=output, error=error.strerror or "") from error
        for name, content in (("record.json", record), ("frame.csv", frame), *scripts):
            write_file(str(folder / name), content)
        click.echo(said.say("draw-files-written", folder=output))


def _give_up(office: Office, said: Texts, campaign: str, reason: str) -> None:
    attempt = drawing.give_up_draw(office, OPERATOR, campaign, reason)
    click.echo(said.say("draw-given-up", attempt=attempt.number))


def _status(office: Office, said: Texts, campaign: str) -> None:
    found = drawing.report_draw(office, OPERATOR, campaign)
    if not found:
        raise NotFoundError("draw-not-announced", campaign=campaign)
    for report in found:
        click.echo("\n".join(_lines(report, said)))


def _lines(report: AttemptReport, said: Texts) -> Iterator[str]:
    attempt, following = report.attempt, "none" if report.next_step is None else report.next_step.value
    state = said.say(f"draw-state-{attempt.state.value}")
    yield said.say("draw-attempt-line", attempt=attempt.number, state=state, next=said.say(f"draw-step-{following}"))
    for key, shown, values in _facts(report, said):
        if shown:
            yield said.say(f"draw-line-{key}", **values)


def _facts(report: AttemptReport, said: Texts) -> Iterator[tuple[str, object, dict[str, Any]]]:
    """What a line tells, whether there is anything to tell, and its values."""
    attempt = report.attempt
    names = said.listed(said.aside(one.name, one.account) for one in report.witnesses)
    signed = said.listed(one.account for one in report.signatures)
    least = report.least_witnesses
    yield "reason", attempt.reason, {"reason": attempt.reason}
    yield "end", attempt.end_reason, {"reason": attempt.end_reason}
    yield "source", True, {"source": attempt.public_value_source}
    yield "commitment", True, {"commitment": attempt.commitment}
    yield "frame", attempt.frame_sha256, {"rows": attempt.frame_rows, "frame": attempt.frame_sha256}
    yield "announcement", attempt.announcement_sha256, {"announcement": attempt.announcement_sha256}
    yield "witnesses", attempt.frame_sha256, {"present": len(report.witnesses), "least": least, "names": names or "-"}
    yield "value", attempt.public_value, {"value": attempt.public_value}
    yield "record", attempt.record_sha256, {"record": attempt.record_sha256}
    yield "signatures", signed, {"names": signed}


STEPS = ("announce", "freeze", "witness", "value", "hold", "sign", "publish", "status", "give-up")
FACTS = ("reason", "end", "source", "commitment", "frame", "announcement", "witnesses", "value", "record", "signatures")


def _newest(office: Office, campaign: str) -> DrawAttempt:
    found = drawing.report_draw(office, OPERATOR, campaign)
    if not found:
        raise NotFoundError("draw-not-announced", campaign=campaign)
    return found[0].attempt
