# Replanning: what happened, what changes, and the proof of it.
help-replan =
    Replans a published plan with the fewest changes, and proves that they are the fewest.

    Example: onevisit replan start 2026Q2 absence --inspector P1 --from 2026-04-13 --to 2026-04-17 --reason health --statement “病假证明第12号” --watch
help-replan-start =
    Hands in what happened and starts a replan. KIND: absence, recusal (withdrawal), swap, assignment, pooling, target_gone, demand (complaint, referral), days_lost, staff_cut, moved. The reason is noted before the code is revealed.

    Example: onevisit replan start 2026Q2 days_lost --from 2026-04-13 --to 2026-04-17 --reason 台风
help-replan-show =
    Shows what a replan changes, why, and the proof.

    Example: onevisit replan show 3 -o record.json
help-replan-swaps =
    Lists with whom an inspector who must not meet a target could change posts: only what holds for both.

    Example: onevisit replan swaps 2026Q2 P1 91371502MA000020X0
help-replan-check =
    Checks a replan: the plan itself, what is untouched, each change and its reason, counts, bounds and lots.

    Example: onevisit replan check problem.json before.json after.json record.json
help-replan-show-output = Write the record as it is published to this file.
help-replan-inspector = Certificate number of an inspector; may be repeated.
help-replan-post = Id of a post of the published plan; may be repeated.
help-replan-item = Code of an item of the demand; may be repeated.
help-replan-target = Id of the target.
help-replan-batch = The batch that the demand is counted to.
help-replan-reason = The reason; of an absence one that the rules allow.
help-replan-statement = The written statement.
help-replan-approved-by = Who approved it; assignment and pooling need it.
help-replan-session = This session of the days only.
help-replan-source = Where the demand comes from.
help-replan-from = First day.
help-replan-to = Last day.
help-replan-untouched-before = Visits before this day stay; by default tomorrow.
help-verify-lottery-before = The plan before a replan (with --replan).
help-verify-lottery-replan = The record of a replan: repeats codes, tickets and outcome of the posts that were filled anew.
replan-level-demands = new demands left out
replan-level-wait = days until new demands are met
replan-level-checks = published checks left out (weight)
replan-level-dates = visits on another date
replan-level-sessions = visits in another session
replan-level-routes = visits on another route
replan-level-people = posts filled anew
replan-proved = proved fewest
replan-not-proved = not proved
replan-no-time = not proved in time
replan-column-level = change
replan-column-made = made
replan-column-at-least = at least
replan-column-proof = proof
replan-column-change = change
replan-column-place = visit or post
replan-column-before = before
replan-column-after = after
replan-column-why = why
replan-column-post = post
replan-column-other-post = other post
replan-column-inspector = with
replan-column-date = date
replan-column-session = session
replan-kind-checks = checks
replan-kind-date = date
replan-kind-session = session
replan-kind-time = time
replan-kind-route = route
replan-kind-post = post
replan-why-impossible = no longer possible
replan-why-demanded = needed by what is new
replan-why-with_visit = goes with its visit
replan-why-made_room = made room
replan-no-swap = No swap holds for both; withdraw (recusal), and the post goes by lot.
replan-wrong-count = { COUNTED($count, "thing is", "things are") } wrong.
replan-checked = The record { $record } is right.
replan-lots-verified = Codes, tickets and outcome of the posts filled anew in { $plan } were repeated; all others are as in { $before }.
replan-event-refused = What happened cannot be used; { COUNTED($count, "thing needs", "things need") } correcting.
replan-field-reason = the reason
replan-field-inspectors = who
replan-field-posts = the posts
replan-field-approved-by = who approved it
replan-field-target = the target
replan-field-demands = the checks
replan-field-first-date = the first day
replan-field-last-date = the last day
replan-field-visit = the visit
replan-field-statement = the statement
replan-missing = Give { $field }: “{ $kind }” needs it.
replan-reason-not-allowed = “{ $place }” is no reason for a replacement; allowed: { $allowed }.
replan-kind-not-allowed = The rules in force do not allow “{ $kind }”.
replan-two-posts = A swap names two posts, given: { $place }.
replan-unknown-inspector = No inspector { $place } in the plan's problem; check the number.
replan-unknown-target = No target { $place }; check the id.
replan-unknown-item = No item { $place }; check the code.
replan-unknown-post = No post { $place } in the plan; check the id.
replan-unknown-session = No session { $place }.
replan-check-known = Check { $place } is in the plan already.
replan-empty-span = { $place } is after { $last }; correct the span.
replan-demand-without-window = Give the window with --from and --to.
replan-impossible = The plan from { $date } on cannot be adjusted: what must stay cannot be filled. Loosen something and try again.
replan-wrong = The replan did not pass its independent check ({ COUNTED($count, "fault", "faults") }); nothing was changed. Tell the maintainers.
replan-base-missing = The plan file with digest { $sha256 } is gone, so it cannot be replanned; plan anew.
replan-without-chain = The draw of { $campaign } kept no chain of codes, so nothing can go by lot; assign people or plan anew.
run-without-record = Run { $run } has no record of a replan.
replan-record-unreadable = The file is no record of a replan; export one with onevisit replan show.
visit-not-found = No visit { $visit }.
replan-past-touched = { $place } is before { $date } and must not change.
replan-change-untold = A change of { $place } ({ $kind }) is not told.
replan-change-invented = The change of { $place } ({ $kind }) is none.
replan-change-without-reason = The change of { $place } ({ $kind }) has no reason.
replan-count-wrong = { $place }: { $said } are said, { $found } are found.
replan-bound-wrong = { $place }: the bound { $bound } is above the { $made } made.
replan-counts-missing = Counts are missing: { $place }.
replan-touched = { $place } was to stay.
replan-twice = { $place } occurs { COUNTED($count, "time", "times") }.
replan-too-near = { $place } and { $other } must be { COUNTED($days, "day", "days") } apart.
replan-not-filled = Post { $place } is filled by nobody who may.
replan-two-places = { $place } is in two places in slot { $slot }.
replan-week = { $place } has { COUNTED($count, "session", "sessions") } in week { $week }, too many.
replan-lot-missing = Post { $place } changed hands without a lot.
replan-lot-wrong = Post { $place } did not go to the smallest ticket.
replan-ticket-wrong = The ticket of { $inspector } for { $place } does not follow from the code.
replan-code-foreign = { $place } is not code { $number } of the committed chain.
replan-other-plan = The plan file { $place } is not the one of the record.
api-replan-start = Replan a published plan after an event
api-replan-swaps = Swaps that hold for both
api-swap-offers = Swaps that hold for an officer of a visit
api-swap-approve = Approve a swap
api-run-changes = The record of a replan
api-visit-history = The history of a visit
help-what-if =
    What if people or rules were others; nothing is published.

    Example: onevisit what-if start 2026Q2 --per-department 1 --watch
help-what-if-start =
    Plans a campaign as if people or rules were others.

    Example: onevisit what-if start 2026Q2 --people EMERG=0.5
help-what-if-compare =
    Sets the plans of runs (replans, what-ifs) beside the published one.

    Example: onevisit what-if compare 2026Q2 4 5
help-what-if-people = Code of a department and the share of its people, 0.5 for half; may be repeated.
help-what-if-per-department = The fewest inspectors of each department (C-11).
help-what-if-per-visit = The fewest inspectors of a visit.
help-what-if-team = The most inspectors of a team.
help-what-if-week = The most sessions of an inspector in a week.
help-what-if-lost-from = The first day on which nobody inspects; only what lies from then on is planned.
help-what-if-lost-to = The last day on which nobody inspects.
help-what-if-separate = The checks of the published plan, every department alone: how many people that takes (see campaign compare).
what-if-column-run = run
what-if-column-kind = plan
what-if-column-planned-weight = weight
what-if-column-visits = visits
what-if-column-person-sessions = person-sessions
what-if-column-travel = travel (min)
what-if-column-visits-moved = visits moved
what-if-column-people-moved = people moved
what-if-note = In brackets the bounds; a plan after lost days holds only what lies from then on.
run-kind-published = published
run-kind-plan = plan
run-kind-replan = replan
run-kind-what-if = what if
run-what-if = Run { $run } is a what-if and is never published; to adopt it, change registers or rules and plan anew.
suppose-refused = This cannot be supposed; { COUNTED($count, "thing needs", "things need") } correcting.
suppose-unknown-department = No department { $place }.
suppose-share = The share { $share } of { $place } must be between 0 and { $most }.
suppose-share-unreadable = “{ $value }” must be a department and a share, such as EMERG=0.5.
suppose-event-without-date = An event needs the date from which to plan.
api-what-if-start = Plan as if people or rules were others
api-alternatives = Alternatives side by side
replan-met-already = They met { $place } on { $date } already; a recusal comes too late for this plan.
help-replan-substitute = The next ticket takes the place of the target (target_gone).
help-replan-visit = Id of the visit that is moved, to --from and --session (moved).
replan-why-asked = asked for
replan-unknown-visit = No visit { $place } in the plan; check the id.
replan-move-too-early = { $place } is before { $since }, and what lies before stays; choose another date or an earlier --untouched-before.
replan-no-working-day = { $place } is no working day of the plan; choose another date.
help-replan-gone = Why a target is inspected no more (target_gone); publication writes it into the registers.
help-replan-aim = Of what the fewest: moves, or person_sessions (half days of people, with as many checks kept).
replan-level-posts = half days of people of what is touched
help-what-if-changes =
    Lists everything in which the plan of a run differs from the published one.

    Example: onevisit what-if changes 2026Q2 4
api-alternative-changes = What differs from the published plan
what-if-column-person-days = person-days
replan-aim-moves = (fewest moves)
replan-aim-person-sessions = (fewest person-sessions)
help-what-if-ratio = A batch and its ratio, such as b-food=0.3; may be repeated; draws again with the same tickets.
help-what-if-ratios =
    What batches would draw at other ratios: due, drawn, gained and lost. Nothing is published and no code revealed.

    Example: onevisit what-if ratios 2026Q2 --ratio b-food=0.3
api-what-if-ratios = What would be drawn at other ratios
what-if-column-batch = batch
what-if-column-department = department
what-if-column-ratio-before = ratio
what-if-column-ratio-after = what if
what-if-column-due-before = due
what-if-column-due-after = then
what-if-column-drawn-before = drawn
what-if-column-drawn-after = then
what-if-column-gained = gained
what-if-column-lost = lost
what-if-column-short = short
what-if-ratios-distinct = Distinct targets drawn: { $distinct_before }, then { $distinct_after }; from the probabilities at least { $expected_before } and { $expected_after } are expected.
suppose-unknown-batch = No batch { $place } in the draw of this campaign.
suppose-ratio = The ratio { $ratio } of { $place } must be between 0 and 1.
suppose-ratios-unpaired = { COUNTED($batches, "batch", "batches") } and { $ratios } ratios are given; give one for each.
suppose-ratios-with-event = Ratios and lost days cannot be supposed together; try one after the other.
suppose-separate-with-others = Departments that go alone cannot be tried together with lost days or other ratios; try them one after the other.
suppose-ratios-before-draw = { $campaign } has not drawn yet, so no other ratio can be tried.
help-verify-substitutes =
    Verifies who was drawn in the place of targets that dropped out after the draw: the reason before the code, and the smallest ticket. From three published files alone.

    Example: onevisit verify substitutes record.json frame.csv log.json
help-replan-log =
    Exports why targets were replaced, with which code and by whom, for anybody to verify.

    Example: onevisit replan log 2026Q2 -o log.json
help-replan-log-output = Write to this file.
api-public-substitutes-script = The script that repeats who was drawn in the place of others
api-substitution-log = Log of substitutions
substitutes-verified = { $log } is right: every reason was noted before its code was revealed, and the smallest ticket that could be drawn was.
substitutes-unreadable = The { $place } is no log of substitutions; export one with onevisit replan log.
substitutes-incomplete = The { $place } has { COUNTED($events, "event", "events") }; of each target there should be reason, code and draw.
substitutes-other-frame = The { $place } is not the one of this draw.
substitutes-event-changed = { $place } is not the { $action } it was, or was changed.
substitutes-out-of-order = { $place } does not follow the event before it: the reason has to be noted before the code is revealed.
substitutes-without-reason = { $place } has no reason.
substitutes-code-foreign = The code of { $place } is not the unused code { $number } of the committed chain.
substitutes-wrong = { $place }: batch { $batch } is said to draw { $said }, it should be { $expected }.
