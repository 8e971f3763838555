# Annual alignment: windows and draws with the fewest expected visits.
help-plan-repeat =
    Begins the plan of YEAR with the batches of another year, on the same dates.

    Example: onevisit plan repeat 2027 --like 2026
help-plan-repeat-like = The year whose plan is repeated.
plan-repeated = Proposed the plan of { $year } like that of { $like }: { COUNTED($batches, "batch", "batches") }. Next: onevisit plan align { $year } --move-days 28
help-plan-align =
    Proposes windows and joint draws for the plan of YEAR, so that the fewest visits are expected and every month's load fits the people there are. Changes no plan.

    As filed, each joint item and each batch outside one is drawn by itself, unless a campaign is open. How far a window may move stands in its batches (earliest_date, latest_date, may_join). Whatever is proposed, ratios stay as filed.

    Example: onevisit plan align 2027 --move-days 28
help-plan-align-move = How many days the window of a batch may move whose department has not said how far.
help-plan-align-share = Percent of its people's half days that a department may spend on these inspections in a month.
help-plan-align-limit = Seconds at most; then the best proposal so far, with a bound that still holds.
help-plan-align-json = Prints the proposal as JSON.
help-plan-open-draw = All batches that the newest alignment draws together under this number.
alignment-visits = Visits expected: { $filed } as filed; { $together } where only draws are joined; { $proposed } as proposed
alignment-saved = Saved: { COUNTED($saved, "visit", "visits") } ({ $percent })
alignment-bound = Proved: whatever windows and draws the departments allow, at least { $bound } are expected; the proposal is within { $gap } of that
alignment-out-of-time = Ran out of time after { $seconds } s: there may be better windows, never below the bound. Give it a longer --time-limit.
alignment-inspections = Inspections (equal numbers are drawn together; saved: visits lost where this one alone stays as filed)
alignment-months = Person-half-days expected by department and month, beside those available
alignment-next = Lead departments agree over the web (POST /api/v1/plans/{ $year }/alignment/agree); then: onevisit plan open CAMPAIGN --year { $year } --draw 1
alignment-column-batches = batches
alignment-column-filed = filed
alignment-column-proposed = proposed
alignment-column-filed-draw = draw as filed
alignment-column-draw = draw
alignment-column-saved = saved
alignment-column-department = department
alignment-column-month = month
alignment-column-capacity = available
alignment-column-excess = too many
alignment-not-found = No alignment has been proposed for { $year }; the office has to propose one first.
alignment-without-draw = The newest alignment of { $year } has no draw { $draw } that you see; check the number.
alignment-refused = The request has { COUNTED($count, "fault", "faults") }; nothing was changed:
alignment-needs-department = Windows are agreed to by the department that leads the batches, not by the office; ask it to.
alignment-without-batch = The newest alignment does not move this batch; leave it out.
alignment-outdated = This batch has changed since the alignment was made; have it aligned again.
alignment-share = The share of people's time must be above 0 and at most 1.
alignment-move-days = Windows may move by 0 to { $most } days.
alignment-seconds = The time limit must be above 0 and at most { $most } seconds.
alignment-wrong = The alignment that was made breaks rules in { COUNTED($count, "place", "places") } and is not used; please send this to the maintainers:
plan-changed-meanwhile = The plan of { $year } has just been changed; try again.
plan-without-batches = The plan of { $year } has no batches yet; propose batches first.
batch-leeway = The window must lie between the earliest and the latest date it may move to; correct those.
align-incomplete = Not every inspection has a window and a draw.
align-window-not-allowed = The window is not one its departments allow.
align-may-not-join = They share a draw though one of them may not.
align-month-overloaded = The month asks more than there is and more than was filed.
align-visits-wrong = The expected visits are not what windows and draws come to.
align-bound-wrong = The bound is above the visits.
align-overload-wrong = The largest overload is not what the months come to.
alignment-too-many-alone = Too many batches of { $year } are each drawn alone at the same targets to count what comes of it; let more of them join (may_join).
alignment-process-ended = The process that aligned { $year } was ended; try again, and see whether the machine has memory enough.
