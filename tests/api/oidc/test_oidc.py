"""Log-in by OpenID Connect against a real provider (npm oidc-provider) on a loopback port, redirect by redirect."""

from __future__ import annotations

import os
import re
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from litestar.testing import TestClient

from api.app import create_app
from api.rest.oidc import CALLBACK
from api.rest.service import Service
from api.settings import OidcSettings, Settings
from coordination.desk import accounts
from coordination.desk.accounts import disable_account
from coordination.desk.auditing import read_events
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.access import Account, Role
from coordination.storage import accounts as account_storage
from tests.api.rest.conftest import Client
from tests.coordination.ceremonies import SAFE

pytestmark = pytest.mark.clients
SECRET = "a-secret-between-the-two-of-them"  # noqa: S105 - of nobody
BEGIN = "/api/v1/session/oidc"


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """A provider that knows the service."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = Path(__file__).with_name("provider.mjs")
    command = ["node", str(script), os.environ["ONEVISIT_CLIENTS"], str(port), f"http://127.0.0.1:8700{CALLBACK}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as served:
        assert served.stdout is not None
        assert "listening" in served.stdout.readline()
        yield f"http://127.0.0.1:{port}"
        served.kill()


@pytest.fixture
def service(office: Office, issuer: str) -> Service:
    """The service that trusts the provider."""
    settings = Settings("", oidc=OidcSettings(issuer, "onevisit", SECRET))
    return create_app(settings, office, accounts, SAFE)


def browsing(service: Service) -> Client:
    """A browser whose redirects are followed by hand."""
    made = TestClient(service, base_url="http://127.0.0.1:8700")
    made.follow_redirects = False
    return made


@pytest.fixture
def browser(service: Service) -> Iterator[Client]:
    """Somebody without a cookie."""
    with browsing(service) as asking:
        yield asking


def begun(browser: Client) -> str:
    """The address at the provider that the browser is sent to."""
    sent = browser.get(BEGIN)
    assert sent.status_code == 302, sent.text
    cookie = sent.headers["set-cookie"]
    assert all(mark in cookie for mark in ("HttpOnly", "SameSite=lax", f"Path={BEGIN}", "Max-Age=600"))
    asked = parse_qs(urlsplit(sent.headers["location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["state"] != asked["nonce"] != asked["code_challenge"]
    return str(sent.headers["location"])


def vouched(address: str, name: str) -> str:
    """Logs in at the provider and agrees; the address the browser is sent back to."""
    with httpx.Client(follow_redirects=False) as there:
        answer = there.get(address)
        for _ in range(12):
            if answer.is_redirect:
                onward = str(answer.next_request.url) if answer.next_request else ""
                if urlsplit(onward).path == CALLBACK:
                    return onward
                answer = there.get(onward)
            else:
                form = re.search(r'<form[^>]*action="([^"]*)"', answer.text)
                assert form, answer.text
                fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer.text))
                answer = there.post(form[1], data={**fields, "login": name, "password": "any"})
    raise AssertionError("the provider sends nobody back")


def back(browser: Client, address: str) -> httpx.Response:
    """The browser comes back."""
    parts = urlsplit(address)
    return browser.get(f"{parts.path}?{parts.query}")


def code_of(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def test_who_has_an_account_and_is_vouched_for_is_logged_in(browser: Client, office: Office) -> None:
    answer = back(browser, vouched(begun(browser), "Lead"))
    assert answer.status_code == 303, answer.text
    session = next(line for line in answer.headers.get_list("set-cookie") if "onevisit_session=" in line)
    assert all(mark in session for mark in ("HttpOnly", "SameSite=lax"))
    me = browser.get("/api/v1/me").json()
    assert (me["name"], me["role"], bool(me["csrf"])) == ("lead", "lead", True)
    event = read_events(office, OPERATOR, None, 1).events[0]
    assert (event.action, event.subject, event.detail) == ("logged-in", "lead", {"by": "oidc"})
    assert browser.delete("/api/v1/session", headers={"X-CSRF-Token": me["csrf"]}).status_code == 204


def test_nobody_gets_an_account_by_it(browser: Client, office: Office) -> None:
    answer = back(browser, vouched(begun(browser), "stranger"))
    assert code_of(answer) == (401, "oidc-account-unknown")
    assert "onevisit_session" not in str(answer.headers)
    event = read_events(office, OPERATOR, None, 1).events[0]
    assert (event.action, event.subject, event.detail) == ("log-in-failed", "-", {"reason": "unknown-name"})


def test_a_disabled_account_is_out_here_too(browser: Client, office: Office) -> None:
    with office.database.transaction() as session:
        account_storage.add(session, Account("gone", "示例", Role.OFFICE), "none")
    disable_account(office, OPERATOR, "gone")
    assert code_of(back(browser, vouched(begun(browser), "gone"))) == (401, "oidc-account-unknown")


def test_a_log_in_that_did_not_begin_in_this_browser_is_refused(browser: Client) -> None:
    address = vouched(begun(browser), "lead")
    browser.cookies.clear()  # as another browser has none of them
    assert code_of(back(browser, address)) == (401, "oidc-refused")
    begun(browser)
    assert code_of(back(browser, address)) == (401, "oidc-refused")


def test_a_code_of_another_log_in_is_refused(browser: Client) -> None:
    """State fits and the code does not: its verifier (PKCE) and its nonce are of the other log-in."""
    stolen = parse_qs(urlsplit(vouched(begun(browser), "office")).query)["code"][0]
    own = parse_qs(urlsplit(begun(browser)).query)["state"][0]
    assert code_of(browser.get(f"{CALLBACK}?code={stolen}&state={own}")) == (401, "oidc-refused")


def test_a_code_is_good_once(browser: Client) -> None:
    address = vouched(begun(browser), "lead")
    secret = browser.cookies["onevisit_oidc"]
    assert back(browser, address).status_code == 303
    browser.cookies.clear()
    browser.cookies.set("onevisit_oidc", secret)
    assert code_of(back(browser, address)) == (401, "oidc-refused")


@pytest.mark.parametrize("query", ["", "?code=x", "?state=x", "?code=x&state=x", "?error=access_denied&state=x"])
def test_what_no_provider_sends_is_refused(browser: Client, query: str) -> None:
    begun(browser)
    assert code_of(browser.get(f"{CALLBACK}{query}")) == (401, "oidc-refused")


def test_another_issuer_is_refused(browser: Client) -> None:
    address = vouched(begun(browser), "lead")
    assert "iss=" in address
    assert code_of(back(browser, re.sub(r"iss=[^&]*", "iss=https://other.example", address))) == (401, "oidc-refused")


@pytest.mark.parametrize("change", [{"secret": "wrong"}, {"client_id": "somebody"}, {"claim": "email"}])
def test_a_service_that_is_set_up_wrongly_logs_nobody_in(
    service: Service,
    issuer: str,
    office: Office,
    change: dict[str, str],
) -> None:
    right, oidc = service.state.settings.oidc, replace(service.state.settings.oidc, **change)
    wrong = create_app(replace(service.state.settings, oidc=oidc), office, accounts, SAFE)
    with (
        browsing(service) as asking,
        browsing(wrong) as answered,
    ):
        address = vouched(begun(asking), "lead")
        answered.cookies.set("onevisit_oidc", asking.cookies["onevisit_oidc"])
        expected = "oidc-without-name" if oidc.claim != right.claim else "oidc-refused"
        assert code_of(back(answered, address)) == (401, expected)
    assert right.issuer == issuer


def test_a_provider_that_does_not_answer_is_told_and_passwords_go_on(office: Office) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}"
    settings = Settings("", oidc=OidcSettings(nobody, "onevisit", SECRET))
    with TestClient(create_app(settings, office, accounts, SAFE), base_url="http://127.0.0.1:8700") as asking:
        assert code_of(asking.get(BEGIN, follow_redirects=False)) == (503, "oidc-provider-unavailable")
        refused = asking.post("/api/v1/session", json={"name": "lead", "password": "wrong-wrong-wrong"})
        assert refused.status_code == 401
