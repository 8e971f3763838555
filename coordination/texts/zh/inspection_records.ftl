# 命令行查看检查留下的记录。
trail-column-check = 检查事项
trail-column-checked = 是否检查
trail-column-group = 检查内容
trail-column-regular = 是否规范
trail-column-outcomes = 检查结果
trail-column-found = 发现问题或未检原因
trail-column-handled = 处理情况
trail-column-sha256 = SHA-256
trail-column-name = 名称
trail-column-kind = 类型
trail-column-bytes = 字节
trail-column-number = 编号
trail-column-received = 收到时间
trail-column-account = 账户
trail-column-key = 标识
trail-column-when = 时间
trail-column-who = 何人
trail-column-what = 何事
trail-column-ground = 情形
trail-column-rule = 条款
trail-column-department = 部门
trail-column-conclusion = 结论
trail-column-reason = 理由
trail-column-task = 任务
trail-column-state = 状态
trail-column-matter = 事由
trail-column-to = 移送至
trail-column-outcome = 办理结果
trail-column-version = 版本
trail-column-channel = 平台
trail-column-reference = 平台编号
trail-column-parts = 应检
trail-column-completed = 完成
trail-column-published = 公示
trail-column-overdue = 逾期
trail-column-objections = 异议
trail-column-corrected = 更正
trail-column-handed-on = 移送
trail-column-evidence = 佐证
trail-column-count = 数量
trail-column-of = 总数
trail-column-target = 检查对象
trail-column-officer = 检查人员
trail-column-first = 起
trail-column-last = 止
trail-column-visits = 次数
trail-column-most = 上限
trail-yes = 是
trail-no = 否
trail-objection = { $objector }于 { $on } 提出异议：{ $grounds }
trail-year = { $year } 年：计划上门 { $planned } 次，实际 { $visits } 次，其中联合 { $joint } 次（{ $rate }），少上门 { $saved } 次
trail-evidence-met = 符合
trail-evidence-not-met = 不符合
trail-evidence-no-case = 尚无可评事项
trail-evidence-papers = 另有书面材料
trail-evidence-filed = 已附材料
trail-alert-day = 同日多次上门
trail-alert-week = 一周内次数过多
trail-alert-month = 一月内次数过多
trail-alert-same-officer = 同一人员再次检查
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
help-year =
    年度总结。

    例：onevisit year report 2026
help-year-report =
    查看一年的计划和完成情况。

    例：onevisit year report 2026
help-year-assess =
    查看一个部门一年的 14 项指标。

    例：onevisit year assess 2026 AMR
help-year-file =
    把一个部门一年的自评表、依据和证明材料装订成一个文件。

    例：onevisit year file 2026 AMR -o 2026-AMR.zip
help-year-alerts =
    列出截至某日一年内被检查过多的对象，以及再次检查同一对象的人员。

    例：onevisit year alerts --on 2026-11-27
help-year-alerts-pack = 按哪个规则包的上限。
help-year-alerts-on = 截止日期，默认今天。
trail-column-item = 事项
trail-column-owed = 应查
trail-column-done = 已查
help-task-trace-output = 责任台账写入的文件（JSON）。
ground-duty-performed = 已履行检查职责
ground-not-inspected = 未按要求检查
ground-published-late = 未及时公示结果
ground-crime-not-taken = 涉嫌犯罪线索未移送
ground-delayed = 拖延执行任务
ground-empty-record = 检查走过场
ground-papers-late = 紧急检查手续补办逾期
ground-technical-limit = 专业技术手段限制
ground-no-causation = 事故与检查无因果关系
ground-false-third-party-report = 受托机构出具虚假报告
ground-other-exempt = 其他不应追责的情形
ground-other-liable = 其他应当追责的情形
ground-without-statement = 请写明理由，不超过 { $most } 字。
ground-is-seen = { $ground } 由系统按事实判断，不能自行申明。
indicator-not-by-files = { $rule } 由系统按实际情况填写，不用上传材料；可上传的：{ $known }。
indicator-file-not-found = 没有这份材料；请刷新后再看。
api-indicator-files = 自评指标的证明材料
api-indicator-file-add = 上传自评指标的证明材料
api-indicator-file = 下载自评指标的证明材料
api-indicator-file-remove = 撤回自评指标的证明材料
api-year-file = 年度卷宗
audit-action-indicator-file-added = 上传自评材料
audit-action-indicator-file-removed = 撤回自评材料
audit-action-year-bound = 装订年度卷宗
help-year-file-output = 写入的文件（.zip）。
year-file-written = 已写入 { $file }：自评表、依据和全部材料，附校验和。
ground-stated-already = { $ground } 已经申明过，不能更改。
api-ground-state = 申明免责或问责情形
audit-action-ground-stated = 申明免责或问责情形
