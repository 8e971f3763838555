# 日历订阅。
calendar-name = 入企检查 · { $whose }
calendar-summary = 联合检查：{ $target }
calendar-summary-cancelled = 已取消：{ $target }
calendar-cancelled = 此次入企已取消，或已改由他人承担。
calendar-alarm = 明天 { $start } 联合检查：{ $target }
calendar-items = 检查事项：
calendar-team = 检查组：
calendar-line = · { $who }：{ $what }
calendar-leader = { $name }（组长）
calendar-phone = 单位电话：{ $phone }
calendar-file = 入企检查
calendar-limit = 期限：{ $what }（{ $target }）
calendar-limit-overdue = 逾期：{ $what }（{ $target }）
calendar-limit-of = 任务 { $task }，{ $department }
