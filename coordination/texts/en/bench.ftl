# The bench.
help-bench =
    Measures the planner on public benchmark problems: time, memory, the gap of each score to its bound, violations; the county-month stands beside baselines.

    Each measurement is a process of its own. A big model is given ten times our time, and --patience at least.

    Example: onevisit bench --size county-month --growth 1x1,2x1,5x1 -o bench
help-bench-replan =
    Measures replans after an illness, a lost week, and a department's people halved: seconds, changes beside the fewest possible,
    one for each aim, and what is left planned again from nothing.

    Example: onevisit bench replan --size city-month -o bench
help-bench-size = The size: county-month, city-month (eleven counties), city-year (eleven counties, twelve months), all, or none.
help-bench-growth = Steps of the growth plot (counties x months, with commas between), such as 1x1,2x1,5x1,11x1,11x3,11x6,11x12; or all, as with --size all.
help-bench-targets = Targets of each county and month.
help-bench-draw-rows = Targets of the large draw, 0 for none; by default 14000000 with --size all, else none.
help-bench-patience = How many seconds a big model is given at least.
help-bench-output = The folder for bench.json, the growth plot, problems and plans; without it the JSON is printed after the tables.
bench-running = Running: { $method }, { $size }…
bench-written = The results are in the folder { $folder }.
bench-ours = 1. Our plans
bench-ours-note = In brackets the gap to the bound; after ≤ or > the limit (270 targets, not tight); "within": all limits are kept. Memory is the peak of all processes together; of the lottery's seconds the proof took the checker as many as stand beside.
bench-beside = 2. Beside baselines (county-month)
bench-beside-note = "Never worse" goes by the scores in their order: more weight, then fewer visits, person-sessions, travel; with a sign, ours minus theirs. Departments apart keep neither the gap nor other rules: what they break is counted.
bench-lottery = 3. The lottery beside simple ones (on the posts of our plan)
bench-lottery-note = Load is expected sessions by sessions available. Ours by its published chances; the simple ones counted over so many trials, so that their smallest chance is one in so many at least. The smallest chance leaves out those without any; "shut out" is their share among all pairs of a post and somebody who may fill it. "Stuck": runs that leave a post nobody can fill.
bench-rule-leximin = ours (leximin)
bench-rule-by-post = each post by lot
bench-rule-by-person = inspectors in an order by lot
bench-growth = 4. Growth
bench-growth-note = Counties x months; the plot is growth.svg (both axes logarithmic; dashed: in proportion to the targets).
bench-draw = 5. A large draw
bench-draw-note = From columns in the order of registration to frame file and record, substitutes included; memory is the peak of all processes together.
bench-not-installed = not installed
bench-running-lotteries = Running: lotteries, { $size }…
bench-running-draw = Running: a draw from { $rows } targets…
bench-limits-kept = yes
bench-limits-not = no
bench-size-county-month = county-month
bench-size-city-month = city-month
bench-size-city-year = city-year
bench-method-ours = ours
bench-method-greedy = greedy
bench-method-whole-cpsat = one model (CP-SAT)
bench-method-whole-highs = one model (HiGHS)
bench-method-separate = departments apart
bench-column-size = size
bench-column-step = size
bench-column-method = method
bench-column-targets = targets
bench-column-checks = checks
bench-column-given = given (s)
bench-column-seconds = took (s)
bench-column-seconds-per-thousand = s per 1000 targets
bench-column-lottery = lottery (s)
bench-column-proof = of which proof (s)
bench-column-memory = memory (MiB)
bench-column-limits = within
bench-column-lottery-rule = lottery
bench-column-posts = posts
bench-column-trials = trials
bench-column-least-ratio = smallest load
bench-column-greatest-ratio = largest load
bench-column-least-chance = smallest chance
bench-column-shut-out = shut out
bench-column-stuck = stuck
bench-column-rows = targets
bench-column-departments = departments
bench-column-distinct = drawn
bench-column-processes = processes
bench-column-processor = processor (s)
bench-column-ticket = a ticket (µs)
bench-column-ticket-all = a ticket, all processes (µs)
bench-column-ticket-sampler = a ticket, consistent_sampler (µs)
bench-column-planned-weight = weight
bench-column-visits = visits
bench-column-person-sessions = person-sessions
bench-column-travel-minutes = travel (min)
bench-column-violations = violations
bench-column-never-worse = ours never worse
bench-no-plan = yes (it has no plan in that time)
bench-breaks-rules = cannot be said (it breaks rules { $count } times)
bench-equal = yes (equal)
bench-better = yes ({ $score } { $by })
bench-worse = no ({ $score } { $by })
bench-plot-seconds = seconds
bench-plot-memory = peak memory (MiB)
bench-plot-targets = targets
bench-replans = Replans after an event
bench-replans-note = Beside each limit in seconds. Everything is counted from the day of the event on. Not planned: checks still owed that have no visit. Visits moved: at another date or session, with other checks, or gone; people moved: pairs of a visit and an inspector that are new. Changes as made, in brackets the fewest possible given those before: "=" is proved, "≥" is what is proved so far, with "out of time" where the search was ended by the clock. "Anew" plans what is left from nothing and keeps nothing.
bench-running-replan = Running: replan ({ $event }, { $method }), { $size }…
bench-event-illness = an illness
bench-event-lost-week = a lost week
bench-event-staff-cut = a department's people halved
bench-replanned-moves = fewest moves
bench-replanned-person_sessions = fewest person-days
bench-out-of-time = , out of time
bench-planned-again = fewest unplanned (anew)
bench-column-event = event
bench-column-unplanned = not planned
bench-column-person-days = person-days
bench-column-visits-moved = visits moved
bench-column-people-moved = people moved
bench-column-changes = changes
