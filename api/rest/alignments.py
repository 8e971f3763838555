"""Annual alignment: windows and draws proposed with the fewest expected visits; departments agree to them."""

from __future__ import annotations

from litestar import Controller
from litestar.params import FromPath, JSONBody

from api.rest.given import GivenCaller, GivenOffice
from api.rest.routing import route
from coordination.desk import aligning
from coordination.model.access import Act
from coordination.model.alignment import Agreement, AlignmentTerms, StoredAlignment
from coordination.model.plans import AnnualPlan

_ALIGNMENT = "/plans/{year:int}/alignment"


class AlignmentController(Controller):
    """A proposal changes no plan; who leads an inspection may take it over while the plan is proposed itself."""

    tags = ("plans",)

    @route("GET", _ALIGNMENT, "alignment", Act.READ_PLANS, problems=(404,))
    def alignment(self, office: GivenOffice, caller: GivenCaller, year: FromPath[int]) -> StoredAlignment:
        """The newest proposal for a year, with the inspections and people within the caller's reach."""
        return aligning.read_alignment(office, caller, year)

    @route(
        "POST",
        _ALIGNMENT,
        "alignment-propose",
        Act.WRITE_PLANS,
        problems=(404, 409, 413, 415, 422),
        opt={"everywhere": True},
    )
    def propose(
        self, office: GivenOffice, caller: GivenCaller, year: FromPath[int], data: JSONBody[AlignmentTerms]
    ) -> StoredAlignment:
        """Makes a proposal in a process of its own, in `seconds` at most; the answer carries a bound that holds."""
        return aligning.propose_alignment(office, caller, year, data)

    @route(
        "POST",
        f"{_ALIGNMENT}/agree",
        "alignment-agree",
        Act.WRITE_PLANS,
        problems=(404, 409, 413, 415, 422),
        status_code=200,
    )
    def agree(
        self, office: GivenOffice, caller: GivenCaller, year: FromPath[int], data: JSONBody[Agreement]
    ) -> AnnualPlan:
        """Gives batches, by id, the windows proposed; a department those it leads, the office none."""
        return aligning.agree(office, caller, year, data.batches)
