"""A partition as JSON and back: blocks are solved by different processes, and what was solved outlives them."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from solvers.routing.bottlenecks import Crowding
from solvers.routing.certificate import Certificate
from solvers.routing.partition import Partition
from solvers.routing.pricing import Cuts


def write_partition(partition: Partition) -> bytes:
    """The bytes of a partition; equal partitions give equal bytes."""
    certificate = partition.certificate
    content = {
        "routes": partition.routes,
        "posts": partition.posts,
        "prices": certificate.prices.tolist(),
        "cuts": {"subsets": certificate.cuts.subsets, "penalties": certificate.cuts.penalties},
        "crowding": {
            "keys": certificate.crowding.keys,
            "penalties": certificate.crowding.penalties,
            "limits": certificate.crowding.limits,
        },
        "step": certificate.step,
    }
    return json.dumps(content, separators=(",", ":"), default=int).encode()  # members come from numpy


def read_partition(raw: bytes) -> Partition:
    """The partition that `write_partition` wrote."""
    content: dict[str, Any] = json.loads(raw)
    cuts, crowding = content["cuts"], content["crowding"]
    certificate = Certificate(
        prices=np.asarray(content["prices"], dtype=np.int64),
        cuts=Cuts(tuple(tuple(subset) for subset in cuts["subsets"]), tuple(cuts["penalties"])),
        crowding=Crowding(
            tuple((slots, asked) for slots, asked in crowding["keys"]),
            tuple(crowding["penalties"]),
            tuple(crowding["limits"]),
        ),
        step=content["step"],
    )
    return Partition(tuple(tuple(members) for members in content["routes"]), content["posts"], certificate)
