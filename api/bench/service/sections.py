"""What is in the service bench, on one database: measurements in the order in which each leaves what the next needs."""

from __future__ import annotations

from collections.abc import Iterator

from api.bench.service.asked import Asked
from api.bench.service.feeds import feeds
from api.bench.service.figures import Figure
from api.bench.service.filling import fill_targets
from api.bench.service.importing import importing
from api.bench.service.pages import pages
from api.bench.service.processes import free_port, onevisit, server
from api.bench.service.starting import starting

STEPS = ("import", "fill", "start", "pages", "publish", "feeds", "saturation")
READY = "/health/ready"


def measured(asked: Asked) -> Iterator[Figure]:
    """Every figure of one database, which is empty before."""
    asked.office.open()
    yield from importing(asked)
    sample = fill_targets(asked)
    asked.step("start")
    port = free_port()
    command, settings = onevisit("serve", "--port", str(port)), {"ONEVISIT_DATABASE_URL": asked.url}
    with server(command, port, READY, settings, asked.folder / "serve.log") as service:
        yield from starting(asked, service)
        yield from pages(asked, service, sample)
        yield from feeds(asked, service)
