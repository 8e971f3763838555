"""Who may ask what: every cell of access.md is asked for real, and a new endpoint needs a row there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from api.rest.routing import endpoints
from api.rest.service import Service
from coordination.model.access import Role
from tests.api.rest.conftest import As, Client

TABLE = Path(__file__).with_name("access.md")
REFUSED = {401, 403}
OUT_OF_REACH = {"log-in-refused", "entry-out-of-reach", "absence-beyond-reach", "part-of-other-department"}
VALUES = {
    "first_date": "2026-04-01",
    "half_day": "am",
    "number": "P1",
    "inspector": "P1",
    "kind": "leave",
    "run": "1",
    "finding": "1",
    "pin": "1",
    "case": "1",
    "year": "2026",
}


def rows(table: Path = TABLE) -> dict[str, set[Role]]:
    """Roles let in, by method and path."""
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    heads = next(line for line in table.read_text(encoding="utf-8").splitlines() if line.startswith("| endpoint"))
    roles = [Role(name.strip()) for name in heads.strip("| ").split("|")[1:]]
    found: dict[str, set[Role]] = {}
    for line in lines:
        endpoint, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        found[endpoint.strip("`")] = {role for role, cell in zip(roles, cells, strict=True) if cell == "yes"}
    return found


def test_every_endpoint_has_a_row_and_every_row_an_endpoint(service: Service) -> None:
    told = [f"{method} {path}" for method, path, handler in endpoints(service) if not handler.opt.get("page")]
    assert sorted(rows()) == sorted(told)


@pytest.mark.parametrize("endpoint", sorted(rows()))
def test_each_role_is_let_in_or_not_as_the_table_says(client: Client, shown: As, endpoint: str) -> None:
    method, path = endpoint.split(" ")
    address = re.sub(r"\{(\w+)\}", lambda name: VALUES.get(name[1], "x"), path)
    let_in = set()
    for role in Role:
        body = {} if method in {"POST", "PUT", "PATCH"} else None
        answer = client.request(method, address, headers=shown(role), json=body)
        assert answer.status_code < 500, answer.text
        code = answer.json().get("code", "") if "problem" in answer.headers.get("content-type", "") else ""
        if answer.status_code not in REFUSED or code in OUT_OF_REACH:
            let_in.add(role)
    assert let_in == rows()[endpoint]
