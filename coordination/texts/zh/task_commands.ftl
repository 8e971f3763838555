# 检查任务与结果的命令。
tasks-taken-over = 已按第 { $version } 版计划更新检查任务：新增 { $new }，变动 { $changed }，撤出 { $withdrawn }
tasks-held-back = 已有记录，未随计划变动：{ $tasks }
tasks-unstaffed = 非现场任务人手不足，待补充：{ $tasks }
task-changed = { $task }：{ $state }
task-codes-issued = 已发检查码 { $count } 个；持码者可看到来者何人、哪些部门、查哪些事项。
task-line = { $id }　{ $day }　{ $target }　牵头 { $lead }　{ $state }；下一步：{ $next }
task-line-code = 检查码：{ $check_code }
task-line-check = { "  " }{ $department }　{ $item }
task-line-team = 检查组：{ $names }
task-column-id = 编号
task-column-day = 日期
task-column-target = 对象
task-column-lead = 牵头
task-column-state = 状态
due-column-state = 情况
due-column-due = 期限
due-column-clock = 事项
due-column-task = 任务
due-column-department = 部门
due-column-target = 对象
due-provisional = （暂定）
due-counts = { $on }：未到期 { $open }，临近 { $near }，逾期 { $overdue }；按期完成 { $kept }，超期完成 { $missed }
due-outdated = 抽查任务“{ $campaign }”的规则包已有改动，时限仍按原值计算；用 onevisit clocks 查看并决定是否重算。
moved-column-clock = 事项
moved-column-task = 任务
moved-column-department = 部门
moved-column-before = 原期限
moved-column-after = 新期限
clocks-changed = 已重算，{ $count } 个期限有变动。
clocks-would-change = 将有 { $count } 个期限变动；加 --apply 执行。
case-file-written = 检查任务 { $task } 的卷宗已写入 { $file }
results-exported = { $count } 条结果已写入 { $file }，待向“{ $channel }”报送；对方确认后再登记编号。
help-task =
    检查任务：按计划生成、审批、备案、通知、发检查码。

    例：onevisit task list --campaign 2026Q2
help-task-take-over =
    按最新公布的计划生成或更新检查任务。

    例：onevisit task take-over 2026Q2
help-task-list =
    列出检查任务。

    例：onevisit task list --campaign 2026Q2 --state assigned
help-task-list-state = 只看这个状态。
help-task-show =
    查看一项检查任务。

    例：onevisit task show 2026Q2-00001
help-task-approve =
    部门负责人审批本部门的部分；各部门都审批后任务才算已审批。

    例：onevisit task approve 2026Q2-00001 --account head.amr
help-task-file =
    登记备案编号。

    例：onevisit task file 2026Q2-00001 --reference 备案2026-17
help-task-file-reference = 登记平台给出的编号。
help-task-notify =
    制发检查通知。

    例：onevisit task notify 2026Q2-00001
help-task-notify-separate = 每个部门一份；不加则各部门合用一份。
help-task-code =
    发检查码并逐行打印。

    例：onevisit task code 2026Q2-00001
help-task-account = 本部门账户的登录名，须输入口令。
help-task-campaign = 只看这个抽查任务。
help-task-department = 只看这个部门（编码）。
help-task-inspector = 只看这名检查人员（证号）。
help-task-batch = 只看这个批次。
help-due =
    什么临近、逾期。

    例：onevisit due --department AMR
help-due-on = 按哪一天计算，默认今天。
help-clocks =
    规则包改动会使哪些期限变动。

    例：onevisit clocks 2026Q2 --pack ZB --apply
help-clocks-pack = 规则包编号，默认该任务现用的规则包。
help-clocks-apply = 执行重算；不加只预览。
help-result =
    检查结果：导出报送表，取出卷宗。

    例：onevisit result file 2026Q2-00001 -o 卷宗.zip
help-result-export =
    导出待报送某平台的结果（credit_record 为信用记录）；导出不等于已公示。

    例：onevisit result export credit_record -o 信用.csv --account clerk.amr
help-result-network =
    把一个批次活动的各部门检查写成表格：检查登记、计划申请、审核批准、现场检查、执法文书、结案六个环节各在哪一天完成，
    供向省市行政处罚与行政强制权力网络运行系统录入或核对；对方给出的编号才算已录入。

    例：onevisit result network 2026Q2 -o 网络运行.csv
network-written = { $count } 条已写入 { $file }。
help-result-file =
    取出已装订的卷宗（zip）。

    例：onevisit result file 2026Q2-00001 -o 卷宗.zip
help-due-open = 未到期的也列出。
help-result-output = 写入的文件。
