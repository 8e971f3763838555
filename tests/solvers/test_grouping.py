"""What shares keys, directly or over others, is one group: as walking from record to record finds it."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from solvers.grouping import groups


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.integers(0, 5), max_size=3), max_size=7))
@example([[2], [0], [], [0, 1], [2, 1]])  # the last joins two groups by members that do not stand first in them
def test_groups_are_what_can_be_reached(keys: list[list[int]]) -> None:
    found = groups(iter(one) for one in keys)
    assert sorted(number for group in found for number in group) == list(range(len(keys)))
    assert found == sorted(sorted(group) for group in found)
    for group in found:
        reached, shared = {group[0]}, set(keys[group[0]])
        for _ in keys:
            reached |= {number for number, own in enumerate(keys) if shared.intersection(own)}
            shared.update(key for number in reached for key in keys[number])
        assert reached == set(group)
