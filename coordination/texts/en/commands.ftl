# Help of the command line.
help-onevisit =
    One Visit (进一次门): draws targets so that anybody can verify it, merges the departments' checks into one visit, composes teams by lot, publishes plans and calendars.
help-epilog = Example: onevisit demo
help-lang = Language: zh Chinese (default) or en English; ONEVISIT_LANG does the same.
help-json = Print JSON.
help-output = The file to write.
help-demo =
    A made-up Liaocheng's second quarter, from registers to calendars.

    Builds over 60,000 targets and over 1,000 inspectors, files an annual plan, draws, merges, routes, staffs and publishes; the result is left in the database and in the folder demo. The same seed gives the same result.

    Example: onevisit demo --draw-seed 2026-04
help-demo-seed = Public seed; the same seed gives the same result.
help-demo-folder = Folder for the files.
help-demo-scale = Size of the city: 1 is the whole, 0.1 a tenth.
help-import =
    Imports the register file FILE (CSV, XLSX, XLS, XML Spreadsheet 2003).

    Columns have Chinese names, see onevisit template. A bad row does not get in and comes back with its reasons, good rows get in; importing a file twice changes nothing.

    KIND: targets, inspectors, items, joint-items, checklists, statutory-ratios, work-rules, visits (earlier ones), leave, recusals, exemptions, draws (lists drawn on an official platform).

    Example: onevisit import targets targets.csv --errors refused.xlsx
help-import-errors = Writes refused rows with their reasons to this file (.csv or .xlsx), to be corrected and imported again.
help-template =
    Writes the empty table of a register with its explanations (.xlsx or .csv).

    Example: onevisit template inspectors -o inspectors.xlsx
help-packs =
    Lists the policy packs: five documents and the base of 2026.

    Example: onevisit packs --on 2024-12-31
help-packs-on = Their standing on this date, today by default.
help-packs-show =
    Prints every effective value of a pack and where it comes from.

    Example: onevisit packs show ZB
help-rules =
    Prints where each of the 280 rules of the five documents is realised, and counts them.

    Example: onevisit rules --pack LC --realised open
help-rules-pack = One document only: JN, LC, CX, HK, ZB.
help-rules-realised = One way of realisation only, for example open.
help-verify =
    Repeats what was published.

    Example: onevisit verify draw demo/draw/record.json demo/draw/frame.csv
help-verify-draw =
    Repeats a whole draw from its record and frame; names the line that is wrong.

    Example: onevisit verify draw demo/draw/record.json demo/draw/frame.csv
help-verify-lottery =
    Draws the teams again from the chances and the seed in a plan; lists every post that differs. Needs no solver.

    Example: onevisit verify lottery plan.json
help-export =
    Writes files.

    Example: onevisit export problem -o problem.json
help-export-problem =
    Writes a campaign's planning problem (joint-inspection-problem/1).

    Example: onevisit export problem -o problem.json
help-solve =
    Makes a plan file (joint-inspection-plan/1) for a problem file.

    Example: onevisit solve problem.json -o plan.json --draw-seed 2026-04
help-solve-seed = Public seed of the lottery; by default the digest of the problem file, which nobody chose but whoever changes the problem can try out. Against that: solve without a time limit, publish the digest that "verify lottery" prints, take a public value that comes later, and solve again with it.
help-time-limit = Seconds for the search for better routes, merging included; then it hands in what it has. Slots, teams, the lottery, the reasons and the check come on top and take what they need: the plan is checked, and its bounds hold. Unlimited by default.
help-processes = How many processes work at once; by default one per processor. Without a limit the result is the same.
help-check =
    Checks whether a plan keeps every rule and lists every violation.

    Example: onevisit check problem.json plan.json
help-generate =
    Writes a public benchmark problem (joint-inspection-problem/1): counties and months of made-up targets and people, the items those of the register.

    The same arguments give the same file, byte for byte.

    Example: onevisit generate --areas 1 --months 1 --targets 270 -o county-month.json
help-generate-areas = Number of counties, 1 to 99.
help-generate-months = Number of months, 1 to 12.
help-generate-targets = Targets of each county and month, 1 to 5000.
help-generate-seed = The public seed; the same seed gives the same problem.
help-generate-tight = Staff is short, by about a tenth in the departments that are asked most.
generated = The benchmark problem is in { $file } ({ $kilobytes } kB): { COUNTED($targets, "target", "targets") }, { COUNTED($checks, "check", "checks") }, { COUNTED($inspectors, "inspector", "inspectors") }.
problem-exported = The planning problem is in { $file } ({ $kilobytes } kB).
stage = { $stage } … ({ $seconds } s)
stage-step = { $stage } … ({ $seconds } s) person-sessions { $best }, bound { $bound }
stage-step-apart = { $stage } … ({ $seconds } s) { $done } of { $total } done, areas apart: person-sessions { $best }, bound { $bound }
stage-counted = { $stage } … ({ $seconds } s) { $done } of { $total } done
stage-merge = merging
stage-route = routing
stage-staff = lottery
stage-check = checking
solved = The plan is in { $file }, made in { $seconds } s.
score-name = score
score-reached = reached
score-bound = bound
score-gap = gap
score-planned-weight = planned weight
score-visits = visits
score-person-sessions = person-sessions
score-travel-minutes = travel minutes
unplanned = not planned, { $reason }: { $count }
heading-usage = Usage:
heading-options = Options
heading-commands = Commands
help-help = Show this help.
help-feed =
    Addresses of calendar feeds: issue, list, revoke, refresh every night.

    Example: onevisit feed issue department AMR
help-feed-issue =
    Gives out an address; the one you had for the same calendar stops working. It is shown this once.

    KIND: inspector, department, batch. SUBJECT: certificate number, department code or batch id.

    Example: onevisit feed issue inspector SD15-AMR-0001 --url https://onevisit.example
help-feed-language = language of the calendar: zh or en
help-feed-url = where the service is reached from outside, by a phone
help-feed-qr = write the QR code to this file (.svg)
help-feed-list =
    Lists the addresses in use; their secrets are not shown again.

    Example: onevisit feed list
help-feed-revoke =
    Makes an address useless at once; for ID see onevisit feed list.

    Example: onevisit feed revoke 3f1c9a0b7d5e2468
help-feed-refresh =
    Moves the window of every calendar to today (60 days are kept); to be run every night.

    Example: onevisit feed refresh
feed-issued = Address of the feed (id { $id }, shown this once, not to be passed on):
feed-qr-written = The QR code is in { $file }; the camera of a phone subscribes by it.
feed-revoked = Feed address { $id } does not work any more.
feed-refreshed = { $count } calendars changed.
feed-none = No feed address is in use.
feed-column-id = id
feed-column-kind = kind
feed-column-subject = subject
feed-column-language = language
feed-column-issued-by = issued to
feed-column-issued-at = issued at
feed-kind-inspector = inspector
feed-kind-department = department
feed-kind-batch = batch
help-leave =
    Leave out of an inspector's own busy calendar FILE (.ics): working half days of the coming year it takes up. Titles and places are not kept.

    Lists them first; --store takes them over, in the place of what an earlier calendar of the same person gave.

    Example: onevisit leave my-calendar.ics --inspector SD15-AMR-0001 --store
help-leave-inspector = certificate number
help-leave-store = take over
leave-column-first = first date
leave-column-last = last date
leave-column-half = half day
leave-half-whole-day = whole day
leave-half-am = morning
leave-half-pm = afternoon
leave-proposed = The calendar takes up { $count } spans; --store takes them over.
leave-taken = { $new } spans came in, { $removed } of an earlier calendar that are free by now went.
leave-unreadable = { COUNTED($count, "event", "events") } could not be read whole: look at the list, and enter leave by hand where it is missing.
