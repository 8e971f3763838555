"""A partition that was written and read is the one that was found, and the routes made of it are the same."""

from __future__ import annotations

from hypothesis import given, settings

from solvers.routing import model
from solvers.routing.keeping import read_partition, write_partition
from solvers.routing.problem import Problem
from tests.solvers.routing.cases import problems


@settings(max_examples=60, deadline=None)
@given(problems())
def test_blocks_solved_elsewhere_give_the_same_routes(problem: Problem) -> None:
    blocks = model.blocks_of(problem)
    solved = [model.solve_block(block, None) for block in blocks]
    kept = [read_partition(write_partition(one)) for one in solved]
    for found, read in zip(solved, kept, strict=True):
        assert (read.routes, read.posts) == (found.routes, found.posts)
        assert read.certificate.prices.tolist() == found.certificate.prices.tolist()
        assert read.certificate.prices.dtype == found.certificate.prices.dtype
        assert read.certificate.cuts == found.certificate.cuts
        assert read.certificate.crowding == found.certificate.crowding
        assert read.certificate.step == found.certificate.step
        assert write_partition(read) == write_partition(found)
    assert model.assembled(problem, blocks, kept) == model.route(problem)


@settings(max_examples=20, deadline=None)
@given(problems())
def test_what_is_read_is_made_of_plain_numbers(problem: Problem) -> None:
    for block in model.blocks_of(problem):
        read = read_partition(write_partition(model.solve_block(block, None)))
        assert {type(member) for members in read.routes for member in members} <= {int}
