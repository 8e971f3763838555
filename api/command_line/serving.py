"""`onevisit serve`: the web service, in one process."""

from __future__ import annotations

import logging
import os
import socket
from typing import Any

import click
import uvicorn

from api.command_line.commanding import Command
from api.command_line.opening import database_url, open_office
from api.feeds.secrecy import keep_feed_secrets_out_of_logs
from api.settings import Settings, read_settings
from coordination.desk import accounts
from coordination.errors import UnavailableError
from coordination.texts import Texts

_GRACE_SECONDS = 2  # open streams would otherwise hold the process for ever
_WAITING_CONNECTIONS = 2048


def commands(said: Texts) -> dict[str, click.Command]:
    """The command."""

    def serve(host: str, port: int) -> None:
        settings = read_settings(os.environ, database_url())
        run(settings, host, port, said)

    params = [
        click.Option(["--host"], default="127.0.0.1", metavar="ADDRESS", help=said.say("help-serve-host")),
        click.Option(["--port"], default=8700, type=click.IntRange(0, 65535), help=said.say("help-serve-port")),
    ]
    return {"serve": Command("serve", said, "serve", callback=serve, params=params)}


def run(settings: Settings, host: str, port: int, said: Texts) -> None:
    """Serves until told to stop; raises UnavailableError where the address cannot be had."""
    from api.app import create_app  # noqa: PLC0415 - Litestar is loaded once the settings are known to be right

    keep_feed_secrets_out_of_logs()
    listening = _listen(host, port)
    logging.basicConfig(level=settings.logging_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    config = uvicorn.Config(
        create_app(settings, open_office(), accounts),
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_graceful_shutdown=_GRACE_SECONDS,
        backlog=_WAITING_CONNECTIONS,
    )
    url = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}"
    _Server(config, said.say("serving", url=url)).run(sockets=[listening])


class _Server(uvicorn.Server):
    """Says where it is once it answers."""

    def __init__(self, config: uvicorn.Config, announcement: str) -> None:
        super().__init__(config)
        self._announcement = announcement

    async def startup(self, sockets: list[Any] | None = None) -> None:
        """Begins to answer."""
        await super().startup(sockets)
        if self.started:
            click.echo(self._announcement)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=_WAITING_CONNECTIONS)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnavailableError("serve-address-taken", host=host, port=port, error=reason) from error
