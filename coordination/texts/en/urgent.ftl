# Urgent checks: made first, paperwork afterwards.
trail-column-source = Source
trail-column-due = Paperwork by
paper-state-owed = paperwork owed
paper-state-refused = not approved by the head
paper-state-complete = paperwork complete
paper-state-complete-late = completed late
clock-papers = paperwork of an urgent check
urgent-without-reason = Say why the check cannot wait, in at most { $most } characters.
urgent-refused = { COUNTED($count, "thing", "things") } to put right in the urgent check:
urgent-items = Name at least one item, each once.
urgent-officers = Name at least { $least } officers, each once.
urgent-certificate = The certificate of { $value } has run out: send somebody whose certificate is valid.
urgent-recused = { $value } is recused from this target: send somebody else.
task-not-urgent = { $task } is no urgent check: approve it before the visit.
papers-complete-already = The paperwork of { $task } is complete already.
papers-refused-already = { $task } was not approved already; complete its paperwork if matters have changed.
papers-refused-without-reason = Say why it is not approved, in at most { $most } characters.
papers-late = The paperwork of { $task } was due by { $last }: complete it with the reason of the delay, which stays visible.
papers-owed = { $task } was an urgent check and its paperwork is not complete, so its result cannot be published: the head completes it first.
api-urgent-inspections = Urgent checks and their paperwork
api-urgent-inspection-begin = Report an urgent check
api-papers-complete = Complete the paperwork of an urgent check
api-papers-refuse = Refuse to approve an urgent check
audit-action-urgent-check-reported = urgent check reported
audit-action-papers-completed = paperwork of an urgent check completed
audit-action-papers-refused = urgent check not approved
help-task-urgent =
    Lists urgent checks and how their paperwork stands; late and refused ones stay.

    Example: onevisit task urgent --campaign 2026Q2
urgent-reference = A reference has at most { $most } characters, none of them unreadable.
