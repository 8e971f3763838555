# Calendar feeds.
calendar-name = { $campaign } · { $whose }
calendar-summary = Joint inspection: { $target }
calendar-items = Items:
calendar-team = Team:
calendar-line = · { $who }: { $what }
calendar-leader = { $name } (leader)
calendar-phone = Work phone: { $phone }
