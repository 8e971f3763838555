# The bench.
help-bench =
    Measures the planner on public benchmark problems: time, memory, the gap of each score to its bound, violations; the county-month stands beside baselines.

    Each measurement is a process of its own. A big model is given ten times our time, and --patience at least.

    Example: onevisit bench --size county-month --growth 1x1,2x1,5x1 -o bench
help-bench-size = The size: county-month, city-month (eleven counties), city-year (eleven counties, twelve months), all, or none.
help-bench-growth = Steps of the growth plot (counties x months, with commas between), such as 1x1,2x1,5x1,11x1,11x3,11x6,11x12; or all.
help-bench-targets = Targets of each county and month.
help-bench-patience = How many seconds a big model is given at least.
help-bench-output = The folder for bench.json, the growth plot, problems and plans.
bench-running = Running: { $method }, { $size }…
bench-written = The results are in the folder { $folder }.
bench-ours = 1. Our plans
bench-ours-note = In brackets the gap to the bound; memory is the peak of the process and of the largest one it started.
bench-beside = 2. Beside baselines (county-month)
bench-beside-note = "Never worse" goes by the scores in their order: more weight, then fewer visits, person-sessions, travel; with a sign, ours minus theirs. Departments apart keep neither the gap nor other rules: what they break is counted.
bench-growth = 3. Growth
bench-growth-note = Counties x months; the plot is growth.svg (both axes logarithmic).
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
bench-column-inspectors = inspectors
bench-column-given = given (s)
bench-column-seconds = took (s)
bench-column-lottery = lottery (s)
bench-column-memory = memory (MB)
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
bench-plot-memory = peak memory (MB)
bench-plot-targets = targets
