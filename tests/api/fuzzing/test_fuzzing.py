"""Whatever the OpenAPI document allows, and what it does not, asked in every role: never 5xx, and as documented."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest

from coordination.model.access import Role
from tests.api.fuzzing.bodies import BODIES
from tests.api.fuzzing.conftest import Served
from tests.api.rest.conftest import As

pytestmark = [pytest.mark.fuzz, pytest.mark.filterwarnings("default")]
CASES = 5
"""Of each operation and each way; a case is asked in every role."""


@pytest.fixture(scope="module")
def operations(served: Served) -> list[Any]:
    """Every operation of the document."""
    import requests  # noqa: PLC0415 - of the group `fuzz`
    import schemathesis  # noqa: PLC0415

    document = requests.get(f"{served.address}/docs/openapi.json", timeout=10).json()
    return [found.ok() for found in schemathesis.openapi.from_dict(document).get_all_operations()]


@pytest.mark.parametrize("way", ["POSITIVE", "NEGATIVE"])
def test_every_answer_is_one_the_document_promises(served: Served, shown: As, operations: list[Any], way: str) -> None:
    faults = [fault for one in operations for fault in faults_of(served, shown, one, way)]
    assert not faults, "\n\n".join(faults)


def faults_of(served: Served, shown: As, operation: Any, way: str) -> list[str]:
    """What is wrong with the answers of an operation, each kind of fault once."""
    import requests  # noqa: PLC0415
    from hypothesis import HealthCheck, Phase, given, settings  # noqa: PLC0415
    from hypothesis import strategies as st  # noqa: PLC0415
    from hypothesis.errors import Unsatisfiable  # noqa: PLC0415
    from schemathesis.core.failures import FailureGroup  # noqa: PLC0415
    from schemathesis.generation.modes import GenerationMode  # noqa: PLC0415

    name = operation.definition.raw["operationId"]
    found: dict[tuple[str, int], str] = {}
    session = requests.Session()

    @settings(
        max_examples=CASES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data(), operation.as_strategy(GenerationMode[way]))
    def ask(data: Any, case: Any) -> None:
        aim(case, data, st, served.places, BODIES.get(name))
        for role in Role:
            answer = case.call(base_url=served.address, headers=shown(role), session=session, timeout=20)
            try:
                case.validate_response(answer, checks=checks(), headers=shown(role))
            except FailureGroup as group:
                for fault in group.exceptions:
                    asked = f"{name} as {role.value}: {answer.request.method} {answer.request.url}"
                    told = f"{asked}\n{str(answer.request.body)[:500]}\n{fault}\n{answer.text[:500]}"
                    found.setdefault((type(fault).__name__, answer.status_code), told)

    with suppress(Unsatisfiable):  # some operations leave nothing to be wrong
        ask()
    session.close()
    return list(found.values())


def aim(case: Any, data: Any, st: Any, places: dict[str, list[str]], right: Any) -> None:
    """Lets most cases reach deep: paths that are there, few filters, bodies that are right but for one field."""
    for place in case.path_parameters or {}:
        if place in places and data.draw(st.integers(0, 3)):
            case.path_parameters[place] = data.draw(st.sampled_from(places[place]))
    for parameter in list(case.query or {}):
        if data.draw(st.integers(0, 3)):
            del case.query[parameter]
    if "If-Match" in (case.headers or {}) and data.draw(st.integers(0, 3)):
        case.headers["If-Match"] = "*"
    how = data.draw(st.integers(0, 2)) if right is not None else 0
    if how == 1:
        case.body = right
    elif how == 2 and isinstance(right, dict) and isinstance(case.body, dict):
        other = data.draw(st.sampled_from(sorted(right)))
        case.body = {**right, other: case.body.get(other)}


def checks() -> list[Any]:
    """What must hold of every answer."""
    from schemathesis.checks import not_a_server_error  # noqa: PLC0415
    from schemathesis.specs.openapi.checks import (  # noqa: PLC0415
        content_type_conformance,
        response_headers_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

    return [
        not_a_server_error,
        status_code_conformance,
        content_type_conformance,
        response_headers_conformance,
        response_schema_conformance,
    ]
