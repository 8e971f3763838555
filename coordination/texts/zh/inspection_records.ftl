# 命令行查看检查留下的记录。
left-column-check = 检查事项
left-column-checked = 是否检查
left-column-outcomes = 检查结果
left-column-found = 发现问题或未检原因
left-column-handled = 处理情况
left-column-sha256 = SHA-256
left-column-name = 名称
left-column-kind = 类型
left-column-bytes = 字节
left-column-number = 编号
left-column-received = 收到时间
left-column-account = 账户
left-column-key = 标识
left-column-when = 时间
left-column-who = 何人
left-column-what = 何事
left-column-ground = 情形
left-column-rule = 条款
left-column-department = 部门
left-column-conclusion = 结论
left-column-reason = 理由
left-column-task = 任务
left-column-state = 状态
left-column-matter = 事由
left-column-to = 移送至
left-column-outcome = 办理结果
left-column-version = 版本
left-column-channel = 平台
left-column-reference = 平台编号
left-column-parts = 应检
left-column-completed = 完成
left-column-published = 公示
left-column-overdue = 逾期
left-column-objections = 异议
left-column-corrected = 更正
left-column-handed-on = 移送
left-column-evidence = 佐证
left-column-count = 数量
left-column-of = 总数
left-column-target = 检查对象
left-column-officer = 检查人员
left-column-first = 起
left-column-last = 止
left-column-visits = 次数
left-column-most = 上限
left-yes = 是
left-no = 否
left-objection = { $objector }于 { $on } 提出异议：{ $grounds }
left-year = { $year } 年：计划上门 { $planned } 次，实际 { $visits } 次，其中联合 { $joint } 次（{ $rate }），少上门 { $saved } 次
left-evidence-met = 符合
left-evidence-not-met = 不符合
left-evidence-papers = 另有书面材料
left-alert-day = 同日多次上门
left-alert-week = 一周内次数过多
left-alert-month = 一月内次数过多
left-alert-same-officer = 同一人员再次检查
evidence-and-output = 取出佐证材料须同时给出 --evidence 和 -o。
help-task-record =
    查看任务中一个部门的检查记录和佐证材料。

    例：onevisit task record 2026Q2-00001 AMR
help-task-record-entries = 列出全部提交内容，包括后来被替换的。
help-task-record-evidence = 取出这份佐证材料，写入 -o 指明的文件。
help-task-record-output = 佐证材料的文件。
help-task-trace =
    查看任务中何人何时做了何事，以及事实所指向的责任情形。

    例：onevisit task trace 2026Q2-00001
help-task-decline =
    登记检查人员不参加一项任务。

    例：onevisit task decline 2026Q2-00001 LC-1 --reason health --statement "4月3日书面说明"
help-task-decline-reason = 原因。
help-task-decline-statement = 书面说明。
help-result-show =
    查看一个部门的检查结果、各版本和异议。

    例：onevisit result show 2026Q2-00001 AMR
help-result-follow-ups =
    列出移送的问题线索，最近的在前。

    例：onevisit result follow-ups
help-result-syncs =
    列出结果在各官方平台上的情况。

    例：onevisit result syncs --campaign 2026Q2
help-year = 年度总结。
help-year-report =
    查看一年的计划和完成情况。

    例：onevisit year report 2026
help-year-assess =
    查看一个部门一年的 14 项指标。

    例：onevisit year assess 2026 AMR
help-year-alerts =
    列出截至某日一年内被检查过多的对象，以及再次检查同一对象的人员。

    例：onevisit year alerts --on 2026-11-27
help-year-alerts-pack = 按哪个规则包的上限。
help-year-alerts-on = 截止日期，默认今天。
