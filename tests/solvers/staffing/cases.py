"""Small lotteries: by hand, and random ones for brute force."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from solvers.staffing.problem import Post, Problem

PEOPLE = 4


def posed(
    some: list[tuple[int, tuple[int, ...]]],
    *,
    available: tuple[int, ...] = (4,) * PEOPLE,
    week_limit: int | None = None,
    draw_seed: str = "s",
) -> Problem:
    """Posts by slot and candidates; two slots a week."""
    listed = tuple(Post(f"p{number}", slot, slot // 2, who) for number, (slot, who) in enumerate(some))
    return Problem(listed, tuple(f"i{number}" for number in range(len(available))), available, week_limit, draw_seed)


@st.composite
def problems(draw: st.DrawFn, most_posts: int = 7) -> Problem:
    """Up to seven posts in two weeks of two slots, four people available for one to four sessions."""
    candidates = st.frozensets(st.integers(0, PEOPLE - 1), min_size=1).map(lambda who: tuple(sorted(who)))
    some = draw(st.lists(st.tuples(st.integers(0, 3), candidates), min_size=1, max_size=most_posts))
    available = draw(st.tuples(*[st.integers(1, 4)] * PEOPLE))
    return replace(posed(some, available=available), week_limit=draw(st.sampled_from([None, 1, 2])))
