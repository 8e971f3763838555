"""`onevisit key`: the secret of the service, which personal data and the secrets of draws are kept with."""

from __future__ import annotations

import click

from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office, replace_secret, secret_file, service_secrets
from coordination.desk.sealing import reseal_personal_data
from coordination.errors import UnavailableError
from coordination.storage.sealing import LEAST_SECRET_BYTES
from coordination.texts import Texts


def commands(said: Texts) -> dict[str, click.Command]:
    """The group `key`."""

    def rotate() -> None:
        open_office().database.dispose()  # whatever is wrong with the key of now is said before there is another
        if not service_secrets():
            raise UnavailableError("service-secret-missing", least=LEAST_SECRET_BYTES)
        replace_secret()
        count = reseal_personal_data(open_office())
        click.echo(said.say("key-rotated", count=count, path=str(secret_file())))

    group = Group("key", said, "key")
    group.add_command(Command("rotate", said, "key-rotate", callback=rotate))
    return {"key": group}
