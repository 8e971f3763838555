# Annual plans and the steps of a draw.
draw-state-announced = announced
draw-state-frozen = frame frozen
draw-state-valued = public value entered
draw-state-drawn = drawn
draw-state-signed = signed
draw-state-published = published
draw-state-given_up = given up
draw-state-void = void
draw-step-announce = announce
draw-step-freeze = freeze the frame
draw-step-witness = confirm a witness
draw-step-value = enter the public value
draw-step-hold = hold the draw
draw-step-sign = sign
draw-step-publish = publish
draw-step-give_up = give the attempt up
draw-step-again = announce another attempt
draw-step-none = none, it is complete
draw-out-of-order =
    The draw of campaign "{ $campaign }", attempt { $attempt }, is "{ $state ->
        [announced] { draw-state-announced }
        [frozen] { draw-state-frozen }
        [valued] { draw-state-valued }
        [drawn] { draw-state-drawn }
        [signed] { draw-state-signed }
        [published] { draw-state-published }
        [given_up] { draw-state-given_up }
        [void] { draw-state-void }
       *[other] { $state }
    }": not the time to "{ $step ->
        [freeze] { draw-step-freeze }
        [witness] { draw-step-witness }
        [value] { draw-step-value }
        [hold] { draw-step-hold }
        [sign] { draw-step-sign }
        [publish] { draw-step-publish }
        [give_up] { draw-step-give_up }
        [again] { draw-step-again }
       *[other] { $step }
    }"; next: { $next ->
        [freeze] { draw-step-freeze }
        [value] { draw-step-value }
        [hold] { draw-step-hold }
        [sign] { draw-step-sign }
        [publish] { draw-step-publish }
        [again] { draw-step-again }
       *[other] { draw-step-none }
    }.
draw-not-announced = The draw of campaign "{ $campaign }" has not been announced; announce it first.
draw-changed-meanwhile = Somebody has just changed the draw of campaign "{ $campaign }"; look at it and try again.
draw-before-plan = The plan of { $year } is not published, so no draw can be announced; publish the plan first.
draw-without-source = Say which public value of which source will be used (1 to { $most } visible characters); nobody may know it yet.
draw-again-without-reason = This campaign has a draw; another one needs a reason (1 to { $most } visible characters).
draw-given-up-without-reason = Giving a draw up needs a reason (1 to { $most } visible characters).
draw-planned-already = A plan of visits was published from the draw of campaign "{ $campaign }", which cannot be repeated; open another campaign.
draw-without-value = The public value must be 1 to { $most } visible characters; enter it as it was published.
draw-chain-used-up = Substitutes took more rounds than the { COUNTED($length, "code", "codes") } committed to; give the attempt up, check the exemptions and announce another.
draw-secret-locked = The secret of draw "{ $attempt }" cannot be opened: the key of the service is another one, or what was kept was changed. Bring the key file back; if it is lost, give the attempt up and announce another.
draw-announcement-altered = The announcement of campaign "{ $campaign }" is not what its digest or the witnesses say: it was changed. Find out why, and give the attempt up.
draw-frame-altered = The frame of campaign "{ $campaign }" does not match the digest announced when it was frozen: it was changed. Find out why, and draw again if need be.
draw-record-altered = The record of campaign "{ $campaign }" does not match its digest: it was changed. Find out why, and draw again if need be.
draw-other-record = What you sign is not the present record of campaign "{ $campaign }"; compare the digests.
draw-signed-already = "{ $account }" has signed already.
draw-without-frame = The frame of campaign "{ $campaign }" is not frozen yet, or not for you to see.
draw-left-gone = merged into another target or removed from the register after the frame was frozen
witness-of-other-campaign = You are not a witness of campaign "{ $campaign }"; one of its witnesses has to do this.
witness-kind-unknown = The policy pack has no witnesses of the kind "{ $kind }"; known: { $known }.
witness-confirmed-already = The witness "{ $account }" has confirmed already.
witness-without-name = The name of a witness must be 1 to 100 visible characters; it stands in the public record.
witness-was-not-there = "{ $account }" did not confirm to be there and cannot sign.
service-secret-missing = The service has no secret, or too short a one; write at least { $least } random bytes to a file and name it in ONEVISIT_SECRET_FILE.
plan-not-found = There is no plan for { $year }; propose one first.
plan-begun-already = This year has a plan; add your batches to it.
plan-not-proposed = The plan of { $year } is filed and its batches cannot change; report an adjustment separately.
plan-not-filed = The plan of { $year } is not filed; file it before you publish it.
plan-without-batch = The plan of { $year } has no such batch; check the id.
plan-not-json = The plan file has { COUNTED($count, "fault", "faults") } and was not filed:
batch-out-of-reach = Batch "{ $batch }" is not led by your department, or not limited to your region; its lead department or the office has to propose it.
batch-of-other-year = This id belongs to a batch of another year; choose another.
batch-id = The id of a batch must be 1 to 100 visible characters; correct it.
batch-without-item = The batch has no items; list at least one.
batch-unknown-department = There is no department "{ $department }"; correct the code.
run-of-void-draw = The draw behind run { $run } is void, so its plan was not published; plan again.
help-draw =
    The draw, a step at a time: announce, freeze the frame, witness, enter the public value, hold, sign, publish.

    Example: onevisit draw status 2026Q2
help-draw-announce =
    Announces the draw of CAMPAIGN: which public value will be used, and the commitment to the office's secret.

    The secret is drawn by the system and kept encrypted until the draw; the key is in the file that ONEVISIT_SECRET_FILE names, else in onevisit.secret in the working folder. Where there was a draw, --reason says why there is another; the one before is void and stays visible.

    Example: onevisit draw announce 2026Q2 --source "EuroMillions of 27 March 2026"
help-draw-announce-source = Which value of which source will be used; nobody may know it yet.
help-draw-announce-reason = Why there is another attempt.
help-draw-freeze =
    Freezes the frame and announces its digest; registers may change afterwards, the frame does not.

    Example: onevisit draw freeze 2026Q2
help-draw-witness =
    A witness confirms to be there, with the password of their own account.

    Example: onevisit draw witness 2026Q2 --account sun.witness --kind public_rep
help-draw-witness-account = Login name of the witness.
help-draw-witness-kind = Kind of witness: personnel, coordinator, legal_counsel, enterprise_rep, public_rep, discipline_inspection.
help-draw-witness-name = Name in the public record, by default the display name of the account.
help-draw-value =
    Enters the public value VALUE, once and for all.

    Example: onevisit draw value 2026Q2 "9.18.26.34.41.45./2.8./"
help-draw-hold =
    Holds the draw and repeats it with the independent verifier.

    Example: onevisit draw hold 2026Q2
help-draw-sign =
    Signs the record: the office, or the witness named by --account.

    Example: onevisit draw sign 2026Q2 --account sun.witness
help-draw-sign-account = Login name of the witness, whose password is asked for; without it the office signs.
help-draw-publish =
    Publishes record and frame; writes them to a folder with the script that verifies them.

    Example: onevisit draw publish 2026Q2 -o public
help-draw-publish-output = Folder for record.json, frame.csv and verify_draw.py.
help-draw-status =
    Shows every attempt: its state, witnesses, signatures and what is next.

    Example: onevisit draw status 2026Q2
help-draw-give-up =
    Gives an attempt up before anything is drawn; the reason stays visible.

    Example: onevisit draw give-up 2026Q2 --reason "no witness came"
help-draw-give-up-reason = Why it is given up.
help-plan =
    Annual plans.

    Example: onevisit plan list
help-plan-file =
    Files the annual plan of FILE (JSON); tells every fault at once.

    Example: onevisit plan file plan.json
help-plan-publish =
    Publishes the plan of YEAR; only then can a draw be announced.

    Example: onevisit plan publish 2026
help-plan-list =
    Lists the annual plans.

    Example: onevisit plan list
help-plan-open =
    Opens CAMPAIGN over batches of a filed plan, all of its year where --batch names none.

    Example: onevisit plan open 2026Q2 --year 2026 --title "Second quarter"
help-plan-open-year = Year.
help-plan-open-title = Title, by default the id.
help-plan-open-batch = Id of a batch; may be given several times. Without it, every batch that no other campaign has.
plan-filed = The plan of { $year } is filed: { COUNTED($batches, "batch", "batches") }.
plan-published = The plan of { $year } is published.
campaign-opened = Campaign { $campaign } is open: { COUNTED($batches, "batch", "batches") }.
plan-column-year = year
plan-column-title = title
plan-column-pack = pack
plan-column-state = state
plan-column-filed-on = date
plan-column-batches = batches
plan-state-proposed = proposed
plan-state-filed = filed
plan-state-published = published
draw-announced = Attempt { $attempt } is announced. Commitment: { $commitment }
draw-frozen = The frame is frozen: { COUNTED($rows, "target", "targets") }. Digest of the frame: { $frame }, of the announcement: { $announcement }
draw-witnessed = { $name } confirmed to be there, with the announcement { $announcement }
draw-valued = Public value entered: { $value }
draw-held = Drawn and repeated: { COUNTED($targets, "different target", "different targets") }, { COUNTED($demands, "check", "checks") } owed. Digest of the record: { $record }
draw-signed = { $account } has signed; state: { $state }
draw-published = Record, frame and script are public.
draw-files-written = Written to folder { $folder }; anybody can repeat the draw with python3 verify_draw.py record.json frame.csv.
draw-given-up = Attempt { $attempt } is given up.
draw-attempt-line = Attempt { $attempt }: { $state }; next: { $next }
draw-line-source = { "  " }source of the public value: { $source }
draw-line-commitment = { "  " }commitment: { $commitment }
draw-line-frame = { "  " }frame: { COUNTED($rows, "target", "targets") }, digest { $frame }
draw-line-announcement = { "  " }digest of the announcement: { $announcement }
draw-line-value = { "  " }public value: { $value }
draw-line-record = { "  " }digest of the record: { $record }
draw-line-witnesses = { "  " }witnesses { $present } (at least { $least }): { $names }
draw-line-signatures = { "  " }signed: { $names }
draw-line-reason = { "  " }why another attempt: { $reason }
draw-line-end = { "  " }why void or given up: { $reason }
help-plan-propose =
    Begins the plan of a year, to which lead departments then add their batches.

    Example: onevisit plan propose 2026.json
help-plan-batches =
    Adds batches to a proposed plan, or replaces those with the same ids; the file is as that of an annual plan.

    Example: onevisit plan batches more.json
help-plan-withdraw =
    Takes batches out of a proposed plan.

    Example: onevisit plan withdraw 2026 2026Q2-AMR07
help-plan-show = Lists the batches of the plan of a year.
help-plan-file-year = Without a file: files the proposed plan of this year.
plan-proposed = The plan of { $year } is being proposed: { COUNTED($batches, "batch", "batches") }.
plan-file-or-year = Give either the FILE of a plan or, with --year, the year of a proposed one.
batch-column-batch = batch
batch-column-title = title
batch-column-department = department
batch-column-lead = lead
batch-column-items = items
batch-column-regions = regions
batch-column-ratio = ratio
batch-column-first = earliest
batch-column-last = latest
