# Approvals of items, and filings of plans before the first visit.
help-approval =
    Approvals and filings: the reviews an item passes in order, where a plan is filed before the first visit; with who and when.

    Example: onevisit approval show AMR-03
help-approval-show = Shows how far an item is; when it changes, the steps are due again.
help-approval-confirm =
    Notes the next step of an item; approval show names the steps.

    Example: onevisit approval confirm AMR-03 legal_unit_review --note 2026-3
help-approval-filings = Shows where the newest version of a campaign's plan is filed.
help-approval-file =
    Notes a filing of the newest version; approval filings names the places.

    Example: onevisit approval file 2026Q2 市涉企检查网络备案系统 --note 2026-0012
help-approval-note = Number of the document or filing.
approval-column-step = step
approval-column-name = name
approval-column-by = taken by
approval-column-at = at
approval-column-note = number
approval-step-filed-with-coordinator = filed with the coordinator
approval-step-derived-from-provincial-list = derived from the provincial list
approval-step-compiled-by-coordinator = compiled by the coordinator
approval-step-legal-unit-review = legal review
approval-step-leader-approval = approved by the head
approval-step-published = published
approval-lapsed = { $count } more steps were taken for content that has changed since, and no longer count.
approval-not-next = “{ $step }” cannot be taken now; next is: { $due }.
filing-not-due = Nothing is to be filed at “{ $place }”, or it is already; still due: { $due }.
