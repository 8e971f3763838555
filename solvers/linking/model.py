"""Groups records by shared keys: the connected components of the graph of records and the keys they share.

Hopcroft and Tarjan 1973 (algorithm 447). Complexity: linear in records and keys. Keys that only one record has make no
edge, so the graph holds what is shared and nothing else. What it proves: records of one group are linked by a chain of
shared keys, records of two by none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

import networkx as nx


def groups(keys: Sequence[Iterable[Hashable]]) -> list[list[int]]:
    """Records, by position, in groups that share keys; `keys` holds the keys of each record.

    Groups and their members ascend. A record that shares no key is a group of its own.
    """
    held_by = Counter(key for own in keys for key in own)
    graph: nx.Graph[Hashable] = nx.Graph()
    graph.add_edges_from(
        (position, ("key", key)) for position, own in enumerate(keys) for key in own if held_by[key] > 1
    )
    linked = [
        sorted(node for node in component if isinstance(node, int)) for component in nx.connected_components(graph)
    ]
    alone = [[position] for position in range(len(keys)) if position not in graph]
    return sorted(linked + alone)
