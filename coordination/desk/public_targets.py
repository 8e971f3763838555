"""Use case for everybody: what is public of one target - was it drawn, when was it visited, what came of it.

Nothing is told here that the pages of draws, visits and results do not tell; of visits to come, nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coordination.desk.drawing import look_up_labels, named_like, published_draws, within_frame
from coordination.desk.office import Office
from coordination.desk.public import PublicVisit, public_version, published_campaigns
from coordination.desk.results import PublicResult, public_results
from coordination.model.access import ANYBODY
from coordination.model.ceremony import DrawAttempt, DrawState
from coordination.model.drawn import LookedUpTarget
from coordination.model.pages import Wanted
from coordination.model.results import PublicFilter

MOST_TARGETS = 10
_CAMPAIGNS = 4
_NAMES = 200
_RESULTS = Wanted(50)


@dataclass(frozen=True, slots=True)
class TargetInDraw:
    """A target in the frame of a published draw. batches: how many of them drew it and inspect it, 0 for none."""

    attempt: DrawAttempt
    batches: int


@dataclass(frozen=True, slots=True)
class TargetVisited:
    """A visit that is over, and the campaign it was planned in."""

    campaign: str
    visit: PublicVisit


@dataclass(frozen=True, slots=True)
class PublicTarget:
    """What is public of one target, each part the latest first. id: its code."""

    id: str
    name: str
    draws: tuple[TargetInDraw, ...] = ()
    visits: tuple[TargetVisited, ...] = ()
    results: tuple[PublicResult, ...] = ()

    @property
    def code(self) -> str:
        """Its code as it is registered, without the list it stands in."""
        return self.id.rpartition(":")[2]

    @property
    def concerned(self) -> bool:
        """Whether it was ever drawn, visited, or published of."""
        return bool(self.visits or self.results or any(one.batches for one in self.draws))


@dataclass(frozen=True, slots=True)
class PublicTargets:
    """The targets that were found, those with anything to tell first. more: whether there are others of such a name."""

    targets: tuple[PublicTarget, ...]
    more: bool


def public_targets(office: Office, text: str) -> PublicTargets:
    """What is public of the targets with a code or a part of a name, in the last draws and campaigns; at most ten.

    Raises BadInputError for a text that is too short.
    """
    named, draws = dict(named_like(office, text, _NAMES)), _newest(published_draws(office))
    visits, results = _visits(office, text), _results(office, text)
    told = {made.visit.target: made.visit.target_name for made in visits}
    told |= {one.target: one.target_name for one in results}
    framed = (label for one in draws for label in _framed(office, one, [text, *named]))
    known = list(dict.fromkeys([*told, *framed]))
    standings = _standings(office, draws, known[:MOST_TARGETS])
    found = [
        PublicTarget(
            id=one,
            name=named.get(one) or told.get(one) or next((name for name, _ in standings[one]), ""),
            draws=tuple(standing for _, standing in standings[one]),
            visits=tuple(made for made in visits if made.visit.target == one),
            results=tuple(result for result in results if result.target == one),
        )
        for one in known[:MOST_TARGETS]
    ]
    more = len(known) > MOST_TARGETS or len(named) == _NAMES
    return PublicTargets(tuple(sorted(found, key=lambda one: not one.concerned)), more)


def _framed(office: Office, attempt: DrawAttempt, labels: Sequence[str]) -> list[str]:
    return within_frame(office, ANYBODY, attempt.campaign, labels, attempt.number)


def _standings(
    office: Office, draws: Sequence[DrawAttempt], labels: Sequence[str]
) -> dict[str, list[tuple[str, TargetInDraw]]]:
    """Name and standing of those that are in the frame of a draw, the last draw first."""
    found: dict[str, list[tuple[str, TargetInDraw]]] = defaultdict(list)
    for attempt in draws:
        for one in look_up_labels(office, ANYBODY, attempt.campaign, labels, attempt.number):
            found[one.label].append((one.name, TargetInDraw(attempt, _batches(one))))
    return found


def _newest(attempts: Iterable[DrawAttempt]) -> list[DrawAttempt]:
    """The attempts that count of the last campaigns."""
    return [attempt for attempt in attempts if attempt.state is DrawState.PUBLISHED][:_CAMPAIGNS]


def _batches(one: LookedUpTarget) -> int:
    return len({standing.batch for standing in one.standings if standing.drawn and not standing.left})


def _visits(office: Office, text: str) -> list[TargetVisited]:
    found = [
        TargetVisited(campaign.id, visit)
        for campaign in published_campaigns(office)[:_CAMPAIGNS]
        for visit in public_version(office, campaign.id).visits
        if text == visit.target or text in visit.target_name
    ]
    return sorted(found, key=lambda one: (one.visit.held_on, one.visit.id), reverse=True)


def _results(office: Office, text: str) -> list[PublicResult]:
    """Under the code, else under the name."""
    by_code = public_results(office, PublicFilter(target=text), _RESULTS).records
    found = by_code or public_results(office, PublicFilter(name=text), _RESULTS).records
    return sorted(found, key=lambda one: (one.inspected_on, one.task, one.department), reverse=True)
