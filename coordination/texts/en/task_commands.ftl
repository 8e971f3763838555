# Commands of tasks and results.
tasks-taken-over = Tasks follow version { $version } of the plan: { $new } new, { $changed } changed, { $withdrawn } withdrawn
tasks-held-back = Recorded already, so not changed with the plan: { $tasks }
tasks-unstaffed = Off site and short of officers: { $tasks }
task-changed = { $task }: { $state }
task-codes-issued = { $count } check codes issued; whoever has one sees who comes, from where, for which items.
task-line = { $id }  { $day }  { $target }  led by { $lead }  { $state }; next: { $next }
task-line-code = Check code: { $check_code }
task-line-check = { "  " }{ $department }  { $item }
task-line-team = Team: { $names }
task-column-id = Number
task-column-day = Day
task-column-target = Target
task-column-lead = Lead
task-column-state = State
due-column-state = State
due-column-due = Due
due-column-clock = What
due-column-task = Task
due-column-department = Department
due-column-target = Target
due-provisional =  (provisional)
due-counts = On { $on }: { $open } open, { $near } near, { $overdue } overdue; { $kept } done in time, { $missed } late
due-outdated = The pack of campaign “{ $campaign }” has changed, its clocks run as before; see with onevisit clocks and decide.
moved-column-clock = What
moved-column-task = Task
moved-column-department = Department
moved-column-before = Before
moved-column-after = After
clocks-changed = Done; { COUNTED($count, "time limit", "time limits") } moved.
clocks-would-change = { COUNTED($count, "time limit", "time limits") } would move; add --apply to do it.
case-file-written = The file of task { $task } is in { $file }
results-exported = { COUNTED($count, "result is", "results are") } in { $file } for “{ $channel }”; enter its references once it confirms them.
help-task =
    Inspection tasks: taken over from the plan, approved, registered, notified, given check codes.

    Example: onevisit task list --campaign 2026Q2
help-task-take-over =
    Brings the tasks up to the newest published plan.

    Example: onevisit task take-over 2026Q2
help-task-list =
    Lists tasks.

    Example: onevisit task list --campaign 2026Q2 --state assigned
help-task-list-state = In this state only.
help-task-show =
    Shows a task.

    Example: onevisit task show 2026Q2-00001
help-task-approve =
    The head of a department approves its parts; a task is approved once all its departments have.

    Example: onevisit task approve 2026Q2-00001 --account head.amr
help-task-file =
    Enters the reference under which checks are registered.

    Example: onevisit task file 2026Q2-00001 --reference 2026-17
help-task-file-reference = The reference the filing system gave.
help-task-notify =
    Issues notices.

    Example: onevisit task notify 2026Q2-00001
help-task-notify-separate = One of each department, not one of all.
help-task-code =
    Issues check codes and prints them, a line each.

    Example: onevisit task code 2026Q2-00001
help-task-account = Login name of an account of the department; its password is asked for.
help-task-campaign = Of this campaign only.
help-task-department = Of this department only (its code).
help-task-inspector = Of this inspector only (certificate number).
help-task-batch = Of this batch only.
help-due =
    What is near and overdue.

    Example: onevisit due --department AMR
help-due-on = On which day; by default today.
help-clocks =
    Which time limits a changed pack moves.

    Example: onevisit clocks 2026Q2 --pack ZB --apply
help-clocks-pack = Id of the pack; by default the one in use.
help-clocks-apply = Do it; without, only tell.
help-result =
    Results: tables for platforms, files.

    Example: onevisit result file 2026Q2-00001 -o file.zip
help-result-export =
    Exports what a platform has not confirmed (credit_record: the credit record); exported is not published.

    Example: onevisit result export credit_record -o credit.csv --account clerk.amr
help-result-network =
    Writes the parts of a campaign as a table: on which day each of the six stages of the enforcement networks was reached
    (registration, plan application, approval, inspection, papers, closure), for entry there or for comparison; only a
    reference of the network says that something is there.

    Example: onevisit result network 2026Q2 -o network.csv
network-written = { COUNTED($count, "row", "rows") } written to { $file }.
help-result-file =
    Takes out a bound file (zip).

    Example: onevisit result file 2026Q2-00001 -o file.zip
help-due-open = List what is open too.
help-result-output = The file to write.
