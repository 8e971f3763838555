# Planning runs and workers.
help-run =
    Planning runs: handed in, done by workers (onevisit worker), to be watched, cancelled and resumed at any time; what is solved survives a power cut or a restart.

    Example: onevisit run start 2026Q2
help-run-start =
    Hands in a planning run for CAMPAIGN, from its registers as they are now. One run of a campaign at a time.

    Example: onevisit run start 2026Q2 --watch
help-run-start-watch = Watch until it ends; Ctrl-C ends the watching, not the run.
help-run-processes = How many workers are expected at once; only to share out a time limit. By default as many as processors.
help-run-list =
    Lists planning runs, the newest first.

    Example: onevisit run list --campaign 2026Q2
help-run-list-campaign = This campaign only.
help-run-watch =
    Watches a run until it ends.

    Example: onevisit run watch 3 -o plan.json
help-run-watch-output = Write the plan to this file at the end.
help-run-cancel =
    Cancels a run; what is solved is kept, and it can be resumed.

    Example: onevisit run cancel 3
help-run-resume =
    A cancelled or failed run goes on where it stopped.

    Example: onevisit run resume 3
help-run-publish =
    Publishes the plan of a run as the next version of its campaign.

    Example: onevisit run publish 3
help-worker =
    A worker: does planning runs until Ctrl-C. Any number may share a database, on PostgreSQL from any number of machines.

    Example: onevisit worker --processes 2
help-worker-name = The worker's name, no other worker's; by default the machine's name and a number.
help-worker-processes = How many at once; by default as many as processors.
worker-ready = Worker { $worker } is ready.
worker-stopped = Worker { $worker } has stopped; runs that have not ended go on with other workers, or when one starts again.
worker-merged = Run { $run }: merged, { COUNTED($blocks, "block", "blocks") }, { $left } of them to be routed.
worker-block = Run { $run }: block { $block } routed in { $seconds } s.
worker-planned = Run { $run }: the plan is done and checked.
worker-failed = Run { $run }: failed. { $why }
worker-adopted = Took over { COUNTED($parts, "part", "parts") } that worker { $other } left.
worker-troubled = Cannot look for new runs at present ({ $kind }), will try again; details in the log { $log }.
worker-name-taken = The name "{ $worker }" is in use by another worker; choose another one with --name.
run-started = Run { $run } is handed in; watch it with onevisit run watch { $run }, onevisit worker does it.
run-cancel-asked = Run { $run } is to be cancelled; its workers stop within seconds.
run-cancelled = Run { $run } is cancelled.
run-resumed = Run { $run } goes on.
run-published = The plan of run { $run } is published as version { $version } of campaign "{ $campaign }".
run-line = Run { $run }: { $state }, { $stage } ({ $seconds } s)
run-line-step = Run { $run }: { $state }, { $stage } ({ $seconds } s) done { $done }/{ $total }, person-sessions { $best }, bound { $bound }
run-line-step-apart = Run { $run }: { $state }, { $stage } ({ $seconds } s) done { $done }/{ $total }, areas apart: person-sessions { $best }, bound { $bound }
run-column-run = run
run-column-campaign = campaign
run-column-state = state
run-column-stage = stage
run-column-done = blocks
run-column-best = person-sessions
run-column-bound = bound
run-column-seconds = seconds
run-column-requested-by = asked for by
run-state-queued = queued
run-state-running = running
run-state-cancelling = being cancelled
run-state-cancelled = cancelled
run-state-failed = failed
run-state-done = done
run-not-found = There is no run { $run }; see onevisit run list.
run-active = Run { $run } of campaign "{ $campaign }" has not ended; wait for it, or cancel it first.
run-ended = Run { $run } has ended and cannot be cancelled.
run-not-resumable = Run { $run } has not stopped; only a cancelled or failed run can be resumed.
run-without-plan = Run { $run } has no plan; wait until it is done, or resume it.
run-interrupted = The run was broken off; it can be resumed, what is solved is still there.
run-part-killed = The solving process of worker { $worker } was killed by the system (signal { $signal }), most likely for want of memory; the run can be resumed once that is mended.
run-part-failed = Worker { $worker } failed inside ({ $kind }); send the log { $log } on that machine to the maintainers. The run can be resumed once that is mended.
plan-overtaken = Campaign "{ $campaign }" has a newer version { $newest }; this plan was made before it and was not published. Plan again.
help-run-start-problem = Solve this problem file (joint-inspection-problem/1) instead of a campaign; run watch -o gets the plan.
help-run-problem =
    Writes the problem file of a run.

    Example: onevisit run problem 3 -o problem.json
run-of-what = Give either a CAMPAIGN or, with --problem, a problem file.
run-without-campaign = Run { $run } solves a problem file that belongs to no campaign, so it cannot be published.
version-without-plan-file = The plan file of version { $version } of campaign “{ $campaign }” is in no run.
help-export-plan =
    Writes the plan file (joint-inspection-plan/1) of a published plan.

    Example: onevisit export plan --campaign 2026Q2 -o plan.json
plan-exported = The plan is in { $file }.
