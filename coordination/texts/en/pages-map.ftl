# Pages: the map, the merge graph of a target.
pages-map = Map
pages-map-lead = Drawn from coordinates; no outside tiles are asked for. With a date the routes are drawn, numbered in order; each stop opens its visit.
pages-map-shown = { $visits } visits, { $routes } routes
pages-map-visits = { $visits } visits
pages-map-stop = Route { $route }, stop { $number }, { $start }, { $target }
pages-map-routes = Routes of the day
pages-map-route = Route { $route }: { $start }–{ $end }, { $stops ->
    [one] 1 stop
   *[other] { $stops } stops
} ({ $departments })
pages-map-around = Visits of other days
pages-map-place = Route-stop
pages-map-empty = No visit matches; choose another date or county.
pages-map-routes-of = Routes of { $date }
pages-day-before = ← { $date }
pages-day-after = { $date } →
pages-every-day = All dates
pages-merge-graph-of = Merge graph: { $target }
pages-merge-graph-lead = { $departments } departments, { $checks } checks, { $visits } visits
pages-merge-graph-whose = { $department } · { $window }
pages-merge-graph-visit = Visit { $date }
pages-merge-graph-left = Left out
pages-merge-graph-joint = Several departments together
pages-merge-graph-single = One department
pages-merge-graph-why = Why some did not meet
pages-merge-graph-all = All checks meet in one visit.
pages-merge-graph-apart = The visits of { $one } and { $other } are apart: { $why }
pages-merge-graph-exempt = All checks of one of them are exempt, so there may be a second visit within { $gap } days.
pages-merge-graph-left-out = { $department }'s "{ $item }" is left out: { $why }
pages-target-page = The target
apart-windows = The windows { $first } to { $last } and { $other_first } to { $other_last } do not meet; widen one by { $days } days to merge.
apart-nowhere = The windows { $first } to { $last } and { $other_first } to { $other_last } do not meet, and on no day of either could both be done: closed days, earlier visits, the item cap or people are in the way.
apart-too-long = Together they take { $minutes } minutes, the longest half day has { $longest }.
apart-team-too-large = { $departments } departments need { $people } people together, a team has at most { $most }.
apart-no-day = Their common window { $first } to { $last } has no working day on which the target is open.
apart-people = Their common window { $first } to { $last } has no day on which every department has eligible people at once, or earlier visits or the item cap are in the way.
apart-pinned = One of them is pinned.
apart-item = Together item { $item } would exceed { $cap } a year.
apart-by-plan = The rules allow them to merge between { $first } and { $last }; pin their checks as one visit and plan again.
pages-map-tiles-of = Background: { $whose }
pages-map-lead-tiles = Drawn from coordinates, over tiles of the server that was set. Choose a day for its routes; numbers tell their order and lead to the visits.
