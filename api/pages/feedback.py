"""What those inspected said of visits, for the office and the supervisor: departments never read it (D-16)."""

from __future__ import annotations

from typing import Any

from litestar import Controller, Response

from api.pages.feedback_tables import (
    FEEDBACK_KEYS,
    PATH,
    FeedbackAsked,
    feedback_figures,
    feedback_table,
)
from api.pages.routing import page
from api.pages.shell import GivenShell
from api.pages.tables import TableAsked, page_in_order, paged, show_table
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Cursor, Filter
from coordination.desk.feedback import list_feedback
from coordination.model.access import Act


class FeedbackPages(Controller):
    """Given by the page of a check code (`public_results.py`), read here."""

    @page("GET", PATH, Act.READ_INSPECTIONS, opt={"everywhere": True})
    def feedback(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: Filter = "",
        department: Filter = "",
        task: Filter = "",
        rating: Filter = "",
        grievance: Filter = "",
        since: Filter = "",
        until: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """Feedback that passes the filters, the worst first, and what it comes to."""
        asked = TableAsked(sort, cursor, download)
        wanted = FeedbackAsked(campaign.strip(), department, task.strip(), rating, grievance, since, until)
        every = list_feedback(office, caller, wanted.filters)
        found = page_in_order("feedback", every, FEEDBACK_KEYS, asked)
        table = paged(feedback_table(shell, found.records, wanted), found, asked)
        title, figures = shell.say("pages-visit-feedback"), feedback_figures(every, wanted)
        return show_table(shell, "after/feedback.html", title, table, asked, figures)
