"""Phones and representatives of targets: who sees them, whichever way they are asked for."""

from __future__ import annotations

import pytest

from coordination.desk import accounts
from coordination.desk.masking import masked_name, masked_phone
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.access import Act, Role
from tests.api.rest.conftest import As, Client
from tests.api.rest.records import PHONE, REPRESENTATIVE

SEEN = {Role.OFFICE, Role.LEAD, Role.PARTICIPANT}
MASKED = {Role.SUPERVISOR, Role.HEAD}
ADDRESSES = (
    "/api/v1/targets",
    "/api/v1/targets?region=371502",
    "/api/v1/targets/T1",
    "/api/v1/exports/targets",
    "/api/v1/exports/targets?region=371502",
)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("address", ADDRESSES)
def test_only_who_may_sees_them(client: Client, shown: As, role: Role, address: str) -> None:
    answer = client.get(address, headers=shown(role))
    assert (answer.status_code == 200) is (role in SEEN | MASKED)
    assert (PHONE in answer.text, REPRESENTATIVE in answer.text) == ((True, True) if role in SEEN else (False, False))
    assert ("138****5678" in answer.text, "示**" in answer.text) == ((role in MASKED,) * 2)


def test_a_token_without_that_act_sees_the_mask(client: Client, office: Office, shown: As) -> None:
    token = accounts.issue_token(office, OPERATOR, "office", "test", {Act.READ_REGISTERS}, 1)
    masked = client.get("/api/v1/targets/T1", headers={"Authorization": f"Bearer {token}"})
    assert masked.json()["phone"] == "138****5678"
    assert masked.headers["etag"] != client.get("/api/v1/targets/T1", headers=shown(Role.OFFICE)).headers["etag"]


@pytest.mark.parametrize(
    ("phone", "mask"),
    [("", ""), ("12345", "****"), ("0635-0000000", "063****0000"), ("+8613800005678", "+86****5678")],
)
def test_masks(phone: str, mask: str) -> None:
    assert masked_phone(phone) == mask


def test_of_a_name_the_first_character_stays() -> None:
    assert (masked_name(""), masked_name("示"), masked_name("示例人")) == ("", "示**", "示**")
