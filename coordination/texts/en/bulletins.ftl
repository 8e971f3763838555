# Bulletins of results, and warnings.
bulletin-span = The days of a bulletin are not backwards, and { $most } at most.
bulletin-head = { $first } to { $last }: { COUNTED($results, "result", "results") } published, of { COUNTED($visits, "inspection", "inspections") } at { COUNTED($targets, "target", "targets") }
bulletin-column-whose = Department or county
bulletin-column-results = Results
bulletin-column-conclusions = Conclusions
bulletin-column-corrected = Corrected
warning-column-item = Item
warning-column-county = County
warning-column-checked = Checked
warning-column-problems = Problems
warning-column-rate = Rate (by chance)
warning-column-elsewhere = Elsewhere
warning-column-warned = Warned
warning-counts = { COUNTED($count, "warning", "warnings") }: so many problems are not explained by chance (of all places compared, one false warning has a chance of 5% at most)
api-public-bulletin = Bulletin of results of a period
api-year-warnings = Warnings where problems gather
help-year-bulletin =
    Tells what results were published in a period, by department and county.

    Example: onevisit year bulletin 2026-04-01 2026-06-30
help-year-warnings =
    Counts problems by item and county, and warns where they gather; a department sees its own items.

    Example: onevisit year warnings 2026
