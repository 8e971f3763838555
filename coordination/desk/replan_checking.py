"""Use cases: a replan is checked beside the plans before and after, its lots repeated; no solver anywhere near."""

from __future__ import annotations

from coordination.desk.checking import readable
from coordination.desk.replans import read_record
from coordination.model.replans import EventKind, ReplanRecord
from solvers.fault import Fault
from solvers.planning.check import check
from solvers.planning.plan import Plan
from solvers.planning.reading import digest, read_plan, read_problem
from solvers.replanning import verify

_NAMED = {EventKind.SWAP, EventKind.ASSIGNMENT}


def check_replan(problem_raw: bytes, before_raw: bytes, after_raw: bytes, record_raw: bytes) -> list[Fault]:
    """Everything that is wrong with a replan: the plan after by its own rules, then what is told of the changes.

    Raises BadInputError where a file is not what it should be.
    """
    problem = readable(read_problem, problem_raw, "problem-refused")
    before, after = (readable(read_plan, raw, "plan-file-refused") for raw in (before_raw, after_raw))
    record = read_record(record_raw)
    weights = {check.id: check.weight for check in problem.checks}
    changes = [((one.kind.value, one.place, one.before, one.after), one.why.value) for one in record.changes]
    counts = {count.level: (count.made, count.at_least) for count in record.counts}
    return [
        *(Fault(one.code, one.place, one.values) for one in check(problem, after, digest(problem_raw))),
        *_of_these_files(record, before_raw, after_raw),
        *verify.untouched(before, after, record.order.untouched_before),
        *verify.told(before, after, changes),
        *verify.recounted(before, after, weights, counts),
        *_lots(record, before, after),
    ]


def verify_lots(before_raw: bytes, after_raw: bytes, record_raw: bytes) -> list[Fault]:
    """What of a replan's lots cannot be repeated: for `verify lottery`."""
    before, after = (readable(read_plan, raw, "plan-file-refused") for raw in (before_raw, after_raw))
    record = read_record(record_raw)
    return [*_of_these_files(record, before_raw, after_raw), *_lots(record, before, after)]


def _of_these_files(record: ReplanRecord, before_raw: bytes, after_raw: bytes) -> list[Fault]:
    pairs = {"before": (record.order.base_plan_sha256, before_raw), "after": (record.plan_sha256, after_raw)}
    return [Fault("replan-other-plan", name) for name, (sha256, raw) in pairs.items() if sha256 != digest(raw)]


def _lots(record: ReplanRecord, before: Plan, after: Plan) -> list[Fault]:
    chain, event = record.order.chain, record.order.event
    lots = [verify.Lot(one.post, one.tickets, one.taken_by) for one in record.lots]
    named = event.posts if event.kind in _NAMED else ()
    if named:
        lots = [lot for lot in lots if lot.post not in named]
    told = verify.Chain(chain.commitment, chain.number, chain.code, chain.public_value)
    return list(verify.lots_repeated(before, after, told, lots, named))
