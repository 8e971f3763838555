# Several inspectors released at once.
pages-release = Release people
pages-release-lead = Registers periods without inspections for several people of a department at once: all of them, or none with every fault told.
pages-release-people = Inspectors of { $department }
pages-release-period = Period { $number }
pages-release-more-periods = More periods…
pages-release-reason-hint = Such as a special operation or training; nothing about illness, at most 200 characters.
pages-release-means = Nobody plans them in these periods any more. Visits planned already do not change by themselves: the office registers the absence under "Adjust" of the campaign and plans anew.
pages-release-away = Away today and later
pages-release-of = Release several people
pages-open-department = Open
pages-nobody-ticked = Nobody is ticked; tick at least one.
pages-done-people-released = Registered; nobody plans them in these periods.
release-refused = { COUNTED($count, "fault", "faults") }, nothing is registered; correct them and send again.
release-of-nobody = Give 1 to { $most } absences (people times periods).
release-without-reason = Give a reason (1 to { $most } characters).
release-without-working-day = { $first } to { $last } has no working day and need not be registered; choose working days.
release-known = { $name } has this period from { $first } registered already; leave them out or change the date.
