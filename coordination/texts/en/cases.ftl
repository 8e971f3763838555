# Visits that are pinned, and checks that complaints, referrals and orders ask for.
help-pin =
    Pins: visits whose checks, date, session and people every later plan keeps.

    Example: onevisit pin list 2026Q2
help-pin-list = Lists the pinned visits of a campaign.
help-pin-add =
    Pins a visit.

    Example: onevisit pin add 2026Q2 --check 2026Q2-J01-AMR:AMR-03@91371502MA000020X0 --date 2026-04-07 --session am
help-pin-remove =
    Lets a pinned visit go.

    Example: onevisit pin remove 2026Q2 3
help-pin-check = A check of the visit (id), may be given several times; exactly these.
help-pin-date = The date, as 2026-04-07.
help-pin-session = The session, as am or pm; without it the planner decides.
help-pin-inspector = Somebody who must come (certificate number), may be given several times.
help-pin-reason = Why.
help-case =
    Cases: checks that complaints, referrals or orders ask for; they enter the next planning run.

    Example: onevisit case list 2026Q2
help-case-list = Lists the cases of a campaign, withdrawn ones too.
help-case-enter =
    Enters a case; the pack says which sources are allowed.

    Example: onevisit case enter 2026Q2 --source complaint --reason "dirty kitchen" --target 91371502MA000020X0 --item AMR-03 --from 2026-04-07 --to 2026-04-20
help-case-withdraw =
    Withdraws a case; its checks are not planned any more.

    Example: onevisit case withdraw 2026Q2 1 --reason "reported twice"
help-case-source = Where it comes from.
help-case-reason = What it is about.
help-case-target = The target (id).
help-case-item = An item to be checked (code), may be given several times.
help-case-from = The earliest date.
help-case-to = The latest date.
help-case-reference = Number of the complaint or order.
help-case-batch = With which batch it goes; by default one of the department of the first item.
help-case-withdraw-reason = Why it is withdrawn.
pin-column-pin = pin
pin-column-date = date
pin-column-session = session
pin-column-checks = checks
pin-column-inspectors = inspectors
pin-column-reason = reason
pin-column-by = entered by
pin-added = Pinned as { $pin }; the next planning run keeps it.
pin-removed = Pin { $pin } is let go.
pin-refused = The pin has { COUNTED($count, "fault", "faults") } and was not saved:
pin-not-found = Campaign “{ $campaign }” has no pin { $pin }; see onevisit pin list.
pin-no-working-day = { $date } is no working day, or in a quiet period; choose another day.
pin-outside-window = Check “{ $check }” can only be done from { $first } to { $last }; choose another day.
pins-outdated = { COUNTED($count, "pin no longer fits", "pins no longer fit") } the registers or the checks owed, so nothing can be planned; remove them and pin anew:
case-column-case = case
case-column-source = source
case-column-target = target
case-column-items = items
case-column-first = earliest
case-column-last = latest
case-column-reason = reason
case-column-by = entered by
case-column-withdrawn = withdrawn because
case-entered = Case { $case } is entered: { COUNTED($checks, "check", "checks") }, done with batch { $batch }; the next planning run takes them in.
case-withdrawn = Case { $case } is withdrawn.
case-refused = The case has { COUNTED($count, "fault", "faults") } and was not saved:
case-not-found = Campaign “{ $campaign }” has no case { $case }, or it is beyond your reach.
case-withdrawn-already = Case { $case } is withdrawn already.
case-source = Pack { $pack } allows no check beside the plan from this source; allowed: { $known }.
case-without-batch = The campaign has no batch of that department; name the batch the case goes with.
case-item-twice = Item “{ $item }” is there twice; leave one out.
case-gone-by = The latest date has gone by; correct it.
