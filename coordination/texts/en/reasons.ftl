# Reasons for leaving a check out: written for whoever has to act, with what is short, by how much, and what to do.
reason-no-working-day = No working day is left in the window { $first } to { $last } (the target's closed days taken out); widen the window.
reason-earlier-visit = Visited on { $earlier }; no second visit within { $gap } days, so not before { $allowed }. The window { $first } to { $last } would have to be { $days } days longer.
reason-item-cap = In { $year } the item was checked at this target { $count } times, the cap is { $cap } a year.
reason-too-long = One visit would take { $minutes } minutes, the longest half day has { $longest }; split the items or shorten them.
reason-team-too-large = { $departments } departments need at least { $people } people, a team has at most { $most }; bring fewer departments or raise the limit.
reason-nobody = { $department } has { $people } people for { $area }, { $skilled } of them with the specialties ({ $specialties }), { $least } are needed; add people, renew certificates or widen the window { $first } to { $last }.
reason-no-leader = { $department } has nobody in { $area } who may lead; name a leader.
reason-windows-apart = The target is visited on { $visit_date } (window { $visit_first } to { $visit_last }); this check's window { $first } to { $last } does not meet it. Widen one of the two by { $days } days and they become one visit.
reason-other-visit = The target is visited on { $visit_date } (window { $visit_first } to { $visit_last }) and not again within { $gap } days; this check's window is { $first } to { $last }. Agree on one day and they become one visit.
reason-no-capacity = { $department } (specialties: { $specialties }) is short of people in { $area }: nearest is week { $week }, { $date } { $session }, with { $free } free and { $short } missing; add people or widen the window { $first } to { $last }.
reason-too-long-together = The target is visited on { $visit_date } and not again within { $gap } days; joining that visit would make it { $minutes } minutes, the longest half day has { $longest }. Shorten the items or do some of them off site.
reason-team-too-large-together = The target is visited on { $visit_date } and not again within { $gap } days; joining that visit, { $departments } departments would need at least { $people } people, a team has at most { $most }.
