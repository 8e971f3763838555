"""A post that is filled anew goes by lot among all who may take it (ZB-41, C-20).

Source: tickets as in draft-thomson-elegy-vrs-00, PRK = HKDF-Extract(salt = one-time code, ikm = public value), ticket =
HKDF-Expand(PRK, "replacement|post|inspector", 32). Posts take their turns in the order of their labels. At its turn the
smallest ticket takes the post, among those of its candidates with whom every post after it can still be filled while
nobody else moves. What it proves: who comes can be repeated; for one post alone everybody who may take it has the same
chance, of several nothing is said of chances.
Complexity: candidates times one augmenting path.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence

from solvers.matching import Matching, OpenPost
from solvers.replanning.people import Placed
from solvers.replanning.solution import Lot


def key_of(code: bytes, public_value: str) -> bytes:
    """The key of one replan: its one-time code, and the campaign's public value."""
    return hmac.digest(code, public_value.encode(), "sha256")


def ticket_of(key: bytes, post: str, inspector: str) -> str:
    """The ticket of an inspector for a post, 64 hexadecimal digits."""
    return hmac.digest(key, f"replacement|{post}|{inspector}".encode() + b"\x01", "sha256").hex()


def draw(key: bytes, anew: Sequence[Placed], names: Sequence[str], filled: Matching) -> list[Lot]:
    """Who fills each post that is filled anew. names: the inspectors' labels; filled: some way to fill all posts."""
    lots = []
    for post in sorted(anew, key=lambda post: post.label):
        tickets = {person: ticket_of(key, post.label, names[person]) for person in post.candidates}
        possible = {person: ticket for person, ticket in tickets.items() if _fits(filled, post, person)}
        winner = min(possible, key=lambda person: (possible[person], names[person]))
        filled.remove(post.label)
        filled.add(post.label, OpenPost(post.slot, post.week, (winner,)))
        lots.append(Lot(post.label, possible, winner))
    return lots


def _fits(filled: Matching, post: Placed, person: int) -> bool:
    mark = filled.checkpoint()
    filled.remove(post.label)
    fits = filled.add(post.label, OpenPost(post.slot, post.week, (person,)))
    filled.rollback(mark)
    return fits
