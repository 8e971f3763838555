# 固定的入企，以及由投诉举报、转办交办、上级部署产生的检查。
help-pin =
    固定入企：以后每次规划都保留它的事项、日期、时段和人员。

    例：onevisit pin list 2026Q2
help-pin-list = 列出一个抽查任务里固定的入企。
help-pin-add =
    固定一次入企。

    例：onevisit pin add 2026Q2 --check 2026Q2-J01-AMR:AMR-03@91371502MA000020X0 --date 2026-04-07 --session am
help-pin-remove =
    取消固定。

    例：onevisit pin remove 2026Q2 3
help-pin-check = 这次入企的检查（编号），可多次给出；正好是这些。
help-pin-date = 日期，如 2026-04-07。
help-pin-session = 时段，如 am 或 pm；不给则由规划决定。
help-pin-inspector = 必须参加的人员（执法证号），可多次给出。
help-pin-reason = 事由。
help-case =
    案件：投诉举报、转办交办、上级部署等产生的检查，进入下一次规划。

    例：onevisit case list 2026Q2
help-case-list = 列出一个抽查任务的案件，已撤销的也在内。
help-case-enter =
    登记一个案件；哪些来源可以，由政策包规定。

    例：onevisit case enter 2026Q2 --source complaint --reason 群众举报后厨卫生 --target 91371502MA000020X0 --item AMR-03 --from 2026-04-07 --to 2026-04-20
help-case-withdraw =
    撤销一个案件，它的检查不再安排。

    例：onevisit case withdraw 2026Q2 1 --reason 重复举报
help-case-source = 来源。
help-case-reason = 事由。
help-case-target = 检查对象（编号）。
help-case-item = 检查事项（代码），可多次给出。
help-case-from = 最早日期。
help-case-to = 最晚日期。
help-case-reference = 举报、交办的文号。
help-case-batch = 随哪个批次办理；默认选第一个事项所属部门的批次。
help-case-withdraw-reason = 撤销的理由。
pin-column-pin = 编号
pin-column-date = 日期
pin-column-session = 时段
pin-column-checks = 检查
pin-column-inspectors = 人员
pin-column-reason = 事由
pin-column-by = 登记人
pin-added = 已固定，编号 { $pin }；下一次规划起生效。
pin-removed = 已取消固定 { $pin }。
pin-refused = 固定入企有 { $count } 处错误，未保存：
pin-not-found = 抽查任务“{ $campaign }”没有编号为 { $pin } 的固定入企；请用 onevisit pin list 查看。
pin-no-working-day = { $date } 不是工作日，或在静默期内；请换一天。
pin-outside-window = 检查“{ $check }”只能在 { $first } 至 { $last } 进行；请换一天。
pins-outdated = 有 { $count } 处固定入企已与名录或应查事项不符，不能规划；请取消后重新固定：
case-column-case = 编号
case-column-source = 来源
case-column-target = 对象
case-column-items = 事项
case-column-first = 最早
case-column-last = 最晚
case-column-reason = 事由
case-column-by = 登记人
case-column-withdrawn = 撤销理由
case-entered = 已登记案件 { $case }：{ $checks } 项检查，随批次 { $batch } 办理；下一次规划起安排。
case-withdrawn = 已撤销案件 { $case }。
case-refused = 案件有 { $count } 处错误，未保存：
case-not-found = 抽查任务“{ $campaign }”没有编号为 { $case } 的案件，或不在您的职权范围内。
case-withdrawn-already = 案件 { $case } 已经撤销。
case-source = 政策包 { $pack } 不允许这种来源在计划之外检查；可用：{ $known }。
case-without-batch = 抽查任务里没有该部门的批次；请指明随哪个批次办理。
case-item-twice = 事项“{ $item }”出现了两次；请去掉一个。
case-gone-by = 最晚日期已过；请改正。
