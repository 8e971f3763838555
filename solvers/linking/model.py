"""Groups records by shared keys: the connected components of the graph of records and keys.

Hopcroft and Tarjan 1973 (algorithm 447); linear in records and keys.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

import networkx as nx


def groups(keys: Sequence[Iterable[Hashable]]) -> list[list[int]]:
    """Records, by position, in groups that share keys; `keys` holds the keys of each record.

    Groups and their members ascend. A record without keys is a group of its own.
    """
    graph: nx.Graph[Hashable] = nx.Graph()
    graph.add_nodes_from(range(len(keys)))
    graph.add_edges_from((position, ("key", key)) for position, own in enumerate(keys) for key in own)
    components = (
        sorted(node for node in component if isinstance(node, int)) for component in nx.connected_components(graph)
    )
    return sorted(component for component in components if component)
