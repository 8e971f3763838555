# The demo's report.
step-generate = building the city
step-import = importing registers
step-draw = joint draw
step-plan = merging, routing, lottery
step-conduct = Visits and results
step-calendars = calendars
report-registers = 1. Registers
report-import = { "  " }{ $file }: { $read } read, { $new } new, { $refused } refused
report-draw = 2. Joint draw: { COUNTED($batches, "batch", "batches") }, a frame of { COUNTED($frame, "target", "targets") } (checks by department)
report-department = { "  " }{ $department } targets drawn { $targets }  checks owed { $checks }
report-total = Total (department, target)
report-overlap = { "  " }{ COUNTED($distinct, "different target", "different targets") } drawn; with the departments' ratios at least { $bound } are expected whatever the method, separate draws expect { $separate }
report-left-visited-within-gap = { "  " }left out before: visited less than a year before the window ends, { $count } (batch, target)
report-left-department-visit-cap = { "  " }left out before: the department's yearly cap of visits, { $count } (batch, target)
report-left-not-in-business = { "  " }left out before: no longer in business, { $count } (batch, target)
report-replaced = { "  " }{ COUNTED($left, "drawn target", "drawn targets") } replaced because exempt, { COUNTED($rounds, "round", "rounds") } of codes
report-plan = 3. Plan: { COUNTED($checks, "check", "checks") } on site, { $off_site } more off site without a visit
report-visits = { "  " }{ COUNTED($visits, "visit", "visits") }; departments on their own would have made { $alone }, { $saved } fewer
report-teams = { "  " }{ COUNTED($routes, "route", "routes") } of half a day, { COUNTED($people, "inspector", "inspectors") }, { COUNTED($person_days, "person-day", "person-days") }, { COUNTED($team, "person", "people") } a team
report-unplanned = { "  " }{ COUNTED($count, "check", "checks") } not planned
report-reason = { "  " }· { $reason }: { $count }, for example: { $detail }
report-proofs = 4. Proofs
report-proof-weight = { "  " }{ COUNTED($planned, "check", "checks") } planned, no plan has more than { $bound }
report-proof-visits = { "  " }{ COUNTED($visits, "visit", "visits") }, no plan with as many checks has fewer than { $bound }
report-proof-people = { "  " }{ COUNTED($people, "person-session", "person-sessions") }, lower bound { $bound }
report-proof-draw = { "  " }the draw record was repeated by the public method (announcement { $digest }…)
report-proof-check = { "  " }an independent checker found no breach of R1-R12
report-conduct = 5. After the visit: { COUNTED($visits, "task", "tasks") } on site, { $off_site } off site
report-conduct-done = { "  " }The first { COUNTED($visits, "visit is", "visits are") } made: approved, registered, notified, with check code and record; { COUNTED($results, "departmental result is", "departmental results are") } public
report-conduct-outcome = { "  " }· { $outcome }: { $count }
report-conduct-objections = { "  " }{ COUNTED($count, "objection", "objections") }, each reviewed by somebody who did not inspect, and answered
report-conduct-maintained = { "  " }· { $target } to the result of { $department } ({ $task }): dismissed, the result stands
report-conduct-corrected = { "  " }· { $target } to the result of { $department } ({ $task }): upheld, the result is corrected, signed by the head, and its first version kept
report-conduct-file = { "  " }1 file is bound: { $task }, { COUNTED($pieces, "piece", "pieces") }
report-conduct-due = { "  " }Time limits on { $on }: { $open } open, { $near } near, { $overdue } overdue; { $kept } kept, { $missed } missed
demo-done =
    Database: { $database }
    { COUNTED($files, "file", "files") } in { $folder }: draw (record and verification script), problem.json, plan.json, calendars, registers
    Next: onevisit verify draw { $folder }/draw/record.json { $folder }/draw/frame.csv
          onevisit check { $folder }/problem.json { $folder }/plan.json
demo-visitors =
    { "        " }onevisit serve, then log in with a browser as one of these (passwords are shown this once, and hold in this demo alone):
demo-visitor = { "          " }{ $name }  { $password }  { $role }
