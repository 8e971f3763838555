"""A draw from announcement to publication in one call, and everybody who takes part, for the tests of desk."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coordination.desk.drawing import (
    DrawOutcome,
    Safe,
    announce_draw,
    confirm_witness,
    enter_public_value,
    freeze_frame,
    give_up_draw,
    hold_draw,
    publish_draw,
    report_draw,
    sign_draw,
)
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.plans import file_plan, open_campaign, publish_annual_plan
from coordination.model.access import Account, Caller, Role, caller_of
from coordination.model.ceremony import DrawState, DrawStep
from coordination.model.plans import AnnualPlan, Campaign
from coordination.storage import draws

SECRET = b"the secret of the office, 32 byte"[:32]
SAFE = Safe(b"a secret of the service", lambda: SECRET)
SOURCE, VALUE, KIND = "某彩票第2026034期", "9.18.26.34.41.45./2.8./", "public_rep"
Q2 = "2026Q2"


def witness(name: str, campaign: str = Q2) -> Caller:
    return caller_of(Account(name, f"见证人{name}", Role.WITNESS, campaign=campaign))


JIA, YI = witness("jia"), witness("yi")


def opened(office: Office, plan: AnnualPlan, campaign: Campaign) -> None:
    """Files and publishes a plan, and opens a campaign over it."""
    file_plan(office, OPERATOR, plan)
    publish_annual_plan(office, OPERATOR, plan.year)
    open_campaign(office, OPERATOR, campaign)


@dataclass(frozen=True)
class Steps:
    """The steps of the draw of one campaign, as those who take them would."""

    office: Office
    campaign: str = Q2
    safe: Safe = SAFE

    def announce(self, reason: str = "") -> None:
        announce_draw(self.office, OPERATOR, self.safe, self.campaign, SOURCE, reason)

    def freeze(self) -> None:
        freeze_frame(self.office, OPERATOR, self.campaign)

    def witness(self, caller: Caller = JIA) -> None:
        confirm_witness(self.office, caller, self.campaign, KIND, f"见证人{caller.name}")

    def value(self) -> None:
        enter_public_value(self.office, OPERATOR, self.campaign, VALUE)

    def hold(self) -> DrawOutcome:
        return hold_draw(self.office, OPERATOR, self.safe, self.campaign)

    def sign(self, *, callers: tuple[Caller, ...] = (OPERATOR, JIA)) -> None:
        for caller in callers:
            found = report_draw(self.office, OPERATOR, self.campaign)
            digest = found[0].attempt.record_sha256 if found else ""
            sign_draw(self.office, caller, self.campaign, digest)

    def publish(self) -> None:
        publish_draw(self.office, OPERATOR, self.campaign)

    def until(self, last: DrawStep, reason: str = "") -> None:
        """Every step from the announcement to this one."""
        self.announce(reason)
        for step in (DrawStep.FREEZE, DrawStep.WITNESS, DrawStep.VALUE, DrawStep.HOLD, DrawStep.SIGN, DrawStep.PUBLISH):
            getattr(self, step.value)()
            if step is last:
                return


def drawn(office: Office, campaign: str = Q2) -> DrawOutcome:
    """A draw that was held."""
    steps = Steps(office, campaign)
    steps.until(DrawStep.VALUE)
    return steps.hold()


STATES_REACHED = {
    DrawState.ANNOUNCED: None,
    DrawState.FROZEN: DrawStep.FREEZE,
    DrawState.VALUED: DrawStep.VALUE,
    DrawState.DRAWN: DrawStep.HOLD,
    DrawState.SIGNED: DrawStep.SIGN,
    DrawState.PUBLISHED: DrawStep.PUBLISH,
}


def state_of(office: Office) -> DrawState:
    return report_draw(office, OPERATOR, Q2)[0].attempt.state


def brought_to(office: Office, state: DrawState) -> Steps:
    """The steps of the campaign, which is in this state."""
    steps = Steps(office)
    if state is DrawState.GIVEN_UP:
        steps.announce()
        give_up_draw(office, OPERATOR, Q2, "见证人未到")
    elif state is DrawState.ANNOUNCED:
        steps.announce()
    elif state is DrawState.VOID:
        steps.until(DrawStep.HOLD)
        with office.database.transaction() as session:  # between two attempts: nobody ever meets it as the newest
            draws.change(session, replace(draws.newest(session, Q2), state=DrawState.VOID))
    else:
        last = STATES_REACHED[state]
        assert last is not None
        steps.until(last)
    assert state_of(office) is state
    return steps
