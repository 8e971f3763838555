# What those inspected say; papers; the form on the page of a check code.
grievance-hindered = operation hindered
grievance-fee = a fee was charged
grievance-favours = gifts or favours were asked for or taken
grievance-no-certificate = no certificate was shown
grievance-more-than-announced = more was checked than the notice said
feedback-refused = { COUNTED($count, "thing", "things") } to put right in the feedback:
feedback-rating = The rating is 1 to { $best }.
feedback-before-visit = Feedback can be given once the officers have arrived.
feedback-enough = Feedback can be given { $most } times a visit, and was; for anything else ask the joint-meeting office.
trail-column-rating = Rating
trail-column-grievances = Grievances
trail-column-words = Words
paper-out-of-order = { $task } is { $state }: papers can be attached while there is an objection that is not answered yet.
api-public-feedback = Give feedback on a visit
api-visit-feedback = Feedback on visits
api-objection-paper-add = Attach a paper to an objection
api-objection-paper = Paper of an objection
audit-action-feedback-given = feedback on a visit given
audit-action-objection-paper-added = paper attached to an objection
pages-feedback = How was this visit?
pages-feedback-lead = Only the joint-meeting office and the supervisor read it; the inspecting departments do not.
pages-feedback-rating = Rating
pages-feedback-rating-5 = 5 very good
pages-feedback-rating-4 = 4 good
pages-feedback-rating-3 = 3 fair
pages-feedback-rating-2 = 2 poor
pages-feedback-rating-1 = 1 very poor
pages-feedback-grievances = Did any of this happen
pages-feedback-words = In your words
pages-feedback-send = Send
pages-feedback-thanks = Thank you, it was sent.
help-task-feedback =
    Lists what those inspected said of visits, grievances first.

    Example: onevisit task feedback --campaign 2026Q2
