"""`onevisit serve`: the web service, in one process; on a single machine with a worker beside it."""

from __future__ import annotations

import gc
import logging
import os
import socket
import sys
from threading import Event, Thread
from types import FrameType
from typing import Any

import click
import uvicorn
from anyio.to_thread import run_sync

from api.command_line.commanding import Command
from api.command_line.opening import database_url, open_office, open_safe
from api.command_line.workers import keep_workers
from api.feeds.secrecy import keep_feed_secrets_out_of_logs
from api.settings import Settings, listening_at, read_settings
from coordination.desk import accounts
from coordination.errors import UnavailableError
from coordination.texts import Language, Texts

_GRACE_SECONDS = 2  # open streams would otherwise hold the process for ever
_WAITING_CONNECTIONS = 2048


def commands(said: Texts) -> dict[str, click.Command]:
    """The command."""

    def serve(host: str, port: int, with_worker: bool) -> None:  # noqa: FBT001 - a switch
        settings = read_settings(os.environ, database_url())
        run(settings, host, port, said, with_worker=with_worker)

    params = [
        click.Option(["--host"], default="127.0.0.1", metavar="ADDRESS", help=said.say("help-serve-host")),
        click.Option(["--port"], default=8700, type=click.IntRange(0, 65535), help=said.say("help-serve-port")),
        click.Option(["--with-worker"], is_flag=True, help=said.say("help-serve-with-worker")),
    ]
    return {"serve": Command("serve", said, "serve", callback=serve, params=params)}


def run(settings: Settings, host: str, port: int, said: Texts, *, with_worker: bool = False) -> None:
    """Serves until told to stop, beside a worker where one is wanted; UnavailableError for an address in use."""
    from api.app import create_app  # noqa: PLC0415 - Litestar is loaded once the settings are known to be right

    keep_feed_secrets_out_of_logs()
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    settings = listening_at(settings, port)
    logging.basicConfig(level=settings.logging_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    app = create_app(settings, open_office(), accounts, open_safe())
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_graceful_shutdown=_GRACE_SECONDS,
        backlog=_WAITING_CONNECTIONS,
    )
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    beside = _Beside(said.language) if with_worker else None
    _Server(config, said.say("serving", url=url), app.state.stopping, beside).run(sockets=[listening])


class _Beside:
    """A worker beside the service; it may come to its end without the service, but never outlives it."""

    def __init__(self, language: Language) -> None:
        self._leaving = Event()
        self._thread = Thread(target=keep_workers, args=([""], language, self._leaving))
        self.begin = self._thread.start

    def end(self) -> None:
        """Ends it; it is gone then."""
        self._leaving.set()
        if self._thread.ident is not None:
            self._thread.join()


class _Server(uvicorn.Server):
    """Says where it is once it answers; tells streams and the worker beside it when it is told to stop."""

    def __init__(self, config: uvicorn.Config, announcement: str, stopping: Event, beside: _Beside | None) -> None:
        super().__init__(config)
        self._announcement, self._stopping, self._beside = announcement, stopping, beside

    async def startup(self, sockets: list[Any] | None = None) -> None:
        """Begins to answer."""
        await super().startup(sockets)
        if self.started:
            _settle()
            click.echo(self._announcement)
            sys.stdout.flush()
        if self.started and self._beside is not None:
            self._beside.begin()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Was told to stop."""
        self._stopping.set()
        super().handle_exit(sig, frame)

    async def shutdown(self, sockets: list[Any] | None = None) -> None:
        """Ends what is open, the worker last."""
        self._stopping.set()
        await super().shutdown(sockets)
        if self._beside is not None:
            await run_sync(self._beside.end)


def _settle() -> None:
    """Takes what was loaded out of the reach of the collector of cycles: a quarter of a second less, now and then."""
    gc.collect()
    gc.freeze()


def _listen(host: str, port: int) -> socket.socket:
    """A socket whose connections send at once.

    The event loop sets this for sockets that name their protocol alone, which this one does not; without it the second
    part of an answer waits 40 ms for the acknowledgement of the first.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=_WAITING_CONNECTIONS)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnavailableError("serve-address-taken", host=host, port=port, error=reason) from error
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening
