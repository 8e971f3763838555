"""The demo's report: what happened in the quarter, in numbers an official understands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from coordination.model.on_site import Outcome
from coordination.stages.draw import drawn_by_department
from coordination.texts import Texts, named
from coordination.texts.left_out import left_out, why
from seeds.demo.story import Story
from seeds.demo.year import Year


def report(story: Story, said: Texts) -> list[str]:
    """The lines of the report."""
    sections = (_registers, _draw, _plan, _proofs, _conduct)
    return [line for section in sections for line in ["", *section(story, said)]][1:]


def report_of_year(year: Year, said: Texts) -> Iterator[str]:
    """The lines on the campaigns of a year, and on near visits."""
    yield said.say("report-year")
    for one in year.quarters:
        yield said.say("report-year-campaign", **asdict(one))
    found = year.proof.report
    yield said.say(
        "report-year-repeats",
        visits=found.visits,
        targets=found.targets,
        gap=found.gap_days,
        pairs=len(found.pairs),
        without=len(found.without_cause),
    )


def _registers(story: Story, said: Texts) -> Iterator[str]:
    yield said.say("report-registers")
    for outcome, (_, name, _) in zip(story.imports, story.files, strict=True):
        yield said.say("report-import", file=name, read=outcome.read, new=outcome.new, refused=outcome.refused)


def _draw(story: Story, said: Texts) -> Iterator[str]:
    drawn = story.drawn
    yield said.say("report-draw", batches=len(story.plan.batches), frame=len(drawn.frame.labels))
    targets = drawn_by_department(drawn.draw.standing(), story.plan.batches)
    checks = Counter(demand.department for demand in drawn.demands)
    counted = [(said.called(code), count, checks[code]) for code, count in _most_first(targets)]
    counted += [(said.say("report-total"), targets.total(), checks.total())]
    columns = max(_width(name) for name, _, _ in counted) + 2
    for name, of_targets, of_checks in counted:
        padded = name + " " * (columns - _width(name))
        yield said.say("report-department", department=padded, targets=f"{of_targets:>6}", checks=f"{of_checks:>6}")
    yield said.say(
        "report-overlap",
        distinct=drawn.distinct_targets,
        bound=f"{drawn.overlap.bound:.0f}",
        separate=f"{drawn.overlap.separate:.0f}",
    )
    left = Counter(
        reason for counts in story.frozen.left_out.values() for reason, n in counts.items() for _ in range(n)
    )
    for reason, count in _most_first(left):
        yield said.say(f"report-left-{reason.replace('_', '-')}", count=count)
    yield said.say("report-replaced", left=len(drawn.draw.left), rounds=len(drawn.draw.codes))


def _plan(story: Story, said: Texts) -> Iterator[str]:
    plan, problem = story.planned.plan, story.planned.problem
    alone = len({(check.target, check.department) for check in problem.checks})
    off_site = len(story.drawn.demands) - len(problem.checks)
    yield said.say("report-plan", checks=len(problem.checks), off_site=off_site)
    yield said.say(
        "report-visits", visits=plan.scores.visits, alone=alone, saved=f"{1 - plan.scores.visits / alone:.0%}"
    )
    people = len({post.inspector for route in plan.routes for post in route.posts})
    yield said.say(
        "report-teams",
        routes=len(plan.routes),
        people=people,
        person_days=f"{plan.scores.person_sessions / 2:.0f}",
        team=f"{plan.scores.person_sessions / max(1, len(plan.routes)):.1f}",
    )
    reasons: Counter[str] = Counter(entry.reason for entry in plan.unplanned)
    yield said.say("report-unplanned", count=len(plan.unplanned))
    for reason, count in _most_first(reasons):
        first = next(entry for entry in left_out(plan) if entry.reason == reason)
        name = named("reason-name", reason)
        yield said.say("report-reason", reason=name, count=count, detail=why(first, said))


def _proofs(story: Story, said: Texts) -> Iterator[str]:
    plan = story.planned.plan
    yield said.say("report-proofs")
    yield said.say("report-proof-weight", planned=plan.scores.planned_weight, bound=plan.bounds.planned_weight)
    yield said.say("report-proof-visits", visits=plan.scores.visits, bound=plan.bounds.visits)
    yield said.say("report-proof-people", people=plan.scores.person_sessions, bound=plan.bounds.person_sessions)
    yield said.say("report-proof-draw", digest=story.drawn.draw.announcement.sha256()[:16])
    yield said.say("report-proof-check")


def _conduct(story: Story, said: Texts) -> Iterator[str]:
    conducted = story.conducted
    on_site = len(story.planned.version.visits)
    yield said.say("report-conduct", visits=on_site, off_site=conducted.tasks - on_site)
    yield said.say("report-conduct-done", visits=conducted.visits, results=len(conducted.contents))
    for outcome in Outcome:
        if conducted.outcomes[outcome]:
            name = said.say(f"outcome-{outcome.value.replace('_', '-')}")
            yield said.say("report-conduct-outcome", outcome=name, count=conducted.outcomes[outcome])
    yield said.say("report-conduct-objections", count=2)
    for decided, one in (("maintained", conducted.maintained), ("corrected", conducted.corrected)):
        told = {"target": one.target_name, "department": said.called(one.department), "task": one.task}
        yield said.say(f"report-conduct-{decided}", **told)
    yield said.say("report-conduct-file", task=conducted.corrected.task, pieces=conducted.pieces)
    counts = {state.value: count for state, count in conducted.counts.items()}
    yield said.say("report-conduct-due", on=conducted.on.isoformat(), **counts)


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    """Counts from most to least, equal ones by name: the same on every run."""
    return sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))


def _width(text: str) -> int:
    """How many columns a text takes: a Chinese character takes two."""
    return sum(2 if ord(character) > 0x2E80 else 1 for character in text)
