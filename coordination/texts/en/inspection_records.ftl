# What inspections left behind, on the command line.
left-column-check = Check
left-column-checked = Checked
left-column-outcomes = Outcomes
left-column-found = Found, or why not
left-column-handled = Put right
left-column-sha256 = SHA-256
left-column-name = Name
left-column-kind = Kind
left-column-bytes = Bytes
left-column-number = Number
left-column-received = Received
left-column-account = Account
left-column-key = Key
left-column-when = When
left-column-who = Who
left-column-what = What
left-column-ground = Ground
left-column-rule = Rule
left-column-department = Department
left-column-conclusion = Conclusion
left-column-reason = Reason
left-column-task = Task
left-column-state = State
left-column-matter = Matter
left-column-to = To
left-column-outcome = Outcome
left-column-version = Version
left-column-channel = Platform
left-column-reference = Reference
left-column-parts = Parts
left-column-completed = Completed
left-column-published = Published
left-column-overdue = Late
left-column-objections = Objections
left-column-corrected = Corrected
left-column-handed-on = Handed on
left-column-evidence = Evidence
left-column-count = Count
left-column-of = Of
left-column-target = Target
left-column-officer = Officer
left-column-first = First
left-column-last = Last
left-column-visits = Visits
left-column-most = Most
left-yes = yes
left-no = no
left-objection = Objection of { $objector }, received { $on }: { $grounds }
left-year = { $year }: { $planned } visits planned, { $visits } made, { $joint } of them joint ({ $rate }), { $saved } visits saved
left-evidence-met = met
left-evidence-not-met = not met
left-evidence-papers = papers elsewhere
left-alert-day = more than one visit on a day
left-alert-week = too many in a week
left-alert-month = too many in a month
left-alert-same-officer = the same officer again
evidence-and-output = To take a piece of evidence out, give both --evidence and -o.
help-task-record =
    Shows what was recorded of a department's part of a task, with its evidence.

    Example: onevisit task record 2026Q2-00001 AMR
help-task-record-entries = Everything that was sent, what was replaced later too.
help-task-record-evidence = This piece of evidence, to the file that -o names.
help-task-record-output = File for the evidence.
help-task-trace =
    Shows who did what when in a task, and the grounds of liability its facts speak for.

    Example: onevisit task trace 2026Q2-00001
help-task-decline =
    Notes that an officer does not take part in a task.

    Example: onevisit task decline 2026Q2-00001 LC-1 --reason health --statement "statement of 3 April"
help-task-decline-reason = Why.
help-task-decline-statement = The written statement.
help-result-show =
    Shows a department's result of a task, its versions and the objection to it.

    Example: onevisit result show 2026Q2-00001 AMR
help-result-follow-ups =
    Lists findings that were handed on, the latest first.

    Example: onevisit result follow-ups
help-result-syncs =
    Lists what is known of results on official platforms.

    Example: onevisit result syncs --campaign 2026Q2
help-year = Accounts of a year.
help-year-report =
    Shows what was planned in a year, and what was done.

    Example: onevisit year report 2026
help-year-assess =
    Shows the 14 indicators of a department's year.

    Example: onevisit year assess 2026 AMR
help-year-alerts =
    Lists targets visited too often in the year up to a day, and officers who met one again.

    Example: onevisit year alerts --on 2026-11-27
help-year-alerts-pack = The policy pack whose limits are asked.
help-year-alerts-on = Last day of the year looked at; by default today.
