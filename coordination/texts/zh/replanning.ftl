# 调整：发生了什么、改动什么、如何证明。
help-replan =
    已公布的方案遇到变化时，只作最少的改动，并给出改动最少的证明。

    例：onevisit replan start 2026Q2 absence --inspector P1 --from 2026-04-13 --to 2026-04-17 --reason health --statement “病假证明第12号” --watch
help-replan-start =
    提交发生的情况并开始调整：KIND 为 absence（人员缺席）、recusal（回避、退出）、swap（回避、互换）、assignment（指定人员）、pooling（跨科室、跨区域支援）、target_gone（对象不再检查）、demand（投诉举报、转办）、days_lost（某些日期停止检查）、staff_cut（部门撤回人员）、moved（移动一次入企）。先记录原因，再公开随机码。

    例：onevisit replan start 2026Q2 days_lost --from 2026-04-13 --to 2026-04-17 --reason 台风
help-replan-show =
    显示一次调整的改动、原因和证明。

    例：onevisit replan show 3 -o record.json
help-replan-swaps =
    列出须回避的人员可以互换的岗位，只列双方都符合规则的。

    例：onevisit replan swaps 2026Q2 P1 91371502MA000020X0
help-replan-check =
    核对一次调整：方案本身、未触及部分、每处改动及原因、次数与下限、随机结果。

    例：onevisit replan check problem.json before.json after.json record.json
help-replan-show-output = 把公布用的记录写入该文件。
help-replan-inspector = 检查人员证号，可重复。
help-replan-post = 方案中的岗位编号，可重复。
help-replan-item = 投诉、转办涉及的抽查事项编号，可重复。
help-replan-target = 检查对象编号。
help-replan-batch = 投诉、转办事项归入的批次。
help-replan-reason = 原因；人员缺席须为规则允许的原因之一。
help-replan-statement = 书面说明。
help-replan-approved-by = 批准人（指定人员、支援须经批准）。
help-replan-session = 只限这一半天。
help-replan-source = 来源。
help-replan-from = 第一天。
help-replan-to = 最后一天。
help-replan-untouched-before = 此日之前的入企不变，默认明天。
help-verify-lottery-before = 调整前的方案（与 --replan 同用）。
help-verify-lottery-replan = 调整记录：核对补抽岗位的随机码、号码和结果。
replan-level-demands = 新增检查未能安排
replan-level-wait = 新增检查等候天数
replan-level-checks = 原定检查未能安排（加权）
replan-level-dates = 改日期的入企
replan-level-sessions = 改半天的入企
replan-level-routes = 改行程的入企
replan-level-people = 重新确定的岗位
replan-proved = 已证明最少
replan-not-proved = 未证明
replan-no-time = 限时内未证明
replan-column-level = 改动
replan-column-made = 实际
replan-column-at-least = 至少
replan-column-proof = 证明
replan-column-change = 改动
replan-column-place = 入企或岗位
replan-column-before = 原
replan-column-after = 现
replan-column-why = 原因
replan-column-post = 岗位
replan-column-other-post = 对方岗位
replan-column-inspector = 对方
replan-column-date = 日期
replan-column-session = 半天
replan-kind-checks = 检查事项
replan-kind-date = 日期
replan-kind-session = 半天
replan-kind-time = 时间
replan-kind-route = 行程
replan-kind-post = 岗位
replan-why-impossible = 原安排不再可行
replan-why-demanded = 新增检查所需
replan-why-with_visit = 随入企改变
replan-why-made_room = 为其他改动让位
replan-no-swap = 没有双方都符合规则的互换，请办理退出（recusal）并随机补抽。
replan-wrong-count = 共 { $count } 处有误。
replan-checked = 调整记录 { $record } 无误。
replan-lots-verified = { $plan } 中补抽岗位的随机码、号码和结果均已复算一致，其余岗位与 { $before } 相同。
replan-event-refused = 情况无法受理，有 { $count } 处需要更正。
replan-field-reason = 原因
replan-field-inspectors = 人员
replan-field-posts = 岗位
replan-field-approved-by = 批准人
replan-field-target = 对象
replan-field-demands = 检查事项
replan-field-first-date = 起始日期
replan-field-last-date = 结束日期
replan-field-visit = 入企
replan-field-statement = 书面说明
replan-missing = 请填写{ $field }：“{ $kind }”必须有。
replan-reason-not-allowed = “{ $place }”不是允许更换的原因，可用：{ $allowed }。
replan-kind-not-allowed = 本地规则不允许“{ $kind }”。
replan-two-posts = 互换须给出两个岗位，现为：{ $place }。
replan-unknown-inspector = 方案的人员名录中没有 { $place }，请核对证号。
replan-unknown-target = 没有检查对象 { $place }，请核对编号。
replan-unknown-item = 没有抽查事项 { $place }，请核对编号。
replan-unknown-post = 方案中没有岗位 { $place }，请核对编号。
replan-unknown-session = 没有半天 { $place }。
replan-check-known = 检查 { $place } 已在方案中。
replan-empty-span = { $place } 晚于 { $last }，请更正起止日期。
replan-demand-without-window = 请用 --from 和 --to 给出检查期限。
replan-impossible = { $date } 起的方案无法调整：保持不变的部分已无人可派。请放宽条件后再试。
replan-wrong = 调整结果未通过独立核对（{ $count } 处），未作任何改动；请报告维护人员。
replan-base-missing = 找不到摘要为 { $sha256 } 的方案文件，无法在其上调整；请重新规划。
replan-without-chain = 活动 { $campaign } 的抽取没有保留随机码链，不能补抽；请指定人员或重新规划。
run-without-record = 运行 { $run } 没有调整记录。
replan-record-unreadable = 文件不是调整记录，请用 onevisit replan show 导出。
visit-not-found = 没有入企 { $visit }。
replan-past-touched = { $place } 在 { $date } 之前，不应改变。
replan-change-untold = { $place } 的改动（{ $kind }）没有记录。
replan-change-invented = 记录的改动 { $place }（{ $kind }）并不存在。
replan-change-without-reason = { $place } 的改动（{ $kind }）没有原因。
replan-count-wrong = { $place }：记录 { $said }，实际 { $found }。
replan-bound-wrong = { $place }：下限 { $bound } 高于实际 { $made }。
replan-counts-missing = 改动次数不全：{ $place }。
replan-touched = { $place } 本应保留。
replan-twice = { $place } 出现 { $count } 次。
replan-too-near = { $place } 与 { $other } 应相隔 { $days } 天。
replan-not-filled = 岗位 { $place } 无人或由不能胜任的人担任。
replan-two-places = { $place } 在同一半天（{ $slot }）有两处任务。
replan-week = { $place } 第 { $week } 周有 { $count } 个半天，超过上限。
replan-lot-missing = 岗位 { $place } 换了人，却没有抽签记录。
replan-lot-wrong = 岗位 { $place } 不是由最小号码获得。
replan-ticket-wrong = 岗位 { $place } 中 { $inspector } 的号码与随机码不符。
replan-code-foreign = { $place } 不是承诺链中第 { $number } 个随机码。
replan-other-plan = { $place } 的方案文件不是记录所指的那一份。
api-replan-start = 提交变化并开始调整
api-replan-swaps = 可行的互换
api-swap-offers = 某人某次入企可行的互换
api-swap-approve = 批准互换
api-run-changes = 调整记录
api-visit-history = 一次入企的历史
help-what-if =
    试算：人员或规则不同时会怎样，不公布任何结果。

    例：onevisit what-if start 2026Q2 --per-department 1 --watch
help-what-if-start =
    按假设的人员和规则规划一次。

    例：onevisit what-if start 2026Q2 --people EMERG=0.5
help-what-if-compare =
    把若干次运行（调整或试算）与已公布的方案并列。

    例：onevisit what-if compare 2026Q2 4 5
help-what-if-people = 部门代码=人数倍数，0.5 为减半，可重复。
help-what-if-per-department = 每个部门至少几人（C-11）。
help-what-if-per-visit = 每次入企至少几人。
help-what-if-team = 每组至多几人。
help-what-if-week = 每人每周至多几个半天。
help-what-if-lost-from = 停止检查的第一天；只规划此后的部分。
help-what-if-lost-to = 停止检查的最后一天。
help-what-if-separate = 已发布方案里的检查，各部门各查各的要多少人（结果见 campaign compare）。
what-if-column-run = 运行
what-if-column-kind = 方案
what-if-column-planned-weight = 已安排检查
what-if-column-visits = 入企
what-if-column-person-sessions = 人·半天
what-if-column-travel = 路上分钟
what-if-column-visits-moved = 改动入企
what-if-column-people-moved = 改动人员
what-if-note = 括号内为理论界；假设停检的方案只含该日以后的部分。
run-kind-published = 已公布
run-kind-plan = 规划
run-kind-replan = 调整
run-kind-what-if = 试算
run-what-if = 运行 { $run } 是试算，不能公布；如要采用，请先更改名录或规则后重新规划。
suppose-refused = 假设不成立，有 { $count } 处需要更正。
suppose-unknown-department = 没有部门 { $place }。
suppose-share = { $place } 的倍数 { $share } 应在 0 与 { $most } 之间。
suppose-share-unreadable = “{ $value }”应写成 部门代码=倍数，如 EMERG=0.5。
suppose-event-without-date = 假设事件须同时给出起始日期。
api-what-if-start = 开始一次试算
api-alternatives = 各方案并列比较
replan-met-already = { $date } 已对 { $place } 检查过，回避已来不及；请另行处理。
help-replan-substitute = 用下一个随机码补抽替代对象（target_gone）。
help-replan-visit = 要移动的入企编号（moved），移到 --from 和 --session。
replan-why-asked = 按要求移动
replan-unknown-visit = 方案中没有入企 { $place }，请核对编号。
replan-move-too-early = { $place } 早于 { $since }，此日之前的入企不变；请改期或提前 --untouched-before。
replan-no-working-day = { $place } 不是本方案的工作日，请另选日期。
help-replan-gone = 对象为何不再检查（target_gone）：免检、歇业、注销、吊销或已被检查；公布时写入名录。
help-replan-aim = 最少什么：moves 改动最少；person_sessions 在同样多检查下用的人·半天最少。
replan-level-posts = 受影响部分的人·半天
help-what-if-changes =
    列出一次运行的方案与已公布方案的全部不同。

    例：onevisit what-if changes 2026Q2 4
api-alternative-changes = 与已公布方案的不同
what-if-column-person-days = 人·天
replan-aim-moves = （改动最少）
replan-aim-person-sessions = （人·半天最少）
help-what-if-ratio = 批次=抽取比例，如 b-food=0.3，可重复；用同一随机码和号码重新抽取。
help-what-if-ratios =
    若各批次按另一比例抽取会怎样：应抽、抽中、增加和减少的对象；不公布任何结果，也不公开新的随机码。

    例：onevisit what-if ratios 2026Q2 --ratio b-food=0.3
api-what-if-ratios = 另一抽取比例下的结果
what-if-column-batch = 批次
what-if-column-department = 部门
what-if-column-ratio-before = 原比例
what-if-column-ratio-after = 试算比例
what-if-column-due-before = 原应抽
what-if-column-due-after = 应抽
what-if-column-drawn-before = 原抽中
what-if-column-drawn-after = 抽中
what-if-column-gained = 增加
what-if-column-lost = 减少
what-if-column-short = 缺额
what-if-ratios-distinct = 抽中不同对象：原 { $distinct_before } 个，试算 { $distinct_after } 个；按概率至少期望 { $expected_before } 个和 { $expected_after } 个。
suppose-unknown-batch = 本活动的抽取没有批次 { $place }。
suppose-ratio = { $place } 的比例 { $ratio } 应在 0 与 1 之间。
suppose-ratios-unpaired = 给了 { $batches } 个批次和 { $ratios } 个比例，请一一对应。
suppose-ratios-with-event = 比例与停检日期不能同时试算，请分两次。
suppose-separate-with-others = 各部门分头检查不能与停检日期或比例同时试算，请分两次。
suppose-ratios-before-draw = 活动 { $campaign } 尚未抽取，不能试算比例。
help-verify-substitutes =
    核对抽取之后补抽的替代对象：先记原因、后公开随机码，且补抽的是号码最小的可抽对象。只用公开的三个文件。

    例：onevisit verify substitutes record.json frame.csv log.json
help-replan-log =
    导出替代对象的记录（原因、随机码、抽中对象），供任何人核对。

    例：onevisit replan log 2026Q2 -o log.json
help-replan-log-output = 写入该文件。
api-public-substitutes-script = 复算递补的脚本
api-substitution-log = 替代对象记录
substitutes-verified = { $log } 无误：每次都先记原因、后公开随机码，替代对象均为号码最小的可抽对象。
substitutes-unreadable = { $place } 不是替代对象记录，请用 onevisit replan log 导出。
substitutes-incomplete = { $place } 有 { $events } 个事件，每个对象应有原因、随机码、抽取三个。
substitutes-other-frame = { $place } 不是这次抽取的名单。
substitutes-event-changed = { $place } 不是原来的 { $action }，或内容已被改动。
substitutes-out-of-order = { $place } 没有紧接前一事件：原因须在公开随机码之前记录。
substitutes-without-reason = { $place } 没有原因。
substitutes-code-foreign = { $place } 的随机码不是承诺链中第 { $number } 个未用过的码。
substitutes-wrong = { $place }：批次 { $batch } 记录补抽 { $said }，应为 { $expected }。
