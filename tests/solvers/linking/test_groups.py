"""Records that share keys are one group."""

from hypothesis import given
from hypothesis import strategies as st

from solvers.linking.model import groups


def test_by_hand_over_a_third_record() -> None:
    assert groups([["a"], ["b"], ["a", "b"], ["c"], []]) == [[0, 1, 2], [3], [4]]


@given(st.lists(st.frozensets(st.integers(0, 12), max_size=3), max_size=25))
def test_groups_part_the_records_exactly_where_no_key_is_shared(keys: list[frozenset[int]]) -> None:
    found = groups(keys)
    assert sorted(position for group in found for position in group) == list(range(len(keys)))
    keys_of = [frozenset[int]().union(*(keys[position] for position in group)) for group in found]
    assert all(not one & other for place, one in enumerate(keys_of) for other in keys_of[:place])
    for group in found:
        reached, frontier = {group[0]}, [group[0]]
        while frontier:
            position = frontier.pop()
            linked = [other for other in group if other not in reached and keys[other] & keys[position]]
            reached.update(linked)
            frontier += linked
        assert reached == set(group)
