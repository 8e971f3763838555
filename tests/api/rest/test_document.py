"""The OpenAPI document is right, whole and in both languages, and the page that shows it asks nobody outside."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest
from openapi_spec_validator import validate

from api.rest.routing import endpoints
from api.rest.service import Service
from coordination.texts import LANGUAGES, texts
from tests.api.rest.conftest import Client

STATIC = Path(__file__).parents[3] / "api" / "static"


def test_the_document_is_openapi_3_1_and_names_no_outside_address(client: Client) -> None:
    document = client.get("/docs/openapi.json").json()
    validate(document)
    assert document["openapi"].startswith("3.1")
    assert re.findall(r"https?://[^\"]*", json.dumps(document)) == []


def test_every_endpoint_has_a_name_in_both_languages_tags_and_problems(client: Client, service: Service) -> None:
    paths = client.get("/docs/openapi.json").json()["paths"]
    operations = [operation for path in paths.values() for operation in path.values()]
    apart = ("/docs", "/static")
    told = endpoints(service)
    named = [path for _, path, one in told if not path.startswith(apart) and not one.opt.get("page")]
    assert len({operation["operationId"] for operation in operations}) == len(operations) == len(named)
    for operation in operations:
        name = operation["operationId"].removesuffix("-head")
        assert all(texts(language).has(f"api-{name}") for language in LANGUAGES)
        assert " · " in operation["summary"]
        assert operation["tags"]
        assert "application/problem+json" in operation["responses"]["500"]["content"]


def test_the_page_is_made_of_our_own_files(client: Client) -> None:
    page = client.get("/docs").text
    addresses = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert "<script>" not in page
    for address in addresses:
        assert address == "data:," or client.get(address).status_code == 200
    tag = client.get("/static/swagger-ui.css").headers["etag"]
    assert client.get("/static/swagger-ui.css", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("folder", sorted((STATIC / "vendor").iterdir()), ids=lambda one: one.name)
def test_files_of_others_are_unchanged(folder: Path) -> None:
    text = (folder / "VENDOR.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"\| `([^`]*)` \| ([0-9a-f]{64}) \|", text))
    assert told == {name: sha256((folder / name).read_bytes()).hexdigest() for name in told}
    about = set(re.findall(r"`([^`\s]*(?:LICENSE|NOTICE)[^`\s]*)`", text))
    assert about
    assert {path.name for path in folder.iterdir()} == {"VENDOR.md", *told, *about}
