# The report that nobody is visited again within a year: every pair of near visits with its cause.
repeat-column-target = Target
repeat-column-earlier = Earlier
repeat-column-later = Later
repeat-column-days = Days between
repeat-column-cause = Cause
repeat-column-made = Later one by
repeat-here = a task here
repeat-elsewhere = another system
repeat-counts = { COUNTED($visits, "visit", "visits") } to { COUNTED($targets, "target", "targets") }; { COUNTED($pairs, "pair", "pairs") } less than { $gap } days apart, { $without } of them without cause ({ $elsewhere } made by other systems)
repeat-files-written = Report, ledger and script are in { $folder }; count anew: python3 verify_repeats.py repeats.json ledger.csv
repeat-cause-none = none
repeat-cause-complaint = complaint
repeat-cause-referral = referral
repeat-cause-monitoring = monitoring
repeat-cause-bigdata = big data
repeat-cause-emergency = emergency
repeat-cause-superior-deployment = deployed by a superior
repeat-cause-abnormal-list = list of abnormal operation
repeat-cause-serious-violation = list of serious violations
repeat-cause-dishonesty = dishonesty
repeat-cause-many-complaints = many complaints
repeat-cause-life-safety-sector = safety of life and property
repeat-cause-social-hotspot = matter of public concern
repeat-cause-government-rectification = rectification ordered by the government
repeat-cause-draw = draw
repeat-cause-imported-draw = draw on a platform
api-year-repeats = Report of near visits in a year
api-year-repeats-ledger = Ledger behind the report of near visits
api-public-repeats-script = Script that counts near visits anew
help-year-repeats =
    Lists every pair of near visits of a year with its cause; the exit status is 1 where one has none.

    Example: onevisit year repeats 2026 -o proof
help-year-repeats-pack = The policy pack whose gap is asked.
help-year-repeats-output = Folder for report, ledger and script.
report-year = 6. The year: three campaigns one after the other, every inspection made to its end
report-year-campaign = 　{ $campaign }: { COUNTED($imported, "visit", "visits") } told by other systems; { COUNTED($left_out, "time", "times") } a target was left out before the draw, visited less than a year ago or the like; { COUNTED($drawn, "target", "targets") } drawn, { $cases } complaints; { COUNTED($visits, "visit", "visits") }, { COUNTED($recognised, "result", "results") } recognised
report-year-repeats = 　{ COUNTED($visits, "visit", "visits") } in the year to { COUNTED($targets, "target", "targets") }; { COUNTED($pairs, "pair", "pairs") } less than { $gap } days apart, { $without } of them without cause (year/: report, ledger, script)
help-demo-year = Go on for a year: two more quarters, every inspection made, and the report on near visits (takes several times as long).
step-year = year
