"""Guessing is slowed down for each address: a token bucket each, in this process alone, and never too many of them.

Beside it an account is locked after five wrong passwords (`desk/accounts`); this is for who tries many accounts. An
office behind one address is not hindered: only what was wrong costs.
"""

from __future__ import annotations

import ipaddress
import math
from collections import OrderedDict
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from api.rest.given import Asked
from api.rest.hashing import in_turn
from coordination.errors import UnavailableError, UnknownCallerError

_Value = TypeVar("_Value")
_AT_ONCE, _SECONDS_EACH = 30, 10.0
_MOST_ADDRESSES = 10_000
_NETWORK_BITS = 64  # of IPv6: whoever has one address there has all of them


class Buckets:
    """How many attempts each address has left; one is given back every ten seconds.

    Where there are too many addresses, the one that was quiet longest is forgotten.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str) -> None:
        """One attempt; raises UnavailableError where none is left."""
        left = self._level(address)
        if left < 1:
            raise UnavailableError("log-ins-too-many", seconds=math.ceil((1 - left) * _SECONDS_EACH))
        self._keep(address, left - 1)

    def give_back(self, address: str) -> None:
        """The attempt was no guess."""
        self._keep(address, min(_AT_ONCE, self._level(address) + 1))

    def _level(self, address: str) -> float:
        left, since = self._left.get(address, (float(_AT_ONCE), 0.0))
        return min(_AT_ONCE, left + (self._clock() - since) / _SECONDS_EACH)

    def _keep(self, address: str, left: float) -> None:
        self._left[address] = left, self._clock()
        self._left.move_to_end(address)
        if len(self._left) > _MOST_ADDRESSES:
            self._left.popitem(last=False)


async def guessed(request: Asked, act: Callable[[], _Value]) -> _Value:
    """What `act` gives, which judges a password; raises UnavailableError where the address has tried too often.

    The address is that of the connection; a header tells it only where a proxy is trusted (`trusted_proxies`).
    """
    buckets: Buckets = request.app.state.buckets
    address = network_of(request.client.host if request.client else "")
    buckets.take(address)
    wrong = False
    try:
        return await in_turn(request, act)
    except UnknownCallerError:
        wrong = True
        raise
    finally:
        if not wrong:
            buckets.give_back(address)


def network_of(host: str) -> str:
    """What counts as one address: of IPv6 the network, which one customer has whole."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is None:
            return str(ipaddress.ip_network((address, _NETWORK_BITS), strict=False))
        address = address.ipv4_mapped
    return str(address)
