# 每日期限提醒：部门、人员、批次各有一份。
digest-of = { $kind }　{ $name }：{ $count } 项
digest-line = 　{ $state } { $on } { $what } { $target }（{ $task }）
digest-counts = { $on }：{ $count } 份提醒
api-due-digest = 期限提醒
help-digest =
    列出某日每个部门、人员和批次临近与逾期的事项；宜每天早晨运行一次，发给各人。

    例：onevisit digest
