# Inspection tasks, from the plan to the end of the visit.
task-state-proposed = in the plan
task-state-assigned = assigned
task-state-declined = somebody declined
task-state-recused = somebody recused
task-state-replaced = people replaced
task-state-approved = approved
task-state-filed = registered
task-state-notified = notified
task-state-code-issued = check code issued
task-state-arrived = arrived
task-state-done = done
task-state-direct-closed = closed directly
task-state-withdrawn = withdrawn
task-step-none = nothing (it has ended)
task-step-assign = assign officers
task-step-decline = decline
task-step-recuse = recuse
task-step-replace = replace people
task-step-approve = approve, by the heads
task-step-file = register the check
task-step-notify = issue the notice
task-step-issue-code = issue the check code
task-step-arrive = arrive
task-step-record = record
task-step-finish = complete
task-step-close = close directly
task-step-withdraw = withdraw
outcome-no-problem = no problem found
outcome-info-not-published = information not published as required
outcome-info-false = published information false
outcome-unreachable = unreachable at the registered address
outcome-rectification-ordered = problem found, rectification ordered
outcome-serious-non-cooperation = serious non-cooperation
outcome-activity-not-found = the activity is not carried on
outcome-pending-follow-up = problem found, to be followed up
closing-unreachable = unreachable at the registered address
closing-serious-non-cooperation = serious non-cooperation
closing-deregistered = deregistered
closing-registration-revoked = registration rescinded
closing-licence-revoked = licence revoked
closing-closed = closed down
closing-in-liquidation = in liquidation
measure-on-site-record = on-site record made
measure-preliminary-evidence = evidence taken
measure-stop-ordered = ordered to stop
measure-rectification-urged = rectification urged
gap-minor-entry = Where a minor violation is not punished, name its entry in the list of minor violations under how it was handled.
record-not-minor = Only what was ordered to be put right, or information not published, can be a minor violation without penalty.
measure-no-penalty-minor = minor violation, no penalty
clock-visit = visit
clock-report = report
clock-publication = publication
clock-objection-window = objections accepted until
clock-review = review
clock-feedback = answer to the party
clock-file = case file
due-state-open = open
due-state-near = near
due-state-overdue = overdue
due-state-kept = in time
due-state-missed = late
task-out-of-order =
    Task { $task } is in state “{ $state ->
        [proposed] { task-state-proposed }
        [assigned] { task-state-assigned }
        [declined] { task-state-declined }
        [recused] { task-state-recused }
        [replaced] { task-state-replaced }
        [approved] { task-state-approved }
        [filed] { task-state-filed }
        [notified] { task-state-notified }
        [code_issued] { task-state-code-issued }
        [arrived] { task-state-arrived }
        [done] { task-state-done }
        [direct_closed] { task-state-direct-closed }
        [withdrawn] { task-state-withdrawn }
       *[other] { $state }
    }”, so it is not the turn of “{ $step ->
        [assign] { task-step-assign }
        [decline] { task-step-decline }
        [recuse] { task-step-recuse }
        [replace] { task-step-replace }
        [approve] { task-step-approve }
        [file] { task-step-file }
        [notify] { task-step-notify }
        [issue_code] { task-step-issue-code }
        [arrive] { task-step-arrive }
        [record] { task-step-record }
        [finish] { task-step-finish }
        [close] { task-step-close }
        [withdraw] { task-step-withdraw }
       *[other] { task-step-none }
    }”; next: { $next ->
        [assign] { task-step-assign }
        [decline] { task-step-decline }
        [recuse] { task-step-recuse }
        [replace] { task-step-replace }
        [approve] { task-step-approve }
        [file] { task-step-file }
        [notify] { task-step-notify }
        [issue_code] { task-step-issue-code }
        [arrive] { task-step-arrive }
        [record] { task-step-record }
        [finish] { task-step-finish }
        [close] { task-step-close }
        [withdraw] { task-step-withdraw }
       *[other] { task-step-none }
    }.
task-not-found = There is no task “{ $task }”, or you do not see it; check its number.
part-not-found = Task { $task } has no part of { $department }, or you do not see it.
tasks-refused = { COUNTED($count, "task", "tasks") } cannot be done, so none was:
task-led-by-other = Task { $task } is led by { $department }; have that department or the office do it.
task-of-other-officer = You can only decline for yourself; the officer or their department does it.
part-of-other-department = The part of { $department } is that department's to do: who inspects enters and publishes.
only-officers-record = By the pack in force the officers who take part record task { $task } themselves; log in with an officer's account.
part-approved-already = { $department } has approved task { $task } already.
part-complete-already = The part of { $department } in task { $task } is complete and does not change; after publication the head may correct the result.
filing-without-reference = Give the reference under which the check is registered (1 to { $most } visible characters); without one it is not.
decline-without-statement = Write the statement (1 to { $most } characters).
decline-reason-unknown = The pack does not allow “{ $reason }” as a reason; choose another one.
officer-not-in-team = This officer is not in the team of task { $task }, or not of your department.
officer-declined-already = This officer has declined task { $task } already.
check-code-unknown = This check code is not valid; ask for the notice and call the department to make sure.
notices-not-public = The policy pack of campaign “{ $campaign }” does not announce inspections beforehand.
evidence-size = Evidence has 1 byte to { $most } MB; compress or split it.
evidence-type = Only photos (JPEG, PNG, WebP, HEIC), recordings (MP4, M4A, MP3, WAV) and PDF are taken; convert it first.
evidence-without-name = Give the evidence a name (1 to { $most } visible characters).
evidence-of-other-check = “{ $check }” is no check of this department in this task.
evidence-not-found = There is no such evidence, or you do not see it.
save-key-unusable = The key of an entry has 1 to { $most } visible ASCII characters; let the device make it.
save-key-used = This key was used for another entry; send it under a new one.
record-refused = { COUNTED($count, "thing", "things") } in the entry cannot be taken, so nothing was kept:
record-check-not-owed = This is no check of the department in this task, or it is named twice.
record-outcomes-contradict = “No problem found” or “activity not carried on” cannot stand beside another outcome.
record-outcome-unchecked = What was not checked has no outcome.
record-too-long = A text has more than { $most } characters; shorten it.
record-entrusted-unsupervised = Name both the entrusted body and the officer who supervises it.
record-departed-before = The departure is before the arrival; check both.
record-without-zone = An instant needs a time zone.
record-in-future = The time is yet to come; set the clock of the device.
adoption-not-in-pack = The pack in force does not let departments take over each other's results.
adoption-without-outcome = A conclusion that is taken over needs an outcome too.
adoption-no-result = No published inspection of another department of this target on that day is found; check task, department and date.
adoption-without-document = An outside conclusion needs its body and number, and its document attached as evidence first.
part-incomplete = { COUNTED($count, "thing is", "things are") } missing before the part is complete:
gap-check = It is not said whether this was checked.
gap-reason = It was not checked; say why.
gap-outcome = It has no outcome.
gap-found = Say what problem was found.
gap-arrival = The time of arrival is missing.
gap-departure = The time of departure is missing.
gap-signature = It is not said whether the inspected party signed.
gap-signature-note = Where the party refused or was absent, the officers say how it was.
gap-sheet-group = Each of the four groups of the precursor sheet needs a yes or no.
gap-sheet-problem = Where a group of the precursor sheet is not regular, say what is wrong.
record-sheet-twice = A group of the precursor sheet is given twice; give each once.
record-sheet-contradicts = A group of the precursor sheet is not regular, so the outcome cannot be "no problem"; change one of them.
record-sheet-elsewhere = This item has no precursor sheet; leave it out.
closing-reason-unknown = The pack does not list “{ $reason }” among the reasons to close directly.
closing-in-future = The day of the evidence is yet to come.
closing-without-evidence = Closing directly needs evidence; attach it first.
api-inspections-take-over = Take over tasks from the plan
api-inspections = Tasks
api-inspection = A task
api-inspections-approve = Approve tasks
api-inspections-file = Register checks
api-inspections-notify = Issue notices
api-inspections-codes = Issue check codes
api-inspection-decline = An officer declines
api-part = The record of a part
api-part-entries = Everything that was sent
api-part-entry = Send an entry
api-part-complete = Complete a part
api-part-close = Close a part directly
api-evidence-add = Attach evidence
api-evidence = A piece of evidence
api-public-check-code = Verify a check code
api-public-notices = Coming inspections
api-due = What is due
api-clocks = What a pack would move
api-clocks-change = Run the clocks by a pack
api-inspection-checklist = Checklist of an inspection
checklist-item = { $item } { $procedure }
checklist-point = { "  " }□ { $point }
checklist-missing = { $item }: no check points are laid down yet
help-task-checklist =
    Lists procedure and check points of the items of an inspection.

    Example: onevisit task checklist 2026Q2-00001
