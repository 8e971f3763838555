# 日历订阅。
calendar-name = { $campaign } · { $whose }
calendar-summary = 联合检查：{ $target }
calendar-items = 检查事项：
calendar-team = 检查组：
calendar-line = · { $who }：{ $what }
calendar-leader = { $name }（组长）
calendar-phone = 单位电话：{ $phone }
