# Calendar feeds.
calendar-name = Joint inspections · { $whose }
calendar-summary = Joint inspection: { $target }
calendar-summary-cancelled = Cancelled: { $target }
calendar-cancelled = This visit was cancelled, or is now made by somebody else.
calendar-alarm = Tomorrow { $start } joint inspection: { $target }
calendar-items = Items:
calendar-team = Team:
calendar-line = · { $who }: { $what }
calendar-leader = { $name } (leader)
calendar-phone = Work phone: { $phone }
calendar-file = one-visit
calendar-limit = Due: { $what } ({ $target })
calendar-limit-overdue = Overdue: { $what } ({ $target })
calendar-limit-of = Task { $task }, { $department }
