# Results: reports, publication, objections, findings handed on, files.
result-state-awaited = report due
result-state-reported = reported
result-state-published = published
result-state-objection = objected to
result-state-review = under review
result-state-corrected = corrected
result-state-upheld = upheld
result-state-fed-back = answered
result-step-none = nothing
result-step-report = report
result-step-publish = publish
result-step-object = receive an objection
result-step-review = review
result-step-uphold = uphold, or have the head correct it
result-step-correct = correct
result-step-feed-back = answer the party
follow-up-kind-on-spot = settled on the spot
follow-up-kind-territorial = handed to territorial supervision
follow-up-kind-case = filed as a case
follow-up-kind-criminal = referred as a suspected crime
follow-up-state-open = open
follow-up-state-acknowledged = acknowledged
follow-up-state-outcome-back = outcome is back
follow-up-step-none = nothing (it has ended)
follow-up-step-acknowledge = acknowledge
follow-up-step-bring-back = tell the outcome
case-file-state-open = open
case-file-state-bound = bound
case-file-state-archived = archived
case-file-step-none = nothing (it is archived)
case-file-step-bind = bind
case-file-step-archive = archive
sync-state-pending = pending
sync-state-exported = exported, not confirmed
sync-state-confirmed = confirmed
sync-state-refused = refused
result-out-of-order =
    The result of { $department } in task { $task } is in state “{ $state ->
        [awaited] { result-state-awaited }
        [reported] { result-state-reported }
        [published] { result-state-published }
        [objection] { result-state-objection }
        [review] { result-state-review }
        [corrected] { result-state-corrected }
        [upheld] { result-state-upheld }
        [fed_back] { result-state-fed-back }
       *[other] { $state }
    }”, so it is not the turn of “{ $step ->
        [report] { result-step-report }
        [publish] { result-step-publish }
        [object] { result-step-object }
        [review] { result-step-review }
        [uphold] { result-step-uphold }
        [correct] { result-step-correct }
        [feed_back] { result-step-feed-back }
       *[other] { result-step-none }
    }”; next: { $next ->
        [report] { result-step-report }
        [publish] { result-step-publish }
        [object] { result-step-object }
        [review] { result-step-review }
        [uphold] { result-step-uphold }
        [correct] { result-step-correct }
        [feed_back] { result-step-feed-back }
       *[other] { result-step-none }
    }.
follow-up-out-of-order =
    Finding { $number } of task { $task } is in state “{ $state ->
        [open] { follow-up-state-open }
        [acknowledged] { follow-up-state-acknowledged }
        [outcome_back] { follow-up-state-outcome-back }
       *[other] { $state }
    }”, so it is not the turn of “{ $step ->
        [acknowledge] { follow-up-step-acknowledge }
        [bring_back] { follow-up-step-bring-back }
       *[other] { follow-up-step-none }
    }”; next: { $next ->
        [acknowledge] { follow-up-step-acknowledge }
        [bring_back] { follow-up-step-bring-back }
       *[other] { follow-up-step-none }
    }.
case-file-out-of-order =
    The file of task { $task } is in state “{ $state ->
        [open] { case-file-state-open }
        [bound] { case-file-state-bound }
        [archived] { case-file-state-archived }
       *[other] { $state }
    }”, so it is not the turn of “{ $step ->
        [bind] { case-file-step-bind }
        [archive] { case-file-step-archive }
       *[other] { case-file-step-none }
    }”; next: { $next ->
        [bind] { case-file-step-bind }
        [archive] { case-file-step-archive }
       *[other] { case-file-step-none }
    }.
result-not-found = The part of { $department } in task { $task } is not complete, so there is no result, or you do not see it.
report-without-opinion = Write what is to be done (1 to { $most } characters).
circulation-without-circle = Name the circle it is sent to (1 to { $most } visible characters).
circulation-without-reason = Say why the law keeps it from the public (1 to { $most } characters).
correction-without-reason = A correction needs a reason (1 to { $most } characters).
correction-refused = { COUNTED($count, "thing", "things") } in the correction cannot be taken, so nothing was corrected:
correction-outcomes = Each corrected item needs an outcome, and “no problem found” stands alone.
correction-item-unknown = The result has no such item.
correction-changes-nothing = The correction changes nothing; uphold the result if it is right.
objection-without-name = Name the party that objects (1 to { $most } visible characters).
objection-without-grounds = Write the grounds of the objection (1 to { $most } characters).
objection-day = The day of receipt is from the publication ({ $published }) to today.
objection-too-late = Objections are accepted for { COUNTED($days, "working day", "working days") }, to { $last }; reconsideration and litigation remain open to the party.
review-of-own-result = Who recorded, completed, reported or published the result does not review it; somebody else does.
review-of-other = { $reviewer } makes this review and decides.
decision-without-reason = Give the reason for the decision (1 to { $most } characters).
feedback-without-answer = Write the answer to the party (1 to { $most } characters).
follow-up-not-found = Task { $task } has no finding { $number } that concerns your department.
follow-up-without-matter = Write what is handed on (1 to { $most } characters).
follow-up-address = “{ $kind ->
        [on_spot] { follow-up-kind-on-spot }
        [territorial] { follow-up-kind-territorial }
        [case] { follow-up-kind-case }
       *[other] { follow-up-kind-criminal }
    }” is addressed wrongly: on the spot names nobody, all others exactly one department or body.
follow-up-unknown-department = There is no department “{ $department }”; check its code.
follow-up-of-other = This finding is for { $department }, and not for whoever sent it.
follow-up-of-other-check = “{ $check }” is no check of this department in this task.
follow-up-without-reference = Give the reference under which the body took it (1 to { $most } visible characters); without one it is not taken.
follow-up-without-outcome = Write what became of it (1 to { $most } characters).
case-file-not-open = Task { $task } has not ended, so it has no file.
case-file-not-bound = The file of task { $task } is not bound yet.
case-file-not-ready = { COUNTED($count, "thing is", "things are") } open in the file of task { $task }:
case-file-result-unpublished = The result of this department is not published or circulated yet.
case-file-objection-open = An objection to the result of this department is open, or can still come.
case-file-follow-up-open = The outcome of this finding is not back.
case-file-non-cooperation = Cooperation was seriously refused: open a case or refer it before the file is bound.
sync-not-found = The result of task { $task } is not due on “{ $channel }”.
sync-before-export = It was not exported for “{ $channel }” yet; export it first.
sync-without-reference = Give the platform's own reference (1 to { $most } visible characters); without one it is not published there.
sync-without-reason = Say why it was refused (1 to { $most } visible characters).
api-result = A result
api-result-report = Report a result
api-results-publish = Publish results
api-result-circulate = Circulate a result
api-result-object = Receive an objection
api-result-review = Begin the review
api-result-uphold = Uphold a result
api-result-correct = Correct a result
api-result-feed-back = Answer the party
api-case-file = The index of a file
api-case-file-zip = The file
api-case-file-bind = Bind a file
api-case-file-archive = Archive a file
api-follow-ups = Findings handed on
api-follow-up = One finding with its letters
api-follow-up-open = Hand a finding on
api-follow-up-acknowledge = Take a finding
api-follow-up-outcome = Tell an outcome
api-result-syncs = What platforms know
api-result-export = Export results for a platform
api-network-mirror = The six stages of the enforcement networks, as a table
api-result-confirm = A platform confirms
api-result-refuse = A platform refuses
api-public-results = Published results
api-year = A year
api-assessment = Self-assessment
api-repeat-alerts = Alerts on repeated visits
api-inspection-trace = The liability ledger of a task
joint-result-not-found = Nothing of task “{ $task }” is published yet.
api-public-joint-result = Published results of one visit
