# Campaigns: how far they are, visits and routes of published plans, checks left out, the comparison with separate work.
help-campaign =
    Campaigns: how far each is, what its published plan holds, saves and lacks.

    Example: onevisit campaign list
help-campaign-option = The campaign, by default the latest.
help-campaign-list = Lists the campaigns and how far each is, the latest first.
help-campaign-show = Shows one campaign: its batches and the versions published.
help-campaign-checks =
    Lists the checks owed in a campaign: those that were drawn, and those of complaints and other cases.

    Example: onevisit campaign checks 2026Q2 --source complaint
help-campaign-visits =
    Lists the visits of a published plan.

    Example: onevisit campaign visits 2026Q2 --department AMR --from 2026-04-07 --to 2026-04-11
help-campaign-tasks =
    Lists the visits of all campaigns from today on; by inspector it is what somebody has to do.

    Example: onevisit campaign tasks --inspector SD15-AMR-0001
help-campaign-routes = Lists the routes of a published plan: where each team goes in a half day.
help-campaign-unplanned =
    Lists the checks a plan leaves out by reason, and says what would let them in.

    Example: onevisit campaign unplanned 2026Q2 --reason no_capacity
help-campaign-compare =
    Compares a published plan with departments that go alone: visits, doors entered per target, person-days.

    Example: onevisit campaign compare 2026Q2
help-campaign-department = Only this department (code).
help-campaign-area = Only this region (code), with all below it.
help-campaign-from = From this day on.
help-campaign-to = Until this day.
help-campaign-inspector = Only this inspector (certificate number).
help-campaign-target = Only this target (id).
help-campaign-item = Only this item (code).
help-campaign-source = Only this source.
help-campaign-reason = Only this reason.
help-campaign-version = Number of the version, by default the newest.
help-campaign-limit = How many rows are shown at most.
campaign-column-id = campaign
campaign-column-title = title
campaign-column-draw = draw
campaign-column-checks = checks
campaign-column-targets = targets
campaign-column-version = version
campaign-column-run = run
campaign-batches = Batches: { $batches } (pack { $pack }, { $first } to { $last }).
campaign-version = Version { $version }, published { $at }, digest { $sha256 }.
campaign-more = Only the first { COUNTED($shown, "row is", "rows are") } shown; --limit shows more.
campaign-id = An id is 1 to 60 letters, digits, dots, dashes or underscores; correct it.
check-column-check = check
check-column-target = target
check-column-department = department
check-column-item = item
check-column-first = earliest
check-column-last = latest
check-column-source = source
visit-column-date = date
visit-column-start = start
visit-column-end = end
visit-column-target = target
visit-column-departments = departments
visit-column-checks = checks
visit-column-team = team
visit-column-route = route
visit-column-campaign = campaign
route-column-route = route
route-column-date = date
route-column-session = session
route-column-stops = stops
route-column-team = team
left-column-check = check
left-column-target = target
left-column-department = department
left-column-item = item
left-column-window = window
left-column-reason = reason
left-column-detail = detail
share-column-department = department
share-column-checks = checks
share-column-visits = visits together
share-column-separate = visits alone
share-column-people = person-days
share-column-people-alone = person-days alone, at least
share-column-people-saved = difference
figure-column-name = figure
figure-column-together = one visit
figure-column-alone = departments alone
figure-owed = checks owed
figure-off-site = of these off site
figure-planned = checks planned
figure-left-out = checks left out
figure-targets = targets visited
figure-visits = visits
figure-routes = routes
figure-inspectors = inspectors
figure-person-days = person-days
source-draw = random draw
source-imported-draw = drawn on a platform
source-complaint = complaint
source-referral = referral
source-monitoring = monitoring
source-bigdata = data analysis
source-emergency = emergency
source-superior-deployment = ordered from above
remedy-no-working-day = Widen the window of the batch, or agree on days on which the target is open.
remedy-repeat-within-gap = Join another visit to the target on one day, or move the window beyond the gap.
remedy-item-cap = Do not check the item again this year; where there is a complaint, enter it as a case.
remedy-too-long = Split the items over two batches, or check some in writing or on line.
remedy-team-too-large = Bring fewer departments on one day, or raise the limit of a team.
remedy-no-eligible-inspector = Add qualified people to the inspector register, or look at certificates and recusals.
remedy-no-capacity = Add people or end leave as the detail says, widen the window, or pin other visits and plan again.
