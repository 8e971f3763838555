# What a plan comes to, its adjustment in the year, the order of its batches.
help-plan-figures =
    What the plan of YEAR comes to: key items, mean ratio of general items, items in no batch, targets drawn by each batch and in each county.

    Example: onevisit plan figures 2026
help-plan-revise =
    Adjusts a filed plan: batches of FILE that differ from those filed are added or replaced; then the plan has to be published again. Batches of open campaigns stay.

    Example: onevisit plan revise plan.json --reason "New schools opened"
help-plan-revise-reason = Why the plan is adjusted; it stands in the audit chain.
help-plan-order =
    Draws the order of the batches of YEAR with a high ratio by lot from a public seed. The same seed gives the same order.

    Example: onevisit plan order 2026 --draw-seed 9.18.26.34.41.45 --above 20
help-plan-order-seed = Public seed, fixed after the plan was filed.
help-plan-order-above = From which ratio on batches take part, in percent.
plan-revised = Adjusted the plan of { $year }: { COUNTED($batches, "batch", "batches") }. Next: onevisit plan publish { $year }
plan-not-adjustable = The policy pack { $pack } does not let a filed plan change.
plan-revision-reason = An adjustment needs a reason (1 to { $most } characters).
batch-in-campaign = This batch belongs to campaign "{ $campaign }" and stays as it was published; add another batch instead.
batch-drawn-elsewhere = The targets of this batch were drawn on another platform; it stays as it was, add another batch instead.
batch-order-not-drawn = The policy pack { $pack } does not let the order of batches be drawn.
batch-order-without-seed = The order needs a public seed; give one that was fixed after the plan was filed, of 1 to 100 characters that can be seen.
figures-items = Key items: { $key }; general items: { $general }, mean ratio { $mean }
figures-left = Items in no batch: { $count } ({ $items })
figures-level = Batches of level { $level }: { $batches }
figures-district = county
figures-drawn = drawn
figures-weight = weight
figures-batch = batch
