# 检查结果：报告、公示、异议、移交、卷宗。
result-state-awaited = 待形成报告
result-state-reported = 已形成报告
result-state-published = 已公示
result-state-objection = 有异议
result-state-review = 复查中
result-state-corrected = 已更正
result-state-upheld = 已维持
result-state-fed-back = 已反馈
result-step-none = 无
result-step-report = 形成结果报告
result-step-publish = 公示
result-step-object = 受理异议
result-step-review = 组织复查
result-step-uphold = 维持，或由负责人签字更正
result-step-correct = 更正
result-step-feed-back = 反馈当事人
follow-up-kind-on-spot = 当场处理
follow-up-kind-territorial = 移交属地监管
follow-up-kind-case = 立案查处
follow-up-kind-criminal = 涉嫌犯罪移送
follow-up-state-open = 待签收
follow-up-state-acknowledged = 已签收
follow-up-state-outcome-back = 已回告结果
follow-up-step-none = 无（已结束）
follow-up-step-acknowledge = 签收
follow-up-step-bring-back = 回告结果
case-file-state-open = 未装订
case-file-state-bound = 已装订
case-file-state-archived = 已归档
case-file-step-none = 无（已归档）
case-file-step-bind = 装订
case-file-step-archive = 归档
sync-state-pending = 待报送
sync-state-exported = 已导出，未确认
sync-state-confirmed = 已确认
sync-state-refused = 被退回
result-out-of-order =
    检查任务 { $task } 中 { $department } 的结果状态是“{ $state ->
        [awaited] { result-state-awaited }
        [reported] { result-state-reported }
        [published] { result-state-published }
        [objection] { result-state-objection }
        [review] { result-state-review }
        [corrected] { result-state-corrected }
        [upheld] { result-state-upheld }
        [fed_back] { result-state-fed-back }
       *[other] { $state }
    }”，现在不能“{ $step ->
        [report] { result-step-report }
        [publish] { result-step-publish }
        [object] { result-step-object }
        [review] { result-step-review }
        [uphold] { result-step-uphold }
        [correct] { result-step-correct }
        [feed_back] { result-step-feed-back }
       *[other] { result-step-none }
    }”；下一步：{ $next ->
        [report] { result-step-report }
        [publish] { result-step-publish }
        [object] { result-step-object }
        [review] { result-step-review }
        [uphold] { result-step-uphold }
        [correct] { result-step-correct }
        [feed_back] { result-step-feed-back }
       *[other] { result-step-none }
    }。
follow-up-out-of-order =
    检查任务 { $task } 第 { $number } 号线索的状态是“{ $state ->
        [open] { follow-up-state-open }
        [acknowledged] { follow-up-state-acknowledged }
        [outcome_back] { follow-up-state-outcome-back }
       *[other] { $state }
    }”，现在不能“{ $step ->
        [acknowledge] { follow-up-step-acknowledge }
        [bring_back] { follow-up-step-bring-back }
       *[other] { follow-up-step-none }
    }”；下一步：{ $next ->
        [acknowledge] { follow-up-step-acknowledge }
        [bring_back] { follow-up-step-bring-back }
       *[other] { follow-up-step-none }
    }。
case-file-out-of-order =
    检查任务 { $task } 的卷宗状态是“{ $state ->
        [open] { case-file-state-open }
        [bound] { case-file-state-bound }
        [archived] { case-file-state-archived }
       *[other] { $state }
    }”，现在不能“{ $step ->
        [bind] { case-file-step-bind }
        [archive] { case-file-step-archive }
       *[other] { case-file-step-none }
    }”；下一步：{ $next ->
        [bind] { case-file-step-bind }
        [archive] { case-file-step-archive }
       *[other] { case-file-step-none }
    }。
result-not-found = 检查任务 { $task } 中 { $department } 的部分尚未办结，没有结果，或您不能查看。
report-without-opinion = 请写明处理意见和建议（1～{ $most } 个字符）。
circulation-without-circle = 请写明定向通报的范围（1～{ $most } 个可见字符）。
circulation-without-reason = 请写明依法不予公开的理由（1～{ $most } 个字符）。
correction-without-reason = 更正须写明理由（1～{ $most } 个字符）。
correction-refused = 更正内容有 { $count } 处不能采用，未更正：
correction-outcomes = 每个更正事项须有结果，且“未发现问题”不能与其他结果并选。
correction-item-unknown = 结果里没有这个事项。
correction-changes-nothing = 更正与原结果相同；如原结果无误，请维持。
objection-without-name = 请写明提出异议的当事人（1～{ $most } 个可见字符）。
objection-without-grounds = 请写明异议理由（1～{ $most } 个字符）。
objection-day = 收到日期应在公示日（{ $published }）至今天之间。
objection-too-late = 异议应自公示之日起 { $days } 个工作日内提出，已于 { $last } 截止；当事人仍可依法申请行政复议或提起行政诉讼。
review-of-own-result = 参与检查、办结、报告或公示的人不能复查自己的结果；请由其他人复查。
review-of-other = 复查由 { $reviewer } 进行；请由其作出决定。
decision-without-reason = 请写明复查结论的理由（1～{ $most } 个字符）。
feedback-without-answer = 请写明给当事人的答复（1～{ $most } 个字符）。
follow-up-not-found = 检查任务 { $task } 没有第 { $number } 号线索，或与您的部门无关。
follow-up-without-matter = 请写明移交事项（1～{ $most } 个字符）。
follow-up-address = “{ $kind ->
        [on_spot] { follow-up-kind-on-spot }
        [territorial] { follow-up-kind-territorial }
        [case] { follow-up-kind-case }
       *[other] { follow-up-kind-criminal }
    }”的接收方不对：当场处理不写接收方，其他只写一个接收部门或单位。
follow-up-unknown-department = 没有部门“{ $department }”；请核对部门编码。
follow-up-of-other = 此线索应由 { $department } 的人员办理，且不能由移交人自己签收。
follow-up-of-other-check = “{ $check }”不是该部门在本任务中的检查事项。
follow-up-without-reference = 请填写接收单位的受理编号（1～{ $most } 个可见字符）；没有编号不能算已签收。
follow-up-without-outcome = 请写明处理结果（1～{ $most } 个字符）。
case-file-not-open = 检查任务 { $task } 尚未全部办结，没有卷宗。
case-file-not-bound = 检查任务 { $task } 的卷宗尚未装订。
case-file-not-ready = 检查任务 { $task } 的卷宗还有 { $count } 处未了：
case-file-result-unpublished = 该部门的结果尚未公示或定向通报。
case-file-objection-open = 该部门的结果仍在异议期内，或异议尚未反馈。
case-file-follow-up-open = 这号线索尚未回告结果。
case-file-non-cooperation = 不配合检查情节严重，请先立案或移送，再装订卷宗。
sync-not-found = 检查任务 { $task } 的结果不需报送“{ $channel }”。
sync-before-export = 尚未导出给“{ $channel }”；请先导出报送。
sync-without-reference = 请填写对方平台的编号（1～{ $most } 个可见字符）；没有编号不能算已公示。
sync-without-reason = 请写明被退回的原因（1～{ $most } 个可见字符）。
api-result = 一个部门的检查结果
api-result-report = 形成结果报告
api-results-publish = 公示结果
api-result-circulate = 定向通报
api-result-object = 受理异议
api-result-review = 组织复查
api-result-uphold = 维持结果
api-result-correct = 更正结果
api-result-feed-back = 反馈当事人
api-case-file = 卷宗目录
api-case-file-zip = 卷宗
api-case-file-bind = 装订卷宗
api-case-file-archive = 归档卷宗
api-follow-ups = 移交线索
api-follow-up = 一条移交线索及其文书
api-follow-up-open = 移交线索或当场处理
api-follow-up-acknowledge = 签收线索
api-follow-up-outcome = 回告结果
api-result-syncs = 报送情况
api-result-export = 导出待报送结果
api-network-mirror = 六个网上运行环节的台账
api-result-confirm = 平台已确认
api-result-refuse = 平台已退回
api-public-results = 公示的检查结果
api-year = 年度情况
api-assessment = 自评（14 项）
api-repeat-alerts = 重复检查预警
api-inspection-trace = 任务留痕与尽职免责
joint-result-not-found = 检查任务“{ $task }”还没有公示的结果。
api-public-joint-result = 一次入企各部门的公示结果
