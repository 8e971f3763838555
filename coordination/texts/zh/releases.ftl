# 一次抽回多名检查人员。
pages-release = 抽回人员
pages-release-lead = 一次为本部门多名检查人员登记不参加检查的时段：全部无误才登记，否则逐条说明。
pages-release-people = { $department }的检查人员
pages-release-period = 第 { $number } 段
pages-release-more-periods = 还有别的时段…
pages-release-reason-hint = 如专项行动、集中培训；勿写病情等个人信息，至多 200 字。
pages-release-means = 这些时段内不会再被安排入企。已经排定的入企不自动改动：由联席会议办公室在抽查任务的“调整”里登记缺勤，重新安排。
pages-release-away = 今天及以后不在岗的人员
pages-release-of = 抽回多名人员
pages-open-department = 打开
pages-nobody-ticked = 没有勾选人员；请至少勾选一名。
pages-done-people-released = 已登记；这些时段内不再安排。
release-refused = 有 { $count } 处错误，什么也没有登记；请改正后重新提交。
release-of-nobody = 请给出 1 至 { $most } 段（人员数乘以时段数）。
release-without-reason = 须写明理由（1 至 { $most } 个字符）。
release-without-working-day = { $first } 至 { $last } 没有工作日，不必登记；请改选工作日。
release-known = { $name } 从 { $first } 起的这一时段已经登记；请去掉此人或改日期。
