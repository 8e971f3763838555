# What inspections left behind, on the command line.
trail-column-check = Check
trail-column-checked = Checked
trail-column-group = group
trail-column-regular = regular
trail-column-outcomes = Outcomes
trail-column-found = Found, or why not
trail-column-handled = Put right
trail-column-sha256 = SHA-256
trail-column-name = Name
trail-column-kind = Kind
trail-column-bytes = Bytes
trail-column-number = Number
trail-column-received = Received
trail-column-account = Account
trail-column-key = Key
trail-column-when = When
trail-column-who = Who
trail-column-what = What
trail-column-ground = Ground
trail-column-rule = Rule
trail-column-department = Department
trail-column-conclusion = Conclusion
trail-column-reason = Reason
trail-column-task = Task
trail-column-state = State
trail-column-matter = Matter
trail-column-to = To
trail-column-outcome = Outcome
trail-column-version = Version
trail-column-channel = Platform
trail-column-reference = Reference
trail-column-parts = Parts
trail-column-completed = Completed
trail-column-published = Published
trail-column-overdue = Late
trail-column-objections = Objections
trail-column-corrected = Corrected
trail-column-handed-on = Handed on
trail-column-evidence = Evidence
trail-column-count = Count
trail-column-of = Of
trail-column-target = Target
trail-column-officer = Officer
trail-column-first = First
trail-column-last = Last
trail-column-visits = Visits
trail-column-most = Most
trail-yes = yes
trail-no = no
trail-objection = Objection of { $objector }, received { $on }: { $grounds }
trail-year = { $year }: { COUNTED($planned, "visit", "visits") } planned, { $visits } made, { $joint } of them joint ({ $rate }), { COUNTED($saved, "visit", "visits") } saved
trail-evidence-met = met
trail-evidence-not-met = not met
trail-evidence-no-case = nothing to meet it by yet
trail-evidence-papers = papers elsewhere
trail-evidence-filed = files attached
trail-alert-day = more than one visit on a day
trail-alert-week = too many in a week
trail-alert-month = too many in a month
trail-alert-same-officer = the same officer again
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
help-year =
    Accounts of a year.

    Example: onevisit year report 2026
help-year-report =
    Shows what was planned in a year, and what was done.

    Example: onevisit year report 2026
help-year-assess =
    Shows the 14 indicators of a department's year.

    Example: onevisit year assess 2026 AMR
help-year-file =
    Binds a department's year: self-assessment, what it counts, everything attached.

    Example: onevisit year file 2026 AMR -o 2026-AMR.zip
help-year-alerts =
    Lists targets visited too often in the year up to a day, and officers who met one again.

    Example: onevisit year alerts --on 2026-11-27
help-year-alerts-pack = The policy pack whose limits are asked.
help-year-alerts-on = Last day of the year looked at; by default today.
trail-column-item = Item
trail-column-owed = Owed
trail-column-done = Done
help-task-trace-output = File for the liability ledger (JSON).
ground-duty-performed = duties performed
ground-not-inspected = not inspected as required
ground-published-late = published late
ground-crime-not-taken = suspected crime not handed over
ground-delayed = task delayed
ground-empty-record = gone through the motions
ground-papers-late = papers of an urgent check late
ground-technical-limit = limits of technical means
ground-no-causation = accident not caused by the inspection
ground-false-third-party-report = false report of an entrusted body
ground-other-exempt = another ground of exemption
ground-other-liable = another ground of liability
ground-without-statement = Say why, in at most { $most } characters.
ground-is-seen = { $ground } is seen from the facts, nobody can state it.
indicator-not-by-files = { $rule } is filled in by the system; files can be attached to { $known }.
indicator-file-not-found = There is no such file; look at the list again.
api-indicator-files = Files of indicators
api-indicator-file-add = Attach a file to an indicator
api-indicator-file = A file of an indicator
api-indicator-file-remove = Take back a file of an indicator
api-year-file = The file of a year
audit-action-indicator-file-added = file attached to an indicator
audit-action-indicator-file-removed = file of an indicator taken back
audit-action-year-bound = year bound
help-year-file-output = File to write (.zip).
year-file-written = Written to { $file }: self-assessment, what it counts and every file, with checksums.
ground-stated-already = { $ground } was stated already, and stays.
api-ground-state = State a ground of exemption or liability
audit-action-ground-stated = ground of exemption or liability stated
