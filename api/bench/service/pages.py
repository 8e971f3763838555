"""Measures: pages of 50 targets out of all, by name, code, region and two of them, over HTTP and at the desk."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import urlencode

from api.bench.service.asked import Asked
from api.bench.service.figures import Figure, percentile
from api.bench.service.limits import PAGE_P95_MILLISECONDS
from api.bench.service.loading import Saturating, load
from api.bench.service.processes import Running
from coordination.desk.accounts import add_account, issue_token
from coordination.desk.permission import OPERATOR
from coordination.desk.registers import page_of_targets
from coordination.errors import UnavailableError
from coordination.model.access import Account, Act, Role
from coordination.model.pages import TargetFilter, Wanted
from coordination.model.targets import Target
from seeds.demo.chance import Chance

_LIMIT, _PAUSE_SECONDS = 50, 600.0
_PASSWORD = "thrown-away-soon-4711"  # noqa: S105 - of an account in a database that is thrown away

Filters = Mapping[str, str]
KINDS: Mapping[str, Callable[[Target, int], Filters]] = {
    "name": lambda one, lot: {"name": _part(one.name, lot)},
    "code": lambda one, lot: {"code": one.uscc[: 8 + lot % 11]},
    "region": lambda one, _: {"region": one.region_code},
    "name-region": lambda one, lot: {"name": _part(one.name, lot), "region": one.region_code},
    "name-industry": lambda one, lot: {"name": _part(one.name, lot), "industry": one.industry},
    "code-name": lambda one, lot: {"code": one.uscc[:4], "name": _part(one.name, lot)},
    "region-industry": lambda one, _: {"region": one.region_code, "industry": one.industry},
}


def pages(asked: Asked, service: Running, sample: Sequence[Target]) -> Iterator[Figure]:
    """The 95th percentile of each kind of question, one after the other."""
    asked.step("pages")
    token = _token(asked)
    for kind, filters in _questions(sample, asked.sizes.queries, Chance(asked.draw_seed)):
        requests = [(f"/api/v1/targets?{urlencode({**one, 'limit': _LIMIT})}", token) for one in filters]
        [answers] = load(Saturating(service.port, requests, _PAUSE_SECONDS, at_once=1))
        if set(answers.statuses) != {200}:
            raise UnavailableError("bench-service-refused", statuses=str(answers.statuses))
        for way, seconds in (("HTTP", answers.seconds), ("desk", [_at_the_desk(asked, one) for one in filters])):
            limit = asked.limit(PAGE_P95_MILLISECONDS)
            values = {"kind": asked.said.say(f"bench-service-kind-{kind}"), "way": way}
            yield Figure("page", 1000 * percentile(seconds, 0.95), "ms", limit, values=values)


def _questions(sample: Sequence[Target], count: int, chance: Chance) -> Iterator[tuple[str, list[Filters]]]:
    for kind, ask in KINDS.items():
        who, lots = chance.numbers(kind, len(sample), count), chance.numbers(f"{kind} lots", 1000, count)
        yield kind, [ask(sample[one], lot) for one, lot in zip(who, lots, strict=True)]


def _part(name: str, lot: int) -> str:
    """Two to four characters from anywhere in a name."""
    length = 2 + lot % 3
    first = lot // 3 % max(1, len(name) - length + 1)
    return name[first : first + length]


def _at_the_desk(asked: Asked, filters: Filters) -> float:
    begun = time.perf_counter()
    page_of_targets(asked.office, OPERATOR, TargetFilter(**filters), Wanted(_LIMIT))
    return time.perf_counter() - begun


def _token(asked: Asked) -> Filters:
    account = Account("bench", "基准测试", Role.SUPERVISOR)
    add_account(asked.office, OPERATOR, account, _PASSWORD)
    secret = issue_token(asked.office, OPERATOR, account.name, "bench", {Act.READ_REGISTERS}, 1)
    return {"Authorization": f"Bearer {secret}"}
