"""The lottery: posts in the order of their tickets, each to the candidate with the smallest ticket who can take it.

"Can take it" means that all other posts can still be filled: random serial choice with look-ahead (Abdulkadiroglu and
Sonmez 1998), the look-ahead by augmenting paths. Tickets come from HKDF over the public seed, so anybody who has
the posts and their candidates gets the same teams.
"""

from __future__ import annotations

from solvers.matching import Matching, OpenPost
from solvers.staffing.problem import Problem
from solvers.staffing.solution import Staffing
from solvers.tickets import ascending, extract, tickets

_PURPOSE = b"onevisit staffing lottery"


def draw(problem: Problem) -> Staffing | None:
    """Teams by lot; None where the posts cannot all be filled."""
    matching = Matching(problem.week_limit)
    for number, post in enumerate(problem.posts):
        if not matching.add(number, OpenPost(post.slot, post.week, post.candidates)):
            return None
    key = extract(_PURPOSE, problem.draw_seed.encode())
    order = ascending(tickets(key, (post.label.encode() for post in problem.posts)))
    for number in order.tolist():
        post = problem.posts[number]
        labels = (f"{post.label}|{problem.inspectors[candidate]}".encode() for candidate in post.candidates)
        for place in ascending(tickets(key, labels)).tolist():
            chosen = post.candidates[place]
            if matching.filled_by[number] == chosen or _settles(matching, number, chosen):
                matching.posts[number] = OpenPost(post.slot, post.week, (chosen,))
                break
        matching.forget()
    return Staffing(tuple(matching.filled_by[number] for number in range(len(problem.posts))))


def _settles(matching: Matching, number: int, chosen: int) -> bool:
    post = matching.posts[number]
    mark = matching.checkpoint()
    matching.remove(number)
    if matching.add(number, OpenPost(post.slot, post.week, (chosen,))):
        return True
    matching.rollback(mark)
    return False
