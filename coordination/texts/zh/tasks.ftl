# 检查任务：从计划到现场检查结束。
task-state-proposed = 已列入计划
task-state-assigned = 已派人
task-state-declined = 有人不能参加
task-state-recused = 有人回避
task-state-replaced = 已换人
task-state-approved = 已审批
task-state-filed = 已备案
task-state-notified = 已制发通知
task-state-code-issued = 已发检查码
task-state-arrived = 已到场
task-state-done = 已完成
task-state-direct-closed = 已直接办结
task-state-withdrawn = 已撤出计划
task-step-none = 无（已结束）
task-step-assign = 派人
task-step-decline = 不能参加
task-step-recuse = 回避
task-step-replace = 换人
task-step-approve = 负责人审批
task-step-file = 备案
task-step-notify = 制发检查通知
task-step-issue-code = 发检查码
task-step-arrive = 到场
task-step-record = 记录
task-step-finish = 办结
task-step-close = 直接办结
task-step-withdraw = 撤出计划
outcome-no-problem = 未发现问题
outcome-info-not-published = 未按规定公示应当公示的信息
outcome-info-false = 公示信息隐瞒真实情况、弄虚作假
outcome-unreachable = 通过登记的住所（经营场所）无法联系
outcome-rectification-ordered = 发现问题已责令改正
outcome-serious-non-cooperation = 不配合检查情节严重
outcome-activity-not-found = 未发现开展本次抽查涉及的经营活动
outcome-pending-follow-up = 发现问题待后续处理
closing-unreachable = 登记的住所无法联系
closing-serious-non-cooperation = 不配合检查情节严重
closing-deregistered = 已注销
closing-registration-revoked = 被撤销设立登记
closing-licence-revoked = 被吊销执照或许可证
closing-closed = 已关闭停业
closing-in-liquidation = 正在组织清算
measure-on-site-record = 制作现场笔录
measure-preliminary-evidence = 初步提取证据
measure-stop-ordered = 责令停止违法行为
measure-rectification-urged = 督促整改
gap-minor-entry = 轻微违法免罚的，请在处理情况中写明免罚清单的条目。
record-not-minor = 只有责令改正或未按规定公示信息的，才可按轻微违法免罚处理。
measure-no-penalty-minor = 轻微违法不予处罚
clock-visit = 到场检查
clock-report = 形成结果报告
clock-publication = 公示结果
clock-objection-window = 受理异议截止
clock-review = 组织复查
clock-feedback = 反馈当事人
clock-file = 装订卷宗
due-state-open = 未到期
due-state-near = 临近
due-state-overdue = 逾期
due-state-kept = 按期完成
due-state-missed = 超期完成
task-out-of-order =
    检查任务 { $task } 的状态是“{ $state ->
        [proposed] { task-state-proposed }
        [assigned] { task-state-assigned }
        [declined] { task-state-declined }
        [recused] { task-state-recused }
        [replaced] { task-state-replaced }
        [approved] { task-state-approved }
        [filed] { task-state-filed }
        [notified] { task-state-notified }
        [code_issued] { task-state-code-issued }
        [arrived] { task-state-arrived }
        [done] { task-state-done }
        [direct_closed] { task-state-direct-closed }
        [withdrawn] { task-state-withdrawn }
       *[other] { $state }
    }”，现在不能“{ $step ->
        [assign] { task-step-assign }
        [decline] { task-step-decline }
        [recuse] { task-step-recuse }
        [replace] { task-step-replace }
        [approve] { task-step-approve }
        [file] { task-step-file }
        [notify] { task-step-notify }
        [issue_code] { task-step-issue-code }
        [arrive] { task-step-arrive }
        [record] { task-step-record }
        [finish] { task-step-finish }
        [close] { task-step-close }
        [withdraw] { task-step-withdraw }
       *[other] { task-step-none }
    }”；下一步：{ $next ->
        [assign] { task-step-assign }
        [decline] { task-step-decline }
        [recuse] { task-step-recuse }
        [replace] { task-step-replace }
        [approve] { task-step-approve }
        [file] { task-step-file }
        [notify] { task-step-notify }
        [issue_code] { task-step-issue-code }
        [arrive] { task-step-arrive }
        [record] { task-step-record }
        [finish] { task-step-finish }
        [close] { task-step-close }
        [withdraw] { task-step-withdraw }
       *[other] { task-step-none }
    }。
task-not-found = 没有检查任务“{ $task }”，或您不能查看；请核对任务编号。
part-not-found = 检查任务 { $task } 中没有 { $department } 的部分，或您不能查看。
tasks-refused = 有 { $count } 项检查任务不能办理，全部未办：
task-led-by-other = 检查任务 { $task } 由 { $department } 牵头；请由牵头部门或联席会议办公室办理。
task-of-other-officer = 只能说明本人不能参加；请由本人或其所在部门办理。
part-of-other-department = { $department } 的部分只能由该部门办理（谁检查、谁录入、谁公开）。
only-officers-record = 按现行规则，检查任务 { $task } 由参与抽查的执法人员本人录入；请用检查人员账户登录。
part-approved-already = { $department } 已审批检查任务 { $task }。
part-complete-already = 检查任务 { $task } 中 { $department } 的部分已办结，不能再改；公示后发现错误请由负责人签字更正。
filing-without-reference = 请填写备案编号（1～{ $most } 个可见字符）；没有编号不能算已备案。
decline-without-statement = 请写明书面说明（1～{ $most } 个字符）。
decline-reason-unknown = 规则包不允许以“{ $reason }”为由更换；请选择其他理由。
officer-not-in-team = 此人不在检查任务 { $task } 的检查组内，或不属您的部门。
officer-declined-already = 此人已说明不能参加检查任务 { $task }。
check-code-unknown = 检查码无效或已作废；请向检查人员索要通知书，并致电检查部门核实。
notices-not-public = 抽查任务“{ $campaign }”的规则包没有规定事前公告。
evidence-size = 证据文件应为 1 字节至 { $most } MB；请压缩或分段后再传。
evidence-type = 只收照片（JPEG、PNG、WebP、HEIC）、录音录像（MP4、M4A、MP3、WAV）和 PDF；请转换后再传。
evidence-without-name = 请给证据文件起名（1～{ $most } 个可见字符）。
evidence-of-other-check = “{ $check }”不是该部门在本任务中的检查事项。
evidence-not-found = 没有这份证据，或您不能查看。
save-key-unusable = 提交键应为 1～{ $most } 个可见的 ASCII 字符；请由设备生成。
save-key-used = 这个提交键已用于另一份内容；请换一个新键提交。
record-refused = 提交内容有 { $count } 处不能采用，全部未存：
record-check-not-owed = 不是该部门在本任务中的检查事项，或写了两次。
record-outcomes-contradict = “未发现问题”或“未发现开展经营活动”不能与其他结果并选。
record-outcome-unchecked = 没有检查的事项不能有结果。
record-too-long = 文字超过 { $most } 个字符；请精简。
record-entrusted-unsupervised = 委托专业机构的，请同时写明机构和负责指导监督的执法人员。
record-departed-before = 离开时间早于到达时间；请核对。
record-without-zone = 时间必须带时区。
record-in-future = 时间晚于现在；请校准设备时钟。
adoption-not-in-pack = 现行规则不允许采用其他部门的检查结果。
adoption-without-outcome = 采用他人结论也须填写结果。
adoption-no-result = 没有找到另一部门当日对同一对象已公示的检查结果；请核对任务编号、部门和日期。
adoption-without-document = 采用外部结论须写明出具单位和文号，并先上传文书作为证据。
part-incomplete = 还缺 { $count } 项，不能办结：
gap-check = 没有说明是否检查。
gap-reason = 没有检查，须写明原因。
gap-outcome = 没有填写检查结果。
gap-found = 发现问题的，须写明问题。
gap-arrival = 没有到场时间。
gap-departure = 没有离开时间。
gap-signature = 没有被检查对象签字盖章的情况。
gap-signature-note = 拒绝签字或无人签字的，须由检查人员说明情况。
gap-sheet-group = 易制毒化学品检查的四组内容须逐组填写是否规范。
gap-sheet-problem = 易制毒化学品检查不规范的，须写明问题。
record-sheet-twice = 易制毒化学品检查的同一组内容只能填写一次。
record-sheet-contradicts = 易制毒化学品检查有不规范的内容，检查结果不能是“未发现问题”。
record-sheet-elsewhere = 这个事项不使用易制毒化学品检查记录表；请去掉这部分内容。
closing-reason-unknown = 规则包没有把“{ $reason }”列为可直接办结的情形。
closing-in-future = 取证日期不能晚于今天。
closing-without-evidence = 直接办结须有证据；请先上传证据。
api-inspections-take-over = 按计划生成检查任务
api-inspections = 检查任务
api-inspection = 一项检查任务
api-inspections-approve = 负责人审批
api-inspections-file = 登记备案
api-inspections-notify = 制发检查通知
api-inspections-codes = 发检查码
api-inspection-decline = 检查人员不能参加
api-part = 一个部门的检查记录
api-part-entries = 提交过的全部内容
api-part-entry = 提交检查记录
api-part-complete = 办结本部门部分
api-part-close = 直接办结
api-evidence-add = 上传证据
api-evidence = 一份证据
api-public-check-code = 核验检查码
api-public-notices = 拟检查公告
api-due = 到期与逾期
api-clocks = 时限变动预览
api-clocks-change = 按规则包重算时限
api-inspection-checklist = 一次检查的要点清单
checklist-item = { $item }　{ $procedure }
checklist-point = 　□ { $point }
checklist-missing = { $item }：尚未规定检查要点
help-task-checklist =
    列出一次检查各事项的工作程序和检查要点。

    例：onevisit task checklist 2026Q2-00001
