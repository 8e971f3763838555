# 结果通报与风险预警。
bulletin-span = 通报的起止日期不能颠倒，最长 { $most } 天。
bulletin-head = { $first } 至 { $last } 公示结果 { $results } 个，涉及检查 { $visits } 次、对象 { $targets } 个
bulletin-column-whose = 部门或区县
bulletin-column-results = 公示结果
bulletin-column-conclusions = 结论
bulletin-column-corrected = 更正
warning-column-item = 抽查事项
warning-column-county = 区县
warning-column-checked = 检查
warning-column-problems = 发现问题
warning-column-rate = 问题率（偶然如此的可能）
warning-column-elsewhere = 其他区县
warning-column-warned = 预警
warning-counts = 预警 { $count } 处：问题之多不能用偶然解释（同时比较各处，误报一处的可能不超过 5%）
api-public-bulletin = 一段时间的结果通报
api-year-warnings = 风险预警
help-year-bulletin =
    通报一段时间公示的检查结果，按部门和区县。

    例：onevisit year bulletin 2026-04-01 2026-06-30
help-year-warnings =
    按事项和区县统计问题率，问题集中之处预警；部门查自己的事项。

    例：onevisit year warnings 2026
