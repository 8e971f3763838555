"""What the service is told by its environment, read once; every fault of it at once."""

from __future__ import annotations

import ipaddress
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from api.outlines import Outline, Outlines, read_outlines
from coordination.errors import BadInputError
from coordination.texts import LANGUAGES, Language
from solvers.fault import Fault

_LOG_LEVELS = ("debug", "info", "warning", "error")
_ADDRESS = "http://127.0.0.1:8700"
_CLAIM = "preferred_username"
_OUTLINES, _TILES = "ONEVISIT_MAP_OUTLINES", "ONEVISIT_MAP_TILES"
_HOST = re.compile(r"[A-Za-z0-9.-]+(:[0-9]{1,5})?")
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True, slots=True)
class OidcSettings:
    """A provider of identities. issuer: its address, as it calls itself; claim: what names the account."""

    issuer: str
    client_id: str
    secret: str = field(repr=False)
    claim: str = _CLAIM


@dataclass(frozen=True, slots=True)
class TileServer:
    """Whom browsers ask for the background of maps. template: its address with {z}, {x} and {y}; coordinates WGS-84."""

    template: str
    attribution: str = ""

    @property
    def origin(self) -> str:
        """The one place from which pictures may come, as a content security policy names it."""
        parts = urlsplit(self.template)
        return f"{parts.scheme}://{parts.netloc}"

    def address(self, zoom: int, column: int, row: int) -> str:
        """Where one tile is."""
        numbers = {"{z}": zoom, "{x}": column, "{y}": row}
        address = self.template
        for name, number in numbers.items():
            address = address.replace(name, str(number))
        return address


@dataclass(frozen=True, slots=True)
class Settings:
    """How the service runs.

    public_url: the address people use, without a slash at its end; secret_file: holds the key of what is kept
    encrypted; trusted_proxies: IP addresses or networks whose X-Forwarded-* headers are believed; language: spoken
    to whoever asks for none; oidc: who else vouches for accounts; outlines, tiles: under the visits of maps.
    """

    database_url: str
    public_url: str = _ADDRESS
    secret_file: Path | None = None
    trusted_proxies: tuple[str, ...] = ()
    language: Language = "zh"
    log_level: str = "warning"
    oidc: OidcSettings | None = None
    outlines: tuple[Outline, ...] = ()
    tiles: TileServer | None = None

    @property
    def https(self) -> bool:
        """Whether people reach the service over an encrypted connection."""
        return self.public_url.startswith("https://")

    @property
    def logging_level(self) -> int:
        """The level as the standard library counts it."""
        return logging.getLevelNamesMapping()[self.log_level.upper()]


def read_settings(environment: Mapping[str, str], database_url: str) -> Settings:
    """The settings of an environment; raises BadInputError with every fault."""
    secret, drawn = environment.get("ONEVISIT_SECRET_FILE", ""), _outlines(environment)
    settings = Settings(
        database_url=database_url,
        public_url=environment.get("ONEVISIT_PUBLIC_URL", _ADDRESS).rstrip("/"),
        secret_file=Path(secret) if secret else None,
        trusted_proxies=tuple(
            filter(None, environment.get("ONEVISIT_TRUSTED_PROXIES", "").replace(" ", "").split(","))
        ),
        language=next((one for one in LANGUAGES if one == environment.get("ONEVISIT_LANG")), "zh"),
        log_level=environment.get("ONEVISIT_LOG_LEVEL", "warning").lower(),
        oidc=_oidc(environment),
        outlines=drawn.outlines,
        tiles=_tiles(environment),
    )
    faults = [*_faults(settings, environment), *_oidc_faults(environment), *drawn.faults]
    if faults:
        raise BadInputError("settings-refused", faults, count=len(faults))
    return settings


def listening_at(settings: Settings, port: int) -> Settings:
    """The same settings; where nobody has said by which address people come, it is this port of the machine."""
    return replace(settings, public_url=f"http://127.0.0.1:{port}") if settings.public_url == _ADDRESS else settings


def _faults(settings: Settings, environment: Mapping[str, str]) -> Iterator[Fault]:
    if not _is_address(settings.public_url):
        yield Fault("setting-not-an-address", "ONEVISIT_PUBLIC_URL", {"value": settings.public_url})
    if settings.secret_file is not None and not settings.secret_file.is_file():
        yield Fault("setting-no-file", "ONEVISIT_SECRET_FILE", {"path": str(settings.secret_file)})
    for proxy in settings.trusted_proxies:
        if not _is_network(proxy):
            yield Fault("setting-not-a-network", "ONEVISIT_TRUSTED_PROXIES", {"value": proxy})
    if environment.get("ONEVISIT_LANG", "zh") not in LANGUAGES:
        yield Fault("setting-unknown", "ONEVISIT_LANG", {"value": environment["ONEVISIT_LANG"], "known": LANGUAGES})
    if settings.tiles is not None and not _is_tile_address(settings.tiles.template):
        yield Fault("setting-not-tiles", _TILES, {"value": settings.tiles.template[:100]})
    if settings.log_level not in _LOG_LEVELS:
        yield Fault("setting-unknown", "ONEVISIT_LOG_LEVEL", {"value": settings.log_level, "known": _LOG_LEVELS})


def _outlines(environment: Mapping[str, str]) -> Outlines:
    path = environment.get(_OUTLINES, "")
    return read_outlines(Path(path), _OUTLINES) if path else Outlines()


def _tiles(environment: Mapping[str, str]) -> TileServer | None:
    template = environment.get(_TILES, "")
    return TileServer(template, environment.get("ONEVISIT_MAP_ATTRIBUTION", "")) if template else None


def _is_tile_address(template: str) -> bool:
    """Encrypted, but on this machine; a plain host, in which nothing can end the line of a policy; z, x and y."""
    try:
        parts = urlsplit(template)
        _ = parts.port
    except ValueError:
        return False
    schemes = {"http", "https"} if parts.hostname in _LOOPBACK else {"https"}
    return (
        parts.scheme in schemes
        and _HOST.fullmatch(parts.netloc) is not None
        and all(mark in parts.path + parts.query for mark in ("{z}", "{x}", "{y}"))
    )


def _oidc(environment: Mapping[str, str]) -> OidcSettings | None:
    path = Path(environment.get("ONEVISIT_OIDC_SECRET_FILE", ""))
    if not environment.get("ONEVISIT_OIDC_ISSUER") or not path.is_file():
        return None
    return OidcSettings(
        issuer=environment["ONEVISIT_OIDC_ISSUER"],
        client_id=environment.get("ONEVISIT_OIDC_CLIENT_ID", ""),
        secret=path.read_text(encoding="utf-8").strip(),
        claim=environment.get("ONEVISIT_OIDC_CLAIM", _CLAIM),
    )


def _oidc_faults(environment: Mapping[str, str]) -> Iterator[Fault]:
    """All of it is set, or nothing; the provider is asked over an encrypted connection, but on this machine."""
    issuer = environment.get("ONEVISIT_OIDC_ISSUER", "")
    path = environment.get("ONEVISIT_OIDC_SECRET_FILE", "")
    if not (issuer or path or environment.get("ONEVISIT_OIDC_CLIENT_ID")):
        return
    try:
        parts = urlsplit(issuer)
    except ValueError:
        parts = urlsplit("")
    if not parts.hostname or parts.scheme not in ({"http", "https"} if parts.hostname in _LOOPBACK else {"https"}):
        yield Fault("setting-not-a-provider", "ONEVISIT_OIDC_ISSUER", {"value": issuer})
    if not environment.get("ONEVISIT_OIDC_CLIENT_ID"):
        yield Fault("field-empty", "ONEVISIT_OIDC_CLIENT_ID")
    if not path or not Path(path).is_file():
        yield Fault("setting-no-file", "ONEVISIT_OIDC_SECRET_FILE", {"path": path})
    if find_spec("authlib") is None:
        yield Fault("setting-needs-extra", "ONEVISIT_OIDC_ISSUER", {"extra": "oidc"})


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        _ = parts.port  # read to see whether it is a number
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.path and not parts.query


def _is_network(text: str) -> bool:
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return False
    return True
